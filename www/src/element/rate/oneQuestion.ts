import { keyed } from "lit/directives/keyed.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport } from "../../package/types.js";
import { bridgeInBrief } from "../result/bridge.js";
import { queryFailed, waiting } from "../shared/loadingNotices.js";
import { count, findingInBrief, pointLabel, range, withArticle } from "../shared/words.js";
import { ratingOf } from "../state/answers.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import type { State } from "../state/state.js";
import { formatStatementId, questionElementId, type StatementId } from "../state/statementId.js";
import { expectedQuestions, isEnough } from "./nextQuestion.js";
import { noteField } from "./noteField.js";
import type { StatementQuestion } from "./ratingQuestion.js";
import { enoughWords, kindWords, narrowsWords, oneQuestion as questionWords, pointsWords } from "./words.js";

/** Rating one question at a time: the question, or what there is to say where none is asked. */
export function oneQuestion(model: Model, report: GapReport, send: Send): TemplateResult {
  const { state, queries } = model;
  const id = state.trail[state.at];
  const question = id && questionAbout(id, model);
  if (question) return asking(question, model, report, send);
  if (queries.errors.next !== undefined) return pause("The next question", queryFailed(queries.errors.next), send);
  if (isEnough(model)) return enough(report, state, send);
  // Until the next one is found, the last one stays, with its answer.
  const last = queries.pending.has("next") ? state.trail.at(-1) : undefined;
  const answered = last && questionAbout(last, model);
  if (answered) return asking(answered, model, report, send);
  if (!queries.reports.next || queries.pending.has("next"))
    return html`<div class="ask-one"><h1 id="rate-heading" tabindex="-1" class="vh">Questions</h1>${waiting("One moment…")}</div>`;
  return pause(
    "There is nothing left to ask",
    html`<p class="lead">You have answered all that says more about how close you are. You can change any answer in the list.</p>`,
    send,
  );
}

function questionAbout(id: StatementId, { occupationOf }: Model): StatementQuestion | undefined {
  const ksb = occupationOf(id.occupation)?.ksbs.find(({ code }) => code === id.code);
  return ksb && { id, kind: ksb.kind, text: ksb.statement };
}

function asking(question: StatementQuestion, model: Model, report: GapReport, send: Send): TemplateResult {
  const { id, kind, text } = question;
  const { state } = model;
  const { points } = model.scale;
  const rating = ratingOf(state.answers, id);
  const labels: [number | null, string][] = [
    ...points.map((point, value): [number, string] => [value, pointLabel(point, kind)]),
    [null, "Not sure"],
  ];
  const answer = (value: number | null) => send({ type: "answer", id, rating: value });
  const side = id.occupation === model.target?.reference ? "For the job you want" : "From your job now";
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
        <p class="ask-of">${side}: ${nameOf(model, id.occupation)} <span class="ask-kind">${kindWords[kind]} <span class="code">${id.code}</span></span></p>
        <h1 id="rate-heading" class="ask-statement" tabindex="-1"><span class="vh">${questionWords[kind]} </span>${text}</h1>
        <p class="ask-how" aria-hidden="true">${questionWords[kind]}</p>
        <div class="answers" role="group" aria-label=${questionWords[kind]} id=${questionElementId(id)}>
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
    ${foot(send)} ${aside(question, model, report)}
  </div>`;
}

/** Back, how many are answered, and about how many are left. */
function progress({ state }: Model, report: GapReport, send: Send): TemplateResult {
  const { trail, at } = state;
  const answered = trail.filter((id) => ratingOf(state.answers, id) !== undefined).length;
  const all = expectedQuestions(state, report, answered);
  const number = Math.min(at + 1, trail.length);
  const words = report.moreQuestions > 0 ? `Question ${number} of about ${all}` : `Question ${number}`;
  return html`<div class="ask-top">
    <button type="button" class="button button-quiet ask-back" @click=${() => send({ type: "backOne" })}>
      <span aria-hidden="true">←</span> Back
    </button>
    <progress class="ask-progress" max=${all} .value=${answered} aria-label="Answered"></progress>
    <p class="ask-left">${words}</p>
  </div>`;
}

const foot = (send: Send): TemplateResult => html`<div class="ask-foot">
  <button type="button" class="button button-quiet" @click=${() => send({ type: "goTo", screen: "result", question: null })}>
    See your result now
  </button>
  ${listButton(send)}
</div>`;

const listButton = (send: Send): TemplateResult => html`<button
  type="button"
  class="button button-quiet"
  @click=${() => send({ type: "changeSettings", to: { order: "standard" } })}
>
  All questions in a list
</button>`;

/** What the answers show so far, and why this question is asked. */
function aside(question: StatementQuestion, model: Model, report: GapReport): TemplateResult {
  const { counts } = report;
  return html`<aside class="ask-aside" aria-label="Your result so far">
    ${bridgeInBrief(report)}
    <p>${counts.overall.open === counts.overall.total ? `Each plank is one of the ${count(counts.overall.total, "thing")} ${withArticle(report.target.name)} needs. Nothing is known yet.` : `${findingInBrief(counts.overall)}.`}</p>
    ${why(question, model)}
  </aside>`;
}

/** Why a question is suggested, and what each answer would make of the result. */
function why({ id, kind }: StatementQuestion, { queries, target, scale }: Model): TemplateResult | typeof nothing {
  const question = queries.reports.next?.questions.find(
    ({ statement: { occupation, code } }) => occupation === id.occupation && code === id.code,
  );
  if (!question) return nothing;
  return html`<details class="asked-why more">
    <summary>Why this one? <span class="vh">${id.code}</span></summary>
    <p>${narrowsWords(question)}</p>
    <table class="leaves">
      <caption>What each answer would make of the result: how much you hold of what ${withArticle(target?.name ?? "")} needs</caption>
      <thead>
        <tr><th scope="col">Your answer</th><th scope="col">You would hold</th></tr>
      </thead>
      <tbody>
        ${question.answers.map(
          (answer) => html`<tr>
            <th scope="row">${pointsWords(answer, scale.points, kind)}</th>
            <td>${range(answer.coverage)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}

const enough = (report: GapReport, { trail }: State, send: Send): TemplateResult => html`<div class="ask-one ask-pause">
  <h1 id="rate-heading" tabindex="-1">That is enough. Thank you.</h1>
  <p class="lead">${enoughWords(report)}</p>
  <div class="ask-picture">${bridgeInBrief(report)}</div>
  <div class="buttons">
    <button type="button" class="button button-main button-large" @click=${() => send({ type: "goTo", screen: "result", question: null })}>
      See your result
    </button>
    <button type="button" class="button button-large" @click=${() => send({ type: "goBeyond" })}>Answer some more</button>
    ${
      trail.length > 0
        ? html`<button type="button" class="button button-quiet" @click=${() => send({ type: "backOne" })}>Back to the last question</button>`
        : nothing
    }
    ${listButton(send)}
  </div>
</div>`;

const pause = (title: string, words: TemplateResult, send: Send): TemplateResult => html`<div class="ask-one ask-pause">
  <h1 id="rate-heading" tabindex="-1">${title}</h1>
  ${words}
  <div class="buttons">
    <button type="button" class="button button-main button-large" @click=${() => send({ type: "goTo", screen: "result", question: null })}>
      See your result
    </button>
    ${listButton(send)}
  </div>
</div>`;
