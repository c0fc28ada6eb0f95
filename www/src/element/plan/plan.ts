import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { PlanItem, PlanReport, PlanStep } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { assumptionNote } from "../result/assumptionNote.js";
import { askedNote } from "../shared/askedNote.js";
import { dayWords, today } from "../shared/day.js";
import { queryFailed } from "../shared/loadingNotices.js";
import { paperNotes } from "../shared/paperNotes.js";
import { tallyWords } from "../shared/words.js";
import { doneOn } from "../state/answers.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { biggestUnlock, itemsOf } from "../ways/biggestUnlock.js";
import { productWords, sourceWords } from "../ways/words.js";
import { hasExample, helpsOthers, type PlanPart, planParts } from "./planParts.js";

/** How many items are shown at first: of the first list. The others are opened. */
const first = 2;

/** What is to learn, to check and to ask on the chosen pathway, the most useful first. */
export function plan(model: Model, commands: Commands): TemplateResult | typeof nothing {
  const { queries, words } = model;
  const { say } = words;
  const { plan: report } = queries.reports;
  if (queries.errors.plan !== undefined) return queryFailed(words, queries.errors.plan);
  if (!report) return nothing;
  const isEmpty = report.steps.every(({ items }) => items.length === 0);
  const opening = report.steps.find(({ items }) => items.length > 0);
  const target = report.steps.at(-1)?.occupation.name ?? "";
  return html`<section class="plan" aria-labelledby="plan">
    <h2 class="vh" id="plan" tabindex="-1">${say("plan.heading")}</h2>
    <p class="lead">
      ${say(isEmpty ? "plan.nothing" : "plan.lead", { target })}
    </p>
    ${assumptionNote(report.assumed, model)} ${askedNote(model, commands.send)}
    ${report.warnings.map(({ message }) => html`<p class="lead">${message}</p>`)}
    ${paperNotes(model)}
    <div class="block">
      ${report.biggestUnlock ? biggestUnlock(report.biggestUnlock, itemsOf(report), model) : nothing}
      ${report.steps.map((step, at) => planStep(step, at + 1, report, step === opening, model, commands.send))}
      <div class="buttons plan-buttons">
        <button type="button" class="button" @click=${commands.downloadPlan}>${words.rich("plan.download")}</button>
        <button type="button" class="button" @click=${() => commands.print("plan")}>${say("plan.print")}</button>
      </div>
    </div>
  </section>`;
}

function planStep(
  { occupation, products, counts, items }: PlanStep,
  number: number,
  { steps }: PlanReport,
  isFirst: boolean,
  model: Model,
  send: Send,
): TemplateResult {
  const { words } = model;
  const { say } = words;
  const { name } = occupation;
  const title = steps.length === 1 ? name : say("plan.step", { step: number, occupation: name });
  return html`<section class="plan-step" aria-labelledby="plan-step-${number}">
    <h3 id="plan-step-${number}">${title}</h3>
    <p class="small">
      ${items.length === 0 ? say("plan.nothingHere") : words.sentence(tallyWords(words, counts))}
      ${products.length > 0 ? say("plan.teaches", { products: words.list(products.map((one) => productWords(words, one))) }) : nothing}
    </p>
    ${planParts(items).map((part, at) =>
      planList(part, occupation, steps.length > 1, isFirst && at === 0 ? first : 0, model, send),
    )}
  </section>`;
}

/** The items of one standing: the first ones, and all on request and on paper. */
function planList(
  { key, items }: PlanPart,
  occupation: PlanStep["occupation"],
  isOfSeveral: boolean,
  least: number,
  model: Model,
  send: Send,
): TemplateResult {
  const { words, state } = model;
  const { name } = occupation;
  const list = `plan-${occupation.reference}-${key.slice("plan.".length)}`;
  // What is named the same in several steps is told apart by its occupation.
  const named = (what: string) => (isOfSeveral ? words.say("plan.ofStep", { what, occupation: name }) : what);
  const part = named(words.say(key));
  const isWhole = state.openPlan.has(list);
  const shown = isWhole ? items.length : least;
  return html`<div class="plan-list">
    <h4 class="plan-part">${words.say(key)} <span class="small">${items.length}</span></h4>
    ${
      items.length > least
        ? html`<button
          type="button"
          class="button button-quiet plan-more"
          aria-expanded=${isWhole}
          aria-controls=${list}
          @click=${() => send({ type: "togglePlan", list })}
        >
          ${
            !isWhole
              ? words.rich("plan.all", { count: items.length, list: part })
              : least > 0
                ? words.rich("plan.onlyFirst", { number: least, list: part })
                : words.rich("plan.close", { list: part })
          }
        </button>`
        : nothing
    }
    <ol class="gaps" id=${list}>
      ${items.map((item, at) => planItem(item, named(item.code), at >= shown, occupation, model, send))}
    </ol>
  </div>`;
}

function planItem(
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
  const source = sourceWords(words, item, occupation, (reference) => nameOf(model, reference));
  return html`<li class=${isFolded ? "gap plan-item gap-more" : "gap plan-item"}>
    <span class="plan-mark">
      <span class="code">${code}</span>
      <label class="plan-done">
        <input
          type="checkbox"
          .checked=${live(day !== "")}
          @change=${({ target }: Changed) => mark(target.checked ? today() : null)}
        />
        <span>${rich("plan.done", { code: named })}</span>
      </label>
    </span>
    <span>
      ${statement}
      ${
        day === ""
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
      ${hasExample(item, day !== "") ? html`<span class="note prompt">${say("plan.prompt")}</span>` : nothing}
    </span>
    <span class="gap-reason">
      ${source ? say("sentence", { text: source }) : nothing} ${helpsOthers(item) ? say("plan.helps") : nothing}
    </span>
  </li>`;
}

const isDay = ({ value, validity }: HTMLInputElement): boolean => value !== "" && validity.valid;

/** Says below a field why its day was not taken. Nothing else writes there. */
function sayWhy(field: HTMLInputElement, why: string): void {
  const place = field.closest("label")?.nextElementSibling;
  if (place) place.textContent = why;
}

type Changed = Event & { readonly target: HTMLInputElement };
