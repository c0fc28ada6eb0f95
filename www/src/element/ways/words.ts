import type {
  OccupationSummary,
  Pathway,
  Product,
  Provenance,
  StepLink,
  StepStatement,
  Tally,
} from "../../package/types.js";
import { tallyWords } from "../shared/words.js";
import type { Words } from "../words/words.js";

// The wording about pathways and plans that depends on numbers.

/** "Official link; 67% of the knowledge and skills carries over" */
export const linkWords = (words: Words, { official, strength }: StepLink): string =>
  words.say(official ? "way.official" : "way.inferred", { share: words.percent(strength) });

/** "2 occupations at level 4", of which no name is published. */
export const unnamedWords = ({ say }: Words, level: number | null, count: number): string =>
  level === null ? say("map.unnamed", { count }) : say("map.unnamedLevel", { count, level });

/** "Team secretary → Office coordinator → Programme manager" */
export const wayNames = ({ steps }: Pathway): string[] => steps.map(({ occupation }) => occupation.name);

/** "2 steps: 12 held, probably 9 more, 31 not asked yet" */
export const wayFigures = (words: Words, { steps }: Pathway): string =>
  words.say("way.figures", { count: steps.length, tally: tallyWords(words, sumOf(steps.map(({ counts }) => counts))) });

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

/** "Event organiser apprenticeship (TST0105, level 4)" */
export const productWords = (words: Words, { name, reference, level }: Product): string => {
  const facts = [reference, level === null ? "" : words.say("levelNumber", { level })].filter(Boolean);
  return facts.length > 0 ? `${name} (${words.row(facts)})` : name;
};

/** "all" or "62%", to be followed by "of it". */
export const shareWords = (words: Words, share: number): string =>
  share >= 1 ? words.say("way.all") : words.percent(share);

/** The source of a statement, and how much of it that source covers. */
export function sourceWords(
  words: Words,
  { source }: Pick<StepStatement, "source">,
  of: OccupationSummary,
  nameOf: (reference: string) => string,
): string {
  if (!source) return "";
  const { origin, statement, strength } = source;
  const covers = {
    code: statement.code,
    occupation: nameOf(statement.occupation),
    share: shareWords(words, strength),
  };
  switch (origin.type) {
    case "rating":
      return statement.occupation === of.reference ? words.say("source.own") : words.say("source.answers", covers);
    case "assumed":
      return words.say("source.assumed", covers);
    case "step":
      return words.say("source.step", { ...covers, step: origin.number });
  }
}

/** The source of a list of statements, for its heading. */
export function originWords({ say }: Words, source: Provenance | null): string {
  switch (source?.origin.type) {
    case "rating":
      return say("origin.answers");
    case "assumed":
      return say("origin.assumed");
    case "step":
      return say("origin.step", { step: source.origin.number });
    case undefined:
      return "";
  }
}
