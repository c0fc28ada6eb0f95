import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport, Kind, Standing, StatementReport } from "../../package/types.js";
import {
  kindKeys,
  kindNames,
  sameWords,
  standingName,
  standings,
  standingWords,
  tallyWords,
  withArticle,
} from "../shared/words.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { carryOverOf, carryOverReasons, rejectedNote } from "./carryOverReasons.js";
import { plankMark } from "./standingCounts.js";

/**
 * Every statement of the target with its standing. The roles are explicit because the narrow
 * layout changes `display`, and some browsers then drop the table from the accessibility tree.
 */
export function table(report: GapReport, model: Model, send: Send): TemplateResult {
  return html`<section class="block" aria-labelledby="table-heading">
    <h2 id="table-heading" tabindex="-1">Every statement, one by one</h2>
    ${filters(report, model, send)}
    <table class="statements" role="table" aria-labelledby="table-heading">
      <thead role="rowgroup" class=${kindKeys.some(([kind]) => isKindOpen(kind, model)) ? "" : "vh"}>
        <tr role="row">
          <th role="columnheader" scope="col">Code</th>
          <th role="columnheader" scope="col">What ${withArticle(report.target.name)} needs</th>
          <th role="columnheader" scope="col">Where you stand</th>
        </tr>
      </thead>
      ${kindKeys.map(([kind, key]) => {
        const rows = report.statements.filter((statement) => statement.kind === kind && isListed(statement, model));
        if (rows.length === 0) return nothing;
        const isOpen = isKindOpen(kind, model);
        return html`<tbody role="rowgroup">
          <tr class="group-row" role="row">
            <th role="rowheader" scope="rowgroup" colspan="3">
              ${kindName(kind, rows.length, isOpen, model, send)} <span class="group-tally">${tallyWords(report.counts[key])}</span>
            </th>
          </tr>
          ${isOpen ? rows.map((statement) => row(statement, model, send)) : nothing}
        </tbody>`;
      })}
    </table>
  </section>`;
}

function filters({ counts: { overall } }: GapReport, { state }: Model, send: Send): TemplateResult {
  const filters: [Standing | "all", string, number][] = [
    ["all", "All", overall.total],
    ...standings.map((standing): [Standing, string, number] => [
      standing,
      standingName(standing, overall),
      overall[standing],
    ]),
  ];
  return html`<fieldset class="filters">
    <legend>Show</legend>
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

function kindName(kind: Kind, rows: number, isOpen: boolean, { state }: Model, send: Send): TemplateResult | string {
  if (state.filter !== "all") return kindNames[kind];
  return html`<button type="button" class="kind-toggle" aria-expanded=${isOpen ? "true" : "false"} @click=${() => send({ type: "toggleKind", kind })}>
    ${kindNames[kind]}<span class="vh">: ${isOpen ? "hide" : "show"} ${rows} statements</span>
  </button>`;
}

/** A row with open reasons stays, so that rejecting a carry-over does not remove it. */
const isListed = ({ code, standing }: StatementReport, { state }: Model): boolean =>
  state.filter === "all" || state.filter === standing || state.openReasons.has(code) || state.justRejected.has(code);

function row(statement: StatementReport, model: Model, send: Send): TemplateResult {
  const { code, standing, note, evidence } = statement;
  const carried = carryOverOf(statement);
  const justRejected = model.state.justRejected.get(code);
  const open = carried !== null && model.state.openReasons.has(code);
  return html`<tr role="row" class="standing-${standing}">
      <td role="cell" class="cell-code">${code}</td>
      <th role="rowheader" scope="row" class="cell-statement">
        ${statement.statement} ${note ? html`<span class="note">Your note: ${note}</span>` : nothing}
      </th>
      <td role="cell" class="cell-standing">
        <span class="standing">${plankMark(statement.standing)} ${standingWords(statement, model.scale.points)}</span>
        ${evidence.type === "same" ? html`<span class="from">${sameWords(evidence.source.code, nameOf(model, evidence.source.occupation))}.</span>` : nothing}
        ${carried ? source(statement, carried.source.code, open, send) : nothing}
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

function source({ code, evidence }: StatementReport, from: string, open: boolean, send: Send): TemplateResult {
  return html`<span class="from">${evidence.type === "carried" ? `from ${from}${evidence.assumed ? ", as you assume" : ""}` : `but ${from} suggested more`}</span>
    <button
      type="button"
      class="button button-why"
      id="ask-${code}"
      aria-expanded=${open}
      aria-controls=${open ? `why-${code}` : nothing}
      @click=${() => send({ type: "toggleReasons", code })}
    >
      Why? <span class="vh">${code}</span>
    </button>`;
}
