// What both entries export alike.

export type * from "./types.js";
export type { OpenOptions } from "./engine.js";
export type { CatalogueSource, WasmSource } from "./load.js";
export type { ReadOptions } from "./readers.js";
export { Catalogue } from "./catalogue.js";
export { defaultScale, engineVersion } from "./engine.js";
export * from "./errors.js";
