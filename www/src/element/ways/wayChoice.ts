import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit/html.js";
import type { Pathway, PathwaysReport } from "../../package/types.js";
import { stepsOf } from "../queries/queries.js";
import type { Send } from "../state/model.js";
import { meritNames, wayFigures, wayNames } from "./words.js";

/** All pathways side by side, straight there among them. The chosen one is shown in full below. */
export function wayChoice({ pathways }: PathwaysReport, chosen: Pathway, send: Send): TemplateResult {
  const shortfalls = pathways.map(({ shortfall }) => shortfall ?? 0);
  const largest = Math.max(...shortfalls);
  const through = pathways.filter(({ straight }) => !straight);
  const title = (way: Pathway) => (way.straight ? "Straight there" : `Way ${through.indexOf(way) + 1}`);
  return html`<fieldset class="block way-choice">
    <legend>Choose the way that suits you</legend>
    <div class="way-cards">
      ${repeat(
        pathways,
        (way) => stepsOf(way).join(),
        (way) => html`<label class="option-card way-card">
          <input
            type="radio"
            name="way"
            .checked=${live(way === chosen)}
            @change=${() => send({ type: "chooseWay", way: stepsOf(way) })}
          />
          <span class="way-text">
            <span class="way-title"><b>${title(way)}</b>${badges(way).map((words) => html` <span class="way-best">${words}</span>`)}</span>
            <span class="way-names">${wayNames(way).map((name, at) => html`${at === 0 ? nothing : html`<span class="way-arrow" aria-label="then"> → </span>`}${name}`)}</span>
            <span class="way-figures">${wayFigures(way)}</span>
            ${way.shortfall === null ? nothing : bar(way, largest)}
          </span>
        </label>`,
      )}
    </div>
    ${chosen.shortfall === null ? nothing : html`<p class="interval-key">Each bar is what you are expected to lack, a piece for each step; all are drawn to one measure.</p>`}
  </fieldset>`;
}

const badges = ({ best, official }: Pathway): string[] => [
  ...best.map((merit) => meritNames[merit]),
  ...(official ? ["Official links"] : []),
];

function bar({ steps }: Pathway, largest: number): TemplateResult {
  let from = 0;
  const scale = largest > 0 ? 100 / largest : 0;
  return html`<svg class="way-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="bar-back" width="100" height="8" />
    ${steps.map((step, at) => {
      const shortfall = step.shortfall ?? 0;
      const [x, width] = [from * scale, shortfall * scale];
      from += shortfall;
      return piece(x, at + 1 < steps.length ? width - room : width);
    })}
  </svg>`;
}

/** The space between two pieces. */
const room = 0.6;

const piece = (x: number, width: number): SVGTemplateResult =>
  svg`<rect class="bar-fill" x=${x} width=${Math.max(0, width)} height="8" />`;
