import { html, type TemplateResult } from "lit/html.js";
import type { GapReport } from "../../package/types.js";
import type { Words } from "../words/words.js";

const weightWords = { duties: "method.duties", asked: "method.asked", equal: "method.equal" } as const;

/** How the result is worked out, and its limits. */
export function method(
  { say }: Words,
  { engineVersion, catalogueVersion, requestHash, weights }: GapReport,
): TemplateResult {
  return html`<details class="block method">
    <summary><h2>${say("method.title")}</h2></summary>
    <ul class="sentences">
      <li>${say("method.scale")}</li>
      <li>${say("method.carryOver")}</li>
      <li>${say("method.share")}</li>
      <li>${say(weightWords[weights])}</li>
      <li>${say("method.limits")}</li>
    </ul>
    <dl class="versions">
      <div><dt>${say("method.engine")}</dt><dd>${engineVersion}</dd></div>
      <div><dt>${say("method.catalogue")}</dt><dd>${catalogueVersion}</dd></div>
      <div><dt>${say("method.fingerprint")}</dt><dd>${requestHash}</dd></div>
    </dl>
    <p class="small">${say("method.same")}</p>
  </details>`;
}
