import type { Answer, GapReport, Kind, NextReport, Point, Question } from "../../package/types.js";
import { findingInShort, labelAt, marginWords } from "../shared/words.js";
import { answerCount } from "../state/answers.js";
import type { Model } from "../state/model.js";
import type { Words } from "../words/words.js";
import { questionsLeft } from "./nextQuestion.js";

// The wording of rating that depends on numbers.

/** Said once no more answers are needed. */
export const enoughWords = (words: Words, { counts: { overall } }: Pick<GapReport, "counts">): string =>
  words.say("rate.enough", { finding: words.capitalised(findingInShort(words, overall)) });

/** What the questions that are left do, if there are any: "About 12 questions make it more certain." */
export function questionsWords({ state, words: { say } }: Model, report: GapReport): string {
  const count = questionsLeft(state, report);
  if (count === null) return say("rate.fewMore");
  if (count === 0) return "";
  return say(answerCount(state.answers) > 0 ? "rate.makeItClose" : "rate.makeItYours", { count });
}

/** How many more answers are worth giving: "About 12 more questions bring it within 5 things of the true figure, 8 times out of 10." */
export function moreWords(
  words: Words,
  { enough, moreQuestions: count, margin: share }: Pick<NextReport | GapReport, "enough" | "moreQuestions" | "margin">,
  total: number,
): string {
  const margin = marginWords(words, share, total);
  if (enough) return words.say("rate.isClose", { margin });
  return count === 0 ? words.say("rate.nothingLeft", { margin }) : words.say("rate.bringClose", { count, margin });
}

/** By how many of so many things an answer narrows the range. */
export function narrowsWords({ say }: Words, { narrows }: Pick<Question, "narrows">, total: number): string {
  const count = Math.round(total * narrows);
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
