import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Commands } from "../commands.js";
import { type Answers, answerCount, doneCount, noteCount } from "../state/answers.js";
import { whatIsSaid } from "../shared/whatIsSaid.js";
import type { Model } from "../state/model.js";
import { isAnythingToTake, type State } from "../state/state.js";
import type { Words } from "../words/words.js";

/** The screen of the answers: where they are stored, and how to download, load or delete them. */
export function keep(model: Model, commands: Commands): TemplateResult {
  const { send, readFile } = commands;
  const { state, words } = model;
  const total = answerCount(state.answers);
  const isAny = isAnythingToTake(state);
  return html`<section class="keep" aria-labelledby="keep">
    <h2 id="keep" tabindex="-1">${words.say("keep.title")}</h2>
    <p>${holdings(model)}</p>
    <details class="more keep-more" ?open=${total === 0}>
      <summary>${words.say(isAny ? "keep.more" : "keep.load")}</summary>
      <div class="keep-grid">
        ${isAny ? take(model, commands) : nothing} ${load(words, readFile)} ${(isAny || state.answers.target !== "") && !state.own ? remove(total, state, words, send) : nothing}
      </div>
    </details>
    ${
      state.people === null
        ? html`<button
          type="button"
          class="button button-quiet"
          id="somebody-else"
          aria-expanded=${state.peopleShown ? "true" : "false"}
          @click=${() => send({ type: "showPeople", shown: !state.peopleShown })}
        >
          ${words.say("people.apart")}
        </button>`
        : nothing
    }
  </section>`;
}

const take = (
  { report, state, words }: Model,
  { download, downloadTable, makeLink, print }: Commands,
): TemplateResult => html`<div class="keep-block">
  <h3>${words.say("keep.take")}</h3>
  <p class="small">${words.say(makeLink ? "keep.takeLinkAbout" : "keep.takeAbout")}</p>
  <div class="buttons">
    <button type="button" class="button" @click=${download}>${words.say("download")}</button>
    ${makeLink ? html`<button type="button" class="button" id="make-link" @click=${makeLink}>${words.say("link.make")}</button>` : nothing}
    ${
      report
        ? html`<button type="button" class="button" @click=${downloadTable}>${words.say("keep.table")}</button>`
        : nothing
    }
    <button type="button" class="button" @click=${() => print("result")}>${words.say("keep.print")}</button>
  </div>
  ${madeLink(state, words)}
</div>`;

/** The link that was made, as long as the answers are those that are in it. */
function madeLink({ link, answers, added }: State, words: Words): TemplateResult | typeof nothing {
  const { say, rich } = words;
  if (link?.of !== answers) return nothing;
  if ("problem" in link) {
    return html`<p class="made-link" id="answers-link" tabindex="-1">${rich("link.none", { why: link.problem })}</p>`;
  }
  const { address, isCopied, notesLeftOut, doneLeftOut, setAsideLeftOut, advertLeftOut } = link;
  const leftOut = [
    ...(notesLeftOut > 0 ? [say("link.notes", { count: notesLeftOut })] : []),
    ...(doneLeftOut > 0 ? [say("link.done", { count: doneLeftOut })] : []),
    ...(setAsideLeftOut > 0 ? [say("link.setAside", { count: setAsideLeftOut })] : []),
    ...(advertLeftOut ? [say("link.advert")] : []),
    ...(added.length > 0 ? [say("link.added")] : []),
  ];
  return html`<div class="made-link">
    <p class="small" id="link-status">${say(isCopied ? "link.copied" : "link.toCopy")}</p>
    <label for="answers-link">${say("link.field")}</label>
    <input
      id="answers-link"
      type="text"
      readonly
      aria-describedby="link-status"
      .value=${address}
      @focus=${({ target }: Event & { readonly target: HTMLInputElement }) => target.select()}
    />
    <p class="small">
      ${say("link.about")} ${leftOut.length > 0 ? say("link.leftOut", { what: words.list(leftOut) }) : nothing}
    </p>
  </div>`;
}

const load = ({ say }: Words, readFile: Commands["readFile"]): TemplateResult => html`<div class="keep-block">
  <h3>${say("keep.load")}</h3>
  <p class="small">${say("keep.loadAbout")}</p>
  ${answersFile(say("keep.file"), readFile)}
</div>`;

/** The field in which a file of answers is chosen. */
export const answersFile = (label: string, readFile: Commands["readFile"]): TemplateResult => html`<label class="file">
  <span>${label}</span>
  <input
    type="file"
    accept=".json,application/json"
    @change=${({ target }: Event & { readonly target: HTMLInputElement }) => {
      const chosen = target.files?.[0];
      if (chosen) readFile(chosen);
      // So that choosing the same file again fires the event again.
      target.value = "";
    }}
  />
</label>`;

function remove(
  total: number,
  { answers, confirmDelete, added: all, people, days }: State,
  words: Words,
  send: Commands["send"],
): TemplateResult {
  // Others here may need them.
  const added = people ? [] : all;
  return html`<div class="keep-block">
  <h3>${words.say("keep.delete")}</h3>
  <p class="small">${words.say(added.length > 0 ? "keep.deleteAllAbout" : "keep.deleteAbout")}</p>
  ${
    confirmDelete
      ? askDelete(deleted(total, added.length, days.length, answers, words), words, send)
      : html`<button type="button" class="button" id="delete" @click=${() => send({ type: "askDelete" })}>${words.say("keep.deleteAnswers")}</button>`
  }
</div>`;
}

function holdings(model: Model): string {
  const { state, words } = model;
  const { say } = words;
  if (state.own) return say("example.notKept");
  const each = whatIsSaid(state.answers, model);
  const { advert } = state.answers;
  if (each.length === 0 && !advert) return say("keep.none");
  const where = say(state.saveStatus === "saved" || state.saveStatus === null ? "keep.here" : "keep.notKept");
  const kept = advert ? [...each, say("keep.advert")] : each;
  const count = answerCount(state.answers);
  if (count === 0) return `${words.sentence(words.row(kept))} ${where}`;
  return say("keep.all", { count, each: words.row(kept), where });
}

/** Everything that goes with the answers. */
function deleted(total: number, added: number, days: number, answers: Answers, { say }: Words): string[] {
  const [notes, done] = [noteCount(answers), doneCount(answers)];
  return [
    ...(total > 0 ? [say("keep.answers", { count: total })] : []),
    ...(notes > 0 ? [say("link.notes", { count: notes })] : []),
    ...(done > 0 ? [say("link.done", { count: done })] : []),
    ...(days > 0 ? [say("keep.days", { count: days })] : []),
    ...(added > 0 ? [say("keep.added", { count: added })] : []),
    ...(answers.advert ? [say("keep.advert")] : []),
  ];
}

function askDelete(what: readonly string[], words: Words, send: Commands["send"]): TemplateResult {
  const { say } = words;
  return html`<div class="ask" role="group" aria-labelledby="ask-delete">
    <p id="ask-delete">${say("keep.ask", { what: what.length > 0 ? words.list(what) : say("keep.chosen") })}</p>
    <div class="buttons">
      <button type="button" class="button button-danger" id="confirm-delete" @click=${() => send({ type: "delete" })}>${say("keep.yes")}</button>
      <button type="button" class="button" @click=${() => send({ type: "cancelDelete" })}>${say("keep.no")}</button>
    </div>
  </div>`;
}
