import { html, nothing, type TemplateResult } from "lit/html.js";
import type { AssumedOccupation } from "../../package/types.js";
import { assumptionWords } from "../shared/words.js";
import type { Model } from "../state/model.js";

/** What a result rests on that the person said of whole occupations, with the way to change it. */
export function assumptionNote(
  assumed: readonly AssumedOccupation[],
  { current, words }: Pick<Model, "current" | "words">,
): TemplateResult | typeof nothing {
  if (assumed.length === 0) return nothing;
  return html`<p class="assumption">
    ${words.say("result.assumes", { what: assumptionWords(words, assumed, current?.reference) })}
    <a class="assumption-change" href="#choose" data-screen="choose" data-focus="assumed">${words.rich("result.change")}</a>
  </p>`;
}
