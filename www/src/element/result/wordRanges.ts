/** A range of text, in UTF-16 units. */
export type TextRange = [from: number, to: number];

/** The ranges of every whole occurrence of the words. Ranges that overlap or touch are joined. */
export function wordRanges(statement: string, words: readonly string[]): TextRange[] {
  const found = words
    .filter((word) => word.trim() !== "")
    .flatMap((word) => occurrences(statement, word))
    .sort(([a], [b]) => a - b);
  const merged: TextRange[] = [];
  for (const [from, to] of found) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function occurrences(statement: string, word: string): TextRange[] {
  const found: TextRange[] = [];
  for (let from = statement.indexOf(word); from >= 0; from = statement.indexOf(word, from + 1)) {
    const to = from + word.length;
    const whole = !isWordPart(statement.slice(0, from).at(-1)) && !isWordPart(statement.charAt(to));
    if (whole) found.push([from, to]);
  }
  return found;
}

const isWordPart = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);
