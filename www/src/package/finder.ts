import { answered } from "./errors.js";
import init, * as glue from "./generated/skills_gap_finder.js";
import { Part, type Read, type WasmSource } from "./load.js";
import type { Occupation } from "./types.js";

/** The module of packs and of the search. @internal */
export const finder = new Part(
  "finder",
  "finder",
  () => new URL("./generated/skills_gap_finder_bg.wasm", import.meta.url),
  "finder_search",
  init,
);

/** The search over these occupations; loads the module that answers it, which may come from `source`. @internal */
export async function finderOf(
  occupations: Occupation[],
  source: WasmSource | undefined,
  read: Read,
): Promise<glue.Finder> {
  await finder.load(source, read);
  return answered(() => new glue.Finder(occupations));
}
