import { html, type TemplateResult } from "lit/html.js";
import type { GapReport, StatementReport } from "../../package/types.js";
import { type Model, nameOf } from "../state/model.js";

/** How many statements each card has. */
const most = 3;

/** What a person brings, what to learn first, what is worth answering: three of each. */
export function resultCards(report: GapReport, model: Model): TemplateResult {
  return html`<div class="cards">
    ${card(
      "bring",
      "What you bring",
      brings(report).map((one) => item(one, broughtFrom(one, model))),
      "Answer a few questions to see it here.",
    )}
    ${card(
      "first",
      "Learn first",
      missing(report).map((one) => item(one, one.standing === "partly" ? "you hold it in part" : "")),
      report.counts.overall.total === report.counts.overall.held
        ? "Nothing: you hold all of it."
        : "Nothing is known to be missing yet.",
    )}
    ${ask(model)}
  </div>`;
}

const card = (
  id: string,
  title: string,
  items: readonly TemplateResult[],
  none: string,
): TemplateResult => html`<section
  class="card"
  aria-labelledby="card-${id}"
>
  <h2 id="card-${id}">${title}</h2>
  ${items.length === 0 ? html`<p class="small">${none}</p>` : html`<ol role="list">${items.slice(0, most)}</ol>`}
</section>`;

const item = ({ code, statement }: StatementReport, note: string): TemplateResult => html`<li>
  <span>${statement}</span> <span class="card-note"><span class="code">${code}</span> ${note}</span>
</li>`;

/** What carries over, the strongest first; then what is held beyond what is asked, and what is held. */
function brings({ statements, strengths, lists }: GapReport): StatementReport[] {
  const of = new Map(statements.map((one) => [one.code, one]));
  const carried = statements
    .filter(({ evidence }) => evidence.type === "carried")
    .sort((a, b) => strengthOf(b) - strengthOf(a));
  const same = statements.filter(({ evidence, standing }) => evidence.type === "same" && standing === "held");
  const held = [...strengths, ...lists.held].flatMap((code) => of.get(code) ?? []);
  return [...new Set([...same, ...carried, ...held])];
}

const strengthOf = ({ evidence }: StatementReport): number => (evidence.type === "carried" ? evidence.strength : 0);

function broughtFrom({ evidence }: StatementReport, model: Model): string {
  switch (evidence.type) {
    case "carried":
      return `probably, from ${evidence.source.code} of ${whose(evidence.source.occupation, model)}`;
    case "same":
      return `the same as ${evidence.source.code} of ${whose(evidence.source.occupation, model)}`;
    case "rated":
      return "your own answer";
    case "open":
      return "";
  }
}

const whose = (reference: string, model: Model): string =>
  reference === model.current?.reference ? "your job" : nameOf(model, reference);

const missing = ({ statements, lists }: GapReport): StatementReport[] =>
  [...lists.toLearn, ...lists.partly].flatMap((code) => statements.find((one) => one.code === code) ?? []);

/** The three questions that help most. */
function ask(model: Model): TemplateResult {
  const { queries, occupationOf } = model;
  const questions = (queries.reports.next?.questions ?? [])
    .slice(0, most)
    .flatMap(({ statement: { occupation, code } }) => {
      const ksb = occupationOf(occupation)?.ksbs.find((one) => one.code === code);
      return ksb ? [{ ...ksb, of: whose(occupation, model) }] : [];
    });
  return html`<section class="card" aria-labelledby="card-ask">
    <h2 id="card-ask">Worth answering next</h2>
    ${
      questions.length > 0
        ? html`<ol role="list">
          ${questions.map(({ code, statement, of }) => html`<li><span>${statement}</span> <span class="card-note"><span class="code">${code}</span> of ${of}</span></li>`)}
        </ol>`
        : html`<p class="small">${queries.reports.next ? "Nothing is left to ask." : "One moment…"}</p>`
    }
  </section>`;
}
