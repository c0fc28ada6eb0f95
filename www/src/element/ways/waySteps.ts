import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Pathway, PathwaysReport, Standing, Step } from "../../package/types.js";
import { longName } from "../shared/longName.js";
import { stepTally } from "../plan/planWords.js";
import { levelWords } from "../shared/words.js";
import type { Model } from "../state/model.js";
import { biggestUnlock } from "./biggestUnlock.js";
import { linkWords, originWords, productWords, sourceView } from "./words.js";

/** The chosen pathway, step by step: what each adds, and what is held by then. */
export function waySteps({ current }: PathwaysReport, way: Pathway, model: Model): TemplateResult {
  const { words } = model;
  const title = words.say(way.straight ? "ways.straight" : "steps.title");
  return html`<section class="block stations" aria-labelledby="stations-heading">
    <h3 id="stations-heading">${title}</h3>
    ${way.biggestUnlock ? biggestUnlock(way.biggestUnlock, model) : nothing}
    <ol role="list">
      ${
        current
          ? html`<li class="station station-start">
            <p class="station-name">${longName(current.name)}</p>
            <p class="small">${words.say("steps.here", { level: levelWords(words, current) })}</p>
          </li>`
          : nothing
      }
      ${way.steps.map((step, at) => wayStep(step, at + 1, at + 1 === way.steps.length, model))}
    </ol>
  </section>`;
}

function wayStep(step: Step, number: number, last: boolean, model: Model): TemplateResult {
  const { occupation, link, products, counts } = step;
  const { words } = model;
  const { say } = words;
  return html`<li class="station ${last ? "station-goal" : ""}">
    <h4 class="station-name"><span class="vh">${say("steps.step")}</span><span class="station-number">${number}</span> ${longName(occupation.name)}</h4>
    <p class="small">${[levelWords(words, occupation), occupation.route].filter(Boolean).join(" · ")}</p>
    ${link ? html`<p class="small">${say("sentence", { text: linkWords(words, link) })}</p>` : nothing}
    <p>${stepTally(words, counts, number)}</p>
    ${
      products.length > 0
        ? html`<p class="small">${say("plan.teaches", { products: words.list(products.map((one) => productWords(words, one))) })}</p>`
        : html`<p class="small">${say("steps.noProduct")}</p>`
    }
    <div class="station-lists">
      ${lists.map((standing) => statements(standing, step, model))}
    </div>
  </li>`;
}

/** The lists of a step, in the order of what there is to do. */
const lists: readonly Standing[] = ["toLearn", "partly", "probably", "open", "held"];

function statements(
  standing: Standing,
  { occupation, statements: of }: Step,
  model: Model,
): TemplateResult | typeof nothing {
  const { words } = model;
  const all = of.filter((one) => one.standing === standing);
  if (all.length === 0) return nothing;
  const from = [...new Set(all.map(({ source }) => originWords(words, source)))].filter(Boolean);
  return html`<details class="station-list">
    <summary>${words.rich(`steps.${standing}`, { count: all.length })}${from.length > 0 ? html` <span class="small">${words.say("steps.from", { sources: words.list(from) })}</span>` : nothing}</summary>
    <ul class="plain">
      ${all.map(
        (one) => html`<li>
          <span class="code">${one.code}</span>
          <span>
            ${one.statement}
            ${one.source ? html`<span class="note">${sourceView(one, occupation, model)}</span>` : nothing}
          </span>
        </li>`,
      )}
    </ul>
  </details>`;
}
