import { html, type TemplateResult } from "lit/html.js";

/** A sentence with its numbers in bold. */
export const emphasiseNumbers = (sentence: string): (string | TemplateResult)[] =>
  sentence
    .split(/(\d+ of (?:the )?\d+|\d+%?)/)
    .map((piece, index) => (index % 2 === 1 ? html`<b class="figure">${piece}</b>` : piece));
