import { LoadError } from "./errors.js";
import type { Occupation } from "./types.js";

/** Where a WebAssembly module may come from. */
export type WasmSource =
  | URL
  | string
  | Response
  | Promise<Response>
  | BufferSource
  | WebAssembly.Module;

/** Where the occupations of the first catalogue may come from: an address, or the records. */
export type CatalogueSource = URL | string | Occupation[];

/** What a host makes of a source: a response, bytes, or a module. @internal */
export type Fetched = Response | BufferSource | WebAssembly.Module;

/** How a host gets at what lies at an address. @internal */
export interface Host {
  fetched(source: WasmSource): Promise<Fetched>;
  text(address: URL | string): Promise<string>;
}

interface Loading {
  source: WasmSource | undefined;
  done: Promise<void>;
}

/** One of the package's WebAssembly modules: loaded once, however often it is asked for. @internal */
export class Part {
  readonly #name: string;
  readonly #option: string;
  readonly #ours: () => URL;
  readonly #marks: readonly string[];
  readonly #init: (module: { module_or_path: WebAssembly.Module }) => Promise<unknown>;
  #loaded = false;
  #loading: Loading | undefined;

  /**
   * @param name What errors call it.
   * @param option The option that says where it comes from instead.
   * @param ours Where the one that comes with the package lies.
   * @param mark One of its exports, which no other module has.
   * @param init What the glue starts it with.
   */
  constructor(
    name: string,
    option: string,
    ours: () => URL,
    mark: string,
    init: (module: { module_or_path: WebAssembly.Module }) => Promise<unknown>,
  ) {
    this.#name = name;
    this.#option = option;
    this.#ours = ours;
    this.#marks = ["__wbindgen_start", mark];
    this.#init = init;
  }

  /**
   * Loads it. Calls at the same time share one load. A failed load is forgotten: the next call tries
   * again, and so does a call that waited for another's source in vain.
   *
   * @throws {LoadError} `loadFailed`, the reason as its `cause`.
   */
  async load(source: WasmSource | undefined, host: Host): Promise<void> {
    while (!this.#loaded) {
      this.#loading ??= { source, done: this.#start(source, host) };
      const mine = this.#loading.source === source;
      try {
        await this.#loading.done;
      } catch (error) {
        if (mine) throw error;
      }
    }
  }

  /** @throws {LoadError} `notLoaded` before it is loaded. */
  require(): void {
    if (!this.#loaded) {
      throw new LoadError("notLoaded", "$", `the ${this.#name} is not loaded yet: await open() first`);
    }
  }

  async #start(source: WasmSource | undefined, host: Host): Promise<void> {
    try {
      // A step later at the earliest, so that `#loading` is set before it is reset below.
      const module = await compiled(await host.fetched(source === undefined ? this.#ours() : source));
      this.#check(module);
      await this.#init({ module_or_path: module });
      this.#loaded = true;
    } catch (cause) {
      throw loadError(this.#name, this.#option, cause);
    } finally {
      this.#loading = undefined;
    }
  }

  /**
   * Refuses a foreign module before the glue takes it: the glue keeps the first module that it can
   * instantiate, and could not be given another.
   */
  #check(module: WebAssembly.Module): void {
    const names = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
    if (!this.#marks.every((mark) => names.has(mark))) {
      throw new Error(`it is not the ${this.#name} of skills-gap`);
    }
  }
}

let shipped: Promise<unknown> | undefined;

/**
 * The records of a catalogue. Those that come with the package are at `ours`; calls at the same time
 * share one load of them.
 *
 * @throws {LoadError} `loadFailed`, the reason as its `cause`.
 * @internal
 */
export function records(source: CatalogueSource | undefined, ours: URL, host: Host): Promise<unknown> {
  if (source !== undefined) return parsed(source, host);
  shipped ??= parsed(ours, host).finally(() => {
    shipped = undefined;
  });
  return shipped;
}

async function parsed(source: CatalogueSource, host: Host): Promise<unknown> {
  if (typeof source !== "string" && !(source instanceof URL)) return source;
  try {
    return JSON.parse(await host.text(source));
  } catch (cause) {
    throw loadError("catalogue", "catalogue", cause);
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
function loadError(name: string, path: string, cause: unknown): LoadError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LoadError("loadFailed", path, `the ${name} could not be loaded: ${reason}`, { cause });
}

async function compiled(fetched: Fetched): Promise<WebAssembly.Module> {
  if (fetched instanceof WebAssembly.Module) return fetched;
  if (!(fetched instanceof Response)) return WebAssembly.compile(fetched);
  checkAnswer(fetched);
  // Compiling while it arrives is only allowed with the right type; many servers send another.
  const streams = fetched.headers.get("content-type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(fetched) : WebAssembly.compile(await fetched.arrayBuffer());
}
