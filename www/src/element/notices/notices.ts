import { html, nothing, type TemplateResult } from "lit/html.js";
import { addedOccupationLost } from "../catalogue/initialData.js";
import type { Commands } from "../commands.js";
import { count } from "../shared/words.js";
import { answerCount } from "../state/answers.js";
import type { Model } from "../state/model.js";
import type { State } from "../state/state.js";
import type { StorageFailure } from "../storage/answerStore.js";
import { fileNotice, undoNotice } from "./fileNotices.js";

export const storageFailureWords: Record<StorageFailure, string> = {
  blocked: "This browser does not let the page keep anything on this device.",
  full: "There is no room left to keep your answers on this device.",
  failed: "Your answers could not be kept on this device.",
};

/** The notices about the answers, above everything else. */
export function notices({ state }: Model, commands: Commands): (TemplateResult | typeof nothing)[] {
  return [
    notSaved(state, commands),
    undoNotice(state, commands.send),
    fileNotice(state, commands.send),
    packReplaced(state, commands),
    loadFailure(state, commands),
    conflict(state, commands),
    unreadable(state, commands),
    lost(state),
    migrated(state),
    setAside(state),
  ];
}

function notSaved({ saveStatus }: State, { download }: Commands): TemplateResult | typeof nothing {
  if (saveStatus === null || saveStatus === "saved" || saveStatus === "changedElsewhere") return nothing;
  return html`<div class="notice notice-problem" id="not-saved">
    <p>
      <b>${storageFailureWords[saveStatus]}</b> Everything works, but your answers last only as long as this page is open. Download
      them before you leave; you can load the file here again.
    </p>
    <button type="button" class="button" @click=${download}>Download my answers</button>
  </div>`;
}

/** The pack was replaced on its server: what is loaded still works, the rest needs a reload. */
function packReplaced(
  { packReplaced, saveStatus }: State,
  { loadAgain, download }: Commands,
): TemplateResult | typeof nothing {
  if (!packReplaced) return nothing;
  const areKept = saveStatus === null || saveStatus === "saved";
  return html`<div class="notice notice-problem" id="renewed" tabindex="-1">
    <p>
      <b>The occupations were updated after you opened this page.</b> Load the page again to go on.
      ${areKept ? "Your answers are kept." : "Download your answers first: this browser does not keep them."}
    </p>
    <div class="buttons">
      ${areKept ? nothing : html`<button type="button" class="button" @click=${download}>Download my answers</button>`}
      <button type="button" class="button" @click=${loadAgain}>Load the page again</button>
    </div>
  </div>`;
}

function loadFailure({ loadFailure: what }: State, { send }: Commands): TemplateResult | typeof nothing {
  if (!what) return nothing;
  return html`<div class="notice notice-problem" id="not-brought" tabindex="-1">
    <p>
      <b>That did not work: a part of this page that it needs did not arrive.</b> Nothing has changed, and your answers
      are safe. ${what.message}
    </p>
    <div class="buttons">
      <button type="button" class="button" @click=${() => send(what.action)}>Try again</button>
      <button type="button" class="button button-quiet" @click=${() => send({ type: "dismissLoadFailure" })}>Leave it</button>
    </div>
  </div>`;
}

function conflict({ otherTab, answers }: State, { send, download }: Commands): TemplateResult | typeof nothing {
  if (!otherTab) return nothing;
  const theirs = otherTab.answers;
  return html`<div class="notice notice-problem" id="conflict" tabindex="-1">
    <p>
      <b>Your answers were changed in another tab.</b>
      ${theirs === "unreadable" ? "What is stored now cannot be read." : `There ${theirs ? answersAre(answerCount(theirs)) : "are none left"}; here ${answersAre(answerCount(answers))}.`}
      So that nothing is lost, this tab has stopped saving until you choose.
    </p>
    <div class="buttons">
      ${
        theirs === "unreadable"
          ? nothing
          : html`<button type="button" class="button" @click=${() => send({ type: "useTheirs" })}>Use those from the other tab</button>`
      }
      <button type="button" class="button" @click=${() => send({ type: "keepMine" })}>Keep the ones here</button>
      <button type="button" class="button button-quiet" @click=${download}>Download the ones here</button>
    </div>
  </div>`;
}

function unreadable(
  { unreadable: texts }: State,
  { send, downloadUnreadable }: Commands,
): TemplateResult | typeof nothing {
  if (texts.length === 0) return nothing;
  return html`<div class="notice notice-problem" id="unreadable" tabindex="-1">
    <p>
      <b>Earlier answers on this device cannot be read.</b> They are damaged or come from something else. They are kept
      apart, so you can start again without losing them.
    </p>
    <div class="buttons">
      <button type="button" class="button" @click=${downloadUnreadable}>Download what is there</button>
      <button type="button" class="button button-quiet" @click=${() => send({ type: "forgetUnreadable" })}>Delete it</button>
    </div>
  </div>`;
}

/** Added occupations that cannot be used any more. */
function lost({ restoreWarnings }: State): TemplateResult | typeof nothing {
  const lost = restoreWarnings.filter(({ code }) => code === addedOccupationLost);
  if (lost.length === 0) return nothing;
  return html`<div class="notice notice-problem" id="lost-occupations">
    <p>${lost.map(({ message }) => message).join(" ")} Add them again: your answers are kept until then.</p>
  </div>`;
}

/** Answers that were moved to a new version of a standard. */
function migrated({ migrations }: State): TemplateResult | typeof nothing {
  if (migrations.length === 0) return nothing;
  return html`<details class="notice" id="migrated">
    <summary>${migratedWords(migrations.length)} Please check that each still says what you mean.</summary>
    <ul class="sentences">
      ${migrations.map(
        ({ occupation, from, to, by }) => html`<li>
          <b>${occupation} ${from.code === to.code ? to.code : `${from.code}, now ${to.code}`}:</b>
          ${
            by === "text"
              ? html`“${to.statement}” The statement is the same.`
              : html`you answered “${from.statement}” Now it reads: “${to.statement}”`
          }
        </li>`,
      )}
    </ul>
  </details>`;
}

export const migratedWords = (number: number): string =>
  `${count(number, "of your answers has", "of your answers have")} moved to a new version of the standard.`;

function setAside({ restoreWarnings }: State): TemplateResult | typeof nothing {
  const aside = restoreWarnings.filter(({ code }) => code !== addedOccupationLost);
  if (aside.length === 0) return nothing;
  return html`<details class="notice">
    <summary>
      ${count(aside.length, "answer or setting does", "answers or settings do")} not fit the present statements.
      Nothing is lost: what does not fit stays in your file and does not count.
    </summary>
    <ul class="sentences">
      ${aside.map(({ message }) => html`<li>${message}</li>`)}
    </ul>
  </details>`;
}

const answersAre = (number: number): string => `${number === 1 ? "is" : "are"} ${count(number, "answer")}`;
