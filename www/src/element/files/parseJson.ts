import { wholeText } from "../shared/wholeText.js";
import type { Words } from "../words/words.js";

/** What did not work, in the words of an element. */
export type Problem = (words: Words) => string;

/** The JSON value of a text. */
export function parseJson(text: string): { ok: true; value: unknown } | { ok: false; problem: Problem } {
  if (text.trim() === "") return { ok: false, problem: ({ say }) => say("file.empty") };
  try {
    // Some editors add a byte order mark.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""), (_key, part: unknown) =>
      typeof part === "string" ? wholeText(part) : part,
    );
    return { ok: true, value };
  } catch {
    const key = isTable(text) ? "file.isTable" : "file.noJson";
    return { ok: false, problem: ({ say }) => say(key, { which: say("file.which") }) };
  }
}

/** Whether it is a table, as the result can be saved: its first line has cells, the first of them one word. */
const isTable = (text: string): boolean => /^\uFEFF?[^\s,;"<{[]+([,;\t][^,;\t\r\n]*){4}/.test(text);
