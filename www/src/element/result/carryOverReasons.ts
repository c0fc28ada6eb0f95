import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Carried, Rated, SharedTerm, StatementReport } from "../../package/types.js";
import { bandWords, capitalised, count, inSentence, labelAt, list, percent, withArticle } from "../shared/words.js";
import { type Model, nameOf, type Part, type Send } from "../state/model.js";
import { parseStatementId, type StatementId } from "../state/statementId.js";
import { highlightWords } from "./highlightWords.js";

/** The carry-over that counts for a statement, or that contradicts its rating. */
export function carryOverOf({ evidence }: StatementReport): Carried | null {
  switch (evidence.type) {
    case "carried":
      return evidence;
    case "rated":
      return evidence.contradicts ? evidence.carried : null;
    case "same":
    case "open":
      return null;
  }
}

/** Why a statement counts as carried over: both statements, the shared terms, the missing terms. */
export function carryOverReasons(
  statement: StatementReport,
  carried: Carried,
  model: Model,
  send: Send,
): TemplateResult {
  const { source, reasons } = carried;
  const shared = reasons.shared.map(({ target }) => target);
  const missing = reasons.missing.map(({ target }) => target);
  const listed = (words: readonly string[]) => list(unique(words.map((word) => inSentence(word, statement.statement))));
  const alike = reasons.shared.filter((pair) => isOneWord(pair)).map(({ target }) => target);
  const close = reasons.shared
    .filter((pair) => !isOneWord(pair))
    .map((pair) => `${inSentence(pair.target, statement.statement)} (${inSentence(pair.source, source.statement)})`);
  return html`<div class="why" id="why-${statement.code}">
    ${statement.evidence.type === "rated" ? contradiction(statement, statement.evidence, carried, model) : nothing}
    <div class="pair">
      <figure class="pair-side">
        <figcaption>${carried.assumed ? "You assume this" : "You rated this"} <span class="code">${source.code}</span> of ${nameOf(model, source.occupation)}</figcaption>
        <blockquote>
          ${highlightWords(
            source.statement,
            reasons.shared.map(({ source: word }) => word),
          )}
        </blockquote>
        <p class="pair-answer">${carried.assumed ? "Assumed" : "Your answer"}: <b>${answer(carried, model)}</b></p>
      </figure>
      <figure class="pair-side">
        <figcaption>${capitalised(withArticle(model.target?.name ?? ""))} needs this <span class="code">${statement.code}</span></figcaption>
        <blockquote>${highlightWords(statement.statement, shared)}</blockquote>
      </figure>
    </div>
    <p class="why-words">
      <b>${bandWords(reasons)}.</b>
      ${alike.length > 0 ? html`In both: ${listed(alike)}.` : nothing}
      ${close.length > 0 ? html`Close in meaning: ${list(close)}.` : nothing}
      ${missing.length > 0 ? html`Only in what ${withArticle(model.target?.name ?? "")} needs: ${listed(missing)}.` : nothing}
      <span class="why-number">${effect(statement)}</span>
    </p>
    <div class="buttons">
      <button type="button" class="button" @click=${() => send({ type: "reject", source, target: targetId(statement, model) })}>
        Not the same <span class="vh">(${source.code} does not count for ${statement.code})</span>
      </button>
      ${rateButton(statement, model, send)}
    </div>
  </div>`;
}

/** Shown in place of the reasons once the carry-over is rejected. */
export function rejectedNote(
  statement: StatementReport,
  pair: readonly [string, string],
  model: Model,
  send: Send,
): TemplateResult {
  const { occupation, code } = parseStatementId(pair[0]);
  return html`<p class="refused-note">
    <span>${code} of ${nameOf(model, occupation)} no longer counts for ${statement.code}: you said it is not the same.</span>
    <button type="button" class="button" id="undo-${statement.code}" @click=${() => send({ type: "undoReject", code: statement.code, pair })}>
      Undo <span class="vh">(let ${code} count for ${statement.code} again)</span>
    </button>
  </p>`;
}

function contradiction(
  statement: StatementReport,
  { point }: Rated,
  carried: Carried,
  { scale }: Model,
): TemplateResult {
  return html`<p class="contradiction">
    Two of your answers point different ways. For ${statement.code} you said
    “${labelAt(scale.points, point, statement.kind)}”; your answer to ${carried.source.code} suggested more. Your own
    answer to ${statement.code} is the one that counts. If either looks wrong to you now, change it.
  </p>`;
}

function answer({ source, point }: Carried, { occupationOf, scale }: Model): string {
  const kind = occupationOf(source.occupation)?.ksbs.find(({ code }) => code === source.code)?.kind;
  return kind ? labelAt(scale.points, point, kind) : "";
}

/** What is expected of it rests on all that is like it, not on this one pair alone. */
function effect({ evidence, likely, restsOn }: StatementReport): string {
  if (evidence.type !== "carried" || likely === null) return "";
  const others = restsOn.length > 1 ? `Together with ${count(restsOn.length - 1, "other statement")} like it, a` : "A";
  return `${others}bout ${percent(likely)} of it is expected of you, as an estimate. Your own answer to it would settle it.`;
}

function rateButton(statement: StatementReport, { parts, target }: Model, send: Send): TemplateResult | typeof nothing {
  const part = parts.find(({ side, kind }: Part) => side === "target" && kind === statement.kind);
  if (!part || !target) return nothing;
  const id = { occupation: target.reference, code: statement.code };
  return html`<button type="button" class="button button-quiet" @click=${() => send({ type: "rateThis", part: part.id, id })}>
    ${statement.evidence.type === "rated" ? `Change my answer to ${statement.code}` : `Answer ${statement.code} myself`}
  </button>`;
}

const targetId = ({ code }: StatementReport, { target }: Model): StatementId => ({
  occupation: target?.reference ?? "",
  code,
});

const isOneWord = ({ source, target }: SharedTerm): boolean =>
  source.localeCompare(target, "en", { sensitivity: "base" }) === 0;

const unique = (words: readonly string[]): string[] => [...new Set(words)];
