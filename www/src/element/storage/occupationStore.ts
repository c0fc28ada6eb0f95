import type { Occupation } from "../../package/types.js";
import { type StorageFailure, storageFailureOf } from "./answerStore.js";
import type { KeyValueStorage, StoragePlace } from "./storagePlace.js";

/** The most occupations that a person may add: enough for a shortlist, and small beside the answers. */
export const maxAdded = 50;

/** Two tabs may each have added that many. */
const maxStored = 2 * maxAdded;

/** In UTF-16 units. Browsers give a page about 5 million: the answers must always fit beside these. */
const maxStoredLength = 1_500_000;

/**
 * The added occupations of one element, under a key of their own: the answers do not depend on them. No method throws:
 * where the storage fails, the result says so.
 */
export class OccupationStore {
  readonly #storage: () => KeyValueStorage;
  readonly #key: string;
  #known: string | null = null;

  constructor({ storage, prefix }: StoragePlace) {
    this.#storage = storage;
    this.#key = `${prefix}occupations`;
  }

  /** The stored records. The engine checks them later. */
  read(): { occupations: Occupation[]; damaged: boolean } {
    try {
      this.#known = this.#storage().getItem(this.#key);
    } catch {
      // The answers cannot be read either, and that is reported.
      return { occupations: [], damaged: false };
    }
    const occupations = recordsIn(this.#known);
    return { occupations: occupations ?? [], damaged: occupations === null };
  }

  /** Stores the change from `before` to `after`. Occupations that another tab has added meanwhile stay. */
  keep(before: readonly Occupation[], after: readonly Occupation[]): StorageFailure | null {
    try {
      const storage = this.#storage();
      const mine = new Set([...before, ...after].map(({ reference }) => reference));
      const others = (recordsIn(storage.getItem(this.#key)) ?? []).filter(({ reference }) => !mine.has(reference));
      const all = [...others, ...after];
      const text = all.length > 0 ? JSON.stringify(all) : null;
      if (all.length > maxStored || (text !== null && text.length > maxStoredLength)) return "full";
      if (text === null) storage.removeItem(this.#key);
      else storage.setItem(this.#key, text);
      this.#known = text;
      return null;
    } catch (error) {
      return storageFailureOf(error);
    }
  }

  /** The occupations, if another tab has changed them since they were last read or stored here; else `null`. */
  changed(): Occupation[] | null {
    try {
      const text = this.#storage().getItem(this.#key);
      if (text === this.#known) return null;
      this.#known = text;
      return recordsIn(text);
    } catch {
      return null;
    }
  }

  /** Calls `changed` when another tab may have changed them. Ends with `until`. */
  watch(changed: () => void, until: AbortSignal): void {
    addEventListener(
      "storage",
      ({ key }) => {
        if (key === this.#key) changed();
      },
      { signal: until },
    );
  }
}

/** `null` where the text is no list of records. */
function recordsIn(text: string | null): Occupation[] | null {
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    const isRecord = (one: unknown) => typeof one === "object" && one !== null && "reference" in one;
    return Array.isArray(value) && value.length <= maxStored && value.every(isRecord) ? (value as Occupation[]) : null;
  } catch {
    return null;
  }
}

/**
 * Both lists, without two of one reference: the engine refuses those. One of `more` takes the place of the one that is
 * here, as in `Catalogue.with`. The order is the person's own, which the engine does not keep.
 */
export function mergeOccupations(all: readonly Occupation[], more: readonly Occupation[]): readonly Occupation[] {
  if (more.length === 0) return all;
  const byReference = new Map(all.map((occupation) => [occupation.reference, occupation]));
  for (const occupation of more) byReference.set(occupation.reference, occupation);
  return [...byReference.values()];
}
