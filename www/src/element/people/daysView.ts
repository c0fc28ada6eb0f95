import { html, nothing, type TemplateResult } from "lit/html.js";
import type { GapReport, Standing } from "../../package/types.js";
import { dayWords, today } from "../shared/day.js";
import { standingName, standings } from "../shared/words.js";
import { isAnythingSaid } from "../state/answers.js";
import type { Model } from "../state/model.js";
import type { KeptDay } from "../storage/peopleStore.js";
import type { Words } from "../words/words.js";
import type { PeopleDesk } from "./peopleDesk.js";
import { summaryOf } from "./summary.js";

/** Earlier days of this person, and what has changed since one of them. */
export function days(model: Model, desk: PeopleDesk): TemplateResult | typeof nothing {
  const { state, report, words } = model;
  const { say } = words;
  if (state.own || (!isAnythingSaid(state.answers) && state.days.length === 0)) return nothing;
  const problem = state.daysFailure === null ? state.daysProblem : say(`notKept.${state.daysFailure}`);
  return html`<section class="days not-printed" aria-labelledby="days">
    <h2 id="days" tabindex="-1">${say("days.title")}</h2>
    <p>${say("days.about")}</p>
    ${problem === null ? nothing : html`<p class="people-problem" role="alert">${problem}</p>`}
    ${
      state.days.length > 0
        ? html`<ul class="days-list" role="list">
          ${state.days.map((one) => dayRow(one, report, words, desk))}
        </ul>`
        : nothing
    }
    <button type="button" class="button" id="keep-day" @click=${() => desk.keepDay()}>${say("days.keep")}</button>
    ${changes(model)}
  </section>`;
}

const dayRow = (kept: KeptDay, report: GapReport | null, words: Words, desk: PeopleDesk): TemplateResult => html`<li>
  <b>${words.capitalised(dayName(words, kept.day))}</b> <span class="small">${words.say("keep.answers", { count: summaryOf(kept.answers).answers })}</span>
  <div class="buttons">
    ${
      report
        ? html`<button type="button" class="button" @click=${() => void desk.compare(kept)}>
          ${words.rich("days.compare", { day: dayName(words, kept.day) })}
        </button>`
        : nothing
    }
    <button type="button" class="button button-quiet" @click=${() => desk.forgetDay(kept.day)}>
      ${words.rich("days.delete", { day: dayName(words, kept.day) })}
    </button>
  </div>
</li>`;

/** Of today, the date alone would not tell it from now. */
const dayName = (words: Words, day: string): string =>
  day === today() ? words.say("days.today") : dayWords(words, day);

/** How each standing has changed since a day, and which statements are held now. */
function changes({ state, report, target, words }: Model): TemplateResult | typeof nothing {
  const { earlier } = state;
  if (!earlier || !report || earlier.report.target.reference !== report.target.reference) return nothing;
  const then = new Map(earlier.report.statements.map(({ code, standing }) => [code, standing]));
  const { say } = words;
  const day = dayName(words, earlier.day);
  const held = (standing: Standing | undefined) => standing === "held";
  const won = report.statements.filter(({ code, standing }) => held(standing) && !held(then.get(code)));
  const lost = report.statements.filter(({ code, standing }) => !held(standing) && held(then.get(code)));
  const shown = standings.filter((one) => report.counts.overall[one] + earlier.report.counts.overall[one] > 0);
  return html`<div class="changes" role="group" aria-labelledby="changes">
    <h3 id="changes" tabindex="-1">
      ${won.length > 0 ? say("days.more", { count: won.length, day }) : say("days.noMore", { day })}
    </h3>
    <div class="changes-table">
      <table>
        <caption>
          ${say("days.table", { occupation: target?.name ?? "" })}
        </caption>
        <thead>
          <tr>
            <th scope="col"><span class="vh">${say("csv.standing")}</span></th>
            <th scope="col">${words.capitalised(day)}</th>
            <th scope="col">${say("days.now")}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (one) => html`<tr>
              <th scope="row">${standingName(words, one, report.counts.overall)}</th>
              <td>${earlier.report.counts.overall[one]}</td>
              <td>${report.counts.overall[one]}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${listed(say("days.won"), won)} ${listed(say("days.lost"), lost)}
  </div>`;
}

const listed = (title: string, statements: GapReport["statements"]): TemplateResult | typeof nothing =>
  statements.length === 0
    ? nothing
    : html`<h4>${title}</h4>
      <ul class="sentences">
        ${statements.map(({ code, statement }) => html`<li><span class="code">${code}</span> ${statement}</li>`)}
      </ul>`;
