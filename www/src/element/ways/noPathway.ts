import { html, nothing, type TemplateResult } from "lit/html.js";
import type { NoPathway } from "../../package/types.js";
import type { Model, Send } from "../state/model.js";

/** Why there is no pathway, and the nearest occupation that has one. */
export function noPathway(
  { reason, nearest: entry }: NoPathway,
  canGoStraight: boolean,
  { state, target, words: { say } }: Model,
  send: Send,
): TemplateResult {
  const { officialOnly, neverDown, maxSteps, via, avoid } = state.settings;
  // Where straight there is best, no other way is looked for.
  const nearest = reason === "straightIsBest" ? null : entry;
  const why = say(`ways.none.${reason}`, { target: target?.name ?? "", steps: say("ways.steps", { count: maxSteps }) });
  const conditions = officialOnly || neverDown || via.length + avoid.length > 0;
  return html`<div class="notice no-way">
    <p>
      <b>${why}</b>
      ${nearest ? say("ways.linksFrom", { occupation: nearest.occupation.name, count: nearest.links }) : nothing}
      ${reason !== "straightIsBest" && conditions ? say("ways.fewerConditions") : nothing}
      ${canGoStraight && target ? say("ways.canGoStraight", { target: target.name }) : nothing}
    </p>
    <div class="buttons">
      ${
        nearest
          ? html`<button type="button" class="button" @click=${() => send({ type: "inspect", reference: nearest.occupation.reference, at: "elsewhere" })}>
            ${say("ways.lookAt", { occupation: nearest.occupation.name })}
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
            ${say("ways.dropAll")}
          </button>`
          : nothing
      }
    </div>
  </div>`;
}
