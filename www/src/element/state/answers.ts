import { type Advert, type GapRequest, type Occupation, requestFormat } from "../../package/types.js";
import { formatStatementId, type StatementId } from "./statementId.js";

/**
 * A person's answers are one `GapRequest`: the same value is stored, downloaded and sent to the engine. These functions
 * return a changed copy.
 */
export type Answers = GapRequest;

/** Nothing chosen, nothing answered. An empty target is never stored and never sent to the engine. */
export const noAnswers: Answers = Object.freeze({ format: requestFormat, target: "" });

/** Drops the option and what an advert asks of it, which belong to the old target. The advert itself stays. */
export function withTarget(answers: Answers, target: string): Answers {
  const { option: _before, ...rest } = answers;
  return target === answers.target ? { ...rest, target } : { ...withoutAsked(rest), target };
}

/** What the engine gave as an advert's weights of the target's statements. */
export type Asked = NonNullable<Answers["asked"]>;

/** Takes an advert as the target: `asked` of the occupation's statements count. Where it asks for none, all of them do. */
export const withAdvert = (answers: Answers, target: string, advert: Advert, asked: Asked): Answers =>
  withAsked({ ...withTarget(answers, target), advert }, asked);

/** Counts what is `asked`. Where that is nothing, everything counts. */
export const withAsked = (answers: Answers, asked: Asked): Answers =>
  Object.keys(asked).length > 0 ? { ...answers, asked, weights: "asked" } : withoutAsked(answers);

/** Counts everything. What an advert asks for is kept, so that it can count again. */
export function withWholeStandard({ weights, ...rest }: Answers): Answers {
  return weights === undefined || weights === "asked" ? rest : { ...rest, weights };
}

/** Counts everything, and forgets what an advert asks for. */
export function withoutAsked(answers: Answers): Answers {
  const { asked: _asked, ...rest } = withWholeStandard(answers);
  return rest;
}

export function withoutAdvert(answers: Answers): Answers {
  const { advert: _before, ...rest } = answers;
  return withoutAsked(rest);
}

/** Whether what counts is what an advert asks for. */
export const countsAdvert = ({ advert, weights }: Answers): boolean => advert !== undefined && weights === "asked";

/** The answers without the advert's text, which no sum needs. */
export function withoutText(answers: Answers): Answers {
  const { advert: _text, ...rest } = answers;
  return rest;
}

/** Whether there is anything that a person would miss: answers, or what was written, refused or set aside. */
export const hasContent = (answers: Answers): boolean => {
  const { advert, notes = {}, rejected = [], scale, setAside = [] } = answers;
  const isOther = countIn(notes) > 0 || doneCount(answers) > 0 || rejected.length > 0 || setAside.length > 0;
  return isAnythingSaid(answers) || isOther || advert !== undefined || (scale ?? null) !== null;
};

/** `null` is the whole target. */
export function withOption(answers: Answers, option: string | null): Answers {
  const { option: _before, ...rest } = answers;
  return option === null ? rest : { ...rest, option };
}

/** `null` is an occupation that is not in the catalogue, or none. */
export function withCurrent(answers: Answers, current: string | null): Answers {
  const { current: _before, ...rest } = answers;
  return current === null ? rest : { ...rest, current };
}

/** Assumes a point of all that is not rated of an occupation; `null` assumes nothing. */
export function withAssumed(answers: Answers, occupation: string, point: number | null): Answers {
  const { [occupation]: _before, ...others } = answers.assumed ?? {};
  const assumed = point === null ? others : { ...others, [occupation]: point };
  const { assumed: _all, ...rest } = answers;
  return Object.keys(assumed).length > 0 ? { ...rest, assumed } : rest;
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

/** An empty text takes the note away. */
export function withNote(answers: Answers, { occupation, code }: StatementId, text: string): Answers {
  const { notes = {}, ...rest } = answers;
  const { [code]: _before, ...own } = Object.hasOwn(notes, occupation) ? (notes[occupation] ?? {}) : {};
  const { [occupation]: _all, ...others } = notes;
  const changed = text.trim() === "" ? own : { ...own, [code]: text };
  const all = Object.keys(changed).length > 0 ? { ...others, [occupation]: changed } : others;
  return Object.keys(all).length > 0 ? { ...rest, notes: all } : rest;
}

export const noteOf = ({ notes = {} }: Answers, { occupation, code }: StatementId): string =>
  (Object.hasOwn(notes, occupation) ? notes[occupation]?.[code] : undefined) ?? "";

/** How many statements have a note. */
export const noteCount = ({ notes = {} }: Answers): number => countIn(notes);

/** Marks a statement as done on a day, `2026-11-28`; `null` takes the mark away. */
export function withDone(answers: Answers, { occupation, code }: StatementId, day: string | null): Answers {
  const { done = {}, ...rest } = answers;
  const { [code]: _before, ...own } = Object.hasOwn(done, occupation) ? (done[occupation] ?? {}) : {};
  const { [occupation]: _all, ...others } = done;
  const changed = day === null ? own : { ...own, [code]: day };
  const all = Object.keys(changed).length > 0 ? { ...others, [occupation]: changed } : others;
  return Object.keys(all).length > 0 ? { ...rest, done: all } : rest;
}

/** The day on which a statement was done; empty where it was not. */
export const doneOn = ({ done = {} }: Answers, { occupation, code }: StatementId): string =>
  (Object.hasOwn(done, occupation) ? done[occupation]?.[code] : undefined) ?? "";

/** How many statements are done. */
export const doneCount = ({ done = {} }: Answers): number => countIn(done);

const countIn = (all: object): number =>
  Object.values(all).reduce((sum: number, own: object) => sum + Object.keys(own).length, 0);

/** Rejects the carry-over from `source` to `target`. */
export function withRejected(answers: Answers, source: StatementId, target: StatementId): Answers {
  const pair: [string, string] = [formatStatementId(source), formatStatementId(target)];
  return { ...withoutRejected(answers, pair), rejected: [...rejectedPairs(answers, pair), pair] };
}

export function withoutRejected(answers: Answers, pair: readonly [string, string]): Answers {
  return { ...answers, rejected: rejectedPairs(answers, pair) };
}

/** A point of the scale, `null` for "Not sure", `undefined` where there is no answer. */
export function ratingOf(answers: Answers, { occupation, code }: StatementId): number | null | undefined {
  const ratings = ownRatings(answers, occupation);
  return Object.hasOwn(ratings, code) ? ratings[code] : undefined;
}

/** The point that is assumed of an occupation; `undefined` where nothing is. */
export const assumedOf = ({ assumed = {} }: Answers, occupation: string): number | undefined =>
  Object.hasOwn(assumed, occupation) ? assumed[occupation] : undefined;

export const answeredOf = (answers: Answers, occupation: string, codes: readonly string[]): number =>
  codes.filter((code) => ratingOf(answers, { occupation, code }) !== undefined).length;

/** How many statements have their own answer, of each occupation that has any. */
export const answerCountsByOccupation = ({ ratings = {} }: Answers): [occupation: string, count: number][] =>
  Object.entries(ratings).flatMap(([occupation, own]): [string, number][] => {
    const count = Object.keys(own).length;
    return count > 0 ? [[occupation, count]] : [];
  });

/** How many statements have their own answer, "Not sure" among them. What is assumed of an occupation is none. */
export const answerCount = ({ ratings = {} }: Answers): number => countIn(ratings);

/** The occupations of which something is assumed as a whole. */
export const assumedOccupations = ({ assumed = {} }: Answers): string[] => Object.keys(assumed);

/** Whether there is an answer, or something is assumed: then there is a first picture. */
export const isAnythingSaid = (answers: Answers): boolean =>
  answerCount(answers) > 0 || assumedOccupations(answers).length > 0;

/** The stored text; it always names its format. */
export const answersText = (answers: Answers): string => fileText(answers, []);

/** The text to store; `null` where there is nothing to keep. */
export const textToKeep = (answers: Answers): string | null =>
  answers.target !== "" || hasContent(answers) ? answersText(answers) : null;

/** The text of a downloaded file: the answers and the added occupations, so that it is complete on another device. */
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
