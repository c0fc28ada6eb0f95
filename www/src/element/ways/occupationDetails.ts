import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { type LinkEnd, type LinksReport, maxCompared } from "../../package/types.js";
import { count, levelWords, list, percent } from "../shared/words.js";
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
      ${related(links, model, send)}
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

/** The official links of one direction. */
function ends(
  title: string,
  all: readonly LinkEnd[],
  direction: "in" | "out",
  links: LinksReport,
  model: Model,
  send: Send,
): TemplateResult {
  const unnamed = unnamedLinks(links).filter((one) => one.direction === direction);
  const official = drawn(all, model).filter(({ link }) => link.official);
  return html`<div>
    <h4>${title}</h4>
    ${
      official.length + unnamed.length === 0
        ? html`<p class="small">No official link is known.</p>`
        : html`<ul class="ends" role="list">
          ${official.map((end) => html`<li>${endButton(end, send)} <span class="small">${linkWords(end.link)}</span></li>`)}
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

/** What shares knowledge and skills with it, worked out here. It leads nowhere. */
function related(links: LinksReport, model: Model, send: Send): TemplateResult | typeof nothing {
  const inferred = (all: readonly LinkEnd[]) => drawn(all, model).filter(({ link }) => !link.official);
  const [into, out] = [inferred(links.in), inferred(links.out)];
  const isIn = (ends: readonly LinkEnd[], end: LinkEnd) =>
    ends.find(({ occupation }) => occupation.reference === end.occupation.reference);
  const all = [...out, ...into.filter((end) => !isIn(out, end))];
  if (all.length === 0) return nothing;
  const words = (end: LinkEnd) =>
    [
      [isIn(out, end), "of what it needs carries over from here"] as const,
      [isIn(into, end), "of what is needed here carries over from it"] as const,
    ].flatMap(([found, what]) => (found ? [`${percent(found.link.strength)} ${what}`] : []));
  return html`<div>
    <h4>Related, worked out here</h4>
    <ul class="ends" role="list">
      ${all.map((end) => html`<li>${endButton(end, send)} <span class="small">${list(words(end))}</span></li>`)}
    </ul>
  </div>`;
}

const drawn = (all: readonly LinkEnd[], { state }: Model): readonly LinkEnd[] =>
  state.allLinks ? all : all.slice(0, maxLinksDrawn);

const endButton = ({ occupation }: LinkEnd, send: Send): TemplateResult => html`<button
  type="button"
  class="button button-quiet end-button"
  @click=${() => send({ type: "inspect", reference: occupation.reference, at: "elsewhere" })}
>
  ${occupation.name}${occupation.level === null ? "" : `, level ${occupation.level}`}
</button>`;

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
