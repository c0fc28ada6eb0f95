// What every host must answer is what the command line answers.

import assert from "node:assert/strict";
import { test } from "node:test";

import { answered, golden } from "../hosts/golden.mjs";

test("the answers that hosts are compared with are the command line's", () => {
  const advice = "where that is meant, run `node tests/hosts/golden.mjs --write`";
  assert.ok(golden() === answered(), `tests/hosts/golden.json differs from what the command line answers: ${advice}`);
});
