/** The answers that a CV proposes. Each counts only once the person takes it. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Proposal } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { queryFailed, waiting } from "../shared/loadingNotices.js";
import { labelAt } from "../shared/words.js";
import { ratingOf } from "../state/answers.js";
import { type Model, nameOf } from "../state/model.js";
import type { Adding } from "../state/state.js";
import { formatStatementId } from "../state/statementId.js";

type Reading = Extract<Adding, { step: "profile" }>;

export function profileView(reading: Reading, model: Model, { add, send }: Commands): TemplateResult {
  const { queries, target, current, words } = model;
  const { say, rich } = words;
  const { proposals: report } = queries.reports;
  return html`<div class="notice add-advert" id="add-note" tabindex="-1">
    <div>
      <p>
        ${rich("profile.read", { count: reading.profile.sentences.length })}
      </p>
      ${reading.profile.warnings.map(({ message }) => html`<p class="small">${message}</p>`)}
      ${
        !target && !current
          ? html`<p>${say("profile.noTarget")}</p>`
          : queries.errors.proposals !== undefined
            ? queryFailed(words, queries.errors.proposals)
            : report
              ? proposed(report.proposals, reading, model, send)
              : waiting(say("profile.looking"))
      }
    </div>
    <div class="buttons">
      <button type="button" class="button" @click=${() => send({ type: "adding", adding: { step: "ask" } })}>${say("close")}</button>
      <button type="button" class="button button-quiet" @click=${() => add.as("advert")}>${say("profile.isAdvert")}</button>
    </div>
  </div>`;
}

function proposed(
  proposals: readonly Proposal[],
  reading: Reading,
  model: Model,
  send: Commands["send"],
): TemplateResult {
  const { say } = model.words;
  if (proposals.length === 0) return html`<p>${say("profile.nothing")}</p>`;
  return html`<p>
      ${say("profile.number", { count: proposals.length })}
    </p>
    <ul class="proposals" role="list">
      ${bySentence(proposals).map(
        ([sentence, own]) => html`<li class="proposal-sentence">
          <p>${say("profile.wrote", { text: reading.profile.sentences[sentence]?.text ?? "" })}</p>
          <ul role="list">
            ${own.map((one) => proposal(one, reading, model, send))}
          </ul>
        </li>`,
      )}
    </ul>`;
}

/** In the order of the CV: one sentence may propose several. */
function bySentence(proposals: readonly Proposal[]): [sentence: number, own: Proposal[]][] {
  const groups = new Map<number, Proposal[]>();
  for (const one of proposals) groups.set(one.sentence, [...(groups.get(one.sentence) ?? []), one]);
  return [...groups].sort(([one], [other]) => one - other);
}

function proposal(
  { statement, kind, point }: Proposal,
  { refused }: Reading,
  model: Model,
  send: Commands["send"],
): TemplateResult {
  const { occupation, code } = statement;
  const id = { occupation, code };
  const rating = ratingOf(model.state.answers, id);
  const isTaken = rating === point;
  const isRefused = rating === undefined && refused.includes(formatStatementId(id));
  const { points } = model.scale;
  const { say, rich } = model.words;
  const other =
    rating === undefined || isTaken ? nothing : rating === null ? say("notSure") : labelAt(points, rating, kind);
  return html`<li class="proposal">
    <p><span class="code">${code}</span> ${statement.statement} <span class="small">${nameOf(model, occupation)}</span></p>
    <p><b>${say("profile.answer", { answer: labelAt(points, point, kind) })}</b>${other === nothing ? nothing : html` <span class="small">${say("profile.own", { answer: other })}</span>`}</p>
    <div class="buttons">
      <button
        type="button"
        class="button"
        aria-pressed=${isTaken ? "true" : "false"}
        @click=${() => send(isTaken ? { type: "clear", id } : { type: "rate", id, rating: point })}
      >
        ${isTaken ? html`<span aria-hidden="true">✓&nbsp;</span>${rich("profile.taken", { code })}` : rich("profile.take", { code })}
      </button>
      <button
        type="button"
        class="button button-quiet"
        aria-pressed=${isRefused ? "true" : "false"}
        ?disabled=${rating !== undefined}
        @click=${() => send({ type: "refuse", id, refused: !isRefused })}
      >
        ${rich(isRefused ? "profile.notTaken" : "profile.no", { code })}
      </button>
    </div>
  </li>`;
}
