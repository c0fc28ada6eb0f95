import { LoadError, ReadError, SkillsGapError, answered } from "./errors.js";
import { CoreCatalogue } from "./generated/skills_gap.js";
import type { WaysCatalogue } from "./generated/skills_gap_ways.js";
import { type Bytes, type Read, type WasmSource, loadError, notAModel } from "./load.js";
import type {
  CompareReport,
  CompareRequest,
  GapReport,
  GapRequest,
  LinkReport,
  LinksReport,
  NearestReport,
  NearestRequest,
  NextReport,
  NextRequest,
  Occupation,
  OccupationSummary,
  PathwaysReport,
  PathwaysRequest,
  PlanReport,
  PlanRequest,
  Restored,
  TransferReport,
} from "./types.js";

/** Where a catalogue finds what it does not need at once. @internal */
export interface Beside {
  model: Bytes;
  ways: WasmSource | undefined;
  read: Read;
}

/**
 * Occupations, and the questions that can be put to them. {@link open} gives the one that comes
 * with the package.
 *
 * A catalogue never changes; {@link Catalogue.with} makes another. Its memory is freed with it by
 * the garbage collector; {@link Catalogue.free} does so at once.
 *
 * Every method throws {@link LoadError} `freed` after that.
 *
 * Questions about many occupations return promises: what answers them is a module of its own, which is
 * loaded at the first of them. A failed load is a {@link LoadError} `loadFailed`; the next question tries
 * again.
 */
export class Catalogue {
  #core: CoreCatalogue | undefined;
  /** The statement model, or the part of it that the core has. */
  #model: Uint8Array;
  readonly #beside: Beside;
  #ways: Promise<WaysCatalogue> | undefined;

  private constructor(core: CoreCatalogue, model: Uint8Array, beside: Beside) {
    this.#core = core;
    this.#model = model;
    this.#beside = beside;
  }

  /**
   * A catalogue of these occupations; the core must be loaded. Where the part of the statement model is
   * not given or does not suffice, the whole is loaded.
   *
   * @internal
   */
  static async of(occupations: unknown, part: Uint8Array | undefined, beside: Beside): Promise<Catalogue> {
    const of = (path: "vectors" | "model", model: Uint8Array): Catalogue =>
      usable(path, () => new Catalogue(new CoreCatalogue(occupations, model), model, beside));
    if (part !== undefined) {
      try {
        return of("vectors", part);
      } catch (error) {
        if (!needsModel(error)) throw error;
      }
    }
    const model = await beside.model();
    try {
      return of("model", model);
    } catch (error) {
      throw needsModel(error) ? notAModel("model", error) : error;
    }
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
   * Whether all that is needed of these occupations is here: for what comes from a pack see {@link Catalogue.load}.
   * References that the catalogue does not have are passed over.
   */
  isLoaded(_references: readonly string[]): boolean {
    return this.#core !== undefined;
  }

  /**
   * Brings what is needed of these occupations, where it is not here yet.
   */
  async load(_references: readonly string[]): Promise<void> {}

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
   * What answers is the module of the questions below. For text that is not in the catalogue the statement
   * model is loaded (0.8 MB), once.
   *
   * @param source A statement of the catalogue, such as `OCC0311.K9`, or any statement's text.
   * @param target The same.
   * @throws {RequestError} `unknownStatement`, `unknownOccupation`, `tooLarge`
   * @throws {LoadError} `loadFailed` at `model`. The next call tries again.
   * @example
   * (await catalogue.transfer("OCC0311.B4", "OCC0526.B1")).strength; // 1
   */
  async transfer(source: string, target: string): Promise<TransferReport> {
    return this.#askWaysOfText((ways) => ways.transfer(source, target));
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
   * const wider = await catalogue.with([await readOccupationPage(text)]);
   */
  async with(occupations: Occupation[]): Promise<Catalogue> {
    return this.#askOfText((core) => new Catalogue(core.with(occupations), this.#model, this.#beside));
  }

  /**
   * The ways along progression links from where a person is to the target: those that no other beats
   * on steps, total to learn and largest step, and the direct one beside them.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   * @example
   * const { pathways, direct } = await catalogue.pathways({ target: "OCC0526", current: "OCC0311" });
   * pathways[0]?.steps.map(({ occupation }) => occupation.name);
   */
  pathways(request: PathwaysRequest): Promise<PathwaysReport> {
    return this.#askWays((ways) => ways.pathways(request));
  }

  /**
   * All occupations, ranked by how much of each the person holds.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   */
  nearest(request: NearestRequest): Promise<NearestReport> {
    return this.#askWays((ways) => ways.nearest(request));
  }

  /**
   * Two to five targets side by side: what they share to learn, and what each asks alone.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   */
  compare(request: CompareRequest): Promise<CompareReport> {
    return this.#askWays((ways) => ways.compare(request));
  }

  /**
   * What to rate next: the statements whose rating tells most, with what each answer would leave.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   */
  next(request: NextRequest): Promise<NextReport> {
    return this.#askWays((ways) => ways.next(request));
  }

  /**
   * What is left to learn along a pathway, step by step, what unlocks most first.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   */
  plan(request: PlanRequest): Promise<PlanReport> {
    return this.#askWays((ways) => ways.plan(request));
  }

  /**
   * The links from and to an occupation, official and worked out.
   *
   * @throws {RequestError} `unknownOccupation`
   */
  links(reference: string): Promise<LinksReport> {
    return this.#askWays((ways) => ways.links(reference));
  }

  /**
   * How strong the link from one occupation to another is, or would be, and the statements that make it.
   *
   * @throws {RequestError} `unknownOccupation`
   */
  link(from: string, to: string): Promise<LinkReport> {
    return this.#askWays((ways) => ways.link(from, to));
  }

  /** Frees the memory now. Optional: the garbage collector does it too, at a time of its own. */
  free(): void {
    const core = this.#core;
    this.#core = undefined;
    core?.free();
    this.#ways?.then((ways) => ways.free(), () => undefined);
    this.#ways = undefined;
  }

  #ask<T>(question: (core: CoreCatalogue) => unknown): T {
    const core = this.#core;
    if (core === undefined) throw new LoadError("freed", "$", "this catalogue was freed");
    return answered(() => question(core));
  }

  async #askWays<T>(question: (ways: WaysCatalogue) => unknown): Promise<T> {
    // Refuses a freed catalogue, and lists what the other module has to know.
    const occupations = () => this.occupations().map(({ reference }) => this.occupation(reference));
    this.#ways ??= this.#loadWays(occupations());
    const ways = await this.#ways;
    return this.#ask(() => question(ways));
  }

  async #loadWays(occupations: Occupation[]): Promise<WaysCatalogue> {
    try {
      const { waysOf } = await import("./ways.js").catch((cause: unknown) => {
        throw loadError("ways", "ways", cause);
      });
      return await waysOf(occupations, this.#model, this.#beside.ways, this.#beside.read);
    } catch (error) {
      // The next question tries again.
      this.#ways = undefined;
      throw error;
    }
  }

  /** Asks the core what may need the whole statement model. */
  #askOfText<T>(question: (core: CoreCatalogue) => unknown): Promise<T> {
    return this.#learning(
      async () => this.#ask(question),
      (model) => {
        this.#ask((core) => core.learn(model));
        this.#model = model;
      },
    );
  }

  /** The same, of the other module. */
  #askWaysOfText<T>(question: (ways: WaysCatalogue) => unknown): Promise<T> {
    return this.#learning(
      () => this.#askWays<T>(question),
      (model) => this.#askWays((ways) => ways.learn(model)),
    );
  }

  /** Asks what may need the whole statement model: whoever is asked says so, and is asked again with it. */
  async #learning<T>(ask: () => Promise<T>, learn: (model: Uint8Array) => unknown): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!needsModel(error)) throw error;
    }
    const model = await this.#beside.model();
    try {
      await learn(model);
    } catch (error) {
      throw error instanceof ReadError ? notAModel("model", error) : error;
    }
    try {
      return await ask();
    } catch (error) {
      throw needsModel(error) ? notAModel("model", error) : error;
    }
  }
}

const needsModel = (error: unknown): boolean => error instanceof SkillsGapError && error.code === "needsModel";

/** What `ask` gives; bytes that are no statement model are a load that failed. */
function usable<T>(path: "vectors" | "model", ask: () => T): T {
  try {
    return answered(ask);
  } catch (error) {
    throw error instanceof ReadError ? notAModel(path, error) : error;
  }
}
