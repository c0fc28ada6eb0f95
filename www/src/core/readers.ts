import { answered } from "./errors.js";
import init, * as glue from "./generated/skills_gap_readers.js";
import { Part, type Read, type WasmSource } from "./load.js";
import type { Occupation } from "./types.js";

/** How the readers are loaded. */
export interface ReadOptions {
  /**
   * Where to take the readers' WebAssembly module from, for hosts that put it elsewhere than beside
   * the script, in any of the forms that {@link OpenOptions.wasm} takes.
   */
  wasm?: WasmSource;
}

const readers = new Part(
  "readers",
  "wasm",
  () => new URL("./generated/skills_gap_readers_bg.wasm", import.meta.url),
  "readOccupationPage",
  init,
);

/** The occupation on a page's text, with the readers loaded. @internal */
export async function readPage(text: string, options: ReadOptions, read: Read): Promise<Occupation> {
  await readers.load(options.wasm, read);
  return answered(() => glue.readOccupationPage(text));
}
