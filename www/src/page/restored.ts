import { type Catalogue, SkillsGapError } from "../core/index.js";
import type { Warning } from "../core/types.js";
import type { Answers } from "./answers.js";

export type Reading =
  | { readonly ok: true; readonly answers: Answers; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly message: string };

/** Answers out of stored or downloaded text; the core decides what still fits its catalogue. */
export function answersFrom(text: string, catalogue: Catalogue): Reading {
  if (text.trim() === "") return { ok: false, message: "It is empty." };
  let value: unknown;
  try {
    // A byte order mark is what some editors add on saving.
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return {
      ok: false,
      message: "It is not a file that was downloaded here, or it was cut off: it cannot be read as JSON.",
    };
  }
  try {
    const { request, warnings } = catalogue.restore(value);
    return { ok: true, answers: request, warnings };
  } catch (error) {
    if (!(error instanceof SkillsGapError)) throw error;
    const where = error.path && !error.message.startsWith(error.path) ? ` (at ${error.path})` : "";
    return {
      ok: false,
      message: `It does not hold answers that this page can use: ${error.message}${where}.`.replace(/\.\.$/, "."),
    };
  }
}
