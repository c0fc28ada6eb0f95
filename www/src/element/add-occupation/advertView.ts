import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Advert, AdvertOccupation, AdvertReport } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { levelWords } from "../shared/words.js";
import type { Model } from "../state/model.js";
import type { Adding } from "../state/state.js";
import type { Words } from "../words/words.js";
import { factsWords } from "./advertWords.js";
import { ofDuty } from "./keptView.js";

/** So many occupations are offered. */
const offered = 3;

/** What a job advert was understood as, and the occupations it may be for. Nothing is chosen yet. */
export function advertView(
  { advert, report, text }: Extract<Adding, { step: "advert" }>,
  model: Model,
  { add, send }: Commands,
): TemplateResult {
  const { say, rich } = model.words;
  const { answers } = model.state;
  const isTaken = (reference: string) =>
    answers.target === reference && answers.weights === "asked" && answers.advert?.text === advert.text;
  // Nothing here is the job of the advert: then nothing is offered at first sight.
  const doubt = report.warnings.find(({ code }) => code === "doubtful" || code === "noOccupation");
  const offers = html`<ul class="add-list add-offers">
        ${report.occupations.slice(0, offered).map(
          (one, at) => html`<li>
            <b>${one.name}</b> <span class="small">${factsOf(one, model)}</span>
            <span>${reasons(one, advert, model.words)}</span>
            ${at === 0 && !doubt ? covered(one, report, advert, model.words) : nothing}
            <button
              type="button"
              class="button"
              aria-pressed=${isTaken(one.reference) ? "true" : "false"}
              @click=${() => add.takeAdvert(one.reference)}
            >
              ${rich(isTaken(one.reference) ? "advert.chosen" : "advert.choose", { name: one.name })}
            </button>
          </li>`,
        )}
      </ul>`;
  return html`<div class="notice add-advert" id="add-note" tabindex="-1">
    <div>
      ${doubt ? html`<p><b>${say("advert.nothingFits")}</b> ${say("advert.pasteStandard")}</p>` : nothing}
      <p>${advert.title ? rich("advert.readTitle", { title: advert.title }) : rich("advert.read")} ${factsWords(model.words, advert)}</p>
      ${
        report.occupations.length === 0
          ? nothing
          : doubt
            ? html`<details class="more"><summary>${say("advert.nearest")}</summary>${offers}</details>`
            : html`<p>${say("advert.which")}</p>${offers}`
      }
      ${report.notes.map(({ message }) => html`<p class="small">${message}</p>`)}
      ${[...advert.warnings, ...report.warnings]
        .filter((one) => one !== doubt && one.code !== "missing")
        .map(({ message }) => html`<p class="small">${message}</p>`)}
    </div>
    <div class="buttons">
      <button type="button" class="button" @click=${() => send({ type: "adding", adding: { step: "ask" } })}>${say("close")}</button>
      ${
        text === null
          ? nothing
          : html`<button type="button" class="button button-quiet" @click=${() => add.as("profile")}>${say("advert.isProfile")}</button>`
      }
    </div>
  </div>`;
}

function factsOf({ reference, route }: AdvertOccupation, { summaryOf, words }: Model): string {
  const summary = summaryOf(reference);
  return [route, summary ? levelWords(words, summary) : ""].filter(Boolean).join(" · ");
}

/** Why it may be this one: its name, a sentence that says the same, or words in common. */
function reasons({ title, sentences, words: own }: AdvertOccupation, advert: Advert, words: Words): string {
  const { say } = words;
  const [first] = sentences;
  const sentence = first && advert.sentences[first.sentence];
  if (sentence) return say("advert.asksFor", { text: sentence.text, code: first.code, statement: first.statement });
  if (title) return say("advert.likeTitle", { text: title.text });
  return own.length > 0 ? say("advert.inCommon", { words: words.row(own) }) : "";
}

/** How much of what the advert asks for the best of them covers, and what it does not. */
function covered({ name }: AdvertOccupation, report: AdvertReport, advert: Advert, words: Words): TemplateResult {
  const { sentences, outside, asked } = report;
  const { say } = words;
  const within = sentences.length - outside.length;
  return html`<p>
      ${
        within > 0
          ? say("advert.covers", { count: sentences.length, name, within, asked: Object.keys(asked).length })
          : say("advert.coversNone", { count: sentences.length, name })
      }
    </p>
    ${
      outside.length === 0
        ? nothing
        : html`<details>
            <summary>${say("advert.outside", { count: outside.length })}</summary>
            <ul class="sentences">
              ${outside.map((number) => html`<li>${advert.sentences[number]?.text}${ofDuty(number, report, words)}</li>`)}
            </ul>
          </details>`
    }`;
}
