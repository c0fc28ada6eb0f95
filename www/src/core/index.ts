/**
 * The entry for browsers and bundlers (condition `default`): fetches the module that lies beside
 * it. `new URL(…, import.meta.url)` is how every bundler finds the file without a plugin.
 */

import { Catalogue } from "./catalogue.js";
import { type Fetched, type OpenOptions, type WasmSource, load } from "./load.js";

export * from "./api.js";

/**
 * Loads the core, once however often it is called, and gives the catalogue that comes with it.
 *
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const catalogue = await open();
 * catalogue.gap({ target: "OCC0526" });
 */
export async function open(options: OpenOptions = {}): Promise<Catalogue> {
  await load(options.wasm, fetched);
  return Catalogue.embedded();
}

async function fetched(
  source: WasmSource = new URL("./generated/skills_gap_bg.wasm", import.meta.url),
): Promise<Fetched> {
  return typeof source === "string" || source instanceof URL ? fetch(source) : source;
}
