import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport, StatementReport } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { questionsWords } from "../rate/words.js";
import { emphasiseNumbers } from "../shared/emphasiseNumbers.js";
import { intervalBar } from "../shared/intervalBar.js";
import { count, finding, oneStanding, rangeWords } from "../shared/words.js";
import { isAnyRated } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import { assumptionNote } from "./assumptionNote.js";
import { bridge } from "./bridge.js";
import { carryOverOf } from "./carryOverReasons.js";
import { certainty, strengths } from "./certainty.js";
import { method } from "./method.js";
import { rejectedCarryOvers } from "./rejectedCarryOvers.js";
import { resultCards } from "./resultCards.js";
import { standingCounts } from "./standingCounts.js";
import { table } from "./statementTable.js";

/** The screen of the result: the finding, the picture, what to do next; below it every statement. */
export function result(model: Model, { send, savePicture, print }: Commands): TemplateResult | typeof nothing {
  const { report } = model;
  if (!report) return nothing;
  return html`<section class="result screen" aria-labelledby="result">
    <div class="result-head">
      <div class="result-words">
      <p class="result-way">${report.current && report.current.reference !== report.target.reference ? `${report.current.name} → ` : ""}${report.target.name}</p>
      <h1 id="result" tabindex="-1">${findingParts(report)}</h1>
      <p class="result-rests">${restsOn(report, model)}</p>
      ${assumptionNote(report.assumed, model)}
      </div>
      ${goOn(report, send)}
    </div>
    ${bridge(report, { plank: model.state.plank, send })} ${lookedAt(report, model, send)}
    ${standingCounts(report, model, send)} ${resultCards(report, model)}
    <div class="buttons result-send">
      <button type="button" class="button button-quiet" id="save-picture" @click=${savePicture}>Save it as a picture</button>
      <button type="button" class="button button-quiet" @click=${() => print("result")}>Print it</button>
    </div>
    <div class="paper-only paper-notes">
      <p>Name</p>
      <p>Date: ${new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date())}</p>
      <p class="paper-lines">Notes</p>
    </div>
    ${table(report, model, send)}
    <div class="columns">${howSure(report)} ${strengths(report)}</div>
    ${rejectedCarryOvers(model, send)} ${method(report)}
  </section>`;
}

/** The way to what makes it surer, or to what follows from it. */
function goOn({ enough, moreQuestions }: GapReport, send: Send): TemplateResult {
  const words = moreQuestions > 0 ? `Answer about ${count(moreQuestions, "question")}` : "Answer some more";
  const rate = (kind: string, text: string) => html`<button
    type="button"
    class="button ${kind}"
    id="answer-more"
    @click=${() => send({ type: "goTo", screen: "rate", question: null })}
  >
    ${text}
  </button>`;
  const plan = (kind: string) => html`<button
    type="button"
    class="button ${kind}"
    id="to-plan"
    @click=${() => send({ type: "goTo", screen: "plan", question: null })}
  >
    See your plan
  </button>`;
  return html`<div class="buttons result-on">
    ${enough ? html`${plan("button-main")} ${rate("", "Answer some more")}` : html`${rate("button-main", words)} ${plan("")}`}
  </div>`;
}

/** The finding, its first sentence large; none of the others is broken over lines. */
function findingParts(report: GapReport): unknown[] {
  const [first = "", ...rest] = finding(report).split(/(?<=\.) /);
  return [
    emphasiseNumbers(first),
    ...rest.map((part) => html` <span class="finding-part">${emphasiseNumbers(part)}</span>`),
  ];
}

/** How far the result can be relied on, in a sentence or two. */
function restsOn(report: GapReport, { state }: Model): string {
  if (report.enough) return "This is as sure as it needs to be.";
  const more = report.moreQuestions > 0 ? questionsWords(report, isAnyRated(state.answers) ? "sure" : "yours") : "";
  return isAnyRated(state.answers) ? more : `Nobody has asked you anything yet. ${more}`;
}

const howSure = (report: GapReport): TemplateResult => {
  const { overall } = report.coverage;
  const isEstimate = overall !== null && overall.likely !== null && overall.shown < overall.possible;
  return html`<section class="block" aria-labelledby="certainty-heading">
    <h2 id="certainty-heading">How sure is this?</h2>
    ${
      overall && rangeWords(overall)
        ? html`<p>
            ${emphasiseNumbers(rangeWords(overall, "what it takes"))}
            ${isEstimate ? "That counts what is expected of you where nobody has asked you yet, too." : nothing}
          </p>
          ${isEstimate ? intervalBar(overall) : nothing}`
        : nothing
    }
    ${certainty(report)}
  </section>`;
};

/** The line of the plank that was touched. */
function lookedAt(report: GapReport, model: Model, send: Send): TemplateResult | typeof nothing {
  const statement = report.statements.find(({ code }) => code === model.state.plank);
  if (!statement) return nothing;
  return html`<div class="looked-at">
    <p><span class="code">${statement.code}</span> ${statement.statement} <b class="looked-standing">${oneStanding(statement)}${fromWords(statement)}.</b></p>
    ${answerButton(statement, model, send)}
  </div>`;
}

function fromWords(statement: StatementReport): string {
  const carried = carryOverOf(statement);
  return carried && statement.evidence.type === "carried" ? `, from ${carried.source.code}` : "";
}

function answerButton(
  { code, kind }: StatementReport,
  { target, parts }: Model,
  send: Send,
): TemplateResult | typeof nothing {
  const part = parts.find((one) => one.side === "target" && one.kind === kind);
  if (!target || !part) return nothing;
  const id = { occupation: target.reference, code };
  return html`<button type="button" class="button button-quiet" @click=${() => send({ type: "rateThis", part: part.id, id })}>
    Answer it<span class="vh"> (${code})</span>
  </button>`;
}
