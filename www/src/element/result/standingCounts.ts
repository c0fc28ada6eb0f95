import { html, type TemplateResult } from "lit/html.js";
import type { GapReport, Standing, Tally } from "../../package/types.js";
import { standingName, standings } from "../shared/words.js";
import type { Model, Send } from "../state/model.js";
import type { Words } from "../words/words.js";
import { drawn } from "./bridge.js";

/** The whole numbers under the picture: what each plank means, and the filter of the table below. */
export function standingCounts(
  { counts: { overall } }: GapReport,
  { state, words }: Model,
  send: Send,
): TemplateResult {
  const shown = standings.filter((standing) => overall[standing] > 0 || standing !== "partly");
  return html`<ul class="counts" role="list" aria-label=${words.say("count.label")}>
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
          <span><span class="count-name">${countName(words, standing, overall)}</span> <span class="count-look">${words.say(`count.look.${standing}`)}</span></span>
        </button>
      </li>`,
    )}
  </ul>`;
}

const countName = (words: Words, standing: Standing, tally: Tally): string =>
  standing === "held" || standing === "probably"
    ? words.say(`count.${standing}`)
    : standingName(words, standing, tally);

/** A small plank, beside the words that say the same. */
export const plankMark = (standing: Standing): TemplateResult => html`<svg
  class="plank-mark"
  viewBox="0 0 18 26"
  aria-hidden="true"
  focusable="false"
>
  ${drawn(standing, { x: 1.5, y: 1.5, w: 15, h: 23 })}
</svg>`;
