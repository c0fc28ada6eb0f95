import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { maxCompared, type NearestOccupation, type NearestReport } from "../../package/types.js";
import { compare } from "../compare/compare.js";
import { intervalBar } from "../shared/intervalBar.js";
import { notLoaded, queryFailed, waiting } from "../shared/loadingNotices.js";
import { count, levelWords, rangeWords } from "../shared/words.js";
import { answerCount } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import type { Settings } from "../state/settings.js";

/** The nearest occupations, with filters, and the comparison. */
export function nearest(model: Model, send: Send): TemplateResult {
  const { queries, state } = model;
  const { nearest: report } = queries.reports;
  return html`<section class="near" aria-labelledby="near">
    <h2 id="near" tabindex="-1">Where else could you go?</h2>
    ${
      queries.loading === "failed"
        ? notLoaded("Which occupations are nearest cannot be shown now.", "near", send)
        : queries.errors.nearest !== undefined
          ? queryFailed(queries.errors.nearest)
          : answerCount(state.answers) === 0
            ? html`<p class="lead">As soon as you have answered something, the occupations of which you hold most appear here.</p>`
            : report
              ? html`<p class="lead">By what your answers show, of all occupations here. What you have not rated may be there, too: so each has a range.</p>
                ${found(report, model, send)}`
              : waiting("Comparing…")
    }
  </section>`;
}

function found(report: NearestReport, model: Model, send: Send): TemplateResult {
  const { settings } = model.state;
  return html`<div class="block">
      ${filters(model, send)}
      <p class="near-count">${report.total === 0 ? "None fits. Fewer filters may help." : `${count(report.total, "occupation fits", "occupations fit")}.`}</p>
      <ol class="nears">
        ${repeat(
          report.occupations,
          ({ reference }) => reference,
          (one) => row(one, model, send),
        )}
      </ol>
      ${report.warnings.map(({ message }) => html`<p class="small">${message}</p>`)}
      ${
        report.total > report.occupations.length
          ? html`<button type="button" class="button" id="more-near" @click=${() => send({ type: "showMoreNearest" })}>Show more</button>`
          : nothing
      }
    </div>
    ${settings.compared.length > 0 ? compare(model, send) : nothing}`;
}

function row(
  { reference, name, route, coverage, stable, steps, ...levels }: NearestOccupation,
  model: Model,
  send: Send,
): TemplateResult {
  const { compared } = model.state.settings;
  const chosen = compared.includes(reference);
  const place =
    reference === model.current?.reference
      ? "Where you are now"
      : reference === model.target?.reference
        ? "Where you want to be"
        : "";
  return html`<li class="near-row">
    <div class="near-name">
      <b>${name}</b> ${place ? html`<span class="way-best">${place}</span>` : nothing}
      <span class="note">${[route, levelWords(levels), steps === null || steps === 0 ? "" : `${count(steps, "step")} away`].filter(Boolean).join(" · ")}</span>
    </div>
    <div class="near-range">
      ${intervalBar(coverage, false)}
      <p>${rangeWords(coverage)} ${stable ? nothing : html`<span class="near-unsure">Its place is not certain: one point more or less on your answers would change it.</span>`}</p>
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
          <span>Only where links lead from where I am now</span>
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
