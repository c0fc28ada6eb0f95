/** Checks the words that a page gives. A module that only such pages load. */
import type { SkillsGapPlural, SkillsGapWords } from "../../package/elementTypes.js";
import { elementWords } from "../../package/elementWords.js";
import { elementWordsLater } from "../../package/elementWordsLater.js";
import { elementWordsResult } from "../../package/elementWordsResult.js";

const english: ReadonlyMap<string, string | SkillsGapPlural> = new Map(
  Object.entries({ ...elementWords, ...elementWordsResult, ...elementWordsLater }),
);

/** The words that can be used. `problem` is called with what is wrong with each of the others. */
export function checkedWords(given: SkillsGapWords, problem: (message: string) => void): SkillsGapWords {
  const isUsable = ([key, text]: [string, unknown]): boolean => {
    const found = problemOf(key, text);
    if (found !== null) problem(`words: ${found}`);
    return found === null;
  };
  return Object.fromEntries(Object.entries(given).filter(isUsable));
}

function problemOf(key: string, text: unknown): string | null {
  const own = english.get(key);
  if (own === undefined) return `there is no ${JSON.stringify(key)}`;
  const [texts, known] = [textsOf(text), textsOf(own) ?? []];
  if (!texts) return `${JSON.stringify(key)} is neither a text nor texts with "other" among them`;
  if (typeof text !== "string" && typeof own === "string") return `${JSON.stringify(key)} has no plural forms`;
  const names = new Set(known.flatMap(namesIn));
  const strange = texts.flatMap(namesIn).find((name) => !names.has(name));
  return strange === undefined ? null : `${JSON.stringify(key)} has no {${strange}}`;
}

/** The texts of a value; `null` where it is none. */
function textsOf(value: unknown): string[] | null {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || !("other" in value)) return null;
  const texts = Object.values(value);
  return texts.every((one) => typeof one === "string") ? texts : null;
}

const namesIn = (text: string): string[] => [...text.matchAll(/\{(?:a )?([^{}]*)\}/g)].map(([, name = ""]) => name);
