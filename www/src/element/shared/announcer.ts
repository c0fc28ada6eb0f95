/** How long an announcement waits for others to join it, in milliseconds. */
const delay = 800;

/**
 * One polite live region. Announcements within a short time are joined into one, with only the newest finding:
 * quick answering does not end in a queue of speech.
 */
export class Announcer {
  readonly #region: HTMLElement;
  readonly #host: HTMLElement;
  readonly #isEnglish: (text: string) => boolean;
  #finding = "";
  #searchResult = "";
  #messages: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param host The element whose child the region is.
   * @param isEnglish Whether a text is English among the words of another language.
   */
  constructor(region: HTMLElement, host: HTMLElement, isEnglish: (text: string) => boolean) {
    this.#isEnglish = isEnglish;
    this.#region = region;
    this.#host = host;
    host.append(region);
  }

  /** Replaces a finding that is not announced yet. */
  finding(text: string): void {
    this.#finding = text;
    this.#schedule();
  }

  /** How much a search has found. Replaces one that is not announced yet, so that typing announces only the last. */
  searchResult(text: string): void {
    this.#searchResult = text;
    this.#schedule();
  }

  /** A message is never dropped. */
  message(text: string): void {
    this.#messages.push(text);
    this.#schedule();
  }

  /** A text, which a screen reader is told to read as English where it is. */
  #spoken(text: string): string | HTMLElement {
    if (!this.#isEnglish(text)) return text;
    const spoken = document.createElement("span");
    spoken.lang = "en";
    spoken.textContent = text;
    return spoken;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // The page may have emptied the element.
      if (this.#region.parentNode !== this.#host) this.#host.append(this.#region);
      const texts = [...this.#messages, this.#searchResult, this.#finding].filter(Boolean);
      this.#region.replaceChildren(...texts.flatMap((text, at) => [at > 0 ? " " : "", this.#spoken(text)]));
      this.#messages = [];
      this.#finding = "";
      this.#searchResult = "";
    }, delay);
  }
}
