import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { callWasm } from "./callWasm.js";
import { CatalogueError, LoadError, ReadError, RequestError, SkillsGapError } from "./errors.js";

const refusal = { kind: "request", code: "outOfScale", path: "ratings", message: "9 is no point" };

/** What `callWasm` throws where the module throws `thrown`. */
function errorOf(thrown: unknown): SkillsGapError {
  try {
    callWasm(() => {
      throw thrown;
    });
  } catch (error) {
    assert.ok(error instanceof SkillsGapError, String(error));
    return error;
  }
  assert.fail("nothing was thrown");
}

describe("what a module throws", () => {
  it("is an error of the kind that the engine names", () => {
    for (const [kind, of] of Object.entries({
      request: RequestError,
      read: ReadError,
      catalogue: CatalogueError,
      load: LoadError,
    })) {
      const error = errorOf({ ...refusal, kind });
      assert.equal(error.constructor, of);
      assert.deepEqual([error.code, error.path, error.reason], ["outOfScale", "ratings", "9 is no point"]);
    }
  });

  it("is an internal error where it is no refusal", () => {
    const { kind: _kind, ...withoutKind } = refusal;
    for (const thrown of [
      { ...refusal, kind: "another" },
      { ...refusal, kind: "constructor" },
      { ...refusal, kind: "__proto__" },
      { ...refusal, kind: 5 },
      { ...refusal, code: 5 },
      { ...refusal, path: null },
      { ...refusal, message: undefined },
      withoutKind,
      Object.assign(new Error("a panic"), refusal),
      new WebAssembly.RuntimeError("unreachable"),
      "text",
      null,
      undefined,
      Object.create(null),
    ]) {
      const error = errorOf(thrown);
      assert.equal(error.constructor, SkillsGapError);
      assert.deepEqual([error.code, error.path, error.cause], ["internal", "$", thrown]);
      assert.match(error.message, /^the engine failed: ./);
    }
  });

  it("is left alone where it is an error of this package", () => {
    const error = new LoadError("freed", "$", "gone");
    assert.equal(errorOf(error), error);
  });
});
