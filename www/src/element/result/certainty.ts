import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport, Outcome, Sensitivity } from "../../package/types.js";
import { moreWords } from "../rate/words.js";
import { count, findingInShort, list, range } from "../shared/words.js";

/** The statements held beyond what is asked. */
export function strengths({ strengths: codes, statements }: GapReport): TemplateResult | typeof nothing {
  if (codes.length === 0) return nothing;
  const text = new Map(statements.map(({ code, statement }) => [code, statement]));
  return html`<section class="block" aria-labelledby="strengths-heading">
    <h2 id="strengths-heading">Where you go beyond what is asked</h2>
    <ul class="plain">
      ${codes.map((code) => html`<li><span class="code">${code}</span> <span>${text.get(code)}</span></li>`)}
    </ul>
    <p class="small">These count in full and no more: a strength does not make up for a gap elsewhere.</p>
  </section>`;
}

/** How certain the result is: counts, questions that are left, sensitivity, warnings. */
export function certainty(report: GapReport): TemplateResult {
  const { counts, coverage, sensitivity, warnings } = report;
  const { total, held, partly, toLearn, probably, open, notSure } = counts.overall;
  return html`<ul class="sentences">
      <li>
        Of the ${total} statements, ${list([
          `${held + partly + toLearn} ${held + partly + toLearn === 1 ? "is" : "are"} known from your answers`,
          ...(probably > 0 ? [`${probably} ${probably === 1 ? "is" : "are"} estimated from what is like them`] : []),
          ...(open > 0 ? [`${open} ${open === 1 ? "is" : "are"} not known yet`] : []),
        ])}.
        ${notSure > 0 ? `You said “Not sure” to ${notSure}.` : nothing}
      </li>
      ${coverage.overall ? html`<li>${moreWords(report)}</li>` : nothing}
      ${
        isShifted(sensitivity, report)
          ? html`<li>If you had rated yourself one step lower everywhere: ${shifted(sensitivity.lower)}.</li>
            <li>One step higher everywhere: ${shifted(sensitivity.higher)}.</li>`
          : nothing
      }
    </ul>
    ${
      warnings.length > 0
        ? html`<div class="warnings">
          <h3>${count(warnings.length, "thing", "things")} to keep in mind</h3>
          <ul class="sentences">
            ${warnings.map(({ message }) => html`<li>${message}</li>`)}
          </ul>
        </div>`
        : nothing
    }`;
}

const shifted = ({ coverage, counts }: Outcome): string => {
  const share = coverage.overall && range(coverage.overall);
  return `${findingInShort(counts.overall)}${share ? ` (${share})` : ""}`;
};

/** Where nothing is rated, nothing can be rated higher or lower. */
const isShifted = ({ lower, higher }: Sensitivity, { coverage, counts }: GapReport): boolean =>
  [lower, higher].some((one) => JSON.stringify(one) !== JSON.stringify({ coverage, counts }));
