import { html, type TemplateResult } from "lit/html.js";
import type { Unlock } from "../../package/types.js";
import { type Model, nameOf } from "../state/model.js";
import { statementAmountWords } from "./words.js";

/** The statement whose learning takes off most. */
export const biggestUnlock = (
  { statement, removes, statements }: Unlock,
  model: Model,
): TemplateResult => html`<p class="unlock">
  <b>Biggest unlock:</b> <span class="code">${statement.code}</span> of ${nameOf(model, statement.occupation)}, “${statement.statement}”
  Learning it takes off ${statementAmountWords(removes)} of what there is to learn${statements > 1 ? `, across ${statements} of them` : ""}.
</p>`;
