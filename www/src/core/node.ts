/**
 * The entry for Node.js and what is like it (condition `node`): as `index.ts`, but reads what lies
 * beside it from disk, since Node's `fetch` takes no file addresses.
 */

import { readFile } from "node:fs/promises";

import type { Catalogue } from "./catalogue.js";
import type { Read } from "./load.js";
import { type OpenOptions, opened } from "./open.js";
import { type ReadOptions, readPage } from "./readers.js";
import type { Occupation } from "./types.js";

export * from "./api.js";

const read: Read = async (source, how) => {
  const address = String(source);
  if (/^https?:/.test(address)) return fetch(address, how);
  return readFile(address.startsWith("file:") ? new URL(address) : address);
};

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
export function open(options: OpenOptions = {}): Promise<Catalogue> {
  return opened(options, read);
}

/**
 * Reads the text of an occupation's page, as copied from the browser, into an occupation. What reads
 * is a module of its own, which is loaded at the first call; the core is not needed.
 *
 * Sections that are missing or cut off are named in its `warnings`; what is there is read.
 *
 * @throws {ReadError} When the text is no occupation page, or too long.
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const occupation = await readOccupationPage(await readFile("page.txt", "utf8"));
 * const wider = await catalogue.with([occupation]);
 */
export function readOccupationPage(text: string, options: ReadOptions = {}): Promise<Occupation> {
  return readPage(text, options, read);
}
