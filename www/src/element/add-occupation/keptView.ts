/** The advert that is kept: each of its sentences with where the person stands, and what no statement covers. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type {
  Advert,
  AdvertReport,
  AskedStatement,
  SentenceReport,
  SharedTerm,
  Standing,
  StatementReport,
} from "../../package/types.js";
import type { Commands } from "../commands.js";
import { ratingQuestion } from "../rate/ratingQuestion.js";
import { highlightWords } from "../result/highlightWords.js";
import { plankMark } from "../result/standingCounts.js";
import { queryFailed, waiting } from "../shared/loadingNotices.js";
import { inSentence, oneStanding, tallyWords } from "../shared/words.js";
import { countsAdvert } from "../state/answers.js";
import type { Model } from "../state/model.js";
import type { Words } from "../words/words.js";
import { factsWords } from "./advertWords.js";

/** The advert, below the choice of the target. */
export function keptView(model: Model, commands: Commands): TemplateResult | typeof nothing {
  const { state, queries, target, words } = model;
  const { say } = words;
  const { advert } = state.answers;
  if (!advert) return nothing;
  const { advert: report } = queries.reports;
  return html`<section class="kept" aria-labelledby="advert-heading">
    <h2 id="advert-heading" tabindex="-1">${advert.title ? say("advert.title", { title: advert.title }) : say("file.advert")}</h2>
    <p class="small">${factsWords(words, advert)}</p>
    ${
      !target
        ? html`<p>${say("advert.noTarget")}</p>`
        : queries.errors.advert !== undefined
          ? queryFailed(words, queries.errors.advert)
          : report
            ? sentences(advert, report, model, commands)
            : waiting(say("advert.looking"))
    }
    <div class="buttons">
      <button type="button" class="button" @click=${commands.add.offerAdvert}>${say("advert.another")}</button>
      <button type="button" class="button button-quiet" id="drop-advert" @click=${() => commands.send({ type: "dropAdvert" })}>
        ${say("advert.drop")}
      </button>
    </div>
  </section>`;
}

/** The duty that a sentence is covered by, where no statement covers it. */
export function ofDuty(number: number, { sentences }: AdvertReport, { say }: Words): TemplateResult | typeof nothing {
  const duty = sentences.find(({ sentence }) => sentence === number)?.duty;
  return duty ? html`<p class="small">${say("advert.ofDuty", duty)}</p>` : nothing;
}

function sentences(advert: Advert, report: AdvertReport, model: Model, commands: Commands): TemplateResult {
  const { say } = model.words;
  const within = report.sentences.filter(({ statements }) => statements.length > 0);
  const rest = advert.sentences.filter(({ asks }) => !asks);
  return html`${counting(report, model, commands)}
    ${
      within.length === 0
        ? nothing
        : html`<h3>${say("advert.asks")}</h3>
          <p>${tally(within, model)}</p>
          <ul class="kept-list" role="list">
            ${within.map((one) => sentence(one, advert, report, model, commands))}
          </ul>`
    }
    ${
      report.outside.length === 0
        ? nothing
        : html`<h3>${say("advert.notCovered")}</h3>
          <p>${say("advert.notCoveredAbout")}</p>
          <ul class="kept-list" role="list">
            ${report.outside.map(
              (number) => html`<li class="kept-one">
                <span class="standing kept-standing">${outsideMark} ${say("advert.isOutside")}</span>
                <p>${advert.sentences[number]?.text}</p>
                ${ofDuty(number, report, model.words)}
              </li>`,
            )}
          </ul>`
    }
    ${[...report.notes, ...report.warnings].map(({ message }) => html`<p class="small">${message}</p>`)}
    ${
      rest.length === 0
        ? nothing
        : html`<details class="more kept-rest">
            <summary>${say("advert.rest", { count: rest.length })}</summary>
            <ul class="sentences">
              ${rest.map(({ text }) => html`<li>${text}</li>`)}
            </ul>
          </details>`
    }`;
}

/** What counts in every other part of the page, and the way to the other. */
function counting({ asked, gap }: AdvertReport, { state, target, words }: Model, { send }: Commands): TemplateResult {
  const { say, rich } = words;
  const number = Object.keys(asked).length;
  const all = { count: target?.ksbs.length ?? 0, target: target?.name ?? "" };
  if (number === 0 || !gap) return html`<p>${say("advert.countsAll", all)}</p>`;
  const counts = countsAdvert(state.answers);
  return html`<div class="kept-counts">
    <p>
      ${rich(counts ? "advert.countsAsked" : "advert.countsAllNow", { ...all, asked: gap.counts.overall.total })}
      ${counts ? say("share.byAdvert") : nothing}
    </p>
    <button type="button" class="button" id="count-asked" @click=${() => send({ type: "countAsked", asked: counts ? null : asked })}>
      ${say(counts ? "result.countAll" : "result.countAsked")}
    </button>
  </div>`;
}

/** "17 sentences: 3 held, … Each counts by the statement most like it.": where its sentences stand. */
function tally(within: readonly SentenceReport[], { words }: Model): string {
  const of = (standing: Standing): number => within.filter((one) => one.standing === standing).length;
  const [held, probably, partly, toLearn, open] = [of("held"), of("probably"), of("partly"), of("toLearn"), of("open")];
  const count = within.length;
  const parts = tallyWords(words, { total: count, held, probably, partly, toLearn, open, notSure: 0 });
  return words.say("advert.tally", { count, parts });
}

/** A sentence, where it stands, and the statements that it asks for. */
function sentence(
  { sentence: number, statements, standing }: SentenceReport,
  advert: Advert,
  report: AdvertReport,
  model: Model,
  commands: Commands,
): TemplateResult {
  const text = advert.sentences[number]?.text ?? "";
  const isOpen = model.state.openSentence === number;
  const first = statementOf(report, statements[0]?.code ?? "");
  const codes = statements.map(({ code }) => code);
  return html`<li class="kept-one ${standing ? `standing-${standing}` : ""}">
    <span class="standing kept-standing">
      ${standing ? plankMark(standing) : nothing} ${first ? oneStanding(model.words, first) : nothing}
    </span>
    <div>
      <p>
        ${highlightWords(
          text,
          (statements[0]?.shared ?? []).map(({ source }) => source),
        )}
      </p>
      <button
        type="button"
        class="button button-quiet kept-open"
        aria-expanded=${isOpen ? "true" : "false"}
        aria-controls=${isOpen ? `sentence-${number}` : nothing}
        @click=${() => commands.send({ type: "openSentence", sentence: isOpen ? null : number })}
      >
        ${model.words.rich("advert.sentence", { count: codes.length, codes: model.words.list(codes), text })}
      </button>
      ${
        isOpen
          ? html`<div class="kept-statements" id="sentence-${number}">
              ${statements.map((one) => asked(one, report, model, commands))}
            </div>`
          : nothing
      }
    </div>
  </li>`;
}

const statementOf = ({ gap }: AdvertReport, code: string): StatementReport | undefined =>
  gap?.statements.find((one) => one.code === code);

/** A statement that a sentence asks for: why, and the answer to it. */
function asked(
  { code, shared }: AskedStatement,
  report: AdvertReport,
  model: Model,
  { send }: Commands,
): TemplateResult | typeof nothing {
  const statement = statementOf(report, code);
  const { target } = model;
  if (!statement || !target) return nothing;
  return ratingQuestion(
    { id: { occupation: target.reference, code }, kind: statement.kind, text: statement.statement },
    model,
    send,
    html` <span class="small kept-why">${reason(shared, statement, model)} <b>${model.words.say("sentence", { text: oneStanding(model.words, statement) })}</b></span>`,
  );
}

/** Why a sentence asks for a statement: "In both: media. Close in meaning: releases (statements)." */
function reason(shared: readonly SharedTerm[], { statement }: StatementReport, { words: own }: Model): string {
  const isOneWord = ({ source, target }: SharedTerm) => source.toLowerCase() === target.toLowerCase();
  const words = (pairs: readonly SharedTerm[]) =>
    own.list([
      ...new Set(
        pairs.map((pair) => {
          const target = inSentence(pair.target, statement);
          return isOneWord(pair)
            ? target
            : own.say("why.closePair", { here: target, there: pair.source.toLowerCase() });
        }),
      ),
    ]);
  const [same, close] = [shared.filter(isOneWord), shared.filter((pair) => !isOneWord(pair))];
  const parts = [
    same.length > 0 ? own.say("why.both", { words: words(same) }) : "",
    close.length > 0 ? own.say("why.close", { words: words(close) }) : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : own.say("advert.alike");
}

/** A ring with a stroke through it: it is on no plank. */
const outsideMark = html`<svg class="plank-mark" viewBox="0 0 18 26" aria-hidden="true" focusable="false">
  <circle class="kept-outside" cx="9" cy="13" r="6.5" /><path class="kept-outside" d="M4.5 17.5 13.5 8.5" />
</svg>`;
