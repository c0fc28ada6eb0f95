import type { Answer, GapReport, Kind, NextReport, Point, Question } from "../../package/types.js";
import { type Extent, findingInShort, labelAt, marginWords, startOf } from "../shared/words.js";
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
  if (answerCount(state.answers) > 0) return say("rate.makeItClose", { count });
  const most = report.counts.overall.total;
  // Of one job alone, no more is asked than it has.
  return startOf(report) === null && count * 2 > most
    ? say("rate.makeItYoursMost", { count, most })
    : say("rate.makeItYours", { count });
}

/** How many more answers are worth giving: "About 12 more questions narrow the range to about 4 things either side." */
export function moreWords(
  words: Words,
  { enough, moreQuestions: count, margin: share }: Pick<NextReport | GapReport, "enough" | "moreQuestions" | "margin">,
  extent: Extent,
): string {
  const margin = marginWords(words, share, extent);
  if (enough) return words.sentence(words.say("ask.enough"));
  return count === 0 ? words.say("rate.nothingLeft") : words.say("rate.bringClose", { count, margin });
}

/** By how much an answer narrows the range. */
export function narrowsWords(words: Words, { narrows }: Pick<Question, "narrows">, extent: Extent): string {
  const count = Math.round((extent ?? 100) * narrows);
  if (count < 1) return words.say("rate.narrowsLittle");
  return extent === null
    ? words.say("rate.narrowsShare", { share: words.percent(narrows) })
    : words.say("rate.narrows", { count });
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
