// What both entries export alike.

export { Catalogue } from "./catalogue.js";
export { defaultScale, engineVersion, isSavedAnswers, readLink } from "./engine.js";
export * from "./errors.js";
export type { Bytes, BytesSource, CatalogueSource, WasmSource } from "./load.js";
export type { OpenOptions } from "./open.js";
export type { InputOptions, ReadOptions, StandardsOptions, TakeOptions } from "./readers.js";
export { type OpenedAnswers, openSaved } from "./saved.js";
export type * from "./types.js";
