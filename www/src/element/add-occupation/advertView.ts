import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Advert, AdvertOccupation, AdvertReport } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { count, levelWords } from "../shared/words.js";
import type { Model } from "../state/model.js";
import type { Adding } from "../state/state.js";
import { factsWords } from "./advertWords.js";

/** So many occupations are offered. */
const offered = 3;

/** What a job advert was understood as, and the occupations it may be for. Nothing is chosen yet. */
export function advertView(
  { advert, report, text }: Extract<Adding, { step: "advert" }>,
  model: Model,
  { add, send }: Commands,
): TemplateResult {
  const [best] = report.occupations;
  const { answers } = model.state;
  const isTaken = (reference: string) =>
    answers.target === reference && answers.weights === "asked" && answers.advert?.text === advert.text;
  return html`<div class="notice add-advert" id="add-note" tabindex="-1">
    <div>
      <p><b>This is read as a job advert${advert.title ? `: ${advert.title}` : ""}.</b> ${factsWords(advert)}</p>
      <p>Which of these is it most like?</p>
      <ul class="add-list add-offers">
        ${report.occupations.slice(0, offered).map(
          (one) => html`<li>
            <b>${one.name}</b> <span class="small">${factsOf(one, model)}</span>
            <span>${reasons(one, advert)}</span>
            <button
              type="button"
              class="button"
              aria-pressed=${isTaken(one.reference) ? "true" : "false"}
              @click=${() => add.takeAdvert(one.reference)}
            >
              ${isTaken(one.reference) ? "Chosen" : "Choose"} <span class="vh">${one.name}</span>
            </button>
          </li>`,
        )}
      </ul>
      ${best ? covered(best, report, advert) : nothing}
      ${report.notes.map(({ message }) => html`<p class="small">${message}</p>`)}
      ${[...advert.warnings, ...report.warnings].map(({ message }) => html`<p class="small">${message}</p>`)}
    </div>
    <div class="buttons">
      <button type="button" class="button" @click=${() => send({ type: "adding", adding: { step: "ask" } })}>Close</button>
      ${
        text === null
          ? nothing
          : html`<button type="button" class="button button-quiet" @click=${() => add.as("profile")}>It is my CV</button>`
      }
    </div>
  </div>`;
}

function factsOf({ reference, route }: AdvertOccupation, { summaryOf, words }: Model): string {
  const summary = summaryOf(reference);
  return [route, summary ? levelWords(words, summary) : ""].filter(Boolean).join(" · ");
}

/** Why it may be this one: its name, a sentence that says the same, or words in common. */
function reasons({ title, sentences, words }: AdvertOccupation, advert: Advert): string {
  const [first] = sentences;
  const sentence = first && advert.sentences[first.sentence];
  if (sentence) return `“${sentence.text}” asks for ${first.code}: “${first.statement}”`;
  if (title) return `Its name “${title.text}” is like the title.`;
  return words.length > 0 ? `Words in common: ${words.join(", ")}.` : "";
}

/** How much of what the advert asks for the best of them covers, and what it does not. */
function covered({ name }: AdvertOccupation, { sentences, outside }: AdvertReport, advert: Advert): TemplateResult {
  const within = sentences.length - outside.length;
  return html`<p>
      It asks for ${count(sentences.length, "thing")}. ${name} has statements about ${within} of them.
    </p>
    ${
      outside.length === 0
        ? nothing
        : html`<details>
            <summary>${count(outside.length, "thing")} outside that standard</summary>
            <ul class="sentences">
              ${outside.map((number) => html`<li>${advert.sentences[number]?.text}</li>`)}
            </ul>
          </details>`
    }`;
}
