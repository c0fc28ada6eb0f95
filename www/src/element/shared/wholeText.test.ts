import assert from "node:assert/strict";
import { it } from "node:test";
import { parseJson } from "../files/parseJson.js";
import { wholeText } from "./wholeText.js";

it("replaces halves of characters, and nothing else", () => {
  assert.equal(wholeText("a \ud83d b \ude00 c"), "a \ufffd b \ufffd c");
  assert.equal(wholeText("whole 😀 é"), "whole 😀 é");
});

it("reads a saved note of which an emoji was cut", () => {
  const saved = JSON.stringify({ notes: { OCC0526: { K1: "half \ud83d", K2: "whole 😀" } } });
  assert.deepEqual(parseJson(saved), {
    ok: true,
    value: { notes: { OCC0526: { K1: "half \ufffd", K2: "whole 😀" } } },
  });
});
