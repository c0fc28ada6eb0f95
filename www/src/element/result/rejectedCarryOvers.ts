import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Model, Send } from "../state/model.js";
import { parseStatementId } from "../state/statementId.js";

/** The carry-overs that the person has rejected, each with a button to put it back. */
export function rejectedCarryOvers(
  { state, occupationOf, words: { say, rich } }: Model,
  send: Send,
): TemplateResult | typeof nothing {
  const pairs = state.answers.rejected ?? [];
  if (pairs.length === 0) return nothing;
  const statement = (text: string): string => {
    const { occupation, code } = parseStatementId(text);
    return occupationOf(occupation)?.ksbs.find((ksb) => ksb.code === code)?.statement ?? text;
  };
  return html`<section class="block" aria-labelledby="rejected-heading">
    <h2 id="rejected-heading" tabindex="-1">${say("rejected.title")}</h2>
    <ul class="refused">
      ${pairs.map(
        ([source, target]) => html`<li>
          <p><span class="code">${parseStatementId(source).code}</span> ${statement(source)}</p>
          <p class="refused-not">${say("rejected.not")}</p>
          <p><span class="code">${parseStatementId(target).code}</span> ${statement(target)}</p>
          <button type="button" class="button" @click=${() => send({ type: "withdrawRejection", pair: [source, target] })}>
            ${rich("rejected.putBack", { source: parseStatementId(source).code, target: parseStatementId(target).code })}
          </button>
        </li>`,
      )}
    </ul>
  </section>`;
}
