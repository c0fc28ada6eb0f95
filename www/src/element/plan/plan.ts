import { html, nothing, type TemplateResult } from "lit/html.js";
import type { PlanItem, PlanReport, PlanStep } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { assumptionNote } from "../result/assumptionNote.js";
import { askedNote } from "../shared/askedNote.js";
import { queryFailed } from "../shared/loadingNotices.js";
import { tallyWords } from "../shared/words.js";
import { type Model, nameOf } from "../state/model.js";
import { biggestUnlock } from "../ways/biggestUnlock.js";
import { productWords, sourceWords } from "../ways/words.js";
import { helpsOthers, planParts } from "./planParts.js";

/** How many items of each part of a step are shown at first. */
const first = 5;

/** What is to learn, to check and to ask on the chosen pathway, the most useful first. */
export function plan(model: Model, commands: Commands): TemplateResult | typeof nothing {
  const { queries, state, words } = model;
  const { say } = words;
  const { plan: report } = queries.reports;
  if (queries.errors.plan !== undefined) return queryFailed(words, queries.errors.plan);
  if (!report) return nothing;
  const longest = Math.max(
    0,
    ...report.steps.flatMap(({ items }) => planParts(items).map(({ items: own }) => own.length)),
  );
  const target = report.steps.at(-1)?.occupation.name ?? "";
  return html`<section class="plan" aria-labelledby="plan">
    <h2 id="plan" tabindex="-1">${say("plan.heading")}</h2>
    <p class="lead">
      ${say(longest === 0 ? "plan.nothing" : "plan.lead", { target })}
    </p>
    ${assumptionNote(report.assumed, model)} ${askedNote(model, commands.send)}
    ${report.warnings.map(({ message }) => html`<p class="lead">${message}</p>`)}
    <div class="block">
      ${report.biggestUnlock ? biggestUnlock(report.biggestUnlock, model) : nothing}
      ${report.steps.map((step, at) => planStep(step, at + 1, report, model))}
      <div class="buttons plan-buttons">
        ${
          longest > first
            ? html`<button type="button" class="button" id="whole-plan" aria-expanded=${state.wholePlan} @click=${() => commands.send({ type: "togglePlan" })}>
              ${state.wholePlan ? say("plan.onlyFirst", { count: first }) : say("plan.whole")}
            </button>`
            : nothing
        }
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
  model: Model,
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
    ${planParts(items).map(
      ({ key, items: own }) => html`<h4 class="plan-part">${say(key)} <span class="small">${own.length}</span></h4>
        <ol class="gaps">
          ${own.map((item, at) => planItem(item, at, occupation, model))}
        </ol>`,
    )}
  </section>`;
}

function planItem(item: PlanItem, at: number, occupation: PlanStep["occupation"], model: Model): TemplateResult {
  const { code, statement, prompt } = item;
  const { words } = model;
  const { say } = words;
  const source = sourceWords(words, item, occupation, (reference) => nameOf(model, reference));
  return html`<li class=${at < first || model.state.wholePlan ? "gap plan-item" : "gap plan-item gap-more"}>
    <span class="code">${code}</span>
    <span>
      ${statement}
      <span class="note prompt">${say("plan.prompt", { prompt: lower(prompt) })}</span>
    </span>
    <span class="gap-reason">
      ${source ? say("sentence", { text: source }) : nothing} ${helpsOthers(item) ? say("plan.helps") : nothing}
    </span>
  </li>`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
