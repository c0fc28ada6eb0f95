import { Catalogue } from "./catalogue.js";
import { engine } from "./engine.js";
import {
  type BytesSource,
  bytes,
  type CatalogueSource,
  checkAddress,
  type LoadVectors,
  type Host,
  once,
  records,
  type WasmSource,
} from "./load.js";
import { checkedOptions, unlessAborted } from "./options.js";
import { PackLoader } from "./packLoader.js";
import { PackStore } from "./packStore.js";

/** How the engine and its first catalogue are loaded. In Node.js, what takes an address also takes a file's path. */
export interface OpenOptions {
  /**
   * Where to take the engine's WebAssembly module from, for hosts that put it elsewhere than beside the script. It is
   * an address, what `fetch` gave for it, its bytes, or the compiled module. Not used when the engine is already loaded.
   */
  wasm?: WasmSource | undefined;
  /**
   * The folder of a pack, as `skills-gap build` makes it, in place of `catalogue` and `vectors`.
   *
   * Only its manifest and index are loaded now. {@link Catalogue.load} loads an occupation. The rest is loaded when a
   * question about many occupations needs it.
   */
  pack?: URL | string | undefined;
  /**
   * The occupations of the catalogue, instead of those that come with the package: the address of
   * a JSON file, or the records themselves.
   */
  catalogue?: CatalogueSource | undefined;
  /**
   * The subset of the statement model that the statements of the catalogue need, for hosts that put it
   * elsewhere. Left out with a `catalogue` of one's own, the whole model is taken.
   */
  vectors?: BytesSource | undefined;
  /**
   * The whole statement model, for hosts that put it elsewhere than beside the script. It is loaded
   * when it is first needed, for text that is not in the catalogue, and else never.
   */
  model?: BytesSource | undefined;
  /** Stops waiting. What is on its way for others still comes. */
  signal?: AbortSignal | undefined;
}

const KNOWN = [
  "wasm",
  "pack",
  "catalogue",
  "vectors",
  "model",
  "signal",
] as const satisfies readonly (keyof OpenOptions)[];

/** Shared by all catalogues, and kept: the second one that is opened needs no network. */
interface Shared {
  readonly catalogue: () => Promise<unknown>;
  readonly vectors: LoadVectors;
  readonly model: LoadVectors;
}

const sharedOf = /* @__PURE__ */ new WeakMap<Host, Shared>();

function shared(host: Host): Shared {
  const known = sharedOf.get(host);
  if (known) return known;
  const { catalogue, vectors, model, read } = host;
  const made = {
    catalogue: once(() => records(catalogue, read)),
    vectors: bytes("vectors", vectors, read),
    model: bytes("model", model, read),
  };
  sharedOf.set(host, made);
  return made;
}

/** What every entry's `open` does. @internal */
export async function openCatalogue(options: OpenOptions, host: Host): Promise<Catalogue> {
  const own = checkedOptions(options, KNOWN);
  return unlessAborted(opened(own, host), own.signal);
}

async function opened(options: OpenOptions, host: Host): Promise<Catalogue> {
  const { read } = host;
  const ours = shared(host);
  const loadEngine = () => engine.load(options.wasm === undefined ? host.engine : options.wasm, read);
  const model = options.model === undefined ? ours.model : bytes("model", options.model, read);
  if (options.pack !== undefined) {
    checkAddress(options.pack, "pack");
    const store = new PackStore(options.pack, read);
    const [manifest] = await Promise.all([store.manifest(), loadEngine()]);
    return Catalogue.fromPack(await PackLoader.open(store, manifest), model);
  }
  let vectors = options.catalogue === undefined ? ours.vectors : undefined;
  if (options.vectors !== undefined) vectors = bytes("vectors", options.vectors, read);
  // All at once: none waits for another.
  const [occupations, subset] = await Promise.all([
    options.catalogue === undefined ? ours.catalogue() : records(options.catalogue, read),
    vectors?.(),
    loadEngine(),
  ]);
  return Catalogue.fromRecords(occupations, subset, model);
}
