import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { type LinkEnd, type LinksReport, maxCompared } from "../../package/types.js";
import { count, levelWords } from "../shared/words.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { maxLinksDrawn, unnamedLinks } from "./map/mapGraph.js";
import { linkWords } from "./words.js";

/** The inspected occupation: its facts, its links, and the actions on it. */
export function occupationDetails(links: LinksReport, model: Model, send: Send): TemplateResult {
  const { occupation } = links;
  const { route, overview } = occupation;
  return html`<div class="about">
    <h3 id="about-heading" tabindex="-1">${nameOf(model, model.state.inspected ?? model.state.answers.target)}</h3>
    <p class="small">${[route, levelWords(occupation)].filter(Boolean).join(" · ")}</p>
    ${overview ? html`<p class="about-overview">${overview}</p>` : nothing}
    <div class="about-links">
      ${ends("Leads here", links.in, "in", links, model, send)} ${ends("Leads on to", links.out, "out", links, model, send)}
    </div>
    ${
      Math.max(links.in.length, links.out.length) > maxLinksDrawn
        ? html`<button type="button" class="button button-quiet" aria-expanded=${model.state.allLinks} @click=${() => send({ type: "toggleLinks" })}>
          ${model.state.allLinks ? `Show only the first ${maxLinksDrawn} of each` : `Show all ${links.in.length + links.out.length} links`}
        </button>`
        : nothing
    }
    <div class="buttons">
      ${repeat(
        actions(links, model, send),
        // Keyed, so that no button turns into another one while it is pressed.
        ({ id }) => id,
        ({ words, click }) =>
          html`<button type="button" class="button" @click=${click}>${words} <span class="vh">${occupation.name}</span></button>`,
      )}
    </div>
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
  const unnamed = unnamedLinks(links).filter((one) => one.direction === direction);
  const shown = state.allLinks ? all : all.slice(0, maxLinksDrawn);
  return html`<div>
    <h4>${title}</h4>
    ${
      shown.length + unnamed.length === 0
        ? html`<p class="small">No link is known.</p>`
        : html`<ul class="ends" role="list">
          ${shown.map(
            ({ occupation, link }) => html`<li>
              <button type="button" class="button button-quiet end-button" @click=${() => send({ type: "inspect", reference: occupation.reference, at: "elsewhere" })}>
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

type Act = { readonly id: string; readonly words: string; readonly click: () => void };

/** The actions that apply to this occupation. */
function actions({ occupation: { reference } }: LinksReport, { state, target, current }: Model, send: Send): Act[] {
  const { compared } = state.settings;
  const isTarget = reference === target?.reference;
  const isCurrent = reference === current?.reference;
  const action = (id: string, words: string, ...actions: Parameters<Send>): Act => ({
    id,
    words,
    click: () => send(...actions),
  });
  const routeAction = (how: "via" | "avoid", words: string, undo: string): Act =>
    state.settings[how].includes(reference)
      ? action(how, undo, { type: "routeThrough", reference, how: null })
      : action(how, words, { type: "routeThrough", reference, how });
  return [
    ...(isTarget ? [] : [action("target", "Make this where I want to be", { type: "chooseTarget", reference })]),
    ...(isCurrent ? [] : [action("current", "I am here now", { type: "chooseCurrent", reference })]),
    ...(isTarget || isCurrent
      ? []
      : [
          routeAction("via", "Only ways through it", "No need to go through it"),
          routeAction("avoid", "Only ways around it", "Ways may go through it again"),
        ]),
    ...(compared.includes(reference) || compared.length >= maxCompared
      ? []
      : [action("compare", "Compare it with others", { type: "setCompared", reference, compared: true })]),
  ];
}
