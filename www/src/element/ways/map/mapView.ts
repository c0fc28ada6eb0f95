import { repeat } from "lit/directives/repeat.js";
import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import { longName } from "../../shared/longName.js";
import type { Model, Send } from "../../state/model.js";
import { unnamedWords } from "../words.js";
import type { Column, Edge, MapGraph, Node, UnnamedLinks } from "./mapGraph.js";

/** What a column is called by: a published level may have no technical level. */
function columnKey({ technicalLevel, nodes, unnamed }: Column) {
  const levels = [...nodes.map(({ occupation }) => occupation.level), ...unnamed.map(({ level }) => level)];
  return technicalLevel ?? (levels.every((level) => level !== null) ? "other" : "unknown");
}

/**
 * The occupations as buttons in columns by level, and the links between them as lines. Each occupation also says its
 * links in words: hidden on the map, visible in the list.
 */
export function mapView(graph: MapGraph, model: Model, send: Send): TemplateResult {
  return html`<div class="map map-as-${model.state.settings.layout}" role="group" aria-label=${model.words.say("map.label")}>
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
  const { say } = model.words;
  const key = columnKey(column);
  const name = say(`map.${key}`);
  const levels = key === "other" || key === "unknown" ? "" : say(`map.${key}Levels`);
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
    ${nodes.length + unnamed.length === 0 ? html`<p class="map-empty">${say("map.none")}</p>` : nothing}
  </section>`;
}

function nodeView({ occupation, step }: Node, { edges, columns }: MapGraph, model: Model, send: Send): TemplateResult {
  const { reference, name, level } = occupation;
  const { words } = model;
  const { say } = words;
  const isInspected = (model.state.inspected ?? model.target?.reference) === reference;
  const marks = [
    ...(reference === model.current?.reference ? [say("list.current")] : []),
    ...(reference === model.target?.reference ? [say("list.target")] : []),
    ...(step !== null && reference !== model.target?.reference ? [say("map.step", { step })] : []),
  ];
  const nameOf = (other: string) =>
    columns.flatMap(({ nodes }) => nodes).find((node) => node.occupation.reference === other)?.occupation.name ?? "";
  const outgoing = edges.filter(({ from }) => from === reference);
  // Only an official link leads on: what is worked out here is related.
  const onward = (key: "map.leadsTo" | "map.relatedTo", links: readonly Edge[]) =>
    links.length === 0
      ? nothing
      : html`<p class="node-onward">
          ${say(key, { occupations: words.list(links.map(({ to, official, chosen }) => say(`map.${official ? "official" : "inferred"}${chosen ? "Chosen" : ""}`, { occupation: nameOf(to) }))) })}
        </p>`;
  return html`<button
      type="button"
      class="node ${marks.length > 0 ? "node-marked" : ""} ${reference === model.target?.reference ? "node-target" : ""} ${reference === model.current?.reference ? "node-current" : ""}"
      data-node=${reference}
      aria-pressed=${isInspected}
      @click=${() => send({ type: "inspect", reference, at: "map" })}
    >
      ${marks.length > 0 ? html`<span class="node-mark">${marks.join(" · ")}</span>` : nothing}
      <span class="node-name">${longName(name)}</span>
      <span class="node-level">${level === null ? say("map.unknown") : say("map.level", { level })}</span>
    </button>
    ${[
      onward(
        "map.leadsTo",
        outgoing.filter(({ official }) => official),
      ),
      onward(
        "map.relatedTo",
        outgoing.filter(({ official }) => !official),
      ),
    ]}`;
}

function unnamedLinksView(
  { id, level, direction, number: count }: UnnamedLinks,
  { queries, words }: Model,
): TemplateResult {
  const { say } = words;
  const occupation = queries.reports.links?.occupation.name ?? "";
  return html`<p class="node node-unnamed" data-node=${id}>
      <span class="node-name">${unnamedWords(words, level, count)}</span>
      <span class="node-level">${say("map.noName", { count })}</span>
    </p>
    <p class="node-onward">${say(direction === "in" ? "map.unnamedIn" : "map.unnamedOut", { occupation, count })}</p>`;
}
