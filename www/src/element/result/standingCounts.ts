import { html, type TemplateResult } from "lit/html.js";
import type { GapReport, Standing, Tally } from "../../package/types.js";
import { standingName, standings } from "../shared/words.js";
import type { Model, Send } from "../state/model.js";
import { drawn } from "./bridge.js";

/** What the planks of each standing look like, in words. */
const lookWords: Record<Standing, string> = {
  held: "firm planks",
  probably: "hatched planks",
  partly: "half planks",
  toLearn: "missing planks",
  open: "pale planks",
};

/** The whole numbers under the picture: what each plank means, and the filter of the table below. */
export function standingCounts({ counts: { overall } }: GapReport, { state }: Model, send: Send): TemplateResult {
  const shown = standings.filter((standing) => overall[standing] > 0 || standing !== "partly");
  return html`<ul class="counts" role="list" aria-label="How many stand where">
    ${shown.map(
      (standing) => html`<li>
        <button
          type="button"
          class="count"
          data-standing=${standing}
          aria-pressed=${state.filter === standing ? "true" : "false"}
          @click=${() => send({ type: "filter", filter: state.filter === standing ? "all" : standing })}
        >
          ${plankMark(standing)}
          <b class="count-number">${overall[standing]}</b>
          <span><span class="count-name">${countName(standing, overall)}</span> <span class="count-look">${lookWords[standing]}</span></span>
        </button>
      </li>`,
    )}
  </ul>`;
}

const countName = (standing: Standing, tally: Tally): string =>
  standing === "held" ? "You hold" : standing === "probably" ? "Probably" : standingName(standing, tally);

/** A small plank, beside the words that say the same. */
export const plankMark = (standing: Standing): TemplateResult => html`<svg
  class="plank-mark"
  viewBox="0 0 18 26"
  aria-hidden="true"
  focusable="false"
>
  ${drawn(standing, { x: 1.5, y: 1.5, w: 15, h: 23 })}
</svg>`;
