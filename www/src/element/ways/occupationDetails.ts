import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { LinkEnd, LinksReport } from "../../package/types.js";
import { count, levelWords } from "../shared/words.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { mostCompared } from "../state/settings.js";
import { mostDrawn, unnamedOf } from "./map/mapGraph.js";
import { linkWords } from "./words.js";

/** The occupation looked at: what it is, what leads to it and on from it, and what can be done with it. */
export function about(links: LinksReport, model: Model, send: Send): TemplateResult {
  const { occupation } = links;
  const { route, overview } = occupation;
  return html`<div class="about">
    <h3 id="about-heading" tabindex="-1">${nameOf(model, model.state.focus ?? model.state.answers.target)}</h3>
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
    <div class="buttons">
      ${repeat(
        actions(links, model, send),
        // No button becomes another one under a person's finger.
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
              <button type="button" class="button button-quiet end-button" @click=${() => send({ type: "lookAt", reference: occupation.reference, at: "elsewhere" })}>
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

/** Only what makes sense for this one. */
function actions({ occupation: { reference } }: LinksReport, { state, target, current }: Model, send: Send): Act[] {
  const { compared } = state.settings;
  const isTarget = reference === target?.reference;
  const isCurrent = reference === current?.reference;
  const act = (id: string, words: string, ...actions: Parameters<Send>): Act => ({
    id,
    words,
    click: () => send(...actions),
  });
  const lead = (how: "via" | "avoid", words: string, undo: string): Act =>
    state.settings[how].includes(reference)
      ? act(how, undo, { type: "leadThrough", reference, how: null })
      : act(how, words, { type: "leadThrough", reference, how });
  return [
    ...(isTarget ? [] : [act("target", "Make this where I want to be", { type: "chooseTarget", reference })]),
    ...(isCurrent ? [] : [act("current", "I am here now", { type: "chooseCurrent", reference })]),
    ...(isTarget || isCurrent
      ? []
      : [
          lead("via", "Only ways through it", "No need to go through it"),
          lead("avoid", "Only ways around it", "Ways may go through it again"),
        ]),
    ...(compared.includes(reference) || compared.length >= mostCompared
      ? []
      : [act("compare", "Compare it with others", { type: "compareToo", reference, compared: true })]),
  ];
}
