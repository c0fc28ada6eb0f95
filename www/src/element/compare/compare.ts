import { repeat } from "lit/directives/repeat.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { ComparedTarget, CompareReport, SharedGap } from "../../package/types.js";
import { intervalBar } from "../shared/intervalBar.js";
import { queryFailed } from "../shared/loadingNotices.js";
import { longName, withLongNames } from "../shared/longName.js";
import { levelWords, oneStanding, rangeWords, tallyWords } from "../shared/words.js";
import { type Model, nameOf, type Send } from "../state/model.js";
import { biggestUnlock } from "../ways/biggestUnlock.js";
import { shareWords } from "../ways/words.js";

/** The most items of a list. */
const most = 8;

/** Two to five occupations side by side. */
export function compare(model: Model, send: Send): TemplateResult {
  const { queries, state, words } = model;
  const { say } = words;
  const { compare: report } = queries.reports;
  const { compared } = state.settings;
  return html`<section class="block compare" aria-labelledby="compare-heading">
    <h3 id="compare-heading" tabindex="-1">${say("compare.title")}</h3>
    <ul class="chips" role="list">
      ${repeat(
        compared,
        (reference) => reference,
        (reference) => html`<li>
          <button type="button" class="button chip" @click=${() => send({ type: "setCompared", reference, compared: false })}>
            <span>${longName(nameOf(model, reference))}</span> <span aria-hidden="true">×</span>${words.rich("compare.leaveOut")}
          </button>
        </li>`,
      )}
    </ul>
    ${
      compared.length < 2
        ? html`<p>${say("compare.one")}</p>`
        : queries.errors.compare !== undefined
          ? queryFailed(words, queries.errors.compare)
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
  const { say } = model.words;
  return html`<div class="compared">${targets.map((one) => side(one, model, send))}</div>
    ${unlock ? biggestUnlock(unlock, model) : nothing}
    <h4 class="compare-title">${say("compare.shared")}</h4>
    ${
      shared.length === 0
        ? html`<p>${say("compare.nothingShared")}</p>`
        : html`<ul class="plain shared">
          ${shared.slice(0, most).map((gap) => html`<li>${sharedGap(gap, model)}</li>`)}
        </ul>`
    }
    ${shared.length > most ? html`<p class="small">${say("compare.moreShared", { count: shared.length - most })}</p>` : nothing}`;
}

function side({ occupation, coverage, counts, steps, own }: ComparedTarget, model: Model, send: Send): TemplateResult {
  const { name, reference } = occupation;
  const { words } = model;
  const { say, rich } = words;
  const { total } = counts;
  // An advert is of one job; in others every statement counts alike.
  const extent = model.state.answers.weights === "duties" ? null : total;
  const it = extent === null ? say("share.weighed") : say("share.itsThings", { total });
  const said = coverage && rangeWords(words, coverage, extent, it);
  const away = !model.current
    ? ""
    : steps === null
      ? say("compare.noLink")
      : steps === 0
        ? say("list.current")
        : say("near.links", { count: steps });
  return html`<section class="compared-one" aria-label=${name}>
    <h4>${longName(name)}</h4>
    <p class="small">${levelWords(words, occupation)}</p>
    ${coverage && said ? html`${intervalBar(coverage, null)}<p>${said}</p>` : nothing}
    <p>${words.sentence(tallyWords(words, counts))}${away ? html`<span class="note">${away}</span>` : nothing}</p>
    <details>
      <summary>${rich("compare.own", { count: own.length })}</summary>
      <ul class="plain">
        ${own.slice(0, most).map(
          (one) => html`<li>
            <span class="code">${one.code}</span> <span>${one.statement}<span class="note">${oneStanding(words, one)}</span></span>
          </li>`,
        )}
      </ul>
      ${own.length > most ? html`<p class="small">${say("compare.more", { number: own.length - most })}</p>` : nothing}
    </details>
    ${
      reference === model.target?.reference
        ? html`<p class="small">${say("compare.isTarget")}</p>`
        : html`<button type="button" class="button" @click=${() => send({ type: "chooseTarget", reference })}>
          ${rich("compare.makeTarget", { name })}
        </button>`
    }
  </section>`;
}

/** "62% of K9 of Policy officer and all of S2 of Event assistant" */
const othersWords = (countsFor: SharedGap["countsFor"], model: Model): string =>
  model.words.list(
    countsFor.map(({ statement: { code, occupation }, strength }) => {
      const share = shareWords(model.words, strength);
      return model.words.say("compare.share", { share, code, occupation: nameOf(model, occupation) });
    }),
  );

const sharedGap = (
  { statement, countsFor }: SharedGap,
  model: Model,
): TemplateResult => html`<span class="code">${statement.code}</span>
  <span>
    ${statement.statement}
    <span class="note">
      ${withLongNames(
        model.words.say("compare.for", {
          occupation: nameOf(model, statement.occupation),
          others: othersWords(countsFor, model),
        }),
        [statement, ...countsFor.map((one) => one.statement)].map(({ occupation }) => nameOf(model, occupation)),
      )}
    </span>
  </span>`;
