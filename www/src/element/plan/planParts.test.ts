import assert from "node:assert/strict";
import { it } from "node:test";
import type { PlanItem, Standing } from "../../package/types.js";
import { hasExample, planParts } from "./planParts.js";

const item = (standing: Standing): PlanItem => ({
  code: "K1",
  kind: "knowledge",
  statement: "Bread",
  weight: 1,
  likely: null,
  standing,
  source: null,
  removes: null,
  prompt: "",
});

it("counts what is held in part apart from what is to learn, as the line above does", () => {
  const found = planParts(["open", "partly", "toLearn", "probably", "partly"].map((one) => item(one as Standing)));
  assert.deepEqual(
    found.map(({ key, items }) => [key, items.length]),
    [
      ["plan.toLearn", 1],
      ["plan.partly", 2],
      ["plan.toCheck", 1],
      ["plan.open", 1],
    ],
  );
});

it("asks for an example only where there may be one", () => {
  const asked = (["open", "partly", "toLearn", "probably"] as const).filter((one) => hasExample(item(one), false));
  assert.deepEqual(asked, ["partly", "probably"]);
  assert.ok(hasExample(item("toLearn"), true), "of what is done there is one");
});
