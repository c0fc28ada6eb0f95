import { type TemplateResult, html, nothing } from "lit";
import type { OccupationSummary } from "../../core/types.js";
import type { Model, Send } from "../model.js";
import { levelWords } from "../words.js";

/** From where to where: the two ends of the way. */
export function choose({ occupations, current, target }: Model, send: Send): TemplateResult {
  const summary = (reference: string | null | undefined) =>
    occupations.find((occupation) => occupation.reference === reference);
  return html`<section class="choose" aria-labelledby="choose-heading">
    <h2 id="choose-heading" class="vh" tabindex="-1">Choose from where to where</h2>
    <div class="end end-current">
      <label class="end-label" for="current">Where are you now? <span class="optional">optional</span></label>
      <span class="select-frame">
      <select
        id="current"
        class="select"
        @change=${({ target: { value } }: ChangeOf<HTMLSelectElement>) => send({ type: "chooseCurrent", reference: value || null })}
      >
        <option value="" .selected=${!current}>None of these, or not listed</option>
        ${options(occupations, current?.reference)}
      </select>
      ${chevron}</span>
      ${about(summary(current?.reference), "What you rate here may carry over to where you want to be.")}
    </div>
    <svg class="choose-way" viewBox="0 0 64 24" aria-hidden="true" focusable="false">
      <path class="choose-line" d="M12 12 H44" />
      <circle class="choose-from" cx="8" cy="12" r="5" />
      <circle class="choose-ring" cx="53" cy="12" r="8" />
      <circle class="choose-to" cx="53" cy="12" r="3" />
    </svg>
    <div class="end end-target">
      <label class="end-label" for="target">Where do you want to be?</label>
      <span class="select-frame">
      <select
        id="target"
        class="select"
        @change=${({ target: { value } }: ChangeOf<HTMLSelectElement>) => send({ type: "chooseTarget", reference: value })}
      >
        ${target ? nothing : html`<option value="" .selected=${true}>Choose an occupation</option>`}
        ${options(occupations, target?.reference)}
      </select>
      ${chevron}</span>
      ${about(summary(target?.reference), "The job you would like to do. You can change it at any time; your answers stay.")}
    </div>
    ${
      target && target === current
        ? html`<p class="choose-same">You chose the same occupation twice, so there is only one list to rate.</p>`
        : nothing
    }
  </section>`;
}

const chevron = html`<svg class="select-chevron" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M3 6l5 5 5-5" /></svg>`;

type ChangeOf<T> = Event & { readonly target: T };

function options(occupations: readonly OccupationSummary[], chosen: string | undefined): TemplateResult[] {
  const routes = [...new Set(occupations.map(({ route }) => route))].sort((a, b) => a.localeCompare(b, "en-GB"));
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
