import type {
  OccupationSummary,
  Pathway,
  PlanItem,
  Product,
  Provenance,
  StepLink,
  StepStatement,
  Tally,
} from "../../package/types.js";
import { withLongNames } from "../shared/longName.js";
import { labelAt, otherParts } from "../shared/words.js";
import { ratingOf } from "../state/answers.js";
import { type Model, nameOf } from "../state/model.js";
import type { Words } from "../words/words.js";

// The wording about pathways and plans that depends on numbers.

/** "Official link; 67% of the knowledge and skills carry over" */
export const linkWords = (words: Words, { official, strength }: StepLink): string =>
  words.say(official ? "way.official" : "way.inferred", { share: words.percent(strength) });

/** "2 jobs at level 4", of which no name is published. */
export const unnamedWords = ({ say }: Words, level: number | null, count: number): string =>
  level === null ? say("map.unnamed", { count }) : say("map.unnamedLevel", { count, level });

/** "Team secretary → Office coordinator → Programme manager" */
export const wayNames = ({ steps }: Pathway): string[] => steps.map(({ occupation }) => occupation.name);

/**
 * "2 steps: 40 statements to learn or check (9 probably held, 31 not asked yet)": what is held of all steps together is
 * more than the target has, and is left out.
 */
export function wayFigures(words: Words, way: Pathway): string {
  const all = sumOf(way.steps.map(({ counts }) => counts));
  const steps = words.say("ways.steps", { count: way.steps.length });
  const [count, tally] = [all.total - all.held, words.row(otherParts(words, { ...all, held: 0 }))];
  return count === 0 ? words.say("way.nothing", { steps }) : words.say("way.toDo", { steps, count, tally });
}

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

/** Where a statement of a plan or a step comes from; the person's own answer as they gave it. */
export function sourceOf(item: PlanItem | StepStatement, of: OccupationSummary, model: Model): string {
  const { words, scale, state, occupationOf } = model;
  const { occupation = "", code = "" } = item.source?.statement ?? {};
  const rating = ratingOf(state.answers, { occupation, code });
  const kind = occupationOf(occupation)?.ksbs.find((ksb) => ksb.code === code)?.kind;
  const answer = kind && typeof rating === "number" ? labelAt(scale.points, rating, kind) : "";
  return sourceWords(words, item, of, (reference) => nameOf(model, reference), answer);
}

/** The same, where a long name has its place. */
export const sourceView = (item: PlanItem | StepStatement, of: OccupationSummary, model: Model) =>
  withLongNames(sourceOf(item, of, model), item.source ? [nameOf(model, item.source.statement.occupation)] : []);

/** The source of a statement, and how much of it that source covers; of what is held in part, how far the source is held. */
export function sourceWords(
  words: Words,
  { code, standing, source }: Pick<StepStatement, "code" | "standing" | "source">,
  of: Pick<OccupationSummary, "reference">,
  nameOf: (reference: string) => string,
  answer = "",
): string {
  if (!source) return "";
  const { origin, statement, strength } = source;
  const covers = {
    code: statement.code,
    occupation: nameOf(statement.occupation),
    share: shareWords(words, strength),
  };
  const isPart = standing === "partly";
  switch (origin.type) {
    case "rating":
      if (isPart && answer && (statement.occupation !== of.reference || statement.code !== code))
        return words.say("source.saidOf", { ...covers, answer });
      if (statement.occupation !== of.reference) return words.say("source.answers", covers);
      if (statement.code !== code) return words.say("source.ownOther", covers);
      return answer ? words.say("source.said", { answer }) : words.say("source.own");
    case "assumed":
      return words.say(isPart ? "source.assumedPart" : "source.assumed", covers);
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
