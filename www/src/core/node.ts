/**
 * The entry for Node.js and what is like it (condition `node`): as `index.ts`, but reads the
 * files from disk, since Node's `fetch` takes no file addresses.
 */

import { readFile } from "node:fs/promises";

import type { Catalogue } from "./catalogue.js";
import type { OpenOptions } from "./load.js";
import { openWith } from "./open.js";

export * from "./api.js";

/**
 * Loads the core, once however often it is called, and gives the catalogue that comes with it.
 * Every option that takes an address also takes a file's path.
 *
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @throws {CatalogueError} Where `catalogue` is none.
 * @example
 * const catalogue = await open();
 * catalogue.gap({ target: "OCC0526" });
 */
export async function open(options: OpenOptions = {}): Promise<Catalogue> {
  return openWith(options, async (source) => {
    const address = String(source);
    if (/^https?:/.test(address)) return fetch(address);
    return readFile(address.startsWith("file:") ? new URL(address) : address);
  });
}
