import { html, nothing, type TemplateResult } from "lit/html.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { maxName, type Person } from "../storage/peopleStore.js";
import type { Words } from "../words/words.js";
import type { PeopleDesk } from "./peopleDesk.js";
import type { Summary } from "./summary.js";

/** Everybody whose answers are kept here: to open, name, begin, delete, save. */
export function people(model: Model, desk: PeopleDesk, send: Send): TemplateResult {
  const { state, words } = model;
  const { say } = words;
  const all = state.people?.all ?? [];
  return html`<section class="screen people not-printed" aria-labelledby="people-heading">
    <div class="people-card">
      <h2 id="people-heading" tabindex="-1">${say("people.title")}</h2>
      <p class="small">
        ${say("people.about")}
      </p>
      ${state.peopleProblem === null ? nothing : html`<p class="people-problem" role="alert">${state.peopleProblem}</p>`}
      ${state.peopleAsked.length > 0 ? clash(state.peopleAsked, words, desk) : nothing}
      ${all.length > 0 ? html`<ul class="people-list" role="list">${all.map((one) => row(one, model, desk))}</ul>` : nothing}
      ${state.removed ? putBack(state.removed.person, words, desk) : nothing} ${begin(words, desk)}
      <div class="buttons">
        ${
          all.length > 0
            ? html`<button type="button" class="button" @click=${() => desk.downloadAll()}>${say("people.download")}</button>`
            : nothing
        }
        <button type="button" class="button button-quiet" @click=${() => send({ type: "showPeople", shown: false })}>${say("people.close")}</button>
      </div>
    </div>
  </section>`;
}

/** About so many letters of a name stand in a line, where the browser does not size the field itself. */
const letters = 22;

function row(person: Person, model: Model, desk: PeopleDesk): TemplateResult {
  const { id } = person;
  const { state, words } = model;
  const { people: all } = state;
  const { say, rich } = words;
  const name = desk.nameOf(id);
  const summary = desk.summary(id);
  const { target } = summary;
  const holds = holdings(summary, words);
  const isOpen = id === all?.open;
  const about = [holds.length > 0 ? words.row(holds) : say("people.noAnswers"), target && nameOf(model, target)];
  return html`<li class=${isOpen ? "person person-open" : "person"}>
    <label>
      <span class="small">${say("said.name")}</span>
      <textarea
        rows=${Math.ceil(name.length / letters)}
        maxlength=${maxName}
        .value=${name}
        @keydown=${(event: KeyboardEvent & { readonly currentTarget: HTMLTextAreaElement }) => {
          // A name is one line: it is broken only to be shown.
          if (event.key !== "Enter" || event.isComposing) return;
          event.preventDefault();
          event.currentTarget.blur();
        }}
        @change=${({ target: field }: Event & { readonly target: HTMLTextAreaElement }) => {
          desk.rename(id, field.value);
          // An empty name is replaced by one.
          field.value = desk.nameOf(id);
        }}
      ></textarea>
    </label>
    <p class="small">${about.filter(Boolean).join(" · ")}</p>
    <div class="buttons">
      ${
        isOpen
          ? html`<span class="person-now">${say("people.shownNow")}</span>`
          : html`<button type="button" class="button" @click=${() => void desk.open(id)}>${rich("people.open", { name })}</button>`
      }
      ${
        (all?.all.length ?? 0) > 1
          ? html`<button type="button" class="button button-quiet" @click=${() => void desk.remove(id)}>${rich("people.delete", { name })}</button>`
          : nothing
      }
    </div>
  </li>`;
}

/** "3 answers, 1 note, the advert" */
const holdings = ({ answers, notes, done, hasAdvert, setAside }: Summary, { say }: Words): string[] => [
  ...(answers > 0 ? [say("keep.answers", { count: answers })] : []),
  ...(notes > 0 ? [say("link.notes", { count: notes })] : []),
  ...(done > 0 ? [say("link.done", { count: done })] : []),
  ...(hasAdvert ? [say("keep.advert")] : []),
  ...(setAside > 0 ? [say("link.setAside", { count: setAside })] : []),
];

const putBack = ({ name }: Person, { say }: Words, desk: PeopleDesk): TemplateResult => html`<div class="notice">
  <p id="put-back-words">${say("people.deleted", { name })}</p>
  <button type="button" class="button" id="put-back" aria-describedby="put-back-words" @click=${() => desk.putBack()}>${say("people.putBack", { name })}</button>
</div>`;

/** What to do about those of a file who are here with other answers. */
const clash = (names: readonly string[], words: Words, desk: PeopleDesk): TemplateResult => html`<div
  class="notice"
  id="people-asked"
  tabindex="-1"
>
  <p>${words.say("people.clash", { names: words.list(names), count: names.length })}</p>
  <div class="buttons">
    <button type="button" class="button" @click=${() => void desk.answerBrought("replace")}>${words.say("people.replace")}</button>
    <button type="button" class="button" @click=${() => void desk.answerBrought("beside")}>${words.say("people.beside")}</button>
    <button type="button" class="button button-quiet" @click=${() => void desk.answerBrought(null)}>${words.say("people.neither")}</button>
  </div>
</div>`;

const begin = ({ say }: Words, desk: PeopleDesk): TemplateResult => html`<form
  class="people-new"
  @submit=${(event: SubmitEvent & { readonly target: HTMLFormElement }) => {
    event.preventDefault();
    const field = event.target.querySelector("input");
    if (!field) return;
    void desk.start(field.value);
    field.value = "";
  }}
>
  <label for="new-person">${say("people.newName")} <span class="optional">${say("choose.optional")}</span></label>
  <div class="people-new-row">
    <input id="new-person" type="text" maxlength=${maxName} autocomplete="off" />
    <button class="button button-main">${say("people.start")}</button>
  </div>
</form>`;
