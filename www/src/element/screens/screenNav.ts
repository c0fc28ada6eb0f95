import { html, type TemplateResult } from "lit/html.js";
import { answerCount } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import { addressOf, screens, shownScreen } from "./screens.js";

/** The four screens as links. Rating and the result open once a target is chosen. */
export function screenNav({ state, words: { say } }: Model, send: Send): TemplateResult {
  const shown = shownScreen(state);
  const at = screens.indexOf(shown);
  return html`<nav class="journey" part="journey" aria-label=${say("journey.label")}>
    <ol part="journey-steps" role="list">
      ${screens.map((screen, index) => {
        const isOpen = state.answers.target !== "" || screen === "choose" || screen === "plan";
        // What was passed over is not done.
        const isDone = index < at && (screen !== "rate" || answerCount(state.answers) > 0);
        const kind = isDone ? "journey-past" : index === at ? "journey-now" : "";
        return html`<li class=${kind}>
          ${
            isOpen
              ? html`<a
                href=${addressOf({ screen, question: null })}
                aria-current=${screen === shown ? "step" : "false"}
                @click=${(event: MouseEvent) => {
                  // A new tab or window is the browser's.
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  send({ type: "goTo", screen, question: null });
                }}
                >${say(`journey.${screen}`)}</a
              >`
              : html`<span>${say(`journey.${screen}`)}</span>`
          }
        </li>`;
      })}
    </ol>
  </nav>`;
}
