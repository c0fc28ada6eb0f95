import { LoadError } from "./errors.js";
import type { Occupation } from "./types.js";

/** Where a WebAssembly module may come from. */
export type WasmSource = URL | string | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/** Where the occupations of the first catalogue may come from: an address, or the records. */
export type CatalogueSource = URL | string | Occupation[];

/** Where bytes may come from: an address, or the bytes themselves. */
export type BytesSource = URL | string | BufferSource;

/**
 * A file that comes with the package. Its address is worked out when it is needed and not before: some bundlers have no
 * `import.meta.url`, and those who give the file themselves need none. @internal
 */
export class OwnFile {
  /** In `generated/`. */
  readonly name: string;
  readonly address: () => URL;

  /** @param address `() => new URL("./generated/…", import.meta.url)`: so every bundler finds a file without a plugin. */
  constructor(name: string, address: () => URL) {
    this.name = name;
    this.address = address;
  }
}

/** How a host gets at what lies at an address, or comes with the package. @internal */
export type Read = (
  address: URL | string | OwnFile,
  how?: { cache: RequestCache },
) => Promise<Response | Uint8Array<ArrayBuffer>>;

const isAddress = (source: unknown): source is URL | string | OwnFile =>
  typeof source === "string" || source instanceof URL || source instanceof OwnFile;

interface Loading {
  source: WasmSource | undefined;
  done: Promise<void>;
}

/** `start`, such that all calls share one success. A failure is forgotten: the next call tries again. @internal */
export function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= Promise.resolve()
      .then(start)
      .catch((error: unknown) => {
        started = undefined;
        throw error;
      });
    return started;
  };
}

/** One of the package's WebAssembly modules: loaded once, however often it is asked for. @internal */
export class WasmModule {
  readonly #name: string;
  readonly #option: string;
  readonly #ours: OwnFile;
  readonly #marks: readonly string[];
  readonly #init: (module: { module_or_path: WebAssembly.Module }) => Promise<unknown>;
  #loaded = false;
  #loading: Loading | undefined;

  /**
   * @param name What errors call it.
   * @param option The option that says where it comes from instead.
   * @param ours The one that comes with the package.
   * @param mark One of its exports, which no other module has.
   * @param init What the glue starts it with.
   */
  constructor(
    name: string,
    option: string,
    ours: OwnFile,
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
  async load(source: WasmSource | undefined, read: Read): Promise<void> {
    while (!this.#loaded) {
      this.#loading ??= { source, done: this.#start(source, read) };
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

  async #start(given: WasmSource | undefined, read: Read): Promise<void> {
    try {
      // A step later at the earliest, so that `#loading` is set before it is reset below.
      await null;
      const source = given === undefined ? this.#ours : given;
      const module = await compiled(await (isAddress(source) ? read(source) : source));
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

/**
 * The records of a catalogue.
 *
 * @throws {LoadError} `loadFailed`, the reason as its `cause`.
 * @internal
 */
export async function records(source: CatalogueSource | OwnFile, read: Read): Promise<unknown> {
  if (!isAddress(source)) return source;
  try {
    return JSON.parse(new TextDecoder().decode(await bytesOf(await read(source))));
  } catch (cause) {
    throw loadError("catalogue", "catalogue", cause);
  }
}

/** Loads one of the files with statement vectors. @internal */
export type LoadVectors = () => Promise<Uint8Array>;

const VECTORS = { vectors: "subset of the statement model", model: "statement model" };

/** Bytes that are no statement model. @internal */
export const notAModel = (path: keyof typeof VECTORS, cause: unknown): LoadError =>
  loadError(VECTORS[path], path, cause);

/**
 * The bytes of `source`, `read` being how this host gets at an address. Calls at the same time share one load. What comes
 * with the package is kept; anything else is loaded again by calls after it.
 *
 * @throws {LoadError} `loadFailed`, the reason as its `cause`.
 * @internal
 */
export function bytes(path: keyof typeof VECTORS, source: BytesSource | OwnFile, read: Read): LoadVectors {
  if (source instanceof OwnFile) return once(() => loaded(path, source, read));
  let loading: Promise<Uint8Array> | undefined;
  const start = async (): Promise<Uint8Array> => {
    try {
      // A step later at the earliest, so that `loading` is set before it is reset below.
      await null;
      return await loaded(path, source, read);
    } finally {
      loading = undefined;
    }
  };
  return () => (loading ??= start());
}

async function loaded(path: keyof typeof VECTORS, source: BytesSource | OwnFile, read: Read): Promise<Uint8Array> {
  try {
    return await bytesOf(isAddress(source) ? await read(source) : source);
  } catch (cause) {
    throw loadError(VECTORS[path], path, cause);
  }
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

/** Refuses an answer that is none. @internal */
export function checkAnswer(response: Response): void {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status} ${response.statusText}`.trim());
}

/** `path` is the option that names the source. @internal */
export function loadError(name: string, path: string, cause: unknown): LoadError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LoadError("loadFailed", path, `the ${name} could not be loaded: ${reason}`, { cause });
}

async function compiled(fetched: Response | BufferSource | WebAssembly.Module): Promise<WebAssembly.Module> {
  if (fetched instanceof WebAssembly.Module) return fetched;
  if (!(fetched instanceof Response)) return WebAssembly.compile(fetched);
  checkAnswer(fetched);
  // Compiling while it arrives is only allowed with the right type; many servers send another.
  const streams = fetched.headers.get("content-type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(fetched) : WebAssembly.compile(await fetched.arrayBuffer());
}
