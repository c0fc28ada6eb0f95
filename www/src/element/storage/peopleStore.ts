import type { GapRequest } from "../../package/types.js";
import { type StorageFailure, storageFailureOf } from "./answerStore.js";
import { keyOf, type KeyValueStorage, type StoragePlace } from "./storagePlace.js";

/** Somebody whose answers are kept here. The id of the first is empty; so is a name that nobody gave. */
export type Person = { readonly id: string; readonly name: string };

/** Everybody, and whose answers are shown first. */
export type People = { readonly all: readonly Person[]; readonly open: string };

/** How somebody's answers were on a day. */
export type KeptDay = { readonly day: string; readonly answers: GapRequest };

export const peopleFormat = "skills-gap-people/1";
const daysFormat = "skills-gap-days/1";

/** More than a day's work of an adviser. */
export const maxPeople = 100;
export const maxDays = 24;
export const maxName = 80;

/**
 * Who is kept here, and earlier days of each. The answers themselves are the `AnswerStore`'s, each under the key that
 * `answersKey` gives: to look at somebody else moves nothing. No method throws.
 */
export class PeopleStore {
  readonly #storage: () => KeyValueStorage;
  readonly #tab: () => KeyValueStorage;
  readonly #prefix: string;

  constructor({ storage, tab, prefix }: StoragePlace) {
    this.#storage = storage;
    this.#tab = tab;
    this.#prefix = prefix;
  }

  /** `null` where there is one person, without a name. Answers that belong to nobody listed are somebody's. */
  read(): People | null {
    try {
      const storage = this.#storage();
      const listed = peopleIn(storage.getItem(`${this.#prefix}people`));
      const all = [...(listed?.all ?? [])];
      const own = `${this.#prefix}answers/`;
      for (let at = 0; at < storage.length; at += 1) {
        const key = storage.key(at) ?? "";
        const id = key.slice(own.length);
        if (key.startsWith(own) && !all.some((one) => one.id === id)) all.push({ id, name: "" });
      }
      if (!listed && all.length === 0) return null;
      const isFirstKept = storage.getItem(keyOf(this.#prefix, "answers", "")) !== null;
      if (!all.some(({ id }) => id === "") && (isFirstKept || all.length === 0)) all.unshift({ id: "", name: "" });
      const open = this.#lastOpen() ?? listed?.open ?? "";
      return { all, open: all.some(({ id }) => id === open) ? open : (all[0]?.id ?? "") };
    } catch {
      return null;
    }
  }

  /** The list as it is stored now, with whom this tab shows among them; `null` where nobody is listed. */
  readFor(shown: People | null): People | null {
    const open = shown?.open ?? "";
    const now = this.read();
    if (!now) return null;
    const mine = shown?.all.find(({ id }) => id === open) ?? { id: open, name: "" };
    return { all: now.all.some(({ id }) => id === open) ? now.all : [...now.all, mine], open };
  }

  /** Stores the list; `null` removes it. */
  write(people: People | null): StorageFailure | null {
    this.stayWith(people?.open ?? null);
    return this.#set("people", "", people && { format: peopleFormat, ...people });
  }

  /** The stored text of somebody's answers. */
  answersOf(id: string): string | null {
    return this.#get("answers", id);
  }

  /** Keeps somebody's answers; `null` removes them. */
  setAnswers(id: string, text: string | null): StorageFailure | null {
    return this.#setText("answers", id, text);
  }

  days(id: string): KeptDay[] {
    return daysIn(this.#get("days", id));
  }

  setDays(id: string, days: readonly KeptDay[]): StorageFailure | null {
    return this.#set("days", id, days.length > 0 ? { format: daysFormat, days } : null);
  }

  /** Calls `changed` when another tab has changed who is here, or a kept day. Ends with `until`. */
  watch(changed: () => void, until: AbortSignal): void {
    const own = ["people", "days", "answers/"].map((name) => `${this.#prefix}${name}`);
    addEventListener(
      "storage",
      ({ key }) => {
        if (key === null || own.some((name) => key.startsWith(name))) changed();
      },
      { signal: until },
    );
    // A page restored from the back-forward cache has missed the events.
    addEventListener(
      "pageshow",
      ({ persisted }) => {
        if (persisted) changed();
      },
      { signal: until },
    );
  }

  /** Remembers whom this tab shows; `null` where there are not several. */
  stayWith(open: string | null): void {
    try {
      if (open !== null) this.#tab().setItem(`${this.#prefix}open`, open);
      else this.#tab().removeItem(`${this.#prefix}open`);
    } catch {
      // The one that any tab has opened last is shown after a reload.
    }
  }

  /** Whom this tab has shown last: a reload stays with them, whatever other tabs show. */
  #lastOpen(): string | null {
    try {
      return this.#tab().getItem(`${this.#prefix}open`);
    } catch {
      return null;
    }
  }

  #get(name: string, person: string): string | null {
    try {
      return this.#storage().getItem(keyOf(this.#prefix, name, person));
    } catch {
      return null;
    }
  }

  #set(name: string, person: string, value: object | null): StorageFailure | null {
    return this.#setText(name, person, value && JSON.stringify(value));
  }

  #setText(name: string, person: string, text: string | null): StorageFailure | null {
    try {
      const storage = this.#storage();
      const key = keyOf(this.#prefix, name, person);
      if (text === null) storage.removeItem(key);
      else storage.setItem(key, text);
      return null;
    } catch (error) {
      return storageFailureOf(error);
    }
  }
}

function peopleIn(text: string | null): People | null {
  const value = recordIn(text, peopleFormat);
  if (!value || !Array.isArray(value["all"])) return null;
  const all = value["all"].filter(isPerson).slice(0, maxPeople);
  const { open } = value;
  return all.length > 0 ? { all, open: typeof open === "string" ? open : "" } : null;
}

function daysIn(text: string | null): KeptDay[] {
  const value = recordIn(text, daysFormat);
  return value && Array.isArray(value["days"]) ? value["days"].filter(isKeptDay).slice(-maxDays) : [];
}

/** The object of this format in a text. */
export function recordIn(text: string | null, format: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return isRecord(value) && value["format"] === format ? value : null;
  } catch {
    return null;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPerson = (value: unknown): value is Person =>
  isRecord(value) && typeof value["id"] === "string" && typeof value["name"] === "string";

/** The engine checks the answers when they are compared. */
export const isKeptDay = (value: unknown): value is KeptDay =>
  isRecord(value) && typeof value["day"] === "string" && isRecord(value["answers"]);
