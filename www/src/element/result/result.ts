import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport, Shares } from "../../package/types.js";
import { emphasiseNumbers } from "../shared/emphasiseNumbers.js";
import { intervalBar } from "../shared/intervalBar.js";
import { finding, rangeWords } from "../shared/words.js";
import { answerCount } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import { assumptionNote } from "./assumptionNote.js";
import { certainty, strengths } from "./certainty.js";
import { dotPlot, legend } from "./dotPlot.js";
import { gaps } from "./gaps.js";
import { method } from "./method.js";
import { rejectedCarryOvers } from "./rejectedCarryOvers.js";
import { table } from "./statementTable.js";

/** The screen of the result; shown from the first answer on. */
export function result(model: Model, send: Send): TemplateResult | typeof nothing {
  const { report, state } = model;
  if (!report || answerCount(state.answers) === 0) return nothing;
  const { coverage, counts } = report;
  return html`<section class="result ${state.printing === "plan" ? "not-printed" : ""}" aria-labelledby="result">
    <div class="result-head">
      <p class="result-way">${report.current ? `${report.current.name} → ` : ""}${report.target.name}</p>
      <h2 id="result" tabindex="-1">${emphasiseNumbers(finding(report))}</h2>
      ${
        coverage.overall
          ? html`<p class="lead">
            ${emphasiseNumbers(rangeWords(coverage.overall, "what it takes"))}
            ${isEstimate(coverage.overall) ? "That counts what is expected of you where nobody has asked you yet, too." : nothing}
          </p>
            ${isEstimate(coverage.overall) ? intervalBar(coverage.overall) : nothing}`
          : nothing
      }
      ${assumptionNote(report.assumed, model)}
      <div class="result-picture">${dotPlot(report, "full")} ${legend(counts.overall)}</div>
    </div>
    ${details(report, model, send)}
  </section>`;
}

const isEstimate = ({ shown, likely, possible }: Shares): boolean => likely !== null && shown < possible;

const details = (report: GapReport, model: Model, send: Send): TemplateResult => html`
  ${gaps(report, model, send)} ${table(report, model, send)}
  <div class="columns">${strengths(report)} ${certainty(report)}</div>
  ${rejectedCarryOvers(model, send)} ${method(report)}
`;
