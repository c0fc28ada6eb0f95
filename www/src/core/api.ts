// What both entries export alike.

export type * from "./types.js";
export type { BytesSource, CatalogueSource, OpenOptions, WasmSource } from "./load.js";
export { Catalogue } from "./catalogue.js";
export { defaultScale, engineVersion, readOccupationPage } from "./engine.js";
export * from "./errors.js";
