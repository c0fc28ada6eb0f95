import type {
  LinksReport,
  OccupationSummary,
  Pathway,
  PathwaysReport,
  StepLink,
  TechnicalLevel,
} from "../../../package/types.js";
import { chosenWay, stepsOf } from "../../queries/queries.js";

/** What is drawn: the occupations of the ways and around the one looked at, and the links between them. */
export type WayMap = {
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
};

export type Column = {
  readonly band: TechnicalLevel | null;
  readonly nodes: readonly Node[];
};

export type Node = {
  readonly occupation: OccupationSummary;
  /** Its place on the chosen way, from 1. */
  readonly step: number | null;
  /** Links whose other end is not published stand beside the one that states them. */
  readonly unnamed: readonly Unnamed[];
};

/** So many links of one occupation, alike in all that is published. */
export type Unnamed = {
  readonly id: string;
  readonly level: number | null;
  readonly direction: "in" | "out";
  readonly number: number;
};

export type Line = {
  readonly from: string;
  readonly to: string;
  readonly official: boolean;
  /** Whether the chosen way takes it. */
  readonly chosen: boolean;
};

/** How many links of each direction are drawn around the one looked at. */
export const mostDrawn = 6;

const bands: readonly (TechnicalLevel | null)[] = ["technical", "higherTechnical", "professional", null];

export function mapOf(report: PathwaysReport, links: LinksReport | undefined, way: readonly string[]): WayMap {
  const chosen = chosenWay(report, way);
  const ways = report.pathways.includes(chosen) ? report.pathways : [...report.pathways, chosen];
  const found = new Map<string, OccupationSummary>();
  const lines = new Map<string, Line>();
  const meet = (occupation: OccupationSummary) => found.set(occupation.reference, occupation);
  const lead = (from: string, to: string, { official }: StepLink, isChosen: boolean) => {
    const id = `${from} ${to}`;
    lines.set(id, { from, to, official, chosen: isChosen || (lines.get(id)?.chosen ?? false) });
  };
  if (report.current) meet(report.current);
  meet(report.target);
  for (const one of ways) {
    for (const [from, step] of legs(one, report.current)) {
      meet(step.occupation);
      if (from && step.link) lead(from, step.occupation.reference, step.link, one === chosen);
    }
  }
  if (links) {
    const { occupation } = links;
    meet(occupation);
    for (const end of links.in.slice(0, mostDrawn)) {
      meet(end.occupation);
      lead(end.occupation.reference, occupation.reference, end.link, false);
    }
    for (const end of links.out.slice(0, mostDrawn)) {
      meet(end.occupation);
      lead(occupation.reference, end.occupation.reference, end.link, false);
    }
  }
  const steps = stepsOf(chosen);
  const nodes = [...found.values()].sort(byLevel).map(
    (occupation): Node => ({
      occupation,
      step: steps.includes(occupation.reference) ? steps.indexOf(occupation.reference) + 1 : null,
      unnamed: links?.occupation.reference === occupation.reference ? unnamedOf(links) : [],
    }),
  );
  return {
    columns: bands
      .map((band) => ({ band, nodes: nodes.filter(({ occupation }) => occupation.technicalLevel === band) }))
      .filter(({ nodes: own }, at) => own.length > 0 || at < 3),
    lines: [...lines.values()],
  };
}

/** Each step with the reference of where it is taken from. */
const legs = ({ steps }: Pathway, current: OccupationSummary | null) =>
  steps.map((step, at) => [at === 0 ? current?.reference : steps[at - 1]?.occupation.reference, step] as const);

const byLevel = (a: OccupationSummary, b: OccupationSummary): number =>
  (a.level ?? 99) - (b.level ?? 99) || a.name.localeCompare(b.name, "en-GB");

/** Links without a name, counted by direction and level. */
export function unnamedOf({ unresolved, occupation }: LinksReport): Unnamed[] {
  const found = new Map<string, Unnamed>();
  for (const { link } of unresolved) {
    if (link.name !== "" || link.reference !== "") continue;
    const id = `${occupation.reference}-${link.direction}-${link.level ?? "none"}`;
    found.set(id, { id, level: link.level, direction: link.direction, number: (found.get(id)?.number ?? 0) + 1 });
  }
  return [...found.values()];
}
