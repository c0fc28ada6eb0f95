import { ReadError } from "./errors.js";
import type * as glue from "./generated/skills_gap.js";
import { type LoadVectors, notAModel, once } from "./load.js";
import { fewAtOnce, type PackLoader } from "./packLoader.js";

/** Hands the engine's catalogue to `work`; refuses where it was freed. @internal */
export type Ask = <T>(work: (catalogue: glue.Catalogue) => T) => T;

/**
 * Brings what a catalogue does not have yet: files of its pack, the whole statement model. Each is loaded once, however often
 * it is asked for.
 *
 * @internal
 */
export class CatalogueLoader {
  readonly #ask: Ask;
  readonly model: LoadVectors;
  /** None of records, which are all there. */
  readonly pack: PackLoader | undefined;
  /** The occupations that are on their way. */
  readonly #loading = new Map<string, Promise<void>>();

  constructor(ask: Ask, model: LoadVectors, pack?: PackLoader) {
    this.#ask = ask;
    this.model = model;
    this.pack = pack;
  }

  /** All occupations. */
  readonly complete = once(async () => {
    if (!this.pack) return;
    const [{ all, links, carries }] = await Promise.all([this.pack.all(), this.wholeModel()]);
    this.#ask((catalogue) => catalogue.complete(all, links, carries));
  });

  /** The whole statement model. */
  readonly wholeModel = once(async () => {
    const model = await this.model();
    try {
      this.#ask((catalogue) => catalogue.setModel(model));
    } catch (error) {
      throw error instanceof ReadError ? notAModel("model", error) : error;
    }
  });

  /** What occupations are found by. */
  readonly searchable = once(async () => {
    if (!this.pack) return;
    const entries = await this.pack.search();
    this.#ask((catalogue) => catalogue.setSearchEntries(entries));
  });

  /** These occupations. */
  async occupations(references: Iterable<string>): Promise<void> {
    const { pack } = this;
    if (!pack) return;
    const commit = () => this.#ask((catalogue) => catalogue.commit());
    try {
      await fewAtOnce(new Set(references), (reference) => this.#occupation(pack, reference));
    } catch (error) {
      // What has arrived is kept. Where that fails too, the first failure is the one to tell.
      try {
        commit();
      } catch {}
      throw error;
    }
    commit();
  }

  /** Loads an occupation as far as it is not here. */
  async #occupation(pack: PackLoader, reference: string): Promise<void> {
    const known = this.#loading.get(reference);
    if (known) return known;
    const files = this.#ask((catalogue) => catalogue.files(reference));
    if (!files) return;
    const loading = pack
      .occupation(files)
      .then(({ record, vectors }) => this.#ask((catalogue) => catalogue.stage(reference, record, vectors)))
      .finally(() => this.#loading.delete(reference));
    this.#loading.set(reference, loading);
    return loading;
  }
}
