import { LoadError, RequestError } from "./errors.js";
import { kindOf, looked, wordsOf } from "./options.js";
import type { Occupation } from "./types.js";

/** Bytes in memory. */
export type Bytes = ArrayBuffer | ArrayBufferView;

/** Where a WebAssembly module may come from; an `object` is the compiled module. */
export type WasmSource = URL | string | Response | Promise<Response> | Bytes | object;

/** Where the occupations of the first catalogue may come from: an address, the records, or their JSON as text or bytes. */
export type CatalogueSource = URL | string | Occupation[] | Bytes;

/** Where bytes may come from: an address, or the bytes themselves. */
export type BytesSource = URL | string | Bytes;

/** What a host gives for an address, or for a file of the package. @internal */
export type Content = Response | Uint8Array<ArrayBuffer> | WebAssembly.Module;

/** How a host gets at what lies at an address. @internal */
export type Read = (
  address: URL | string,
  how?: { cache: RequestCache },
) => Promise<Response | Uint8Array<ArrayBuffer>>;

/**
 * A file that comes with the package, as this host has it. Nothing is worked out before it is needed: some bundlers have no
 * `import.meta.url`, and those who give the file themselves need none.
 *
 * @internal
 */
export class OwnFile {
  readonly name: string;
  readonly get: () => Promise<Content>;

  constructor(name: string, get: () => Promise<Content>) {
    this.name = name;
    this.get = get;
  }
}

/** What a host has of the package, and how it gets at the rest. @internal */
export interface Host {
  readonly read: Read;
  readonly engine: OwnFile;
  readonly catalogue: OwnFile;
  readonly vectors: OwnFile;
  readonly model: OwnFile;
}

/** Whether `value` is of a class of the platform, of whatever frame or realm it is: test runners have several. */
const isA = (value: unknown, name: string): boolean => Object.prototype.toString.call(value) === `[object ${name}]`;

const isAddress = (source: unknown): source is URL | string => typeof source === "string" || isA(source, "URL");

/** Refuses what is no address, the option `name`. @internal */
export function checkAddress(source: unknown, name: string): void {
  const found = looked(name, () => (isAddress(source) ? null : kindOf(source)));
  if (found !== null) throw new RequestError("invalidType", name, `${found} where an address is expected`);
}

const isResponse = (source: unknown): source is Response => isA(source, "Response");

const isBytes = (source: unknown): source is Bytes => isA(source, "ArrayBuffer") || ArrayBuffer.isView(source);

/** What the source gives in this host. */
async function contentOf<T>(source: T | URL | string | OwnFile, read: Read): Promise<Awaited<T> | Content> {
  if (source instanceof OwnFile) return source.get().catch(sayWhereItShouldBe);
  return isAddress(source) ? read(source) : await source;
}

/** What `fetch` gives; where it fails, the address is said. @internal */
export async function fetched(address: URL | string, how?: { cache: RequestCache }): Promise<Response> {
  try {
    return await fetch(address, how);
  } catch (cause) {
    throw new Error(`${address}: ${wordsOf(cause)}`, { cause });
  }
}

/** What to do where a host does not have the package's files. */
const NOT_COPIED = "the bundler or the server has not copied this package's files: see its docs/bundlers.md";

/** What to do, where a file that is not there is the package's own. */
const advice = (source: unknown): string => (source instanceof OwnFile ? `: ${NOT_COPIED}` : "");

/** Adds what to do to a disk's error that there is no such file. */
function sayWhereItShouldBe(cause: unknown): never {
  const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
  throw isMissing ? new Error(`${wordsOf(cause)}: ${NOT_COPIED}`, { cause }) : cause;
}

/** The place of a file of the package, as `find` works it out. @internal */
export function placeOf<T>(name: string, find: () => T): T {
  try {
    return find();
  } catch (cause) {
    const why = `this script does not know its own address (import.meta.url), so it cannot find ${name}`;
    const advice = 'give the file to open(), or import "skills-gap/inline": see docs/bundlers.md of this package';
    throw new Error(`${why}: ${advice}`, { cause });
  }
}

interface Loading {
  source: WasmSource | OwnFile;
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
  readonly #marks: readonly string[];
  readonly #init: (module: { module_or_path: WebAssembly.Module }) => Promise<unknown>;
  #loaded = false;
  #loading: Loading | undefined;

  /**
   * @param name What errors call it.
   * @param option The option that says where it comes from instead.
   * @param mark One of its exports, which no other module has.
   * @param init What the glue starts it with.
   */
  constructor(
    name: string,
    option: string,
    mark: string,
    init: (module: { module_or_path: WebAssembly.Module }) => Promise<unknown>,
  ) {
    this.#name = name;
    this.#option = option;
    this.#marks = ["__wbindgen_start", mark];
    this.#init = init;
  }

  /**
   * Loads it. Calls at the same time share one load. A failed load is forgotten: the next call tries
   * again, and so does a call that waited for another's source in vain.
   *
   * @throws {LoadError} `loadFailed`, the reason as its `cause`.
   */
  async load(source: WasmSource | OwnFile, read: Read): Promise<void> {
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

  async #start(source: WasmSource | OwnFile, read: Read): Promise<void> {
    try {
      // A step later at the earliest, so that `#loading` is set before it is reset below.
      await null;
      const module = await compiled(await contentOf(source, read), source);
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
  const isJson = typeof source === "string" && /^\s*\[/.test(source);
  // Records that are none, the engine refuses.
  if (!looked("catalogue", () => isAddress(source) || source instanceof OwnFile || isBytes(source))) return source;
  try {
    return JSON.parse(isJson ? source : new TextDecoder().decode(await bytesOf(await contentOf(source, read), source)));
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
  if (looked(path, () => source instanceof OwnFile)) return once(() => loaded(path, source, read));
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
    return await bytesOf(await contentOf(source, read), source);
  } catch (cause) {
    throw loadError(VECTORS[path], path, cause);
  }
}

async function bytesOf(from: unknown, source: unknown): Promise<Uint8Array<ArrayBuffer>> {
  if (isResponse(from)) {
    checkAnswer(from, source);
    return checked(new Uint8Array(await from.arrayBuffer()), from.url, source);
  }
  if (!isBytes(from)) throw new TypeError("it is neither an address nor bytes");
  if (!ArrayBuffer.isView(from)) return checked(new Uint8Array(from), "", source);
  if (!(from.buffer instanceof ArrayBuffer))
    return new Uint8Array(from.buffer, from.byteOffset, from.byteLength).slice();
  return checked(new Uint8Array(from.buffer, from.byteOffset, from.byteLength), "", source);
}

/** Refuses a web page in place of a file, which many servers send for what they do not have. */
function checked(bytes: Uint8Array<ArrayBuffer>, address: string, source: unknown): Uint8Array<ArrayBuffer> {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  if (!start.startsWith("<")) return bytes;
  const what = address || (source instanceof OwnFile ? source.name : isAddress(source) ? String(source) : "it");
  throw new Error(`${what} is a web page and not the file${advice(source)}`);
}

/** Refuses an answer that is none. @internal */
export function checkAnswer(response: Response, source?: unknown): void {
  if (response.ok) return;
  const said = `${response.url} answered ${response.status} ${response.statusText}`.trim();
  throw new Error(response.status === 404 ? `${said}${advice(source)}` : said);
}

/** `path` is the option that names the source. @internal */
export function loadError(name: string, path: string, cause: unknown): LoadError {
  return new LoadError("loadFailed", path, `the ${name} could not be loaded: ${wordsOf(cause)}`, { cause });
}

async function compiled<T>(from: T | Content, source: unknown): Promise<WebAssembly.Module> {
  if (from instanceof WebAssembly.Module) return from;
  // Compiling while it arrives is only allowed with the right type; many servers send another.
  if (isResponse(from) && from.ok && from.headers.get("content-type") === "application/wasm")
    return WebAssembly.compileStreaming(from);
  return WebAssembly.compile(await bytesOf(from, source));
}
