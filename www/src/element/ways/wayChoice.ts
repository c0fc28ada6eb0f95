import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit/html.js";
import type { Pathway, PathwaysReport } from "../../package/types.js";
import { stepsOf, suggestedWay } from "../queries/queries.js";
import type { Send } from "../state/model.js";
import type { Words } from "../words/words.js";
import { wayFigures, wayNames } from "./words.js";
import { longName } from "../shared/longName.js";

/** All pathways side by side, straight there among them. The chosen one is shown in full below. */
export function wayChoice(report: PathwaysReport, chosen: Pathway, words: Words, send: Send): TemplateResult {
  const { pathways } = report;
  const suggested = suggestedWay(report);
  const { say } = words;
  const shortfalls = pathways.map(({ shortfall }) => shortfall ?? 0);
  const largest = Math.max(...shortfalls);
  const through = pathways.filter(({ straight }) => !straight);
  const title = (way: Pathway) =>
    way.straight ? say("ways.straight") : say("ways.way", { number: through.indexOf(way) + 1 });
  return html`<fieldset class="block way-choice">
    <legend>${say("ways.choose")}</legend>
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
            <span class="way-title"><b>${title(way)}</b>${badges(way, way === suggested ? pathways : null, words)}</span>
            <span class="way-names">${wayNames(way).map((name, at) => html`${at === 0 ? nothing : html`<span class="way-arrow" aria-label=${say("ways.then")}> → </span>`}${longName(name)}`)}</span>
            <span class="way-figures">${wayFigures(words, way)}</span>
            ${way.shortfall === null ? nothing : bar(way, largest)}
          </span>
        </label>`,
      )}
    </div>
    ${chosen.shortfall === null ? nothing : html`<p class="interval-key">${say("ways.bars")}</p>`}
  </fieldset>`;
}

/** What a way is the best at; of the one that is suggested of `all` first why it is. */
function badges(way: Pathway, all: readonly Pathway[] | null, words: Words): TemplateResult[] {
  const { best, official } = way;
  const { say } = words;
  const said = all && whySuggested(way, all);
  return [
    ...(said ? [say("ways.suggested", { why: say(`ways.why.${said}`) })] : []),
    ...best.filter((merit) => merit !== said).map((merit) => words.capitalised(say(`ways.why.${merit}`))),
    ...(official && !said?.startsWith("official") ? [say("ways.officialLinks")] : []),
  ].map((text, at) => html` <span class="way-best ${said && at === 0 ? "way-suggested" : ""}">${text}</span>`);
}

/**
 * What the way that is suggested of `all` is better at than straight there; straight there, where none is. Of several by
 * official links, the one with the least to learn is suggested, where anything is known.
 */
export function whySuggested({ best, official, shortfall }: Pathway, all: readonly Pathway[]) {
  if (best.includes("leastToLearn")) return "leastToLearn";
  if (!official) return "fewestSteps";
  const others = all.filter((one) => one.official && !one.straight);
  return shortfall !== null && others.length > 1 ? "officialLeast" : "official";
}

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
