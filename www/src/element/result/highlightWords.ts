import { html, type TemplateResult } from "lit/html.js";
import { spansOf } from "./wordRanges.js";

/** A statement with every whole occurrence of the given words marked. */
export function marked(statement: string, words: readonly string[]): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let done = 0;
  for (const [from, to] of spansOf(statement, words)) {
    pieces.push(statement.slice(done, from), html`<mark>${statement.slice(from, to)}</mark>`);
    done = to;
  }
  pieces.push(statement.slice(done));
  return pieces;
}
