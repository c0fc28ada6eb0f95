import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { defaultSettings, stepChoices } from "../state/settings.js";

/** The conditions that a pathway must meet. */
export function wayOptions(model: Model, send: Send): TemplateResult {
  const { officialOnly, neverDown, maxSteps, via, avoid } = model.state.settings;
  const { say } = model.words;
  const count =
    [officialOnly, neverDown, maxSteps !== defaultSettings.maxSteps].filter(Boolean).length + via.length + avoid.length;
  return html`<details class="block way-options">
    <summary><h3>${say("ways.conditions")}</h3> <span class="small">${count === 0 ? say("ways.noConditions", { count: defaultSettings.maxSteps }) : say("ways.someConditions", { count })}</span></summary>
    <div class="way-checks">
      ${check(say("ways.officialOnly"), officialOnly, (on) => send({ type: "changeSettings", to: { officialOnly: on } }))}
      ${check(say("ways.neverDown"), neverDown, (on) => send({ type: "changeSettings", to: { neverDown: on } }))}
      <label class="inline-select">
        <span>${say("ways.atMost")}</span>
        <select
          class="select"
          id="most-steps"
          @change=${({ target }: Event & { readonly target: HTMLSelectElement }) =>
            send({ type: "changeSettings", to: { maxSteps: Number(target.value) } })}
        >
          ${stepChoices.map((steps) => html`<option value=${steps} .selected=${steps === maxSteps}>${say("ways.steps", { count: steps })}</option>`)}
        </select>
      </label>
    </div>
    ${led(say("ways.via"), via, model, send)} ${led(say("ways.avoid"), avoid, model, send)}
    ${via.length + avoid.length === 0 ? html`<p class="small">${say("ways.viaAbout")}</p>` : nothing}
  </details>`;
}

const check = (words: string, on: boolean, change: (on: boolean) => void): TemplateResult => html`<label class="check">
  <input type="checkbox" .checked=${live(on)} @change=${() => change(!on)} />
  <span>${words}</span>
</label>`;

function led(title: string, references: readonly string[], model: Model, send: Send): TemplateResult | typeof nothing {
  if (references.length === 0) return nothing;
  return html`<div class="led">
    <p class="small">${title}</p>
    <ul class="chips" role="list">
      ${repeat(
        references,
        (reference) => reference,
        (reference) => html`<li>
          <button type="button" class="button chip" @click=${() => send({ type: "routeThrough", reference, how: null })}>
            ${nameOf(model, reference)} <span aria-hidden="true">×</span>${model.words.rich("ways.drop")}
          </button>
        </li>`,
      )}
    </ul>
  </div>`;
}
