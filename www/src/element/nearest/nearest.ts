import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import {
  maxCompared,
  maxNearest,
  type NearestOccupation,
  type NearestReport,
  type SharedStatement,
} from "../../package/types.js";
import { compare } from "../compare/compare.js";
import { assumptionNote } from "../result/assumptionNote.js";
import { shareBar } from "../shared/intervalBar.js";
import { notLoaded, queryFailed, waiting } from "../shared/loadingNotices.js";
import { count, levelWords, percent } from "../shared/words.js";
import { answerCount } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import type { Settings } from "../state/settings.js";

/** The related occupations, the nearest first, with filters, and the comparison. */
export function nearest(model: Model, send: Send): TemplateResult {
  const { queries, state } = model;
  const { nearest: report } = queries.reports;
  return html`<section class="near" aria-labelledby="near">
    <h2 id="near" tabindex="-1">Related occupations</h2>
    ${
      queries.loading === "failed"
        ? notLoaded("Which occupations are related cannot be shown now.", "near", send)
        : queries.errors.nearest !== undefined
          ? queryFailed(queries.errors.nearest)
          : answerCount(state.answers) === 0 && !model.current
            ? html`<p class="lead">As soon as you have said where you are now, or answered something, the occupations appear here that ask for much of what you know and do.</p>`
            : report
              ? html`<p class="lead">${leadWords(report)}${orderWords(report)}</p>
                ${assumptionNote(report.assumed, model)} ${found(report, model, send)}`
              : waiting("Comparing…")
    }
  </section>`;
}

function found(report: NearestReport, model: Model, send: Send): TemplateResult {
  const { settings } = model.state;
  return html`<div class="block">
      ${filters(model, send)}
      <p class="near-count">${countWords(report, model)}</p>
      <ol class="nears">
        ${repeat(
          report.occupations,
          ({ reference }) => reference,
          (one) => row(one, model, send),
        )}
      </ol>
      ${report.warnings.map(({ message }) => html`<p class="small">${message}</p>`)}
      ${
        report.total > report.occupations.length && report.occupations.length < maxNearest
          ? html`<button type="button" class="button" id="more-near" @click=${() => send({ type: "showMoreNearest" })}>Show more</button>`
          : nothing
      }
    </div>
    ${settings.compared.length > 0 ? compare(model, send) : nothing}`;
}

function countWords({ total }: NearestReport, { state, occupations }: Model): string {
  if (total > 0) return `${count(total, "occupation fits", "occupations fit")}.`;
  const { answers } = state;
  const others = occupations.filter(({ reference }) => reference !== answers.target && reference !== answers.current);
  return others.length === 0 ? "There is no other occupation here." : "None fits. Fewer filters may help.";
}

/** What the list is ranked by. Where nothing is rated or assumed, it says nothing of the person. */
const leadWords = ({ occupations }: NearestReport): string =>
  occupations.some(({ likely }) => likely === null)
    ? "These share knowledge and skills with where you are now. This is worked out here: it is no official progression. How much of each you hold is known once you have answered something."
    : "These share knowledge and skills with what you hold. This is worked out here: it is no official progression.";

const orderWords = ({ occupations }: NearestReport): string =>
  occupations.some(({ levelDifference }) => levelDifference !== null)
    ? " Related ones of your level, or one level up or down, come first."
    : "";

function row(one: NearestOccupation, model: Model, send: Send): TemplateResult {
  const { reference, name, route, likely, related, stable, steps, levelDifference, shared } = one;
  const { compared } = model.state.settings;
  const chosen = compared.includes(reference);
  const facts = [
    route,
    levelWords(one),
    levelDifference === null ? "" : differenceWords(levelDifference),
    steps === null ? "" : `${count(steps, "link")} away`,
  ];
  return html`<li class="near-row">
    <div class="near-name">
      <b>${name}</b>
      <span class="note">${facts.filter(Boolean).join(" · ")}</span>
    </div>
    <div class="near-range">
      ${
        likely === null
          ? nothing
          : html`${shareBar(likely)}
            <p>You probably hold about ${percent(likely)} of it.</p>`
      }
      ${related ? nothing : html`<p class="near-unsure">It shares too little to be called related.</p>`}
      ${stable ? nothing : html`<p class="near-unsure">Its place is not certain: one point more or less on your answers would change it.</p>`}
      ${sharedStatements(shared, name)}
    </div>
    <div class="near-actions">
      <label class="check">
        <input
          type="checkbox"
          .checked=${live(chosen)}
          ?disabled=${!chosen && compared.length >= maxCompared}
          @change=${() => send({ type: "setCompared", reference, compared: !chosen })}
        />
        <span>Compare <span class="vh">${name}</span></span>
      </label>
      <button type="button" class="button button-quiet" @click=${() => send({ type: "inspect", reference, at: "elsewhere" })}>Look at it <span class="vh">: ${name}</span></button>
    </div>
  </li>`;
}

function sharedStatements(shared: readonly SharedStatement[], name: string): TemplateResult | typeof nothing {
  if (shared.length === 0) return nothing;
  return html`<details class="near-shared">
    <summary>What they share <span class="vh">: ${name}</span></summary>
    <ul class="plain">
      ${shared.map(
        ({ statement, source }) => html`<li>
          <span class="code">${statement.code}</span>
          <span>${statement.statement} <span class="note">Close to ${source.code}: ${source.statement}</span></span>
        </li>`,
      )}
    </ul>
  </details>`;
}

/** "two levels higher than where you are now" */
export function differenceWords(difference: number): string {
  if (difference === 0) return "the same level as now";
  const number = Math.abs(difference);
  return `${numberNames[number] ?? number} ${number === 1 ? "level" : "levels"} ${difference > 0 ? "higher" : "lower"} than now`;
}

const numberNames = ["no", "one", "two", "three", "four", "five"];

function filters({ state, occupations, current }: Model, send: Send): TemplateResult {
  const { route, minLevel, maxLevel, reachable } = state.settings;
  const routes = unique(occupations.map((one) => one.route)).sort();
  const levels = unique(occupations.flatMap(({ level }) => (level === null ? [] : [level]))).sort((a, b) => a - b);
  const set = (to: Partial<Settings>) => send({ type: "changeSettings", to });
  const levelSelect = (label: string, chosen: number | null, change: (level: number | null) => void) =>
    select(
      label,
      chosen === null ? "" : String(chosen),
      [["", "Any"], ...levels.map((level): [string, string] => [String(level), String(level)])],
      (value) => change(value === "" ? null : Number(value)),
    );
  return html`<div class="near-filters" role="group" aria-label="Which occupations">
    ${select("Route", route, [["", "Every route"], ...routes.filter(Boolean).map((one): [string, string] => [one, one])], (value) => set({ route: value }))}
    ${levelSelect("From level", minLevel, (level) => set({ minLevel: level }))}
    ${levelSelect("Up to level", maxLevel, (level) => set({ maxLevel: level }))}
    ${
      current
        ? html`<label class="check">
          <input type="checkbox" .checked=${live(reachable)} @change=${() => set({ reachable: !reachable })} />
          <span>Only what is linked from where I am now</span>
        </label>`
        : nothing
    }
  </div>`;
}

const select = (
  label: string,
  chosen: string,
  options: readonly (readonly [value: string, name: string])[],
  change: (value: string) => void,
): TemplateResult => html`<label class="inline-select">
  <span>${label}</span>
  <select class="select" @change=${({ target }: Event & { readonly target: HTMLSelectElement }) => change(target.value)}>
    ${options.map(([value, name]) => html`<option value=${value} .selected=${value === chosen}>${name}</option>`)}
  </select>
</label>`;

const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];
