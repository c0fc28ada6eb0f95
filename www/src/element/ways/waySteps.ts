import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Pathway, PathwaysReport, Standing, Step } from "../../package/types.js";
import { capitalised, count, levelWords, list, tallyWords } from "../shared/words.js";
import { type Model, nameOf } from "../state/model.js";
import { biggestUnlock } from "./biggestUnlock.js";
import { linkWords, originWords, productWords, sourceWords } from "./words.js";

/** The chosen pathway, step by step: what each adds, and what is held by then. */
export function waySteps({ current }: PathwaysReport, way: Pathway, model: Model): TemplateResult {
  const title = way.straight ? "Straight there" : "Step by step";
  return html`<section class="block stations" aria-labelledby="stations-heading">
    <h3 id="stations-heading">${title}</h3>
    ${way.biggestUnlock ? biggestUnlock(way.biggestUnlock, model) : nothing}
    <ol role="list">
      ${
        current
          ? html`<li class="station station-start">
            <p class="station-name">${current.name}</p>
            <p class="small">Where you are now. ${levelWords(current)}</p>
          </li>`
          : nothing
      }
      ${way.steps.map((step, at) => wayStep(step, at + 1, at + 1 === way.steps.length, model))}
    </ol>
  </section>`;
}

function wayStep(step: Step, number: number, last: boolean, model: Model): TemplateResult {
  const { occupation, link, products, counts } = step;
  return html`<li class="station ${last ? "station-goal" : ""}">
    <h4 class="station-name"><span class="vh">Step </span><span class="station-number">${number}</span> ${occupation.name}</h4>
    <p class="small">${[levelWords(occupation), occupation.route].filter(Boolean).join(" · ")}</p>
    ${link ? html`<p class="small">${linkWords(link)}.</p>` : nothing}
    <p>${capitalised(tallyWords(counts))}.</p>
    ${
      products.length > 0
        ? html`<p class="small">How one trains for it: ${list(products.map(productWords))}.</p>`
        : html`<p class="small">No product is published that trains for it.</p>`
    }
    <div class="station-lists">
      ${lists.map(([standing, title]) => statements(title, standing, step, model))}
    </div>
  </li>`;
}

/** The lists of a step, in the order of what there is to do. */
const lists: readonly (readonly [Standing, string])[] = [
  ["toLearn", "To learn"],
  ["partly", "Held in part"],
  ["probably", "Probably held by then"],
  ["open", "Not asked yet"],
  ["held", "Held by then"],
];

function statements(
  title: string,
  standing: Standing,
  { occupation, statements: of }: Step,
  model: Model,
): TemplateResult | typeof nothing {
  const all = of.filter((one) => one.standing === standing);
  if (all.length === 0) return nothing;
  const from = [...new Set(all.map(({ source }) => originWords(source)))].filter(Boolean);
  return html`<details class="station-list">
    <summary>${title}: <b>${count(all.length, "statement")}</b>${from.length > 0 ? html` <span class="small">from ${list(from)}</span>` : nothing}</summary>
    <ul class="plain">
      ${all.map(
        (one) => html`<li>
          <span class="code">${one.code}</span>
          <span>
            ${one.statement}
            ${one.source ? html`<span class="note">${sourceWords(one, occupation, (reference) => nameOf(model, reference))}</span>` : nothing}
          </span>
        </li>`,
      )}
    </ul>
  </details>`;
}
