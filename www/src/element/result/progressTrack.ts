import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { StatementReport } from "../../package/types.js";
import { standingMark } from "../shared/standingMark.js";

const start = 8;
const goal = 146;
const ring = 10;
const y = 14;

/** One statement as a track: the mark stands at what is shown, the band reaches to what is possible. */
export function progressTrack({ shown, possible, standing }: StatementReport): TemplateResult {
  const low = at(shown);
  const end = Math.min(at(possible), goal - ring);
  return html`<svg class="track" viewBox="0 0 160 28" aria-hidden="true" focusable="false">
    <path class="track-way" d="M${start} ${y} H${goal - ring}" />
    <circle class="track-goal" cx=${goal} cy=${y} r=${ring} />
    ${end > low ? svg`<path class="track-band" d="M${low} ${y} H${end}" />` : nothing}
    ${standingMark(standing, low, y, 5)}
  </svg>`;
}

const at = (share: number): number => Math.round((start + share * (goal - start)) * 10) / 10;
