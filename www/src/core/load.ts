import { LoadError } from "./errors.js";
import init from "./generated/skills_gap.js";
import type { Occupation } from "./types.js";

/** Where the core's WebAssembly module may come from. */
export type WasmSource =
  | URL
  | string
  | Response
  | Promise<Response>
  | BufferSource
  | WebAssembly.Module;

/** Where the occupations of the first catalogue may come from: an address, or the records. */
export type CatalogueSource = URL | string | Occupation[];

/** Where bytes may come from: an address, or the bytes themselves. */
export type BytesSource = URL | string | BufferSource;

/** How the core is loaded. */
export interface OpenOptions {
  /**
   * Where to take the core's WebAssembly module from, for hosts that put it elsewhere than beside
   * the script: its address, what `fetch` gave for it, its bytes, or the compiled module. Not used
   * when the core is already loaded.
   */
  wasm?: WasmSource;
  /**
   * The occupations of the catalogue, instead of those that come with the package: the address of
   * a JSON file, or the records themselves.
   */
  catalogue?: CatalogueSource;
  /**
   * The part of the statement model that the statements of the catalogue need, for hosts that put it
   * elsewhere. Left out with a `catalogue` of one's own, the whole model is taken.
   */
  vectors?: BytesSource;
  /**
   * The whole statement model, for hosts that put it elsewhere than beside the script. It is loaded
   * when it is first needed, for text that is not in the catalogue, and else never.
   */
  model?: BytesSource;
}

/** What a host makes of a source: a response, bytes, or a module. @internal */
export type Fetched = Response | BufferSource | WebAssembly.Module;

interface Loading {
  source: WasmSource | undefined;
  done: Promise<void>;
}

let loaded = false;
let loading: Loading | undefined;
let shipped: Promise<unknown> | undefined;

/**
 * Loads the core once, `fetched` being how this host gets at a source.
 *
 * Calls at the same time share one load. A failed load is forgotten: the next call tries again,
 * and so does a call that waited for another's source in vain.
 *
 * @throws {LoadError} `loadFailed`, the reason as its `cause`.
 * @internal
 */
export async function load(
  source: WasmSource | undefined,
  fetched: (source: WasmSource | undefined) => Promise<Fetched>,
): Promise<void> {
  while (!loaded) {
    loading ??= { source, done: start(source, fetched) };
    const mine = loading.source === source;
    try {
      await loading.done;
    } catch (error) {
      if (mine) throw error;
    }
  }
}

/** @throws {LoadError} `notLoaded` before the core is loaded. @internal */
export function requireLoaded(): void {
  if (!loaded) {
    throw new LoadError("notLoaded", "$", "the core is not loaded yet: await open() first");
  }
}

async function start(
  source: WasmSource | undefined,
  fetched: (source: WasmSource | undefined) => Promise<Fetched>,
): Promise<void> {
  try {
    // A step later at the earliest, so that `loading` is set before it is reset below.
    const module = await compiled(await fetched(source));
    checkModule(module);
    await init({ module_or_path: module });
    loaded = true;
  } catch (cause) {
    throw loadError("wasm", cause);
  } finally {
    loading = undefined;
  }
}

/**
 * The records of a catalogue, `text` being how this host gets at the text of an address. Those that
 * come with the package are at `ours`; calls at the same time share one load of them.
 *
 * @throws {LoadError} `loadFailed`, the reason as its `cause`.
 * @internal
 */
export function records(
  source: CatalogueSource | undefined,
  ours: URL,
  text: (address: URL | string) => Promise<string>,
): Promise<unknown> {
  if (source !== undefined) return parsed(source, text);
  shipped ??= parsed(ours, text).finally(() => {
    shipped = undefined;
  });
  return shipped;
}

async function parsed(
  source: CatalogueSource,
  text: (address: URL | string) => Promise<string>,
): Promise<unknown> {
  if (typeof source !== "string" && !(source instanceof URL)) return source;
  try {
    return JSON.parse(await text(source));
  } catch (cause) {
    throw loadError("catalogue", cause);
  }
}

/** How one of the files with statement vectors is got at. @internal */
export type Bytes = () => Promise<Uint8Array>;

/**
 * The bytes of `source`, `read` being how this host gets at an address. Calls at the same time share
 * one load; calls after it load again.
 *
 * @throws {LoadError} `loadFailed`, the reason as its `cause`.
 * @internal
 */
export function bytes(
  path: "vectors" | "model",
  source: BytesSource,
  read: (address: URL | string) => Promise<Response | BufferSource>,
): Bytes {
  let loading: Promise<Uint8Array> | undefined;
  const start = async (): Promise<Uint8Array> => {
    try {
      return await bytesOf(typeof source === "string" || source instanceof URL ? await read(source) : source);
    } catch (cause) {
      throw loadError(path, cause);
    } finally {
      loading = undefined;
    }
  };
  return () => (loading ??= start());
}

async function bytesOf(from: Response | BufferSource): Promise<Uint8Array> {
  if (from instanceof Response) {
    checkAnswer(from);
    return new Uint8Array(await from.arrayBuffer());
  }
  if (ArrayBuffer.isView(from)) return new Uint8Array(from.buffer, from.byteOffset, from.byteLength);
  if (from instanceof ArrayBuffer) return new Uint8Array(from);
  throw new TypeError("it is neither an address nor bytes");
}

/** The text of a file. @internal */
export async function textOf(file: Response | Uint8Array): Promise<string> {
  if (!(file instanceof Response)) return new TextDecoder().decode(file);
  checkAnswer(file);
  return file.text();
}

function checkAnswer(response: Response): void {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status} ${response.statusText}`.trim());
}

const NAMES: Record<keyof OpenOptions, string> = {
  wasm: "core",
  catalogue: "catalogue",
  vectors: "part of the statement model",
  model: "statement model",
};

/** `path` is the option that names the source. @internal */
export function loadError(path: keyof OpenOptions, cause: unknown): LoadError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LoadError("loadFailed", path, `the ${NAMES[path]} could not be loaded: ${reason}`, { cause });
}

async function compiled(fetched: Fetched): Promise<WebAssembly.Module> {
  if (fetched instanceof WebAssembly.Module) return fetched;
  if (!(fetched instanceof Response)) return WebAssembly.compile(fetched);
  checkAnswer(fetched);
  // Compiling while it arrives is only allowed with the right type; many servers send another.
  const streams = fetched.headers.get("content-type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(fetched) : WebAssembly.compile(await fetched.arrayBuffer());
}

/**
 * Refuses a foreign module before the glue takes it: the glue keeps the first module that it can
 * instantiate, and could not be given another.
 */
function checkModule(module: WebAssembly.Module): void {
  const names = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  if (!names.has("__wbindgen_start") || !names.has("corecatalogue_new")) {
    throw new Error("it is not the core of skills-gap");
  }
}
