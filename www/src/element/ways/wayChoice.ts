import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit/html.js";
import type { Pathway, PathwaysReport } from "../../package/types.js";
import { stepsOf } from "../queries/queries.js";
import type { Send } from "../state/model.js";
import { wayFigures, wayNames } from "./words.js";

/** All pathways side by side, with the direct one. The chosen one is shown in full below. */
export function wayChoice(report: PathwaysReport, chosen: Pathway, send: Send): TemplateResult {
  const { pathways, direct } = report;
  const largest = Math.max(direct.toLearn, ...pathways.map(({ toLearn }) => toLearn));
  const card = (way: Pathway, title: string) => html`<label class="way-card">
    <input
      type="radio"
      name="way"
      .checked=${live(way === chosen)}
      @change=${() => send({ type: "chooseWay", way: stepsOf(way) })}
    />
    <span class="way-text">
      <span class="way-title"><b>${title}</b>${best(way, pathways).map((words) => html` <span class="way-best">${words}</span>`)}</span>
      <span class="way-names">${wayNames(way).map((name, at) => html`${at === 0 ? nothing : html`<span class="way-arrow" aria-label="then"> → </span>`}${name}`)}</span>
      <span class="way-figures">${wayFigures(way)}</span>
      ${bar(way, largest)}
      ${way.beatenByDirect ? html`<span class="way-figures">Going straight there asks no more, neither in all nor at once.</span>` : nothing}
    </span>
  </label>`;
  return html`<fieldset class="block way-choice">
    <legend>Choose the way that suits you</legend>
    <div class="way-cards">
      ${repeat(
        pathways,
        (way) => stepsOf(way).join(),
        (way, at) => card(way, `Way ${at + 1}`),
      )}
      ${pathways.some(({ steps }) => steps.length === 1) ? nothing : card(direct, "Straight there")}
    </div>
    <p class="interval-key">Each bar is what there is to learn, a piece for each step; all are drawn to one measure.</p>
  </fieldset>`;
}

/** The badges of a pathway: in what no other is better. */
function best(way: Pathway, all: readonly Pathway[]): string[] {
  if (all.length < 2 || !all.includes(way)) return [];
  const least = (of: (one: Pathway) => number) => all.every((one) => of(way) <= of(one));
  return [
    ...(least(({ steps }) => steps.length) ? ["Fewest steps"] : []),
    ...(least(({ toLearn }) => toLearn) ? ["Least to learn"] : []),
    ...(least(({ largestStep }) => largestStep) ? ["Gentlest steps"] : []),
  ];
}

function bar({ steps }: Pathway, largest: number): TemplateResult {
  let from = 0;
  const scale = largest > 0 ? 100 / largest : 0;
  return html`<svg class="way-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="bar-back" width="100" height="8" />
    ${steps.map(({ toLearn }, at) => {
      const [x, width] = [from * scale, toLearn * scale];
      from += toLearn;
      return piece(x, at + 1 < steps.length ? width - room : width);
    })}
  </svg>`;
}

/** The space between two pieces. */
const room = 0.6;

const piece = (x: number, width: number): SVGTemplateResult =>
  svg`<rect class="bar-fill" x=${x} width=${Math.max(0, width)} height="8" />`;
