import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit/html.js";
import type { GapReport, Shares, Standing, StatementReport, Tally } from "../../package/types.js";
import { standingMark } from "../shared/standingMark.js";
import {
  heldWords,
  kindKeys,
  kindNames,
  rangeWords,
  standingName,
  standings,
  standingWords,
  tallyWords,
} from "../shared/words.js";

type Zone = { readonly left: number; readonly width: number };
type PlacedDot = { readonly statement: StatementReport; readonly x: number; readonly y: number };

const plotWidth = 300;
const height = 56;
const openZone: Zone = { left: 2, width: 104 };
const partlyZone: Zone = { left: 116, width: 84 };
const heldZone: Zone = { left: 214, width: 84 };
const largestCell = 13;

/**
 * Every statement of the target as a dot in one of three zones: to learn or not asked; in part or probably held; held. `full`
 * also has the counts and the range of each kind in words.
 */
export function dotPlot(report: GapReport, extent: "brief" | "full"): TemplateResult {
  const cell = cellFor(report.statements);
  return html`<ul class="lanes" role="list">
    ${kindKeys
      .filter(([, key]) => report.counts[key].total > 0)
      .map(
        ([kind, key]) => html`<li class="lane">
          <div class="lane-text">
            ${extent === "full" ? html`<h3 class="lane-name">${kindNames[kind]}</h3>` : html`<b class="lane-name">${kindNames[kind]}</b>`}
            <span>${heldWords(report.counts[key])}</span>
          </div>
          ${kindPlot(
            report.statements.filter((statement) => statement.kind === kind),
            cell,
            report.scale.points,
          )}
          ${
            extent === "full"
              ? kindWords(report.counts[key], report.coverage[key])
              : html`<span class="vh">${tallyWords(report.counts[key])}</span>`
          }
        </li>`,
      )}
  </ul>`;
}

const kindWords = (tally: Tally, shares: Shares | null): TemplateResult => html`<p class="lane-words">
  ${tallyWords(tally)}. ${shares ? rangeWords(shares) : nothing}
</p>`;

/** The legend of the marks that occur. */
export function legend(tally: Tally): TemplateResult {
  return html`<ul class="key" role="list" aria-label="What the shapes mean">
    ${standings
      .filter((standing) => tally[standing] > 0)
      .map(
        (standing) => html`<li>
          <svg class="key-mark" viewBox="0 0 14 14" aria-hidden="true">${standingMark(standing, 7, 7, 4.6)}</svg>
          ${standingName(standing, tally)} <b>${tally[standing]}</b>
        </li>`,
      )}
  </ul>`;
}

function kindPlot(
  statements: readonly StatementReport[],
  cell: number,
  points: GapReport["scale"]["points"],
): TemplateResult {
  const middle = height / 2;
  return html`<svg class="lane-picture" viewBox="0 0 ${plotWidth} ${height}" aria-hidden="true" focusable="false">
    <rect class="lane-bank" x="0" y="1" width=${openZone.left + openZone.width + 2} height=${height - 2} rx="9" />
    <rect class="lane-goal" x=${heldZone.left - 4} y="1" width=${plotWidth - heldZone.left + 3} height=${height - 2} rx="9" />
    <path class="lane-way" d="M${partlyZone.left - 6} ${middle} H${heldZone.left - 6}" />
    ${layOut(statements, cell).map(
      ({ statement, x, y }) =>
        svg`<g>
        <title>${statement.code}: ${standingWords(statement, points)}</title>
        ${standingMark(statement.standing, x, y, cell * 0.35)}
      </g>` as SVGTemplateResult,
    )}
  </svg>`;
}

function layOut(statements: readonly StatementReport[], cell: number): PlacedDot[] {
  const within = (...standings: readonly Standing[]) =>
    statements.filter(({ standing }) => standings.includes(standing));
  return [
    ...blockLayout(byStanding(within("toLearn", "open")), openZone, cell),
    ...swarmLayout(
      within("partly", "probably").sort((a, b) => share(a) - share(b)),
      cell,
    ),
    ...blockLayout(within("held"), heldZone, cell),
  ];
}

const share = ({ likely }: StatementReport): number => likely ?? 0;

/** Sorted by standing, in the order of the legend. */
const byStanding = (statements: readonly StatementReport[]): StatementReport[] =>
  [...statements].sort((a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing));

/** Fills a zone column by column, from the top. */
function blockLayout(statements: readonly StatementReport[], zone: Zone, cell: number): PlacedDot[] {
  const rows = rowsOf(cell);
  return statements.map((statement, index) => ({
    statement,
    x: zone.left + cell * (Math.floor(index / rows) + 0.5) + 2,
    y: yOf(index % rows, rows, cell),
  }));
}

/** Places each dot by the share that is held or expected. Dots that would overlap are stacked. */
function swarmLayout(statements: readonly StatementReport[], cell: number): PlacedDot[] {
  const columns = columnsOf(partlyZone, cell);
  const rows = rowsOf(cell);
  const filled = Array.from({ length: columns }, (): StatementReport[] => []);
  for (const statement of statements) {
    const wanted = Math.round(share(statement) * (columns - 1));
    const byNearness = filled.map((_, column) => column).sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
    const column = byNearness.find((at) => (filled[at]?.length ?? 0) < rows) ?? wanted;
    filled[column]?.push(statement);
  }
  return filled.flatMap((stack, column) =>
    stack.map((statement, row) => ({
      statement,
      x: partlyZone.left + cell * (column + 0.5),
      y: yOf(row, Math.min(stack.length, rows), cell),
    })),
  );
}

/** The largest cell with which the kind with most statements fits into one zone. */
function cellFor(statements: readonly StatementReport[]): number {
  const fullest = Math.max(
    ...kindKeys.map(([kind]) => statements.filter((statement) => statement.kind === kind).length),
  );
  let cell = largestCell;
  while (cell > 2 && rowsOf(cell) * columnsOf(heldZone, cell) < fullest) cell -= 0.5;
  return cell;
}

const rowsOf = (cell: number): number => Math.floor((height - 4) / cell);
const columnsOf = (zone: Zone, cell: number): number => Math.floor(zone.width / cell);
const yOf = (row: number, rows: number, cell: number): number => height / 2 + (row - (rows - 1) / 2) * cell;
