import type { GapReport } from "../../package/types.js";
import { asksOne, placeOf } from "../screens/screens.js";
import type { Model } from "../state/model.js";
import type { State } from "../state/state.js";
import { formatStatementId, type StatementId } from "../state/statementId.js";

/** Whether the next suggested question is waited for: a person is rating and has answered all that was asked. */
export const waitsForQuestion = (state: State): boolean =>
  placeOf(state).screen === "rate" && asksOne(state) && state.at === state.trail.length;

/** Whether to say that it is enough before anything more is asked. */
export const isEnough = ({ state, report }: Pick<Model, "state" | "report">): boolean =>
  report?.enough === true && !state.beyondEnough;

/** Whether the answers show all there is: nothing more is possible than what they show. */
export const isAllAnswered = ({ coverage: { overall } }: Pick<GapReport, "coverage">): boolean =>
  overall !== null && overall.shown === overall.possible;

/** Whether nothing is left to ask, as far as is known by now. */
export const isNothingLeft = ({ queries }: Pick<Model, "queries">, report: GapReport): boolean =>
  isAllAnswered(report) || queries.reports.next?.questions.length === 0;

/** The next suggested question that was not asked before; `null` where none is left. */
export function nextQuestion({ state, queries }: Pick<Model, "state" | "queries">): StatementId | null {
  const asked = new Set(state.trail.map(formatStatementId));
  const found = queries.reports.next?.questions.find(({ statement }) => !asked.has(formatStatementId(statement)));
  return found ? { occupation: found.statement.occupation, code: found.statement.code } : null;
}

/** How many questions are left until it is enough; `null` where it turns out to be more than was said before. */
export const questionsLeft = (
  { fewestLeft }: Pick<State, "fewestLeft">,
  { moreQuestions }: Pick<GapReport, "moreQuestions">,
): number | null => (fewestLeft === null || moreQuestions <= fewestLeft ? moreQuestions : null);

/** How many questions there are in all, as far as was said: those asked, and those until it is enough. */
export const expectedQuestions = (
  { trail, fewestLeft }: Pick<State, "trail" | "fewestLeft">,
  { moreQuestions }: Pick<GapReport, "moreQuestions">,
  answered: number,
): number => Math.max(trail.length, answered + Math.min(moreQuestions, fewestLeft ?? moreQuestions), 1);
