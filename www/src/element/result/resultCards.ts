import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport, StatementReport } from "../../package/types.js";
import { answerCount } from "../state/answers.js";
import { jobOf, type Model, nameOf } from "../state/model.js";

/** How many statements each card has. */
const most = 3;

/** What a person brings, what to learn first, what is worth answering: three of each. */
export function resultCards(report: GapReport, model: Model): TemplateResult {
  const { say } = model.words;
  const { total, held, open } = report.counts.overall;
  const first = missing(report);
  const none = answerCount(model.state.answers) > 0 ? "card.bringNotYet" : "card.bringNone";
  return html`<div class="cards">
    ${card(
      "bring",
      say("card.bring"),
      brings(report).map((one) => item(one, broughtFrom(one, model))),
      open === 0 ? say("card.bringNothing") : say(none, { count: open }),
    )}
    ${
      first.length === 0 && total > held
        ? nothing
        : card(
            "first",
            say("card.first"),
            first.map((one) => item(one, one.standing === "partly" ? say("card.firstPartly") : "")),
            say("card.firstNone"),
          )
    }
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

/** Two that a person holds, the strongest first, and the strongest that carries over; then more of both. */
export function brings({
  statements,
  strengths,
  lists,
}: Pick<GapReport, "statements" | "strengths" | "lists">): StatementReport[] {
  const of = new Map(statements.map((one) => [one.code, one]));
  const carried = statements
    .filter(({ evidence }) => evidence.type === "carried")
    .sort((a, b) => strengthOf(b) - strengthOf(a));
  const held = [...new Set([...strengths, ...lists.held])].flatMap((code) => of.get(code) ?? []);
  return [...new Set([...held.slice(0, 2), ...carried.slice(0, 1), ...held, ...carried])];
}

const strengthOf = ({ evidence }: StatementReport): number => (evidence.type === "carried" ? evidence.strength : 0);

function broughtFrom({ evidence }: StatementReport, model: Model): string {
  const { say } = model.words;
  switch (evidence.type) {
    case "carried":
    case "same": {
      const { code, occupation } = evidence.source;
      const key = evidence.type === "same" ? "card.same" : "card.probably";
      return say(key, { code, occupation: jobOf(model, occupation) });
    }
    case "rated":
      return say("card.own");
    case "open":
      return "";
  }
}

const missing = ({ statements, lists }: GapReport): StatementReport[] =>
  [...lists.toLearn, ...lists.partly].flatMap((code) => statements.find((one) => one.code === code) ?? []);

/** The job that a question is about, where there are several. */
function jobAsked(model: Model, reference: string): string {
  const { current, target } = model;
  const { say } = model.words;
  if (reference === target?.reference) return current && current !== target ? say("card.forTarget") : "";
  if (reference === current?.reference) return say("card.fromCurrent");
  return say("card.of", { occupation: nameOf(model, reference) });
}

/** The three questions that help most. */
function ask(model: Model): TemplateResult {
  const { queries, occupationOf, words } = model;
  const questions = (queries.reports.next?.questions ?? [])
    .slice(0, most)
    .flatMap(({ statement: { occupation, code } }) => {
      const ksb = occupationOf(occupation)?.ksbs.find((one) => one.code === code);
      return ksb ? [{ ...ksb, of: jobAsked(model, occupation) }] : [];
    });
  return html`<section class="card" aria-labelledby="card-ask">
    <h2 id="card-ask">${words.say("card.ask")}</h2>
    ${
      questions.length > 0
        ? html`<ol role="list">
          ${questions.map(({ code, statement, of }) => html`<li><span>${statement}</span> <span class="card-note"><span class="code">${code}</span> ${of}</span></li>`)}
        </ol>`
        : html`<p class="small">${
            queries.loading === "failed"
              ? words.say("sentence", { text: words.say("rest.failed") })
              : words.say(queries.reports.next ? "card.askNone" : "moment")
          }</p>`
    }
  </section>`;
}
