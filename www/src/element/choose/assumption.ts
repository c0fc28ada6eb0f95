import { live } from "lit/directives/live.js";
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Scale } from "../../package/types.js";
import { assumptionWords } from "../shared/words.js";
import { assumedOf } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import type { Words } from "../words/words.js";

/** One question about all of the current occupation, and what is assumed of others. */
export function assumption(model: Model, send: Send): TemplateResult | typeof nothing {
  const { current, target } = model;
  // Of one's own occupation nothing is assumed: its questions are the ones to answer.
  const asked = current && current !== target ? current.reference : undefined;
  return html`${asked === undefined ? nothing : question(asked, model, send)} ${others(asked, model, send)}`;
}

function question(occupation: string, { state, scale, words: { say } }: Model, send: Send): TemplateResult {
  const assumed = assumedOf(state.answers, occupation);
  const choice = (point: number | null, label: string, about: string) => html`<label class="option-card level">
    <input
      type="radio"
      name="assumed"
      .checked=${live((assumed ?? null) === point)}
      @change=${() => send({ type: "assume", occupation, point })}
    />
    <span><b>${label}</b> <span class="level-about">${about}</span></span>
  </label>`;
  return html`<fieldset class="assumed" id="assumed">
    <legend>${say("choose.howWell")}</legend>
    <div class="levels">
      ${points(scale, say).map(([point, label, about]) => choice(point, label, about))}
      ${choice(null, say("choose.askMe"), say("choose.askMeAbout"))}
    </div>
    <p class="small assumed-about">
      ${say(assumed === undefined ? "choose.notAssumed" : "choose.assumed")}
    </p>
  </fieldset>`;
}

/** What is still assumed of occupations other than the one asked about. */
function others(asked: string | undefined, model: Model, send: Send): TemplateResult | typeof nothing {
  const { current, words } = model;
  const kept = (model.report?.assumed ?? []).filter(({ occupation }) => occupation.reference !== asked);
  if (kept.length === 0) return nothing;
  return html`<ul class="assumed-others" id=${asked === undefined ? "assumed" : nothing} tabindex="-1" role="list">
    ${kept.map(
      (one) => html`<li>
        ${words.say(asked === undefined ? "choose.said" : "choose.alsoSaid", { what: assumptionWords(words, [one], current?.reference) })}
        <button
          type="button"
          class="button button-quiet"
          @click=${() => send({ type: "assume", occupation: one.occupation.reference, point: null })}
        >
          ${words.rich("choose.leaveOut", { name: one.occupation.name })}
        </button>
      </li>`,
    )}
  </ul>`;
}

/**
 * The points that stand for a whole occupation: the first that is all of it, halfway to it from the one before, and one
 * that is half.
 */
function points({ points: all }: Scale, say: Words["say"]): [point: number, label: string, about: string][] {
  const whole = all.findIndex(({ credit }) => credit >= 1);
  const half = all.findIndex(({ credit }) => credit >= 0.5);
  const choices: [number, string, string][] = [
    [whole, say("choose.all"), say("choose.allAbout")],
    [whole - 0.5, say("choose.most"), say("choose.mostAbout")],
    [half, say("choose.learning"), say("choose.learningAbout")],
  ];
  return choices.filter(([point], at) => point >= 0 && (at === 0 || half !== whole));
}
