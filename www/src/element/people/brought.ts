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

/** Whether two say the same, in whatever order. */
export const isSame = (one: unknown, other: unknown): boolean => inOrder(one) === inOrder(other);

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
