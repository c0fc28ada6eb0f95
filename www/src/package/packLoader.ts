import { callWasm } from "./callWasm.js";
import * as glue from "./generated/skills_gap.js";
import type { Bytes, PackStore } from "./packStore.js";
import type { OccupationFiles, PackFile, PackManifest } from "./types.js";

/** How many occupations are loaded at once: a browser gives up where thousands of files are asked for. */
const atOnce = 16;

/**
 * Loads the files of a pack. Each is verified by the engine before anything is made of it.
 *
 * @internal
 */
export class PackLoader {
  readonly #store: PackStore;
  readonly #manifest: Bytes;
  readonly #files: PackManifest["files"];
  readonly #index: Bytes;

  private constructor(store: PackStore, manifest: Bytes, files: PackManifest["files"], index: Bytes) {
    this.#store = store;
    this.#manifest = manifest;
    this.#files = files;
    this.#index = index;
  }

  /** Loads the index of the pack with this manifest; the engine must be loaded. */
  static async open(store: PackStore, manifest: Bytes): Promise<PackLoader> {
    const { files } = callWasm(() => glue.readManifest(manifest));
    return new PackLoader(store, manifest, files, await fileOf(store, files.index));
  }

  /** The catalogue of the pack, none of whose occupations is loaded. */
  catalogue(): glue.Catalogue {
    const catalogue = callWasm(() => glue.Catalogue.ofPack(this.#manifest, this.#index));
    void this.#store.settle(this.#manifest, new Set(catalogue.fileNames()));
    return catalogue;
  }

  /** The files of one occupation. */
  async occupation({ record, vectors }: OccupationFiles): Promise<{ record: Bytes; vectors: Bytes }> {
    const [ofRecord, ofVectors] = await Promise.all([this.#file(record), this.#file(vectors)]);
    return { record: ofRecord, vectors: ofVectors };
  }

  /** The files about all occupations. */
  async all(): Promise<{ all: Bytes; links: Bytes; carries: Bytes }> {
    const { all, links, carries } = this.#files;
    const [ofAll, ofLinks, ofCarries] = await Promise.all([this.#file(all), this.#file(links), this.#file(carries)]);
    return { all: ofAll, links: ofLinks, carries: ofCarries };
  }

  /** The file that occupations are found by. */
  search(): Promise<Bytes> {
    return this.#file(this.#files.search);
  }

  #file(file: PackFile): Promise<Bytes> {
    return fileOf(this.#store, file);
  }
}

function fileOf(store: PackStore, file: PackFile): Promise<Bytes> {
  const { name, bytes, hash } = file;
  return store.file(file, (content) => callWasm(() => glue.verifyFile(name, bytes, hash, content)));
}

/** Does `work` for each, a few at a time. Where one fails, none is begun any more. @internal */
export async function fewAtOnce<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, worker));
  } finally {
    waiting.length = 0;
  }
}
