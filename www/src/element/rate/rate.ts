import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { notLoaded } from "../shared/loadingNotices.js";
import type { Model, Send } from "../state/model.js";
import type { Settings } from "../state/settings.js";
import type { Extent } from "../view.js";
import { standardOrder } from "./standardOrder.js";
import { suggestedQuestions } from "./suggestedQuestions.js";

const orders: readonly (readonly [Settings["order"], string])[] = [
  ["suggested", "The most telling first"],
  ["standard", "As the standard lists them"],
];

/** The screen of rating, in the chosen order. */
export function rate(model: Model, send: Send, extent: Extent): TemplateResult | typeof nothing {
  const { state, queries, parts } = model;
  if (parts.length === 0) return nothing;
  const failed = queries.loading === "failed";
  return html`<section class="rate" id="rate" aria-labelledby="rate-heading">
    <h2 id="rate-heading" tabindex="-1">Rate what you know and do</h2>
    <p class="lead">
      Answer as many or as few as you like, in any order, and stop whenever you want. Your result is there from the first
      answer on and gets sharper with each one.
    </p>
    <fieldset class="filters orders">
      <legend>Ask me</legend>
      ${orders.map(
        ([order, name]) => html`<label class="pill">
          <input
            type="radio"
            name="order"
            .checked=${live(state.settings.order === order)}
            @change=${() => send({ type: "changeSettings", to: { order } })}
          />
          <span>${name}</span>
        </label>`,
      )}
    </fieldset>
    ${
      state.settings.order === "suggested" && failed
        ? notLoaded(
            "Which questions tell most cannot be worked out now, so here are all of them.",
            "rate-heading",
            send,
          )
        : nothing
    }
    ${state.settings.order === "suggested" && !failed ? suggestedQuestions(model, send) : standardOrder(model, send, extent)}
  </section>`;
}
