import { isRecord } from "../storage/peopleStore.js";

/** What a list says of somebody. */
export type Summary = {
  readonly answers: number;
  readonly notes: number;
  readonly done: number;
  readonly hasAdvert: boolean;
  readonly setAside: number;
  readonly target: string;
};

/** Of answers as they are stored, which nobody has checked yet. */
export function summaryOf(stored: Record<string, unknown>): Summary {
  const { ratings, notes, done, advert, setAside, target } = stored;
  return {
    answers: within(ratings),
    notes: within(notes),
    done: within(done),
    hasAdvert: isRecord(advert),
    setAside: Array.isArray(setAside) ? setAside.length : 0,
    target: typeof target === "string" ? target : "",
  };
}

/** How many there are by statement, of all occupations. */
function within(value: unknown): number {
  const each = isRecord(value) ? Object.values(value).filter(isRecord) : [];
  return each.reduce((sum, own) => sum + Object.keys(own).length, 0);
}
