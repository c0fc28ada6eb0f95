import type { Catalogue } from "../../package/index.js";
import type { State } from "../state/state.js";
import { type Asking, type Question, questionsOf, type Reports } from "./queries.js";

/** What is known at the moment about many occupations. */
export type Told = {
  /** Whether what answers these questions is here. */
  readonly loading: "coming" | "there" | "failed";
  readonly reports: Reports;
  /** Why a question has no answer. */
  readonly problems: { readonly [Name in Question]?: string };
  /** Questions whose answer is on its way; until then the one before stands. */
  readonly open: ReadonlySet<Question>;
};

export const nothingTold: Told = { loading: "coming", reports: {}, problems: {}, open: new Set() };

/**
 * Puts the questions about many occupations, which are answered later than a page is shown. Only the newest state
 * counts: what a person overtakes is not asked any more. Each question has a turn of its own, so that a key or a
 * finger never waits for more than one.
 */
export class Asker {
  #catalogue: Catalogue;
  readonly #load: () => Promise<void>;
  readonly #changed: () => void;
  #state: State;
  #told = nothingTold;
  #keys = new Map<Question, string>();
  #running = false;

  /** `load` brings what shows the answers; `changed` is called when there is something new. */
  constructor(catalogue: Catalogue, state: State, load: () => Promise<void>, changed: () => void) {
    this.#catalogue = catalogue;
    this.#state = state;
    this.#load = load;
    this.#changed = changed;
  }

  get told(): Told {
    return this.#told;
  }

  /** Another catalogue: what was answered about the one before is not true of it. */
  use(catalogue: Catalogue): void {
    this.#catalogue = catalogue;
    this.#keys.clear();
    this.#told = { ...this.#told, reports: {}, problems: {} };
  }

  /** Loads what answers, so that nothing is fetched later, and answers what is asked by then; again after a failure. */
  async start(): Promise<void> {
    if (this.#told.loading === "failed") {
      this.#told = { ...this.#told, loading: "coming" };
      this.#changed();
    }
    try {
      // Both at once; the question itself is of no matter.
      await Promise.all([this.#load(), this.#catalogue.nearest({ limit: 0 })]);
      this.#told = { ...this.#told, loading: "there" };
    } catch (error) {
      console.info(error);
      this.#told = { ...this.#told, loading: "failed" };
    }
    this.#changed();
    this.ask(this.#state);
  }

  /** Has the questions of `state` answered, as far as they are others than before. */
  ask(state: State): void {
    this.#state = state;
    const asked = questionsOf(state, this.#told.reports);
    this.#told = {
      ...this.#told,
      reports: only(this.#told.reports, asked),
      problems: only(this.#told.problems, asked),
      open: new Set(asked.filter((one) => !this.#isAnswered(one)).map(({ name }) => name)),
    };
    for (const name of this.#keys.keys()) if (!asked.some((one) => one.name === name)) this.#keys.delete(name);
    if (!this.#running && this.#told.loading === "there" && this.#told.open.size > 0) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let next = this.#next(); next; next = this.#next()) {
      await turn();
      // What came in meanwhile may have overtaken it.
      if (this.#next()?.key !== next.key) continue;
      await this.#answer(next);
    }
    this.#running = false;
    this.ask(this.#state);
    this.#changed();
  }

  #next(): Asking | undefined {
    return questionsOf(this.#state, this.#told.reports).find((one) => !this.#isAnswered(one));
  }

  #isAnswered({ name, key }: Asking): boolean {
    return this.#keys.get(name) === key;
  }

  async #answer({ name, key, answer }: Asking): Promise<void> {
    const catalogue = this.#catalogue;
    let given: Reports = {};
    let problem: string | null = null;
    try {
      given = await answer(catalogue);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    if (catalogue !== this.#catalogue) return;
    const { [name]: _report, ...reports } = this.#told.reports;
    const problems = without(this.#told.problems, name);
    this.#told = {
      ...this.#told,
      reports: { ...reports, ...given },
      problems: problem === null ? problems : { ...problems, [name]: problem },
    };
    this.#keys.set(name, key);
  }
}

/** The same value where nothing of it goes: then nothing about it is drawn anew. */
function only<Kept extends object>(kept: Kept, asked: readonly Asking[]): Kept {
  const stays = ([name]: [string, unknown]) => asked.some((one) => one.name === name);
  const all = Object.entries(kept);
  return all.every(stays) ? kept : (Object.fromEntries(all.filter(stays)) as Kept);
}

function without<Kept extends object>(kept: Kept, name: Question): Kept {
  if (!(name in kept)) return kept;
  const { [name as keyof Kept]: _gone, ...rest } = kept;
  return rest as Kept;
}

const turn = (): Promise<void> => new Promise((done) => setTimeout(done));
