import { html, nothing, type TemplateResult } from "lit/html.js";
import { askedNote } from "../shared/askedNote.js";
import { notLoaded } from "../shared/loadingNotices.js";
import { asksOne } from "../screens/screens.js";
import type { Model, Send } from "../state/model.js";
import type { Extent } from "../view.js";
import { oneQuestion } from "./oneQuestion.js";
import { standardOrder } from "./standardOrder.js";

/** The screen of rating: one question at a time, or all of them in a list. */
export function rate(model: Model, send: Send, extent: Extent): TemplateResult | typeof nothing {
  const { state, queries, parts, report } = model;
  if (parts.length === 0 || !report) return nothing;
  const failed = queries.loading === "failed";
  const isList = !asksOne(state) || failed;
  return html`<section class="rate screen ${isList ? "" : "screen-narrow"}" aria-labelledby="rate-heading">
    ${isList ? list(model, send, extent, failed && asksOne(state)) : oneQuestion(model, report, send)}
  </section>`;
}

const list = (model: Model, send: Send, extent: Extent, failed: boolean): TemplateResult => {
  const { words } = model;
  const { say } = words;
  return html`
  <h1 id="rate-heading" tabindex="-1">${say("list.title")}</h1>
  <p class="lead">${say("list.lead")}</p>
  ${askedNote(model, send)}
  ${failed ? notLoaded(words, say("list.failed"), "rate-heading", send) : nothing}
  <div class="buttons rate-views">
    ${
      failed
        ? nothing
        : html`<button type="button" class="button" id="one-at-a-time" @click=${() => send({ type: "changeSettings", to: { order: "suggested" } })}>
          ${say("list.oneAtATime")}
        </button>`
    }
    <button type="button" class="button button-main" @click=${() => send({ type: "goTo", screen: "result", question: null })}>
      ${say("ask.seeResult")}
    </button>
  </div>
  ${standardOrder(model, send, extent)}
`;
};
