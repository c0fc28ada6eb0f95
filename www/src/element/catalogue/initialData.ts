import type { Words } from "../words/words.js";
import { type Catalogue, LoadError } from "../../package/index.js";
import type { Occupation, Warning } from "../../package/types.js";
import { messageOf } from "../files/parseAnswers.js";
import { parseJson } from "../files/parseJson.js";
import type { AnswerStore, StorageFailure } from "../storage/answerStore.js";
import type { OccupationStore } from "../storage/occupationStore.js";
import type { CatalogueCache } from "./catalogueCache.js";

/** The code of a warning about an added occupation that cannot be used any more. */
export const addedOccupationLost = "addedLost";

export type InitialData = {
  /** The stored answers as they were when the occupations that they name were loaded. */
  readonly stored: { readonly text: string | null; readonly failure: StorageFailure | null };
  /** The example that this tab shows in their place. */
  readonly example: string | null;
  readonly catalogue: Catalogue;
  readonly added: readonly Occupation[];
  /** About added occupations that cannot be used any more. */
  readonly warnings: readonly Warning[];
};

/**
 * Reads what is stored on this device, and loads the catalogue with the added occupations and with all that the
 * answers name.
 *
 * @throws {LoadError} Where part of it could not be loaded.
 */
export async function loadInitialData(
  catalogueCache: CatalogueCache,
  occupations: OccupationStore,
  store: AnswerStore,
  words: Words,
): Promise<InitialData> {
  const stored = store.read();
  const read = parseJson(stored.text ?? "");
  const answers = read.ok ? read.value : null;
  const example = store.example();
  const shown = parseJson(example ?? "");
  const load = async (added: readonly Occupation[]): Promise<Catalogue> => {
    const catalogue = await catalogueCache.load(added, answers);
    if (shown.ok) await catalogue.load(catalogue.missing(shown.value));
    return catalogue;
  };
  const { occupations: before, damaged } = occupations.read();
  const warnings = damaged ? [lost(words.say("lost.damaged"))] : [];
  try {
    return { stored, example, catalogue: await load(before), added: before, warnings };
  } catch (error) {
    if (error instanceof LoadError || before.length === 0) throw error;
  }
  // At least one of them makes no catalogue: keep the others.
  const added: Occupation[] = [];
  for (const one of before) {
    try {
      await catalogueCache.load([one], null);
      added.push(one);
    } catch (error) {
      if (error instanceof LoadError) throw error;
      // It was alone in its list.
      const why = messageOf(error).replace("(at [0].", "(at ").replace(/\.$/, "");
      warnings.push(lost(words.say("lost.one", { name: one.name || one.reference, why })));
    }
  }
  return { stored, example, catalogue: await load(added), added, warnings };
}

const lost = (message: string): Warning => ({ code: addedOccupationLost, path: "occupations", message });
