/** Adding an occupation that the catalogue does not have: a module that is loaded when a person asks for it. */
import { type Catalogue, readAdvert, readInput, SkillsGapError } from "../../package/index.js";
import type { Occupation } from "../../package/types.js";
import { messageWithPath } from "../files/parseAnswers.js";
import type { Answers } from "../state/answers.js";
import { capitalised, count } from "../shared/words.js";
import type { Adding, Said } from "../state/state.js";
import { maxAdded, mergeOccupations } from "../storage/occupationStore.js";
import { elementWordsLater } from "../../package/elementWordsLater.js";
import { addEnglish } from "../words/words.js";
import { addView } from "./addOccupationView.js";

addEnglish(elementWordsLater);

/** What the person has, and what is to be compared with. */
type Context = {
  readonly added: readonly Occupation[];
  readonly answers: Answers;
  readonly catalogue: () => Promise<Catalogue>;
};

/**
 * Reads the occupations in a text of any known form, or else the job advert that it is. What is `said` of the only
 * occupation counts more than what its text says.
 */
async function find(
  name: string,
  text: string,
  said: Said,
  { added, answers: own, catalogue }: Context,
): Promise<Adding> {
  const problem = (message: string): Adding => ({ step: "problem", name, message });
  if (text.trim() === "") return problem("There is nothing in it.");
  try {
    const { occupations, answers, warnings } = await readInput(text, said);
    if (occupations.length === 0) return problem("There is no occupation in it.");
    const all = mergeOccupations(added, occupations).length;
    if (all > maxAdded) {
      return problem(`You would then have added ${count(all, "occupation")}. This page keeps ${maxAdded} at most.`);
    }
    return { step: "found", name, text, said, occupations, answers, warnings };
  } catch (error) {
    if (!(error instanceof SkillsGapError)) throw error;
    const advert = error.code === "notRecognised" ? await advertIn(text, own, catalogue) : null;
    if (advert) return advert;
    return problem(
      error.code === "loadFailed" ? "What reads it did not arrive. Try again." : capitalised(messageWithPath(error)),
    );
  }
}

/** The job advert that a text is; `null` where it asks for nothing, or for nothing that any occupation here asks for. */
async function advertIn(text: string, { assumed, current, ratings }: Answers, catalogue: Context["catalogue"]) {
  try {
    const advert = await readAdvert(text);
    if (!advert.sentences.some(({ asks }) => asks)) return null;
    const report = await (await catalogue()).advert({
      advert,
      ...(assumed ? { assumed } : {}),
      ...(current ? { current } : {}),
      ...(ratings ? { ratings } : {}),
    });
    return report.occupations.length > 0 ? ({ step: "advert", advert, report } as const) : null;
  } catch (error) {
    if (error instanceof SkillsGapError) return null;
    throw error;
  }
}

export const adding = { find, view: addView };
