import type { CatalogueSource } from "./load.js";

/** What a bundler or a host makes of the file: its address, or its text. `open({ catalogue })` takes each. */
declare const source: CatalogueSource;
export default source;
