import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Kind } from "../../package/types.js";
import { pointLabel } from "../shared/words.js";
import { ratingOf, type StatementId } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";

export type Asked = {
  readonly id: StatementId;
  readonly kind: Kind;
  readonly text: string;
};

/** One statement to rate. What belongs to it goes below its choices, and `about` beside its text. */
export function statement(
  { id, kind, text }: Asked,
  { state, scale }: Model,
  send: Send,
  about: TemplateResult | typeof nothing = nothing,
  below: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { code } = id;
  const rating = ratingOf(state.answers, id);
  const name = `rate-${id.occupation}-${code}`;
  const choice = (value: number | null, label: string, kindOfChoice = "") => html`<label class="choice ${kindOfChoice}">
    <input type="radio" name=${name} .checked=${live(rating === value)} @change=${() => send({ type: "rate", id, rating: value })} />
    <span>${label}</span>
  </label>`;
  return html`<fieldset class="statement" id=${name}>
    <legend><span class="code">${code}</span> ${text}${about}</legend>
    <div class="choices">
      ${scale.points.map((point, value) => choice(value, pointLabel(point, kind)))}
      ${choice(null, "Not sure", "choice-unsure")}
      ${
        rating === undefined
          ? nothing
          : html`<button type="button" class="button button-quiet clear" @click=${() => send({ type: "clear", id })}>
            Clear <span class="vh">the answer to ${code}</span>
          </button>`
      }
    </div>
    ${below}
  </fieldset>`;
}
