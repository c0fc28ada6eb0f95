import type {
  Interval,
  Kind,
  NextReport,
  OccupationSummary,
  Pathway,
  Product,
  Source,
  StepLink,
  StepStatement,
} from "../../package/types.js";
import { count, list, percent, range } from "../shared/words.js";

// The wording about ways, plans and what to rate next, where it depends on numbers.

/** How a kind of statement is asked about when it stands alone. */
export const oneQuestion: Record<Kind, string> = {
  knowledge: "How well do you know this today?",
  skill: "How far can you do this today?",
  behaviour: "How often do you act like this today?",
};

/**
 * So many statements' worth: 12, 12.4, "less than 0.1". One statement weighs 1 on average, so that half of it to learn
 * is 0.5.
 */
export function amountWords(statements: number): string {
  if (statements > 0 && statements < 0.05) return "less than 0.1";
  return `${Number(statements.toFixed(1))}`;
}

export const statementAmountWords = (statements: number): string =>
  `${amountWords(statements)} ${amountWords(statements) === "1" ? "statement" : "statements"}`;

/** "Enough answered: …" */
export const settledWords = (next: NextReport): string => `Enough answered: ${movesWords(next)}.`;

/** By how much further answers can move the result. */
export function movesWords({ canRise, canFall, settled }: NextReport): string {
  const most = settled ? "at most" : "up to";
  const moves = [
    ...(canRise > 0 ? [`raise what you show by ${most} ${percent(canRise)}`] : []),
    ...(canFall > 0 ? [`lower it by ${most} ${percent(canFall)}`] : []),
  ];
  if (moves.length === 0) return "more answers cannot change the result";
  return `more answers can ${settled ? "" : "still "}${list(moves)}`;
}

/** "at least 24% and at most 81%", or "nothing is certain" for what is wholly open. */
export const leftRange = (interval: Interval): string =>
  interval.shown === 0 && interval.possible === 1 ? "nothing certain" : range(interval);

/** "Official link; 67% of the knowledge and skills carries over" */
export function linkWords({ official, strength }: StepLink): string {
  const carries = `${percent(strength)} of the knowledge and skills carries over`;
  return official ? `Official link; ${carries}` : `Worked out here, not official; ${carries}`;
}

/** "Team secretary → Office coordinator → Programme manager" */
export const wayNames = ({ steps }: Pathway): string[] => steps.map(({ occupation }) => occupation.name);

/** "3 steps, 23 statements to learn in all, 8 at most in one step" */
export const wayFigures = ({ steps, toLearn, largestStep }: Pathway): string =>
  steps.length === 1
    ? `1 step, ${statementAmountWords(toLearn)} to learn`
    : `${count(steps.length, "step")}, ${statementAmountWords(toLearn)} to learn in all, ${amountWords(largestStep)} at most in one step`;

/** "Event organiser apprenticeship (TST0105, level 4)" */
export const productWords = ({ name, reference, level }: Product): string => {
  const facts = [reference, level === null ? "" : `level ${level}`].filter(Boolean).join(", ");
  return facts ? `${name} (${facts})` : name;
};

/** "all", "62%": before "of it". */
export const shareWords = (share: number): string => (share >= 1 ? "all" : percent(share));

/** What gives a statement, and how much of it. */
export function sourceWords(
  { source, held }: Pick<StepStatement, "source" | "held">,
  of: OccupationSummary,
  nameOf: (reference: string) => string,
): string {
  if (!source) return "";
  const { origin, statement } = source;
  const what = `${statement.code} of ${nameOf(statement.occupation)}`;
  const share = shareWords(held);
  switch (origin.type) {
    case "rating":
      return statement.occupation === of.reference
        ? `Your own answer shows ${share} of it`
        : `Your answer to ${what} gives ${share} of it`;
    case "current":
      return `Where you are now gives ${share} of it: ${what}`;
    case "step":
      return `Step ${origin.number} gives ${share} of it: ${what}`;
  }
}

/** What gives what is held: for the head of a list. */
export function originWords(source: Source | null): string {
  switch (source?.origin.type) {
    case "rating":
      return "your answers";
    case "current":
      return "where you are now";
    case "step":
      return `step ${source.origin.number}`;
    case undefined:
      return "";
  }
}
