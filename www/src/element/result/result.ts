import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { isAllAnswered, isNothingLeft, questionsLeft } from "../rate/nextQuestion.js";
import { questionsWords } from "../rate/words.js";
import { askedNote } from "../shared/askedNote.js";
import { emphasiseNumbers } from "../shared/emphasiseNumbers.js";
import { intervalBar } from "../shared/intervalBar.js";
import { withLongNames } from "../shared/longName.js";
import { paperNotes } from "../shared/paperNotes.js";
import { estimateWords, extentOf, findingSentences, rangeWords, startOf, weighedWords } from "../shared/words.js";
import { countsAdvert, answerCount } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import type { Words } from "../words/words.js";
import { assumptionNote } from "./assumptionNote.js";
import { bridge } from "./bridge.js";
import { certainty, strengths } from "./certainty.js";
import type { lookedAt } from "./lookedAt.js";
import { method } from "./method.js";
import { rejectedCarryOvers } from "./rejectedCarryOvers.js";
import { resultCards } from "./resultCards.js";
import { standingCounts } from "./standingCounts.js";
import { table } from "./statementTable.js";

/** The screen of the result: the finding, the picture, what to do next; below it every statement. */
export function result(
  model: Model,
  { send, savePicture, print }: Commands,
  looked: typeof lookedAt | undefined,
): TemplateResult | typeof nothing {
  const { report, words } = model;
  if (!report) return nothing;
  const { say } = words;
  const ofAdvert = countsAdvert(model.state.answers);
  const estimate = estimateWords(words, report, ofAdvert);
  const from = startOf(report);
  return html`<section class="result screen" aria-labelledby="result">
    <div class="result-head">
      <div class="result-words">
      <p class="result-way">${from ? `${from.name} → ` : ""}${report.target.name}</p>
      <h1 id="result" tabindex="-1">${findingParts(words, report, ofAdvert)}</h1>
      <p class="result-rests">${emphasiseNumbers(estimate)} ${estimate && ofAdvert ? say("share.byAdvert") : nothing} ${restsOn(report, model, estimate !== "")}</p>
      ${assumptionNote(report.assumed, model)} ${askedNote(model, send)}
      </div>
      ${goOn(report, model, send)}
    </div>
    <div>${bridge({ ...report, current: from }, { plank: model.state.plank, isOwn: from !== report.current, words, send })} ${looked?.(report, model, send)}</div>
    ${standingCounts(report, model, send)} ${resultCards(report, model)}
    <div class="buttons result-send">
      <button type="button" class="button button-quiet" id="save-picture" @click=${savePicture}>${say("result.savePicture")}</button>
      <button type="button" class="button button-quiet" @click=${() => print("result")}>${say("result.print")}</button>
    </div>
    ${paperNotes(model)}
    ${table(report, model, send)}
    <div class="columns">${howSure(model, report, ofAdvert)} ${strengths(words, report, model.state.printing !== null)}</div>
    ${rejectedCarryOvers(model, send)} ${method(words, report)}
  </section>`;
}

/** The way to what makes it surer, or to what follows from it. */
function goOn(report: GapReport, model: Model, send: Send): TemplateResult {
  const {
    state,
    words: { say },
  } = model;
  const isAsked = isNothingLeft(model, report);
  const count = questionsLeft(state, report);
  const answer = count ? say("result.answer", { count }) : say("ask.more");
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
    ${say("result.plan")}
  </button>`;
  return html`<div class="buttons result-on">
    ${report.enough || isAsked ? html`${plan("button-main")} ${isAsked ? nothing : rate("", say("ask.more"))}` : html`${rate("button-main", answer)} ${plan("")}`}
  </div>`;
}

/** The finding, its first sentence large; none of the others is broken over lines. */
function findingParts(words: Words, report: GapReport, ofAdvert: boolean): unknown[] {
  const [first = "", ...rest] = findingSentences(words, report, ofAdvert);
  return [
    withLongNames(first, [report.target.name]).map((piece) =>
      typeof piece === "string" ? emphasiseNumbers(piece) : piece,
    ),
    ...rest.map((part) => html` <span class="finding-part">${emphasiseNumbers(part)}</span>`),
  ];
}

/** How far the result can be relied on, in a sentence or two. */
function restsOn(report: GapReport, model: Model, hasEstimate: boolean): string {
  const { words, state } = model;
  if (isAllAnswered(report)) return words.sentence(words.say("ask.all"));
  if (report.enough) return words.sentence(words.say("ask.enough"));
  const questions = questionsWords(model, report);
  return hasEstimate || answerCount(state.answers) > 0 ? questions : words.say("result.nobodyAsked", { questions });
}

const howSure = (model: Model, report: GapReport, ofAdvert: boolean): TemplateResult => {
  const { words } = model;
  const { say } = words;
  const { overall } = report.coverage;
  const { total } = report.counts.overall;
  const extent = extentOf(report);
  const it = extent === null ? weighedWords(words, ofAdvert) : say("share.things", { total });
  const said = overall && rangeWords(words, overall, extent, it);
  const isEstimate = overall !== null && overall.likely !== null && overall.shown < overall.possible;
  return html`<section class="block" aria-labelledby="certainty-heading">
    <h2 id="certainty-heading">${say("result.howSure")}</h2>
    ${
      overall && said
        ? html`<p>
            ${emphasiseNumbers(said)}
            ${isEstimate ? say("result.alsoExpected") : nothing}
          </p>
          ${isEstimate ? intervalBar(overall, words) : nothing}`
        : nothing
    }
    ${certainty(model, report)}
  </section>`;
};
