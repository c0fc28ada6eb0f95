/** Adding what the catalogue does not have, adverts and CVs: a module that is loaded when a person asks for it. */
import {
  type Catalogue,
  isProfile,
  readAdvert,
  readInput,
  readProfile,
  SkillsGapError,
  withReadAnswers,
} from "../../package/index.js";
import type { Advert, AdvertReport, Occupation, ReadAnswers } from "../../package/types.js";
import { messageWithPath } from "../files/parseAnswers.js";
import { type Answers, withoutAsked } from "../state/answers.js";
import type { Action, Adding, Said, Take } from "../state/state.js";
import { maxAdded, mergeOccupations } from "../storage/occupationStore.js";
import { elementWordsLater } from "../../package/elementWordsLater.js";
import { addEnglish, type Words } from "../words/words.js";
import { addView } from "./addOccupationView.js";
import { keptView } from "./keptView.js";

addEnglish(elementWordsLater);

/** What the person has, and what is to be compared with. */
type Context = {
  readonly added: readonly Occupation[];
  readonly answers: Answers;
  readonly catalogue: () => Promise<Catalogue>;
  /** What the person says that a text is. */
  readonly as: "advert" | "profile" | undefined;
  readonly words: Words;
};

/**
 * Reads the occupations in a text of any known form, or else the job advert or the CV that it is. What is `said` of the
 * only occupation counts more than what its text says.
 */
async function find(name: string, text: string, said: Said, context: Context): Promise<Adding> {
  const { added, as, words } = context;
  const { say } = words;
  const problem = (message: string): Adding => ({ step: "problem", name, message });
  if (text.trim() === "") return problem(say("add.nothing"));
  try {
    if (as)
      return (await pastedAs(as, text, context)) ?? problem(say(as === "advert" ? "add.noAdvert" : "add.noProfile"));
    const { scale } = context.answers;
    const credits = scale ? { credits: scale.points.map(({ credit }) => credit) } : {};
    const { occupations, answers, warnings } = await readInput(text, { ...said, ...credits });
    if (occupations.length === 0) return problem(say("add.noOccupation"));
    const count = mergeOccupations(added, occupations).length;
    if (count > maxAdded) return problem(say("add.tooMany", { count, most: maxAdded }));
    return { step: "found", name, text, said, occupations, answers, warnings };
  } catch (error) {
    if (!(error instanceof SkillsGapError)) throw error;
    const pasted = notOccupations.has(error.code) ? await pastedText(text, context) : null;
    if (pasted) return pasted;
    return problem(error.code === "loadFailed" ? say("add.readerFailed") : words.capitalised(messageWithPath(error)));
  }
}

/** The codes of what has no statements of a standard in it. */
const notOccupations: ReadonlySet<string> = new Set(["notRecognised", "noStatements"]);

/** The advert or the CV that a text is; `null` where it is neither. */
async function pastedText(text: string, context: Context): Promise<Adding | null> {
  try {
    return await pastedAs((await isProfile(text)) ? "profile" : "advert", text, context);
  } catch (error) {
    if (error instanceof SkillsGapError) return null;
    throw error;
  }
}

/** `null` for an advert that asks for nothing, or for nothing that any occupation here asks for. */
async function pastedAs(what: "advert" | "profile", text: string, context: Context): Promise<Adding | null> {
  const { answers } = context;
  if (what === "profile") {
    return { step: "profile", profile: await readProfile(text), text, before: answers, refused: [] };
  }
  const advert = await readAdvert(text);
  if (!advert.sentences.some(({ asks }) => asks)) return null;
  const report = await ask(advert, { ...answers, target: "" }, await context.catalogue());
  return report.occupations.length > 0 ? { step: "advert", advert, report, text } : null;
}

/** An advert is for the best occupation, unless the answers have a target. */
const ask = (advert: Advert, answers: Answers, catalogue: Catalogue): Promise<AdvertReport> =>
  catalogue.advert({ ...withoutAsked(withoutOption(answers)), advert });

function withoutOption(answers: Answers): Answers {
  const { option: _option, ...rest } = answers;
  return rest;
}

/** Offers the occupations that an advert which is kept may be for. */
const offer = async (advert: Advert, answers: Answers, catalogue: Catalogue): Promise<Adding> => ({
  step: "advert",
  advert,
  report: await ask(advert, { ...answers, target: "" }, catalogue),
  text: null,
});

/** What takes an advert as the target, as one for this occupation. */
async function take(advert: Advert, target: string, answers: Answers, catalogue: Catalogue): Promise<Action> {
  const { asked } = await ask(advert, { ...answers, target }, catalogue);
  return { type: "takeAdvert", target, advert, asked };
}

/** What adds occupations, with what is taken of the answers beside them. */
const addWith = async (
  occupations: readonly Occupation[],
  answers: Answers,
  found: ReadAnswers,
  options: Take,
): Promise<Action> => ({ type: "add", occupations, answers: await withReadAnswers(answers, found, options) });

export const adding = { find, offer, take, addWith, view: addView, kept: keptView };
