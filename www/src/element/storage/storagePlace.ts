import type { SkillsGapRemember } from "../../package/elementTypes.js";

/** What the stores need of a `Storage`. */
export type KeyValueStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Where an element keeps what it keeps. */
export type StoragePlace = {
  /** A function because merely naming `localStorage` may throw. */
  readonly storage: () => KeyValueStorage;
  /** What one tab remembers for itself. */
  readonly tab: () => KeyValueStorage;
  /** Before each key, so that two elements do not know each other. */
  readonly prefix: string;
};

export const remembering: readonly SkillsGapRemember[] = ["device", "session", "none"];

/** What an element that keeps nothing has until it starts with another place. */
const memories = new WeakMap<object, KeyValueStorage>();

/** The place of the element `host`, called `name`; of the only one of a page where that is empty. */
export function storagePlace(remember: SkillsGapRemember, name: string, host: object): StoragePlace {
  const inMemory = (remember === "none" && memories.get(host)) || new MemoryStorage();
  memories.set(host, inMemory);
  const storages: Record<SkillsGapRemember, () => KeyValueStorage> = {
    device: () => window.localStorage,
    session: () => window.sessionStorage,
    none: () => inMemory,
  };
  const tab = remember === "none" ? storages.none : storages.session;
  return { storage: storages[remember], tab, prefix: name ? `skills-gap:${name}/` : "skills-gap/" };
}

/** Under which key what is called `name` is kept of somebody; the first person's id is empty. */
export const keyOf = (prefix: string, name: string, person: string): string =>
  `${prefix}${name}${person ? `/${person}` : ""}`;

/** Forgets everything with the page. */
class MemoryStorage implements KeyValueStorage {
  readonly #items = new Map<string, string>();

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }
}
