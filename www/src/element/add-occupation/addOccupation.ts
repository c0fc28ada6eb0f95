/** Adding an occupation that the catalogue does not have: a module that is loaded when a person asks for it. */
import { readInput, SkillsGapError } from "../../package/index.js";
import type { Occupation } from "../../package/types.js";
import { messageWithPath } from "../files/parseAnswers.js";
import { capitalised, count } from "../shared/words.js";
import type { Adding, Said } from "../state/state.js";
import { maxAdded, mergeOccupations } from "../storage/occupationStore.js";
import { addView } from "./addOccupationView.js";

/**
 * Reads the occupations in a text of any known form. What is `said` of the only one counts more than what its text
 * says. `added` are those that the person has added before.
 */
async function find(name: string, text: string, said: Said, added: readonly Occupation[]): Promise<Adding> {
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
    return problem(
      error.code === "loadFailed" ? "What reads it did not arrive. Try again." : capitalised(messageWithPath(error)),
    );
  }
}

export const adding = { find, view: addView };
