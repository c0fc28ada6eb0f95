import { html, type TemplateResult } from "lit/html.js";
import { wordRanges } from "./wordRanges.js";

/** A statement with every whole occurrence of the words marked. */
export function highlightWords(statement: string, words: readonly string[]): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let done = 0;
  for (const [from, to] of wordRanges(statement, words)) {
    pieces.push(statement.slice(done, from), html`<mark>${statement.slice(from, to)}</mark>`);
    done = to;
  }
  pieces.push(statement.slice(done));
  return pieces;
}
