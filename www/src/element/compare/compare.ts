import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { ComparedTarget, CompareReport, SharedGap } from "../../package/types.js";
import { intervalBar } from "../shared/intervalBar.js";
import { queryFailed } from "../shared/loadingNotices.js";
import { capitalised, count, levelWords, list, rangeWords, oneStanding, tallyWords } from "../shared/words.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { biggestUnlock } from "../ways/biggestUnlock.js";
import { shareWords } from "../ways/words.js";

/** The most items of a list. */
const most = 8;

/** Two to five occupations side by side. */
export function compare(model: Model, send: Send): TemplateResult {
  const { queries, state } = model;
  const { compare: report } = queries.reports;
  const { compared } = state.settings;
  return html`<section class="block compare" aria-labelledby="compare-heading">
    <h3 id="compare-heading" tabindex="-1">Side by side</h3>
    <ul class="chips" role="list">
      ${repeat(
        compared,
        (reference) => reference,
        (reference) => html`<li>
          <button type="button" class="button chip" @click=${() => send({ type: "setCompared", reference, compared: false })}>
            ${nameOf(model, reference)} <span aria-hidden="true">×</span><span class="vh">: leave out</span>
          </button>
        </li>`,
      )}
    </ul>
    ${
      compared.length < 2
        ? html`<p>Choose one more, up to five in all.</p>`
        : queries.errors.compare !== undefined
          ? queryFailed(queries.errors.compare)
          : report
            ? sideBySide(report, model, send)
            : nothing
    }
  </section>`;
}

function sideBySide(
  { targets, shared, biggestUnlock: unlock }: CompareReport,
  model: Model,
  send: Send,
): TemplateResult {
  return html`<div class="compared">${targets.map((one) => side(one, model, send))}</div>
    ${unlock ? biggestUnlock(unlock, model) : nothing}
    <h4 class="compare-title">Learn once, counts for several</h4>
    ${
      shared.length === 0
        ? html`<p>Nothing that you do not hold yet counts for more than one of them.</p>`
        : html`<ul class="plain shared">
          ${shared.slice(0, most).map((gap) => html`<li>${sharedGap(gap, model)}</li>`)}
        </ul>`
    }
    ${shared.length > most ? html`<p class="small">And ${shared.length - most} more that do less.</p>` : nothing}`;
}

function side({ occupation, coverage, counts, steps, own }: ComparedTarget, model: Model, send: Send): TemplateResult {
  const { name, reference } = occupation;
  const away = !model.current
    ? ""
    : steps === null
      ? "No link leads there from where you are now"
      : steps === 0
        ? "Where you are now"
        : `${count(steps, "step")} from where you are now`;
  return html`<section class="compared-one" aria-label=${name}>
    <h4>${name}</h4>
    <p class="small">${levelWords(occupation)}</p>
    ${coverage && rangeWords(coverage) ? html`${intervalBar(coverage, false)}<p>${rangeWords(coverage)}</p>` : nothing}
    <p>${capitalised(tallyWords(counts))}.${away ? html`<span class="note">${away}</span>` : nothing}</p>
    <details>
      <summary>Only for this one: <b>${count(own.length, "statement")}</b></summary>
      <ul class="plain">
        ${own.slice(0, most).map(
          (one) => html`<li>
            <span class="code">${one.code}</span> <span>${one.statement}<span class="note">${oneStanding(one)}</span></span>
          </li>`,
        )}
      </ul>
      ${own.length > most ? html`<p class="small">And ${own.length - most} more.</p>` : nothing}
    </details>
    ${
      reference === model.target?.reference
        ? html`<p class="small">This is where you want to be.</p>`
        : html`<button type="button" class="button" @click=${() => send({ type: "chooseTarget", reference })}>
          Make this where I want to be <span class="vh">: ${name}</span>
        </button>`
    }
  </section>`;
}

const sharedGap = (
  { statement, countsFor }: SharedGap,
  model: Model,
): TemplateResult => html`<span class="code">${statement.code}</span>
  <span>
    ${statement.statement}
    <span class="note">
      For ${nameOf(model, statement.occupation)}; counts for ${list(countsFor.map(({ statement: other, strength }) => `${shareWords(strength)} of ${other.code} of ${nameOf(model, other.occupation)}`))} too.
    </span>
  </span>`;
