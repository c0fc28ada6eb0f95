import type { OccupationSummary, SearchResult } from "../../../package/types.js";
import { wholeText } from "../../shared/wholeText.js";
import type { Words } from "../../words/words.js";

/** With more occupations than this, a person searches instead of opening a list. */
export const maxInSelect = 7;

const maxListed = 20;

/** One option of the list. */
export type PickerOption = Pick<SearchResult, "reference" | "name" | "route" | "level"> & {
  readonly matched?: SearchResult["matched"];
};

type Context = {
  /** The occupations that match, the best first. */
  readonly search: (text: string, limit: number) => Promise<{ total: number; results: readonly SearchResult[] }>;
  readonly all: () => readonly OccupationSummary[];
  readonly choose: (reference: string) => void;
  readonly render: () => void;
  readonly announce: (text: string) => void;
  readonly words: () => Words;
};

/**
 * The state of a field that finds one occupation by typing: the combobox of the ARIA Authoring Practices, with a list
 * and no automatic selection. It is kept apart from the page's state, which does not depend on it.
 */
export class Picker {
  readonly id: string;
  readonly #context: Context;
  /** The typed text; `null` while the field shows the chosen occupation. */
  text: string | null = null;
  open = false;
  options: readonly PickerOption[] = [];
  total = 0;
  /** The index of the option that the arrow keys are at; -1 for the field itself. */
  active = -1;
  #searchCount = 0;

  constructor(id: string, context: Context) {
    this.id = id;
    this.#context = context;
  }

  typed(text: string): void {
    this.text = text;
    void this.#find(text);
  }

  /** Opens the list without anything typed. */
  show(): void {
    if (!this.open) void this.#find(this.text ?? "");
  }

  /** Closes the list; the field shows the chosen occupation again. */
  close(): void {
    this.#searchCount += 1;
    if (!this.open && this.text === null) return;
    this.text = null;
    this.open = false;
    this.active = -1;
    this.#context.render();
  }

  select(reference: string): void {
    this.close();
    this.#context.choose(reference);
  }

  /** Handles a key; `true` where the list has used it. */
  handleKey(key: string, alt: boolean): boolean {
    switch (key) {
      case "ArrowDown":
      case "ArrowUp":
        if (!this.open) this.show();
        else if (!alt) this.#move(key === "ArrowDown" ? 1 : -1);
        else if (key === "ArrowUp") this.close();
        return true;
      case "ArrowLeft":
      case "ArrowRight":
      case "Home":
      case "End":
        // Keys of the text field: the active option is left.
        if (this.active >= 0) {
          this.active = -1;
          this.#context.render();
        }
        return false;
      case "Enter": {
        const option = this.options[this.active];
        if (!this.open) return false;
        if (option) this.select(option.reference);
        return true;
      }
      case "Escape":
        if (!this.open && this.text === null) return false;
        this.close();
        return true;
      default:
        return false;
    }
  }

  /** Moves the active option, cyclically through the field. */
  #move(by: 1 | -1): void {
    const places = this.options.length + 1;
    this.active = ((this.active + 1 + by + places) % places) - 1;
    this.#context.render();
  }

  async #find(text: string): Promise<void> {
    const search = ++this.#searchCount;
    const found = text.trim() === "" ? this.#first() : await this.#searched(text);
    // A newer search has started.
    if (search !== this.#searchCount) return;
    this.options = found.options;
    this.total = found.total;
    this.active = -1;
    this.open = true;
    this.#context.render();
    this.#context.announce(this.words());
  }

  /** "3 occupations found", "The first 20 of 640 occupations" */
  words(): string {
    const { say } = this.#context.words();
    const { total } = this;
    if (total === 0) return say("picker.none");
    const listed = this.options.length;
    return listed < total ? say("picker.best", { listed, total }) : say("picker.found", { count: total });
  }

  #first(): { options: PickerOption[]; total: number } {
    const all = [...this.#context.all()].sort((one, other) => one.name.localeCompare(other.name, "en-GB"));
    return { options: all.slice(0, maxListed), total: all.length };
  }

  async #searched(text: string): Promise<{ options: readonly PickerOption[]; total: number }> {
    try {
      const { total, results } = await this.#context.search(wholeText(text), maxListed);
      return { options: results, total };
    } catch (error) {
      console.info(error);
      // The search could not be loaded: match the names.
      const wanted = text.trim().toLowerCase();
      const options = this.#context.all().filter(({ name }) => name.toLowerCase().includes(wanted));
      return { options: options.slice(0, maxListed), total: options.length };
    }
  }
}
