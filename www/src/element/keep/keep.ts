import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Commands } from "../commands.js";
import { count, list } from "../shared/words.js";
import { answerCount, answerCountsByOccupation } from "../state/answers.js";
import { type Model, nameOf } from "../state/model.js";
import type { State } from "../state/state.js";

/** The screen of the answers: where they are stored, and how to download, load or delete them. */
export function keep(model: Model, { send, download, downloadTable, readFile, print }: Commands): TemplateResult {
  const { state } = model;
  const total = answerCount(state.answers);
  const kept = total > 0 || state.answers.target !== "" || state.added.length > 0;
  return html`<section class="keep" aria-labelledby="keep">
    <h2 id="keep" tabindex="-1">Your answers</h2>
    <p>${holdings(model)}</p>
    <div class="keep-grid">
      ${kept ? take(download, model.report ? downloadTable : null, print) : nothing} ${load(readFile)} ${kept ? remove(total, state, send) : nothing}
    </div>
  </section>`;
}

const take = (
  download: Commands["download"],
  downloadTable: Commands["downloadTable"] | null,
  print: Commands["print"],
): TemplateResult => html`<div class="keep-block">
  <h3>Take them with you</h3>
  <p class="small">A file that you can keep, send, or load here again; or the result as a table for a spreadsheet, or on paper.</p>
  <div class="buttons">
    <button type="button" class="button" @click=${download}>Download my answers</button>
    ${
      downloadTable
        ? html`<button type="button" class="button" @click=${downloadTable}>Download the result as a table</button>`
        : nothing
    }
    <button type="button" class="button" @click=${() => print("result")}>Print the result</button>
  </div>
</div>`;

const load = (readFile: Commands["readFile"]): TemplateResult => html`<div class="keep-block">
  <h3>Load them again</h3>
  <p class="small">A file that you downloaded here: choose it, or drop it anywhere on this page.</p>
  <label class="file">
    <span>File of answers</span>
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
  </label>
</div>`;

const remove = (
  total: number,
  { confirmDelete, added }: State,
  send: Commands["send"],
): TemplateResult => html`<div class="keep-block">
  <h3>Delete them</h3>
  <p class="small">Takes your answers${added.length > 0 ? " and the occupations that you added" : ""} off this device.</p>
  ${
    confirmDelete
      ? askDelete(total, added.length, send)
      : html`<button type="button" class="button" id="delete" @click=${() => send({ type: "askDelete" })}>Delete my answers</button>`
  }
</div>`;

function holdings(model: Model): string {
  const { state } = model;
  const each = answerCountsByOccupation(state.answers).map(
    ([reference, answers]) => `${answers} for ${nameOf(model, reference)}`,
  );
  if (each.length === 0)
    return "There are no answers here yet. What you answer stays on this device and is never sent anywhere.";
  const where =
    state.saveStatus === "saved" || state.saveStatus === null
      ? "They are kept on this device only, and never sent anywhere."
      : "They are on this page only at the moment.";
  return `${count(answerCount(state.answers), "answer")}: ${each.join(", ")}. ${where}`;
}

function askDelete(total: number, added: number, send: Commands["send"]): TemplateResult {
  const what = [total > 0 ? count(total, "answer") : "", added > 0 ? count(added, "added occupation") : ""].filter(
    Boolean,
  );
  return html`<div class="ask" role="group" aria-labelledby="ask-delete">
    <p id="ask-delete">Delete ${what.length > 0 ? list(what) : "what you chose"}?</p>
    <div class="buttons">
      <button type="button" class="button button-danger" id="confirm-delete" @click=${() => send({ type: "delete" })}>Yes, delete</button>
      <button type="button" class="button" @click=${() => send({ type: "cancelDelete" })}>No, keep them</button>
    </div>
  </div>`;
}
