import { type Catalogue, LoadError } from "../../package/index.js";
import type { Occupation, Warning } from "../../package/types.js";
import { valueIn } from "../files/parseAnswers.js";
import type { AnswerStore, Trouble } from "../storage/answerStore.js";
import type { OccupationStore } from "../storage/occupationStore.js";
import type { Shelf } from "./catalogueCache.js";

/** The code of a warning about an occupation that was added and is lost. */
export const addedLost = "addedLost";

export type Start = {
  /** The answers as they were kept when all that they are about was brought. */
  readonly kept: { readonly text: string | null; readonly trouble: Trouble | null };
  readonly catalogue: Catalogue;
  readonly added: readonly Occupation[];
  /** What could not be had of what was added. */
  readonly warnings: readonly Warning[];
};

/**
 * The catalogue with what a person has added, and all that the answers kept here are about: first these, then the
 * answers, which name them.
 *
 * @throws {LoadError} Where something for it did not arrive.
 */
export async function startOf(shelf: Shelf, occupations: OccupationStore, store: AnswerStore): Promise<Start> {
  const kept = store.read();
  const read = valueIn(kept.text ?? "");
  const answers = read.ok ? read.value : null;
  const { occupations: before, damaged } = occupations.read();
  const warnings = damaged ? [lost("The occupations that you added earlier can no longer be read.")] : [];
  try {
    return { kept, catalogue: await shelf.prepare(before, answers), added: before, warnings };
  } catch (error) {
    if (error instanceof LoadError || before.length === 0) throw error;
  }
  // One of them at least: the others shall be there.
  const added: Occupation[] = [];
  for (const one of before) {
    try {
      await shelf.prepare([one], null);
      added.push(one);
    } catch (error) {
      if (error instanceof LoadError) throw error;
      const { message } = error instanceof Error ? error : { message: String(error) };
      warnings.push(
        lost(`${one.name || one.reference}, which you added earlier, cannot be used any more: ${message}.`),
      );
    }
  }
  return { kept, catalogue: await shelf.prepare(added, answers), added, warnings };
}

const lost = (message: string): Warning => ({ code: addedLost, path: "occupations", message });
