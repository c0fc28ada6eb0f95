import type { ErrorCode } from "./types.js";

/** What a {@link SkillsGapError} can be about. The names are stable: programs may rely on them. */
export type SkillsGapErrorCode = ErrorCode | LoadErrorCode | "internal";

/**
 * What a {@link LoadError} can be about beside `notLoaded`, which is among {@link ErrorCode}:
 *
 * - `loadFailed`: the engine, or a file, could not be loaded
 * - `freed`: the memory of the catalogue was freed
 * - `renewed`: the pack was replaced on its server since it was opened
 */
export type LoadErrorCode = "loadFailed" | "freed" | "renewed";

/**
 * The base of every error of this package.
 *
 * Code `internal` is a fault of this package, not of its caller: please report it.
 *
 * @example
 * try {
 *   catalogue.gap({ target: "OCC0526", ratings: { OCC0311: { K1: 9 } } });
 * } catch (error) {
 *   if (!(error instanceof SkillsGapError)) throw error;
 *   console.log(error.code, error.path); // "outOfScale", "ratings.OCC0311.K1"
 * }
 */
export class SkillsGapError extends Error {
  static {
    // On the prototype, as the built-in errors have it; a minifier does not change it.
    SkillsGapError.prototype.name = "SkillsGapError";
  }

  /** What is wrong. */
  readonly code: SkillsGapErrorCode;

  /** Where: `ratings.OCC0311.K1`, `rejected[2][0]`; `$` is the whole of what was given. */
  readonly path: string;

  /** What is wrong, without where. `message` begins with the path: a worker hands on nothing else of an error. */
  readonly reason: string;

  constructor(code: SkillsGapErrorCode, path: string, reason: string, options?: { cause?: unknown }) {
    super(path === "$" ? reason : `${path}: ${reason}`, options);
    this.code = code;
    this.path = path;
    this.reason = reason;
  }
}

/** A question that the catalogue cannot answer as it was put. */
export class RequestError extends SkillsGapError {
  static {
    RequestError.prototype.name = "RequestError";
  }
}

/** A foreign text that could not be read. */
export class ReadError extends SkillsGapError {
  static {
    ReadError.prototype.name = "ReadError";
  }
}

/** Occupations that do not make a catalogue. */
export class CatalogueError extends SkillsGapError {
  static {
    CatalogueError.prototype.name = "CatalogueError";
  }
}

/** The engine, or a part of a catalogue, could not be loaded, or was asked before it was. */
export class LoadError extends SkillsGapError {
  static {
    LoadError.prototype.name = "LoadError";
  }
}
