import { CatalogueError, LoadError } from "./errors.js";
import { checkAnswer, loadError, type Read } from "./load.js";
import type { PackFile } from "./types.js";

/** The content of a file. @internal */
export type Bytes = Uint8Array<ArrayBuffer>;

const MANIFEST = "manifest.json";

/**
 * The files of a pack, wherever they lie. A browser keeps those that were found good in the Cache API, by their names,
 * which their content makes. Without that API, as on a page that is not secure, all are fetched each time.
 *
 * @internal
 */
export class PackStore {
  readonly #base: string;
  readonly #read: Read;
  #cache: Promise<Cache | null> | undefined;
  /** The manifest of which all other files are. */
  #manifest: Bytes | undefined;

  constructor(address: URL | string, read: Read) {
    this.#base = String(address).replace(/\/*$/, "/");
    this.#read = read;
  }

  /**
   * The manifest of today; the one that is kept where there is no network.
   *
   * @throws {LoadError} `loadFailed` at `pack`
   */
  async manifest(): Promise<Bytes> {
    this.#manifest = await this.#presentManifest();
    return this.#manifest;
  }

  async #presentManifest(): Promise<Bytes> {
    try {
      return await this.#fetched(MANIFEST, "no-cache");
    } catch (cause) {
      const kept = isGone(cause) ? null : await this.#kept(MANIFEST);
      if (kept) return kept;
      throw loadError("manifest of the pack", "pack", cause);
    }
  }

  /**
   * A file that `verify` does not refuse: the cached one, or the server's. A damaged file is fetched once more.
   *
   * @throws {CatalogueError} `damaged`, from `verify`
   * @throws {LoadError} `loadFailed` at `pack`; `renewed` where the server has another pack by now
   */
  async file({ name }: PackFile, verify: (bytes: Bytes) => void): Promise<Bytes> {
    const kept = await this.#kept(name);
    if (kept && isGood(kept, verify)) return kept;
    try {
      return await this.#found(name, verify);
    } catch (cause) {
      if (!(await this.#isRenewed())) throw cause;
      throw new LoadError("renewed", "pack", "the pack was replaced since it was opened: open it again", { cause });
    }
  }

  async #found(name: string, verify: (bytes: Bytes) => void): Promise<Bytes> {
    let bytes = await this.#loaded(name);
    if (!isGood(bytes, verify)) {
      bytes = await this.#loaded(name, "reload");
      verify(bytes);
    }
    void this.#keep(name, bytes);
    return bytes;
  }

  /** Keeps the manifest, and none but its own files: `names` are all of them. */
  async settle(manifest: Bytes, names: ReadonlySet<string>): Promise<void> {
    const before = await this.#kept(MANIFEST);
    if (before && areSame(before, manifest)) return;
    await this.#keep(MANIFEST, manifest);
    await this.#quietly(async (cache) => {
      const files = new Set([...names, MANIFEST].map((name) => this.#addressOf(name)));
      for (const request of await cache.keys()) if (!files.has(request.url)) await cache.delete(request);
    });
  }

  /** Files of a pack that is no more are not there any more, or are others: never are files of two packs mixed. */
  async #isRenewed(): Promise<boolean> {
    try {
      const now = await this.#fetched(MANIFEST, "no-cache");
      return this.#manifest !== undefined && !areSame(now, this.#manifest);
    } catch {
      return false;
    }
  }

  async #loaded(name: string, how?: RequestCache): Promise<Bytes> {
    try {
      return await this.#fetched(name, how);
    } catch (cause) {
      throw loadError(`file ${name} of the pack`, "pack", cause);
    }
  }

  async #fetched(name: string, how?: RequestCache): Promise<Bytes> {
    const answer = await this.#read(this.#base + name, how && { cache: how });
    if (answer instanceof Uint8Array) return answer;
    if (answer.status >= 400 && answer.status < 500) throw new Gone(`it is not there (${answer.status})`);
    checkAnswer(answer);
    return new Uint8Array(await answer.arrayBuffer());
  }

  async #kept(name: string): Promise<Bytes | null> {
    return this.#quietly(async (cache) => {
      const answer = await cache.match(this.#addressOf(name));
      return answer ? new Uint8Array(await answer.arrayBuffer()) : null;
    });
  }

  async #keep(name: string, bytes: Bytes): Promise<void> {
    await this.#quietly((cache) => cache.put(this.#addressOf(name), new Response(bytes)));
  }

  /** What is kept is a help and never needed: a full or blocked cache is none. */
  async #quietly<T>(ask: (cache: Cache) => Promise<T>): Promise<T | null> {
    try {
      this.#cache ??= this.#opened();
      const cache = await this.#cache;
      return cache && (await ask(cache));
    } catch {
      return null;
    }
  }

  async #opened(): Promise<Cache | null> {
    // Nothing is kept of what is read from disk.
    if (typeof caches === "undefined" || typeof location === "undefined") return null;
    return caches.open(`skills-gap-pack ${this.#addressOf("")}`);
  }

  #addressOf(name: string): string {
    return new URL(this.#base + name, location.href).href;
  }
}

/** A server that answers, and has no such file: not the same as no network. */
class Gone extends Error {}

const isGone = (cause: unknown): boolean => cause instanceof Gone;

function isGood(bytes: Bytes, verify: (bytes: Bytes) => void): boolean {
  try {
    verify(bytes);
    return true;
  } catch (error) {
    if (error instanceof CatalogueError) return false;
    throw error;
  }
}

const areSame = (one: Bytes, other: Bytes): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
