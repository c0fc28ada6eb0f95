import { html, nothing, type TemplateResult } from "lit/html.js";
import { countsAdvert } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";

/** What counts, where there is an advert: "This counts what the advert “Press officer” asks for: …" */
export function askedWords({ state, report, target, queries, words: { say } }: Model): string | null {
  const { advert, asked } = state.answers;
  if (!advert || !asked || !report || !target) return null;
  // What no statement covers is in no number.
  const count = queries.reports.advert?.outside.length ?? 0;
  const all = { total: target.ksbs.length, target: target.name };
  return countsAdvert(state.answers)
    ? [
        say("result.countsAsked", {
          ...all,
          advert: advert.title || advert.employer,
          asked: report.counts.overall.total,
        }),
        ...(count > 0 ? [say("result.outside", { count })] : []),
      ].join(" ")
    : say("result.countsAll", all);
}

/** Says what counts, with the way to the advert, and to what else can count. */
export function askedNote(model: Model, send: Send): TemplateResult | typeof nothing {
  const words = askedWords(model);
  if (words === null) return nothing;
  const { say } = model.words;
  const { asked = null } = model.state.answers;
  const counts = countsAdvert(model.state.answers);
  return html`<p class="assumption">
    ${words}
    <span class="not-printed">
      <a class="assumption-change" href="#choose" data-screen="choose" data-focus="advert-heading">${say("result.seeAdvert")}</a>
      <button
        type="button"
        class="button button-quiet asked-other"
        @click=${() => send({ type: "countAsked", asked: counts ? null : asked })}
      >
        ${say(counts ? "result.countAll" : "result.countAsked")}
      </button>
    </span>
  </p>`;
}
