import init, { WaysCatalogue } from "./generated/skills_gap_ways.js";
import { type Host, Part, type WasmSource } from "./load.js";
import type { Occupation } from "./types.js";

/** Where the module comes from. @internal */
export interface WaysFrom {
  host: Host;
  source: WasmSource | undefined;
}

const part = new Part(
  "ways",
  "ways",
  () => new URL("./generated/skills_gap_ways_bg.wasm", import.meta.url),
  "wayscatalogue_new",
  init,
);

/** The questions about many occupations, over these; loads the module that answers them. @internal */
export async function waysOf(occupations: Occupation[], from: WaysFrom): Promise<WaysCatalogue> {
  await part.load(from.source, from.host);
  return new WaysCatalogue(occupations);
}
