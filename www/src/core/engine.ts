import { answered } from "./errors.js";
import * as glue from "./generated/skills_gap.js";
import { requireLoaded } from "./load.js";
import type { Occupation, Scale } from "./types.js";

/**
 * Reads the text of an occupation's page, as copied from the browser, into an occupation.
 *
 * Sections that are missing or cut off are named in its `warnings`; what is there is read.
 *
 * @throws {ReadError} When the text is no occupation page, or too long.
 * @throws {LoadError} `notLoaded` before {@link open}.
 * @example
 * const occupation = readOccupationPage(await navigator.clipboard.readText());
 * const wider = await catalogue.with([occupation]);
 */
export function readOccupationPage(text: string): Occupation {
  requireLoaded();
  return answered(() => glue.readOccupationPage(text));
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
  requireLoaded();
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
  requireLoaded();
  return answered(() => glue.engineVersion());
}
