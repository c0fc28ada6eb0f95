/** The figures in the guides are what the package answers today. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { open } from "../../pkg/node.js";

const guide = (file) => readFile(new URL(`../../${file}`, import.meta.url), "utf8");
const job = { target: "OCC0526", current: "OCC0311", assumed: { OCC0311: 2 } };
const written = (value) =>
  `{ ${Object.entries(value)
    .map(([name, number]) => `${name}: ${number}`)
    .join(", ")} }`;

for (const file of ["README.md", "www/README.md", "docs/javascript.md"]) {
  test(`${file} has the figures of its example`, async () => {
    const catalogue = await open();
    const report = catalogue.gap({ ...job, ratings: { OCC0311: { B4: 2, K10: 2, K9: null } } });
    const told = [...(await guide(file)).matchAll(/report\.(counts|coverage)\.overall\)?; \/\/ (\{.*\})/g)];
    assert.equal(told.length, 2);
    for (const [, name, figures] of told) assert.equal(figures, written(report[name].overall));
  });
}

test("docs/how-it-counts.md has the figures of its example", async () => {
  const catalogue = await open();
  const markdown = await guide("docs/how-it-counts.md");
  const four = { OCC0311: { B4: 2 }, OCC0526: { K6: 2, K1: 0, S9: 1 } };
  for (const [when, ratings] of [
    ["before any answer", {}],
    ["after four answers", four],
  ]) {
    const { counts, coverage } = catalogue.gap({ ...job, ratings });
    const [shown, low, likely, high, possible] = ["shown", "low", "likely", "high", "possible"].map((name) =>
      Math.round(coverage.overall[name] * 100),
    );
    const { held, partly, toLearn, probably, open: notAsked } = counts.overall;
    const shares = `${shown} % | ${likely} % | ${low}–${high} % | ${possible} %`;
    const row = `| ${when} | ${shares} | ${held} | ${partly} | ${toLearn} | ${probably} | ${notAsked} |`;
    assert.ok(markdown.includes(row), row);
  }
});
