import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Kind, Ksb, Occupation } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { wholeText } from "../shared/wholeText.js";
import { kindKeys, levelWords } from "../shared/words.js";
import type { Words } from "../words/words.js";
import type { Model } from "../state/model.js";
import type { Adding } from "../state/state.js";
import { advertView } from "./advertView.js";
import { profileView } from "./profileView.js";
import { answersOffer, corrections, takenIn } from "./understood.js";

const maxListed = 8;

/** Takes the text of an occupation's page or a file, and shows what was read before it is added. */
export function addView(model: Model, commands: Commands): TemplateResult {
  const { adding } = model.state;
  const { say } = model.words;
  if (adding?.step === "added") return added(adding.occupations, model, commands.send);
  const isReading = adding?.step === "reading";
  // What was read is answered first: on a phone the field would stand two screens above it.
  return html`${adding && !isReading ? outcome(adding, model, commands) : nothing}
    <div class="add-grid">
      <form
        class="add-paste"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          const field = (event.target as HTMLFormElement).elements.namedItem("text");
          if (field instanceof HTMLTextAreaElement) commands.add.text(wholeText(field.value));
        }}
      >
        <label class="add-label" for="add-text">${say("add.paste")}</label>
        <p class="small" id="add-text-about">
          ${say("add.pasteAbout")}
        </p>
        <textarea class="add-text" id="add-text" name="text" rows="5" spellcheck="false" aria-describedby="add-text-about"></textarea>
        <button type="submit" class="button">${say("add.read")}</button>
      </form>
      <div class="add-file">
        <label class="add-label" for="add-file">${say("add.file")}</label>
        <p class="small" id="add-file-about">
          ${say("add.fileAbout")}
        </p>
        <span class="file">
          <input
            type="file"
            id="add-file"
            accept=".txt,.json,.jsonld,.csv,.tsv,.md,.html,.htm,text/plain,text/csv,text/html,text/markdown,application/json"
            aria-describedby="add-file-about"
            @change=${({ target }: Event & { readonly target: HTMLInputElement }) => {
              const chosen = target.files?.[0];
              if (chosen) commands.add.file(chosen);
              // So that choosing the same file again fires the event again.
              target.value = "";
            }}
          />
        </span>
      </div>
    </div>
    ${isReading ? outcome(adding, model, commands) : nothing}`;
}

function outcome(adding: Adding, model: Model, commands: Commands): TemplateResult | typeof nothing {
  const close = () => commands.send({ type: "adding", adding: { step: "ask" } });
  const { say, rich } = model.words;
  switch (adding.step) {
    case "ask":
    case "added":
      return nothing;
    case "reading":
      return html`<p class="moment" role="status">${say("add.reading")}</p>`;
    case "problem":
      return html`<div class="notice notice-problem" id="add-note" tabindex="-1">
        <p>${rich("add.problem", { name: adding.name, why: adding.message })}</p>
        <button type="button" class="button" @click=${close}>${say("close")}</button>
      </div>`;
    case "found":
      return found(adding, model, commands);
    case "advert":
      return advertView(adding, model, commands);
    case "profile":
      return profileView(adding, model, commands);
  }
}

function found(adding: Extract<Adding, { step: "found" }>, model: Model, commands: Commands): TemplateResult {
  const { send } = commands;
  const { occupations, answers, warnings, said } = adding;
  const { say, rich } = model.words;
  const [one] = occupations;
  const only = occupations.length === 1 ? one : undefined;
  const own = only && answers.find(({ reference }) => reference === only.reference);
  const rest = occupations.length - maxListed;
  return html`<div class="notice add-found" id="add-note" tabindex="-1">
    <div>
      <p>${rich("add.found")}</p>
      <ul class="add-list">
        ${occupations.slice(0, maxListed).map(
          (occupation, at) => html`<li>
            ${summary(occupation, adding.name, only ? firstOfOne : firstOfSeveral, model)}
            ${only || occupation.name ? nothing : nameField(at, model.words)}
          </li>`,
        )}
        ${rest > 0 ? html`<li>${say("add.more", { number: rest })}</li>` : nothing}
      </ul>
      ${warnings.map(({ message }) => html`<p>${message}</p>`)}
      ${only ? corrections(only, said, model.words, commands) : nothing}
    </div>
    <form
      class="add-take"
      id="add-take"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        if (!(event.target instanceof HTMLFormElement)) return;
        const named = withNames(occupations, event.target, model.words);
        if (!named) return;
        const take = takenIn(new FormData(event.target));
        if (own && (take.notes || take.column !== undefined)) commands.add.take(named, own, take);
        else send({ type: "add", occupations: named });
      }}
    >
      ${own ? answersOffer(own, only, model) : nothing}
      ${!only && answers.length > 0 ? html`<p class="small">${say("ratings.several")}</p>` : nothing}
      <div class="buttons">
        <button type="submit" class="button button-main">
          ${only ? say("add.one", { name: only.name || say("add.it") }) : say("add.all", { number: occupations.length })}
        </button>
        <button type="button" class="button" @click=${() => send({ type: "adding", adding: { step: "ask" } })}>${say("add.not")}</button>
      </div>
    </form>
  </div>`;
}

/** The field for the name of one that has none. */
const nameField = (
  at: number,
  { say }: Words,
): TemplateResult => html`<label class="add-label" for="add-name-${at}">${say("said.name")}</label>
  <input class="add-text" id="add-name-${at}" form="add-take" autocomplete="off" spellcheck="false" required />`;

/**
 * Each with a name: its own, or what was typed for it. `null` where one is missing; then its field says so. Those that are
 * not listed are called by their number.
 */
function withNames(
  occupations: readonly Occupation[],
  form: HTMLFormElement,
  { say }: Words,
): readonly Occupation[] | null {
  const view = form.closest("#add-note");
  const named = occupations.map((one, at) => {
    const field = view?.querySelector<HTMLInputElement>(occupations.length === 1 ? "#add-name" : `#add-name-${at}`);
    return one.name ? one : { ...one, name: field ? field.value.trim() : say("add.yourList", { number: at + 1 }) };
  });
  if (named.every(({ name }) => name !== "")) return named;
  const missing = view?.querySelector<HTMLInputElement>("#add-name, [id^=add-name-]:invalid");
  const fold = missing?.closest("details");
  if (fold) fold.open = true;
  if (missing) {
    missing.setAttribute("aria-invalid", "true");
    missing.setAttribute("aria-describedby", missingId);
    view?.querySelector(`#${missingId}`)?.remove();
    const said = Object.assign(document.createElement("p"), {
      id: missingId,
      className: "field-error",
      textContent: say("add.nameMissing"),
    });
    missing.before(said);
    missing.focus();
  }
  return null;
}

const missingId = "add-name-missing";

/** So many statements of each kind are shown at first. */
const [firstOfOne, firstOfSeveral] = [3, 1];

/** One occupation, as it was read from what is called `from`: what it is, its warnings, its statements. */
function summary(occupation: Occupation, from: string, first: number, { occupations, words }: Model): TemplateResult {
  const { reference, name } = occupation;
  const { say } = words;
  // A reference that was made says nothing to a person, nor that it was made.
  const isMade = occupation.warnings.some(({ path }) => path === "reference");
  const warnings = occupation.warnings.filter(({ code, path }) => path !== "reference" || code !== "missing");
  const facts = [isMade ? "" : reference, levelWords(words, occupation), occupation.route].filter(Boolean).join(" · ");
  const replaces = occupations.some((one) => one.reference === reference);
  return html`<b>${name || say("add.noName")}</b>
    <span class="small">${facts}</span>
    <span class="small">${say("add.from", { name: from })}</span>
    <span>${contents(occupation, words)}</span>
    ${replaces ? html`<span>${say("add.replaces")}</span>` : nothing}
    ${
      warnings.length > 0
        ? html`<details open>
            <summary>${say("add.toKnow", { count: warnings.length })}</summary>
            <ul class="sentences">
              ${warnings.map(({ message }) => html`<li>${message}</li>`)}
            </ul>
          </details>`
        : nothing
    }
    ${kindKeys.map(([kind]) =>
      statements(
        kind,
        occupation.ksbs.filter((ksb) => ksb.kind === kind),
        first,
        words,
      ),
    )}`;
}

/** The statements of a kind: the first ones, and the others on request. */
function statements(
  kind: Kind,
  all: readonly Ksb[],
  first: number,
  { say, rich }: Words,
): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  const list = (some: readonly Ksb[]) => html`<ul class="plain">
    ${some.map(({ code, statement }) => html`<li><span class="code">${code}</span> <span>${statement}</span></li>`)}
  </ul>`;
  const count = all.length - first;
  return html`<div class="add-kind">
    <b class="small">${say(`kind.${kind}`)}</b>
    ${list(all.slice(0, first))}
    ${
      count > 0
        ? html`<details>
            <summary>${rich("add.moreOf", { count, kind: say(`kind.${kind}`) })}</summary>
            ${list(all.slice(first))}
          </details>`
        : nothing
    }
  </div>`;
}

/** "Knowledge: 22 · Skills: 15 · Behaviours: 6 · Duties: 13" */
function contents({ ksbs, duties, options }: Occupation, { say }: Words): string {
  const of = (kind: Kind): number => ksbs.filter((ksb) => ksb.kind === kind).length;
  const number = (what: string, number: number): string => say("add.number", { what, number });
  return ksbs.length === 0
    ? say("add.noStatements")
    : [
        ...kindKeys.map(([kind]) => number(say(`kind.${kind}`), of(kind))),
        ...(duties.length > 0 ? [number(say("add.duties"), duties.length)] : []),
        ...(options.length > 0 ? [number(say("add.options"), options.length)] : []),
      ].join(" · ");
}

function added(
  occupations: readonly Occupation[],
  { state, target, words }: Model,
  send: Commands["send"],
): TemplateResult {
  const { say, rich } = words;
  const [one] = occupations;
  const only = occupations.length === 1 ? one : undefined;
  return html`<div class="notice" id="add-note" tabindex="-1">
    <p>
      ${only ? rich("add.added", { name: only.name || only.reference }) : rich("add.addedAll", { number: occupations.length })}
      ${state.addedFailure ? nothing : say(only ? "add.addedKept" : "add.addedAllKept")}
    </p>
    ${
      only
        ? html`<div class="buttons">
            <button type="button" class="button" @click=${() => send({ type: "chooseTarget", reference: only.reference })}>
              ${say("add.isTarget")}
            </button>
            ${
              target?.reference === only.reference
                ? nothing
                : html`<button type="button" class="button" @click=${() => send({ type: "chooseCurrent", reference: only.reference })}>
                    ${say("add.isCurrent")}
                  </button>`
            }
          </div>`
        : nothing
    }
  </div>`;
}
