import { answered } from "./errors.js";
import { finder } from "./finder.js";
import * as glue from "./generated/skills_gap_finder.js";
import { fieldsOf, listOf } from "./given.js";
import type { Read, WasmSource } from "./load.js";
import { PackStore } from "./packStore.js";
import type { Occupation, OccupationFiles, OccupationSummary, PackFile, PackManifest } from "./types.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** The files from which the module of ways makes the whole catalogue of a pack. @internal */
export interface WholePack {
  readonly manifest: Bytes;
  readonly index: Bytes;
  readonly all: Bytes;
  readonly links: Bytes;
  readonly carries: Bytes;
}

/** How many occupations are loaded at once: a browser gives up where thousands of files are asked for. */
const atOnce = 16;

/**
 * A pack of which manifest and index are here; the rest is loaded piece by piece. Each file is verified by the core
 * before anything is made of it.
 *
 * @internal
 */
export class OpenPack {
  readonly #store: PackStore;
  readonly #opened: glue.PackFiles;
  readonly #manifest: PackManifest;
  readonly #bytes: { readonly manifest: Bytes; readonly index: Bytes };
  readonly #files: ReadonlyMap<string, OccupationFiles>;
  readonly #records = new Map<string, Occupation>();
  readonly #loading = new Map<string, Promise<void>>();
  /** The part that all loaded occupations need; made when it is asked for. */
  #part: Uint8Array | undefined = new Uint8Array();

  private constructor(store: PackStore, manifest: Bytes, index: Bytes, said: PackManifest) {
    this.#store = store;
    this.#bytes = { manifest, index };
    this.#manifest = said;
    this.#opened = answered(() => new glue.PackFiles(manifest, index));
    const files = answered<OccupationFiles[]>(() => this.#opened.files());
    this.#files = new Map(this.summaries().map(({ reference }, index) => [reference, files[index] as OccupationFiles]));
  }

  static async open(address: URL | string, source: WasmSource | undefined, read: Read): Promise<OpenPack> {
    const store = new PackStore(address, read);
    const [manifest] = await Promise.all([store.manifest(), finder.load(source, read)]);
    const said = answered<PackManifest>(() => glue.readManifest(manifest));
    const index = await store.file(said.files.index, (bytes) => verified(said.files.index, bytes));
    const pack = new OpenPack(store, manifest, index, said);
    void store.settle(manifest, pack.#names());
    return pack;
  }

  get version(): string {
    return this.#manifest.catalogueVersion;
  }

  summaries(): OccupationSummary[] {
    return answered(() => this.#opened.summaries());
  }

  has(reference: string): boolean {
    return this.#files.has(reference);
  }

  isLoaded(reference: string): boolean {
    return this.#records.has(reference);
  }

  /** Which of its occupations a request names, and where. */
  namedIn(request: unknown): Named[] {
    try {
      return namedIn(request).filter(({ reference }) => this.has(reference));
    } catch {
      // A value that cannot be looked through: the core refuses it, with its place.
      return [];
    }
  }

  /** The occupations that are loaded. */
  records(): Occupation[] {
    return [...this.#records.values()];
  }

  /** The part of the statement model that they need; empty where there are none. */
  part(): Uint8Array {
    this.#part ??= answered<Uint8Array>(() => this.#opened.part());
    return this.#part;
  }

  /** Loads these occupations, as far as they are not loaded: each once, however often it is asked for. */
  async load(references: readonly string[]): Promise<void> {
    const load = (reference: string, files: OccupationFiles): Promise<void> => {
      const known = this.#loading.get(reference);
      if (known) return known;
      const loading = this.#take(reference, files).finally(() => this.#loading.delete(reference));
      this.#loading.set(reference, loading);
      return loading;
    };
    const waiting = [...new Set(references)];
    const work = async (): Promise<void> => {
      for (let reference = waiting.shift(); reference !== undefined; reference = waiting.shift()) {
        const files = this.#files.get(reference);
        if (files && !this.isLoaded(reference)) await load(reference, files);
      }
    };
    try {
      await Promise.all(Array.from({ length: atOnce }, work));
    } finally {
      // Where one fails, none is begun any more.
      waiting.length = 0;
    }
  }

  /** Some part of the pack's statement model; which one is of no matter. */
  async anyPart(): Promise<Uint8Array> {
    if (this.#records.size === 0) await this.load([...this.#files.keys()].slice(0, 1));
    return this.part();
  }

  /** Refuses a statement model that the pack was not made with. */
  checkModel(model: Uint8Array): void {
    answered(() => this.#opened.checkModel(model));
  }

  async finder(further: readonly Occupation[]): Promise<glue.Finder> {
    const search = await this.#file(this.#manifest.files.search);
    return answered(() => this.#opened.finder(search, further));
  }

  async whole(): Promise<WholePack> {
    const { files } = this.#manifest;
    const [all, links, carries] = await Promise.all(
      [files.all, files.links, files.carries].map((file) => this.#file(file)),
    );
    return { ...this.#bytes, all, links, carries } as WholePack;
  }

  async #take(reference: string, { record, vectors }: OccupationFiles): Promise<void> {
    const [of, part] = await Promise.all([this.#file(record), this.#file(vectors)]);
    this.#records.set(
      reference,
      answered<Occupation>(() => this.#opened.take(reference, of, part)),
    );
    this.#part = undefined;
  }

  #file(file: PackFile): Promise<Bytes> {
    return this.#store.file(file, (bytes) => verified(file, bytes));
  }

  #names(): Set<string> {
    const names = Object.values(this.#manifest.files).map(({ name }) => name);
    for (const { record, vectors } of this.#files.values()) names.push(record.name, vectors.name);
    return new Set(names);
  }
}

function verified({ name, bytes, hash }: PackFile, content: Bytes): void {
  answered(() => glue.verifyFile(name, bytes, hash, content));
}

/** An occupation that a request names, and where. @internal */
export interface Named {
  readonly path: string;
  readonly reference: string;
}

/**
 * Which occupations a request names, or a saved one where something of it was set aside. A value that is no request
 * names what it seems to: whether it is one, the core says.
 */
function namedIn(request: unknown): Named[] {
  const { target, current, ratings, notes, rejected, setAside } = fieldsOf(request);
  const named: Named[] = [];
  const add = (path: string, reference: unknown): void => {
    if (typeof reference === "string") named.push({ path, reference });
  };
  add("target", target);
  add("current", current);
  for (const reference of Object.keys(fieldsOf(ratings))) add(`ratings.${reference}`, reference);
  for (const reference of Object.keys(fieldsOf(notes))) add(`notes.${reference}`, reference);
  listOf(rejected).forEach((pair, index) => {
    listOf(pair).forEach((id, side) => add(`rejected[${index}][${side}]`, String(id).replace(/\.[^.]*$/, "")));
  });
  listOf(setAside)
    .map(fieldsOf)
    .forEach(({ path, value }, index) => {
      // `target` with its reference, `ratings.OCC0311.K1` with what stood there, `rejected[0]` with a pair.
      add(`setAside[${index}]`, value);
      add(`setAside[${index}]`, String(path).split(".")[1]);
      for (const id of listOf(value)) add(`setAside[${index}]`, String(id).replace(/\.[^.]*$/, ""));
    });
  return named;
}
