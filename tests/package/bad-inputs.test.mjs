// Bad inputs to the installed package, in Node.js.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { BAD_INPUTS, problemsWithBadInputs } from "./bad-inputs.mjs";
import { imported, installed } from "./packed.mjs";

const project = await installed();
after(() => project.remove());

test("the table is long and names each input once", () => {
  assert.ok(BAD_INPUTS.length >= 60, `${BAD_INPUTS.length} inputs`);
  assert.equal(new Set(BAD_INPUTS.map(([name]) => name)).size, BAD_INPUTS.length);
});

test("every bad input ends in an error with code and path, and harms nothing", async () => {
  const api = await imported(project.folder);
  assert.deepEqual(await problemsWithBadInputs(api), []);
});
