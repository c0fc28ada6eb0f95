import { type Catalogue, SkillsGapError } from "../../package/index.js";
import type { Occupation, Warning } from "../../package/types.js";
import type { Answers } from "../state/answers.js";

export type Reading =
  | { readonly ok: true; readonly answers: Answers; readonly warnings: readonly Warning[]; readonly outdated: boolean }
  | { readonly ok: false; readonly message: string };

/** Answers out of stored text; the core decides what still fits its catalogue. */
export function answersFrom(text: string, catalogue: Catalogue): Reading {
  const read = valueIn(text);
  return read.ok ? answersIn(read.value, catalogue) : read;
}

/** Answers out of what JSON text said. */
export function answersIn(value: unknown, catalogue: Catalogue): Reading {
  try {
    const { request, warnings, outdated } = catalogue.restore(value);
    return { ok: true, answers: request, warnings, outdated };
  } catch (error) {
    if (!(error instanceof SkillsGapError)) throw error;
    return { ok: false, message: `It does not hold answers that this page can use: ${reasonOf(error)}` };
  }
}

/** What a text says as JSON. */
export function valueIn(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  if (text.trim() === "") return { ok: false, message: "It is empty." };
  try {
    // A byte order mark is what some editors add on saving.
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch {
    return {
      ok: false,
      message: "It is not a file that was downloaded here, or it was cut off: it cannot be read as JSON.",
    };
  }
}

/** The answers and the occupations of a downloaded file, apart; none are `null`. */
export function filed(value: unknown): { answers: unknown; occupations: Occupation[] | null } {
  if (typeof value !== "object" || value === null || !("occupations" in value))
    return { answers: value, occupations: null };
  const { occupations, ...answers } = value;
  // What they are worth, the core says when they are added.
  const areRecords = Array.isArray(occupations) && occupations.every((one) => typeof one === "object" && one !== null);
  return areRecords ? { answers, occupations } : { answers: value, occupations: null };
}

/** Whether a value is meant to be answers, be they good or not. */
export function looksLikeAnswers(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return (
    ["target", "ratings", "rejected"].some((field) => field in value) ||
    /^skills-gap\/\d/.test(String("format" in value ? value.format : ""))
  );
}

/** An error's words, with the place. */
export function reasonOf(error: SkillsGapError): string {
  const where = error.path && error.path !== "$" && !error.message.startsWith(error.path) ? ` (at ${error.path})` : "";
  return `${error.message}${where}.`.replace(/\.\.$/, ".");
}

/** The words of any error. */
export function wordsOf(error: unknown): string {
  return error instanceof SkillsGapError ? reasonOf(error) : String(error);
}
