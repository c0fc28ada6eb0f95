import type {
  LinksReport,
  OccupationSummary,
  Pathway,
  PathwaysReport,
  StepLink,
  TechnicalLevel,
} from "../../../package/types.js";
import { chosenWay, stepsOf } from "../../queries/queries.js";

/** What is drawn: the occupations of the pathways and around the inspected one, and the links between them. */
export type MapGraph = {
  readonly columns: readonly Column[];
  readonly edges: readonly Edge[];
};

export type Column = {
  /** `null` for levels that are not published, and for those of no technical level: 1 and 8. */
  readonly technicalLevel: TechnicalLevel | null;
  readonly nodes: readonly Node[];
  /** Links whose other end is not published stand in the column of its level. */
  readonly unnamed: readonly UnnamedLinks[];
};

export type Node = {
  readonly occupation: OccupationSummary;
  /** Its step on the chosen pathway, from 1. */
  readonly step: number | null;
};

/** Links of one occupation that are alike in all that is published. */
export type UnnamedLinks = {
  readonly id: string;
  /** The reference of the occupation that states them. */
  readonly occupation: string;
  readonly level: number | null;
  readonly technicalLevel: TechnicalLevel | null;
  readonly direction: "in" | "out";
  readonly number: number;
};

export type Edge = {
  readonly from: string;
  readonly to: string;
  readonly official: boolean;
  /** Whether it is on the chosen pathway. */
  readonly chosen: boolean;
};

/** The most links of each direction that are drawn around the inspected occupation. */
export const maxLinksDrawn = 6;

const technicalLevels: readonly TechnicalLevel[] = ["technical", "higherTechnical", "professional"];

/** The map of these reports. `way` has the steps of the chosen pathway. */
export function mapGraph(
  report: Pick<PathwaysReport, "current" | "target" | "pathways" | "suggested">,
  links: Pick<LinksReport, "occupation" | "in" | "out" | "unresolved"> | undefined,
  way: readonly string[],
): MapGraph {
  const chosen = chosenWay(report, way);
  const found = new Map<string, OccupationSummary>();
  const edges = new Map<string, Edge>();
  const addNode = (occupation: OccupationSummary) => found.set(occupation.reference, occupation);
  const addEdge = (from: string, to: string, { official }: StepLink, isChosen: boolean) => {
    const id = `${from} ${to}`;
    edges.set(id, { from, to, official, chosen: isChosen || (edges.get(id)?.chosen ?? false) });
  };
  if (report.current) addNode(report.current);
  addNode(report.target);
  for (const one of report.pathways) {
    for (const [from, step] of stepsWithOrigin(one, report.current)) {
      addNode(step.occupation);
      if (from && step.link) addEdge(from, step.occupation.reference, step.link, one === chosen);
    }
  }
  if (links) {
    const { occupation } = links;
    addNode(occupation);
    for (const end of links.in.slice(0, maxLinksDrawn)) {
      addNode(end.occupation);
      addEdge(end.occupation.reference, occupation.reference, end.link, false);
    }
    for (const end of links.out.slice(0, maxLinksDrawn)) {
      addNode(end.occupation);
      addEdge(occupation.reference, end.occupation.reference, end.link, false);
    }
  }
  const steps = chosen ? stepsOf(chosen) : [];
  const nodes = [...found.values()].sort(byLevel).map(
    (occupation): Node => ({
      occupation,
      step: steps.includes(occupation.reference) ? steps.indexOf(occupation.reference) + 1 : null,
    }),
  );
  const unnamed = links ? unnamedLinks(links) : [];
  const column = (technicalLevel: TechnicalLevel | null): Column => ({
    technicalLevel,
    nodes: nodes.filter(({ occupation }) => occupation.technicalLevel === technicalLevel),
    unnamed: unnamed.filter((one) => one.technicalLevel === technicalLevel),
  });
  const others = column(null);
  return {
    columns: [...technicalLevels.map(column), ...(others.nodes.length + others.unnamed.length > 0 ? [others] : [])],
    edges: [...edges.values()],
  };
}

/** Each step with the reference of the occupation before it. */
const stepsWithOrigin = ({ steps }: Pathway, current: OccupationSummary | null) =>
  steps.map((step, at) => [at === 0 ? current?.reference : steps[at - 1]?.occupation.reference, step] as const);

const byLevel = (a: OccupationSummary, b: OccupationSummary): number =>
  (a.level ?? 99) - (b.level ?? 99) || a.name.localeCompare(b.name, "en-GB");

/** Links without a name, counted by direction and level. */
export function unnamedLinks({
  unresolved,
  occupation,
}: Pick<LinksReport, "occupation" | "unresolved">): UnnamedLinks[] {
  const found = new Map<string, UnnamedLinks>();
  for (const { link, technicalLevel } of unresolved) {
    if (link.name !== "" || link.reference !== "") continue;
    const id = `${occupation.reference}-${link.direction}-${link.level ?? "none"}`;
    const number = (found.get(id)?.number ?? 0) + 1;
    const { level, direction } = link;
    found.set(id, { id, occupation: occupation.reference, level, technicalLevel, direction, number });
  }
  return [...found.values()];
}
