import { html, nothing, type TemplateResult } from "lit/html.js";
import type { PlanReport } from "../../package/types.js";
import { chosenWay, stepsOf, suggestedWay } from "../queries/queries.js";
import type { Model, Send } from "../state/model.js";
import { whySuggested } from "../ways/wayChoice.js";

/** By which jobs the plan goes, and the way that goes otherwise: straight there, or by others. */
export function otherWay(
  { steps }: PlanReport,
  { queries, state, words }: Model,
  send: Send,
): TemplateResult | typeof nothing {
  const { say } = words;
  const report = queries.reports.pathways;
  const between = steps.slice(0, -1).map(({ occupation }) => occupation.name);
  const isStraight = between.length === 0;
  const other = isStraight ? report && suggestedWay(report) : report?.pathways.find(({ straight }) => straight);
  const hasOther = other && other.straight !== isStraight;
  if (isStraight && !hasOther) return nothing;
  const chosen = report && chosenWay(report, state.settings.way);
  const isSuggested = chosen && chosen === suggestedWay(report);
  return html`<p class="plan-way">
    ${isStraight ? say("plan.goesStraight") : say("plan.goesBy", { count: between.length, occupations: words.list(between) })}
    ${isSuggested ? say("plan.suggested", { why: say(`ways.why.${whySuggested(chosen, report.pathways)}`) }) : nothing}
    ${
      hasOther
        ? html`<button
            type="button"
            class="button button-quiet"
            id="other-way"
            @click=${() => send({ type: "chooseWay", way: stepsOf(other) })}
          >
            ${isStraight ? say("plan.byOthers", { count: other.steps.length - 1 }) : say("plan.straight")}
          </button>`
        : nothing
    }
  </p>`;
}
