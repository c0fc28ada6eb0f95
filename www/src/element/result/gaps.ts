import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Gap, GapReport } from "../../package/types.js";
import { count, gapReason, percent } from "../shared/words.js";
import type { Model, Send } from "../state/model.js";

/** How many gaps are shown at first. */
const first = 8;

/** What is left to learn, in the order of the report: the largest first. */
export function gaps(report: GapReport, { state, scale }: Model, send: Send): TemplateResult {
  if (report.gaps.length === 0) {
    return html`<section class="block" aria-labelledby="gaps-heading">
      <h3 id="gaps-heading">What is left to learn</h3>
      <p>Nothing, by your own answers. You may want to go through them with somebody who knows your work.</p>
    </section>`;
  }
  const statements = new Map(report.statements.map((statement) => [statement.code, statement]));
  return html`<section class="block" aria-labelledby="gaps-heading">
    <h3 id="gaps-heading">What is left to learn</h3>
    <p class="lead">The biggest first. ${openWords(report)}</p>
    <ol class="gaps">
      ${report.gaps.map((gap, index) => {
        const { code, statement } = gap;
        const whole = statements.get(code);
        return html`<li class=${index < first || state.allGaps ? "gap" : "gap gap-more"}>
          <span class="code">${code}</span>
          <span>${statement}</span>
          <span class="gap-reason">${whole ? gapReason(whole, scale.points) : nothing}${leftWords(gap, report.weights)}</span>
        </li>`;
      })}
    </ol>
    ${
      report.gaps.length > first
        ? html`<button type="button" class="button" id="more-gaps" aria-expanded=${state.allGaps} @click=${() => send({ type: "toggleGaps" })}>
          ${state.allGaps ? `Show only the first ${first}` : `Show all ${report.gaps.length}`}
        </button>`
        : nothing
    }
    ${
      report.gaps.length > first && !state.allGaps
        ? html`<p class="paper-only">The other ${report.gaps.length - first} are among the statements below.</p>`
        : nothing
    }
  </section>`;
}

function openWords({ completeness: { overall } }: GapReport): string {
  if (overall.unknown === 0) return "";
  return `${count(overall.unknown, "statement is", "statements are")} here only because there is no answer yet.`;
}

/** How much is left of a statement, and its weight. */
function leftWords({ shortfall, weight }: Gap, weights: GapReport["weights"]): string {
  const left = shortfall < 1 ? `; ${percent(shortfall)} is left` : "";
  return weights === "duties" ? `${left}; weighs ${weight.toFixed(1)}` : left;
}
