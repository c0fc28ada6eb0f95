import { html, type TemplateResult } from "lit/html.js";
import type { Send } from "../state/model.js";

/** Shown where the views of many occupations, or the files about them, could not be loaded. "Try again" moves the focus to `at`. */
export const notLoaded = (
  words: string,
  at: string,
  send: Send,
): TemplateResult => html`<div class="notice notice-problem not-loaded">
  <p>${words} Part of this page did not arrive. Your answers are safe, and the rest goes on as usual.</p>
  <button type="button" class="button" @click=${() => send({ type: "retry", at })}>Try again</button>
</div>`;

/** Shown until the first report is here. */
export const waiting = (words: string): TemplateResult => html`<p class="waiting-part" aria-busy="true">${words}</p>`;

/** Shown where a query failed. */
export const queryFailed = (message: string): TemplateResult => html`<div class="notice notice-problem">
  <p>This could not be worked out: ${message}</p>
</div>`;
