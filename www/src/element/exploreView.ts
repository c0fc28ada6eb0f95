/** All views about many occupations, as one lazy module: the first report does not wait for it. */

import { guard } from "lit/directives/guard.js";
import { html, type TemplateResult } from "lit/html.js";
import type { Commands } from "./commands.js";
import { nearest } from "./nearest/nearest.js";
import { plan } from "./plan/plan.js";
import { answerCount } from "./state/answers.js";
import type { Model } from "./state/model.js";
import { ways } from "./ways/ways.js";

export { planText } from "./plan/planText.js";
export { EdgeRenderer } from "./ways/map/edgeRenderer.js";

/** Renders only when one of its inputs has changed: new reports come later than the answer that asks for them. */
export function exploreView(model: Model, commands: Commands): unknown {
  const { queries, state, target, current, parts } = model;
  const dependencies = [
    queries.reports,
    queries.errors,
    queries.loading,
    target,
    current,
    parts.length,
    answerCount(state.answers) > 0,
    state.settings,
    state.inspected,
    state.allLinks,
    state.wholePlan,
    state.printing,
  ];
  return guard(
    dependencies,
    (): TemplateResult => html`${ways(model, commands.send)} ${plan(model, commands)} ${nearest(model, commands.send)}`,
  );
}
