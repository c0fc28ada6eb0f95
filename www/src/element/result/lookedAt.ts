import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport, StatementReport } from "../../package/types.js";
import { answerButton } from "../shared/answerButton.js";
import { kindKeys, oneStanding } from "../shared/words.js";
import { jobOf, type Model, type Send } from "../state/model.js";

/** The line of the plank that was touched, at the lower edge of the screen while the bridge is in view. */
export function lookedAt(report: GapReport, model: Model, send: Send): TemplateResult | typeof nothing {
  const { state, words } = model;
  // In the order of the planks.
  const all = kindKeys.flatMap(([kind]) => report.statements.filter((one) => one.kind === kind));
  const at = all.findIndex(({ code }) => code === state.plank);
  const statement = all[at];
  if (!statement) return nothing;
  const look = (code: string | null) => () => send({ type: "lookAt", code });
  const step = (key: "result.before" | "result.after", by: number) => {
    const to = all[at + by];
    return html`<button type="button" class="button" ?disabled=${!to} @click=${look(to?.code ?? null)}>${words.rich(key)}</button>`;
  };
  return html`<div class="looked-at">
    <p role="status"><span class="code">${statement.code}</span> ${statement.statement} <b class="looked-standing">${lookedAtWords(model, statement)}</b></p>
    <div class="looked-on">
      ${answerButton({ occupation: report.target.reference, code: statement.code }, statement.kind, words.rich(statement.evidence.type === "rated" ? "result.changeIt" : "result.answerIt", { code: statement.code }), model, send)} ${step("result.before", -1)} ${step("result.after", 1)}
      <button type="button" class="button" @click=${look(null)}>${words.say("close")}</button>
    </div>
  </div>`;
}

function lookedAtWords(model: Model, statement: StatementReport): string {
  const { words } = model;
  const { evidence } = statement;
  const standing = oneStanding(words, statement);
  return evidence.type === "carried"
    ? words.say("result.lookedAtFrom", {
        standing,
        code: evidence.source.code,
        occupation: jobOf(model, evidence.source.occupation),
      })
    : words.say("result.lookedAt", { standing });
}

/** Scrolls where the line lies over its plank, or the plank is out of view. */
export function uncover(root: ParentNode): void {
  const line = root.querySelector(".looked-at");
  // The other picture, wide or tall, is not shown.
  const plank = [...root.querySelectorAll(".plank-chosen")].find((one) => one.getClientRects().length > 0);
  if (!line || !plank) return;
  const { top, bottom } = plank.getBoundingClientRect();
  if (top < 0 || bottom > line.getBoundingClientRect().top) plank.scrollIntoView({ block: "center" });
}
