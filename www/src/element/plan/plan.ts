import { html, nothing, type TemplateResult } from "lit/html.js";
import type { PlanReport, PlanStep } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { assumptionNote } from "../result/assumptionNote.js";
import { askedNote } from "../shared/askedNote.js";
import { queryFailed } from "../shared/loadingNotices.js";
import { paperNotes } from "../shared/paperNotes.js";
import { stepTally } from "./planWords.js";
import type { Model, Send } from "../state/model.js";
import { biggestUnlock } from "../ways/biggestUnlock.js";
import { productWords } from "../ways/words.js";
import { planItem } from "./planItem.js";
import { type PlanPart, partWords, planParts } from "./planParts.js";
import { otherWay } from "./otherWay.js";

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
    ${otherWay(report, model, commands.send)}
    ${assumptionNote(report.assumed, model)} ${askedNote(model, commands.send)}
    ${report.warnings.map(({ message }) => html`<p class="lead">${message}</p>`)}
    ${paperNotes(model)}
    <div class="block">
      ${report.biggestUnlock ? biggestUnlock(report.biggestUnlock, model) : nothing}
      ${report.steps.map((step, at) => planStep(step, at + 1, report, step === opening, model, commands.send))}
      <div class="buttons plan-buttons">
        <button type="button" class="button" @click=${commands.downloadPlan}>${words.rich("plan.download")}</button>
        <button type="button" class="button" @click=${() => commands.print("plan")}>${say("plan.print")}</button>
      </div>
    </div>
  </section>`;
}

function planStep(
  step: PlanStep,
  number: number,
  { steps }: PlanReport,
  isFirst: boolean,
  model: Model,
  send: Send,
): TemplateResult {
  const { words } = model;
  const { say } = words;
  const { occupation, products, counts, items } = step;
  const { name } = occupation;
  const title = steps.length === 1 ? name : say("plan.step", { step: number, occupation: name });
  return html`<section class="plan-step" aria-labelledby="plan-step-${number}">
    <h3 id="plan-step-${number}" class=${steps.length === 1 ? "vh" : ""}>${title}</h3>
    <p class="small">
      ${items.length === 0 ? say("plan.nothingHere") : stepTally(words, counts, number)}
      ${products.length > 0 ? say("plan.teaches", { products: words.list(products.map((one) => productWords(words, one))) }) : nothing}
    </p>
    ${planParts(items).map((part, at) =>
      planList(part, step, steps.length > 1, isFirst && at === 0 ? first : 0, model, send),
    )}
  </section>`;
}

/** The items of one standing: the first ones, and all on request and on paper. */
function planList(
  { key, items }: PlanPart,
  { occupation, counts }: PlanStep,
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
  const title = partWords(words, key, counts);
  const part = named(title);
  const isWhole = state.openPlan.has(list);
  // To hide one line takes a line.
  const folds = items.length > least + 1;
  const shown = isWhole || !folds ? items.length : least;
  return html`<div class="plan-list" data-part=${key.slice("plan.".length)}>
    <h4 class="plan-part">${title} <span class="small">· ${words.say("plan.statements", { count: items.length })}</span></h4>
    ${
      folds
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
