import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Kind, Ksb } from "../../package/types.js";
import { capitalised, count, kindNames, labelAt, pointLabel, sameWords } from "../shared/words.js";
import { type Model, nameOf, type Part, type Send } from "../state/model.js";
import type { Extent } from "../view.js";
import { noteField } from "./noteField.js";
import { parts } from "./partNav.js";
import { ratingQuestion } from "./ratingQuestion.js";

const questions: Record<Kind, string> = {
  knowledge: "How well do you know each of these today?",
  skill: "How far can you do each of these today?",
  behaviour: "How often do you act like this today?",
};

/** How many statements the first render shows: those in view before scrolling. */
const firstRenderCount = 4;

/** Rating in the order of the standard, one part at a time. */
export function standardOrder(model: Model, send: Send, extent: Extent): TemplateResult | typeof nothing {
  const { part } = model;
  if (!part) return nothing;
  return html`${parts(model, send)}
    <div class="panel">
      <div class="panel-head">
        <h2 id="part-heading" tabindex="-1">
          ${kindNames[part.kind]}<span class="vh"> ${sideWords(part)}</span>
        </h2>
        <p class="panel-progress">${part.answered.length} of ${part.ksbs.length} answered</p>
        <p class="panel-of" aria-hidden="true">${capitalised(sideWords(part))}</p>
        <p class="panel-question">${questions[part.kind]}</p>
        ${onlyOpen(part, model, send)} ${setAll(part, model, send)}
      </div>
      ${
        // Keyed, so that no element is reused: a radio button that changes its group clears the choice of the other.
        repeat(
          extent === "whole" ? listed(part, model) : listed(part, model).slice(0, firstRenderCount),
          ({ code }) => `${part.id}-${code}`,
          (ksb) => question(ksb, part, model, send),
        )
      }
      ${footer(part, model, send)}
    </div>`;
}

function question({ code, kind, statement: text }: Ksb, part: Part, model: Model, send: Send): TemplateResult {
  const one = { id: { occupation: part.occupation.reference, code }, kind, text };
  const same = part.same.get(code);
  if (!same) return ratingQuestion(one, model, send, nothing, noteField(one.id, model, send));
  const { source, point } = same;
  return html`<div class="statement statement-same">
    <p><span class="code">${code}</span> ${text}</p>
    <p class="small">
      ${sameWords(source.code, nameOf(model, source.occupation))}: “${labelAt(model.scale.points, point, kind)}”.
    </p>
    <details class="asked-why more">
      <summary>Answer it differently here <span class="vh">(${code})</span></summary>
      ${ratingQuestion(one, model, send)}
    </details>
  </div>`;
}

const sideWords = ({ side, occupation }: Part): string =>
  side === "current" ? `from where you are now: ${occupation.name}` : `for where you want to be: ${occupation.name}`;

function onlyOpen({ answered }: Part, { state }: Model, send: Send): TemplateResult {
  const stale = state.hiddenAnswered !== null && answered.some((code) => !state.hiddenAnswered?.has(code));
  return html`<div class="only-open">
    <label class="check">
      <input
        type="checkbox"
        id="only-open"
        .checked=${live(state.hiddenAnswered !== null)}
        @change=${() => send({ type: "hideAnswered", answered: state.hiddenAnswered === null ? answered : null })}
      />
      <span>Only what I have not answered yet</span>
    </label>
    ${
      stale
        ? html`<button type="button" class="button button-quiet" @click=${() => send({ type: "hideAnswered", answered })}>
          Hide the ones answered since
        </button>`
        : nothing
    }
  </div>`;
}

/** One answer for all of a part that has none, for who rates many. It can be undone. */
function setAll(
  { occupation, kind, ksbs, answered }: Part,
  { scale }: Model,
  send: Send,
): TemplateResult | typeof nothing {
  const codes = ksbs.map(({ code }) => code).filter((code) => !answered.includes(code));
  if (codes.length === 0) return nothing;
  return html`<details class="set-all more">
    <summary>Set all that is not answered</summary>
    <div class="buttons">
      ${scale.points.map(
        (point, rating) => html`<button
          type="button"
          class="button"
          @click=${() => send({ type: "rateAll", occupation: occupation.reference, codes, rating })}
        >
          ${pointLabel(point, kind)}<span class="vh">, for ${count(codes.length, "statement")}</span>
        </button>`,
      )}
    </div>
  </details>`;
}

/** A statement answered since the filter was chosen stays, so that nothing vanishes while it is answered. */
const listed = ({ ksbs }: Part, { state }: Model): Ksb[] => ksbs.filter(({ code }) => !state.hiddenAnswered?.has(code));

function footer(part: Part, model: Model, send: Send): TemplateResult {
  const left = part.ksbs.length - part.answered.length;
  const next = nextOpen(part, model.parts);
  return html`<div class="panel-foot">
    <p>
      ${
        left === 0
          ? `That is all of this part: ${count(part.ksbs.length, "answer")}. Thank you.`
          : listed(part, model).length === 0
            ? "Nothing here is unanswered."
            : "You can leave the rest open, or come back to it."
      }
    </p>
    <div class="buttons">
      ${
        next
          ? html`<button type="button" class="button button-main" @click=${() => send({ type: "openNextPart", part: next.id, answered: next.answered })}>
            Go on to ${kindNames[next.kind]}${next.occupation === part.occupation ? "" : ` for ${next.occupation.name}`}
          </button>`
          : nothing
      }
    </div>
  </div>`;
}

/** The next part with an unanswered statement, cyclically. */
function nextOpen(part: Part, parts: readonly Part[]): Part | undefined {
  const at = parts.indexOf(part);
  return [...parts.slice(at + 1), ...parts.slice(0, at)].find(({ ksbs, answered }) => answered.length < ksbs.length);
}
