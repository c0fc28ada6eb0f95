import type { Catalogue } from "../core/index.js";
import type { Occupation } from "../core/types.js";

/** The catalogue that this page comes with, and those that it becomes with what a person adds. */
export class Shelf {
  readonly #base: Catalogue;
  #made: { readonly added: readonly Occupation[]; readonly catalogue: Catalogue }[] = [];

  constructor(base: Catalogue) {
    this.#base = base;
  }

  /** The catalogue with these, where it is there and has all that the answers are about. */
  ready(added: readonly Occupation[], answers: unknown): Catalogue | null {
    const catalogue = this.#of(added);
    return catalogue?.missing(answers).length === 0 ? catalogue : null;
  }

  /** Makes it, and brings what the answers are about; `ready` gives it then. */
  async prepare(added: readonly Occupation[], answers: unknown): Promise<Catalogue> {
    let catalogue = this.#of(added);
    if (!catalogue) {
      catalogue = await this.#base.with([...added]);
      // The present one, the one before, which can be had back, and one that a person is about to take.
      this.#made = [...this.#made.slice(-2), { added, catalogue }];
    }
    await catalogue.load(catalogue.missing(answers));
    return catalogue;
  }

  #of(added: readonly Occupation[]): Catalogue | undefined {
    return added.length === 0 ? this.#base : this.#made.find((made) => areSame(made.added, added))?.catalogue;
  }
}

const areSame = (these: readonly Occupation[], those: readonly Occupation[]): boolean =>
  these.length === those.length && these.every((one, index) => one === those[index]);
