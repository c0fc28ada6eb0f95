import { html, type TemplateResult } from "lit/html.js";
import { noteOf } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import { formatStatementId, type StatementId } from "../state/statementId.js";

/** A place for an example of one's own, closed until there is one. */
export function noteField(id: StatementId, { state, words }: Model, send: Send): TemplateResult {
  const field = `note-${formatStatementId(id)}`;
  const note = noteOf(state.answers, id);
  return html`<details class="ask-note more" ?open=${note !== ""}>
    <summary>${words.rich("ask.note", { code: id.code })}</summary>
    <label for=${field}>${words.say("ask.noteAbout")}</label>
    <textarea
      id=${field}
      class="add-text"
      rows="3"
      .value=${note}
      @change=${({ target }: Event & { readonly target: HTMLTextAreaElement }) => send({ type: "note", id, text: target.value })}
    ></textarea>
  </details>`;
}
