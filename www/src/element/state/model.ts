import type { Catalogue } from "../../package/index.js";
import type { GapReport, Kind, Ksb, Occupation, OccupationSummary, Same, Scale } from "../../package/types.js";
import type { QueryResults } from "../queries/queryRunner.js";
import { type Answers, ratingOf, withoutText } from "./answers.js";
import type { Action, State } from "./state.js";
import type { Words } from "../words/words.js";

/** The input of every view: the state, and the reports about it. */
export type Model = {
  readonly state: State;
  readonly occupations: readonly OccupationSummary[];
  readonly current: Occupation | null;
  readonly target: Occupation | null;
  readonly parts: readonly Part[];
  /** The part being rated. */
  readonly part: Part | null;
  readonly scale: Scale;
  /** `null` while no target is chosen. */
  readonly report: GapReport | null;
  /** The record of an occupation, if it is loaded. */
  readonly occupationOf: (reference: string) => Occupation | null;
  /** The summary of any occupation of the catalogue. */
  readonly summaryOf: (reference: string) => OccupationSummary | undefined;
  /** The reports about many occupations. */
  readonly queries: QueryResults;
  readonly words: Words;
};

export type Send = (action: Action) => void;

/** The statements of one kind of one occupation: one list to rate. */
export type Part = {
  readonly id: string;
  readonly side: "current" | "target";
  readonly occupation: Occupation;
  readonly kind: Kind;
  readonly ksbs: readonly Ksb[];
  /** The codes that are answered, here or in the same words elsewhere. */
  readonly answered: readonly string[];
  /** By code: the answer to another statement in the same words. */
  readonly same: ReadonlyMap<string, Same>;
};

const kinds: readonly Kind[] = ["knowledge", "skill", "behaviour"];

/** Builds the model of a state. Asks the engine only where the answers have changed since the last one. */
export class ModelBuilder {
  #catalogue: Catalogue;
  #occupations: readonly OccupationSummary[];
  #summaries: ReadonlyMap<string, OccupationSummary>;
  #records = new Map<string, Occupation>();
  #defaultScale: Scale;
  #last: { answers: Answers; report: GapReport | null } | null = null;

  constructor(catalogue: Catalogue, defaultScale: Scale) {
    this.#catalogue = catalogue;
    this.#occupations = catalogue.occupations();
    this.#summaries = new Map(this.#occupations.map((one) => [one.reference, one]));
    this.#defaultScale = defaultScale;
  }

  build(state: State, queries: QueryResults, words: Words): Model {
    const { answers } = state;
    const target = this.#record(answers.target);
    const current = this.#record(answers.current ?? "");
    const report = target && this.#report(answers);
    const parts = [
      ...(current && current !== target ? partsOf(current, "current", answers) : []),
      ...(target ? partsOf(target, "target", answers, report) : []),
    ];
    return {
      state,
      occupations: this.#occupations,
      current,
      target,
      parts,
      part: parts.find(({ id }) => id === state.part) ?? parts[0] ?? null,
      scale: answers.scale ?? this.#defaultScale,
      report,
      occupationOf: this.#record,
      summaryOf: (reference) => this.#summaries.get(reference),
      queries,
      words,
    };
  }

  #report(answers: Answers): GapReport {
    if (this.#last?.answers !== answers || !this.#last.report) {
      this.#last = { answers, report: this.#catalogue.gap(withoutText(answers)) };
    }
    return this.#last.report as GapReport;
  }

  #record = (reference: string): Occupation | null => {
    if (!this.#summaries.has(reference) || this.#catalogue.missing({ target: reference }).length > 0) return null;
    const record = this.#records.get(reference) ?? this.#catalogue.occupation(reference);
    this.#records.set(reference, record);
    return record;
  };
}

export const nameOf = ({ summaryOf }: Model, reference: string): string => summaryOf(reference)?.name || reference;

/** What an occupation is called where the names of the two that are chosen stand at the top already. */
export function jobOf(model: Model, reference: string): string {
  if (reference === model.current?.reference) return model.words.say("yourJob");
  return reference === model.target?.reference ? model.words.say("theJobYouWant") : nameOf(model, reference);
}

/** Statements of other options are not in the report about the occupation, and are not asked. */
function partsOf(occupation: Occupation, side: Part["side"], answers: Answers, report?: GapReport | null): Part[] {
  const counted = new Map(report?.statements.map(({ code, evidence }) => [code, evidence]));
  return kinds
    .map((kind): Part => {
      const ksbs = occupation.ksbs.filter((ksb) => ksb.kind === kind && (!report || counted.has(ksb.code)));
      const same = new Map<string, Same>();
      for (const { code } of ksbs) {
        const evidence = counted.get(code);
        if (evidence?.type === "same") same.set(code, evidence);
      }
      const answered = ksbs
        .map(({ code }) => code)
        .filter(
          (code) => same.has(code) || ratingOf(answers, { occupation: occupation.reference, code }) !== undefined,
        );
      return { id: `${occupation.reference}-${kind}`, side, occupation, kind, ksbs, answered, same };
    })
    .filter(({ ksbs }) => ksbs.length > 0);
}
