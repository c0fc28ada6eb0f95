import { type Catalogue, SkillsGapError } from "../../package/index.js";
import { nextTask } from "../shared/nextTask.js";
import type { State } from "../state/state.js";
import { type Query, type QueryName, queriesFor, type Reports } from "./queries.js";

/** What the page knows at the moment about many occupations. */
export type QueryResults = {
  /** Whether the code that shows and answers these questions has arrived. */
  readonly loading: "loading" | "ready" | "failed";
  readonly reports: Reports;
  /** Why a query has no report. */
  readonly errors: { readonly [Name in QueryName]?: string };
  /** Queries whose report is not here yet. Their last report stands until then. */
  readonly pending: ReadonlySet<QueryName>;
};

export const noResultsYet: QueryResults = { loading: "loading", reports: {}, errors: {}, pending: new Set() };

/**
 * Runs the queries about many occupations, after the page is shown. Only the newest state counts: a query that a
 * newer state replaces is not run. Each query runs in a task of its own, so that input waits for one at most.
 */
export class QueryRunner {
  #catalogue: Catalogue;
  readonly #load: () => Promise<void>;
  readonly #changed: () => void;
  #state: State;
  #results = noResultsYet;
  #keys = new Map<QueryName, string>();
  #running = false;

  /** `load` loads the views of the reports; `changed` is called after each change of `results`. */
  constructor(catalogue: Catalogue, state: State, load: () => Promise<void>, changed: () => void) {
    this.#catalogue = catalogue;
    this.#state = state;
    this.#load = load;
    this.#changed = changed;
  }

  get results(): QueryResults {
    return this.#results;
  }

  /** Changes to another catalogue. Reports about the old one are dropped. */
  useCatalogue(catalogue: Catalogue): void {
    this.#catalogue = catalogue;
    this.forget();
  }

  /** Drops all reports, and those on their way: they are about other answers. */
  forget(): void {
    this.#keys = new Map();
    this.#results = { ...this.#results, reports: {}, errors: {} };
  }

  /** Loads what the queries need, so that nothing is fetched later, then runs them. Can be called again after a failure. */
  async start(): Promise<void> {
    if (this.#results.loading === "failed") {
      this.#results = { ...this.#results, loading: "loading" };
      this.#changed();
    }
    try {
      await Promise.all([this.#load(), this.#catalogue.complete()]);
      this.#results = { ...this.#results, loading: "ready" };
    } catch (error) {
      console.info(error);
      this.#results = { ...this.#results, loading: "failed" };
    }
    this.#changed();
    this.update(this.#state);
  }

  /** Runs the queries of `state` whose request has changed. */
  update(state: State): void {
    this.#state = state;
    const wanted = queriesFor(state, this.#results.reports);
    this.#results = {
      ...this.#results,
      reports: pick(this.#results.reports, wanted),
      errors: pick(this.#results.errors, wanted),
      pending: new Set(wanted.filter((query) => !this.#isAnswered(query)).map(({ name }) => name)),
    };
    for (const name of this.#keys.keys()) if (!wanted.some((query) => query.name === name)) this.#keys.delete(name);
    if (!this.#running && this.#results.loading === "ready" && this.#results.pending.size > 0) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let next = this.#next(); next; next = this.#next()) {
      await nextTask();
      // A newer state may have replaced it meanwhile.
      if (this.#next()?.key !== next.key) continue;
      await this.#answer(next);
    }
    this.#running = false;
    this.update(this.#state);
    this.#changed();
  }

  #next(): Query | undefined {
    return queriesFor(this.#state, this.#results.reports).find((query) => !this.#isAnswered(query));
  }

  #isAnswered({ name, key }: Query): boolean {
    return this.#keys.get(name) === key;
  }

  async #answer({ name, key, run }: Query): Promise<void> {
    const [catalogue, keys] = [this.#catalogue, this.#keys];
    let report: Reports = {};
    let message: string | null = null;
    try {
      report = await run(catalogue);
    } catch (error) {
      if (error instanceof SkillsGapError) message = error.reason;
      else message = error instanceof Error ? error.message : String(error);
    }
    if (catalogue !== this.#catalogue || keys !== this.#keys) return;
    const { [name]: _report, ...reports } = this.#results.reports;
    const { [name]: oldError, ...otherErrors } = this.#results.errors;
    // The same value where nothing changes: views are compared by identity.
    const errors = oldError === undefined ? this.#results.errors : otherErrors;
    this.#results = {
      ...this.#results,
      reports: { ...reports, ...report },
      errors: message === null ? errors : { ...errors, [name]: message },
    };
    this.#keys.set(name, key);
  }
}

/** The fields of `all` that belong to `queries`; `all` itself where every field does, so that nothing is drawn again. */
function pick<Fields extends object>(all: Fields, queries: readonly Query[]): Fields {
  const isWanted = ([name]: [string, unknown]): boolean => queries.some((query) => query.name === name);
  const entries = Object.entries(all);
  return entries.every(isWanted) ? all : (Object.fromEntries(entries.filter(isWanted)) as Fields);
}
