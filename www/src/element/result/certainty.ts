import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport, Outcome } from "../../package/types.js";
import { count, findingInShort, list, range } from "../shared/words.js";

/** The statements held beyond what is asked. */
export function strengths({ strengths: codes, statements }: GapReport): TemplateResult | typeof nothing {
  if (codes.length === 0) return nothing;
  const text = new Map(statements.map(({ code, statement }) => [code, statement]));
  return html`<section class="block" aria-labelledby="strengths-heading">
    <h3 id="strengths-heading">Where you go beyond what is asked</h3>
    <ul class="plain">
      ${codes.map((code) => html`<li><span class="code">${code}</span> <span>${text.get(code)}</span></li>`)}
    </ul>
    <p class="small">These count in full and no more: a strength does not make up for a gap elsewhere.</p>
  </section>`;
}

/** How certain the result is: completeness, sensitivity, warnings. */
export function certainty({ completeness, sensitivity, warnings }: GapReport): TemplateResult {
  const { total, shown, partly, notYet, notSure, carried, unknown } = completeness.overall;
  const rated = shown + partly + notYet;
  return html`<section class="block" aria-labelledby="certainty-heading">
    <h3 id="certainty-heading">How sure is this?</h3>
    <ul class="sentences">
      <li>
        Of the ${total} statements, ${list([
          `you have rated ${rated} yourself`,
          ...(carried > 0 ? [`${carried} ${carried === 1 ? "is" : "are"} estimated from other answers`] : []),
          ...(unknown > 0 ? [`${unknown} ${unknown === 1 ? "is" : "are"} unknown`] : []),
        ])}.
        ${notSure > 0 ? `You said “Not sure” to ${notSure}.` : nothing}
        ${carried + unknown > 0 ? "Each answer makes the range narrower." : nothing}
      </li>
      <li>If you had rated yourself one step lower everywhere: ${shifted(sensitivity.lower)}.</li>
      <li>One step higher everywhere: ${shifted(sensitivity.higher)}.</li>
    </ul>
    ${
      warnings.length > 0
        ? html`<div class="warnings">
          <h4>${count(warnings.length, "thing", "things")} to keep in mind</h4>
          <ul class="sentences">
            ${warnings.map(({ message }) => html`<li>${message}</li>`)}
          </ul>
        </div>`
        : nothing
    }
  </section>`;
}

const shifted = ({ coverage, completeness }: Outcome): string =>
  `${findingInShort(completeness)}${coverage.overall ? ` (${range(coverage.overall)})` : ""}`;
