/**
 * How quick gap, next and nearest are in this machine's browser after one changed rating, and how that grows with the
 * catalogue, with the budgets of the design beside it:
 * `node tests/browser/measure-many.mjs OCCUPATIONS.tsv TASKS.tsv [SIZE…]`, the two tables of O*NET: occupations
 * as they are, tasks as skills. Needs `pkg/` (`cargo xtask build`). Sizes: 2, which are the
 * embedded ones of 43 and 42 statements, 100, 300 and all if left out. Growth is told against 100.
 */
import { fileURLToPath } from "node:url";
import { launch } from "../support/browser.mjs";
import { serve } from "../support/serve.mjs";
import { onetRecords } from "./support/onet.mjs";

const [occupations, tasks, ...sizes] = process.argv.slice(2);
if (!tasks) {
  console.error("Say where the tables are: node tests/browser/measure-many.mjs OCCUPATIONS.tsv TASKS.tsv [SIZE…]");
  process.exit(2);
}

const all = await onetRecords(occupations, tasks);

const server = await serve(fileURLToPath(new URL("../../pkg", import.meta.url)), {
  "/": '<!doctype html><meta charset="utf-8"><title>measure</title>',
  "/records.json": JSON.stringify(all),
});
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  const cell = (text) => String(text).padStart(26);
  console.log(`size  statements  open ms${["gap 1", "next 5", "nearest 10"].map((one) => cell(`${one} ms`)).join("")}`);
  console.log(`${" ".repeat(25)}${cell("best, median (growth)").repeat(3)}  nearest first, compared pairs a second`);
  let smallest;
  for (const size of sizes.length > 0 ? sizes.map(Number) : [2, 100, 300, all.length]) {
    const found = await page.evaluate(measured, size);
    if (size > 2) smallest ??= found;
    const times = ["gap", "next", "nearest"].map((name) => {
      const { best, median } = found[name];
      return cell(`${best.toFixed(2)}, ${median.toFixed(2)} (${(best / (smallest ?? found)[name].best).toFixed(1)})`);
    });
    console.log(
      `${String(size).padStart(4)}  ${String(found.statements).padStart(10)}  ${found.open.toFixed(0).padStart(7)}` +
        `${times.join("")}  ${found.first.toFixed(1).padStart(13)}, ` +
        Math.round(found.pairs / (found.first / 1000)).toLocaleString("en-GB"),
    );
  }
} finally {
  await browser.close();
  await server.close();
}

/** In the page: a catalogue of every n-th occupation, or of the two embedded ones, and a person who rated all of one of them. */
async function measured(size) {
  const { open } = await import("/index.js");
  const records = await (await fetch(size > 2 ? "/records.json" : "/generated/catalogue.txt")).json();
  const everything = records.occupations ?? records;
  const catalogue = Array.from(
    { length: size },
    (_, place) => everything[Math.floor((place * everything.length) / size)],
  );
  const timed = async (work) => {
    const start = performance.now();
    const result = await work();
    return [performance.now() - start, result];
  };
  /** Best and median of many questions, each after another changed rating; the first is not counted. */
  const afterOneRating = async (ask) => {
    const times = [];
    for (let run = 0; run < 101; run += 1) {
      ratings[current.reference][current.ksbs[run % current.ksbs.length].code] = run % 3;
      times.push((await timed(ask))[0]);
    }
    const sorted = times.slice(1).sort((a, b) => a - b);
    return { best: sorted[0], median: sorted[50] };
  };
  // Loads the modules and the statement model, so that they are not measured.
  await (await open()).nearest({});
  const [opening, opened] = await timed(() => open({ catalogue }));
  const current = catalogue[Math.floor(size / 2)];
  const target = catalogue[Math.floor(size / 3)];
  const ratings = { [current.reference]: Object.fromEntries(current.ksbs.map(({ code }) => [code, 2])) };
  const request = { current: current.reference, target: target.reference, ratings };
  const gap = await afterOneRating(() => opened.gap(request));
  const next = await afterOneRating(() => opened.next({ ...request, limit: 1 }));
  // The first question of all also hands the occupations over: asked about none of them.
  await opened.nearest({ ratings: {} });
  const [first] = await timed(() => opened.nearest({ ratings }));
  const nearest = await afterOneRating(() => opened.nearest({ ratings }));
  const statements = catalogue.reduce((sum, { ksbs }) => sum + ksbs.length, 0);
  opened.free();
  return { statements, open: opening, first, gap, next, nearest, pairs: statements * current.ksbs.length };
}
