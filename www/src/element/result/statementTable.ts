import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Carried, GapReport, Kind, Standing, StatementReport } from "../../package/types.js";
import { answerButton } from "../shared/answerButton.js";
import { withLongNames } from "../shared/longName.js";
import { kindKeys, standingName, standings, standingWords, tallyWords } from "../shared/words.js";
import { countsAdvert } from "../state/answers.js";
import { jobOf, type Model, nameOf, type Send } from "../state/model.js";
import { carryOverOf, carryOverReasons, rejectedNote, targetId } from "./carryOverReasons.js";
import { plankMark } from "./standingCounts.js";

/**
 * Every statement of the target with its standing. The roles are explicit because the narrow
 * layout changes `display`, and some browsers then drop the table from the accessibility tree.
 */
export function table(report: GapReport, model: Model, send: Send): TemplateResult {
  const { words } = model;
  const { say } = words;
  return html`<section class="block" aria-labelledby="table-heading">
    <h2 id="table-heading" tabindex="-1">${say("table.title")}</h2>
    ${filters(report, model, send)}
    <table class="statements" role="table" aria-labelledby="table-heading">
      <thead role="rowgroup" class=${kindKeys.some(([kind]) => isKindOpen(kind, model)) ? "" : "vh"}>
        <tr role="row">
          <th role="columnheader" scope="col">${say("table.code")}</th>
          <th role="columnheader" scope="col">${countsAdvert(model.state.answers) ? say("table.asked") : withLongNames(say("table.needs", { target: report.target.name }), [report.target.name])}</th>
          <th role="columnheader" scope="col">${say("table.standing")}</th>
        </tr>
      </thead>
      ${kindKeys.map(([kind, key]) => {
        const rows = report.statements.filter((statement) => statement.kind === kind && isListed(statement, model));
        if (rows.length === 0) return nothing;
        const isOpen = isKindOpen(kind, model);
        return html`<tbody role="rowgroup">
          <tr class="group-row" role="row">
            <th role="rowheader" scope="rowgroup" colspan="3">
              ${kindName(kind, rows.length, isOpen, model, send)} <span class="group-tally">${tallyWords(words, report.counts[key])}</span>
            </th>
          </tr>
          ${isOpen ? rows.map((statement) => row(statement, model, send)) : nothing}
        </tbody>`;
      })}
    </table>
  </section>`;
}

function filters({ counts: { overall } }: GapReport, { state, words }: Model, send: Send): TemplateResult {
  const filters: [Standing | "all", string, number][] = [
    ["all", words.say("table.all"), overall.total],
    ...standings.map((standing): [Standing, string, number] => [
      standing,
      standingName(words, standing, overall),
      overall[standing],
    ]),
  ];
  return html`<fieldset class="filters">
    <legend>${words.say("table.show")}</legend>
    ${filters
      .filter(([filter, , number]) => number > 0 || filter === state.filter)
      .map(
        ([filter, name, number]) => html`<label class="pill">
          <input type="radio" name="filter" .checked=${state.filter === filter} @change=${() => send({ type: "filter", filter })} />
          <span>${name} <b>${number}</b></span>
        </label>`,
      )}
  </fieldset>`;
}

/** All of one standing are shown at once; of all statements, one kind at a time. On paper everything is. */
const isKindOpen = (kind: Kind, { state, report }: Model): boolean =>
  state.printing !== null ||
  state.filter !== "all" ||
  state.openKinds.has(kind) ||
  (report?.statements.some(
    (one) => one.kind === kind && (state.openReasons.has(one.code) || state.justRejected.has(one.code)),
  ) ??
    false);

function kindName(
  kind: Kind,
  count: number,
  isOpen: boolean,
  { state, words: { say, rich } }: Model,
  send: Send,
): TemplateResult | string {
  const name = say(`kind.${kind}`);
  if (state.filter !== "all") return name;
  return html`<button type="button" class="kind-toggle" aria-expanded=${isOpen ? "true" : "false"} @click=${() => send({ type: "toggleKind", kind })}>
    ${rich(isOpen ? "table.hideKind" : "table.showKind", { kind: name, count })}
  </button>`;
}

/** A row with open reasons stays, so that rejecting a carry-over does not remove it. */
const isListed = ({ code, standing }: StatementReport, { state }: Model): boolean =>
  state.filter === "all" || state.filter === standing || state.openReasons.has(code) || state.justRejected.has(code);

function row(statement: StatementReport, model: Model, send: Send): TemplateResult {
  const { code, standing, note, evidence } = statement;
  const { words } = model;
  const carried = carryOverOf(statement);
  const justRejected = model.state.justRejected.get(code);
  const open = carried !== null && model.state.openReasons.has(code);
  return html`<tr role="row" class="standing-${standing}">
      <td role="cell" class="cell-code">${code}</td>
      <th role="rowheader" scope="row" class="cell-statement">
        ${statement.statement} ${note ? html`<span class="note">${words.say("table.note", { note })}</span>` : nothing}
      </th>
      <td role="cell" class="cell-standing">
        <span class="standing">${plankMark(statement.standing)} ${standingWords(words, statement, model.scale.points)}</span>
        ${evidence.type === "same" ? html`<span class="from">${words.say("sentence", { text: words.say("sameWords", { code: evidence.source.code, occupation: nameOf(model, evidence.source.occupation) }) })}</span>` : nothing}
        ${carried ? source(statement, carried.source, open, model, send) : nothing}
        ${evidence.type === "open" ? answerButton(targetId(statement, model), statement.kind, words.rich("result.answerIt", { code }), model, send) : nothing}
      </td>
    </tr>
    ${
      open || justRejected
        ? html`<tr role="row" class="why-row">
          <td role="cell" colspan="3">
            ${justRejected ? rejectedNote(statement, justRejected, model, send) : nothing} ${open ? carryOverReasons(statement, carried, model, send) : nothing}
          </td>
        </tr>`
        : nothing
    }`;
}

function source(
  { code, evidence }: StatementReport,
  { code: from, occupation }: Carried["source"],
  open: boolean,
  model: Model,
  send: Send,
): TemplateResult {
  const { say } = model.words;
  const key = evidence.type !== "carried" ? "table.suggested" : evidence.assumed ? "table.fromAssumed" : "table.from";
  return html`<span class="from">${say(key, { code: from, occupation: jobOf(model, occupation) })}</span>
    <button
      type="button"
      class="button button-why"
      id="ask-${code}"
      aria-expanded=${open}
      aria-controls=${open ? `why-${code}` : nothing}
      @click=${() => send({ type: "toggleReasons", code })}
    >
      ${say("why")} <span class="vh">${code}</span>
    </button>`;
}
