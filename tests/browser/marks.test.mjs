import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { load } from "./support/source.mjs";

const { wordRanges } = await load("result/wordRanges.ts");

/** The statement with what is marked in brackets. */
const bracketed = (statement, words) =>
  wordRanges(statement, words).reduceRight(
    (text, [from, to]) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
    statement,
  );

describe("shared words are marked", () => {
  const cases = [
    ["as whole words only", "Act on facts, act", ["act"], "Act on facts, [act]"],
    ["wherever they occur", "Plan the plan to plan", ["plan"], "Plan the [plan] to [plan]"],
    [
      "up to punctuation",
      "stakeholders, (internal) and key.",
      ["stakeholders", "internal", "key"],
      "[stakeholders], ([internal]) and [key].",
    ],
    ["once where they overlap", "data protection law", ["data protection", "protection law"], "[data protection law]"],
    ["at both ends", "One and two", ["One", "two"], "[One] and [two]"],
    ["with letters of any script", "Café naïve", ["Caf", "naïve"], "Café [naïve]"],
    ["in a compound", "decision-making tools", ["making"], "decision-[making] tools"],
    ["not at all where there are none", "Nothing here", [], "Nothing here"],
    ["not where a word is empty", "Nothing here", ["", " "], "Nothing here"],
    ["safely with signs of patterns", "C++ (and C#)", ["C++", "C#"], "[C++] (and [C#])"],
  ];
  for (const [name, statement, words, expected] of cases)
    it(name, () => assert.equal(bracketed(statement, words), expected));
});
