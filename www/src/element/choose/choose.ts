import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Occupation, OccupationOption, OccupationSummary } from "../../package/types.js";
import type { Commands } from "../commands.js";
import type { AddingViews } from "../files/importer.js";
import { questionsWords } from "../rate/words.js";
import { levelWords } from "../shared/words.js";
import { countsAdvert, isAnythingSaid } from "../state/answers.js";
import type { Model } from "../state/model.js";
import type { Words } from "../words/words.js";
import { assumption } from "./assumption.js";
import { maxInSelect, type Picker } from "./picker/picker.js";
import { pickerView } from "./picker/pickerView.js";

/** The screen of choosing: the target, the current occupation, how well a person does it now. */
export function choose(model: Model, commands: Commands, views: AddingViews | undefined): TemplateResult {
  const { occupations, current, target, state, words } = model;
  const { send } = commands;
  const { say } = words;
  const isFew = occupations.length <= maxInSelect;
  const isOpen = state.adding !== null && state.adding.step !== "added";
  const chosen = (record: Occupation | null) => occupations.find(({ reference }) => reference === record?.reference);
  return html`<section class="choose-screen" aria-labelledby="choose-heading">
    <div class="hero">
      <div class="hero-inner">
        <h1 id="choose-heading" tabindex="-1">${say("choose.title")}</h1>
        <p class="hero-lead">${say("choose.lead")}</p>
      </div>
    </div>
    <div class="screen choose-main">
      <div class="choose">
        ${end({
          picker: commands.pickers.target,
          label: say("choose.target"),
          // A target can be changed, not removed.
          none: target ? null : say("choose.targetNone"),
          chosen: chosen(target),
          more: target
            ? target.options.length > 0
              ? options(target, state.answers.option ?? null, words, send)
              : nothing
            : isFew
              ? html`<button type="button" class="button button-quiet" id="add-here" @click=${() => commands.add.open()}>
                  ${say("choose.addHere")}
                </button>`
              : nothing,
          about: isFew ? say("choose.few", { count: occupations.length }) : say("choose.targetAbout"),
          error: state.targetMissing ? say("choose.targetMissing") : null,
          occupations,
          words,
          choose: (reference) => send({ type: "chooseTarget", reference }),
        })}
        ${end({
          picker: commands.pickers.current,
          label: html`${say("choose.current")} <span class="optional">${say("choose.optional")}</span>`,
          none: say("choose.currentNone"),
          chosen: chosen(current),
          about: say("choose.currentAbout"),
          error: null,
          occupations,
          words,
          choose: (reference) => send({ type: "chooseCurrent", reference: reference || null }),
        })}
        ${target && target === current ? html`<p class="choose-same">${say(countsAdvert(state.answers) ? "choose.sameAdvert" : "choose.same")}</p>` : nothing}
        ${assumption(model, send)}
        ${state.slowLoads > 0 ? html`<p class="moment">${say("moment")}</p>` : nothing}
        <div class="choose-go">
          <button type="button" class="button button-main button-large" id="start" @click=${() => send({ type: "start" })}>
            ${isAnythingSaid(state.answers) || !target ? say("choose.show") : say("choose.ask")}
          </button>
          <p class="small">${goWords(model)}</p>
        </div>
      </div>
      ${state.answers.advert && views ? views.kept(model, commands) : nothing}
      <div class="add">
        ${addedList(model, send)}
        <div class="buttons">
          <button
            type="button"
            class="button button-quiet"
            id="add"
            aria-expanded=${isOpen ? "true" : "false"}
            @click=${() => (isOpen ? send({ type: "adding", adding: null }) : commands.add.open())}
          >
            ${say("choose.add")}
          </button>
          ${
            commands.showExample && !target && !isAnythingSaid(state.answers)
              ? html`<button type="button" class="button button-quiet" id="example" @click=${commands.showExample}>
                ${say("choose.example")}
              </button>`
              : nothing
          }
          <a class="button button-quiet" href="#plan" @click=${(event: Event) => goToPlan(event, send)}>${say("choose.load")}</a>
        </div>
        ${state.adding ? (views ? views.view(model, commands) : addingWithout(model)) : nothing}
      </div>
    </div>
  </section>`;
}

function goToPlan(event: Event, send: Commands["send"]): void {
  event.preventDefault();
  send({ type: "goTo", screen: "plan", question: null });
}

/** What follows the button. */
function goWords(model: Model): string {
  const { report, state } = model;
  const { say } = model.words;
  if (!report) return say("choose.first");
  if (report.enough) return model.words.sentence(say("ask.enough"));
  const questions = questionsWords(model, report);
  return isAnythingSaid(state.answers) ? say("choose.firstMore", { questions }) : questions;
}

/** Shown until the module that adds occupations is loaded, or where that failed. */
const addingWithout = ({ state: { adding }, words }: Model): TemplateResult =>
  adding?.step === "problem"
    ? html`<div class="notice notice-problem" id="add-note" tabindex="-1"><p>${adding.message}</p></div>`
    : html`<p class="moment" role="status">${words.say("moment")}</p>`;

function addedList({ state, words: { say, rich } }: Model, send: Commands["send"]): TemplateResult | typeof nothing {
  const { added, addedFailure } = state;
  if (added.length === 0) return nothing;
  return html`<h2 class="add-heading" id="added" tabindex="-1">${say("choose.added")}</h2>
    ${
      addedFailure
        ? html`<p class="notice notice-problem">
            ${say(`notKept.${addedFailure}`)} ${say("choose.addedLast")}
          </p>`
        : nothing
    }
    <ul class="added">
      ${added.map(
        ({ reference, name, level }) => html`<li>
          <span>${level === null ? name || reference : say("choose.nameAndLevel", { name: name || reference, level })}</span>
          <button type="button" class="button button-quiet" @click=${() => send({ type: "removeAdded", reference })}>
            ${rich("choose.remove", { name: name || reference })}
          </button>
        </li>`,
      )}
    </ul>`;
}

type End = {
  readonly picker: Picker;
  readonly label: string | TemplateResult;
  /** The option for no occupation; `null` where there has to be one. */
  readonly none: string | null;
  readonly chosen: OccupationSummary | undefined;
  /** Shown while nothing is chosen. */
  readonly about: string;
  /** What is wrong with the choice. */
  readonly error: string | null;
  readonly occupations: readonly OccupationSummary[];
  /** Further choices about the chosen occupation. */
  readonly more?: TemplateResult | typeof nothing;
  readonly words: Words;
  readonly choose: (reference: string) => void;
};

function end({
  picker,
  label,
  none,
  chosen,
  about: otherwise,
  error,
  occupations,
  more = nothing,
  words,
  choose,
}: End): TemplateResult {
  const { id } = picker;
  return html`<div class="end">
    <label class="end-label" id=${`${id}-label`} for=${id}>${label}</label>
    ${error === null ? nothing : html`<p class="field-error" id=${`${id}-error`}><span class="vh">${words.say("choose.error")}</span>${error}</p>`}
    ${
      occupations.length > maxInSelect
        ? pickerView(picker, chosen?.name ?? "", error !== null, words)
        : html`<span class="select-frame">
            <select
              id=${id}
              class="select"
              aria-describedby=${error === null ? nothing : `${id}-error`}
              aria-invalid=${error === null ? nothing : "true"}
              @change=${({ target }: Event & { readonly target: HTMLSelectElement }) => choose(target.value)}
            >
              ${none === null ? nothing : html`<option value="" .selected=${!chosen}>${none}</option>`}
              ${byRoute(occupations, chosen?.reference, words)}
            </select>
            <svg class="select-chevron" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M3 6l5 5 5-5" /></svg>
          </span>`
    }
    ${about(chosen, otherwise, words)} ${more}
    ${
      occupations.length > maxInSelect && chosen && none !== null
        ? html`<button type="button" class="button button-quiet end-clear" @click=${() => choose("")}>
            ${words.rich("choose.clear", { name: chosen.name })}
          </button>`
        : nothing
    }
  </div>`;
}

/** The choice of an option of the target. */
function options(
  { options: all }: Occupation,
  chosen: string | null,
  { say }: Words,
  send: Commands["send"],
): TemplateResult {
  const isChosen = ({ code, name, reference }: OccupationOption) =>
    chosen !== null && [code, name, reference].includes(chosen);
  return html`<div class="end-option">
    <label for="option">${say("choose.option")}</label>
    <span class="select-frame">
      <select
        id="option"
        class="select"
        @change=${({ target }: Event & { readonly target: HTMLSelectElement }) => send({ type: "chooseOption", option: target.value || null })}
      >
        <option value="" .selected=${!all.some(isChosen)}>${say("choose.optionAll")}</option>
        ${all.map((one) => html`<option value=${one.code} .selected=${isChosen(one)}>${one.name || one.code}</option>`)}
      </select>
      <svg class="select-chevron" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M3 6l5 5 5-5" /></svg>
    </span>
  </div>`;
}

function byRoute(
  occupations: readonly OccupationSummary[],
  chosen: string | undefined,
  { say }: Words,
): TemplateResult[] {
  // By code unit: the names are ASCII, and loading a collation is slow.
  const routes = [...new Set(occupations.map(({ route }) => route))].sort();
  return routes.map(
    (route) => html`<optgroup label=${route || say("choose.otherRoute")}>
      ${occupations
        .filter((occupation) => occupation.route === route)
        .map(
          ({ reference, name, level }) => html`<option value=${reference} .selected=${reference === chosen}>
            ${level === null ? name || reference : say("choose.nameAndLevel", { name: name || reference, level })}
          </option>`,
        )}
    </optgroup>`,
  );
}

/** So many letters of a name are seen in its field. */
const fits = { phone: 20, wide: 34 };

function about(occupation: OccupationSummary | undefined, otherwise: string, words: Words): TemplateResult {
  if (!occupation) return html`<p class="end-about">${otherwise}</p>`;
  const { name, route, overview } = occupation;
  return html`<div class="end-about">
    ${name.length > fits.phone ? html`<p class=${name.length > fits.wide ? "end-name" : "end-name end-name-phone"} aria-hidden="true">${name}</p>` : nothing}
    <p class="end-facts">${[route, levelWords(words, occupation)].filter(Boolean).join(" · ")}</p>
    <p>${overview}</p>
  </div>`;
}
