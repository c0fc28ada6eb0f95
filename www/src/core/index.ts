/** The entry for browsers and bundlers (condition `default`): fetches what lies beside it. */

import type { Catalogue } from "./catalogue.js";
import type { Read } from "./load.js";
import { type OpenOptions, opened } from "./open.js";
import { type ReadOptions, readPage } from "./readers.js";
import type { Occupation } from "./types.js";

export * from "./api.js";

const read: Read = async (address, how) => fetch(address, how);

/**
 * Loads the core, once however often it is called, and gives the catalogue that comes with it.
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
 * is a module of its own, which is fetched at the first call; the core is not needed.
 *
 * Sections that are missing or cut off are named in its `warnings`; what is there is read.
 *
 * @throws {ReadError} When the text is no occupation page, or too long.
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const occupation = await readOccupationPage(await navigator.clipboard.readText());
 * const wider = await catalogue.with([occupation]);
 */
export function readOccupationPage(text: string, options: ReadOptions = {}): Promise<Occupation> {
  return readPage(text, options, read);
}
