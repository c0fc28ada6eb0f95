// The hosts that need no download, of all that `cargo xtask hosts` tries.

import { join } from "node:path";
import { test } from "node:test";

import { ROOT, run } from "./packed.mjs";

test("the same job gives the same answers in Node.js, a plain page and a service worker", async () => {
  await run(process.execPath, [join(ROOT, "tests/hosts/run.mjs"), "--quick"]);
});
