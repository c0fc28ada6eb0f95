import type { OccupationSummary, SearchResult } from "../../../package/types.js";
import { count } from "../../shared/words.js";

/** From how many occupations on a person searches instead of looking through a list. */
export const mostInList = 7;

const mostListed = 20;

/** One line of what a picker offers. */
export type Offer = Pick<SearchResult, "reference" | "name" | "route" | "level"> & {
  readonly matched?: SearchResult["matched"];
};

type Around = {
  /** The occupations that fit, the best first. */
  readonly search: (text: string, limit: number) => Promise<{ total: number; results: readonly SearchResult[] }>;
  readonly all: () => readonly OccupationSummary[];
  readonly choose: (reference: string) => void;
  readonly redraw: () => void;
  readonly say: (text: string) => void;
};

/**
 * A field in which one occupation is found by typing: the combobox of the ARIA Authoring Practices, whose list is
 * offered and nothing taken before a person says so. What is open here concerns nothing else on the page.
 */
export class Picker {
  readonly id: string;
  readonly #around: Around;
  /** What is being typed; `null` as long as the field shows what is chosen. */
  text: string | null = null;
  open = false;
  offers: readonly Offer[] = [];
  total = 0;
  /** The offer that the arrows are at; -1 for the field itself. */
  active = -1;
  #asked = 0;

  constructor(id: string, around: Around) {
    this.id = id;
    this.#around = around;
  }

  typed(text: string): void {
    this.text = text;
    void this.#find(text);
  }

  /** Shows what there is, without anything typed. */
  show(): void {
    if (!this.open) void this.#find(this.text ?? "");
  }

  /** Back to what is chosen. */
  close(): void {
    this.#asked += 1;
    if (!this.open && this.text === null) return;
    this.text = null;
    this.open = false;
    this.active = -1;
    this.#around.redraw();
  }

  take(reference: string): void {
    this.close();
    this.#around.choose(reference);
  }

  /** Whether the key is one of the list's. */
  key(key: string, alt: boolean): boolean {
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
        // The field's own keys, and back in the field.
        if (this.active >= 0) {
          this.active = -1;
          this.#around.redraw();
        }
        return false;
      case "Enter": {
        const offer = this.offers[this.active];
        if (!this.open) return false;
        if (offer) this.take(offer.reference);
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

  /** Round, by way of the field. */
  #move(by: 1 | -1): void {
    const places = this.offers.length + 1;
    this.active = ((this.active + 1 + by + places) % places) - 1;
    this.#around.redraw();
  }

  async #find(text: string): Promise<void> {
    const turn = ++this.#asked;
    const found = text.trim() === "" ? this.#first() : await this.#searched(text);
    // What was typed since has a turn of its own.
    if (turn !== this.#asked) return;
    this.offers = found.offers;
    this.total = found.total;
    this.active = -1;
    this.open = true;
    this.#around.redraw();
    this.#around.say(this.words());
  }

  /** "3 occupations found", "The first 20 of 640 occupations" */
  words(): string {
    if (this.total === 0) return "No occupation found. Try other words.";
    if (this.offers.length < this.total) return `The best ${this.offers.length} of ${this.total} occupations found.`;
    return `${count(this.total, "occupation")} found.`;
  }

  #first(): { offers: Offer[]; total: number } {
    const all = [...this.#around.all()].sort((one, other) => one.name.localeCompare(other.name, "en-GB"));
    return { offers: all.slice(0, mostListed), total: all.length };
  }

  async #searched(text: string): Promise<{ offers: readonly Offer[]; total: number }> {
    try {
      const { total, results } = await this.#around.search(text, mostListed);
      return { offers: results, total };
    } catch (error) {
      console.info(error);
      // What searches did not arrive: by name, as well as it goes.
      const wanted = text.trim().toLowerCase();
      const offers = this.#around.all().filter(({ name }) => name.toLowerCase().includes(wanted));
      return { offers: offers.slice(0, mostListed), total: offers.length };
    }
  }
}
