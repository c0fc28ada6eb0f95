import type {
  Completeness,
  GapReport,
  Interval,
  Kind,
  OccupationSummary,
  Point,
  Reasons,
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
export const standings: readonly Standing[] = ["shown", "carried", "partly", "notYet", "unknown"];

export const standingNames: Record<Standing, string> = {
  shown: "Shown",
  carried: "May carry over",
  partly: "In part",
  notYet: "Not yet",
  unknown: "Still open",
};

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

/** "You already show 9 of the 43 things a Policy officer needs; 5 more may carry over." */
export function finding({ completeness: { overall }, target }: GapReport): string {
  const { shown, carried, total } = overall;
  const things = `of the ${total} things ${withArticle(target.name)} needs`;
  if (total === 0) return `Nothing is known yet about what ${withArticle(target.name)} needs.`;
  if (shown === total) return `You already show all ${total} things ${withArticle(target.name)} needs.`;
  if (shown > 0) return `You already show ${shown} ${things}; ${possible(overall)}.`;
  if (carried > 0) return `${carried} ${things} may carry over from what you know and do; none is certain yet.`;
  return `None ${things} is shown yet; ${possible(overall)}.`;
}

/** The finding for a small space: the title, the bar at the bottom edge. */
export function findingInShort({ overall }: Completeness): string {
  const left = overall.total - overall.shown - overall.carried;
  const parts = [`${overall.shown} of ${overall.total} shown`];
  if (overall.carried > 0) parts.push(`${overall.carried} may carry over`);
  if (left > 0) parts.push(`${left} left`);
  return parts.join(", ");
}

/** The first two figures of the short finding: what is shown, and what may carry over or is left. */
export const findingInBrief = (completeness: Completeness): string =>
  findingInShort(completeness).split(", ").slice(0, 2).join(", ");

/** "4 shown, 3 may carry over, 2 in part, 13 still open" */
export function tallyWords(tally: Tally): string {
  const parts = [`${tally.shown} shown`];
  if (tally.carried > 0) parts.push(`${tally.carried} may carry over`);
  if (tally.partly > 0) parts.push(`${tally.partly} in part`);
  if (tally.notYet > 0) parts.push(`${tally.notYet} not yet`);
  if (tally.unknown > 0) parts.push(`${tally.unknown} still open`);
  return parts.join(", ");
}

/** "at least 24% and at most 81%" */
export function range({ shown, possible }: Interval): string {
  const [low, high] = [percent(shown), percent(possible)];
  return low === high ? low : `at least ${low} and at most ${high}`;
}

/** An interval as a sentence about `it`. */
export function rangeWords(interval: Interval, it = "it"): string {
  const { shown, possible } = interval;
  if (shown === 1) return `You have all of ${it}.`;
  if (possible === 0) return `All of ${it} is still to learn.`;
  if (shown === 0 && possible === 1) return "Nothing is known yet.";
  return `You have ${range(interval)} of ${it}.`;
}

/** A whole percentage. Only all of it is 100%, only nothing is 0%. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return "99%";
  if (rounded === 0 && share > 0) return "1%";
  return `${rounded}%`;
}

export const bandWords = ({ band }: Reasons): string => bands[band];

export const pointLabel = ({ labels }: Point, kind: Kind): string => labels[kind];

/** The standing of a statement: the label of its rating where it has one. */
export function standingWords({ evidence, kind, notSure }: StatementReport, points: readonly Point[]): string {
  switch (evidence.type) {
    case "rated":
      return labelAt(points, evidence.point, kind);
    case "carried":
      return standingNames.carried;
    case "unknown":
      return notSure ? "Not sure" : "Not answered";
  }
}

/** Why a statement is on the list of what is left. */
export function gapReason({ evidence, kind, notSure, shown }: StatementReport, points: readonly Point[]): string {
  switch (evidence.type) {
    case "rated":
      return `You said “${labelAt(points, evidence.point, kind)}”`;
    case "carried":
      return `${evidence.source.code} of what you rated may cover ${percent(shown)} of it`;
    case "unknown":
      return notSure ? "You are not sure" : "You have not answered it";
  }
}

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
export const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

function possible({ carried, unknown, partly, notYet }: Tally): string {
  const open = carried > 0 ? `${carried} more may carry over` : "";
  if (open) return open;
  if (unknown > 0) return `${unknown} ${unknown === 1 ? "is" : "are"} still open`;
  return `${partly + notYet} ${partly + notYet === 1 ? "is" : "are"} left to learn`;
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
