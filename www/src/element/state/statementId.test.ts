import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { focusAfter } from "../shared/focus.js";
import { noAnswers } from "./answers.js";
import { defaultSettings } from "./settings.js";
import { initialState } from "./state.js";
import { formatStatementId, parseStatementId, questionElementId } from "./statementId.js";

describe("a statement id", () => {
  for (const [text, occupation, code] of [
    ["OCC0311.K9", "OCC0311", "K9"],
    ["11-1011.00.K3", "11-1011.00", "K3"],
    ["a.b.c.B1", "a.b.c", "B1"],
  ] as const)
    it(`of ${occupation} is separated at the last dot`, () => {
      assert.deepEqual(parseStatementId(text), { occupation, code });
      assert.equal(formatStatementId({ occupation, code }), text);
    });
});

describe("the focus", () => {
  const state = initialState(noAnswers, [], [], { ...defaultSettings, order: "standard" }, []);
  for (const occupation of ["OCC0311", "11-1011.00"])
    it(`finds the question about a statement of ${occupation}`, () => {
      const id = { occupation, code: "K3" };
      for (const action of [{ type: "clear", id } as const, { type: "rateThis", part: "", id } as const])
        assert.equal(focusAfter(action, state), questionElementId(id));
    });
});
