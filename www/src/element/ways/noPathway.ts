import { html, nothing, type TemplateResult } from "lit/html.js";
import type { NoPathway } from "../../package/types.js";
import { count } from "../shared/words.js";
import type { Model, Send } from "../state/model.js";
import { statementAmountWords } from "./words.js";

/** Why there is no pathway, and the nearest occupation that has one. */
export function noPathway(
  { reason, message, nearest }: NoPathway,
  { state, target }: Model,
  send: Send,
): TemplateResult {
  const { officialOnly, neverDown, via, avoid } = state.settings;
  const conditions = officialOnly || neverDown || via.length + avoid.length > 0;
  return html`<div class="notice no-way">
    <p>
      <b>${message}</b>
      ${
        nearest
          ? `Links do lead there from ${nearest.occupation.name}, ${count(nearest.links, "step")} away from it; that asks you for ${statementAmountWords(nearest.toLearn)} first.`
          : nothing
      }
      ${reason !== "atTarget" && conditions ? "Fewer conditions may open a way." : nothing}
      ${reason === "atTarget" ? nothing : `You can still go straight to ${target?.name}: see what that asks below.`}
    </p>
    <div class="buttons">
      ${
        nearest
          ? html`<button type="button" class="button" @click=${() => send({ type: "inspect", reference: nearest.occupation.reference, at: "elsewhere" })}>
            Look at ${nearest.occupation.name}
          </button>`
          : nothing
      }
      ${
        conditions
          ? html`<button
            type="button"
            class="button"
            @click=${() => send({ type: "changeSettings", to: { officialOnly: false, neverDown: false, via: [], avoid: [] } })}
          >
            Drop all conditions
          </button>`
          : nothing
      }
    </div>
  </div>`;
}
