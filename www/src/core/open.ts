import { Catalogue } from "./catalogue.js";
import { type Bytes, type Fetched, type OpenOptions, type WasmSource, bytes, load, records, textOf } from "./load.js";

/** How a host gets at an address. @internal */
export type Read = (address: URL | string) => Promise<Response | Uint8Array<ArrayBuffer>>;

// `new URL(…, import.meta.url)` is how every bundler finds a file without a plugin.
const OURS = {
  wasm: new URL("./generated/skills_gap_bg.wasm", import.meta.url),
  catalogue: new URL("./generated/catalogue.json", import.meta.url),
  vectors: new URL("./generated/catalogue.bin", import.meta.url),
  model: new URL("./generated/model.bin", import.meta.url),
};

/** Shared by all catalogues, so that two that are opened at the same time load them once. */
let shared: { vectors: Bytes; model: Bytes } | undefined;

/** What both entries' `open` does. @internal */
export async function openWith(options: OpenOptions, read: Read): Promise<Catalogue> {
  shared ??= { vectors: bytes("vectors", OURS.vectors, read), model: bytes("model", OURS.model, read) };
  const model = options.model === undefined ? shared.model : bytes("model", options.model, read);
  let vectors = options.catalogue === undefined ? shared.vectors : undefined;
  if (options.vectors !== undefined) vectors = bytes("vectors", options.vectors, read);
  const fetched = async (source: WasmSource = OURS.wasm): Promise<Fetched> =>
    typeof source === "string" || source instanceof URL ? read(source) : source;
  const text = async (address: URL | string): Promise<string> => textOf(await read(address));
  // All at once: none waits for another.
  const [occupations, part] = await Promise.all([
    records(options.catalogue, OURS.catalogue, text),
    vectors?.(),
    load(options.wasm, fetched),
  ]);
  return Catalogue.of(occupations, part, model);
}
