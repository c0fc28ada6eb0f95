const pause = 800;

/**
 * One polite live region. What is said within a short while is said once and together, and of
 * several findings only the last, so that quick answering does not end in a queue of speech.
 */
export class Announcer {
  #region: HTMLElement;
  #finding = "";
  #found = "";
  #messages: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  /** The newest finding takes the place of one not yet said. */
  finding(text: string): void {
    this.#finding = text;
    this.#schedule();
  }

  /** Likewise, how much a search has found: who is typing hears of the last word only. */
  found(text: string): void {
    this.#found = text;
    this.#schedule();
  }

  /** A message is never dropped. */
  message(text: string): void {
    this.#messages.push(text);
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#region.textContent = [...this.#messages, this.#found, this.#finding].filter(Boolean).join(" ");
      this.#messages = [];
      this.#finding = "";
      this.#found = "";
    }, pause);
  }
}
