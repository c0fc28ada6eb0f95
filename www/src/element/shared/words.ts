import type {
  AssumedOccupation,
  GapReport,
  Kind,
  OccupationSummary,
  Point,
  Reasons,
  Shares,
  Standing,
  StatementReport,
  Tally,
  TechnicalLevel,
} from "../../package/types.js";

// The wording that depends on numbers. The numbers come from the engine.

export const kindNames: Record<Kind, string> = { knowledge: "Knowledge", skill: "Skills", behaviour: "Behaviours" };

/** Each kind with its field name in coverage and tally. */
export const kindKeys: readonly (readonly [Kind, "knowledge" | "skills" | "behaviours"])[] = [
  ["knowledge", "knowledge"],
  ["skill", "skills"],
  ["behaviour", "behaviours"],
];

/** In the order of display. */
export const standings: readonly Standing[] = ["held", "probably", "partly", "toLearn", "open"];

const standingNames: Record<Standing, string> = {
  held: "Held",
  probably: "Probably held",
  partly: "In part",
  toLearn: "To learn",
  open: "Not asked yet",
};

/** The name of a standing over the statements of a tally. */
export const standingName = (standing: Standing, tally: Pick<Tally, "notSure">): string =>
  standing === "open" ? capitalised(openWords(tally)) : standingNames[standing];

const technicalLevels: Record<TechnicalLevel, string> = {
  technical: "Technical",
  higherTechnical: "Higher technical",
  professional: "Professional",
};

const bands: Record<Reasons["band"], string> = {
  same: "As good as the same",
  mostly: "Mostly the same",
  partly: "Partly the same",
  no: "Something else",
};

/** "You hold 9 of the 43 things a Policy officer needs. Probably 12 more. 5 to learn. 17 not asked yet." */
export function finding({ counts: { overall }, target }: Pick<GapReport, "counts" | "target">): string {
  const { total, held, probably, open } = overall;
  const needs = `${withArticle(target.name)} needs`;
  if (total === 0) return `Nothing is known yet about what ${needs}.`;
  if (held === total) return `You hold all ${total} things ${needs}.`;
  if (open === total) return `None of the ${total} things ${needs} is known yet.`;
  const others = otherParts(overall).map((words) => `${capitalised(words)}.`);
  if (held > 0) return [`You hold ${held} of the ${total} things ${needs}.`, ...others].join(" ");
  const [, ...rest] = others;
  if (probably > 0) return [`You probably hold ${probably} of the ${total} things ${needs}.`, ...rest].join(" ");
  return `Of the ${total} things ${needs}: ${otherParts(overall).join(", ")}.`;
}

/** The finding for a small space: the title, the bar at the bottom edge. "9 of 43 held, probably 12 more" */
export const findingInShort = (tally: Tally): string => [heldWords(tally), ...otherParts(tally)].join(", ");

/** The first two figures of the short finding. */
export const findingInBrief = (tally: Tally): string => [heldWords(tally), ...otherParts(tally).slice(0, 1)].join(", ");

/** "9 of 43 held" */
export const heldWords = ({ held, total }: Tally): string => `${held} of ${total} held`;

/** "4 held, probably 3 more, 2 in part, 13 not asked yet" */
export function tallyWords(tally: Tally): string {
  const others = otherParts(tally);
  return tally.held === 0 && others.length > 0 ? others.join(", ") : [`${tally.held} held`, ...others].join(", ");
}

/** What of a tally is not held, without what there is none of. */
function otherParts({ held, probably, partly, toLearn, open, notSure }: Tally): string[] {
  return [
    ...(probably > 0 ? [held > 0 ? `probably ${probably} more` : `${probably} probably held`] : []),
    ...(partly > 0 ? [`${partly} in part`] : []),
    ...(toLearn > 0 ? [`${toLearn} to learn`] : []),
    ...(open > 0 ? [`${open} ${openWords({ notSure })}`] : []),
  ];
}

/** What is open: nobody has asked, or the answer was "Not sure". */
const openWords = ({ notSure }: Pick<Tally, "notSure">): string =>
  notSure > 0 ? "not asked yet or not sure" : "not asked yet";

/** "about 45%, between 35% and 55%"; nothing where nothing can be expected. */
export const range = (shares: Shares): string => rangeOf(shares, "");

/** Shares as a sentence about `it`; nothing where nothing can be expected. */
export function rangeWords(shares: Shares, it = "it"): string {
  const { shown, possible } = shares;
  if (shown < possible) return sentence("You probably hold ", rangeOf(shares, ` of ${it}`));
  if (shown === 0) return `All of ${it} is still to learn.`;
  return `You hold ${shown === 1 ? "all" : percent(shown)} of ${it}.`;
}

/** The range, with what it is of behind the first figure. */
function rangeOf({ shown, low, likely, high, possible }: Shares, of: string): string {
  if (shown === possible) return `${percent(shown)}${of}`;
  if (likely === null || low === null || high === null) return "";
  const ends = [percent(low), percent(high)];
  const range = ends[0] === ends[1] ? "" : `, between ${ends[0]} and ${ends[1]}`;
  return `about ${percent(likely)}${of}${range}`;
}

const sentence = (start: string, end: string): string => (end === "" ? "" : `${start}${end}.`);

/**
 * "that you do all of your job", for what is assumed of occupations; nothing where nothing is. `current` is the
 * reference of the one that the person calls their job.
 */
export function assumptionWords(assumed: readonly AssumedOccupation[], current: string | undefined): string {
  return list(
    assumed.map(({ occupation: { reference, name }, credit }) => {
      const job = reference === current ? "your job" : name;
      if (credit >= 1) return `that you do all of ${job}`;
      return credit > 0 ? `that you are still learning ${job}` : `that you do nothing of ${job} yet`;
    }),
  );
}

/** "± 10%" */
export const marginWords = (margin: number): string => `± ${percent(margin)}`;

/** A whole percentage. Only all of it is 100%, only nothing is 0%. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return "99%";
  if (rounded === 0 && share > 0) return "1%";
  return `${rounded}%`;
}

export const bandWords = ({ band }: Reasons): string => bands[band];

export const pointLabel = ({ labels }: Point, kind: Kind): string => labels[kind];

/** The standing of one statement, without its rating. */
export const oneStanding = ({ standing, notSure }: Pick<StatementReport, "standing" | "notSure">): string =>
  standing === "open" && notSure ? "Not sure" : standingNames[standing];

/** The standing of a statement: the label of its rating where it has one. */
export function standingWords(statement: StatementReport, points: readonly Point[]): string {
  const { evidence, kind } = statement;
  switch (evidence.type) {
    case "rated":
    case "same":
      return labelAt(points, evidence.point, kind);
    case "carried":
    case "open":
      return oneStanding(statement);
  }
}

/** What an answer in the same words says: "You answered this already, in the same words, for K9 of …" */
export const sameWords = (code: string, occupation: string): string =>
  `You answered this already, in the same words, for ${code} of ${occupation}`;

export const labelAt = (points: readonly Point[], point: number, kind: Kind): string => {
  const at = points[point];
  return at ? pointLabel(at, kind) : "";
};

/** Lowers the capital of a word that opens a statement; "ESG" keeps its capitals. */
export const inSentence = (word: string, statement: string): string =>
  statement.startsWith(word) && /^\p{Lu}\p{Ll}/u.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word;

/** "Level 4, higher technical" */
export function levelWords({ level, technicalLevel }: Pick<OccupationSummary, "level" | "technicalLevel">): string {
  const parts = [];
  if (level !== null) parts.push(`level ${level}`);
  if (technicalLevel !== null) parts.push(technicalLevels[technicalLevel].toLowerCase());
  return capitalised(parts.join(", "));
}

/** The article follows the sound: an HR officer, a utilities engineer. */
export function withArticle(name: string): string {
  const spelt = /^[AEFHILMNORSX](?=[A-Z])/.test(name);
  const vowel = /^[aeiou]/i.test(name) && !/^(?:eu|one|uni|use|uti)/i.test(name) && !/^U[A-Z]/.test(name);
  return `${spelt || vowel ? "an" : "a"} ${name}`;
}

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** "communication, techniques and stakeholders" */
export const list = (items: readonly string[], joint = "and"): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${joint} ${items.at(-1)}`;

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
