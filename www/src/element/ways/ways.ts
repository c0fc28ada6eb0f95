import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { PathwaysReport } from "../../package/types.js";
import { chosenWay } from "../queries/queries.js";
import { assumptionNote } from "../result/assumptionNote.js";
import { notLoaded, queryFailed, waiting } from "../shared/loadingNotices.js";
import { count, withArticle } from "../shared/words.js";
import type { Model, Send } from "../state/model.js";
import type { Settings } from "../state/settings.js";
import { mapGraph } from "./map/mapGraph.js";
import { mapView } from "./map/mapView.js";
import { noPathway } from "./noPathway.js";
import { occupationDetails } from "./occupationDetails.js";
import { wayChoice } from "./wayChoice.js";
import { wayOptions } from "./wayOptions.js";
import { waySteps } from "./waySteps.js";

const layouts: readonly (readonly [Settings["layout"], string])[] = [
  ["map", "Map"],
  ["list", "List"],
];

/** The screen of pathways: the map, the choices, the steps. */
export function ways(model: Model, send: Send): TemplateResult {
  const { queries, target } = model;
  const { pathways: report } = queries.reports;
  return html`<section class="ways not-printed" aria-labelledby="ways">
    <h2 id="ways" tabindex="-1">Ways there</h2>
    ${
      queries.loading === "failed"
        ? notLoaded(`Which ways lead to ${withArticle(target?.name ?? "")} cannot be shown now.`, "ways", send)
        : queries.errors.pathways !== undefined
          ? queryFailed(queries.errors.pathways)
          : report
            ? found(report, model, send)
            : waiting("Looking for ways…")
    }
  </section>`;
}

function found(report: PathwaysReport, model: Model, send: Send): TemplateResult {
  const { state, queries } = model;
  const { links } = queries.reports;
  const { pathways } = report;
  const chosen = chosenWay(report, state.settings.way);
  return html`${
    report.none
      ? noPathway(
          report.none,
          pathways.some(({ straight }) => straight),
          model,
          send,
        )
      : html`<p class="lead">${summary(report)}</p>`
  }
    ${assumptionNote(report.assumed, model)}
    ${report.warnings.map(({ message }) => html`<p class="lead">${message}</p>`)}
    <div class="block map-block">
      <div class="map-head">
        <fieldset class="filters">
          <legend>Show as</legend>
          ${layouts.map(
            ([layout, name]) => html`<label class="pill">
              <input type="radio" name="layout" .checked=${live(state.settings.layout === layout)} @change=${() => send({ type: "changeSettings", to: { layout } })} />
              <span>${name}</span>
            </label>`,
          )}
        </fieldset>
        ${state.settings.layout === "map" ? key() : nothing}
      </div>
      ${mapView(mapGraph(report, links, state.settings.way), model, send)}
      ${links ? occupationDetails(links, model, send) : nothing}
    </div>
    ${wayOptions(model, send)}
    ${chosen && pathways.length > 1 ? wayChoice(report, chosen, send) : nothing}
    ${chosen ? waySteps(report, chosen, model) : nothing}`;
}

function summary({ pathways, current, target }: PathwaysReport): string {
  const from = current ? ` from ${current.name}` : "";
  const best = pathways.length === 1 ? "" : " Beside any other, each has fewer steps, less to learn, or gentler steps.";
  return `${count(pathways.length, "way")}${from} to ${target.name}.${best}`;
}

/** The legend of the lines. */
const key = (): TemplateResult => html`<ul class="key map-key" role="list" aria-label="What the lines mean">
  <li>${sample("line-official")} Official link</li>
  <li>${sample("line-inferred")} Worked out here</li>
  <li>${sample("line-official line-way")} On your way</li>
</ul>`;

const sample = (kind: string): TemplateResult =>
  html`<svg class="key-line" viewBox="0 0 36 8" aria-hidden="true" focusable="false"><path class="line ${kind}" d="M1 4 H35" /></svg>`;
