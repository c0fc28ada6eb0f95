import { keyed } from "lit/directives/keyed.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport } from "../../package/types.js";
import { bridgeInBrief } from "../result/bridge.js";
import { askedNote } from "../shared/askedNote.js";
import { queryFailed, waiting } from "../shared/loadingNotices.js";
import { type Extent, extentOf, findingInShort, pointLabel, range } from "../shared/words.js";
import { answerCount, countsAdvert, ratingOf } from "../state/answers.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { formatStatementId, questionElementId, type StatementId } from "../state/statementId.js";
import { expectedQuestions, isAllAnswered, isNothingLeft, isEnough, questionsLeft } from "./nextQuestion.js";
import { noteField } from "./noteField.js";
import type { StatementQuestion } from "./ratingQuestion.js";
import type { Words } from "../words/words.js";
import { enoughWords, narrowsWords, pointsWords } from "./words.js";

/** Rating one question at a time: the question, or what there is to say where none is asked. */
export function oneQuestion(model: Model, report: GapReport, send: Send): TemplateResult {
  const { state, queries, words } = model;
  const { say } = words;
  const id = state.trail[state.at];
  const question = id && questionAbout(id, model);
  if (question) return asking(question, model, report, send);
  if (queries.errors.next !== undefined)
    return pause(words, say("ask.next"), queryFailed(words, queries.errors.next), send);
  if (isEnough(model)) return enough(report, model, send);
  // Until the next one is found, the last one stays, with its answer.
  const last = queries.pending.has("next") ? state.trail.at(-1) : undefined;
  const answered = last && questionAbout(last, model);
  if (answered) return asking(answered, model, report, send);
  if (!queries.reports.next || queries.pending.has("next"))
    return html`<div class="ask-one"><h1 id="rate-heading" tabindex="-1" class="vh">${say("ask.questions")}</h1>${waiting(say("moment"))}</div>`;
  return pause(words, say("ask.nothing"), html`<p class="lead">${say("ask.nothingAbout")}</p>`, send);
}

function questionAbout(id: StatementId, { occupationOf }: Model): StatementQuestion | undefined {
  const ksb = occupationOf(id.occupation)?.ksbs.find(({ code }) => code === id.code);
  return ksb && { id, kind: ksb.kind, text: ksb.statement };
}

function asking(question: StatementQuestion, model: Model, report: GapReport, send: Send): TemplateResult {
  const { id, kind, text } = question;
  const { state, words } = model;
  const { say } = words;
  const { points } = model.scale;
  const rating = ratingOf(state.answers, id);
  const labels: [number | null, string][] = [
    ...points.map((point, value): [number, string] => [value, pointLabel(point, kind)]),
    [null, say("notSure")],
  ];
  const answer = (value: number | null) => send({ type: "answer", id, rating: value });
  const side =
    id.occupation === model.current?.reference
      ? "ask.fromCurrent"
      : id.occupation === model.target?.reference
        ? "ask.forTarget"
        : "ask.onTheWay";
  const asked = say(`rate.question.${kind}`);
  return html`<div
    class="ask-one"
    @keydown=${(event: KeyboardEvent) => {
      const value = labels[Number(event.key) - 1];
      const isTyping = event.target instanceof HTMLTextAreaElement;
      if (!value || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      answer(value[0]);
    }}
  >
    ${progress(model, report, send)}
    ${keyed(
      formatStatementId(id),
      html`<div class="ask-main">
        <p class="ask-of">${say(side, { occupation: nameOf(model, id.occupation) })} <span class="ask-kind">${say(`rate.kind.${kind}`)} <span class="code">${id.code}</span></span></p>
        <h1 id="rate-heading" class="ask-statement" tabindex="-1"><span class="vh">${asked} </span>${text}</h1>
        <p class="ask-how" aria-hidden="true">${asked}</p>
        <div class="answers" role="group" aria-label=${asked} id=${questionElementId(id)}>
          ${labels.map(
            ([value, label], index) => html`<button
              type="button"
              class="answer ${value === null ? "answer-unsure" : ""}"
              aria-pressed=${rating === value ? "true" : "false"}
              @click=${() => answer(value)}
            >
              <span class="answer-mark" aria-hidden="true"></span>
              <span>${label}</span>
              ${index < 9 ? html`<kbd aria-hidden="true">${index + 1}</kbd>` : nothing}
            </button>`,
          )}
        </div>
        ${noteField(id, model, send)}
      </div>`,
    )}
    ${foot(words, send)} ${aside(question, model, report, send)}
  </div>`;
}

/** Back, how many are answered, and about how many are left. */
function progress({ state, words: { say } }: Model, report: GapReport, send: Send): TemplateResult {
  const { trail, at } = state;
  const answered = trail.filter((id) => ratingOf(state.answers, id) !== undefined).length;
  const all = expectedQuestions(state, report, answered);
  // Those of earlier visits count, too.
  const before = answerCount(state.answers) - answered;
  const number = before + Math.min(at + 1, trail.length);
  const count = questionsLeft(state, report);
  const left =
    count === null
      ? say("ask.numberFew", { number })
      : count > 0
        ? say("ask.numberLeft", { number, count })
        : report.enough
          ? say("ask.isEnough")
          : "";
  return html`<div class="ask-top">
    <button type="button" class="button button-quiet ask-back" @click=${() => send({ type: "backOne" })}>
      <span aria-hidden="true" class="arrow">←</span> ${say("ask.back")}
    </button>
    <progress class="ask-progress" max=${before + all} .value=${before + answered} aria-label=${say("ask.answered")}></progress>
    <p class="ask-left">${left}</p>
  </div>`;
}

const foot = (words: Words, send: Send): TemplateResult => html`<div class="ask-foot">
  <button type="button" class="button button-quiet" @click=${() => send({ type: "goTo", screen: "result", question: null })}>
    ${words.say("ask.result")}
  </button>
  ${listButton(words, send)}
</div>`;

const listButton = ({ say }: Words, send: Send): TemplateResult => html`<button
  type="button"
  class="button button-quiet"
  @click=${() => send({ type: "changeSettings", to: { order: "standard" } })}
>
  ${say("ask.list")}
</button>`;

/** What the answers show so far, and why this question is asked. */
function aside(question: StatementQuestion, model: Model, report: GapReport, send: Send): TemplateResult {
  const { words } = model;
  const { total: count, open } = report.counts.overall;
  return html`<aside class="ask-aside" aria-label=${words.say("ask.soFar")}>
    ${bridgeInBrief(report)}
    <p>${open === count ? planks(count, model, report) : words.say("sentence", { text: findingInShort(words, report.counts.overall) })}</p>
    ${askedNote(model, send)} ${why(question, model, extentOf(report))}
  </aside>`;
}

/** What the planks are, of which nothing is known yet. */
const planks = (count: number, { state, words: { say } }: Model, { target: { name } }: GapReport): string =>
  countsAdvert(state.answers) ? say("ask.planksAdvert", { count }) : say("ask.planks", { count, target: name });

/** Why a question is suggested, and what each answer would make of the result. */
function why(
  { id, kind }: StatementQuestion,
  { queries, state, target, scale, words }: Model,
  extent: Extent,
): TemplateResult | typeof nothing {
  const question = queries.reports.next?.questions.find(
    ({ statement: { occupation, code } }) => occupation === id.occupation && code === id.code,
  );
  if (!question) return nothing;
  return html`<details class="asked-why more">
    <summary>${words.say("ask.why")} <span class="vh">${id.code}</span></summary>
    <p>${narrowsWords(words, question, extent)}</p>
    <table class="leaves">
      <caption>${countsAdvert(state.answers) ? words.say("ask.leavesAdvert") : words.say("ask.leaves", { target: target?.name ?? "" })}</caption>
      <thead>
        <tr><th scope="col">${words.say("ask.yourAnswer")}</th><th scope="col">${words.say("ask.youHold")}</th></tr>
      </thead>
      <tbody>
        ${question.answers.map(
          (answer) => html`<tr>
            <th scope="row">${pointsWords(words, answer, scale.points, kind)}</th>
            <td>${range(words, answer.coverage, extent)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

const enough = (report: GapReport, model: Model, send: Send): TemplateResult => {
  const {
    state: { trail },
    words,
  } = model;
  return html`<div class="ask-one ask-pause">
  <h1 id="rate-heading" tabindex="-1">${words.say(isAllAnswered(report) ? "ask.all" : "ask.enough")}</h1>
  <p class="lead">${enoughWords(words, report)}</p>
  <div class="ask-picture">${bridgeInBrief(report)}</div>
  <div class="buttons">
    <button type="button" class="button button-main button-large" @click=${() => send({ type: "goTo", screen: "result", question: null })}>
      ${words.say("ask.seeResult")}
    </button>
    ${
      isNothingLeft(model, report)
        ? nothing
        : html`<button type="button" class="button button-large" @click=${() => send({ type: "goBeyond" })}>${words.say("ask.more")}</button>`
    }
    ${
      trail.length > 0
        ? html`<button type="button" class="button button-quiet" @click=${() => send({ type: "backOne" })}>${words.say("ask.last")}</button>`
        : nothing
    }
    ${listButton(words, send)}
  </div>
</div>`;
};

const pause = (
  words: Words,
  title: string,
  about: TemplateResult,
  send: Send,
): TemplateResult => html`<div class="ask-one ask-pause">
  <h1 id="rate-heading" tabindex="-1">${title}</h1>
  ${about}
  <div class="buttons">
    <button type="button" class="button button-main button-large" @click=${() => send({ type: "goTo", screen: "result", question: null })}>
      ${words.say("ask.seeResult")}
    </button>
    ${listButton(words, send)}
  </div>
</div>`;
