import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit/html.js";
import { standingMark } from "../shared/standingMark.js";

const way = svg`<path class="step-way" d="M8 20 H76" /><circle class="step-goal" cx="86" cy="20" r="10" />`;

/** The three steps of the journey; shown until a target is chosen. */
export function introSteps(): TemplateResult {
  return html`<section class="steps" aria-labelledby="steps-heading">
    <h2 id="steps-heading">How it goes</h2>
    <ol>
      ${introStep("Choose", "Say where you want to be and, if it is listed, where you are now.", standingMark("open", 12, 20, 6))}
      ${introStep("Rate", "Read what the jobs ask for and say how you stand. A few answers are enough to begin.", standingMark("probably", 46, 20, 6))}
      ${introStep("See", "What you hold, what you probably hold and why, what is to learn, and what nobody has asked you yet.", standingMark("held", 86, 20, 5.5))}
    </ol>
  </section>`;
}

const introStep = (name: string, words: string, sign: SVGTemplateResult): TemplateResult => html`<li>
  <svg class="step-sign" viewBox="0 0 100 40" aria-hidden="true" focusable="false">${way}${sign}</svg>
  <h3>${name}</h3>
  <p>${words}</p>
</li>`;
