import { callWasm } from "./callWasm.js";
import init, * as glue from "./generated/skills_gap.js";
import { WasmModule } from "./load.js";
import type { LinkedAnswers, Scale } from "./types.js";

/** The module that answers every question about a catalogue. @internal */
export const engine = new WasmModule("engine", "wasm", "catalogue_new", init);

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
  engine.require();
  return callWasm(() => glue.defaultScale());
}

/**
 * Whether a value is a saved request, of this version or of another. {@link Catalogue.restore} says whether it can be
 * used.
 *
 * @param value What `JSON.parse` gave for a text.
 * @throws {LoadError} `notLoaded` before {@link open}.
 * @example
 * isSavedAnswers({ target: "OCC0526" }); // true
 * isSavedAnswers({ name: "package", version: "1.0.0" }); // false
 */
export function isSavedAnswers(value: unknown): boolean {
  engine.require();
  return callWasm(() => glue.isSavedAnswers(value));
}

/**
 * The answers in a link that {@link Catalogue.toLink} has made. `request` is a saved request: {@link Catalogue.restore}
 * says what of it fits, {@link Catalogue.migrate} moves what is on another version of a standard.
 *
 * @param link A whole address, or what stands after its `#`.
 * @throws {RequestError} `damaged` where it is cut short or changed; `unknownFormat` where a later version has made it.
 * @throws {LoadError} `notLoaded` before {@link open}.
 * @example
 * const { request, warnings } = catalogue.restore(readLink(location.hash).request);
 */
export function readLink(link: string): LinkedAnswers {
  engine.require();
  return callWasm(() => glue.readLink(link));
}

/**
 * The version of the engine, as reports give it.
 *
 * @throws {LoadError} `notLoaded` before {@link open}.
 * @example
 * engineVersion(); // "0.1.0"
 */
export function engineVersion(): string {
  engine.require();
  return callWasm(() => glue.engineVersion());
}
