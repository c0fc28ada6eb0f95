import { html, nothing, type TemplateResult } from "lit/html.js";
import type { NoPathway } from "../../package/types.js";
import { count } from "../shared/words.js";
import type { Model, Send } from "../state/model.js";

/** Why there is no pathway, and the nearest occupation that has one. */
export function noPathway(
  { reason, message, nearest: entry }: NoPathway,
  canGoStraight: boolean,
  { state, target }: Model,
  send: Send,
): TemplateResult {
  const { officialOnly, neverDown, via, avoid } = state.settings;
  // Where straight there is best, no other way is looked for.
  const nearest = reason === "straightIsBest" ? null : entry;
  const conditions = officialOnly || neverDown || via.length + avoid.length > 0;
  return html`<div class="notice no-way">
    <p>
      <b>${message}</b>
      ${
        nearest
          ? `Links do lead there from ${nearest.occupation.name}, ${count(nearest.links, "step")} away from it; that one would come first.`
          : nothing
      }
      ${reason !== "atTarget" && reason !== "straightIsBest" && conditions ? "Fewer conditions may open a way." : nothing}
      ${reason !== "atTarget" && canGoStraight ? `You can go straight to ${target?.name}: what that asks is below.` : nothing}
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
