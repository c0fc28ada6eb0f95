/**
 * The entry for browsers and bundlers (condition `default`): fetches the module that lies beside
 * it. `new URL(…, import.meta.url)` is how every bundler finds the file without a plugin.
 */

import { Catalogue } from "./catalogue.js";
import { type Fetched, type OpenOptions, type WasmSource, load, records, textOf } from "./load.js";

export * from "./api.js";

/**
 * Loads the core, once however often it is called, and gives the catalogue that comes with it.
 *
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @throws {CatalogueError} Where `catalogue` is none.
 * @example
 * const catalogue = await open();
 * catalogue.gap({ target: "OCC0526" });
 */
export async function open(options: OpenOptions = {}): Promise<Catalogue> {
  const ours = new URL("./generated/catalogue.json", import.meta.url);
  // Both at once: neither waits for the other.
  const [occupations] = await Promise.all([
    records(options.catalogue, ours, text),
    load(options.wasm, fetched),
  ]);
  return Catalogue.of(occupations);
}

async function fetched(
  source: WasmSource = new URL("./generated/skills_gap_bg.wasm", import.meta.url),
): Promise<Fetched> {
  return typeof source === "string" || source instanceof URL ? fetch(source) : source;
}

async function text(address: URL | string): Promise<string> {
  return textOf(await fetch(address));
}
