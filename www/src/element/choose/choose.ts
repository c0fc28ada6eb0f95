import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Occupation, OccupationOption, OccupationSummary } from "../../package/types.js";
import type { adding } from "../add-occupation/addOccupation.js";
import type { Commands } from "../commands.js";
import { storageFailureWords } from "../notices/notices.js";
import { questionsWords } from "../rate/words.js";
import { levelWords } from "../shared/words.js";
import { answerCount } from "../state/answers.js";
import type { Model } from "../state/model.js";
import { assumption } from "./assumption.js";
import { maxInSelect, type Picker } from "./picker/picker.js";
import { pickerView } from "./picker/pickerView.js";

/** The screen of choosing: the target, the current occupation, how well a person does it now. */
export function choose(model: Model, commands: Commands, add: (typeof adding)["view"] | undefined): TemplateResult {
  const { occupations, current, target, state } = model;
  const { send } = commands;
  const isOpen = state.adding !== null && state.adding.step !== "added";
  const chosen = (record: Occupation | null) => occupations.find(({ reference }) => reference === record?.reference);
  return html`<section class="choose-screen" aria-labelledby="choose-heading">
    <div class="hero">
      <div class="hero-inner">
        <h1 id="choose-heading" tabindex="-1">How close are you to the job you want?</h1>
        <p class="hero-lead">
          Closer than you think, often: much of what you do now counts there too. Two choices show you what. Nothing leaves
          this device.
        </p>
      </div>
    </div>
    <div class="screen choose-main">
      <div class="choose">
        ${end({
          picker: commands.pickers.target,
          label: "I want to be",
          // A target can be changed, not removed.
          none: target ? null : "Choose a job",
          chosen: chosen(target),
          more: target && target.options.length > 0 ? options(target, state.answers.option ?? null, send) : nothing,
          about: "The job you would like to do. You can change it at any time; your answers stay.",
          error: state.targetMissing ? "Choose the job you want first." : null,
          occupations,
          choose: (reference) => send({ type: "chooseTarget", reference }),
        })}
        ${end({
          picker: commands.pickers.current,
          label: html`I am now <span class="optional">optional</span>`,
          none: "None of these, or not listed",
          chosen: chosen(current),
          about: "Leave it empty if nothing fits.",
          error: null,
          occupations,
          choose: (reference) => send({ type: "chooseCurrent", reference: reference || null }),
        })}
        ${
          target && target === current
            ? html`<p class="choose-same">You chose the same occupation twice, so there is only one list to rate.</p>`
            : nothing
        }
        ${assumption(model, send)}
        ${state.slowLoads > 0 ? html`<p class="moment">One moment…</p>` : nothing}
        <div class="choose-go">
          <button type="button" class="button button-main button-large" id="start" @click=${() => send({ type: "start" })}>
            ${answerCount(state.answers) > 0 || !target ? "Show me how close I am" : "Ask me the first question"}
          </button>
          <p class="small">${goWords(model)}</p>
        </div>
      </div>
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
            Paste a job advert or another occupation
          </button>
          ${
            commands.showExample && !target && answerCount(state.answers) === 0
              ? html`<button type="button" class="button button-quiet" id="example" @click=${commands.showExample}>
                Look at an example
              </button>`
              : nothing
          }
          <a class="button button-quiet" href="#plan" @click=${(event: Event) => goToPlan(event, send)}>Load or delete answers</a>
        </div>
        ${state.adding ? (add ? add(model, commands) : addingWithout(model)) : nothing}
      </div>
    </div>
  </section>`;
}

function goToPlan(event: Event, send: Commands["send"]): void {
  event.preventDefault();
  send({ type: "goTo", screen: "plan", question: null });
}

/** What follows the button. */
function goWords({ report, state }: Model): string {
  if (!report) return "A first picture at once. A few questions make it yours.";
  if (report.enough) return "You have answered enough for a sure result.";
  const more = report.moreQuestions > 0 ? questionsWords(report, "yours") : "";
  return answerCount(state.answers) > 0 ? `A first picture at once. ${more}` : more;
}

/** Shown until the module that adds occupations is loaded, or where that failed. */
const addingWithout = ({ state: { adding } }: Model): TemplateResult =>
  adding?.step === "problem"
    ? html`<div class="notice notice-problem" id="add-note" tabindex="-1"><p>${adding.message}</p></div>`
    : html`<p class="moment" role="status">One moment…</p>`;

function addedList({ state }: Model, send: Commands["send"]): TemplateResult | typeof nothing {
  const { added, addedFailure } = state;
  if (added.length === 0) return nothing;
  return html`<h2 class="add-heading" id="added" tabindex="-1">Added by you</h2>
    ${
      addedFailure
        ? html`<p class="notice notice-problem">
            ${addedFailure === "full" ? "There is no room to keep these on this device." : storageFailureWords[addedFailure].replace("Your answers", "These")}
            They last as long as this page is open; the file with your answers holds them, too.
          </p>`
        : nothing
    }
    <ul class="added">
      ${added.map(
        ({ reference, name, level }) => html`<li>
          <span>${name || reference}${level === null ? "" : ` (level ${level})`}</span>
          <button type="button" class="button button-quiet" @click=${() => send({ type: "removeAdded", reference })}>
            Remove<span class="vh"> ${name || reference}</span>
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
  choose,
}: End): TemplateResult {
  const { id } = picker;
  return html`<div class="end">
    <label class="end-label" id=${`${id}-label`} for=${id}>${label}</label>
    ${error === null ? nothing : html`<p class="field-error" id=${`${id}-error`}><span class="vh">Error: </span>${error}</p>`}
    ${
      occupations.length > maxInSelect
        ? pickerView(picker, chosen?.name ?? "", error !== null)
        : html`<span class="select-frame">
            <select
              id=${id}
              class="select"
              aria-describedby=${error === null ? nothing : `${id}-error`}
              aria-invalid=${error === null ? nothing : "true"}
              @change=${({ target }: Event & { readonly target: HTMLSelectElement }) => choose(target.value)}
            >
              ${none === null ? nothing : html`<option value="" .selected=${!chosen}>${none}</option>`}
              ${byRoute(occupations, chosen?.reference)}
            </select>
            <svg class="select-chevron" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M3 6l5 5 5-5" /></svg>
          </span>`
    }
    ${about(chosen, otherwise)} ${more}
    ${
      occupations.length > maxInSelect && chosen && none !== null
        ? html`<button type="button" class="button button-quiet end-clear" @click=${() => choose("")}>
            None of these, or not listed<span class="vh">: leave out ${chosen.name}</span>
          </button>`
        : nothing
    }
  </div>`;
}

/** The choice of an option of the target. */
function options({ options: all }: Occupation, chosen: string | null, send: Commands["send"]): TemplateResult {
  const isChosen = ({ code, name, reference }: OccupationOption) =>
    chosen !== null && [code, name, reference].includes(chosen);
  return html`<div class="end-option">
    <label for="option">Which option?</label>
    <span class="select-frame">
      <select
        id="option"
        class="select"
        @change=${({ target }: Event & { readonly target: HTMLSelectElement }) => send({ type: "chooseOption", option: target.value || null })}
      >
        <option value="" .selected=${!all.some(isChosen)}>All of it</option>
        ${all.map((one) => html`<option value=${one.code} .selected=${isChosen(one)}>${one.name || one.code}</option>`)}
      </select>
      <svg class="select-chevron" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M3 6l5 5 5-5" /></svg>
    </span>
  </div>`;
}

function byRoute(occupations: readonly OccupationSummary[], chosen: string | undefined): TemplateResult[] {
  // By code unit: the names are ASCII, and loading a collation is slow.
  const routes = [...new Set(occupations.map(({ route }) => route))].sort();
  return routes.map(
    (route) => html`<optgroup label=${route || "Other"}>
      ${occupations
        .filter((occupation) => occupation.route === route)
        .map(
          ({ reference, name, level }) => html`<option value=${reference} .selected=${reference === chosen}>
            ${name}${level === null ? "" : ` (level ${level})`}
          </option>`,
        )}
    </optgroup>`,
  );
}

function about(occupation: OccupationSummary | undefined, otherwise: string): TemplateResult {
  if (!occupation) return html`<p class="end-about">${otherwise}</p>`;
  const { route, overview } = occupation;
  return html`<div class="end-about">
    <p class="end-facts">${[route, levelWords(occupation)].filter(Boolean).join(" · ")}</p>
    <p>${overview}</p>
  </div>`;
}
