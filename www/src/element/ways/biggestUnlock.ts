import { html, type TemplateResult } from "lit/html.js";
import type { Unlock } from "../../package/types.js";
import { longName } from "../shared/longName.js";
import { type Model, nameOf } from "../state/model.js";

/** The statement whose learning helps most: with others, too. */
export const biggestUnlock = (
  { statement, statements }: Unlock,
  model: Model,
): TemplateResult => html`<p class="unlock">
  ${model.words.rich("way.unlock", {
    code: html`<span class="code">${statement.code}</span>`,
    occupation: longName(nameOf(model, statement.occupation)),
    statement: statement.statement,
    count: statements - 1,
  })}
</p>`;
