import { type TemplateResult, html, nothing } from "lit/html.js";
import type { LinkEnd, LinksReport } from "../../core/types.js";
import { mostDrawn, unnamedOf } from "../mapOf.js";
import type { Model, Send } from "../model.js";
import { mostCompared } from "../settings.js";
import { linkWords } from "../waysWords.js";
import { count, levelWords } from "../words.js";

/** The occupation looked at: what it is, what leads to it and on from it, and what can be done with it. */
export function about(links: LinksReport, model: Model, send: Send): TemplateResult {
  const { occupation } = links;
  const { route, overview, name } = occupation;
  return html`<div class="about">
    <h3 id="about-heading" tabindex="-1">${name}</h3>
    <p class="small">${[route, levelWords(occupation)].filter(Boolean).join(" · ")}</p>
    ${overview ? html`<p class="about-overview">${overview}</p>` : nothing}
    <div class="about-links">
      ${ends("Leads here", links.in, "in", links, model, send)} ${ends("Leads on to", links.out, "out", links, model, send)}
    </div>
    ${
      Math.max(links.in.length, links.out.length) > mostDrawn
        ? html`<button type="button" class="button button-quiet" aria-expanded=${model.state.allLinks} @click=${() => send({ type: "toggleLinks" })}>
          ${model.state.allLinks ? `Show only the first ${mostDrawn} of each` : `Show all ${links.in.length + links.out.length} links`}
        </button>`
        : nothing
    }
    <div class="buttons">${actions(links, model, send)}</div>
  </div>`;
}

function ends(
  title: string,
  all: readonly LinkEnd[],
  direction: "in" | "out",
  links: LinksReport,
  { state }: Model,
  send: Send,
): TemplateResult {
  const unnamed = unnamedOf(links).filter((one) => one.direction === direction);
  const shown = state.allLinks ? all : all.slice(0, mostDrawn);
  return html`<div>
    <h4>${title}</h4>
    ${
      shown.length + unnamed.length === 0
        ? html`<p class="small">No link is known.</p>`
        : html`<ul class="ends" role="list">
          ${shown.map(
            ({ occupation, link }) => html`<li>
              <button type="button" class="button button-quiet end-button" @click=${() => send({ type: "lookAt", reference: occupation.reference })}>
                ${occupation.name}${occupation.level === null ? "" : `, level ${occupation.level}`}
              </button>
              <span class="small">${linkWords(link)}</span>
            </li>`,
          )}
          ${unnamed.map(
            ({ level, number }) => html`<li>
              ${number === 1 ? "An occupation" : `${number} occupations`}${level === null ? "" : ` at level ${level}`},
              ${number === 1 ? "name" : "names"} not published
              <span class="small">${count(number, "official link")}</span>
            </li>`,
          )}
        </ul>`
    }
  </div>`;
}

/** Only what makes sense for this one. */
function actions({ occupation: { reference, name } }: LinksReport, { state, target, current }: Model, send: Send): TemplateResult[] {
  const { via, avoid, compared } = state.settings;
  const isTarget = reference === target?.reference;
  const isCurrent = reference === current?.reference;
  const lead = (how: "via" | "avoid" | null) => () => send({ type: "leadThrough", reference, how });
  const button = (words: string, click: () => void) =>
    html`<button type="button" class="button" @click=${click}>${words} <span class="vh">${name}</span></button>`;
  return [
    ...(isTarget ? [] : [button("Make this where I want to be", () => send({ type: "chooseTarget", reference }))]),
    ...(isCurrent ? [] : [button("I am here now", () => send({ type: "chooseCurrent", reference }))]),
    ...(isTarget || isCurrent
      ? []
      : [
          via.includes(reference) ? button("No need to go through it", lead(null)) : button("Only ways through it", lead("via")),
          avoid.includes(reference) ? button("Ways may go through it again", lead(null)) : button("Only ways around it", lead("avoid")),
        ]),
    ...(compared.includes(reference) || compared.length >= mostCompared
      ? []
      : [button("Compare it with others", () => send({ type: "compareToo", reference, compared: true }))]),
  ];
}
