import { type Catalogue, SkillsGapError } from "../../package/index.js";
import type { Occupation, Warning } from "../../package/types.js";
import type { Answers } from "../state/answers.js";
import { type Problem, parseJson } from "./parseJson.js";

export type ParsedAnswers =
  | { readonly ok: true; readonly answers: Answers; readonly warnings: readonly Warning[]; readonly outdated: boolean }
  | { readonly ok: false; readonly problem: Problem };

/** The answers in stored text. The engine decides what fits its catalogue. */
export function parseAnswers(text: string, catalogue: Catalogue): ParsedAnswers {
  const read = parseJson(text);
  return read.ok ? restoreAnswers(read.value, catalogue) : read;
}

/** The answers in a JSON value. */
export function restoreAnswers(value: unknown, catalogue: Catalogue): ParsedAnswers {
  try {
    const { request, warnings, outdated } = catalogue.restore(value);
    return { ok: true, answers: request, warnings, outdated };
  } catch (error) {
    if (!(error instanceof SkillsGapError)) throw error;
    return { ok: false, problem: ({ say }) => say("file.noAnswers", { why: messageWithPath(error) }) };
  }
}

/** The answers and the occupations of a downloaded file; `null` where it has no occupations. */
export function splitAnswersFile(value: unknown): { answers: unknown; occupations: Occupation[] | null } {
  if (typeof value !== "object" || value === null || !("occupations" in value))
    return { answers: value, occupations: null };
  const { occupations, ...answers } = value;
  // The engine checks the records when they are added.
  const areRecords = Array.isArray(occupations) && occupations.every((one) => typeof one === "object" && one !== null);
  return areRecords ? { answers, occupations } : { answers: value, occupations: null };
}

/** The message of an error, with its path. */
export function messageWithPath(error: SkillsGapError): string {
  const where = error.path && error.path !== "$" && !error.reason.startsWith(error.path) ? ` (at ${error.path})` : "";
  return `${error.reason}${where}.`.replace(/\.\.$/, ".");
}

/** The message of any error. */
export function messageOf(error: unknown): string {
  return error instanceof SkillsGapError ? messageWithPath(error) : String(error);
}
