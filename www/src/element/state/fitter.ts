import type { Catalogue } from "../../package/index.js";
import { restoreAnswers } from "../files/parseAnswers.js";
import { type Answers, noAnswers } from "./answers.js";
import { reduce } from "./reducer.js";
import type { Action, State } from "./state.js";

type Context = {
  readonly catalogue: () => Catalogue;
  readonly state: () => State;
  /** Replaces the state, before it is shown. */
  readonly replace: (state: State) => void;
  readonly send: (action: Action) => void;
  /** Called with the number of answers that were moved. */
  readonly migrated: (count: number) => void;
};

/** Keeps the answers fit for the catalogue: with what each was given on, and moved to another version of a standard. */
export class Fitter {
  readonly #context: Context;
  /** The `setAside` that migration has already been tried on. */
  #migrating: Answers["setAside"];

  constructor(context: Context) {
    this.#context = context;
  }

  /** Writes into the answers the statement that each was given on, as it is in this catalogue. */
  addRatedOn(): void {
    const { catalogue, state, replace } = this.#context;
    try {
      replace({ ...state(), answers: catalogue().withRatedOn(state().answers) });
    } catch (error) {
      // An occupation is not loaded: the answers keep the statements that they have.
      console.info(error);
    }
  }

  /** Restores the answers for the present catalogue: sets aside what it lacks, takes back what it has again. */
  refit(): void {
    const { catalogue, state, replace } = this.#context;
    const parsed = restoreAnswers({ ...noAnswers, ...state().answers }, catalogue());
    if (parsed.ok) replace(reduce(state(), { type: "refit", answers: parsed.answers, warnings: parsed.warnings }));
  }

  /**
   * Moves answers given on another version of a standard to the statements of this one. Until then, and where
   * it fails, they stay set aside.
   */
  async migrate(): Promise<void> {
    const { catalogue, state, send, migrated } = this.#context;
    const { setAside } = state().answers;
    // Once for each `setAside`: the next answer does not change what can be moved.
    if (setAside === this.#migrating || !setAside?.some(({ ratedOn }) => ratedOn)) return;
    this.#migrating = setAside;
    try {
      for (;;) {
        const { answers } = state();
        const { request, warnings, migrations } = await catalogue().migrate(answers);
        if (state().answers.setAside !== setAside) return;
        if (migrations.length === 0) return;
        // An answer was given meanwhile: start again with it.
        if (state().answers !== answers) continue;
        this.#migrating = request.setAside;
        send({ type: "migrated", answers: request, warnings, migrations });
        migrated(migrations.length);
        return;
      }
    } catch (error) {
      // Tried again by `retry`, or at the next visit.
      console.info(error);
    }
  }

  /** Lets the same be tried once more. */
  tryAgain(): void {
    this.#migrating = undefined;
  }
}
