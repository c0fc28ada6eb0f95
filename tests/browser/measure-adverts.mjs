/**
 * How long an advert of 5,000 characters takes in this machine's browser, all else loaded:
 * `node tests/browser/measure-adverts.mjs OCCUPATIONS.tsv TASKS.tsv [SIZE…]`, the two tables of O*NET: occupations
 * as they are, tasks as skills. Needs `pkg/` (`cargo xtask build`). Size: 923 if left out.
 */
import { fileURLToPath } from "node:url";
import { launch } from "../support/browser.mjs";
import { serve } from "../support/serve.mjs";
import { onetRecords } from "./support/onet.mjs";

const [occupations, tasks, ...sizes] = process.argv.slice(2);
if (!tasks) {
  console.error("Say where the tables are: node tests/browser/measure-adverts.mjs OCCUPATIONS.tsv TASKS.tsv [SIZE…]");
  process.exit(2);
}

const all = await onetRecords(occupations, tasks);

/** Tasks of other occupations as the duties of an advert. */
const duties = all.flatMap(({ ksbs: [first] }, place) => (first && place % 20 === 0 ? [`- ${first.statement}`] : []));
const advert = `Records clerk\n\nDuties\n${duties.join("\n")}`.slice(0, 5_000);

const server = await serve(fileURLToPath(new URL("../../pkg", import.meta.url)), {
  "/": '<!doctype html><meta charset="utf-8"><title>measure</title>',
  "/records.json": JSON.stringify(all),
});
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  for (const size of sizes.length > 0 ? sizes.map(Number) : [923]) {
    const { sentences, read, first, again } = await page.evaluate(measured, [size, advert]);
    console.log(
      `${size} occupations, ${advert.length} characters, ${sentences} sentences that ask: ` +
        `read ${read.toFixed(1)} ms, first ${first.toFixed(1)} ms, then ${again.toFixed(1)} ms`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}

/** Runs in the page. */
async function measured([size, text]) {
  const { open, readAdvert } = await import("./index.js");
  const records = (await (await fetch("records.json")).json()).slice(0, size);
  const catalogue = await open({ catalogue: records });
  // Loads the readers, the whole statement model, and compares nothing yet.
  await readAdvert("Clerk. You will file letters.");
  await catalogue.transfer("File letters", "Sort letters");
  const time = async (run) => {
    const start = performance.now();
    const result = await run();
    return [performance.now() - start, result];
  };
  const [read, advert] = await time(() => readAdvert(text));
  const [first, report] = await time(() => catalogue.advert({ advert }));
  const all = [];
  for (let runs = 0; runs < 10; runs++) all.push((await time(() => catalogue.advert({ advert })))[0]);
  return { sentences: report.sentences.length, read, first, again: Math.min(...all) };
}
