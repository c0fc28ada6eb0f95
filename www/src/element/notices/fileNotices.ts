import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Commands } from "../commands.js";
import { count } from "../shared/words.js";
import { answerCount } from "../state/answers.js";
import type { State } from "../state/state.js";

// About answers that were replaced, and files that were read.

const undoWords = {
  delete: "Your answers are deleted.",
  file: "The answers from the file have taken the place of yours.",
  tab: "These are the answers from another tab.",
  example: "This is an example: somebody who works in communications and wants to be a policy officer.",
  all: "All that was not answered in this part has your answer.",
  undo: "Your answers are back.",
} as const;

export function undoNotice({ undo: replaced }: State, send: Commands["send"]): TemplateResult | typeof nothing {
  if (!replaced) return nothing;
  return html`<div class="notice">
    <p id="undo-words">${undoWords[replaced.of]}</p>
    <button type="button" class="button" id="undo" aria-describedby="undo-words" @click=${() => send({ type: "undo" })}>
      Undo: back to ${answerCount(replaced.answers) > 0 ? `the ${count(answerCount(replaced.answers), "answer")}` : "what was there"} before
    </button>
  </div>`;
}

export function fileNotice({ file: read, answers }: State, send: Commands["send"]): TemplateResult | typeof nothing {
  const close = () => send({ type: "dismissFile" });
  switch (read?.type) {
    case undefined:
      return nothing;
    case "problem":
      return html`<div class="notice notice-problem" id="file-note" tabindex="-1">
        <p><b>${read.name} was not loaded.</b> ${read.message} Your answers here are unchanged.</p>
        <button type="button" class="button" @click=${close}>Close</button>
      </div>`;
    case "confirm":
      return html`<div class="notice" id="file-note" tabindex="-1">
        <p>
          Replace your ${count(answerCount(answers), "answer")} with the ${answerCount(read.answers)} in <b>${read.name}</b>? You can undo this.
        </p>
        <div class="buttons">
          <button type="button" class="button button-main" @click=${() => send({ type: "acceptFile" })}>Replace mine</button>
          <button type="button" class="button" @click=${close}>Keep mine</button>
        </div>
      </div>`;
    case "loaded":
      return html`<div class="notice" id="file-note" tabindex="-1">
        <p><b>${read.name}</b> is loaded: ${count(answerCount(answers), "answer")}.</p>
        <button type="button" class="button" @click=${close}>Close</button>
      </div>`;
  }
}
