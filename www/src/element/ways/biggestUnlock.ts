import { html, type TemplateResult } from "lit/html.js";
import type { PlanReport, Standing, Unlock } from "../../package/types.js";
import { type Model, nameOf } from "../state/model.js";
import type { Words } from "../words/words.js";

/** A statement on the way, and where it stands before its step. */
type Item = { readonly occupation: string; readonly code: string; readonly standing: Standing };

/** The statement whose learning helps most: with others, too. `items` has it. */
export const biggestUnlock = (unlock: Unlock, items: readonly Item[], model: Model): TemplateResult => {
  const { statement, statements } = unlock;
  return html`<p class="unlock">
  ${model.words.rich("way.unlock", {
    code: html`<span class="code">${statement.code}</span>`,
    occupation: nameOf(model, statement.occupation),
    statement: statement.statement,
    count: statements - 1,
  })}
  ${unlockRests(unlock, items, model.words)}
</p>`;
};

/** What it rests on where nobody has said that it is to learn. */
export function unlockRests(unlock: Unlock, items: readonly Item[], { say }: Words): string[] {
  const standing = standingOf(unlock, items);
  if (standing === "open") return [say("way.unlockOpen")];
  return standing === "probably" ? [say("way.unlockProbably")] : [];
}

/** Whether somebody has said that it is to learn. Of what nobody has asked about, learning is not the first thing to do. */
export const isToLearn = (unlock: Unlock, items: readonly Item[]): boolean => {
  const standing = standingOf(unlock, items);
  return standing === "toLearn" || standing === "partly";
};

const standingOf = ({ statement: { occupation, code } }: Unlock, items: readonly Item[]): Standing | undefined =>
  items.find((one) => one.occupation === occupation && one.code === code)?.standing;

/** All of a plan. */
export const itemsOf = ({ steps }: PlanReport): Item[] =>
  steps.flatMap(({ occupation: { reference }, items }) => items.map((item) => ({ ...item, occupation: reference })));
