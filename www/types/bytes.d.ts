import type { BytesSource } from "./load.js";

/** What a bundler or a host makes of the file: its address, or its bytes. `open({ vectors, model })` takes each. */
declare const source: BytesSource;
export default source;
