import { type TemplateResult, html, nothing, svg } from "lit";
import type { GapReport } from "../../core/types.js";
import { mark } from "./marks.js";

const start = 12;
const goal = 146;
const y = 14;

/** One statement's way to the target: the dot is what is shown, the band reaches to what is possible. */
export function track({ shown, possible, standing }: GapReport["statements"][number]): TemplateResult {
  const [low, high] = [at(shown), at(possible)];
  return html`<svg class="track" viewBox="0 0 160 28" aria-hidden="true" focusable="false">
    <path class="track-way" d="M${start} ${y} H${goal}" />
    <circle class="track-goal" cx=${goal} cy=${y} r="10" />
    ${high > low ? svg`<rect class="track-band" x=${low} y=${y - 4} width=${high - low} height="8" rx="4" />` : nothing}
    ${mark(standing, low, y, 5)}
  </svg>`;
}

const at = (share: number): number => Math.round((start + share * (goal - start)) * 10) / 10;
