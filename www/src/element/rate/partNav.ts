import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Model, Part, Send } from "../state/model.js";

const sides: readonly Part["side"][] = ["current", "target"];

/** The links to all parts, with how many statements of each are answered. */
export function parts(model: Model, send: Send): TemplateResult {
  const { parts: all, part: chosen, current, target } = model;
  const { say, rich } = model.words;
  return html`<nav class="parts" aria-label=${say("list.parts")}>
    ${sides.map((side) => {
      const own = all.filter((part) => part.side === side);
      if (own.length === 0) return nothing;
      return html`<div class="parts-side">
        <p class="parts-name">${rich("list.part", { side: say(`list.${current === target ? "current" : side}`), name: html`<b>${own[0]?.occupation.name}</b>`, ...answeredOf(own) })}</p>
        <ul role="list">
          ${own.map(
            (part) => html`<li>
              <button
                type="button"
                class="part"
                aria-current=${part === chosen ? "true" : nothing}
                @click=${() => send({ type: "openPart", part: part.id, answered: part.answered })}
              >
                <span class="part-name">${say(`kind.${part.kind}`)}</span>
                <span class="part-count">${rich("list.answeredShort", answeredOf([part]))}</span>
                ${bar(part)}
              </button>
            </li>`,
          )}
        </ul>
      </div>`;
    })}
  </nav>`;
}

/** How many of all statements of some parts are answered. */
const answeredOf = (parts: readonly Part[]): { answered: number; all: number } => ({
  answered: sum(parts.map(({ answered }) => answered.length)),
  all: sum(parts.map(({ ksbs }) => ksbs.length)),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function bar({ answered, ksbs }: Part): TemplateResult {
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="bar-back" width="100" height="6" />
    <rect class="bar-fill" width=${Math.round((100 * answered.length) / ksbs.length)} height="6" />
  </svg>`;
}
