import type { Catalogue } from "../../package/index.js";
import type { Occupation } from "../../package/types.js";

/** The current catalogue, the one that undo needs, and one that a person is about to add to. */
const maxEntries = 3;

type CacheEntry = {
  readonly added: readonly Occupation[];
  readonly loading: Promise<Catalogue>;
  /** `null` until it is loaded. */
  catalogue: Catalogue | null;
};

/** The catalogue of the page, and the last few made of it with added occupations. */
export class CatalogueCache {
  readonly #base: Catalogue;
  /** The most recently used one is last. */
  #entries: readonly CacheEntry[] = [];

  constructor(base: Catalogue) {
    this.#base = base;
  }

  /** The catalogue with `added`, if it is cached and all that the answers name is loaded; else `null`. */
  get(added: readonly Occupation[], answers: unknown): Catalogue | null {
    const catalogue = added.length === 0 ? this.#base : this.#find(added)?.catalogue;
    return catalogue?.missing(answers).length === 0 ? catalogue : null;
  }

  /** Makes the catalogue with `added` and loads all that the answers name. `get` returns it from then on. */
  async load(added: readonly Occupation[], answers: unknown): Promise<Catalogue> {
    const catalogue = added.length === 0 ? this.#base : await (this.#find(added) ?? this.#create(added)).loading;
    await catalogue.load(catalogue.missing(answers));
    return catalogue;
  }

  #create(added: readonly Occupation[]): CacheEntry {
    const entry: CacheEntry = { added, loading: this.#base.with([...added]), catalogue: null };
    this.#entries = [...this.#entries.slice(1 - maxEntries), entry];
    entry.loading.then(
      (catalogue) => {
        entry.catalogue = catalogue;
      },
      () => {
        this.#entries = this.#entries.filter((one) => one !== entry);
      },
    );
    return entry;
  }

  #find(added: readonly Occupation[]): CacheEntry | undefined {
    const found = this.#entries.find((entry) => sameItems(entry.added, added));
    if (found) this.#entries = [...this.#entries.filter((one) => one !== found), found];
    return found;
  }
}

const sameItems = (a: readonly Occupation[], b: readonly Occupation[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
