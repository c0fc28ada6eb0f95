/**
 * How quick questions about many occupations are in this machine's browser, and how that grows:
 * `node tests/browser/measure-many.mjs OCCUPATIONS.tsv TASKS.tsv [SIZE…]`, the two tables of O*NET: occupations
 * as they are, tasks as skills. Needs `pkg/` (`cargo xtask build`). Sizes: 100 and 300 if left out.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch } from "../support/browser.mjs";
import { serve } from "../support/serve.mjs";

const [occupations, tasks, ...sizes] = process.argv.slice(2);
if (!tasks) {
  console.error("Say where the tables are: node tests/browser/measure-many.mjs OCCUPATIONS.tsv TASKS.tsv [SIZE…]");
  process.exit(2);
}

/** The level that a job zone of O*NET stands for. */
const LEVELS = [2, 3, 4, 6, 7];

const rows = async (file) =>
  (await readFile(file, "utf8"))
    .split("\n")
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split("\t"));
const records = new Map();
for (const [reference, name, zone] of await rows(occupations)) {
  records.set(reference, { reference, name, level: LEVELS[zone - 1] ?? null, ksbs: [] });
}
for (const [reference, , , statement] of await rows(tasks)) {
  const ksbs = records.get(reference)?.ksbs;
  ksbs?.push({ code: `S${ksbs.length + 1}`, kind: "skill", statement });
}
const all = [...records.values()];

const server = await serve(fileURLToPath(new URL("../../pkg", import.meta.url)), {
  "/": '<!doctype html><meta charset="utf-8"><title>measure</title>',
  "/records.json": JSON.stringify(all),
});
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  console.log("size  statements  open ms  nearest ms: first, again  compared pairs a second  gap ms: first, again");
  for (const size of sizes.length > 0 ? sizes.map(Number) : [100, 300]) {
    const found = await page.evaluate(measured, size);
    console.log(
      `${String(size).padStart(4)}  ${String(found.statements).padStart(10)}  ${found.open.toFixed(0).padStart(7)}` +
        `  ${found.first.toFixed(1).padStart(17)}, ${found.again.toFixed(2).padStart(5)}` +
        `  ${Math.round(found.pairs / (found.first / 1000))
          .toLocaleString("en-GB")
          .padStart(23)}` +
        `  ${found.gapFirst.toFixed(2).padStart(13)}, ${found.gap.toFixed(2).padStart(5)}`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}

/** In the page: a catalogue of every n-th occupation, and a person who rated all of one of them. */
async function measured(size) {
  const { open } = await import("/index.js");
  const everything = await (await fetch("/records.json")).json();
  const catalogue = Array.from(
    { length: size },
    (_, place) => everything[Math.floor((place * everything.length) / size)],
  );
  const timed = async (work) => {
    const start = performance.now();
    const result = await work();
    return [performance.now() - start, result];
  };
  const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  // Loads the modules and the statement model, so that they are not measured.
  await (await open()).nearest({});
  const [opening, opened] = await timed(() => open({ catalogue }));
  const current = catalogue[Math.floor(size / 2)];
  const target = catalogue[Math.floor(size / 3)];
  const ratings = { [current.reference]: Object.fromEntries(current.ksbs.map(({ code }) => [code, 2])) };
  const request = { target: target.reference, ratings };
  const [gapFirst] = await timed(() => opened.gap(request));
  const gaps = [];
  for (let run = 0; run < 50; run += 1) {
    request.ratings[current.reference].S1 = run % 4;
    gaps.push((await timed(() => opened.gap(request)))[0]);
  }
  // The first question of all also hands the occupations over: asked about none of them.
  await opened.nearest({ ratings: {} });
  const [first] = await timed(() => opened.nearest({ ratings }));
  const times = [];
  for (let run = 0; run < 30; run += 1) {
    ratings[current.reference][current.ksbs[run % current.ksbs.length].code] = run % 3;
    times.push((await timed(() => opened.nearest({ ratings })))[0]);
  }
  const statements = catalogue.reduce((sum, { ksbs }) => sum + ksbs.length, 0);
  opened.free();
  return {
    statements,
    open: opening,
    first,
    again: median(times),
    pairs: statements * current.ksbs.length,
    gapFirst,
    gap: median(gaps),
  };
}
