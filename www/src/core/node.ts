/**
 * The entry for Node.js and what is like it (condition `node`): as `index.ts`, but reads the
 * module from disk, since Node's `fetch` takes no file addresses.
 */

import { readFile } from "node:fs/promises";

import { Catalogue } from "./catalogue.js";
import { type Fetched, type OpenOptions, type WasmSource, load, records, textOf } from "./load.js";

export * from "./api.js";

/**
 * Loads the core, once however often it is called, and gives the catalogue that comes with it.
 * Both options also take a file's path.
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
  if (typeof source !== "string" && !(source instanceof URL)) return source;
  const address = String(source);
  if (/^https?:/.test(address)) return fetch(address);
  return readFile(address.startsWith("file:") ? new URL(address) : address);
}

async function text(address: URL | string): Promise<string> {
  const from = await fetched(address);
  return from instanceof Response ? textOf(from) : String(from);
}
