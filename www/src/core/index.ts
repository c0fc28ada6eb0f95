/** The entry for browsers and bundlers (condition `default`): fetches the files that lie beside it. */

import type { Catalogue } from "./catalogue.js";
import type { OpenOptions } from "./load.js";
import { openWith } from "./open.js";

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
  return openWith(options, (address) => fetch(address));
}
