import { html, nothing, type TemplateResult } from "lit/html.js";
import { kindNames } from "../shared/words.js";
import type { Model, Part, Send } from "../state/model.js";

const sides: readonly [Part["side"], string][] = [
  ["current", "Where you are now"],
  ["target", "Where you want to be"],
];

/** The links to all parts, with how many statements of each are answered. */
export function parts({ parts: all, part: chosen }: Model, send: Send): TemplateResult {
  return html`<nav class="parts" aria-label="Parts to rate">
    ${sides.map(([side, name]) => {
      const own = all.filter((part) => part.side === side);
      if (own.length === 0) return nothing;
      return html`<div class="parts-side">
        <p class="parts-name">${name}: <b>${own[0]?.occupation.name}</b>, ${answeredWords(own)}</p>
        <ul role="list">
          ${own.map(
            (part) => html`<li>
              <button
                type="button"
                class="part"
                aria-current=${part === chosen ? "true" : nothing}
                @click=${() => send({ type: "openPart", part: part.id, answered: part.answered })}
              >
                <span class="part-name">${kindNames[part.kind]}</span>
                <span class="part-count">${part.answered.length} of ${part.ksbs.length}<span class="vh"> answered</span></span>
                ${bar(part)}
              </button>
            </li>`,
          )}
        </ul>
      </div>`;
    })}
  </nav>`;
}

/** "12 of 42 answered" */
const answeredWords = (parts: readonly Part[]): string =>
  `${sum(parts.map(({ answered }) => answered.length))} of ${sum(parts.map(({ ksbs }) => ksbs.length))} answered`;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function bar({ answered, ksbs }: Part): TemplateResult {
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="bar-back" width="100" height="6" />
    <rect class="bar-fill" width=${Math.round((100 * answered.length) / ksbs.length)} height="6" />
  </svg>`;
}
