import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { PathwaysReport } from "../../package/types.js";
import { chosenWay } from "../queries/queries.js";
import { assumptionNote } from "../result/assumptionNote.js";
import { notLoaded, queryFailed, waiting } from "../shared/loadingNotices.js";
import type { Model, Send } from "../state/model.js";
import type { Settings } from "../state/settings.js";
import type { Words } from "../words/words.js";
import { mapGraph } from "./map/mapGraph.js";
import { mapView } from "./map/mapView.js";
import { noPathway } from "./noPathway.js";
import { occupationDetails } from "./occupationDetails.js";
import { wayChoice } from "./wayChoice.js";
import { wayOptions } from "./wayOptions.js";
import { waySteps } from "./waySteps.js";
import { withLongNames } from "../shared/longName.js";

const layouts: readonly Settings["layout"][] = ["map", "list"];

/** The screen of pathways: the map, the choices, the steps. */
export function ways(model: Model, send: Send): TemplateResult {
  const { queries, target, words } = model;
  const { say } = words;
  const { pathways: report } = queries.reports;
  return html`<section class="ways not-printed" aria-labelledby="ways">
    <h2 id="ways" tabindex="-1">${say("ways.title")}</h2>
    ${
      queries.loading === "failed"
        ? notLoaded(words, say("ways.failed", { target: target?.name ?? "" }), "ways", send)
        : queries.errors.pathways !== undefined
          ? queryFailed(words, queries.errors.pathways)
          : report
            ? found(report, model, send)
            : waiting(say("ways.looking"))
    }
  </section>`;
}

function found(report: PathwaysReport, model: Model, send: Send): TemplateResult {
  const { state, queries, words } = model;
  const { say } = words;
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
      : html`<p class="lead">${withLongNames(summary(words, report), [report.current?.name ?? "", report.target.name])}</p>`
  }
    ${assumptionNote(report.assumed, model)}
    ${report.warnings.map(({ message }) => html`<p class="lead">${message}</p>`)}
    <div class="block map-block">
      <div class="map-head">
        <fieldset class="filters">
          <legend>${say("ways.showAs")}</legend>
          ${layouts.map(
            (layout) => html`<label class="pill">
              <input type="radio" name="layout" .checked=${live(state.settings.layout === layout)} @change=${() => send({ type: "changeSettings", to: { layout } })} />
              <span>${say(`ways.${layout}`)}</span>
            </label>`,
          )}
        </fieldset>
        ${state.settings.layout === "map" ? key(words) : nothing}
      </div>
      ${mapView(mapGraph(report, links, state.settings.way), model, send)}
      ${links ? occupationDetails(links, model, send) : nothing}
    </div>
    ${wayOptions(model, send)}
    ${chosen && pathways.length > 1 ? wayChoice(report, chosen, words, send) : nothing}
    ${chosen ? waySteps(report, chosen, model) : nothing}`;
}

function summary({ say }: Words, { pathways, current, target: { name: target } }: PathwaysReport): string {
  const count = pathways.length;
  const number = current
    ? say("ways.numberFrom", { count, current: current.name, target })
    : say("ways.number", { count, target });
  return count === 1 ? number : say("ways.several", { number });
}

/** The legend of the lines. */
const key = ({
  say,
}: Words): TemplateResult => html`<ul class="key map-key" role="list" aria-label=${say("ways.lines")}>
  <li>${sample("line-official")} ${say("ways.official")}</li>
  <li>${sample("line-inferred")} ${say("ways.inferred")}</li>
  <li>${sample("line-official line-way")} ${say("ways.chosen")}</li>
</ul>`;

const sample = (kind: string): TemplateResult =>
  html`<svg class="key-line" viewBox="0 0 36 8" aria-hidden="true" focusable="false"><path class="line ${kind}" d="M1 4 H35" /></svg>`;
