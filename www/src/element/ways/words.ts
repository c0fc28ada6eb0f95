import type {
  OccupationSummary,
  Pathway,
  PathwayMerit,
  Product,
  Provenance,
  StepLink,
  StepStatement,
  Tally,
} from "../../package/types.js";
import { count, percent, tallyWords } from "../shared/words.js";

// The wording about pathways and plans that depends on numbers.

/** "Official link; 67% of the knowledge and skills carries over" */
export function linkWords({ official, strength }: StepLink): string {
  const carries = `${percent(strength)} of the knowledge and skills carries over`;
  return official ? `Official link; ${carries}` : `Worked out here, not official; ${carries}`;
}

/** "Team secretary → Office coordinator → Programme manager" */
export const wayNames = ({ steps }: Pathway): string[] => steps.map(({ occupation }) => occupation.name);

/** "2 steps: 12 held, probably 9 more, 31 not asked yet" */
export const wayFigures = ({ steps }: Pathway): string =>
  `${count(steps.length, "step")}: ${tallyWords(sumOf(steps.map(({ counts }) => counts)))}`;

/** All statements of several steps together. */
const sumOf = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((sum, one) => ({
    total: sum.total + one.total,
    held: sum.held + one.held,
    partly: sum.partly + one.partly,
    toLearn: sum.toLearn + one.toLearn,
    probably: sum.probably + one.probably,
    open: sum.open + one.open,
    notSure: sum.notSure + one.notSure,
  }));

/** What a pathway is the best at. */
export const meritNames: Record<PathwayMerit, string> = {
  fewestSteps: "Fewest steps",
  leastToLearn: "Least to learn",
  smallestStep: "Gentlest steps",
};

/** How many statements learning one helps with, itself among them. */
export const unlockWords = (statements: number): string =>
  `helps with ${count(statements - 1, "other statement")} as well`;

/** "Event organiser apprenticeship (TST0105, level 4)" */
export const productWords = ({ name, reference, level }: Product): string => {
  const facts = [reference, level === null ? "" : `level ${level}`].filter(Boolean).join(", ");
  return facts ? `${name} (${facts})` : name;
};

/** "all" or "62%", to be followed by "of it". */
export const shareWords = (share: number): string => (share >= 1 ? "all" : percent(share));

/** The source of a statement, and how much of it that source covers. */
export function sourceWords(
  { source }: Pick<StepStatement, "source">,
  of: OccupationSummary,
  nameOf: (reference: string) => string,
): string {
  if (!source) return "";
  const { origin, statement, strength } = source;
  const what = `${statement.code} of ${nameOf(statement.occupation)}`;
  const covers = `${what} covers ${shareWords(strength)} of it`;
  switch (origin.type) {
    case "rating":
      return statement.occupation === of.reference ? "By your own answer" : `By your answers: ${covers}`;
    case "assumed":
      return `As you assume: ${covers}`;
    case "step":
      return `From step ${origin.number}: ${covers}`;
  }
}

/** The source of a list of statements, for its heading. */
export function originWords(source: Provenance | null): string {
  switch (source?.origin.type) {
    case "rating":
      return "your answers";
    case "assumed":
      return "what you assume";
    case "step":
      return `step ${source.origin.number}`;
    case undefined:
      return "";
  }
}
