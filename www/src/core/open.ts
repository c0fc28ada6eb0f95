import { Catalogue } from "./catalogue.js";
import { type Fetched, type OpenOptions, type WasmSource, bytes, load, records, textOf } from "./load.js";

/** How a host gets at an address. @internal */
export type Read = (address: URL | string) => Promise<Response | Uint8Array<ArrayBuffer>>;

// `new URL(…, import.meta.url)` is how every bundler finds a file without a plugin.
const OURS = {
  wasm: new URL("./generated/skills_gap_bg.wasm", import.meta.url),
  catalogue: new URL("./generated/catalogue.json", import.meta.url),
  vectors: new URL("./generated/catalogue.bin", import.meta.url),
  model: new URL("./generated/model.bin", import.meta.url),
};

/** What both entries' `open` does. @internal */
export async function openWith(options: OpenOptions, read: Read): Promise<Catalogue> {
  const model = bytes("model", options.model ?? OURS.model, read);
  const covered = options.catalogue === undefined || options.vectors !== undefined;
  const vectors = covered ? bytes("vectors", options.vectors ?? OURS.vectors, read) : undefined;
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
