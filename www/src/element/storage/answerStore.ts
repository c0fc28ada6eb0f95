/** Why the answers cannot be kept on this device. */
export type Trouble = "blocked" | "full" | "failed";

export type Saved = "saved" | "changedElsewhere" | Trouble;

/** Stored text that no longer is JSON, kept under a key of its own until the person decides. */
export type Unreadable = { readonly key: string; readonly text: string };

const KEY = "skills-gap/answers";
const UNREADABLE = "skills-gap/unreadable/";

/**
 * The answers on this device. Every call survives a `localStorage` that is missing, blocked, full
 * or throwing, and says so in what it returns. The store knows the text this page last read or
 * wrote, so it never writes over what another tab has put there since.
 */
export class AnswerStore {
  #storage: () => Storage;
  #known: string | null = null;

  /** `storage` is a function because merely naming `localStorage` may throw. */
  constructor(storage: () => Storage = () => window.localStorage) {
    this.#storage = storage;
  }

  read(): { text: string | null; trouble: Trouble | null } {
    try {
      this.#known = this.#storage().getItem(KEY);
      return { text: this.#known, trouble: null };
    } catch (error) {
      return { text: null, trouble: troubleOf(error) };
    }
  }

  /** Keeps `text`, or with `null` forgets the answers; leaves alone what another tab wrote meanwhile. */
  save(text: string | null): Saved {
    try {
      const there = this.#storage().getItem(KEY);
      // Two tabs that do the same do not disagree.
      return there === this.#known || there === text ? this.replace(text) : "changedElsewhere";
    } catch (error) {
      return troubleOf(error);
    }
  }

  /** As `save`, whatever stands there now: for when the person has decided. */
  replace(text: string | null): Saved {
    try {
      const storage = this.#storage();
      if (text === null) storage.removeItem(KEY);
      else storage.setItem(KEY, text);
      this.#known = text;
      return "saved";
    } catch (error) {
      return troubleOf(error);
    }
  }

  /** Moves text that cannot be read out of the way; nothing is lost if that fails. */
  setUnreadableAside(text: string): void {
    try {
      const storage = this.#storage();
      const key = `${UNREADABLE}${this.unreadable().length + 1}-${Date.now()}`;
      // Away first: two copies may not fit. What another tab has put there since stays.
      if (storage.getItem(KEY) === text) storage.removeItem(KEY);
      try {
        storage.setItem(key, text);
        this.#known = null;
      } catch (error) {
        if (storage.getItem(KEY) === null) storage.setItem(KEY, text);
        throw error;
      }
    } catch {
      // It stays where it was, and save() will find it there and report "changedElsewhere".
      this.#known = null;
    }
  }

  unreadable(): Unreadable[] {
    try {
      const storage = this.#storage();
      return Array.from({ length: storage.length }, (_, index) => storage.key(index))
        .filter((key): key is string => key !== null && key.startsWith(UNREADABLE))
        .map((key) => ({ key, text: storage.getItem(key) ?? "" }));
    } catch {
      return [];
    }
  }

  forgetUnreadable(): void {
    try {
      for (const { key } of this.unreadable()) this.#storage().removeItem(key);
    } catch {
      // It is offered again at the next visit.
    }
  }

  /**
   * Takes note of what another tab has written, so that it may be written over; false where something else stands
   * there by now, or where it is known already.
   */
  follow(text: string | null): boolean {
    try {
      if (text === this.#known || this.#storage().getItem(KEY) !== text) return false;
      this.#known = text;
      return true;
    } catch {
      // Blocked meanwhile: the next save says so.
      return false;
    }
  }

  /**
   * Calls `changed` with the new text when another tab has written or deleted the answers, or already has. Until
   * `follow` is told of it, nothing is written over it.
   */
  watch(changed: (text: string | null) => void): void {
    const look = () => {
      try {
        const text = this.#storage().getItem(KEY);
        if (text !== this.#known) changed(text);
      } catch {
        // Blocked meanwhile: the next save says so.
      }
    };
    // A null key means that everything was cleared.
    addEventListener("storage", ({ key }) => {
      if (key === KEY || key === null) look();
    });
    // A page taken back out of the back-forward cache has missed the events.
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted) look();
    });
    look();
  }
}

export function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "SecurityError") return "blocked";
  // Firefox has its own name for it.
  if (name === "QuotaExceededError" || name === "NS_ERROR_DOM_QUOTA_REACHED") return "full";
  return "failed";
}
