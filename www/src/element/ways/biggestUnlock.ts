import { html, type TemplateResult } from "lit/html.js";
import type { Unlock } from "../../package/types.js";
import { type Model, nameOf } from "../state/model.js";
import { unlockWords } from "./words.js";

/** The statement whose learning helps most: with others, too. */
export const biggestUnlock = (
  { statement, statements }: Unlock,
  model: Model,
): TemplateResult => html`<p class="unlock">
  <b>Biggest unlock:</b> <span class="code">${statement.code}</span> of ${nameOf(model, statement.occupation)}, “${statement.statement}”
  Learning it ${unlockWords(statements)}.
</p>`;
