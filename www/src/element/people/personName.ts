import type { People } from "../storage/peopleStore.js";
import type { Words } from "../words/words.js";

/** What somebody is called: as they were named, or by their number. */
export function personName({ say }: Words, { all }: Pick<People, "all">, id: string): string {
  const at = all.findIndex((one) => one.id === id);
  return all[at]?.name || say("people.unnamed", { number: at + 1 });
}
