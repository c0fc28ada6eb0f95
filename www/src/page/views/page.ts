import { type TemplateResult, html, nothing } from "lit/html.js";
import type { adding } from "../add.js";
import type { further } from "../further.js";
import type { Model } from "../model.js";
import type { Tools } from "../tools.js";
import { board } from "./board.js";
import { choose } from "./choose.js";
import { keep } from "./keep.js";
import { notices } from "./notices.js";
import { notLoaded, waiting } from "./notLoaded.js";
import { onward } from "./onward.js";
import { rate } from "./rate.js";
import { result } from "./result.js";
import { steps } from "./steps.js";

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
