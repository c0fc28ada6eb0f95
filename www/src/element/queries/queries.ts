import type { Catalogue } from "../../package/index.js";
import type {
  CompareReport,
  GapRequest,
  LinksReport,
  NearestReport,
  NextReport,
  Pathway,
  PathwaysReport,
  PlanReport,
} from "../../package/types.js";
import { answerCount } from "../state/answers.js";
import { mostCompared } from "../state/settings.js";
import type { State } from "../state/state.js";

/** What was answered about many occupations, each as far as it is asked at all. */
export type Reports = {
  readonly next?: NextReport;
  readonly pathways?: PathwaysReport;
  readonly links?: LinksReport;
  readonly plan?: PlanReport;
  readonly nearest?: NearestReport;
  readonly compare?: CompareReport;
};

export type Question = keyof Reports;

/** A question that follows from the state. The same `key` means the same answer. */
export type Asking = {
  readonly name: Question;
  readonly key: string;
  readonly answer: (catalogue: Catalogue) => Promise<Reports>;
};

/** How many nearest occupations are listed at a time. */
export const nearAtATime = 8;

/** All questions that a state raises, the most pressing first. What the plan is about follows from the ways. */
export function questionsOf(state: State, { pathways }: Reports): Asking[] {
  const { answers, settings } = state;
  const { officialOnly, maxSteps } = settings;
  const asked: Asking[] = [];
  if (answers.target !== "") {
    const { neverDown, via, avoid } = settings;
    const request = { ...answers, officialOnly, maxSteps, neverDown, via: [...via], avoid: [...avoid] };
    asked.push(
      asking("next", { ...answers, limit: 40 }, async (catalogue, about) => ({ next: await catalogue.next(about) })),
      asking("pathways", request, async (catalogue, about) => ({ pathways: await catalogue.pathways(about) })),
      asking("links", state.focus ?? answers.target, async (catalogue, about) => ({
        links: await catalogue.links(about),
      })),
    );
    if (pathways?.target.reference === answers.target) {
      const steps = chosenWay(pathways, settings.way).steps.map(({ occupation }) => occupation.reference);
      asked.push(
        asking("plan", { ...answers, steps }, async (catalogue, about) => ({ plan: await catalogue.plan(about) })),
      );
    }
  }
  if (answerCount(answers) > 0) {
    asked.push(
      asking("nearest", nearestRequest(state), async (catalogue, about) => ({
        nearest: await catalogue.nearest(about),
      })),
    );
    if (settings.compared.length > 1) {
      const request = {
        ...withoutTarget(answers),
        targets: settings.compared.slice(0, mostCompared),
        officialOnly,
        maxSteps,
      };
      asked.push(asking("compare", request, async (catalogue, about) => ({ compare: await catalogue.compare(about) })));
    }
  }
  return asked;
}

/** The way with these steps; else the first, or straight there where there is none. */
export function chosenWay({ pathways, direct }: PathwaysReport, steps: readonly string[]): Pathway {
  const wanted = steps.join();
  return [...pathways, direct].find((way) => stepsOf(way).join() === wanted) ?? pathways[0] ?? direct;
}

export const stepsOf = ({ steps }: Pathway): string[] => steps.map(({ occupation }) => occupation.reference);

function nearestRequest({ answers, settings, nearShown }: State) {
  const { route, minLevel, maxLevel, reachable, maxSteps, officialOnly } = settings;
  return {
    ...withoutTarget(answers),
    routes: route ? [route] : [],
    minLevel,
    maxLevel,
    limit: nearShown,
    ...(reachable && answers.current ? { reachable, maxSteps, officialOnly } : {}),
  };
}

/** An answer that does not depend on the target is not asked for again when that changes. */
function withoutTarget(answers: GapRequest): Partial<GapRequest> {
  const { target: _target, option: _option, ...rest } = answers;
  return rest;
}

const asking = <Request>(
  name: Question,
  request: Request,
  answer: (catalogue: Catalogue, request: Request) => Promise<Reports>,
): Asking => ({ name, key: JSON.stringify(request), answer: (catalogue) => answer(catalogue, request) });
