import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { PlanItem, PlanStep } from "../../package/types.js";
import { noteField } from "../rate/noteField.js";
import { answerButton } from "../shared/answerButton.js";
import { dayWords, today } from "../shared/day.js";
import { doneOn, noteOf, ratingOf } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import type { StatementId } from "../state/statementId.js";
import { sourceOf } from "../ways/words.js";
import { hasExample, helpsOthers } from "./planParts.js";

/** One statement of the plan: to tick, with its day, a note, and why it stands there. */
export function planItem(
  item: PlanItem,
  named: string,
  isFolded: boolean,
  occupation: PlanStep["occupation"],
  model: Model,
  send: Send,
): TemplateResult {
  const { code, statement } = item;
  const { words, state } = model;
  const { say, rich } = words;
  const id = { occupation: occupation.reference, code };
  const day = doneOn(state.answers, id);
  const mark = (to: string | null) => send({ type: "done", id, day: to });
  const isDone = day !== "";
  // What is done may change its answer: nothing here changes it by itself.
  const own = ratingOf(state.answers, id);
  const source = sourceOf(item, occupation, model);
  return html`<li class=${isFolded ? "gap plan-item gap-more" : "gap plan-item"}>
    <span class="plan-mark">
      <span class="code">${code}</span>
      <label class="plan-done">
        <input
          type="checkbox"
          .checked=${live(isDone)}
          @change=${({ target }: Changed) => mark(target.checked ? today() : null)}
        />
        <span>${rich("plan.done", { code: named })}</span>
      </label>
    </span>
    <div>
      ${statement}
      ${
        !isDone
          ? nothing
          : html`<label class="plan-day not-printed">
              ${rich("plan.doneOn", { code: named })}
              <input
                type="date"
                min="1950-01-01"
                max=${today()}
                .value=${live(day)}
                @change=${({ target }: Changed) => {
                  if (!isDay(target)) return;
                  sayWhy(target, "");
                  mark(target.value);
                }}
                @blur=${({ target }: Changed) => {
                  // While it is typed, a year is none yet.
                  if (isDay(target)) return;
                  target.value = day;
                  sayWhy(target, say("plan.noDay"));
                }}
              />
            </label>
            <span class="plan-why not-printed" role="alert"></span>
            <b class="paper-only">${say("plan.doneDay", { day: dayWords(words, day) })}</b>`
      }
      <div class="plan-do">
        ${isDone || typeof own !== "number" ? answerButton(id, item.kind, rich(own === undefined ? "plan.answer" : "plan.again", { code: named }), model, send) : nothing}
        ${noteField(id, model, send, rich(hasExample(item, isDone) ? "plan.prompt" : "plan.note", { code: named }))}
      </div>
      ${paperNote(item, id, isDone, model)}
    </div>
    <span class="gap-reason">
      ${source ? say("sentence", { text: source }) : nothing} ${helpsOthers(item) ? say("plan.helps") : nothing}
    </span>
  </li>`;
}

/** On paper: the note, or a line to write one on. */
function paperNote(
  item: PlanItem,
  id: StatementId,
  isDone: boolean,
  { state, words }: Model,
): TemplateResult | typeof nothing {
  const note = noteOf(state.answers, id);
  if (note) return html`<span class="paper-only">${words.say("table.note", { note })}</span>`;
  return item.standing === "open" && !isDone
    ? nothing
    : html`<span class="paper-only paper-line">${hasExample(item, isDone) ? words.say("plan.shown") : nothing}</span>`;
}

const isDay = ({ value, validity }: HTMLInputElement): boolean => value !== "" && validity.valid;

/** Says below a field why its day was not taken. Nothing else writes there. */
function sayWhy(field: HTMLInputElement, why: string): void {
  const place = field.closest("label")?.nextElementSibling;
  if (place) place.textContent = why;
}

type Changed = Event & { readonly target: HTMLInputElement };
