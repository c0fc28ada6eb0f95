import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Ksb } from "../../package/types.js";
import { labelAt, pointLabel } from "../shared/words.js";
import { type Model, nameOf, type Part, type Send } from "../state/model.js";
import type { Extent } from "../view.js";
import type { Words } from "../words/words.js";
import { noteField } from "./noteField.js";
import { parts } from "./partNav.js";
import { ratingQuestion } from "./ratingQuestion.js";

/** How many statements the first render shows: those in view before scrolling. */
const firstRenderCount = 4;

/** Rating in the order of the standard, one part at a time. */
export function standardOrder(model: Model, send: Send, extent: Extent): TemplateResult | typeof nothing {
  const { part, words } = model;
  if (!part) return nothing;
  const { say } = words;
  const side = say(part.side === "current" ? "ask.fromCurrent" : "ask.forTarget", { occupation: part.occupation.name });
  return html`${parts(model, send)}
    <div class="panel">
      <div class="panel-head">
        <h2 id="part-heading" tabindex="-1">
          ${say(`kind.${part.kind}`)}<span class="vh"> ${side}</span>
        </h2>
        <p class="panel-progress">${say("list.answered", { answered: part.answered.length, all: part.ksbs.length })}</p>
        <p class="panel-of" aria-hidden="true">${side}</p>
        <p class="panel-question">${say(`list.question.${part.kind}`)}</p>
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
  const { say } = model.words;
  const answer = labelAt(model.scale.points, point, kind);
  return html`<div class="statement statement-same">
    <p><span class="code">${code}</span> ${text}</p>
    <p class="small">
      ${say("list.same", { same: say("sameWords", { code: source.code, occupation: nameOf(model, source.occupation) }), answer })}
    </p>
    <details class="asked-why more">
      <summary>${say("list.differently")} <span class="vh">(${code})</span></summary>
      ${ratingQuestion(one, model, send)}
    </details>
  </div>`;
}

function onlyOpen({ answered }: Part, { state, words: { say } }: Model, send: Send): TemplateResult {
  const stale = state.hiddenAnswered !== null && answered.some((code) => !state.hiddenAnswered?.has(code));
  return html`<div class="only-open">
    <label class="check">
      <input
        type="checkbox"
        id="only-open"
        .checked=${live(state.hiddenAnswered !== null)}
        @change=${() => send({ type: "hideAnswered", answered: state.hiddenAnswered === null ? answered : null })}
      />
      <span>${say("list.onlyOpen")}</span>
    </label>
    ${
      stale
        ? html`<button type="button" class="button button-quiet" @click=${() => send({ type: "hideAnswered", answered })}>
          ${say("list.hideSince")}
        </button>`
        : nothing
    }
  </div>`;
}

/** One answer for all of a part that has none, for who rates many. It can be undone. */
function setAll(
  { occupation, kind, ksbs, answered }: Part,
  { scale, words: { say, rich } }: Model,
  send: Send,
): TemplateResult | typeof nothing {
  const codes = ksbs.map(({ code }) => code).filter((code) => !answered.includes(code));
  if (codes.length === 0) return nothing;
  return html`<details class="set-all more">
    <summary>${say("list.setAll")}</summary>
    <div class="buttons">
      ${scale.points.map(
        (point, rating) => html`<button
          type="button"
          class="button"
          @click=${() => send({ type: "rateAll", occupation: occupation.reference, codes, rating })}
        >
          ${rich("list.setAllTo", { label: pointLabel(point, kind), count: codes.length })}
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
  const { say } = model.words;
  return html`<div class="panel-foot">
    <p>
      ${
        left === 0
          ? say("list.done", { count: part.ksbs.length })
          : say(listed(part, model).length === 0 ? "list.noneLeft" : "list.leave")
      }
    </p>
    <div class="buttons">
      ${
        next
          ? html`<button type="button" class="button button-main" @click=${() => send({ type: "openNextPart", part: next.id, answered: next.answered })}>
            ${goOnWords(next, part, model.words)}
          </button>`
          : nothing
      }
    </div>
  </div>`;
}

function goOnWords(next: Part, part: Part, { say }: Words): string {
  const kind = say(`kind.${next.kind}`);
  return next.occupation === part.occupation
    ? say("list.goOn", { kind })
    : say("list.goOnFor", { kind, occupation: next.occupation.name });
}

/** The next part with an unanswered statement, cyclically. */
function nextOpen(part: Part, parts: readonly Part[]): Part | undefined {
  const at = parts.indexOf(part);
  return [...parts.slice(at + 1), ...parts.slice(0, at)].find(({ ksbs, answered }) => answered.length < ksbs.length);
}
