/// <reference lib="esnext.disposable" preserve="true" />

import { callWasm } from "./callWasm.js";
import { LoadError, ReadError, RequestError, SkillsGapError } from "./errors.js";
import * as glue from "./generated/skills_gap.js";
import { CatalogueLoader } from "./catalogueLoader.js";
import { type LoadVectors, notAModel } from "./load.js";
import { checkCount, checkedOptions, checkedReferences, checkOccupations, unlessAborted } from "./options.js";
import type { PackLoader } from "./packLoader.js";
import type {
  AnswersLink,
  AdvertReport,
  AdvertRequest,
  CompareReport,
  CompareRequest,
  GapReport,
  GapRequest,
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
  ProposalsReport,
  ProposalsRequest,
  Restored,
  SearchReport,
  TransferReport,
} from "./types.js";

/** Where a host does not know it, a key of nobody's. */
const dispose: typeof Symbol.dispose = Symbol.dispose ?? Symbol("dispose");

const WITHOUT_ITS_CATALOGUE =
  "a method was called without its catalogue: call it as catalogue.gap(request), or hand on (request) => catalogue.gap(request)";
const OF_A_PROXY =
  "a method was called on a Proxy of a catalogue, as reactive state makes one: keep the catalogue itself (in Vue: shallowRef or markRaw)";

/**
 * Occupations, and the questions that can be put to them. {@link open} gives the one that comes
 * with the package.
 *
 * A catalogue never changes; {@link Catalogue.with} makes another. Its memory is freed with it by
 * the garbage collector; {@link Catalogue.free} does so at once.
 *
 * Every method throws {@link LoadError} `freed` after that.
 *
 * Questions about more than one target return promises. Of a pack, {@link Catalogue.next} and {@link Catalogue.plan}
 * load the occupations that they name. The first question about many occupations loads the files about all, and the
 * whole statement model (0.8 MB). A failed load is a {@link LoadError} `loadFailed`; the next question tries again.
 */
export class Catalogue {
  /** None once it was freed. */
  #catalogue: glue.Catalogue | undefined;
  readonly #loader: CatalogueLoader;

  private constructor(catalogue: glue.Catalogue, model: LoadVectors, pack?: PackLoader) {
    if (!(catalogue instanceof glue.Catalogue))
      throw new RequestError("invalidValue", "$", "a catalogue is made by open(): const catalogue = await open()");
    this.#catalogue = catalogue;
    this.#loader = new CatalogueLoader((work) => Catalogue.#ask(this, work), model, pack);
  }

  /** What a pack holds, none of its occupations loaded yet; the engine must be. @internal */
  static fromPack(pack: PackLoader, model: LoadVectors): Catalogue {
    return new Catalogue(pack.catalogue(), model, pack);
  }

  /**
   * A catalogue of these occupations; the engine must be loaded. Where the subset of the statement model is
   * not given or does not suffice, the whole is loaded.
   *
   * @internal
   */
  static async fromRecords(
    occupations: unknown,
    subset: Uint8Array | undefined,
    model: LoadVectors,
  ): Promise<Catalogue> {
    if (subset !== undefined) {
      try {
        return new Catalogue(catalogueOf(occupations, "vectors", subset), model);
      } catch (error) {
        if (!needsModel(error)) throw error;
      }
    }
    const whole = await model();
    try {
      return new Catalogue(catalogueOf(occupations, "model", whole), model);
    } catch (error) {
      throw needsModel(error) ? notAModel("model", error) : error;
    }
  }

  /** Changes when any occupation does; reports name it. */
  get version(): string {
    return Catalogue.#ask(this, (catalogue) => catalogue.version);
  }

  /**
   * Every occupation in short, in the catalogue's order.
   *
   * @example
   * catalogue.occupations().map(({ reference, name }) => `${reference} ${name}`);
   */
  occupations(): OccupationSummary[] {
    return Catalogue.#ask(this, (catalogue) => catalogue.occupations());
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
    return Catalogue.#ask(this, (catalogue) => catalogue.occupation(reference));
  }

  /**
   * The occupations of a pack that a request is about, or saved answers are, and that are not loaded yet.
   *
   * It lists all that {@link Catalogue.gap} needs. Once a question about many occupations was answered, nothing is
   * missing.
   *
   * @example
   * await catalogue.load(catalogue.missing(request));
   * catalogue.gap(request);
   */
  missing(request: unknown): string[] {
    return Catalogue.#ask(this, (catalogue) => catalogue.missing(request));
  }

  /**
   * Loads occupations of a pack: their records and the subset of the statement model that they need. Occupations that
   * are loaded, and references that the catalogue does not have, are passed over.
   *
   * @param options `signal` stops waiting. What is on its way still comes.
   * @throws {RequestError} `invalidType` where it is no list of references.
   * @throws {LoadError} `loadFailed` at `pack`: the next call tries again. `renewed`: a file is gone, because the pack
   * was replaced on its server since it was opened. Only {@link open} gives the new one.
   * @throws {CatalogueError} `damaged`: a file is not the one that the pack was made with.
   */
  async load(references: readonly string[], options: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    Catalogue.#ask(this, () => undefined);
    const named = checkedReferences(references);
    const { signal } = checkedOptions(options, ["signal"]);
    await unlessAborted(this.#loader.occupations(named), signal);
  }

  /**
   * The occupations that fit what a person types, the best first, with what makes them fit. Names, job titles,
   * keywords, official titles and references fit, also mistyped or unfinished.
   *
   * Of a pack, what occupations are found by is loaded at the first call.
   *
   * @param limit How many are listed at most.
   * @throws {LoadError} `loadFailed`. The next call tries again.
   * @example
   * (await catalogue.search("press offi")).results[0]?.matched.text; // "Press officers"
   */
  async search(text: string, limit = 20): Promise<SearchReport> {
    Catalogue.#ask(this, () => undefined);
    checkCount(limit, "limit");
    await this.#loader.searchable();
    return Catalogue.#ask(this, (catalogue) => catalogue.search(text, limit));
  }

  /**
   * What a person still has to learn for one occupation, with a reason for every number.
   *
   * Shares and strengths are 0 to 1, rounded to four places. `low`, `likely` and `high` are null where nothing at all is
   * rated or assumed. What is `open` nobody has asked yet: it is neither held nor to learn.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   * @throws {LoadError} `notLoaded`, with the path of an occupation that {@link Catalogue.load} has to bring first.
   * @example
   * const report = catalogue.gap({
   *   target: "OCC0526",
   *   current: "OCC0311",
   *   assumed: { OCC0311: 2 }, // "I do all of my job"
   *   ratings: { OCC0311: { B4: 2, K9: 3 }, OCC0526: { K1: 1, K2: null } },
   * });
   * report.counts.overall; // { total: 43, held: 1, partly: 1, toLearn: 0, probably: …, open: …, notSure: 1 }
   * report.coverage.overall; // { shown: …, low: …, likely: …, high: …, possible: … }
   * report.lists.toLearn; // codes of what is known to be missing, the heaviest first
   * report.moreQuestions; // how many more answers make `likely` sure to ± 0.1
   */
  gap(request: GapRequest): GapReport {
    return Catalogue.#ask(this, (catalogue) => catalogue.gap(request));
  }

  /**
   * How much of one statement a person holds because they hold another, and why.
   *
   * For text that is not in the catalogue the statement model is loaded (0.8 MB), once.
   *
   * @param source A statement of the catalogue, such as `OCC0311.K9`, or any statement's text.
   * @param target The same.
   * @throws {RequestError} `unknownStatement`, `unknownOccupation`, `tooLarge`
   * @throws {LoadError} `loadFailed` at `model`. The next call tries again.
   * @example
   * (await catalogue.transfer("OCC0311.B4", "OCC0526.B1")).strength; // 1
   */
  async transfer(source: string, target: string): Promise<TransferReport> {
    return Catalogue.#askWhole(this, (catalogue) => catalogue.transfer(source, target));
  }

  /**
   * Restores a request that was saved, perhaps with another catalogue. What fits stays. What does not fit is kept in
   * `request.setAside` and named in the warnings. Nothing is lost.
   *
   * @param value What `JSON.parse` gave for the saved text.
   * @throws {RequestError} When it is no request at all.
   * @throws {LoadError} `notLoaded`, as {@link Catalogue.gap} does.
   * @example
   * const { request, warnings } = catalogue.restore(JSON.parse(await file.text()));
   */
  restore(value: unknown): Restored {
    return Catalogue.#ask(this, (catalogue) => catalogue.restore(value));
  }

  /**
   * Restores a saved request, as {@link Catalogue.restore} does, and moves answers on another version of a standard to
   * the statements of this version. `ratedOn` names the statements that were rated. Every move is in `migrations`.
   * Call it where `restore` says `outdated`.
   *
   * @throws {RequestError} When it is no request at all.
   * @throws {LoadError} `loadFailed` at `model`, which old statements may need. The next call tries again.
   */
  migrate(value: unknown): Promise<Migrated> {
    return Catalogue.#askWhole(this, (catalogue) => catalogue.migrate(value));
  }

  /**
   * The request with `ratedOn` for every statement that it rates, notes, marks as done, or rejects. Save this one, so
   * that the answers can be moved to a later version of the standard.
   *
   * @throws {RequestError} `unknownOccupation`
   * @throws {LoadError} `notLoaded`, as {@link Catalogue.gap} does.
   */
  withRatedOn(request: GapRequest): GapRequest {
    return Catalogue.#ask(this, (catalogue) => catalogue.withRatedOn(request));
  }

  /**
   * The request as a part of an address: append `fragment` to the page's address, after a `#`. {@link readLink} reads it.
   * Notes, a job advert and what is set aside are left out. Whoever has the link has the answers.
   *
   * @throws {RequestError} When it does not fit; `tooLarge` where the link would have more than 8,000 characters.
   * @throws {LoadError} `notLoaded` for an occupation of a pack that is not loaded.
   * @example
   * const { fragment } = catalogue.toLink(request);
   * const address = new URL(`#${fragment}`, location.href);
   */
  toLink(request: GapRequest): AnswersLink {
    return Catalogue.#ask(this, (catalogue) => catalogue.toLink(request));
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
    const wider = await Catalogue.#askWithModel(this, (catalogue) => {
      checkOccupations(occupations);
      return catalogue.with(occupations);
    });
    return new Catalogue(wider, this.#loader.model, this.#loader.pack);
  }

  /**
   * A job advert as the target: the occupations it may be for, with reasons; the statements that each sentence asks for;
   * the sentences that no statement covers; and the gap to what it asks for. Without a `target` the best occupation is
   * taken.
   *
   * The statement model is loaded (0.8 MB), once.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   * @throws {LoadError} `loadFailed` at `model`. The next call tries again.
   * @example
   * const advert = await readAdvert(text);
   * const { target, asked, outside, gap } = await catalogue.advert({ advert, ratings });
   * outside.map((number) => advert.sentences[number]?.text); // what no statement covers
   * // Every other question to the advert:
   * await catalogue.next({ target: target?.reference ?? "", weights: "asked", asked, ratings });
   */
  advert(request: AdvertRequest): Promise<AdvertReport> {
    return Catalogue.#askWhole(this, (catalogue) => catalogue.advert(request));
  }

  /**
   * Ratings that a CV or a profile proposes, each with the sentence it rests on. None of them counts: what a person
   * confirms becomes a rating of the next request, and what they refuse stands in `refused`.
   *
   * The statement model is loaded (0.8 MB), once.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   * @throws {LoadError} `loadFailed` at `model`. The next call tries again.
   * @example
   * const profile = await readProfile(text);
   * const { proposals } = await catalogue.proposals({ profile, target: "OCC0311" });
   * proposals.map(({ statement, sentence }) => [statement.code, profile.sentences[sentence]?.text]);
   */
  proposals(request: ProposalsRequest): Promise<ProposalsReport> {
    return Catalogue.#askWhole(this, (catalogue) => catalogue.proposals(request));
  }

  /**
   * The ways from where a person is to the target: straight there, and along links those that no other beats on steps,
   * total to learn and largest step. `suggested` is the one to show first.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   * @example
   * const { pathways, suggested } = await catalogue.pathways({ target: "OCC0526", current: "OCC0311" });
   * const way = pathways[suggested ?? 0];
   * way?.steps.map(({ occupation }) => occupation.name); // ["Policy officer"]
   * way?.straight; // true
   */
  pathways(request: PathwaysRequest): Promise<PathwaysReport> {
    return Catalogue.#askWhole(this, (catalogue) => catalogue.pathways(request));
  }

  /**
   * The other occupations, ranked by how much of their knowledge and skills the person is expected to hold. The current
   * occupation and the target are not among them.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   */
  nearest(request: NearestRequest): Promise<NearestReport> {
    return Catalogue.#askWhole(this, (catalogue) => catalogue.nearest(request));
  }

  /**
   * Two to five targets side by side: what they share to learn, and what each asks alone.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   */
  compare(request: CompareRequest): Promise<CompareReport> {
    return Catalogue.#askWhole(this, (catalogue) => catalogue.compare(request));
  }

  /**
   * What to rate next: the questions whose answers narrow the range of `likely` most, with what each answer would make
   * of it. `enough` says when no more are needed, `moreQuestions` how many are until then. Of a pack, it loads the
   * occupations that the request names.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   * @throws {LoadError} As {@link Catalogue.load} does.
   * @example
   * const { questions } = await catalogue.next({ target: "OCC0526", current: "OCC0311" });
   * questions[0]?.answers.map(({ points, coverage }) => [points, coverage.likely]);
   */
  next(request: NextRequest): Promise<NextReport> {
    return Catalogue.#askNamed(this, request, (catalogue) => catalogue.next(request));
  }

  /**
   * What there is to learn, to check and to ask along a pathway, step by step, what helps with most first. Of a pack, it
   * loads the occupations that the request names.
   *
   * @throws {RequestError} With the path of the field that is wrong.
   * @throws {LoadError} As {@link Catalogue.load} does.
   */
  plan(request: PlanRequest): Promise<PlanReport> {
    return Catalogue.#askNamed(this, request, (catalogue) => catalogue.plan(request));
  }

  /**
   * The links from and to an occupation, official and worked out.
   *
   * @throws {RequestError} `unknownOccupation`
   */
  links(reference: string): Promise<LinksReport> {
    return Catalogue.#askWhole(this, (catalogue) => catalogue.links(reference));
  }

  /**
   * How strong the link from one occupation to another is, or would be, and the statements that make it.
   *
   * @throws {RequestError} `unknownOccupation`
   */
  link(from: string, to: string): Promise<LinkReport> {
    return Catalogue.#askWhole(this, (catalogue) => catalogue.link(from, to));
  }

  /** Frees the memory now. Optional: the garbage collector does it too, at a time of its own. */
  free(): void {
    const { catalogue } = Catalogue.#of(this);
    this.#catalogue = undefined;
    catalogue?.free();
  }

  /**
   * As {@link Catalogue.free}, at the end of a block: `using catalogue = await open();`
   *
   * Where the host knows no `Symbol.dispose`, there is only `free`.
   */
  [dispose](): void {
    this.free();
  }

  /** @param self `this` of a method, which is none where the method was taken from its catalogue. */
  static #ask<T>(self: Catalogue, question: (catalogue: glue.Catalogue) => T): T {
    const { catalogue } = Catalogue.#of(self);
    if (catalogue === undefined) throw new LoadError("freed", "$", "this catalogue was freed");
    return callWasm(() => question(catalogue));
  }

  /**
   * Loads what questions about many occupations need, so that none of them waits for the network.
   *
   * @internal
   */
  async complete(): Promise<void> {
    Catalogue.#ask(this, () => undefined);
    await this.#loader.complete();
  }

  static #of(self: unknown): { readonly catalogue: glue.Catalogue | undefined } {
    if (typeof self === "object" && self !== null && #catalogue in self) return { catalogue: self.#catalogue };
    throw new RequestError("invalidValue", "$", self instanceof Catalogue ? OF_A_PROXY : WITHOUT_ITS_CATALOGUE);
  }

  /** Asks what needs the occupations that the request names, and loads those that are missing. */
  static async #askNamed<T>(self: Catalogue, request: unknown, question: (catalogue: glue.Catalogue) => T): Promise<T> {
    Catalogue.#of(self);
    await self.load(self.missing(request));
    return Catalogue.#askWithModel(self, question);
  }

  /** Asks what needs all occupations, and may need the whole statement model. */
  static async #askWhole<T>(self: Catalogue, question: (catalogue: glue.Catalogue) => T): Promise<T> {
    Catalogue.#ask(self, () => undefined);
    await self.#loader.complete();
    return Catalogue.#askWithModel(self, question);
  }

  /** Asks what may need the whole statement model: the engine says so, and is asked again with it. */
  static async #askWithModel<T>(self: Catalogue, question: (catalogue: glue.Catalogue) => T): Promise<T> {
    try {
      return Catalogue.#ask(self, question);
    } catch (error) {
      if (!needsModel(error)) throw error;
    }
    await self.#loader.wholeModel();
    try {
      return Catalogue.#ask(self, question);
    } catch (error) {
      throw needsModel(error) ? notAModel("model", error) : error;
    }
  }
}

const needsModel = (error: unknown): boolean => error instanceof SkillsGapError && error.code === "needsModel";

/** A catalogue of records. Bytes that are no statement model are a load that failed. */
function catalogueOf(occupations: unknown, path: "vectors" | "model", model: Uint8Array): glue.Catalogue {
  try {
    return callWasm(() => new glue.Catalogue(occupations, model));
  } catch (error) {
    throw error instanceof ReadError ? notAModel(path, error) : error;
  }
}
