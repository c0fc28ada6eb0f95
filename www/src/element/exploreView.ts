/**
 * All of the page that is about many occupations, as one part: it arrives with what answers such questions, after the
 * first answer, so that this does not wait for it.
 */

import { guard } from "lit/directives/guard.js";
import { html, type TemplateResult } from "lit/html.js";
import type { Tools } from "./commands.js";
import { near } from "./nearest/nearest.js";
import { plan } from "./plan/plan.js";
import { answerCount } from "./state/answers.js";
import type { Model } from "./state/model.js";
import { ways } from "./ways/ways.js";

export { planText } from "./plan/planText.js";
export { Wires } from "./ways/map/edgeRenderer.js";

/** Drawn anew only when something of it has changed: most answers change it a moment later than the rest. */
export function further(model: Model, tools: Tools): unknown {
  const { told, state, target, current, parts } = model;
  const depends = [
    told.reports,
    told.problems,
    told.loading,
    target,
    current,
    parts.length,
    answerCount(state.answers) > 0,
    state.settings,
    state.focus,
    state.allLinks,
    state.wholePlan,
    state.printing,
  ];
  return guard(
    depends,
    (): TemplateResult => html`${ways(model, tools.send)} ${plan(model, tools)} ${near(model, tools.send)}`,
  );
}
