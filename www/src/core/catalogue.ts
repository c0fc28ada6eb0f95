import { LoadError, ReadError, SkillsGapError, answered } from "./errors.js";
import { CoreCatalogue } from "./generated/skills_gap.js";
import { type Bytes, loadError } from "./load.js";
import type {
  GapReport,
  GapRequest,
  Occupation,
  OccupationSummary,
  Restored,
  TransferReport,
} from "./types.js";

/**
 * Occupations, and the questions that can be put to them. {@link open} gives the one that comes
 * with the package.
 *
 * A catalogue never changes; {@link Catalogue.with} makes another. Its memory is freed with it by
 * the garbage collector; {@link Catalogue.free} does so at once.
 *
 * Every method throws {@link LoadError} `freed` after that.
 */
export class Catalogue {
  #core: CoreCatalogue | undefined;
  readonly #model: Bytes;

  private constructor(core: CoreCatalogue, model: Bytes) {
    this.#core = core;
    this.#model = model;
  }

  /**
   * A catalogue of these occupations; the core must be loaded. Where the part of the statement model is
   * not given or does not suffice, the whole is loaded.
   *
   * @internal
   */
  static async of(occupations: unknown, part: Uint8Array | undefined, model: Bytes): Promise<Catalogue> {
    const of = (path: "vectors" | "model", bytes: Uint8Array): Catalogue =>
      usable(path, () => new Catalogue(new CoreCatalogue(occupations, bytes), model));
    if (part !== undefined) {
      try {
        return of("vectors", part);
      } catch (error) {
        if (!needsModel(error)) throw error;
      }
    }
    return of("model", await model());
  }

  /** Changes when any occupation does; reports name it. */
  get version(): string {
    return this.#ask((core) => core.version);
  }

  /**
   * Every occupation in short, in the catalogue's order.
   *
   * @example
   * catalogue.occupations().map(({ reference, name }) => `${reference} ${name}`);
   */
  occupations(): OccupationSummary[] {
    return this.#ask((core) => core.occupations());
  }

  /**
   * One occupation whole: its statements, duties, products and links.
   *
   * @param reference Such as `OCC0526`.
   * @throws {RequestError} `unknownOccupation`
   * @example
   * catalogue.occupation("OCC0526").ksbs.filter(({ kind }) => kind === "skill");
   */
  occupation(reference: string): Occupation {
    return this.#ask((core) => core.occupation(reference));
  }

  /**
   * What a person still has to learn for one occupation, with a reason for every number.
   *
   * Shares and strengths are 0 to 1, rounded to four places.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   * @example
   * const report = catalogue.gap({
   *   target: "OCC0526",
   *   current: "OCC0311",
   *   ratings: { OCC0311: { B4: 2, K9: 3 }, OCC0526: { K1: 1, K2: null } },
   * });
   * report.coverage.overall; // { shown: …, possible: … }
   * report.gaps[0]; // the biggest gap
   */
  gap(request: GapRequest): GapReport {
    return this.#ask((core) => core.gap(request));
  }

  /**
   * How much of one statement a person holds because they hold another, and why.
   *
   * @param source A statement of the catalogue, such as `OCC0311.K9`, or any statement's text.
   * @param target The same.
   * For text that is not in the catalogue the statement model is loaded (0.8 MB), once.
   *
   * @throws {RequestError} `unknownStatement`, `unknownOccupation`, `tooLarge`
   * @throws {LoadError} `loadFailed` at `model`. The next call tries again.
   * @example
   * (await catalogue.transfer("OCC0311.B4", "OCC0526.B1")).strength; // 1
   */
  async transfer(source: string, target: string): Promise<TransferReport> {
    return this.#askOfText((core) => core.transfer(source, target));
  }

  /**
   * Takes a request that was saved, perhaps with another catalogue. What still fits stays; what
   * does not is kept in `request.setAside` and named in the warnings. Nothing is lost.
   *
   * @param value What `JSON.parse` gave for the saved text.
   * @throws {RequestError} When it is no request at all.
   * @example
   * const { request, warnings } = catalogue.restore(JSON.parse(await file.text()));
   */
  restore(value: unknown): Restored {
    return this.#ask((core) => core.restore(value));
  }

  /**
   * A catalogue of these occupations and the ones here. One that is here already is replaced.
   *
   * For statements that are not in the catalogue the statement model is loaded (0.8 MB), once.
   *
   * @throws {CatalogueError} With the path of the field that is wrong.
   * @throws {LoadError} `loadFailed` at `model`. The next call tries again.
   * @example
   * const wider = await catalogue.with([readOccupationPage(text)]);
   */
  async with(occupations: Occupation[]): Promise<Catalogue> {
    return this.#askOfText((core) => new Catalogue(core.with(occupations), this.#model));
  }

  /** Frees the memory now. Optional: the garbage collector does it too, at a time of its own. */
  free(): void {
    const core = this.#core;
    this.#core = undefined;
    core?.free();
  }

  #ask<T>(question: (core: CoreCatalogue) => unknown): T {
    const core = this.#core;
    if (core === undefined) throw new LoadError("freed", "$", "this catalogue was freed");
    return answered(() => question(core));
  }

  /** Asks what may need the whole statement model: the core says so, and is asked again with it. */
  async #askOfText<T>(question: (core: CoreCatalogue) => unknown): Promise<T> {
    try {
      return this.#ask(question);
    } catch (error) {
      if (!needsModel(error)) throw error;
    }
    const model = await this.#model();
    usable("model", () => this.#ask((core) => core.learn(model)));
    return this.#ask(question);
  }
}

const needsModel = (error: unknown): boolean => error instanceof SkillsGapError && error.code === "needsModel";

/** What `ask` gives; bytes that are no statement model are a load that failed. */
function usable<T>(path: "vectors" | "model", ask: () => T): T {
  try {
    return answered(ask);
  } catch (error) {
    throw error instanceof ReadError ? loadError(path, error) : error;
  }
}
