import { answered } from "./errors.js";
import init, { WaysCatalogue } from "./generated/skills_gap_ways.js";
import { Part, type Read, type WasmSource } from "./load.js";
import type { WholePack } from "./pack.js";
import type { Occupation } from "./types.js";

const part = new Part(
  "ways",
  "ways",
  () => new URL("./generated/skills_gap_ways_bg.wasm", import.meta.url),
  "wayscatalogue_new",
  init,
);

/**
 * The questions about many occupations, over these, with the statement model or the part of it that they
 * need; loads the module that answers them, which may come from `source`.
 *
 * @internal
 */
export async function waysOf(
  occupations: Occupation[],
  model: Uint8Array,
  source: WasmSource | undefined,
  read: Read,
): Promise<WaysCatalogue> {
  await part.load(source, read);
  return answered(() => new WaysCatalogue(occupations, model));
}

/** The same over a pack and `further` occupations, under the name `version`. @internal */
export async function waysOfPack(
  pack: WholePack,
  model: Uint8Array,
  further: readonly Occupation[],
  version: string,
  source: WasmSource | undefined,
  read: Read,
): Promise<WaysCatalogue> {
  await part.load(source, read);
  const { manifest, index, all, links, carries } = pack;
  return answered(() => {
    const ways = WaysCatalogue.ofPack(manifest, index, model, all, links, carries);
    return further.length > 0 ? ways.with(further, version) : ways;
  });
}
