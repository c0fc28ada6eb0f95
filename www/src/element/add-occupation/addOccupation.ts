/** Adding an occupation that the catalogue does not have: a module that is loaded when a person asks for it. */
import { readOccupations, SkillsGapError } from "../../package/index.js";
import type { Occupation } from "../../package/types.js";
import { messageWithPath } from "../files/parseAnswers.js";
import { capitalised, count } from "../shared/words.js";
import type { Adding } from "../state/state.js";
import { maxAdded, mergeOccupations } from "../storage/occupationStore.js";
import { addView } from "./addOccupationView.js";

/** Reads the occupations in a text of any known form. `added` are those that the person has added before. */
async function find(name: string, text: string, added: readonly Occupation[]): Promise<Adding> {
  const problem = (message: string): Adding => ({ step: "problem", name, message });
  if (text.trim() === "") return problem("There is nothing in it.");
  try {
    const occupations = await readOccupations(text);
    if (occupations.length === 0) return problem("There is no occupation in it.");
    const all = mergeOccupations(added, occupations).length;
    if (all > maxAdded) {
      return problem(`You would then have added ${count(all, "occupation")}. This page keeps ${maxAdded} at most.`);
    }
    return { step: "found", name, occupations };
  } catch (error) {
    if (!(error instanceof SkillsGapError)) throw error;
    return problem(
      error.code === "loadFailed" ? "What reads it did not arrive. Try again." : capitalised(messageWithPath(error)),
    );
  }
}

export const adding = { find, view: addView };
