import { html, type TemplateResult } from "lit/html.js";
import type { Send } from "../state/model.js";
import type { Words } from "../words/words.js";

/** Shown where the views of many occupations, or the files about them, could not be loaded. "Try again" moves the focus to `at`. */
export const notLoaded = (
  { say }: Words,
  what: string,
  at: string,
  send: Send,
): TemplateResult => html`<div class="notice notice-problem not-loaded">
  <p>${say("rest.notLoaded", { what })}</p>
  <button type="button" class="button" @click=${() => send({ type: "retry", at })}>${say("tryAgain")}</button>
</div>`;

/** Shown until the first report is here. */
export const waiting = (words: string): TemplateResult => html`<p class="waiting-part" aria-busy="true">${words}</p>`;

/** Shown where a query failed. */
export const queryFailed = ({ say }: Words, why: string): TemplateResult => html`<div class="notice notice-problem">
  <p>${say("rest.queryFailed", { why })}</p>
</div>`;
