import { type TemplateResult, html, nothing } from "lit/html.js";
import type { GapReport } from "../../package/types.js";
import { answerCount } from "../answers.js";
import type { Model, Send } from "../model.js";
import { finding, rangeWords } from "../words.js";
import { figures } from "./figures.js";
import { gaps } from "./gaps.js";
import { intervalBar } from "./interval.js";
import { lanes, legend } from "./lanes.js";
import { method } from "./method.js";
import { refusals } from "./refused.js";
import { strengths, surety } from "./surety.js";
import { table } from "./table.js";

/** The whole answer, from the first rating on. */
export function result(model: Model, send: Send): TemplateResult | typeof nothing {
  const { report, state } = model;
  if (!report || answerCount(state.answers) === 0) return nothing;
  const { coverage, completeness } = report;
  return html`<section class="result ${state.printing === "plan" ? "not-printed" : ""}" aria-labelledby="result">
    <div class="result-head">
      <p class="result-way">${report.current ? `${report.current.name} → ` : ""}${report.target.name}</p>
      <h2 id="result" tabindex="-1">${figures(finding(report))}</h2>
      ${
        coverage.overall
          ? html`<p class="lead">
            ${figures(rangeWords(coverage.overall, "what it takes"))} ${
              completeness.overall.partly + completeness.overall.carried > 0
                ? "That counts what you hold in part and what is estimated, too."
                : nothing
            }
          </p>
            ${intervalBar(coverage.overall)}`
          : nothing
      }
      <div class="result-picture">${lanes(report, "full")} ${legend(completeness)}</div>
    </div>
    ${details(report, model, send)}
  </section>`;
}

const details = (report: GapReport, model: Model, send: Send): TemplateResult => html`
  ${gaps(report, model, send)} ${table(report, model, send)}
  <div class="columns">${strengths(report)} ${surety(report)}</div>
  ${refusals(model, send)} ${method(report)}
`;
