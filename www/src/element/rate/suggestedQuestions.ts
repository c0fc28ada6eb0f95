import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { NextReport, Question } from "../../package/types.js";
import { noAnswer, waiting } from "../shared/loadingNotices.js";
import { capitalised, labelAt, withArticle } from "../shared/words.js";
import { answerCount, idText, ratingOf, type StatementId } from "../state/answers.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import type { State } from "../state/state.js";
import { leftRange, movesWords, oneQuestion, settledWords, worth } from "../ways/words.js";
import { type Asked, statement } from "./ratingQuestion.js";

/** As many as one answers in a minute. */
const atATime = 5;

/** The most telling questions that were not asked yet; once all were, those that are still open. */
export function nextIds({ questions }: NextReport, { passed }: State): StatementId[] {
  const ids = questions.map(({ statement: { occupation, code } }) => ({ occupation, code }));
  const others = ids.filter((id) => !passed.has(idText(id)));
  return (others.length > 0 ? others : ids).slice(0, atATime);
}

/** Rating the most telling first. What is asked stays in its place until a person wants the next ones. */
export function telling(model: Model, send: Send): TemplateResult {
  const { state, told, target } = model;
  const { next } = told.reports;
  if (told.problems.next !== undefined) return noAnswer(told.problems.next);
  if (!next || !state.batch)
    return html`<div class="panel panel-waiting">${waiting("Finding the questions that tell most…")}</div>`;
  const asked = state.batch.flatMap((id) => askedOf(id, model));
  return html`<div class="panel">
    <div class="panel-head">
      <h3 id="asked-heading" tabindex="-1">${asked.length > 0 ? "The most telling questions" : "No telling question is left"}</h3>
      <p class="panel-progress">${answeredWords(model)}</p>
      <p class="panel-question">
        ${
          asked.length > 0
            ? html`Each of these tells more than others about what you hold of what ${withArticle(target?.name ?? "")} needs.`
            : `The rest would tell nothing more about what ${withArticle(target?.name ?? "")} needs. You can still answer or change any of them in the standard’s order.`
        }
      </p>
    </div>
    ${repeat(
      asked,
      ({ id }) => idText(id),
      (one) => statement(one, model, send, aboutOne(one, model), whyThis(one, next, model)),
    )}
    ${foot(next, model, send)}
  </div>`;
}

function askedOf(id: StatementId, { occupationOf }: Model): Asked[] {
  const ksb = occupationOf(id.occupation)?.ksbs.find(({ code }) => code === id.code);
  return ksb ? [{ id, kind: ksb.kind, text: ksb.statement }] : [];
}

/** Which side it is of, and how it is meant: here each stands alone. */
function aboutOne({ id, kind }: Asked, model: Model): TemplateResult {
  const side = id.occupation === model.target?.reference ? "Where you want to be" : "Where you are now";
  return html`<span class="asked-about">${oneQuestion[kind]} <span class="asked-of">${side}: ${nameOf(model, id.occupation)}</span></span>`;
}

/** Why it is asked: how much it tells, and what each answer would leave. */
function whyThis({ id, kind }: Asked, { questions }: NextReport, model: Model): TemplateResult {
  const question = questions.find(
    ({ statement: { occupation, code } }) => occupation === id.occupation && code === id.code,
  );
  return html`<details class="asked-why">
    <summary>Why this one? <span class="vh">${id.code} of ${nameOf(model, id.occupation)}</span></summary>
    ${question ? tells(question, model) : html`<p>${answeredAlready(id, model)}</p>`}
    ${
      question
        ? html`<table class="leaves">
          <caption>What each answer would leave: how much you hold of what ${withArticle(model.target?.name ?? "")} needs</caption>
          <thead>
            <tr><th scope="col">Your answer</th><th scope="col">You would hold</th></tr>
          </thead>
          <tbody>
            ${question.answers.map(
              ({ point, coverage }) => html`<tr>
                <th scope="row">${labelAt(model.scale.points, point, kind)}</th>
                <td>${leftRange(coverage)}</td>
              </tr>`,
            )}
          </tbody>
        </table>`
        : nothing
    }
  </details>`;
}

function tells({ statement: { occupation }, tells: told }: Question, { target }: Model): TemplateResult {
  const own = occupation === target?.reference;
  return html`<p>
    It tells as much as ${worth(told)} of what ${withArticle(target?.name ?? "")} needs:
    ${own ? "itself, and what may carry over from it." : "what may carry over from it."}
  </p>`;
}

const answeredAlready = (id: StatementId, { state }: Model): string =>
  ratingOf(state.answers, id) === undefined
    ? "Others tell more by now."
    : "You have answered it. You can change your answer at any time.";

function answeredWords({ parts }: Model): string {
  const all = parts.reduce((sum, { ksbs }) => sum + ksbs.length, 0);
  const answered = parts.reduce((sum, part) => sum + part.answered.length, 0);
  return `${answered} of ${all} answered`;
}

function foot(next: NextReport, model: Model, send: Send): TemplateResult {
  const { state } = model;
  const ids = nextIds(next, state);
  return html`<div class="panel-foot">
    <p class=${next.settled ? "settled" : ""}>
      ${next.settled ? settledWords(next) : html`${capitalised(movesWords(next))}. You can leave any of these open.`}
    </p>
    <div class="buttons">
      ${
        ids.length > 0
          ? html`<button type="button" class="button ${next.settled ? "" : "button-main"}" id="ask-next" @click=${() => send({ type: "askNext", ids })}>
            ${ids.length === 1 ? "Ask me one more" : `Ask me the next ${ids.length}`}
          </button>`
          : nothing
      }
      ${answerCount(state.answers) > 0 ? html`<a class="button ${next.settled ? "button-main" : ""}" href="#result" data-focus="result">See result</a>` : nothing}
    </div>
  </div>`;
}
