import type { GapRequest, Occupation } from "../../package/types.js";

/**
 * A person's answers are one `GapRequest`: what is kept on the device, what is downloaded and what
 * the core is asked are the same value. These functions give a changed copy; none changes its input.
 */
export type Answers = GapRequest;

/** A statement by its place: `OCC0311` and `K9`. */
export type StatementId = { readonly occupation: string; readonly code: string };

/** Nothing chosen, nothing answered. An empty target is never kept and never asked about. */
export const noAnswers: Answers = Object.freeze({ format: "skills-gap/1", target: "" });

/** An option belongs to its target. */
export function withTarget(answers: Answers, target: string): Answers {
  const { option: _before, ...rest } = answers;
  return { ...rest, target };
}

/** `null` is all of the target. */
export function withOption(answers: Answers, option: string | null): Answers {
  const { option: _before, ...rest } = answers;
  return option === null ? rest : { ...rest, option };
}

/** `null` for somewhere that is not in the catalogue. */
export function withCurrent(answers: Answers, current: string | null): Answers {
  const { current: _before, ...rest } = answers;
  return current === null ? rest : { ...rest, current };
}

/** `null` is the answer "Not sure". */
export function withRating(answers: Answers, { occupation, code }: StatementId, rating: number | null): Answers {
  const ratings = answers.ratings ?? {};
  return { ...answers, ratings: { ...ratings, [occupation]: { ...ownRatings(answers, occupation), [code]: rating } } };
}

export function withoutRating(answers: Answers, { occupation, code }: StatementId): Answers {
  const { [code]: _gone, ...rest } = ownRatings(answers, occupation);
  const { [occupation]: _before, ...others } = answers.ratings ?? {};
  const ratings = Object.keys(rest).length > 0 ? { ...others, [occupation]: rest } : others;
  return { ...answers, ratings };
}

/** Says that holding `source` does not mean holding `target`. */
export function withRejected(answers: Answers, source: StatementId, target: StatementId): Answers {
  const pair: [string, string] = [idText(source), idText(target)];
  return { ...withoutRejected(answers, pair), rejected: [...rejectedPairs(answers, pair), pair] };
}

export function withoutRejected(answers: Answers, pair: readonly [string, string]): Answers {
  return { ...answers, rejected: rejectedPairs(answers, pair) };
}

/** The answer given: a point of the scale, `null` for "Not sure", `undefined` for none. */
export function ratingOf(answers: Answers, { occupation, code }: StatementId): number | null | undefined {
  const ratings = ownRatings(answers, occupation);
  return Object.hasOwn(ratings, code) ? ratings[code] : undefined;
}

export const answeredOf = (answers: Answers, occupation: string, codes: readonly string[]): number =>
  codes.filter((code) => ratingOf(answers, { occupation, code }) !== undefined).length;

/** How many answers there are for each occupation that has any. */
export const answeredByOccupation = (answers: Answers): [occupation: string, count: number][] =>
  Object.entries(answers.ratings ?? {})
    .map(([occupation, ratings]): [string, number] => [occupation, Object.keys(ratings).length])
    .filter(([, count]) => count > 0);

export const answerCount = (answers: Answers): number =>
  answeredByOccupation(answers).reduce((sum, [, count]) => sum + count, 0);

export const idText = ({ occupation, code }: StatementId): string => `${occupation}.${code}`;

export function idOf(text: string): StatementId {
  const dot = text.lastIndexOf(".");
  return { occupation: text.slice(0, dot), code: text.slice(dot + 1) };
}

/** What the store holds; it always names its format. */
export const answersText = (answers: Answers): string => fileText(answers, []);

/** What a downloaded file holds: the answers, and the occupations that were added, so that it is complete elsewhere. */
export function fileText(answers: Answers, added: readonly Occupation[]): string {
  const occupations = added.length > 0 ? { occupations: added } : {};
  return `${JSON.stringify({ ...noAnswers, ...answers, ...occupations }, null, 2)}\n`;
}

function ownRatings(answers: Answers, occupation: string): { [code: string]: number | null } {
  const ratings = answers.ratings ?? {};
  return Object.hasOwn(ratings, occupation) ? (ratings[occupation] ?? {}) : {};
}

const rejectedPairs = (answers: Answers, without: readonly [string, string]): [string, string][] =>
  (answers.rejected ?? []).filter(([source, target]) => source !== without[0] || target !== without[1]);
