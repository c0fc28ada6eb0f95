import { Catalogue } from "./catalogue.js";
import { engine } from "./engine.js";
import {
  type BytesSource,
  bytes,
  type CatalogueSource,
  type LoadVectors,
  OwnFile,
  once,
  type Read,
  records,
  type WasmSource,
} from "./load.js";
import { PackLoader } from "./packLoader.js";
import { PackStore } from "./packStore.js";

/** How the engine and its first catalogue are loaded. */
export interface OpenOptions {
  /**
   * Where to take the engine's WebAssembly module from, for hosts that put it elsewhere than beside the script. It is
   * an address, what `fetch` gave for it, its bytes, or the compiled module. Not used when the engine is already loaded.
   */
  wasm?: WasmSource;
  /**
   * The folder of a pack, as `skills-gap build` makes it, in place of `catalogue` and `vectors`.
   *
   * Only its manifest and index are loaded now. {@link Catalogue.load} loads an occupation. The rest is loaded when a
   * question about many occupations needs it.
   */
  pack?: URL | string;
  /**
   * The occupations of the catalogue, instead of those that come with the package: the address of
   * a JSON file, or the records themselves.
   */
  catalogue?: CatalogueSource;
  /**
   * The subset of the statement model that the statements of the catalogue need, for hosts that put it
   * elsewhere. Left out with a `catalogue` of one's own, the whole model is taken.
   */
  vectors?: BytesSource;
  /**
   * The whole statement model, for hosts that put it elsewhere than beside the script. It is loaded
   * when it is first needed, for text that is not in the catalogue, and else never.
   */
  model?: BytesSource;
}

const ours = {
  catalogue: new OwnFile("catalogue.json", () => new URL("./generated/catalogue.json", import.meta.url)),
  vectors: new OwnFile("catalogue.bin", () => new URL("./generated/catalogue.bin", import.meta.url)),
  model: new OwnFile("model.bin", () => new URL("./generated/model.bin", import.meta.url)),
};

/** Shared by all catalogues, and kept: the second one that is opened needs no network. */
let shared: { catalogue: () => Promise<unknown>; vectors: LoadVectors; model: LoadVectors } | undefined;

/** What both entries' `open` does. @internal */
export async function openCatalogue(options: OpenOptions, read: Read): Promise<Catalogue> {
  shared ??= {
    catalogue: once(() => records(ours.catalogue, read)),
    vectors: bytes("vectors", ours.vectors, read),
    model: bytes("model", ours.model, read),
  };
  const model = options.model === undefined ? shared.model : bytes("model", options.model, read);
  if (options.pack !== undefined) {
    const store = new PackStore(options.pack, read);
    const [manifest] = await Promise.all([store.manifest(), engine.load(options.wasm, read)]);
    return Catalogue.fromPack(await PackLoader.open(store, manifest), model);
  }
  let vectors = options.catalogue === undefined ? shared.vectors : undefined;
  if (options.vectors !== undefined) vectors = bytes("vectors", options.vectors, read);
  // All at once: none waits for another.
  const [occupations, subset] = await Promise.all([
    options.catalogue === undefined ? shared.catalogue() : records(options.catalogue, read),
    vectors?.(),
    engine.load(options.wasm, read),
  ]);
  return Catalogue.fromRecords(occupations, subset, model);
}
