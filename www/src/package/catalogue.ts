import { dated } from "./dated.js";
import { LoadError, ReadError, SkillsGapError, answered } from "./errors.js";
import { CoreCatalogue } from "./generated/skills_gap.js";
import type { Finder } from "./generated/skills_gap_finder.js";
import type { WaysCatalogue } from "./generated/skills_gap_ways.js";
import { isObject } from "./given.js";
import { type Bytes, type Read, type WasmSource, loadError, notAModel } from "./load.js";
import type { OpenPack } from "./pack.js";
import { type Pieces, coreOf } from "./pieces.js";
import type {
  CompareReport,
  CompareRequest,
  GapReport,
  GapRequest,
  Ksb,
  LinkReport,
  LinksReport,
  Migrated,
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
  SearchReport,
  TransferReport,
} from "./types.js";

/** Where a catalogue finds what it does not need at once. @internal */
export interface Beside {
  model: Bytes;
  ways: WasmSource | undefined;
  finder: WasmSource | undefined;
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
  /** Statements that were told of. */
  readonly #ksbs = new Map<string, Ksb[]>();
  readonly #beside: Beside;
  #ways: Promise<WaysCatalogue> | undefined;
  #finder: Promise<Finder> | undefined;
  #pieces: Pieces | undefined;

  private constructor(core: CoreCatalogue, model: Uint8Array, beside: Beside, pieces?: Pieces) {
    this.#core = core;
    this.#model = model;
    this.#beside = beside;
    this.#pieces = pieces;
  }

  /** What a pack holds, none of it loaded yet; the core must be. @internal */
  static ofPack(pack: OpenPack, beside: Beside): Catalogue {
    const none = new Uint8Array();
    const pieces = { pack, loaded: new Set<string>(), further: [], version: pack.version };
    return new Catalogue(coreOf(pieces, none), none, beside, pieces);
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
    return this.#ask((core) => this.#pieces?.version ?? core.version);
  }

  /**
   * Every occupation in short, in the catalogue's order.
   *
   * @example
   * catalogue.occupations().map(({ reference, name }) => `${reference} ${name}`);
   */
  occupations(): OccupationSummary[] {
    const here = this.#ask<OccupationSummary[]>((core) => core.occupations());
    if (!this.#pieces) return here;
    const added = new Set(this.#pieces.further.map(({ reference }) => reference));
    const all = this.#pieces.pack.summaries().filter(({ reference }) => !added.has(reference));
    for (const summary of here) if (added.has(summary.reference)) all.push(summary);
    return all.sort((one, other) => (one.reference < other.reference ? -1 : 1));
  }

  /**
   * One occupation whole: its statements, duties, products and links.
   *
   * @param reference Such as `OCC0526`.
   * @throws {RequestError} `unknownOccupation`
   * @throws {LoadError} `notLoaded`: see {@link Catalogue.load}.
   * @example
   * catalogue.occupation("OCC0526").ksbs.filter(({ kind }) => kind === "skill");
   */
  occupation(reference: string): Occupation {
    this.#require([{ path: "reference", reference }]);
    return this.#ask((core) => core.occupation(reference));
  }

  /**
   * The occupations that a request is about, or saved answers are, and that are not loaded yet. Never any but of a
   * pack.
   *
   * @example
   * await catalogue.load(catalogue.missing(request));
   * catalogue.gap(request);
   */
  missing(request: unknown): string[] {
    const named = this.#pieces?.pack.namedIn(request) ?? [];
    return [...new Set(named.map(({ reference }) => reference))].filter((reference) => !this.#has(reference));
  }

  /**
   * Loads occupations of a pack: their records and the part of the statement model that they need. Those that are
   * here, and references that the catalogue does not have, are passed over.
   *
   * @throws {LoadError} `loadFailed` at `pack`: the next call tries again. `renewed`: the pack was replaced on its
   * server since it was opened, so that a file of it is not there any more; only {@link open} gives the new one.
   * @throws {CatalogueError} `damaged`: a file is not the one that the pack was made with.
   */
  async load(references: readonly string[]): Promise<void> {
    this.#ask(() => undefined);
    const pieces = this.#pieces;
    const missing = references.filter((reference) => !this.#has(reference));
    if (!pieces || missing.length === 0) return;
    await pieces.pack.load(missing);
    // What another call has loaded meanwhile is here as well.
    if (missing.every((reference) => this.#has(reference))) return;
    this.#ask((before) => {
      // Who has added occupations has the whole model.
      if (pieces.further.length === 0) this.#model = pieces.pack.part();
      this.#core = coreOf(pieces, this.#model);
      before.free();
    });
  }

  /**
   * The occupations that fit what a person types, the best first, with what makes them fit: names, job titles,
   * keywords, official titles and references, also mistyped or unfinished.
   *
   * What answers is a module of its own, which is loaded at the first call.
   *
   * @param limit How many are listed at most.
   * @throws {LoadError} `loadFailed`. The next call tries again.
   * @example
   * (await catalogue.search("press offi")).results[0]?.matched.text; // "Press officers"
   */
  async search(text: string, limit = 20): Promise<SearchReport> {
    this.#ask(() => undefined);
    this.#finder ??= this.#loadFinder();
    const finder = await this.#finder;
    return this.#ask(() => finder.search(text, limit));
  }

  /**
   * What a person still has to learn for one occupation, with a reason for every number.
   *
   * Shares and strengths are 0 to 1, rounded to four places.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   * @throws {LoadError} `notLoaded`, with the path of an occupation that {@link Catalogue.load} has to bring first.
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
    this.#require(this.#pieces?.pack.namedIn(request));
    const report = this.#ask<GapReport>((core) => core.gap(request));
    // In its place: the core does not know of what it is a part.
    if (this.#pieces) report.catalogueVersion = this.#pieces.version;
    return report;
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
   * @throws {LoadError} `notLoaded`, as {@link Catalogue.gap} does.
   * @example
   * const { request, warnings } = catalogue.restore(JSON.parse(await file.text()));
   */
  restore(value: unknown): Restored {
    this.#require(this.#pieces?.pack.namedIn(value));
    return this.#ask((core) => core.restore(value));
  }

  /**
   * Takes a request that was saved, as {@link Catalogue.restore} does, and brings answers that were given
   * on another version of a standard, as its `ratedOn` tells, to the statements that there are now. Every
   * move is in `migrations`. Worth asking where `restore` says `outdated`.
   *
   * @throws {RequestError} When it is no request at all.
   * @throws {LoadError} `loadFailed` at `model`, which old statements may need. The next call tries again.
   */
  migrate(value: unknown): Promise<Migrated> {
    return this.#askWaysOfText((ways) => ways.migrate(value));
  }

  /**
   * The request with `ratedOn` for every statement that it rates, notes or rejects: what to save, so that
   * the answers can be brought to a later version of the standard.
   *
   * @throws {RequestError} `unknownOccupation`
   * @throws {LoadError} `notLoaded`, as {@link Catalogue.gap} does.
   */
  dated(request: GapRequest): GapRequest {
    this.#require(this.#pieces?.pack.namedIn(request));
    // The core says what is wrong with what is no request at all.
    if (!isObject(request)) this.#ask((core) => core.restore(request));
    return dated(request, (reference) => {
      const known = this.#ksbs.get(reference) ?? this.occupation(reference).ksbs;
      this.#ksbs.set(reference, known);
      return known;
    });
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
    if (this.#pieces) return this.#widened(this.#pieces, occupations);
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
    return this.#askWaysOfText((ways) => ways.pathways(request));
  }

  /**
   * All occupations, ranked by how much of each the person holds.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   */
  nearest(request: NearestRequest): Promise<NearestReport> {
    return this.#askWaysOfText((ways) => ways.nearest(request));
  }

  /**
   * Two to five targets side by side: what they share to learn, and what each asks alone.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   */
  compare(request: CompareRequest): Promise<CompareReport> {
    return this.#askWaysOfText((ways) => ways.compare(request));
  }

  /**
   * What to rate next: the statements whose rating tells most, with what each answer would leave.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   */
  next(request: NextRequest): Promise<NextReport> {
    return this.#askWaysOfText((ways) => ways.next(request));
  }

  /**
   * What is left to learn along a pathway, step by step, what unlocks most first.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   */
  plan(request: PlanRequest): Promise<PlanReport> {
    return this.#askWaysOfText((ways) => ways.plan(request));
  }

  /**
   * The links from and to an occupation, official and worked out.
   *
   * @throws {RequestError} `unknownOccupation`
   */
  links(reference: string): Promise<LinksReport> {
    return this.#askWaysOfText((ways) => ways.links(reference));
  }

  /**
   * How strong the link from one occupation to another is, or would be, and the statements that make it.
   *
   * @throws {RequestError} `unknownOccupation`
   */
  link(from: string, to: string): Promise<LinkReport> {
    return this.#askWaysOfText((ways) => ways.link(from, to));
  }

  /** Frees the memory now. Optional: the garbage collector does it too, at a time of its own. */
  free(): void {
    const core = this.#core;
    this.#core = undefined;
    core?.free();
    this.#ways?.then(
      (ways) => ways.free(),
      () => undefined,
    );
    this.#ways = undefined;
    this.#finder?.then(
      (finder) => finder.free(),
      () => undefined,
    );
    this.#finder = undefined;
  }

  #ask<T>(question: (core: CoreCatalogue) => unknown): T {
    const core = this.#core;
    if (core === undefined) throw new LoadError("freed", "$", "this catalogue was freed");
    return answered(() => question(core));
  }

  /** Whether an occupation is here, or never will be. */
  #has(reference: string): boolean {
    const pieces = this.#pieces;
    return !pieces || !pieces.pack.has(reference) || pieces.loaded.has(reference);
  }

  #require(named: readonly { path: string; reference: string }[] | undefined): void {
    for (const { path, reference } of named ?? []) {
      if (this.#has(reference)) continue;
      const message = `${path}: ${reference} is not loaded yet: await catalogue.load(["${reference}"]) first`;
      throw new LoadError("notLoaded", path, message);
    }
  }

  /** With further occupations beside a pack, which needs the whole statement model. */
  async #widened({ pack, further }: Pieces, occupations: Occupation[]): Promise<Catalogue> {
    const model = await this.#beside.model();
    pack.checkModel(model);
    return this.#ask(() => {
      const none = new CoreCatalogue([], model);
      // First by themselves, so that an error's path is that of the caller's list.
      const given = none.with(occupations);
      const all = new Map([...further, ...occupations].map((occupation) => [occupation.reference, occupation]));
      const added = none.with([...all.values()]);
      const version = `${pack.version}+${added.version}`;
      for (const used of [none, given, added]) used.free();
      const pieces = { pack, loaded: new Set<string>(), further: [...all.values()], version };
      return new Catalogue(coreOf(pieces, model), model, this.#beside, pieces);
    });
  }

  async #loadFinder(): Promise<Finder> {
    try {
      if (this.#pieces) return await this.#pieces.pack.finder(this.#pieces.further);
      const { finderOf } = await import("./finder.js").catch((cause: unknown) => {
        throw loadError("finder", "finder", cause);
      });
      return await finderOf(this.#records(), this.#beside.finder, this.#beside.read);
    } catch (error) {
      // The next search tries again.
      this.#finder = undefined;
      throw error;
    }
  }

  #records(): Occupation[] {
    return this.occupations().map(({ reference }) => this.occupation(reference));
  }

  async #askWays<T>(question: (ways: WaysCatalogue) => unknown): Promise<T> {
    // Refuses a freed catalogue.
    this.#ask(() => undefined);
    this.#ways ??= this.#loadWays();
    const ways = await this.#ways;
    return this.#ask(() => question(ways));
  }

  async #loadWays(): Promise<WaysCatalogue> {
    const { ways, read } = this.#beside;
    try {
      // What the catalogue is now, before it can change.
      const [pieces, occupations] = this.#pieces ? [this.#pieces, []] : [undefined, this.#records()];
      const { waysOf, waysOfPack } = await import("./ways.js").catch((cause: unknown) => {
        throw loadError("ways", "ways", cause);
      });
      if (!pieces) return await waysOf(occupations, this.#model, ways, read);
      const { pack, further, version } = pieces;
      const [whole, part] = await Promise.all([pack.whole(), further.length > 0 ? this.#model : pack.anyPart()]);
      return await waysOfPack(whole, part, further, version, ways, read);
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
