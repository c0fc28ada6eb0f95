import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Answers, answerCount, doneCount, noteCount } from "../state/answers.js";
import { summaryOf } from "./summary.js";

describe("what the list says of somebody", () => {
  it("counts answers and notes as the rest of the page does", () => {
    const answers: Answers = {
      format: "skills-gap/1",
      target: "OCC2",
      ratings: { OCC2: { K1: 1, K2: null }, OCC3: { S1: 0 } },
      assumed: { OCC3: 2 },
      notes: { OCC2: { K1: "At work." } },
      done: { OCC2: { K1: "2026-03-02" }, OCC3: { S1: "2026-03-03" } },
    };
    const { answers: count, notes, done, target, hasAdvert, setAside } = summaryOf(answers);
    assert.deepEqual([count, notes], [answerCount(answers), noteCount(answers)]);
    assert.equal(done, doneCount(answers));
    assert.deepEqual([count, notes, target, hasAdvert, setAside], [3, 1, "OCC2", false, 0]);
  });

  it("takes what is damaged for nothing", () => {
    const found = summaryOf({
      ratings: 7,
      assumed: [],
      notes: { OCC1: "?" },
      done: null,
      advert: "x",
      setAside: [{}],
      target: null,
    });
    assert.deepEqual(found, { answers: 0, notes: 0, done: 0, hasAdvert: false, setAside: 1, target: "" });
  });
});
