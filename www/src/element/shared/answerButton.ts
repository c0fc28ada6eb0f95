import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Kind } from "../../package/types.js";
import type { Model, Send } from "../state/model.js";
import type { StatementId } from "../state/statementId.js";

/** Leads to the question about a statement: in the list where it has a part there, else alone. */
export function answerButton(
  id: StatementId,
  kind: Kind,
  text: unknown,
  { parts, occupationOf }: Model,
  send: Send,
): TemplateResult | typeof nothing {
  if (!occupationOf(id.occupation)) return nothing;
  const part = parts.find((one) => one.occupation.reference === id.occupation && one.kind === kind);
  return html`<button
    type="button"
    class="button button-quiet"
    @click=${() => send(part ? { type: "rateThis", part: part.id, id } : { type: "goTo", screen: "rate", question: id })}
  >
    ${text}
  </button>`;
}
