import { type TemplateResult, html } from "lit";

/** A statement with every whole occurrence of the given words marked. */
export function marked(statement: string, words: readonly string[]): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let done = 0;
  for (const [from, to] of spans(statement, words)) {
    pieces.push(statement.slice(done, from), html`<mark>${statement.slice(from, to)}</mark>`);
    done = to;
  }
  pieces.push(statement.slice(done));
  return pieces;
}

type Span = [from: number, to: number];

function spans(statement: string, words: readonly string[]): Span[] {
  const found = words
    .filter((word) => word.trim() !== "")
    .flatMap((word) => occurrences(statement, word))
    .sort(([a], [b]) => a - b);
  const merged: Span[] = [];
  for (const [from, to] of found) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function occurrences(statement: string, word: string): Span[] {
  const found: Span[] = [];
  for (let from = statement.indexOf(word); from >= 0; from = statement.indexOf(word, from + 1)) {
    const to = from + word.length;
    const whole = !isWordPart(statement.slice(0, from).at(-1)) && !isWordPart(statement.charAt(to));
    if (whole) found.push([from, to]);
  }
  return found;
}

const isWordPart = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);
