import { type TemplateResult, html, nothing } from "lit/html.js";
import type { Model } from "../model.js";
import type { Tools } from "../tools.js";
import { board } from "./board.js";
import { choose } from "./choose.js";
import { keep } from "./keep.js";
import { near } from "./near.js";
import { notices } from "./notices.js";
import { onward } from "./onward.js";
import { plan } from "./plan.js";
import { rate } from "./rate.js";
import { result } from "./result.js";
import { steps } from "./steps.js";
import { ways } from "./ways.js";

/** How much is shown: what is seen first, the finding among it, is there sooner by itself. */
export type Extent = "first" | "whole";

/** All of it, top down as a person goes through it. */
export function page(model: Model, tools: Tools, extent: Extent): TemplateResult {
  const { report } = model;
  return html`${notices(model, tools)} ${choose(model, tools.send)}
    ${
      report
        ? html`${onward(model)}
          <div class="work">${rate(model, tools.send, extent)} ${board(report, model)}</div>
          ${result(model, tools.send, extent)} ${extent === "whole" ? further(model, tools) : nothing}`
        : steps()
    }
    ${keep(model, tools)}`;
}

const further = (model: Model, tools: Tools): TemplateResult => html`
  ${ways(model, tools.send)} ${plan(model, tools)} ${near(model, tools.send)}
`;
