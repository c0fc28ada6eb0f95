import { repeat } from "lit/directives/repeat.js";
import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { TechnicalLevel } from "../../../package/types.js";
import { count, list } from "../../shared/words.js";
import type { Model, Send } from "../../state/model.js";
import type { Column, Edge, MapGraph, Node, UnnamedLinks } from "./mapGraph.js";

const columnNames: Record<TechnicalLevel | "other" | "unknown", readonly [name: string, levels: string]> = {
  technical: ["Technical", "levels 2 and 3"],
  higherTechnical: ["Higher technical", "levels 4 and 5"],
  professional: ["Professional", "levels 6 and 7"],
  other: ["Other levels", ""],
  unknown: ["Level not published", ""],
};

/** What a column is called by: a published level may have no technical level. */
function columnKey({ technicalLevel, nodes, unnamed }: Column): keyof typeof columnNames {
  const levels = [...nodes.map(({ occupation }) => occupation.level), ...unnamed.map(({ level }) => level)];
  return technicalLevel ?? (levels.every((level) => level !== null) ? "other" : "unknown");
}

/**
 * The occupations as buttons in columns by level, and the links between them as lines. Each occupation also says its
 * links in words: hidden on the map, visible in the list.
 */
export function mapView(graph: MapGraph, model: Model, send: Send): TemplateResult {
  return html`<div class="map map-as-${model.state.settings.layout}" role="group" aria-label="Occupations by level">
    <svg class="map-lines" aria-hidden="true" focusable="false">
      <defs>
        ${tip("tip")} ${tip("tip-way")}
      </defs>
      ${repeat(
        chosenLast(graph.edges),
        ({ from, to }) => `${from} ${to}`,
        ({ from, to, official, chosen }) => svg`<path
          class="line ${official ? "line-official" : "line-inferred"} ${chosen ? "line-way" : ""}"
          data-from=${from} data-to=${to} marker-end=${chosen ? "url(#tip-way)" : "url(#tip)"} />`,
      )}
      ${graph.columns.flatMap(({ unnamed }) =>
        unnamed.map(({ id, occupation, direction }) => {
          const [from, to] = direction === "in" ? [id, occupation] : [occupation, id];
          return svg`<path class="line line-official" data-from=${from} data-to=${to} marker-end="url(#tip)" />`;
        }),
      )}
    </svg>
    ${graph.columns.map((column) => columnView(column, graph, model, send))}
  </div>`;
}

const tip = (
  id: string,
) => svg`<marker id=${id} class=${id} viewBox="0 0 10 10" refX="3" refY="5" markerWidth="9" markerHeight="9"
  markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.5 L10 5 L0 9.5 Z" /></marker>`;

/** The chosen pathway last, so that it is drawn on top. */
const chosenLast = (edges: readonly Edge[]): Edge[] => [...edges].sort((a, b) => Number(a.chosen) - Number(b.chosen));

function columnView(column: Column, graph: MapGraph, model: Model, send: Send): TemplateResult {
  const { nodes, unnamed } = column;
  const [name, levels] = columnNames[columnKey(column)];
  return html`<section class="map-column" aria-label=${name}>
    <h3 class="map-band">${name} <span>${levels}</span></h3>
    <ol class="map-nodes" role="list">
      ${repeat(
        nodes,
        ({ occupation }) => occupation.reference,
        (node) => html`<li>${nodeView(node, graph, model, send)}</li>`,
      )}
      ${unnamed.map((one) => html`<li>${unnamedLinksView(one, model)}</li>`)}
    </ol>
    ${nodes.length + unnamed.length === 0 ? html`<p class="map-empty">None on these ways</p>` : nothing}
  </section>`;
}

function nodeView({ occupation, step }: Node, { edges, columns }: MapGraph, model: Model, send: Send): TemplateResult {
  const { reference, name, level } = occupation;
  const isInspected = (model.state.inspected ?? model.target?.reference) === reference;
  const marks = [
    ...(reference === model.current?.reference ? ["You are here"] : []),
    ...(reference === model.target?.reference ? ["Where you want to be"] : []),
    ...(step !== null && reference !== model.target?.reference ? [`Step ${step}`] : []),
  ];
  const nameOf = (other: string) =>
    columns.flatMap(({ nodes }) => nodes).find((node) => node.occupation.reference === other)?.occupation.name ?? "";
  const outgoing = edges.filter(({ from }) => from === reference);
  // Only an official link leads on: what is worked out here is related.
  const onward = (words: string, links: readonly Edge[]) =>
    links.length === 0
      ? nothing
      : html`<p class="node-onward">
          ${words} ${list(links.map(({ to, official, chosen }) => `${nameOf(to)} (${official ? "official" : "worked out"}${chosen ? ", on your way" : ""})`))}.
        </p>`;
  return html`<button
      type="button"
      class="node ${marks.length > 0 ? "node-marked" : ""} ${reference === model.target?.reference ? "node-target" : ""} ${reference === model.current?.reference ? "node-current" : ""}"
      data-node=${reference}
      aria-pressed=${isInspected}
      @click=${() => send({ type: "inspect", reference, at: "map" })}
    >
      ${marks.length > 0 ? html`<span class="node-mark">${marks.join(", ")}</span>` : nothing}
      <span class="node-name">${name}</span>
      <span class="node-level">${level === null ? "Level not published" : `Level ${level}`}</span>
    </button>
    ${[
      onward(
        "Leads on to",
        outgoing.filter(({ official }) => official),
      ),
      onward(
        "Related to",
        outgoing.filter(({ official }) => !official),
      ),
    ]}`;
}

function unnamedLinksView({ id, level, direction, number }: UnnamedLinks, { queries }: Model): TemplateResult {
  const name = queries.reports.links?.occupation.name ?? "";
  return html`<p class="node node-unnamed" data-node=${id}>
      <span class="node-name">${number === 1 ? "An occupation" : `${number} occupations`}${level === null ? "" : ` at level ${level}`}</span>
      <span class="node-level">${number === 1 ? "Name" : "Names"} not published</span>
    </p>
    <p class="node-onward">${direction === "in" ? `Leads on to ${name}` : `${name} leads on to ${number === 1 ? "it" : "them"}`} (${count(number, "official link")}).</p>`;
}
