/** What was understood of an input beside its statements, for the person to set right, and to take or to leave. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Occupation, RatingColumn, ReadAnswers } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { kindKeys, labelAt } from "../shared/words.js";
import type { Words } from "../words/words.js";
import type { Model } from "../state/model.js";
import type { Said, Take } from "../state/state.js";

const levels = ["1", "2", "3", "4", "5", "6", "7", "8"];

/** Asks for what the input does not say of its one occupation, and lets the rest be set right. */
export function corrections(occupation: Occupation, said: Said, { say }: Words, { add }: Commands): TemplateResult {
  const { name, level, warnings } = occupation;
  // One that was made, since the input gives none, or none that is certain, is no answer.
  const reference = warnings.some(({ path }) => path === "reference") ? "" : occupation.reference;
  const isIncomplete = name === "" || level === null || warnings.some(({ code }) => code === "unresolved");
  const text = (
    key: "name" | "reference",
    label: string,
    value: string,
  ) => html`<label class="add-label" for="add-${key}">${label}</label>
    <input class="add-text" id="add-${key}" name=${key} .value=${value} autocomplete="off" spellcheck="false" />`;
  return html`<details class="add-said" ?open=${isIncomplete}>
    <summary>${say(isIncomplete ? "said.missing" : "said.wrong")}</summary>
    <form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        if (event.target instanceof HTMLFormElement)
          add.again(saidIn(new FormData(event.target), { ...said, shown: reference }));
      }}
    >
      ${text("name", say("said.name"), name)}
      <label class="add-label" for="add-level">${say("said.level")}</label>
      <span class="inline-select"><select class="select" id="add-level" name="level">
        <option value="" ?selected=${level === null}>${say("said.noLevel")}</option>
        ${levels.map((one) => html`<option value=${one} ?selected=${one === String(level)}>${one}</option>`)}
      </select></span>
      ${text("reference", say("said.reference"), reference)}
      <button type="submit" class="button">${say("said.again")}</button>
    </form>
  </details>`;
}

/** What a filled-in form says. A reference counts as said only if it is not the one that was read. */
function saidIn(form: FormData, { shown, reference: before }: Said & { shown: string }): Said {
  const of = (key: string): string => String(form.get(key) ?? "").trim();
  const [name, reference, level] = [of("name"), of("reference"), Number(of("level"))];
  return {
    ...(name ? { name } : {}),
    ...(level > 0 ? { level } : {}),
    ...(reference && (before !== undefined || reference !== shown) ? { reference } : {}),
  };
}

/** Offers the ratings and the notes. None is taken unless the person chooses it. */
export function answersOffer(answers: ReadAnswers, of: Occupation, model: Model): TemplateResult {
  const { say } = model.words;
  const [notes = 0, dates = 0] = [answers.notes, answers.dates].map((of) => Object.keys(of).length);
  return html`${ratingsOffer(answers, of, model)}
    ${
      notes
        ? html`<label class="check">
            <input type="checkbox" name="notes" />
            <span>${say("ratings.notes", { count: notes })}</span>
          </label>`
        : nothing
    }
    ${dates ? html`<p class="small">${say("ratings.dates", { count: dates })}</p>` : nothing}`;
}

/** What a filled-in form takes. */
export function takenIn(form: FormData): Take {
  const column = form.get("column");
  return { ...(column ? { column: Number(column) } : {}), notes: form.has("notes") };
}

function ratingsOffer({ ratings }: ReadAnswers, of: Occupation, model: Model): TemplateResult | typeof nothing {
  if (ratings.length === 0) return nothing;
  const { say } = model.words;
  const choice = (value: string, text: string, about?: string) => html`<label class="check">
    <input type="radio" name="column" value=${value} ?checked=${!about} aria-describedby=${about ?? nothing} />
    <span>${text}</span>
  </label>`;
  return html`<fieldset class="add-ratings">
    <legend class="add-label">${say("ratings.found")}</legend>
    ${choice("", say("ratings.none"))}
    ${ratings.map(
      (column, at) => html`${choice(String(at), columnName(column, say), `column-${at}`)}
        <div class="small" id="column-${at}">
          ${column.guessed ? html`<p>${say("ratings.guessed", { evidence: column.evidence })}</p>` : nothing}
          ${meaning(column, of, model)}
        </div>`,
    )}
  </fieldset>`;
}

/** A column whose scale is a guess comes once for each scale that fits: the scale says which one it is. */
function columnName({ column, guessed, points, ratings }: RatingColumn, say: Words["say"]): string {
  const count = Object.keys(ratings).length;
  const [first, last] = [points[0]?.label ?? "", points.at(-1)?.label ?? ""];
  return guessed ? say("ratings.onScale", { count, column, first, last }) : say("ratings.column", { count, column });
}

/** Which answer each point of the form becomes, in the words of the kinds that are rated: "“1” becomes “New to me”". */
function meaning({ points, ratings }: RatingColumn, { ksbs }: Occupation, { scale, words }: Model): TemplateResult {
  const kinds = kindKeys.filter(([kind]) => ksbs.some((ksb) => ksb.kind === kind && ksb.code in ratings));
  const answer = (point: number) => kinds.map(([kind]) => labelAt(scale.points, point, kind)).join(" / ");
  return html`<ul class="sentences">
    ${points.map(({ label, point }) => html`<li>${words.say("ratings.becomes", { theirs: label, answer: answer(point) })}</li>`)}
  </ul>`;
}
