import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Warning } from "../../package/types.js";
import { addedOccupationLost } from "../catalogue/initialData.js";
import type { Commands } from "../commands.js";
import { answerCount } from "../state/answers.js";
import { type Model, nameOf } from "../state/model.js";
import { isAnythingToTake, ownAnswers, type State } from "../state/state.js";
import type { Words } from "../words/words.js";
import { exampleNotice, fileNotice, undoNotice } from "./fileNotices.js";

/** The notices about the answers, above everything else. */
export function notices(model: Model, commands: Commands): (TemplateResult | typeof nothing)[] {
  const { state, words } = model;
  return [
    notSaved(state, words, commands),
    exampleNotice(state, words, commands.send),
    undoNotice(state, words, commands.send),
    fileNotice(model, commands),
    packReplaced(state, words, commands),
    loadFailure(state, words, commands),
    conflict(state, words, commands),
    unreadable(state, words, commands),
    lost(state, words),
    migrated(model),
    setAside(state, words),
  ];
}

/** Where there is anything of the person to download: an example is not theirs. */
const downloadButton = (state: State, text: string, { download }: Commands): TemplateResult | typeof nothing =>
  state.own === null && isAnythingToTake(state)
    ? html`<button type="button" class="button" @click=${download}>${text}</button>`
    : nothing;

function notSaved(state: State, { say }: Words, commands: Commands): TemplateResult | typeof nothing {
  const { saveStatus } = state;
  if (saveStatus === null || saveStatus === "saved" || saveStatus === "changedElsewhere") return nothing;
  return html`<div class="notice notice-problem" id="not-saved">
    <p>
      <b>${say(`notKept.${saveStatus}`)}</b> ${say("notKept.about")} ${say(`notKept.toDo.${saveStatus}`)}
    </p>
    ${downloadButton(state, say("download"), commands)}
  </div>`;
}

/** The pack was replaced on its server: what is loaded still works, the rest needs a reload. */
function packReplaced(state: State, { say }: Words, commands: Commands): TemplateResult | typeof nothing {
  const { packReplaced, saveStatus } = state;
  if (!packReplaced) return nothing;
  const areKept = saveStatus === null || saveStatus === "saved";
  return html`<div class="notice notice-problem" id="renewed" tabindex="-1">
    <p>
      <b>${say("renewed.title")}</b> ${say(areKept ? "renewed.about" : "renewed.aboutNotKept")}
    </p>
    <div class="buttons">
      ${areKept ? nothing : downloadButton(state, say("download"), commands)}
      <button type="button" class="button" @click=${commands.loadAgain}>${say("renewed.load")}</button>
    </div>
  </div>`;
}

function loadFailure(
  { loadFailure: what }: State,
  { say }: Words,
  { send }: Commands,
): TemplateResult | typeof nothing {
  if (!what) return nothing;
  return html`<div class="notice notice-problem" id="not-brought" tabindex="-1">
    <p>
      <b>${say("notBrought.title")}</b> ${say("notBrought.about", { why: what.message })}
    </p>
    <div class="buttons">
      <button type="button" class="button" @click=${() => send(what.action)}>${say("tryAgain")}</button>
      <button type="button" class="button button-quiet" @click=${() => send({ type: "dismissLoadFailure" })}>${say("notBrought.leave")}</button>
    </div>
  </div>`;
}

function conflict(state: State, { say }: Words, commands: Commands): TemplateResult | typeof nothing {
  const { send } = commands;
  const { otherTab } = state;
  if (!otherTab) return nothing;
  const theirs = otherTab.answers;
  const ours = say("keep.answers", { count: answerCount(ownAnswers(state)) });
  const both =
    theirs === "unreadable"
      ? say("otherTab.unreadable")
      : theirs
        ? say("otherTab.both", { theirs: say("keep.answers", { count: answerCount(theirs) }), ours })
        : say("otherTab.none", { ours });
  return html`<div class="notice notice-problem" id="conflict" tabindex="-1">
    <p>
      <b>${say("otherTab.title")}</b> ${both} ${say("otherTab.about")}
    </p>
    <div class="buttons">
      ${
        theirs === "unreadable"
          ? nothing
          : html`<button type="button" class="button" @click=${() => send({ type: "useTheirs" })}>${say("otherTab.use")}</button>`
      }
      <button type="button" class="button" @click=${() => send({ type: "keepMine" })}>${say("otherTab.keep")}</button>
      ${downloadButton(state, say("otherTab.download"), commands)}
    </div>
  </div>`;
}

function unreadable(
  { unreadable: texts }: State,
  { say }: Words,
  { send, downloadUnreadable }: Commands,
): TemplateResult | typeof nothing {
  if (texts.length === 0) return nothing;
  return html`<div class="notice notice-problem" id="unreadable" tabindex="-1">
    <p>
      <b>${say("unreadable.title")}</b> ${say("unreadable.about")}
    </p>
    <div class="buttons">
      <button type="button" class="button" @click=${downloadUnreadable}>${say("unreadable.download")}</button>
      <button type="button" class="button button-quiet" @click=${() => send({ type: "forgetUnreadable" })}>${say("unreadable.delete")}</button>
    </div>
  </div>`;
}

/** Added occupations that cannot be used any more. */
function lost({ restoreWarnings }: State, { say }: Words): TemplateResult | typeof nothing {
  const lost = restoreWarnings.filter(({ code }) => code === addedOccupationLost);
  if (lost.length === 0) return nothing;
  return html`<div class="notice notice-problem" id="lost-occupations">
    <p>${say("lost.about", { what: lost.map(({ message }) => message).join(" ") })}</p>
  </div>`;
}

/** Answers that were moved to a new version of a standard. */
function migrated(model: Model): TemplateResult | typeof nothing {
  const { migrations } = model.state;
  const { say } = model.words;
  if (migrations.length === 0) return nothing;
  return html`<details class="notice" id="migrated">
    <summary>${say("migrated.check", { moved: say("migrated.number", { count: migrations.length }) })}</summary>
    <ul class="sentences">
      ${migrations.map(
        ({ occupation, from, to, by }) => html`<li>
          <b>${nameOf(model, occupation)}: ${from.code === to.code ? to.code : say("migrated.code", { from: from.code, to: to.code })}.</b>
          ${
            by === "text"
              ? say("migrated.same", { statement: to.statement })
              : say("migrated.changed", { before: from.statement, now: to.statement })
          }
        </li>`,
      )}
    </ul>
  </details>`;
}

/** What did not fit when the answers were read: a later visit reads them without it. */
export const asideNow = ({ restoreWarnings }: State): Warning[] =>
  restoreWarnings.filter(({ code }) => code !== addedOccupationLost);

function setAside(state: State, { say }: Words): TemplateResult | typeof nothing {
  const aside = asideNow(state);
  if (aside.length === 0) return nothing;
  return html`<details class="notice" id="set-aside">
    <summary>${say("setAside.title", { count: aside.length })}</summary>
    <ul class="sentences">
      ${aside.map(({ message }) => html`<li>${message}</li>`)}
    </ul>
  </details>`;
}
