import assert from "node:assert/strict";
import { axeSource } from "../../support/packages.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const colours = ["color-contrast", "link-in-text-block"];

/** WCAG 2.2 A and AA, and axe's own good practice. */
const everything = { runOnly: { type: "tag", values: tags } };

/** For a look that differs from one already checked in nothing but its colours. */
export const coloursOnly = { runOnly: { type: "rule", values: colours } };

/** For a look that differs from one already checked in all but its colours. */
export const shapeOnly = {
  ...everything,
  rules: Object.fromEntries(colours.map((rule) => [rule, { enabled: false }])),
};

/** Brings axe into the page, once. */
export async function prepareAxe(page) {
  // Evaluated by the debugger, which the page's policy does not bind.
  await page.evaluate(axeSource);
}

/** Fails with every place that axe objects to, in all of the page or in the first element that fits the selector `part`. */
export async function expectAccessible(page, where, { rules = everything, part } = {}) {
  const violations = await page.evaluate(
    async ([rules, part]) => {
      const within = part ? globalThis.find(part) : document;
      const results = await globalThis.axe.run(within, { ...rules, preload: false, resultTypes: ["violations"] });
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
      );
    },
    [rules, part],
  );
  assert.deepEqual(violations, [], `axe finds nothing: ${where}`);
}
