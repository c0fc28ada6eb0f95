import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { count } from "../shared/words.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { defaultSettings, stepChoices } from "../state/settings.js";

/** The conditions that a pathway must meet. */
export function wayOptions(model: Model, send: Send): TemplateResult {
  const { officialOnly, neverDown, maxSteps, via, avoid } = model.state.settings;
  const set =
    [officialOnly, neverDown, maxSteps !== defaultSettings.maxSteps].filter(Boolean).length + via.length + avoid.length;
  return html`<details class="block way-options">
    <summary><h3>Which ways count</h3> <span class="small">${set === 0 ? `All, up to ${defaultSettings.maxSteps} steps` : `${count(set, "condition")} set`}</span></summary>
    <div class="way-checks">
      ${check("Official links only", officialOnly, (on) => send({ type: "changeSettings", to: { officialOnly: on } }))}
      ${check("Never down a level", neverDown, (on) => send({ type: "changeSettings", to: { neverDown: on } }))}
      <label class="inline-select">
        <span>At most</span>
        <select
          class="select"
          id="most-steps"
          @change=${({ target }: Event & { readonly target: HTMLSelectElement }) =>
            send({ type: "changeSettings", to: { maxSteps: Number(target.value) } })}
        >
          ${stepChoices.map((steps) => html`<option value=${steps} .selected=${steps === maxSteps}>${count(steps, "step")}</option>`)}
        </select>
      </label>
    </div>
    ${led("Only ways through", via, model, send)} ${led("Only ways around", avoid, model, send)}
    ${
      via.length + avoid.length === 0
        ? html`<p class="small">To go through an occupation, or around it, choose it on the map first.</p>`
        : nothing
    }
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
            ${nameOf(model, reference)} <span aria-hidden="true">×</span><span class="vh">: drop this condition</span>
          </button>
        </li>`,
      )}
    </ul>
  </div>`;
}
