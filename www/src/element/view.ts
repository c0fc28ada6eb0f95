import { html, nothing, type TemplateResult } from "lit/html.js";
import { choose } from "./choose/choose.js";
import type { Commands } from "./commands.js";
import type { aroundView, days, lookedAt, PeopleDesk, people, planView } from "./exploreView.js";
import type { AddingViews } from "./files/importer.js";
import { keep } from "./keep/keep.js";
import { notices } from "./notices/notices.js";
import { personName } from "./people/personName.js";
import { rate } from "./rate/rate.js";
import { result } from "./result/result.js";
import { type Screen, shownScreen } from "./screens/screens.js";
import { screenNav } from "./screens/screenNav.js";
import { notLoaded, waiting } from "./shared/loadingNotices.js";
import type { Model } from "./state/model.js";

/** How much is rendered: `first` is what is in view at once, and is ready sooner. */
export type Extent = "first" | "whole";

/** The views that are loaded lazily; `undefined` until they are here. */
export type LazyViews = {
  readonly explore:
    | {
        readonly around: typeof aroundView;
        readonly plan: typeof planView;
        readonly lookedAt: typeof lookedAt;
        readonly people: typeof people;
        readonly days: typeof days;
        readonly desk: PeopleDesk;
      }
    | undefined;
  readonly adding: AddingViews | undefined;
};

/** The whole element: the way through it, what there is to say at once, and one screen. */
export function appView(model: Model, commands: Commands, extent: Extent, lazy: LazyViews): TemplateResult {
  const { state } = model;
  const screen = state.printing ?? shownScreen(state);
  const { explore } = lazy;
  return html`${screenNav(model, commands.send)} ${whose(model, commands.send)}
    ${state.peopleShown && explore ? explore.people(model, explore.desk, commands.send) : nothing}
    <div class="notices">${notices(model, commands)}</div>
    ${views[screen](model, commands, extent, lazy)}`;
}

/** Whose answers are shown, where there are several people. */
function whose({ state: { people: all }, words }: Model, send: Commands["send"]): TemplateResult | typeof nothing {
  if (!all) return nothing;
  const { say, rich } = words;
  return html`<p class="whose">
    <span>${rich("people.of", { name: personName(words, all, all.open) })}</span>
    <button type="button" class="button button-quiet" id="somebody-else" @click=${() => send({ type: "showPeople", shown: true })}>
      ${say("people.else")}
    </button>
  </p>`;
}

type View = (model: Model, commands: Commands, extent: Extent, lazy: LazyViews) => unknown;

const views: Record<Screen, View> = {
  choose: (model, commands, _extent, { adding: add }) => choose(model, commands, add),
  rate: (model, { send }, extent) => rate(model, send, extent),
  result: (model, commands, extent, { explore }) =>
    html`${result(model, commands, explore?.lookedAt)}
      ${
        extent === "first"
          ? nothing
          : html`<div class="screen around">${explore ? explore.around(model, commands) : exploreLoading(model, commands)}</div>`
      }`,
  plan: (model, commands, extent, { explore }) => html`<div class="screen plan-screen">
    <h1 id="plan-heading" tabindex="-1">${model.target ? model.words.say("plan.title", { target: model.target.name }) : model.words.say("plan.noTarget")}</h1>
    ${
      model.target === null
        ? html`<p class="lead">${model.words.say("plan.noTargetLead")}</p>`
        : extent === "first"
          ? nothing
          : explore
            ? html`${explore.plan(model, commands)} ${explore.days(model, explore.desk)}`
            : exploreLoading(model, commands)
    }
    ${keep(model, commands)}
  </div>`,
};

/** Stands for what is loaded lazily until it is here. */
const exploreLoading = (
  { queries, words }: Model,
  { send }: Commands,
): TemplateResult => html`<section class="ways not-printed" aria-labelledby="ways">
  <h2 id="ways" tabindex="-1">${words.say(queries.loading === "failed" ? "rest.failedTitle" : "rest.title")}</h2>
  ${queries.loading === "failed" ? notLoaded(words, "", "ways", send) : waiting(words.say("rest.waiting"))}
</section>`;
