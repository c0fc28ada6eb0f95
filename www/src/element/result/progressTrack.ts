import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { StatementReport } from "../../package/types.js";
import { standingMark } from "../shared/standingMark.js";

const start = 8;
const goal = 146;
const ring = 10;
const y = 14;

/** One statement as a track. The mark stands at what is known of it, the band reaches to what is expected. */
export function progressTrack({ likely, standing }: StatementReport): TemplateResult {
  const isKnown = standing !== "open" && standing !== "probably";
  const expected = Math.min(at(likely ?? 0), goal - ring);
  const place = standing === "open" ? start : at(likely ?? 0);
  return html`<svg class="track" viewBox="0 0 160 28" aria-hidden="true" focusable="false">
    <path class="track-way" d="M${start} ${y} H${goal - ring}" />
    <circle class="track-goal" cx=${goal} cy=${y} r=${ring} />
    ${!isKnown && expected > start ? svg`<path class="track-band" d="M${start} ${y} H${expected}" />` : nothing}
    ${standingMark(standing, place, y, 5)}
  </svg>`;
}

const at = (share: number): number => Math.round((start + share * (goal - start)) * 10) / 10;
