import type { Answer, GapReport, Kind, NextReport, Point, Question } from "../../package/types.js";
import { findingInShort, labelAt, marginWords } from "../shared/words.js";
import type { Words } from "../words/words.js";

// The wording of rating that depends on numbers.

/** Said once no more answers are needed. */
export const enoughWords = (words: Words, { counts: { overall } }: Pick<GapReport, "counts">): string =>
  words.say("rate.enough", { finding: words.capitalised(findingInShort(words, overall)) });

/** What some questions do: "About 12 questions make it yours." */
export const questionsWords = (
  { say }: Words,
  { moreQuestions: count }: Pick<GapReport, "moreQuestions">,
  what: "yours" | "sure",
): string => say(what === "yours" ? "rate.makeItYours" : "rate.makeItSure", { count });

/** How many more answers are worth giving: "About 12 more questions make this sure to ± 10%." */
export function moreWords(
  words: Words,
  { enough, moreQuestions: count, margin: share }: Pick<NextReport | GapReport, "enough" | "moreQuestions" | "margin">,
): string {
  const margin = marginWords(words, share);
  if (enough) return words.say("rate.isSure", { margin });
  return count === 0 ? words.say("rate.nothingLeft", { margin }) : words.say("rate.makeThisSure", { count, margin });
}

/** By how much an answer narrows the range, in percentage points. */
export function narrowsWords({ say }: Words, { narrows }: Pick<Question, "narrows">): string {
  const count = Math.round(100 * narrows);
  return count < 1 ? say("rate.narrowsLittle") : say("rate.narrows", { count });
}

/** The labels of the points that count the same: "I use it in my work, or I could explain it to others" */
export const pointsWords = (
  words: Words,
  { points }: Pick<Answer, "points">,
  scale: readonly Point[],
  kind: Kind,
): string =>
  words.list(
    points.map((point) => labelAt(scale, point, kind)),
    "or",
  );
