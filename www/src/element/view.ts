import { html, nothing, type TemplateResult } from "lit/html.js";
import type { adding } from "./add-occupation/addOccupation.js";
import { choose } from "./choose/choose.js";
import { introSteps } from "./choose/introSteps.js";
import type { Commands } from "./commands.js";
import type { exploreView } from "./exploreView.js";
import { keep } from "./keep/keep.js";
import { notices } from "./notices/notices.js";
import { rate } from "./rate/rate.js";
import { resultSummary } from "./rate/resultSummary.js";
import { result } from "./result/result.js";
import { sectionNav } from "./sectionNav.js";
import { notLoaded, waiting } from "./shared/loadingNotices.js";
import type { Model } from "./state/model.js";

/** How much is rendered: `first` is what is in view at once, and is ready sooner. */
export type Extent = "first" | "whole";

/** The views that are loaded lazily; `undefined` until they are here. */
export type LazyViews = {
  readonly explore: typeof exploreView | undefined;
  readonly adding: (typeof adding)["view"] | undefined;
};

/** The whole element, in the order of the journey. */
export function appView(
  model: Model,
  commands: Commands,
  extent: Extent,
  { explore, adding: add }: LazyViews,
): TemplateResult {
  const { report } = model;
  return html`${notices(model, commands)} ${choose(model, commands, add)}
    ${
      report
        ? html`${sectionNav(model)}
          <div class="work">${rate(model, commands.send, extent)} ${resultSummary(report, model)}</div>
          ${extent === "first" ? nothing : html`${result(model, commands.send)} ${explore ? explore(model, commands) : exploreLoading(model, commands)}`}`
        : introSteps()
    }
    ${keep(model, commands)}`;
}

/** Stands for `exploreView` until it is loaded. */
const exploreLoading = (
  { queries }: Model,
  { send }: Commands,
): TemplateResult => html`<section class="ways not-printed" aria-labelledby="ways">
  <h2 id="ways" tabindex="-1">Ways there, and related occupations</h2>
  ${queries.loading === "failed" ? notLoaded("This cannot be shown now.", "ways", send) : waiting("Looking for ways…")}
</section>`;
