import assert from "node:assert/strict";
import { axeSource } from "../../support/packages.mjs";

const everything = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};

/** For a look that differs from one already checked in nothing but its colours. */
export const coloursOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** Fails with every place that axe objects to, by WCAG 2.2 A and AA and its own good practice. */
export async function expectAccessible(page, where, runOnly = everything) {
  // Evaluated by the debugger, which the page's policy does not bind.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async (rules) => {
    const results = await globalThis.axe.run(document, { runOnly: rules, preload: false, resultTypes: ["violations"] });
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
  }, runOnly);
  assert.deepEqual(violations, [], `axe finds nothing: ${where}`);
}
