import { isKeptDay, isRecord, type KeptDay, maxDays } from "../storage/peopleStore.js";
import { summaryOf } from "./summary.js";

/** Somebody in a file with everybody's answers. */
type Brought = {
  readonly name: string;
  readonly answers: Record<string, unknown>;
  readonly days: readonly KeptDay[];
};

/** All of such a file of whom there is anything. */
export function broughtIn(value: Record<string, unknown>): Brought[] {
  const all = Array.isArray(value["all"]) ? value["all"].filter(isRecord) : [];
  return all.flatMap(({ name, answers, days }) => {
    const kept = Array.isArray(days) ? days.filter(isKeptDay).slice(-maxDays) : [];
    if (!isRecord(answers) || (!isAnything(answers) && kept.length === 0)) return [];
    return [{ name: typeof name === "string" ? name.trim() : "", answers, days: kept }];
  });
}

/** Whether there is anything in answers that nobody has checked yet. */
export function isAnything(stored: Record<string, unknown>): boolean {
  const { answers, notes, done, hasAdvert, setAside, target } = summaryOf(stored);
  const { assumed, current } = stored;
  const isSaid = (isRecord(assumed) && Object.keys(assumed).length > 0) || typeof current === "string";
  return target !== "" || answers + notes + done + setAside > 0 || hasAdvert || isSaid;
}

/** What the page adds to answers by itself: it follows from the statements here. */
const added: ReadonlySet<string> = new Set(["ratedOn", "weights"]);

/** Whether two say the same, in whatever order. */
export const isSame = (one: unknown, other: unknown): boolean => inOrder(one) === inOrder(other);

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => {
    if (added.has(key) || isEmpty(part)) return undefined;
    if (!isRecord(part)) return part;
    // Of a statement, null is "Not sure"; of all else, it is nothing.
    const all = Object.entries(part).filter(([, one]) => part !== value || one !== null);
    return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  });

/** A list without anything in it says as much as none. */
const isEmpty = (part: unknown): boolean =>
  (Array.isArray(part) && part.length === 0) || (isRecord(part) && Object.keys(part).length === 0);
