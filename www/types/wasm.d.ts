import type { WasmSource } from "./load.js";

/** What a bundler or a host makes of the file: its address, its bytes, or the module. `open({ wasm })` takes each. */
declare const source: WasmSource;
export default source;
