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

/** The text of a response. @internal */
export async function textOf(response: Response): Promise<string> {
  checkAnswer(response);
  return response.text();
}

function checkAnswer(response: Response): void {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status} ${response.statusText}`.trim());
}

/** `path` is the option that names the source. */
function loadError(path: keyof OpenOptions, cause: unknown): LoadError {
  const what = path === "wasm" ? "core" : "catalogue";
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LoadError("loadFailed", path, `the ${what} could not be loaded: ${reason}`, { cause });
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
