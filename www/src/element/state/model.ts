import type { Catalogue } from "../../package/index.js";
import type { GapReport, Kind, Ksb, Occupation, OccupationSummary, Scale } from "../../package/types.js";
import type { QueryResults } from "../queries/queryRunner.js";
import { type Answers, ratingOf } from "./answers.js";
import type { Action, State } from "./state.js";

/** What every view is given: the state and what the core says about it. */
export type Model = {
  readonly state: State;
  readonly occupations: readonly OccupationSummary[];
  readonly current: Occupation | null;
  readonly target: Occupation | null;
  readonly parts: readonly Part[];
  /** The part being rated. */
  readonly part: Part | null;
  readonly scale: Scale;
  /** `null` as long as no target is chosen. */
  readonly report: GapReport | null;
  /** The whole record of any occupation of the catalogue that is loaded. */
  readonly occupationOf: (reference: string) => Occupation | null;
  /** What a list shows of any occupation of the catalogue. */
  readonly summaryOf: (reference: string) => OccupationSummary | undefined;
  /** What is known about other occupations and the ways between them. */
  readonly queries: QueryResults;
};

export type Send = (action: Action) => void;

/** One kind of statement of one occupation: what a person rates in one go. */
export type Part = {
  readonly id: string;
  readonly side: "current" | "target";
  readonly occupation: Occupation;
  readonly kind: Kind;
  readonly ksbs: readonly Ksb[];
  readonly answered: readonly string[];
};

const kinds: readonly Kind[] = ["knowledge", "skill", "behaviour"];

/** Makes models of states; asks the core only about what has changed since the last one. */
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

  build(state: State, queries: QueryResults): Model {
    const { answers } = state;
    const target = this.#record(answers.target);
    const current = this.#record(answers.current ?? "");
    const report = target && this.#report(answers);
    // What only other options need does not count, and is not asked for.
    const counted = new Set(report?.statements.map(({ code }) => code));
    const parts = [
      ...(current && current !== target ? partsOf(current, "current", answers) : []),
      ...(target ? partsOf(target, "target", answers, counted) : []),
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
    };
  }

  #report(answers: Answers): GapReport {
    if (this.#last?.answers !== answers || !this.#last.report) {
      this.#last = { answers, report: this.#catalogue.gap(answers) };
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

function partsOf(occupation: Occupation, side: Part["side"], answers: Answers, counted?: ReadonlySet<string>): Part[] {
  return kinds
    .map((kind): Part => {
      const ksbs = occupation.ksbs.filter((ksb) => ksb.kind === kind && (counted?.has(ksb.code) ?? true));
      const answered = ksbs
        .map(({ code }) => code)
        .filter((code) => ratingOf(answers, { occupation: occupation.reference, code }) !== undefined);
      return { id: `${occupation.reference}-${kind}`, side, occupation, kind, ksbs, answered };
    })
    .filter(({ ksbs }) => ksbs.length > 0);
}
