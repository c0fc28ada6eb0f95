import type { OccupationSummary, Pathway, Product, Provenance, StepLink, StepStatement } from "../../package/types.js";
import { count, percent } from "../shared/words.js";

// The wording about pathways and plans that depends on numbers.

/**
 * A number of statements: 12, 12.4, "less than 0.1". One statement weighs 1 on average, so half of one to learn
 * is 0.5.
 */
export function amountWords(statements: number): string {
  if (statements > 0 && statements < 0.05) return "less than 0.1";
  return `${Number(statements.toFixed(1))}`;
}

export const statementAmountWords = (statements: number): string =>
  `${amountWords(statements)} ${amountWords(statements) === "1" ? "statement" : "statements"}`;

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

/** "all" or "62%", to be followed by "of it". */
export const shareWords = (share: number): string => (share >= 1 ? "all" : percent(share));

/** The source of a statement, and how much of it that source gives. */
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

/** The source of a list of statements, for its heading. */
export function originWords(source: Provenance | null): string {
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
