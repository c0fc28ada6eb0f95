// A few of the random requests of `same-bytes.mjs`, which tries as many as one likes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { sameBytes } from "./same-bytes.mjs";

test("random requests have the same bytes from the command line, in Node.js and in a browser", async () => {
  const { differing, refused } = await sameBytes(200);
  assert.deepEqual(differing, []);
  assert.ok(refused > 5 && refused < 60, `${refused} are refused`);
});
