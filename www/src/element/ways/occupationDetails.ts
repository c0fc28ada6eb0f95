import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { type LinkEnd, type LinksReport, maxCompared } from "../../package/types.js";
import { withLongNames } from "../shared/longName.js";
import { levelWords } from "../shared/words.js";
import type { Words } from "../words/words.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { maxLinksDrawn, unnamedLinks } from "./map/mapGraph.js";
import { linkWords, unnamedWords } from "./words.js";

/** The inspected occupation: its facts, its links, and the actions on it. */
export function occupationDetails(links: LinksReport, model: Model, send: Send): TemplateResult {
  const { occupation } = links;
  const { route, overview } = occupation;
  const { words } = model;
  const { say } = words;
  return html`<div class="about">
    <h3 id="about-heading" tabindex="-1">${nameOf(model, model.state.inspected ?? model.state.answers.target)}</h3>
    <p class="small">${[route, levelWords(words, occupation)].filter(Boolean).join(" · ")}</p>
    ${overview ? html`<p class="about-overview">${overview}</p>` : nothing}
    <div class="about-links">
      ${ends(say("about.leadsHere"), links.in, "in", links, model, send)} ${ends(say("about.leadsOn"), links.out, "out", links, model, send)}
      ${related(links, model, send)}
    </div>
    ${
      Math.max(links.in.length, links.out.length) > maxLinksDrawn
        ? html`<button type="button" class="button button-quiet" aria-expanded=${model.state.allLinks} @click=${() => send({ type: "toggleLinks" })}>
          ${model.state.allLinks ? say("about.firstLinks", { count: maxLinksDrawn }) : say("about.allLinks", { count: links.in.length + links.out.length })}
        </button>`
        : nothing
    }
    <div class="buttons">
      ${repeat(
        actions(links, model, send),
        // Keyed, so that no button turns into another one while it is pressed.
        ({ id }) => id,
        ({ text, click }) =>
          html`<button type="button" class="button" @click=${click}>${text} <span class="vh">${occupation.name}</span></button>`,
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
  const { words } = model;
  const { say } = words;
  const unnamed = unnamedLinks(links).filter((one) => one.direction === direction);
  const official = drawn(all, model).filter(({ link }) => link.official);
  return html`<div>
    <h4>${title}</h4>
    ${
      official.length + unnamed.length === 0
        ? html`<p class="small">${say("about.noLink")}</p>`
        : html`<ul class="ends" role="list">
          ${official.map((end) => html`<li>${endButton(end, words, send)} <span class="small">${linkWords(words, end.link)}</span></li>`)}
          ${unnamed.map(
            ({ level, number: count }) => html`<li>
              ${say("about.unnamed", { what: unnamedWords(words, level, count), count })}
              <span class="small">${say("about.officialLinks", { count })}</span>
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
  const { words } = model;
  const shares = (end: LinkEnd) =>
    [[isIn(out, end), "about.fromHere"] as const, [isIn(into, end), "about.toHere"] as const].flatMap(([found, key]) =>
      found ? [words.say(key, { share: words.percent(found.link.strength) })] : [],
    );
  return html`<div>
    <h4>${words.say("about.related")}</h4>
    <ul class="ends" role="list">
      ${all.map((end) => html`<li>${endButton(end, words, send)} <span class="small">${words.list(shares(end))}</span></li>`)}
    </ul>
  </div>`;
}

const drawn = (all: readonly LinkEnd[], { state }: Model): readonly LinkEnd[] =>
  state.allLinks ? all : all.slice(0, maxLinksDrawn);

const endButton = ({ occupation }: LinkEnd, { say }: Words, send: Send): TemplateResult => html`<button
  type="button"
  class="button button-quiet end-button"
  @click=${() => send({ type: "inspect", reference: occupation.reference, at: "elsewhere" })}
>
  <span>${withLongNames(occupation.level === null ? occupation.name : say("about.nameAndLevel", { name: occupation.name, level: occupation.level }), [occupation.name])}</span>
</button>`;

type Act = { readonly id: string; readonly text: string; readonly click: () => void };

/** The actions that apply to this occupation. */
function actions(
  { occupation: { reference } }: LinksReport,
  { state, target, current, words: { say } }: Model,
  send: Send,
): Act[] {
  const { compared } = state.settings;
  const isTarget = reference === target?.reference;
  const isCurrent = reference === current?.reference;
  const action = (id: string, text: string, ...actions: Parameters<Send>): Act => ({
    id,
    text,
    click: () => send(...actions),
  });
  const routeAction = (how: "via" | "avoid", text: string, undo: string): Act =>
    state.settings[how].includes(reference)
      ? action(how, undo, { type: "routeThrough", reference, how: null })
      : action(how, text, { type: "routeThrough", reference, how });
  return [
    ...(isTarget ? [] : [action("target", say("about.makeTarget"), { type: "chooseTarget", reference })]),
    // One press would make the job that a person wants the one they have.
    ...(isTarget || isCurrent ? [] : [action("current", say("add.isCurrent"), { type: "chooseCurrent", reference })]),
    ...(isTarget || isCurrent
      ? []
      : [
          routeAction("via", say("about.via"), say("about.notVia")),
          routeAction("avoid", say("about.avoid"), say("about.notAvoid")),
        ]),
    ...(isTarget || compared.includes(reference) || compared.length >= maxCompared
      ? []
      : [action("compare", say("about.compare"), { type: "setCompared", reference, compared: true })]),
  ];
}
