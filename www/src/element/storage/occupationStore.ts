import type { Occupation } from "../../package/types.js";
import { type Trouble, troubleOf } from "./answerStore.js";

/** How many occupations a person may add: enough for a shortlist, and little beside the answers. */
export const mostAdded = 50;

/** What two tabs may have added that have not heard of each other. */
const mostTogether = 2 * mostAdded;

/** Browsers give a page some 5 million characters: the answers must always find room beside these. */
const mostText = 1_500_000;

const KEY = "skills-gap/occupations";

/**
 * The occupations that a person has added, on this device. They have a key of their own: whatever becomes of them,
 * the answers are not touched. Every call survives a `localStorage` that fails, and says so in what it returns.
 */
export class OccupationStore {
  #storage: () => Storage;
  #known: string | null = null;

  /** `storage` is a function because merely naming `localStorage` may throw. */
  constructor(storage: () => Storage = () => window.localStorage) {
    this.#storage = storage;
  }

  /** Records as they were kept; whether they still make occupations, the core says. */
  read(): { occupations: Occupation[]; damaged: boolean } {
    try {
      this.#known = this.#storage().getItem(KEY);
    } catch {
      // The answers cannot be read then either, and say so.
      return { occupations: [], damaged: false };
    }
    const occupations = recordsIn(this.#known);
    return { occupations: occupations ?? [], damaged: occupations === null };
  }

  /** Keeps what has become of `before` here; what another tab has added meanwhile stays. */
  keep(before: readonly Occupation[], after: readonly Occupation[]): Trouble | null {
    try {
      const storage = this.#storage();
      const mine = new Set([...before, ...after].map(({ reference }) => reference));
      const others = (recordsIn(storage.getItem(KEY)) ?? []).filter(({ reference }) => !mine.has(reference));
      const all = [...others, ...after];
      const text = all.length > 0 ? JSON.stringify(all) : null;
      if (all.length > mostTogether || (text !== null && text.length > mostText)) return "full";
      if (text === null) storage.removeItem(KEY);
      else storage.setItem(KEY, text);
      this.#known = text;
      return null;
    } catch (error) {
      return troubleOf(error);
    }
  }

  /** What another tab has made of them since they were last read or kept here; `null` where it has not. */
  changed(): Occupation[] | null {
    try {
      const text = this.#storage().getItem(KEY);
      if (text === this.#known) return null;
      this.#known = text;
      return recordsIn(text);
    } catch {
      return null;
    }
  }

  /** Calls `changed` when another tab may have changed them. */
  watch(changed: () => void): void {
    addEventListener("storage", ({ key }) => {
      if (key === KEY) changed();
    });
  }
}

/** `null` where the text is no list of records. */
function recordsIn(text: string | null): Occupation[] | null {
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    const isRecord = (one: unknown) => typeof one === "object" && one !== null && "reference" in one;
    return Array.isArray(value) && value.length <= mostTogether && value.every(isRecord)
      ? (value as Occupation[])
      : null;
  } catch {
    return null;
  }
}

/** Those of `more` in the place of those that have their reference, the rest behind. */
export function merged(all: readonly Occupation[], more: readonly Occupation[]): readonly Occupation[] {
  if (more.length === 0) return all;
  const byReference = new Map(all.map((occupation) => [occupation.reference, occupation]));
  for (const occupation of more) byReference.set(occupation.reference, occupation);
  return [...byReference.values()];
}
