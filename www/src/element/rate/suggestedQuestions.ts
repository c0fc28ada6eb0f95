import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { NextReport } from "../../package/types.js";
import { queryFailed, waiting } from "../shared/loadingNotices.js";
import { range, withArticle } from "../shared/words.js";
import { answerCount, ratingOf } from "../state/answers.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import type { State } from "../state/state.js";
import { formatStatementId, type StatementId } from "../state/statementId.js";
import { ratingQuestion, type StatementQuestion } from "./ratingQuestion.js";
import { moreWords, narrowsWords, oneQuestion, pointsWords } from "./words.js";

/** About a minute of answering. */
const questionsAtATime = 5;

/** The next suggested questions: those not shown before, or once all were, those still open. */
export function nextQuestionIds({ questions }: NextReport, { askedBefore }: State): StatementId[] {
  const ids = questions.map(({ statement: { occupation, code } }) => ({ occupation, code }));
  const others = ids.filter((id) => !askedBefore.has(formatStatementId(id)));
  return (others.length > 0 ? others : ids).slice(0, questionsAtATime);
}

/** Rating by suggested questions. Those on screen stay until the person asks for the next ones. */
export function suggestedQuestions(model: Model, send: Send): TemplateResult {
  const { state, queries, target } = model;
  const { next } = queries.reports;
  if (queries.errors.next !== undefined) return queryFailed(queries.errors.next);
  if (!next || !state.shownQuestions)
    return html`<div class="panel panel-waiting">${waiting("Finding the questions that tell most…")}</div>`;
  const questions = state.shownQuestions.flatMap((id) => questionsAbout(id, model));
  return html`<div class="panel">
    <div class="panel-head">
      <h3 id="asked-heading" tabindex="-1">${questions.length > 0 ? "The most telling questions" : "No telling question is left"}</h3>
      <p class="panel-progress">${answeredWords(model)}</p>
      <p class="panel-question">
        ${
          questions.length > 0
            ? html`Your answers to these say most about how much you hold of what ${withArticle(target?.name ?? "")} needs.`
            : `The rest would tell nothing more about what ${withArticle(target?.name ?? "")} needs. You can still answer or change any of them in the standard’s order.`
        }
      </p>
    </div>
    ${repeat(
      questions,
      ({ id }) => formatStatementId(id),
      (question) =>
        ratingQuestion(question, model, send, questionNote(question, model), questionReason(question, next, model)),
    )}
    ${foot(next, model, send)}
  </div>`;
}

function questionsAbout(id: StatementId, { occupationOf }: Model): StatementQuestion[] {
  const ksb = occupationOf(id.occupation)?.ksbs.find(({ code }) => code === id.code);
  return ksb ? [{ id, kind: ksb.kind, text: ksb.statement }] : [];
}

/** The occupation that a question is about, and what is asked: each question stands alone here. */
function questionNote({ id, kind }: StatementQuestion, model: Model): TemplateResult {
  const side = id.occupation === model.target?.reference ? "Where you want to be" : "Where you are now";
  return html`<span class="asked-about">${oneQuestion[kind]} <span class="asked-of">${side}: ${nameOf(model, id.occupation)}</span></span>`;
}

/** Why a question is suggested: how much it tells, and what each answer would make of the result. */
function questionReason({ id, kind }: StatementQuestion, { questions }: NextReport, model: Model): TemplateResult {
  const question = questions.find(
    ({ statement: { occupation, code } }) => occupation === id.occupation && code === id.code,
  );
  return html`<details class="asked-why">
    <summary>Why this one? <span class="vh">${id.code} of ${nameOf(model, id.occupation)}</span></summary>
    <p>${question ? narrowsWords(question) : answeredAlready(id, model)}</p>
    ${
      question
        ? html`<table class="leaves">
          <caption>What each answer would make of the result: how much you hold of what ${withArticle(model.target?.name ?? "")} needs</caption>
          <thead>
            <tr><th scope="col">Your answer</th><th scope="col">You would hold</th></tr>
          </thead>
          <tbody>
            ${question.answers.map(
              (answer) => html`<tr>
                <th scope="row">${pointsWords(answer, model.scale.points, kind)}</th>
                <td>${range(answer.coverage)}</td>
              </tr>`,
            )}
          </tbody>
        </table>`
        : nothing
    }
  </details>`;
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
  const ids = nextQuestionIds(next, state);
  return html`<div class="panel-foot">
    <p class=${next.enough ? "settled" : ""}>
      ${moreWords(next)} ${next.questions.length === 0 ? "" : next.enough ? "You can still answer more." : "You can leave any of these open."}
    </p>
    <div class="buttons">
      ${
        ids.length > 0
          ? html`<button type="button" class="button ${next.enough ? "" : "button-main"}" id="ask-next" @click=${() => send({ type: "showNextQuestions", ids })}>
            ${ids.length === 1 ? "Ask me one more" : `Ask me the next ${ids.length}`}
          </button>`
          : nothing
      }
      ${answerCount(state.answers) > 0 ? html`<a class="button ${next.enough ? "button-main" : ""}" href="#result" data-focus="result">See result</a>` : nothing}
    </div>
  </div>`;
}
