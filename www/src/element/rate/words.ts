import type { Interval, Kind, NextReport } from "../../package/types.js";
import { list, percent, range } from "../shared/words.js";

// The wording of rating that depends on numbers.

/** The question about one statement of each kind. */
export const oneQuestion: Record<Kind, string> = {
  knowledge: "How well do you know this today?",
  skill: "How far can you do this today?",
  behaviour: "How often do you act like this today?",
};

/** "Enough answered: …" */
export const settledWords = (next: NextReport): string => `Enough answered: ${movesWords(next)}.`;

/** By how much more answers can change the coverage. */
export function movesWords({ canRise, canFall, settled }: NextReport): string {
  const most = settled ? "at most" : "up to";
  const moves = [
    ...(canRise > 0 ? [`raise what you show by ${most} ${percent(canRise)}`] : []),
    ...(canFall > 0 ? [`lower it by ${most} ${percent(canFall)}`] : []),
  ];
  if (moves.length === 0) return "more answers cannot change the result";
  return `more answers can ${settled ? "" : "still "}${list(moves)}`;
}

/** "at least 24% and at most 81%", or "nothing certain" for 0 to 100%. */
export const leftRange = (interval: Interval): string =>
  interval.shown === 0 && interval.possible === 1 ? "nothing certain" : range(interval);
