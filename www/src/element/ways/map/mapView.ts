import { repeat } from "lit/directives/repeat.js";
import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { TechnicalLevel } from "../../../package/types.js";
import { count, list } from "../../shared/words.js";
import type { Model, Send } from "../../state/model.js";
import type { Column, Line, Node, Unnamed, WayMap } from "./mapGraph.js";

const bandNames: Record<TechnicalLevel | "unknown", readonly [string, string]> = {
  technical: ["Technical", "levels 2 and 3"],
  higherTechnical: ["Higher technical", "levels 4 and 5"],
  professional: ["Professional", "levels 6 and 7"],
  unknown: ["Level not published", ""],
};

/**
 * The occupations in columns, by level, each a button; the links between them as lines. What the lines show is said
 * with each occupation, too: out of sight on the map, in sight in the list.
 */
export function map(drawn: WayMap, model: Model, send: Send): TemplateResult {
  return html`<div class="map map-as-${model.state.settings.layout}" role="group" aria-label="Occupations by level">
    <svg class="map-lines" aria-hidden="true" focusable="false">
      <defs>
        ${tip("tip")} ${tip("tip-way")}
      </defs>
      ${repeat(
        inFront(drawn.lines),
        ({ from, to }) => `${from} ${to}`,
        ({ from, to, official, chosen }) => svg`<path
          class="line ${official ? "line-official" : "line-inferred"} ${chosen ? "line-way" : ""}"
          data-from=${from} data-to=${to} marker-end=${chosen ? "url(#tip-way)" : "url(#tip)"} />`,
      )}
      ${drawn.columns.flatMap(({ nodes }) =>
        nodes.flatMap(({ occupation: { reference }, unnamed }) =>
          unnamed.map(({ id, direction }) => {
            const [from, to] = direction === "in" ? [id, reference] : [reference, id];
            return svg`<path class="line line-official" data-from=${from} data-to=${to} marker-end="url(#tip)" />`;
          }),
        ),
      )}
    </svg>
    ${drawn.columns.map((column) => columnView(column, drawn, model, send))}
  </div>`;
}

const tip = (
  id: string,
) => svg`<marker id=${id} class=${id} viewBox="0 0 10 10" refX="3" refY="5" markerWidth="9" markerHeight="9"
  markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.5 L10 5 L0 9.5 Z" /></marker>`;

/** What is drawn last lies on top: the chosen way. */
const inFront = (lines: readonly Line[]): Line[] => [...lines].sort((a, b) => Number(a.chosen) - Number(b.chosen));

function columnView({ band, nodes }: Column, drawn: WayMap, model: Model, send: Send): TemplateResult {
  const [name, levels] = bandNames[band ?? "unknown"];
  const unnamed = drawn.columns
    .flatMap((column) => column.nodes.flatMap((node) => node.unnamed))
    .filter(({ level }) => bandOf(level) === band);
  return html`<section class="map-column" aria-label=${name}>
    <h3 class="map-band">${name} <span>${levels}</span></h3>
    <ol class="map-nodes" role="list">
      ${repeat(
        nodes,
        ({ occupation }) => occupation.reference,
        (node) => html`<li>${nodeView(node, drawn, model, send)}</li>`,
      )}
      ${unnamed.map((one) => html`<li>${unnamedView(one, model)}</li>`)}
    </ol>
    ${nodes.length + unnamed.length === 0 ? html`<p class="map-empty">None on these ways</p>` : nothing}
  </section>`;
}

function nodeView({ occupation, step }: Node, { lines, columns }: WayMap, model: Model, send: Send): TemplateResult {
  const { reference, name, level } = occupation;
  const looked = (model.state.focus ?? model.target?.reference) === reference;
  const marks = [
    ...(reference === model.current?.reference ? ["You are here"] : []),
    ...(reference === model.target?.reference ? ["Where you want to be"] : []),
    ...(step !== null && reference !== model.target?.reference ? [`Step ${step}`] : []),
  ];
  const nameOf = (other: string) =>
    columns.flatMap(({ nodes }) => nodes).find((node) => node.occupation.reference === other)?.occupation.name ?? "";
  const onward = lines.filter(({ from }) => from === reference);
  return html`<button
      type="button"
      class="node ${marks.length > 0 ? "node-marked" : ""} ${reference === model.target?.reference ? "node-target" : ""} ${reference === model.current?.reference ? "node-current" : ""}"
      data-node=${reference}
      aria-pressed=${looked}
      @click=${() => send({ type: "lookAt", reference, at: "map" })}
    >
      ${marks.length > 0 ? html`<span class="node-mark">${marks.join(", ")}</span>` : nothing}
      <span class="node-name">${name}</span>
      <span class="node-level">${level === null ? "Level not published" : `Level ${level}`}</span>
    </button>
    ${
      onward.length > 0
        ? html`<p class="node-onward">
          Leads on to ${list(onward.map(({ to, official, chosen }) => `${nameOf(to)} (${official ? "official" : "worked out"}${chosen ? ", on your way" : ""})`))}.
        </p>`
        : nothing
    }`;
}

function unnamedView({ id, level, direction, number }: Unnamed, { told }: Model): TemplateResult {
  const name = told.reports.links?.occupation.name ?? "";
  return html`<p class="node node-unnamed" data-node=${id}>
      <span class="node-name">${number === 1 ? "An occupation" : `${number} occupations`}${level === null ? "" : ` at level ${level}`}</span>
      <span class="node-level">${number === 1 ? "Name" : "Names"} not published</span>
    </p>
    <p class="node-onward">${direction === "in" ? `Leads on to ${name}` : `${name} leads on to ${number === 1 ? "it" : "them"}`} (${count(number, "official link")}).</p>`;
}

/** Of an occupation of which only the level is published: the maps' own columns. */
function bandOf(level: number | null): TechnicalLevel | null {
  if (level === null) return null;
  return level <= 3 ? "technical" : level <= 5 ? "higherTechnical" : "professional";
}
