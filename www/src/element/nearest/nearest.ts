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
import { longName } from "../shared/longName.js";
import { notLoaded, queryFailed, waiting } from "../shared/loadingNotices.js";
import { levelWords } from "../shared/words.js";
import { isAnythingSaid } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import type { Settings } from "../state/settings.js";
import type { Words } from "../words/words.js";

/** The related occupations, the nearest first, with filters, and the comparison. */
export function nearest(model: Model, send: Send): TemplateResult {
  const { queries, state, words } = model;
  const { say } = words;
  const { nearest: report } = queries.reports;
  return html`<section class="near" aria-labelledby="near">
    <h2 id="near" tabindex="-1">${say("near.title")}</h2>
    ${
      queries.loading === "failed"
        ? notLoaded(words, say("near.failed"), "near", send)
        : queries.errors.nearest !== undefined
          ? queryFailed(words, queries.errors.nearest)
          : !isAnythingSaid(state.answers) && !model.current
            ? html`<p class="lead">${say("near.nothing")}</p>`
            : report
              ? html`<p class="lead">${leadWords(words, report)}</p>
                ${assumptionNote(report.assumed, model)} ${found(report, model, send)}`
              : waiting(say("near.comparing"))
    }
  </section>`;
}

function found(report: NearestReport, model: Model, send: Send): TemplateResult {
  const { settings } = model.state;
  const unrelated = report.occupations.filter(({ related }) => !related);
  return html`<div class="block">
      ${filters(model, send)}
      <p class="near-count">${countWords(report, model)}</p>
      ${rows(
        report.occupations.filter(({ related }) => related),
        model,
        send,
      )}
      ${
        unrelated.length > 0
          ? html`<p class="near-rest">${model.words.say("near.unrelated")}</p>
            ${rows(unrelated, model, send)}`
          : nothing
      }
      ${report.occupations.every(({ stable }) => stable) ? nothing : html`<p class="small">${model.words.say("near.unstableAbout")}</p>`}
      ${report.warnings.map(({ message }) => html`<p class="small">${message}</p>`)}
      ${
        report.total > report.occupations.length && report.occupations.length < maxNearest
          ? html`<button type="button" class="button" id="more-near" @click=${() => send({ type: "showMoreNearest" })}>${model.words.say("near.more")}</button>`
          : nothing
      }
    </div>
    ${settings.compared.length > 0 ? compare(model, send) : nothing}`;
}

const rows = (all: readonly NearestOccupation[], model: Model, send: Send): TemplateResult | typeof nothing =>
  all.length === 0
    ? nothing
    : html`<ol class="nears">
        ${repeat(
          all,
          ({ reference }) => reference,
          (one) => row(one, model, send),
        )}
      </ol>`;

/** How many are related; while only some of those are listed, how many there are in all. */
function countWords({ total, occupations: listed }: NearestReport, model: Model): string {
  const { state, occupations, words } = model;
  const { say } = words;
  const count = listed.filter(({ related }) => related).length;
  const others = total - count;
  if (total > 0 && count === listed.length && others > 0) return say("near.number", { count: total });
  if (total > 0)
    return [
      count > 0 ? say("near.related", { count }) : say("near.noneRelated"),
      ...(others > 0 ? [say("near.lessAlike", { count: others })] : []),
    ].join(" ");
  const { answers } = state;
  const isAlone = occupations.every(({ reference }) => reference === answers.target || reference === answers.current);
  return say(isAlone ? "near.alone" : "near.none");
}

/** What the list is ranked by. Where nothing is rated or assumed, it says nothing of the person. */
function leadWords({ say }: Words, { occupations }: NearestReport): string {
  const lead = say(occupations.some(({ likely }) => likely === null) ? "near.leadUnrated" : "near.lead");
  const isByLevel = occupations.some(({ levelDifference }) => levelDifference !== null);
  return isByLevel ? `${lead} ${say("near.order")}` : lead;
}

function row(one: NearestOccupation, model: Model, send: Send): TemplateResult {
  const { reference, name, route, likely, stable, steps, levelDifference, shared } = one;
  const { words } = model;
  const { say, rich } = words;
  const { compared } = model.state.settings;
  const chosen = compared.includes(reference);
  const facts = [
    route,
    levelWords(words, one),
    levelDifference === null ? "" : differenceWords(words, levelDifference),
    steps === null ? "" : say("near.links", { count: steps }),
    stable ? "" : say("near.unstable"),
  ];
  return html`<li class="near-row">
    <div class="near-name">
      <b>${longName(name)}</b>
      <span class="note">${facts.filter(Boolean).join(" · ")}</span>
    </div>
    <div class="near-range">
      ${
        likely === null
          ? nothing
          : html`${shareBar(likely)}
            <p>${say("near.likely", { share: words.percent(likely) })}</p>`
      }
      ${sharedStatements(words, shared, name)}
    </div>
    <div class="near-actions">
      <label class="check">
        <input
          type="checkbox"
          .checked=${live(chosen)}
          ?disabled=${!chosen && compared.length >= maxCompared}
          @change=${() => send({ type: "setCompared", reference, compared: !chosen })}
        />
        <span>${rich("near.compare", { name })}</span>
      </label>
      <button type="button" class="button button-quiet" @click=${() => send({ type: "inspect", reference, at: "elsewhere" })}>${rich("near.lookAt", { name })}</button>
    </div>
  </li>`;
}

function sharedStatements(
  { say, rich }: Words,
  shared: readonly SharedStatement[],
  name: string,
): TemplateResult | typeof nothing {
  if (shared.length === 0) return nothing;
  return html`<details class="near-shared more">
    <summary>${rich("near.shared", { name })}</summary>
    <ul class="plain">
      ${shared.map(
        ({ statement, source }) => html`<li>
          <span class="code">${statement.code}</span>
          <span>${statement.statement} <span class="note">${say("near.close", { code: source.code, statement: source.statement })}</span></span>
        </li>`,
      )}
    </ul>
  </details>`;
}

/** "2 levels higher than now" */
const differenceWords = ({ say }: Words, difference: number): string =>
  difference === 0
    ? say("near.sameLevel")
    : say(difference > 0 ? "near.higher" : "near.lower", { count: Math.abs(difference) });

function filters({ state, occupations, current, words: { say } }: Model, send: Send): TemplateResult {
  const { route, minLevel, maxLevel, reachable } = state.settings;
  const routes = unique(occupations.map((one) => one.route)).sort();
  const levels = unique(occupations.flatMap(({ level }) => (level === null ? [] : [level]))).sort((a, b) => a - b);
  const set = (to: Partial<Settings>) => send({ type: "changeSettings", to });
  const levelSelect = (label: string, chosen: number | null, change: (level: number | null) => void) =>
    select(
      label,
      chosen === null ? "" : String(chosen),
      [["", say("near.any")], ...levels.map((level): [string, string] => [String(level), String(level)])],
      (value) => change(value === "" ? null : Number(value)),
    );
  return html`<div class="near-filters" role="group" aria-label=${say("near.filters")}>
    ${select(say("near.route"), route, [["", say("near.everyRoute")], ...routes.filter(Boolean).map((one): [string, string] => [one, one])], (value) => set({ route: value }))}
    ${levelSelect(say("near.fromLevel"), minLevel, (level) => set({ minLevel: level }))}
    ${levelSelect(say("near.toLevel"), maxLevel, (level) => set({ maxLevel: level }))}
    ${
      current
        ? html`<label class="check">
          <input type="checkbox" .checked=${live(reachable)} @change=${() => set({ reachable: !reachable })} />
          <span>${say("near.reachable")}</span>
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
