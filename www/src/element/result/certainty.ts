import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport, Sensitivity } from "../../package/types.js";
import { asideNow } from "../notices/notices.js";
import { isAllAnswered } from "../rate/nextQuestion.js";
import { moreWords } from "../rate/words.js";
import { extentOf, findingInShort } from "../shared/words.js";
import type { Model } from "../state/model.js";
import type { Words } from "../words/words.js";

/** The statements held beyond what is asked. */
export function strengths(
  { say }: Words,
  { strengths: codes, statements }: GapReport,
  isWhole: boolean,
): TemplateResult | typeof nothing {
  if (codes.length === 0) return nothing;
  const text = new Map(statements.map(({ code, statement }) => [code, statement]));
  const list = (some: readonly string[]) => html`<ul class="plain">
    ${some.map((code) => html`<li><span class="code">${code}</span> <span>${text.get(code)}</span></li>`)}
  </ul>`;
  return html`<section class="block" aria-labelledby="strengths-heading">
    <h2 id="strengths-heading">${say("beyond.title")}</h2>
    ${list(isWhole ? codes : codes.slice(0, first))}
    ${
      codes.length > first && !isWhole
        ? html`<details class="more"><summary>${say("beyond.more", { count: codes.length - first })}</summary>${list(codes.slice(first))}</details>`
        : nothing
    }
    <p class="small">${say("beyond.about")}</p>
  </section>`;
}

/** So many strengths are shown at first. */
const first = 3;

/** How certain the result is: counts, questions that are left, sensitivity, warnings. */
export function certainty({ state, words }: Model, report: GapReport): TemplateResult {
  const { counts, coverage, sensitivity } = report;
  // Where a notice at the top says what is set aside, it is not said again.
  const warnings = report.warnings.filter(({ code }) => code !== "setAside" || asideNow(state).length === 0);
  const { say } = words;
  const { total, held, partly, toLearn, probably, open, notSure } = counts.overall;
  const known = held + partly + toLearn;
  const parts = words.list([
    ...(known > 0 ? [say("sure.known", { count: known })] : []),
    ...(probably > 0 ? [say("sure.estimated", { count: probably })] : []),
    ...(open > 0 ? [say("sure.open", { count: open })] : []),
  ]);
  return html`<ul class="sentences">
      <li>
        ${say("sure.of", { total, parts })} ${notSure > 0 ? say("sure.notSure", { number: notSure }) : nothing}
      </li>
      ${coverage.overall && !isAllAnswered(report) ? html`<li>${moreWords(words, report, extentOf(report))}</li>` : nothing}
      ${
        isShifted(sensitivity, report)
          ? html`<li>${say("sure.lower", { finding: findingInShort(words, sensitivity.lower.counts.overall) })}</li>
            <li>${say("sure.higher", { finding: findingInShort(words, sensitivity.higher.counts.overall) })}</li>`
          : nothing
      }
    </ul>
    ${
      warnings.length > 0
        ? html`<div class="warnings">
          <h3>${say("sure.warnings", { count: warnings.length })}</h3>
          <ul class="sentences">
            ${warnings.map(({ message }) => html`<li>${message}</li>`)}
          </ul>
        </div>`
        : nothing
    }`;
}

/** Whether other ratings would change what is said. Where nothing is rated, nothing can be rated higher or lower. */
const isShifted = ({ lower, higher }: Sensitivity, { counts }: GapReport): boolean =>
  [lower, higher].some((one) => JSON.stringify(one.counts.overall) !== JSON.stringify(counts.overall));
