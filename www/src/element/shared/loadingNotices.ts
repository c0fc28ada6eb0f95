import { html, type TemplateResult } from "lit/html.js";
import type { Send } from "../state/model.js";

/** What answers questions about many occupations did not arrive: what that means here, and another try. The focus goes to `at`. */
export const notLoaded = (
  words: string,
  at: string,
  send: Send,
): TemplateResult => html`<div class="notice notice-problem not-loaded">
  <p>${words} Part of this page did not arrive. Your answers are safe, and the rest goes on as usual.</p>
  <button type="button" class="button" @click=${() => send({ type: "retry", at })}>Try again</button>
</div>`;

/** Until the first answer is there. */
export const waiting = (words: string): TemplateResult => html`<p class="waiting-part" aria-busy="true">${words}</p>`;

/** A question that has no answer. */
export const queryFailed = (message: string): TemplateResult => html`<div class="notice notice-problem">
  <p>This could not be worked out: ${message}</p>
</div>`;
