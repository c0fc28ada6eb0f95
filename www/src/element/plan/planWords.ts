import type { Tally } from "../../package/types.js";
import { otherParts, tallyWords } from "../shared/words.js";
import type { Words } from "../words/words.js";

/** How many of a step's statements stand where: of a later step, once the steps before it are done. */
export function stepTally(words: Words, counts: Tally, step: number): string {
  if (step === 1) return words.sentence(tallyWords(words, counts));
  const { held, total } = counts;
  const byThen = words.say("plan.byThen", { held, total });
  return [byThen, ...otherParts(words, counts).map((part) => words.sentence(part))].join(" ");
}
