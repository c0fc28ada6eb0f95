import { html, nothing, type TemplateResult } from "lit/html.js";
import type { adding } from "./add-occupation/addOccupation.js";
import { choose } from "./choose/choose.js";
import { steps } from "./choose/introSteps.js";
import type { Tools } from "./commands.js";
import type { further } from "./exploreView.js";
import { keep } from "./keep/keep.js";
import { notices } from "./notices/notices.js";
import { rate } from "./rate/rate.js";
import { board } from "./rate/resultSummary.js";
import { result } from "./result/result.js";
import { onward } from "./sectionNav.js";
import { notLoaded, waiting } from "./shared/loadingNotices.js";
import type { Model } from "./state/model.js";

/** How much is shown: what is seen first, the finding on the board among it, is there sooner by itself. */
export type Extent = "first" | "whole";

/** The views that arrive later, as far as they are here. */
export type Later = {
  readonly further: typeof further | undefined;
  readonly adding: (typeof adding)["view"] | undefined;
};

/** All of it, top down as a person goes through it. */
export function page(
  model: Model,
  tools: Tools,
  extent: Extent,
  { further: more, adding: add }: Later,
): TemplateResult {
  const { report } = model;
  return html`${notices(model, tools)} ${choose(model, tools, add)}
    ${
      report
        ? html`${onward(model)}
          <div class="work">${rate(model, tools.send, extent)} ${board(report, model)}</div>
          ${extent === "first" ? nothing : html`${result(model, tools.send)} ${more ? more(model, tools) : onItsWay(model, tools)}`}`
        : steps()
    }
    ${keep(model, tools)}`;
}

/** In place of all that is about many occupations, until it is here. */
const onItsWay = (
  { told }: Model,
  { send }: Tools,
): TemplateResult => html`<section class="ways not-printed" aria-labelledby="ways">
  <h2 id="ways" tabindex="-1">Ways there, and where else you could go</h2>
  ${told.loading === "failed" ? notLoaded("This cannot be shown now.", "ways", send) : waiting("Looking for ways…")}
</section>`;
