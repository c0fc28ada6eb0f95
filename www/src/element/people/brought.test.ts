import assert from "node:assert/strict";
import { it } from "node:test";
import { broughtIn, isSame } from "./brought.js";

const his = { format: "skills-gap/1", target: "OCC2", ratings: { OCC2: { K1: 1, K2: null } } };

it("knows the same answers again, in another order and with what the page adds to them", () => {
  const kept = {
    ratings: { OCC2: { K2: null, K1: 1 } },
    target: "OCC2",
    format: "skills-gap/1",
    rejected: [],
    scale: null,
    weights: "equal",
  };
  assert.ok(isSame(his, { ...kept, ratedOn: { OCC2: { K1: { statement: "Bread" } } } }));
  assert.ok(!isSame(his, { ...kept, ratings: { OCC2: { K1: 2, K2: null } } }));
  assert.ok(!isSame(his, { ...kept, ratings: { OCC2: { K1: 1 } } }), "“Not sure” is an answer");
  assert.ok(!isSame(his, null));
});

it("takes everybody of a file of whom there is anything", () => {
  const nobody = { format: "skills-gap/1", target: "", ratings: {} };
  const all = [{ name: " Amir ", answers: his }, { name: "Zoë", answers: nobody }, { name: "?", answers: 3 }, null];
  assert.deepEqual(broughtIn({ all }), [{ name: "Amir", answers: his, days: [] }]);
  assert.deepEqual(broughtIn({ all: "x" }), []);
});
