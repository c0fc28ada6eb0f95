/** What was understood of an input beside its statements, for the person to set right, and to take or to leave. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Occupation, RatingColumn, ReadAnswers, Scale } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { pointLabel } from "../shared/words.js";
import type { Words } from "../words/words.js";
import { type Answers, ratingOf, withRating } from "../state/answers.js";
import type { Model } from "../state/model.js";
import type { Said } from "../state/state.js";

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
      <select id="add-level" name="level">
        <option value="" ?selected=${level === null}>${say("said.noLevel")}</option>
        ${levels.map((one) => html`<option value=${one} ?selected=${one === String(level)}>${one}</option>`)}
      </select>
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

/** Offers each column of ratings. None is taken unless the person chooses it. */
export function ratingsOffer(
  { ratings }: ReadAnswers,
  { scale, words: { say } }: Model,
): TemplateResult | typeof nothing {
  if (ratings.length === 0) return nothing;
  const choice = (value: string, text: unknown, checked: boolean) => html`<label class="check">
    <input type="radio" name="column" value=${value} ?checked=${checked} />
    <span>${text}</span>
  </label>`;
  return html`<fieldset class="add-ratings">
    <legend class="add-label">${say("ratings.found")}</legend>
    ${choice("", say("ratings.none"), true)}
    ${ratings.map((column, at) =>
      choice(
        String(at),
        html`${say("ratings.column", { count: ratingCount(column), column: column.column })}
          <span class="small">${column.guessed ? `${say("ratings.guessed")} ` : ""}${meaning(column, scale)}</span>`,
        false,
      ),
    )}
  </fieldset>`;
}

const ratingCount = ({ ratings }: RatingColumn): number => Object.keys(ratings).length;

/** "1: I have not heard of it · 2: …" */
const meaning = ({ points }: RatingColumn, scale: Scale): string =>
  points
    .map(({ label, credit }) => {
      const point = scale.points[pointOf(credit, scale)];
      return `${label}: ${point ? pointLabel(point, "skill") : ""}`;
    })
    .join(" · ");

/** The point of the page's scale that is nearest to a credit; of two, the lower one. */
function pointOf(credit: number, { points }: Scale): number {
  const distance = (at: number) => Math.abs((points[at]?.credit ?? 0) - credit);
  return points.reduce((best, _, at) => (distance(at) < distance(best) ? at : best), 0);
}

/** The answers with those of a column. What the person has answered before stays. */
export function withColumn(
  answers: Answers,
  occupation: string,
  { points, ratings }: RatingColumn,
  scale: Scale,
): Answers {
  return Object.entries(ratings).reduce((all, [code, at]) => {
    const id = { occupation, code };
    if (ratingOf(answers, id) !== undefined) return all;
    const credit = at === null ? undefined : points[at]?.credit;
    return withRating(all, id, credit === undefined ? null : pointOf(credit, scale));
  }, answers);
}
