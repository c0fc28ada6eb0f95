import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport } from "../../package/types.js";
import { assumptionNote } from "../result/assumptionNote.js";
import { dotPlot, legend } from "../result/dotPlot.js";
import { emphasiseNumbers } from "../shared/emphasiseNumbers.js";
import { finding, findingInBrief } from "../shared/words.js";
import { answerCount } from "../state/answers.js";
import type { Model } from "../state/model.js";
import type { Saved } from "../storage/answerStore.js";

/** The result so far, while rating: beside the statements, or as a bar at the bottom edge. */
export function resultSummary(report: GapReport, model: Model): TemplateResult {
  const { state } = model;
  const { counts } = report;
  const answered = answerCount(state.answers) > 0;
  return html`<aside class="board" aria-labelledby="board-heading">
    <h2 id="board-heading" class="board-heading">Your result so far</h2>
    <p class="board-finding">
      ${answered ? emphasiseNumbers(finding(report)) : `Each ring is one of the ${counts.overall.total} things that count. Answer one and see it move.`}
    </p>
    <p class="board-short">${answered ? findingInBrief(counts.overall) : "No answers yet"}</p>
    ${assumptionNote(report.assumed, model)}
    <div class="board-picture">${dotPlot(report, "brief")} ${answered ? legend(counts.overall) : nothing}</div>
    ${answered ? html`<a class="board-link" href="#result" data-focus="result">See result</a>` : nothing}
    ${savedWords(state.saveStatus)}
  </aside>`;
}

function savedWords(saveStatus: Saved | null): TemplateResult | typeof nothing {
  if (saveStatus === null) return nothing;
  return saveStatus === "saved"
    ? html`<p class="board-saved">Saved on this device</p>`
    : html`<p class="board-saved board-unsaved"><a href="#keep" data-focus="keep">Not saved: download your answers</a></p>`;
}
