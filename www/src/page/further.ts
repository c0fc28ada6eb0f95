/**
 * All of the page that is about many occupations, as one part: it arrives with what answers such questions, after the
 * first answer, so that this does not wait for it.
 */
import { type TemplateResult, html } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import { answerCount } from "./answers.js";
import type { Model } from "./model.js";
import type { Tools } from "./tools.js";
import { near } from "./views/near.js";
import { plan } from "./views/plan.js";
import { ways } from "./views/ways.js";

export { planText } from "./planText.js";
export { Wires } from "./wires.js";

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
