import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Interval } from "../../package/types.js";

/** A range as a bar: solid up to what is shown, striped up to what is possible. The words beside it say the same. */
export function intervalBar({ shown, possible }: Interval, explained = true): TemplateResult {
  return html`
    <svg class="interval" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="interval-back" width="100" height="10" />
      <path class="interval-possible" vector-effect="non-scaling-stroke" d="M${100 * shown} 5 H${100 * possible}" />
      <rect class="interval-shown" width=${100 * shown} height="10" />
    </svg>
    ${explained && possible > shown ? html`<p class="interval-key">Solid is what your answers show, striped what is possible.</p>` : nothing}`;
}
