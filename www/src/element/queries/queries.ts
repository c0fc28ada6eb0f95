import type { Catalogue } from "../../package/index.js";
import {
  type AdvertReport,
  type CompareReport,
  type LinksReport,
  maxCompared,
  maxNearest,
  type NearestReport,
  type NextReport,
  type Pathway,
  type PathwaysReport,
  type PlanReport,
  type ProposalsReport,
} from "../../package/types.js";
import { shownScreen } from "../screens/screens.js";
import { isAnythingSaid, withoutAsked, withoutText } from "../state/answers.js";
import type { State } from "../state/state.js";

/** The reports about many occupations. One is absent where its query is not asked, or has no answer yet. */
export type Reports = {
  readonly next?: NextReport;
  readonly pathways?: PathwaysReport;
  readonly links?: LinksReport;
  readonly plan?: PlanReport;
  readonly nearest?: NearestReport;
  readonly compare?: CompareReport;
  readonly advert?: AdvertReport;
  readonly proposals?: ProposalsReport;
};

export type QueryName = keyof Reports;

/** A question of the contract that a state asks. Two queries with the same `key` have the same report. */
export type Query = {
  readonly name: QueryName;
  readonly key: string;
  readonly run: (catalogue: Catalogue) => Promise<Reports>;
};

/** How many nearest occupations are listed at a time. */
export const nearestPageSize = 8;

/** All queries of a state, the most urgent first. The plan follows the chosen pathway, so it needs that report. */
export function queriesFor(state: State, { pathways }: Reports): Query[] {
  const { settings } = state;
  const answers = withoutText(state.answers);
  const { officialOnly, maxSteps } = settings;
  const isChoosing = shownScreen(state) === "choose";
  const ofPasted = pasted(state);
  const queries: Query[] = isChoosing ? [...ofPasted] : [];
  if (answers.target !== "") {
    const { neverDown, via, avoid } = settings;
    const request = { ...answers, officialOnly, maxSteps, neverDown, via: [...via], avoid: [...avoid] };
    queries.push(
      query("next", { ...answers, limit: 40 }, async (catalogue, body) => ({ next: await catalogue.next(body) })),
      query("pathways", request, async (catalogue, body) => ({ pathways: await catalogue.pathways(body) })),
      query("links", state.inspected ?? answers.target, async (catalogue, body) => ({
        links: await catalogue.links(body),
      })),
    );
    if (pathways?.target.reference === answers.target) {
      const way = chosenWay(pathways, settings.way);
      const steps = way ? stepsOf(way) : [];
      queries.push(
        query("plan", { ...answers, steps }, async (catalogue, body) => ({ plan: await catalogue.plan(body) })),
      );
    }
  }
  if (isAnythingSaid(answers) || answers.current) {
    queries.push(
      query("nearest", nearestRequest(state), async (catalogue, body) => ({
        nearest: await catalogue.nearest(body),
      })),
    );
    if (settings.compared.length > 1) {
      const { target: _target, option: _option, ...others } = withoutAsked(answers);
      const request = {
        ...others,
        targets: settings.compared.slice(0, maxCompared),
        officialOnly,
        maxSteps,
      };
      queries.push(query("compare", request, async (catalogue, body) => ({ compare: await catalogue.compare(body) })));
    }
  }
  return isChoosing ? queries : [...queries, ...ofPasted];
}

/** About the advert that is kept, and the CV that is looked at. */
function pasted(state: State): Query[] {
  const { answers, adding } = state;
  const queries: Query[] = [];
  const { advert, ...others } = withoutAsked(answers);
  if (advert && answers.target !== "") {
    queries.push(
      query("advert", { ...others, advert, limit: 1 }, async (catalogue, body) => ({
        advert: await catalogue.advert(body),
      })),
    );
  }
  if (adding?.step === "profile" && (answers.target !== "" || answers.current)) {
    const { target, current, option } = answers;
    // Of what is rated here, the proposals stay in place.
    const { ratings, scale } = adding.before;
    const request = {
      ...(target === "" ? {} : { target }),
      ...(current ? { current } : {}),
      ...(option ? { option } : {}),
      ...(ratings ? { ratings } : {}),
      ...(scale ? { scale } : {}),
      profile: adding.profile,
    };
    queries.push(
      query("proposals", request, async (catalogue, body) => ({ proposals: await catalogue.proposals(body) })),
    );
  }
  return queries;
}

/** The pathway with these steps; else the suggested one. `undefined` where there is no pathway. */
export function chosenWay(report: Ways, steps: readonly string[]): Pathway | undefined {
  const wanted = steps.join();
  return report.pathways.find((way) => stepsOf(way).join() === wanted) ?? suggestedWay(report);
}

type Ways = Pick<PathwaysReport, "pathways" | "suggested">;

/** The way that is suggested; straight there, where none is. */
export const suggestedWay = ({ pathways, suggested }: Ways): Pathway | undefined => pathways[suggested ?? 0];

export const stepsOf = ({ steps }: Pathway): string[] => steps.map(({ occupation }) => occupation.reference);

function nearestRequest({ answers: all, settings, nearestShown }: State) {
  const answers = withoutText(all);
  const { route, minLevel, maxLevel, reachable, maxSteps, officialOnly } = settings;
  // The target is not among the nearest; its option changes nothing there.
  const { option: _option, ...others } = answers;
  return {
    ...others,
    routes: route ? [route] : [],
    minLevel,
    maxLevel,
    limit: Math.min(nearestShown, maxNearest),
    ...(reachable && answers.current ? { reachable, maxSteps, officialOnly } : {}),
  };
}

const query = <Request>(
  name: QueryName,
  request: Request,
  run: (catalogue: Catalogue, request: Request) => Promise<Reports>,
): Query => ({ name, key: JSON.stringify(request), run: (catalogue) => run(catalogue, request) });
