import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Kind } from "../../package/types.js";
import { pointLabel } from "../shared/words.js";
import { ratingOf } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import { questionElementId, type StatementId } from "../state/statementId.js";

export type StatementQuestion = {
  readonly id: StatementId;
  readonly kind: Kind;
  readonly text: string;
};

/** One statement to rate. `about` goes beside its text, `below` under its choices. */
export function ratingQuestion(
  { id, kind, text }: StatementQuestion,
  { state, scale, words: { say, rich } }: Model,
  send: Send,
  about: TemplateResult | typeof nothing = nothing,
  below: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { code } = id;
  const rating = ratingOf(state.answers, id);
  const name = questionElementId(id);
  const choice = (value: number | null, label: string) => html`<label class="option-card choice">
    <input type="radio" name=${name} .checked=${live(rating === value)} @change=${() => send({ type: "rate", id, rating: value })} />
    <span>${label}</span>
  </label>`;
  return html`<fieldset class="statement" id=${name}>
    <legend><span class="code">${code}</span> ${text}${about}</legend>
    <div class="choices">
      ${scale.points.map((point, value) => choice(value, pointLabel(point, kind)))}
      ${choice(null, say("notSure"))}
      ${
        rating === undefined
          ? nothing
          : html`<button type="button" class="button button-quiet clear" @click=${() => send({ type: "clear", id })}>
            ${rich("list.clear", { code })}
          </button>`
      }
    </div>
    ${below}
  </fieldset>`;
}
