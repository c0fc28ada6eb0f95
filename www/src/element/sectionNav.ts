import { html, type TemplateResult } from "lit/html.js";
import { answerCount } from "./state/answers.js";
import type { Model } from "./state/model.js";

/** The links to the sections of the page. */
export function sectionNav({ state, queries }: Model): TemplateResult {
  const places: (readonly [id: string, name: string])[] = [
    ["rate-heading", "Rate"],
    ...(answerCount(state.answers) > 0 ? [["result", "Result"] as const] : []),
    ["ways", "Ways there"],
    ...(queries.reports.plan ? [["plan", "Learning plan"] as const] : []),
    ["near", "Related"],
    ["keep", "Your answers"],
  ];
  return html`<nav class="onward" aria-label="On this page">
    <ul role="list">
      ${places.map(([id, name]) => html`<li><a href="#${id}" data-focus=${id}>${name}</a></li>`)}
    </ul>
  </nav>`;
}
