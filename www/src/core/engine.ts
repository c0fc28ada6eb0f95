import { Catalogue } from "./catalogue.js";
import { answered } from "./errors.js";
import init, * as glue from "./generated/skills_gap.js";
import { type CatalogueSource, type Host, Part, type WasmSource, records } from "./load.js";
import type { Scale } from "./types.js";

/** How the core is loaded. */
export interface OpenOptions {
  /**
   * Where to take the core's WebAssembly module from, for hosts that put it elsewhere than beside
   * the script: its address, what `fetch` gave for it, its bytes, or the compiled module. Not used
   * when the core is already loaded.
   */
  wasm?: WasmSource;
  /** Likewise, the module that answers questions about many occupations; loaded at the first of them. */
  ways?: WasmSource;
  /**
   * The occupations of the catalogue, instead of those that come with the package: the address of
   * a JSON file, or the records themselves.
   */
  catalogue?: CatalogueSource;
}

// `new URL(…, import.meta.url)` is how every bundler finds a file without a plugin.
const core = new Part(
  "core",
  "wasm",
  () => new URL("./generated/skills_gap_bg.wasm", import.meta.url),
  "corecatalogue_new",
  init,
);

/** The catalogue that `options` ask for, with the core loaded. @internal */
export async function opened(options: OpenOptions, host: Host): Promise<Catalogue> {
  const ours = new URL("./generated/catalogue.json", import.meta.url);
  // Both at once: neither waits for the other.
  const [occupations] = await Promise.all([
    records(options.catalogue, ours, host),
    core.load(options.wasm, host),
  ]);
  return Catalogue.of(occupations, { host, source: options.ways });
}

/**
 * The scale that is used when a request brings none: four points, from "New to me" to
 * "I could explain it to others".
 *
 * @throws {LoadError} `notLoaded` before {@link open}.
 * @example
 * defaultScale().points.map((point) => point.labels.skill);
 * // ["Not done it", "Done with help", "Do on my own", "Could coach others"]
 */
export function defaultScale(): Scale {
  core.require();
  return answered(() => glue.defaultScale());
}

/**
 * The version of the engine, as reports give it.
 *
 * @throws {LoadError} `notLoaded` before {@link open}.
 * @example
 * engineVersion(); // "0.1.0"
 */
export function engineVersion(): string {
  core.require();
  return answered(() => glue.engineVersion());
}
