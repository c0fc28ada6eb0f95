import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Commands } from "../commands.js";
import { answerCount } from "../state/answers.js";
import type { State } from "../state/state.js";
import type { Words } from "../words/words.js";

// About answers that were replaced, and files that were read.

export function undoNotice(
  { undo: replaced }: State,
  { say }: Words,
  send: Commands["send"],
): TemplateResult | typeof nothing {
  if (!replaced) return nothing;
  const count = answerCount(replaced.answers);
  return html`<div class="notice">
    <p id="undo-words">${say(`undone.${replaced.of}`)}</p>
    <button type="button" class="button" id="undo" aria-describedby="undo-words" @click=${() => send({ type: "undo" })}>
      ${count > 0 ? say("undone.toAnswers", { count }) : say("undone.toNothing")}
    </button>
  </div>`;
}

export function fileNotice(
  { file: read, answers }: State,
  { say, rich }: Words,
  send: Commands["send"],
): TemplateResult | typeof nothing {
  const close = () => send({ type: "dismissFile" });
  switch (read?.type) {
    case undefined:
      return nothing;
    case "problem":
      return html`<div class="notice notice-problem" id="file-note" tabindex="-1">
        <p>${rich("file.problem", { name: read.name, why: read.message })}</p>
        <button type="button" class="button" @click=${close}>${say("close")}</button>
      </div>`;
    case "confirm":
      return html`<div class="notice" id="file-note" tabindex="-1">
        <p>
          ${rich("file.replace", { count: answerCount(answers), theirs: answerCount(read.answers), name: read.name })}
        </p>
        <div class="buttons">
          <button type="button" class="button button-main" @click=${() => send({ type: "acceptFile" })}>${say("file.replaceMine")}</button>
          <button type="button" class="button" @click=${close}>${say("file.keepMine")}</button>
        </div>
      </div>`;
    case "loaded":
      return html`<div class="notice" id="file-note" tabindex="-1">
        <p>${rich("file.loaded", { name: read.name, count: answerCount(answers) })}</p>
        <button type="button" class="button" @click=${close}>${say("close")}</button>
      </div>`;
  }
}
