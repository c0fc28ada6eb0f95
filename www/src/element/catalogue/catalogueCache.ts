import type { Catalogue } from "../../package/index.js";
import type { Occupation } from "../../package/types.js";

/** The present one, the one before, which can be had back, and one that a person is about to take. */
const mostKept = 3;

type Made = {
  readonly added: readonly Occupation[];
  readonly making: Promise<Catalogue>;
  /** `null` until it is made. */
  catalogue: Catalogue | null;
};

/** The catalogue that this page comes with, and those that it becomes with what a person adds. */
export class Shelf {
  readonly #base: Catalogue;
  /** Those used last, the newest at the end. */
  #made: readonly Made[] = [];

  constructor(base: Catalogue) {
    this.#base = base;
  }

  /** The catalogue with these, where it is there and has all that the answers are about. */
  ready(added: readonly Occupation[], answers: unknown): Catalogue | null {
    const catalogue = added.length === 0 ? this.#base : this.#found(added)?.catalogue;
    return catalogue?.missing(answers).length === 0 ? catalogue : null;
  }

  /** Makes it, and brings what the answers are about; `ready` gives it then. */
  async prepare(added: readonly Occupation[], answers: unknown): Promise<Catalogue> {
    const catalogue = added.length === 0 ? this.#base : await (this.#found(added) ?? this.#make(added)).making;
    await catalogue.load(catalogue.missing(answers));
    return catalogue;
  }

  #make(added: readonly Occupation[]): Made {
    const made: Made = { added, making: this.#base.with([...added]), catalogue: null };
    this.#made = [...this.#made.slice(1 - mostKept), made];
    made.making.then(
      (catalogue) => (made.catalogue = catalogue),
      () => (this.#made = this.#made.filter((one) => one !== made)),
    );
    return made;
  }

  #found(added: readonly Occupation[]): Made | undefined {
    const found = this.#made.find((made) => areSame(made.added, added));
    if (found) this.#made = [...this.#made.filter((one) => one !== found), found];
    return found;
  }
}

const areSame = (these: readonly Occupation[], those: readonly Occupation[]): boolean =>
  these.length === those.length && these.every((one, index) => one === those[index]);
