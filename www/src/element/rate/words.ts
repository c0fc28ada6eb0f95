import type { Answer, GapReport, Kind, NextReport, Point, Question } from "../../package/types.js";
import { capitalised, count, findingInShort, labelAt, list, marginWords } from "../shared/words.js";

// The wording of rating that depends on numbers.

/** The question about one statement of each kind. */
export const oneQuestion: Record<Kind, string> = {
  knowledge: "How well do you know this today?",
  skill: "How far can you do this today?",
  behaviour: "How often do you act like this today?",
};

/** What a question is about, for each kind. */
export const kindWords: Record<Kind, string> = {
  knowledge: "Something you know",
  skill: "Something you do",
  behaviour: "How you act",
};

/** Said once no more answers are needed. */
export const enoughWords = ({ counts: { overall } }: Pick<GapReport, "counts">): string =>
  `Your result is as sure as it needs to be. ${capitalised(findingInShort(overall))}.`;

/** What some questions do: "About 12 questions make it yours." */
export const questionsWords = ({ moreQuestions }: Pick<GapReport, "moreQuestions">, what: "yours" | "sure"): string =>
  `About ${count(moreQuestions, "question")} ${moreQuestions === 1 ? "makes" : "make"} it ${what}.`;

/** How many more answers are worth giving: "About 12 more questions make this sure to ± 10%." */
export function moreWords({
  enough,
  moreQuestions,
  margin,
}: Pick<NextReport | GapReport, "enough" | "moreQuestions" | "margin">): string {
  if (enough) return `Enough answered: this is sure to ${marginWords(margin)}.`;
  if (moreQuestions === 0) return `There is nothing left to ask. This is not yet sure to ${marginWords(margin)}.`;
  return `About ${count(moreQuestions, "more question")} ${moreQuestions === 1 ? "makes" : "make"} this sure to ${marginWords(margin)}.`;
}

/** By how much an answer narrows the range, in percentage points. */
export function narrowsWords({ narrows }: Pick<Question, "narrows">): string {
  const points = Math.round(100 * narrows);
  const by = points < 1 ? "by less than one percentage point" : `by about ${count(points, "percentage point")}`;
  return `On average, an answer to it narrows the range ${by}.`;
}

/** The labels of the points that count the same: "I use it in my work, or I could explain it to others" */
export const pointsWords = ({ points }: Pick<Answer, "points">, scale: readonly Point[], kind: Kind): string =>
  list(
    points.map((point) => labelAt(scale, point, kind)),
    "or",
  );
