import type {
  AssumedOccupation,
  GapReport,
  Kind,
  OccupationSummary,
  Point,
  Shares,
  Standing,
  StatementReport,
  Tally,
} from "../../package/types.js";
import { type Words, wholePart } from "../words/words.js";

// The wording that depends on numbers. The numbers come from the engine.

/** Each kind with its field name in coverage and tally. */
export const kindKeys: readonly (readonly [Kind, "knowledge" | "skills" | "behaviours"])[] = [
  ["knowledge", "knowledge"],
  ["skill", "skills"],
  ["behaviour", "behaviours"],
];

/** In the order of display. */
export const standings: readonly Standing[] = ["held", "probably", "partly", "toLearn", "open"];

/** The name of a standing over the statements of a tally. */
export const standingName = ({ say }: Words, standing: Standing, { notSure }: Pick<Tally, "notSure">): string =>
  say(standing === "open" && notSure > 0 ? "standing.openOrNotSure" : `standing.${standing}`);

/** "You hold 9 of the 43 things a Policy officer needs. Probably 12 more. 5 to learn. 17 not asked yet." */
export const finding = (words: Words, report: Pick<GapReport, "counts" | "target">, ofAdvert: boolean): string =>
  findingSentences(words, report, ofAdvert).join(" ");

/** The finding, sentence by sentence: about what an occupation needs, or `ofAdvert` about what an advert asks for. */
export function findingSentences(
  words: Words,
  { counts: { overall }, target: { name: target } }: Pick<GapReport, "counts" | "target">,
  ofAdvert: boolean,
): string[] {
  const { say } = words;
  const { total, held, probably, toLearn, open } = overall;
  if (ofAdvert) {
    const others = otherParts(words, overall).map((part) => words.sentence(part));
    return [say("finding.advert", { held, count: total }), ...others];
  }
  if (total === 0) return [say("finding.nothing", { target })];
  if (held === total) return [say("finding.all", { total, target })];
  if (open === total) return [words.capitalised(say("finding.none", { total, target }))];
  const others = otherParts(words, overall).map((part) => words.sentence(part));
  if (held > 0) return [say("finding.held", { held, total, target }), ...others];
  if (probably > 0) return [say("finding.probably", { probably, total, target }), ...others.slice(1)];
  if (toLearn === total) return [words.capitalised(say("finding.toLearn", { count: total, target }))];
  return [say("finding.others", { total, target, parts: words.row(otherParts(words, overall)) })];
}

/** The finding for a small space: the title, the bar at the bottom edge. "9 of 43 held, probably 12 more" */
export const findingInShort = (words: Words, tally: Tally): string =>
  words.row([heldWords(words, tally), ...otherParts(words, tally)]);

/** "9 of 43 held" */
const heldWords = ({ say }: Words, { held, total }: Tally): string => say("tally.heldOf", { held, total });

/** "4 held, probably 3 more, 2 in part, 13 not asked yet" */
export function tallyWords(words: Words, tally: Tally): string {
  const others = otherParts(words, tally);
  const isHeldSaid = tally.held > 0 || others.length === 0;
  return words.row(isHeldSaid ? [words.say("tally.held", { count: tally.held }), ...others] : others);
}

/** What of a tally is not held, without what there is none of. */
export function otherParts({ say }: Words, { held, probably, partly, toLearn, open, notSure }: Tally): string[] {
  return [
    ...(probably > 0 ? [say(held > 0 ? "tally.more" : "tally.probably", { count: probably })] : []),
    ...(partly > 0 ? [say("tally.partly", { count: partly })] : []),
    ...(toLearn > 0 ? [say("tally.toLearn", { count: toLearn })] : []),
    // Nobody has asked, or the answer was "Not sure".
    ...(open > 0 ? [say(notSure > 0 ? "tally.openOrNotSure" : "tally.open", { count: open })] : []),
  ];
}

/** Where a person comes from: nowhere, where they aim at their own job. */
export const startOf = ({ current, target }: Pick<GapReport, "current" | "target">): OccupationSummary | null =>
  current?.reference === target.reference ? null : current;

/** So many things, of which a share is a number; null where they weigh differently, so that no number of them says it. */
export type Extent = number | null;

/** What a report's shares are of. */
export const extentOf = ({ weights, counts, warnings }: Weighed): Extent =>
  // Without a duty that names statements, all weigh the same.
  weights === "equal" || warnings.some(({ code }) => code === "noDutyMappings") ? counts.overall.total : null;

type Weighed = Pick<GapReport, "weights" | "counts" | "warnings">;

/** A share as a number of things, or in per cent. */
const amount = (words: Words, share: number, extent: Extent): string | number =>
  extent === null ? words.percent(share) : wholePart(share, extent);

/** "about 19 of 43, likely between 15 and 24"; nothing where nothing can be expected. */
export function range(words: Words, shares: Shares, extent: Extent): string {
  const { likely: share } = shares;
  if (share === null) return "";
  const ends = rangeEnds(words, shares, extent);
  const number = amount(words, share, extent);
  const likely = extent === null ? number : words.say("share.of", { number, total: extent });
  return ends ? words.say("share.between", { likely, ...ends }) : words.say("share.about", { likely });
}

/** Shares as a sentence about what is called `it`; nothing where none is estimated, or can be. */
export function rangeWords(words: Words, shares: Shares, extent: Extent, it: string): string {
  const { say } = words;
  const { shown, likely, possible } = shares;
  if (shown === possible) {
    if (shown === 0) return say("share.youNothing", { it });
    return shown === 1 ? say("share.youAll", { it }) : "";
  }
  if (likely === null) return "";
  const ends = rangeEnds(words, shares, extent);
  const middle = { likely: amount(words, likely, extent), it };
  return ends ? say("share.youBetween", { ...middle, ...ends }) : say("share.youAbout", middle);
}

/** What is expected of it all, while some of it is an estimate: else the finding says it. */
export function estimateWords(words: Words, report: Weighed & Pick<GapReport, "coverage">, ofAdvert: boolean): string {
  const { overall } = report.coverage;
  if (!overall || overall.likely === null || overall.shown === overall.possible) return "";
  const total = extentOf(report);
  const likely = amount(words, overall.likely, total);
  const it = total === null ? weighedWords(words, ofAdvert) : words.say("share.all", { total });
  const ends = rangeEnds(words, overall, total);
  return ends
    ? words.say("result.estimate", { it, likely, ...ends })
    : words.say("result.estimateAbout", { it, likely });
}

/** What a share is of, where no number of things says it. */
export const weighedWords = ({ say }: Words, ofAdvert: boolean): string =>
  say(ofAdvert ? "share.ofAdvert" : "share.weighed");

/** The ends of the range, where they are not shown as one. */
function rangeEnds(
  words: Words,
  { low, high }: Shares,
  extent: Extent,
): { low: string | number; high: string | number } | null {
  if (low === null || high === null) return null;
  const ends = { low: amount(words, low, extent), high: amount(words, high, extent) };
  return ends.low === ends.high ? null : ends;
}

/**
 * "that you do all of your job", for what is assumed of occupations; nothing where nothing is. `current` is the
 * reference of the one that the person calls their job.
 */
export function assumptionWords(
  words: Words,
  assumed: readonly AssumedOccupation[],
  current: string | undefined,
): string {
  const { say } = words;
  return words.list(
    assumed.map(({ occupation: { reference, name }, credit }) => {
      const job = say(reference === current ? "yourJob" : "assumed.job", { name });
      if (credit >= 1) return say("assumed.all", { job });
      if (credit > 0.5) return say("assumed.most", { job });
      return say(credit > 0 ? "assumed.learning" : "assumed.nothing", { job });
    }),
  );
}

/** A margin, rounded as the ends of a range are: "4 things", or "10%" */
export const marginWords = (words: Words, margin: number, extent: Extent): string =>
  extent === null ? words.percent(margin) : words.say("share.margin", { count: wholePart(margin, extent) });

export const pointLabel = ({ labels }: Point, kind: Kind): string => labels[kind];

/** The standing of one statement, without its rating. */
export const oneStanding = (
  { say }: Words,
  { standing, notSure }: Pick<StatementReport, "standing" | "notSure">,
): string => say(standing === "open" && notSure ? "notSure" : `standing.${standing}`);

/** The standing of a statement: the label of its rating where it has one. */
export function standingWords(words: Words, statement: StatementReport, points: readonly Point[]): string {
  const { evidence, kind } = statement;
  switch (evidence.type) {
    case "rated":
    case "same":
      return labelAt(points, evidence.point, kind);
    case "carried":
    case "open":
      return oneStanding(words, statement);
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
export function levelWords(
  words: Words,
  { level, technicalLevel }: Pick<OccupationSummary, "level" | "technicalLevel">,
): string {
  const parts = [];
  if (level !== null) parts.push(words.say("levelNumber", { level }));
  if (technicalLevel !== null) parts.push(words.say(`level.${technicalLevel}`));
  return words.capitalised(words.row(parts));
}
