import { keyOf, type KeyValueStorage, type StoragePlace } from "./storagePlace.js";

/** Why the answers cannot be stored on this device. */
export type StorageFailure = "blocked" | "full" | "failed";

export type Saved = "saved" | "changedElsewhere" | StorageFailure;

/** Stored text that cannot be read, under a key of its own until the person decides. */
export type Unreadable = { readonly key: string; readonly text: string };

/**
 * The answers of one person in one element. No method throws: where the storage is missing, blocked, full or broken, the result
 * says so. The store remembers the text that it last read or wrote, and overwrites no other: another tab wrote that.
 */
export class AnswerStore {
  readonly #storage: () => KeyValueStorage;
  readonly #tab: () => KeyValueStorage;
  readonly #prefix: string;
  #person = "";
  #key: string;
  #known: string | null = null;

  constructor({ storage, tab, prefix }: StoragePlace) {
    this.#storage = storage;
    this.#tab = tab;
    this.#prefix = prefix;
    this.#key = keyOf(prefix, "answers", "");
  }

  /** From now on it is about the answers of another person. */
  use(person: string): void {
    this.#person = person;
    this.#key = keyOf(this.#prefix, "answers", person);
    this.#known = null;
  }

  read(): { text: string | null; failure: StorageFailure | null } {
    try {
      this.#known = this.#storage().getItem(this.#key);
      return { text: this.#known, failure: null };
    } catch (error) {
      return { text: null, failure: storageFailureOf(error) };
    }
  }

  /** Stores `text`, or with `null` removes the answers. Does nothing where another tab has written meanwhile. */
  save(text: string | null): Saved {
    try {
      const there = this.#storage().getItem(this.#key);
      // Two tabs that do the same do not disagree.
      return there === this.#known || there === text ? this.replace(text) : "changedElsewhere";
    } catch (error) {
      return storageFailureOf(error);
    }
  }

  /** Stores `text` and overwrites what another tab has written: the person has decided. */
  replace(text: string | null): Saved {
    try {
      const storage = this.#storage();
      if (text === null) storage.removeItem(this.#key);
      else storage.setItem(this.#key, text);
      this.#known = text;
      return "saved";
    } catch (error) {
      return storageFailureOf(error);
    }
  }

  /** The example that this tab shows in place of the answers. */
  example(): string | null {
    try {
      return this.#tab().getItem(`${this.#prefix}example`);
    } catch {
      return null;
    }
  }

  /** Has this tab show an example after a reload, too; `null` no longer. */
  keepExample(text: string | null): void {
    try {
      if (text === null) this.#tab().removeItem(`${this.#prefix}example`);
      else this.#tab().setItem(`${this.#prefix}example`, text);
    } catch {
      // A reload shows the person's own answers.
    }
  }

  /** Moves text that cannot be read to a key of its own. Where that fails, it stays where it was. */
  setUnreadableAside(text: string): void {
    try {
      const storage = this.#storage();
      const key = this.#unreadableKey(this.#person);
      // Removed first: two copies may not fit. A text that another tab has written since stays.
      if (storage.getItem(this.#key) === text) storage.removeItem(this.#key);
      try {
        storage.setItem(key, text);
        this.#known = null;
      } catch (error) {
        if (storage.getItem(this.#key) === null) storage.setItem(this.#key, text);
        throw error;
      }
    } catch {
      // It stays where it was, and save() will find it there and report "changedElsewhere".
      this.#known = null;
    }
  }

  /** The texts of one person that cannot be read: of nobody else. */
  unreadable(person = this.#person): Unreadable[] {
    try {
      const storage = this.#storage();
      const own = `${keyOf(this.#prefix, "unreadable", person)}/`;
      return Array.from({ length: storage.length }, (_, index) => storage.key(index))
        .filter((key) => key !== null)
        .filter((key) => key.startsWith(own) && !key.slice(own.length).includes("/"))
        .map((key) => ({ key, text: storage.getItem(key) ?? "" }));
    } catch {
      return [];
    }
  }

  forgetUnreadable(person = this.#person): void {
    try {
      for (const { key } of this.unreadable(person)) this.#storage().removeItem(key);
    } catch {
      // It is offered again at the next visit.
    }
  }

  /** Keeps such texts of somebody again. */
  keepUnreadable(person: string, texts: readonly string[]): StorageFailure | null {
    try {
      for (const text of texts) this.#storage().setItem(this.#unreadableKey(person), text);
      return null;
    } catch (error) {
      return storageFailureOf(error);
    }
  }

  /** A key that is free. */
  #unreadableKey(person: string): string {
    const number = this.unreadable(person).length + 1;
    return `${keyOf(this.#prefix, "unreadable", person)}/${number}-${Date.now()}`;
  }

  /**
   * Remembers `text`, written by another tab, so that it may be overwritten. `false` where it is known already, or
   * where another text has replaced it.
   */
  follow(text: string | null): boolean {
    try {
      if (text === this.#known || this.#storage().getItem(this.#key) !== text) return false;
      this.#known = text;
      return true;
    } catch {
      // Blocked meanwhile: the next save says so.
      return false;
    }
  }

  /**
   * Calls `changed` with the new text whenever another tab has written or removed the answers. `save` does not
   * overwrite that text before `follow` is called with it. Ends with `until`.
   */
  watch(changed: (text: string | null) => void, until: AbortSignal): void {
    const look = () => {
      try {
        const text = this.#storage().getItem(this.#key);
        if (text !== this.#known) changed(text);
      } catch {
        // Blocked meanwhile: the next save says so.
      }
    };
    // A null key means that everything was cleared.
    addEventListener(
      "storage",
      ({ key }) => {
        if (key === this.#key || key === null) look();
      },
      { signal: until },
    );
    // A page restored from the back-forward cache has missed the events.
    addEventListener(
      "pageshow",
      ({ persisted }) => {
        if (persisted) look();
      },
      { signal: until },
    );
    look();
  }
}

export function storageFailureOf(error: unknown): StorageFailure {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "SecurityError") return "blocked";
  // Firefox has its own name for it.
  if (name === "QuotaExceededError" || name === "NS_ERROR_DOM_QUOTA_REACHED") return "full";
  return "failed";
}
