import { LoadError, answered } from "./errors.js";
import { CoreCatalogue } from "./generated/skills_gap.js";
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

  private constructor(core: CoreCatalogue) {
    this.#core = core;
  }

  /** A catalogue of these occupations; the core must be loaded. @internal */
  static of(occupations: unknown): Catalogue {
    return answered(() => new Catalogue(new CoreCatalogue(occupations)));
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
   * @throws {RequestError} `unknownStatement`, `unknownOccupation`, `tooLarge`
   * @example
   * catalogue.transfer("OCC0311.B4", "OCC0526.B1").strength; // 1
   */
  transfer(source: string, target: string): TransferReport {
    return this.#ask((core) => core.transfer(source, target));
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
   * @throws {CatalogueError} With the path of the field that is wrong.
   * @example
   * const wider = catalogue.with([await readOccupationPage(text)]);
   */
  with(occupations: Occupation[]): Catalogue {
    return this.#ask((core) => new Catalogue(core.with(occupations)));
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
}
