import { html, type TemplateResult } from "lit/html.js";
import { wholeText } from "../shared/wholeText.js";
import { noteOf } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import { formatStatementId, type StatementId } from "../state/statementId.js";

/** A place for an example of one's own, closed until there is one. `title` is what opens it. */
export function noteField(
  id: StatementId,
  { state, words }: Model,
  send: Send,
  title: unknown = words.rich("ask.note", { code: id.code }),
): TemplateResult {
  const field = `note-${formatStatementId(id)}`;
  const note = noteOf(state.answers, id);
  // A note without any words closes its field, which waits until the person leaves it.
  const take = ({ value }: HTMLTextAreaElement) => send({ type: "note", id, text: wholeText(value) });
  return html`<details class="ask-note more" ?open=${note !== ""}>
    <summary>${title}</summary>
    <label for=${field}>${words.say("ask.noteAbout")}</label>
    <textarea
      id=${field}
      class="add-text"
      rows="3"
      .value=${note}
      @input=${({ target }: Typed) => keepLater(() => target.value.trim() !== "" && take(target))}
      @change=${({ target }: Typed) => {
        forgetTyping();
        take(target);
      }}
    ></textarea>
  </details>`;
}

type Typed = Event & { readonly target: HTMLTextAreaElement };

/** A pause in typing after which a note is kept, in milliseconds. */
const pause = 600;

/** Ends the wait of the note that is being typed. */
let forgetTyping = (): void => {};

/** Keeps a note after a pause, or at once when the page is left. */
function keepLater(keep: () => void): void {
  forgetTyping();
  const until = new AbortController();
  const { signal } = until;
  const keepNow = () => {
    forgetTyping();
    keep();
  };
  const timer = setTimeout(keepNow, pause);
  forgetTyping = () => {
    clearTimeout(timer);
    until.abort();
    forgetTyping = () => {};
  };
  addEventListener("pagehide", keepNow, { signal });
  document.addEventListener("visibilitychange", keepNow, { signal });
}
