import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { axePath } from "./packages.mjs";

const source = await readFile(axePath, "utf8");

/** Fails with every place that axe objects to, by WCAG 2.2 A and AA and its own good practice. */
export async function expectAccessible(page, where) {
  // Evaluated by the debugger, which the page's policy does not bind.
  await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const results = await globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, preload: false });
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
  });
  assert.deepEqual(violations, [], `axe finds nothing: ${where}`);
}
