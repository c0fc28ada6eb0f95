import assert from "node:assert/strict";
import { it } from "node:test";
import type { Pathway } from "../../package/types.js";
import { whySuggested } from "./wayChoice.js";

const way = (more: Partial<Pathway>): Pathway => ({
  steps: [],
  straight: false,
  official: false,
  best: [],
  shortfall: 3,
  largestStep: 1,
  biggestUnlock: null,
  ...more,
});

it("says of the suggested way what tells it from the others", () => {
  const straight = way({ straight: true, best: ["fewestSteps"], shortfall: 2 });
  const official = way({ official: true });
  assert.equal(whySuggested(way({ best: ["leastToLearn"], official: true }), [straight, official]), "leastToLearn");
  assert.equal(whySuggested(official, [straight, official, way({})]), "official");
  assert.equal(whySuggested(official, [straight, official, way({ official: true })]), "officialLeast");
  assert.equal(whySuggested(straight, [straight, way({})]), "fewestSteps");
  const unknown = way({ official: true, shortfall: null });
  assert.equal(whySuggested(unknown, [unknown, unknown]), "official", "nobody knows how much is to learn");
});
