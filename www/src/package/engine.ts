import { answered } from "./errors.js";
import init, * as glue from "./generated/skills_gap.js";
import { Part } from "./load.js";
import type { Scale } from "./types.js";

/** The module of the main job. @internal */
export const core = new Part(
  "core",
  "wasm",
  () => new URL("./generated/skills_gap_bg.wasm", import.meta.url),
  "corecatalogue_new",
  init,
);

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
