import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Commands } from "../commands.js";
import { answersFile } from "../keep/keep.js";
import { answerCount, hasContent } from "../state/answers.js";
import { whatIsSaid } from "../shared/whatIsSaid.js";
import { type Model, nameOf } from "../state/model.js";
import { type FileState, ownAnswers, type State } from "../state/state.js";
import type { Words } from "../words/words.js";

// About answers that were replaced, and files that were read.

/** Says of an example that it is one, as long as it is shown. */
export const exampleNotice = (
  { own }: State,
  { say }: Words,
  send: Commands["send"],
): TemplateResult | typeof nothing =>
  own
    ? html`<div class="notice" id="example-note">
        <p id="example-words">${say("example.is")}</p>
        <div class="buttons">
          <button type="button" class="button" id="leave-example" aria-describedby="example-words" @click=${() => send({ type: "leaveExample" })}>
            ${say("example.leave")}
          </button>
          <button type="button" class="button button-quiet" id="take-example" @click=${() => send({ type: "takeExample" })}>
            ${say("example.take")}
          </button>
        </div>
      </div>`
    : nothing;

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

export function fileNotice(model: Model, { send, readFile }: Commands): TemplateResult | typeof nothing {
  const { file: read } = model.state;
  const answers = ownAnswers(model.state);
  const { say, rich } = model.words;
  const close = () => send({ type: "dismissFile" });
  switch (read?.type) {
    case undefined:
      return nothing;
    case "problem":
      return html`<div class="notice notice-problem" id="file-note" tabindex="-1">
        <p>${rich("file.problem", { name: read.name, why: read.message })}</p>
        ${read.isFile ? answersFile(say("file.another"), readFile) : nothing}
        <button type="button" class="button" @click=${close}>${say("close")}</button>
      </div>`;
    case "confirm":
      if (read.isLink) return opened(read, model, send);
      return html`<div class="notice" id="file-note" tabindex="-1">
        <p>
          ${
            answerCount(answers) > 0
              ? rich("file.replace", {
                  count: answerCount(answers),
                  theirs: answerCount(read.answers),
                  name: read.name,
                })
              : rich("file.replaceOther", { count: answerCount(read.answers), name: read.name })
          }
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

/** What an opened link has in it, before it replaces anything. */
function opened(
  { answers, warnings }: Extract<FileState, { type: "confirm" }>,
  model: Model,
  send: Commands["send"],
): TemplateResult {
  const { state, words } = model;
  const { say, rich } = words;
  const each = whatIsSaid(answers, model);
  const [count, mine] = [answerCount(answers), answerCount(ownAnswers(state))];
  const isReplaced = hasContent(ownAnswers(state));
  return html`<div class="notice" id="file-note" tabindex="-1">
    <p>
      ${each.length > 0 ? rich("link.opened", { count, each: words.list(each) }) : rich("link.empty")}
      ${answers.target === "" ? nothing : say("link.target", { occupation: nameOf(model, answers.target) })}
      ${warnings.length > 0 ? say("link.doesNotFit", { count: warnings.length }) : nothing}
      ${mine > 0 ? say("link.replaces", { count: mine }) : isReplaced ? say("link.replacesOther") : nothing}
    </p>
    <div class="buttons">
      <button type="button" class="button button-main" @click=${() => send({ type: "acceptFile" })}>
        ${say(isReplaced ? "file.replaceMine" : "link.use")}
      </button>
      <button type="button" class="button" @click=${() => send({ type: "dismissFile" })}>${say(isReplaced ? "file.keepMine" : "link.leave")}</button>
    </div>
  </div>`;
}
