import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport, StatementReport } from "../../package/types.js";
import { labelAt, sameWords } from "../shared/words.js";
import { type Model, nameOf, type Send } from "../state/model.js";

/** How many are shown at first. */
const first = 8;

/** What is known to be missing, in the order of the report: what is to learn, then what is held in part. */
export function gaps(report: GapReport, model: Model, send: Send): TemplateResult {
  const { state } = model;
  const statements = new Map(report.statements.map((statement) => [statement.code, statement]));
  const missing = [...report.lists.toLearn, ...report.lists.partly].flatMap((code) => statements.get(code) ?? []);
  return html`<section class="block" aria-labelledby="gaps-heading">
    <h3 id="gaps-heading">What there is to learn</h3>
    <p class="lead">${leadWords(report, missing.length)}</p>
    <ol class="gaps">
      ${missing.map(
        (statement, index) => html`<li class=${index < first || state.allGaps ? "gap" : "gap gap-more"}>
          <span class="code">${statement.code}</span>
          <span>${statement.statement}</span>
          <span class="gap-reason">${reason(statement, model)}${report.weights === "duties" ? `; weighs ${statement.weight.toFixed(1)}` : nothing}</span>
        </li>`,
      )}
    </ol>
    ${
      missing.length > first
        ? html`<button type="button" class="button" id="more-gaps" aria-expanded=${state.allGaps} @click=${() => send({ type: "toggleGaps" })}>
          ${state.allGaps ? `Show only the first ${first}` : `Show all ${missing.length}`}
        </button>`
        : nothing
    }
    ${
      missing.length > first && !state.allGaps
        ? html`<p class="paper-only">The other ${missing.length - first} are among the statements below.</p>`
        : nothing
    }
  </section>`;
}

/** What the list holds, and what it leaves out: what is probably held, and what nobody has asked. */
function leadWords({ counts: { overall }, lists }: GapReport, missing: number): string {
  const { probably, open, notSure } = overall;
  const known = lists.toLearn.length > 0 && lists.partly.length > 0;
  const here =
    missing === 0
      ? "By your own answers, nothing."
      : known
        ? "What you do not hold first, then what you hold in part."
        : "";
  const others = [
    ...(probably > 0 ? [`${probably} that you probably hold`] : []),
    ...(open > 0 ? [`${open} that nobody has asked you yet${notSure > 0 ? " or that you are not sure of" : ""}`] : []),
  ];
  const rest =
    others.length > 0
      ? `Not listed here: ${others.join(", and ")}.`
      : missing === 0
        ? "You may want to go through them with somebody who knows your work."
        : "";
  return [here, rest].filter(Boolean).join(" ");
}

function reason({ evidence, kind }: StatementReport, model: Model): string {
  switch (evidence.type) {
    case "rated":
      return `You said “${labelAt(model.scale.points, evidence.point, kind)}”`;
    case "same": {
      const { source, point } = evidence;
      return `${sameWords(source.code, nameOf(model, source.occupation))}: “${labelAt(model.scale.points, point, kind)}”`;
    }
    case "carried":
    case "open":
      return "";
  }
}
