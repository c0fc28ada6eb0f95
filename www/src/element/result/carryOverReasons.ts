import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Carried, Rated, SharedTerm, StatementReport } from "../../package/types.js";
import { answerButton } from "../shared/answerButton.js";
import { inSentence, labelAt } from "../shared/words.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { parseStatementId, type StatementId } from "../state/statementId.js";
import type { Words } from "../words/words.js";
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
  const { words } = model;
  const { say, rich } = words;
  const target = model.target?.name ?? "";
  const shared = reasons.shared.map(({ target }) => target);
  const missing = reasons.missing.map(({ target }) => target);
  const listed = (all: readonly string[]) =>
    words.list(unique(all.map((word) => inSentence(word, statement.statement))));
  const alike = reasons.shared.filter((pair) => isOneWord(pair)).map(({ target }) => target);
  const close = reasons.shared
    .filter((pair) => !isOneWord(pair))
    .map((pair) =>
      say("why.closePair", {
        here: inSentence(pair.target, statement.statement),
        there: inSentence(pair.source, source.statement),
      }),
    );
  return html`<div class="why" id="why-${statement.code}">
    ${statement.evidence.type === "rated" ? contradiction(statement, statement.evidence, carried, model) : nothing}
    <div class="pair">
      <figure class="pair-side">
        <figcaption>${rich(carried.assumed ? "why.assumed" : "why.rated", { code: html`<span class="code">${source.code}</span>`, occupation: nameOf(model, source.occupation) })}</figcaption>
        <blockquote>
          ${highlightWords(
            source.statement,
            reasons.shared.map(({ source: word }) => word),
          )}
        </blockquote>
        <p class="pair-answer">${rich(carried.assumed ? "why.assumedAnswer" : "why.answer", { answer: answer(carried, model) })}</p>
      </figure>
      <figure class="pair-side">
        <figcaption>${rich("why.needs", { target: words.capitalised(say("why.aTarget", { target })), code: html`<span class="code">${statement.code}</span>` })}</figcaption>
        <blockquote>${highlightWords(statement.statement, shared)}</blockquote>
      </figure>
    </div>
    <p class="why-words">
      <b>${say("sentence", { text: say(`band.${reasons.band}`) })}</b>
      ${alike.length > 0 ? say("why.both", { words: listed(alike) }) : nothing}
      ${close.length > 0 ? say("why.close", { words: words.list(close) }) : nothing}
      ${missing.length > 0 ? say("why.missing", { target, words: listed(missing) }) : nothing}
      <span class="why-number">${effect(words, statement)}</span>
    </p>
    <div class="buttons">
      <button type="button" class="button" @click=${() => send({ type: "reject", source, target: targetId(statement, model) })}>
        ${rich("why.notSame", { source: source.code, target: statement.code })}
      </button>
      ${answerButton(
        targetId(statement, model),
        statement.kind,
        say(statement.evidence.type === "rated" ? "why.change" : "why.answerMyself", { code: statement.code }),
        model,
        send,
      )}
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
  const { occupation, code: source } = parseStatementId(pair[0]);
  const { say, rich } = model.words;
  const target = statement.code;
  return html`<p class="refused-note">
    <span>${say("why.rejected", { source, occupation: nameOf(model, occupation), target })}</span>
    <button type="button" class="button" id="undo-${statement.code}" @click=${() => send({ type: "undoReject", code: statement.code, pair })}>
      ${rich("why.undo", { source, target })}
    </button>
  </p>`;
}

function contradiction(
  statement: StatementReport,
  { point }: Rated,
  carried: Carried,
  { scale, words }: Model,
): TemplateResult {
  const answer = labelAt(scale.points, point, statement.kind);
  return html`<p class="contradiction">
    ${words.say("why.contradiction", { target: statement.code, answer, source: carried.source.code })}
  </p>`;
}

function answer({ source, point, credit }: Carried, { occupationOf, scale, words }: Model): string {
  const kind = occupationOf(source.occupation)?.ksbs.find(({ code }) => code === source.code)?.kind;
  if (!kind) return "";
  const label = labelAt(scale.points, point, kind);
  // What is assumed may lie halfway to the next point.
  const isHalfway = credit > (scale.points[point]?.credit ?? 1) + 0.0001;
  return isHalfway ? words.say("why.halfway", { label, next: labelAt(scale.points, point + 1, kind) }) : label;
}

/** What is expected of it rests on all that is like it, not on this one pair alone. */
function effect(words: Words, { evidence, likely, restsOn }: StatementReport): string {
  if (evidence.type !== "carried" || likely === null) return "";
  const [count, share] = [restsOn.length - 1, words.percent(likely)];
  return count > 0 ? words.say("why.together", { count, share }) : words.say("why.expected", { share });
}

export const targetId = ({ code }: StatementReport, { target }: Model): StatementId => ({
  occupation: target?.reference ?? "",
  code,
});

const isOneWord = ({ source, target }: SharedTerm): boolean =>
  source.localeCompare(target, "en", { sensitivity: "base" }) === 0;

const unique = (words: readonly string[]): string[] => [...new Set(words)];
