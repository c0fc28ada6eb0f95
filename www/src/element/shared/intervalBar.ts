import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit/html.js";
import type { Shares } from "../../package/types.js";
import type { Words } from "../words/words.js";

const bar = (parts: SVGTemplateResult): TemplateResult =>
  html`<svg class="interval" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="interval-back" width="100" height="10" />
    ${parts}
  </svg>`;

const stripes = (from: number, to: number): SVGTemplateResult =>
  svg`<path class="interval-range" vector-effect="non-scaling-stroke" d="M${100 * from} 5 H${100 * to}" />`;

/**
 * Shares as a bar: solid up to what the answers show, striped over the range, a line at what is expected. The words
 * beside it say the same. With `words`, it is explained.
 */
export function intervalBar({ shown, low, likely, high }: Shares, words: Words | null): TemplateResult {
  const isRange = low !== null && high !== null && high > low;
  return html`
    ${bar(svg`
      ${isRange ? stripes(low, high) : nothing}
      <rect class="interval-held" width=${100 * shown} height="10" />
      ${isRange && likely !== null ? svg`<path class="interval-likely" vector-effect="non-scaling-stroke" d="M${100 * likely} 0 V10" />` : nothing}
    `)}
    ${words && isRange ? html`<p class="interval-key">${words.say("share.key")}</p>` : nothing}`;
}

/** One share as a bar, where no range is known. */
export const shareBar = (share: number): TemplateResult => bar(stripes(0, share));
