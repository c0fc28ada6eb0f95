/**
 * What a pack costs in this machine's browser: the bytes that are loaded to show one gap, the time to the first gap,
 * the time of each question once all is there, and the time of a search at each key:
 * `node tests/browser/measure-pack.mjs PACK [LIST.json]`, a folder that `skills-gap build` made, and a list of
 * standards in the form of the official service, whose job titles are typed letter by letter. Needs `pkg/`.
 */
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { launch } from "../support/browser.mjs";
import { serve } from "../support/serve.mjs";

const [pack, list] = process.argv.slice(2);
if (!pack) {
  console.error("Say where the pack is: node tests/browser/measure-pack.mjs PACK [LIST.json]");
  process.exit(2);
}

const runs = 9;
const pkg = fileURLToPath(new URL("../../pkg", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "skills-gap-measure-"));
await cp(pkg, folder, { recursive: true });
await cp(pack, join(folder, "pack"), { recursive: true });
const pages = { "/": '<!doctype html><meta charset="utf-8"><title>measure</title>' };
if (list) {
  // From disk, in Node: what reads it is not what is measured.
  const { readOccupations } = await import(pathToFileURL(join(pkg, "node.js")).href);
  pages["/records.json"] = JSON.stringify(await readOccupations(await readFile(list, "utf8")));
}
const server = await serve(folder, pages);
const browser = await launch();
try {
  await bytesOfOneGap();
  await timeToFirstGap();
  await timeOfQuestions();
  if (list) await timeOfSearch();
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

/** Two occupations of the pack, far apart in its order, and the first gap between them. */
async function firstGap(page) {
  return page.evaluate(async () => {
    const start = performance.now();
    const { open } = await import("/index.js");
    const catalogue = await open({ pack: "/pack/" });
    const all = catalogue.occupations();
    const opened = performance.now() - start;
    const [target, current] = [all[Math.floor(all.length / 3)], all[Math.floor((all.length * 2) / 3)]];
    const request = { target: target.reference, current: current.reference, ratings: { [current.reference]: {} } };
    await catalogue.load(catalogue.missing(request));
    catalogue.gap(request);
    const first = performance.now() - start;
    await catalogue.nearest({ ...request, target: undefined });
    return { occupations: all.length, opened, first, many: performance.now() - start };
  });
}

async function visited(work) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.url);
  const result = await work(page);
  await context.close();
  return result;
}

async function bytesOfOneGap() {
  server.requests.length = 0;
  await visited(firstGap);
  const groups = new Map();
  for (const path of new Set(server.requests.filter((one) => one !== "/" && one !== "/favicon.ico"))) {
    const bytes = await readFile(join(folder, decodeURIComponent(path)));
    const name = groupOf(path);
    const { raw = 0, gzip = 0, files = 0 } = groups.get(name) ?? {};
    groups.set(name, { raw: raw + bytes.length, gzip: gzip + gzipSync(bytes, { level: 9 }).length, files: files + 1 });
  }
  console.log("bytes loaded                                files        raw       gzip");
  for (const [name, { raw, gzip, files }] of [...groups].sort()) {
    console.log(
      `  ${name.padEnd(40)} ${String(files).padStart(6)} ${String(raw).padStart(10)} ${String(gzip).padStart(10)}`,
    );
  }
}

function groupOf(path) {
  if (/^\/pack\/(manifest|index)/.test(path)) return "1 pack: manifest and index";
  if (/^\/pack\/(occupations|vectors)/.test(path)) return "2 pack: two occupations, for a gap";
  if (path.startsWith("/pack/")) return "3 pack: the rest, for many occupations";
  return "1 program";
}

async function timeToFirstGap() {
  const figures = [];
  for (let run = 0; run < runs; run += 1) figures.push(await visited(firstGap));
  console.log(`\n${figures[0].occupations} occupations, ${runs} cold visits        best     median   (ms)`);
  for (const [name, words] of [
    ["opened", "all are listed"],
    ["first", "first gap"],
    ["many", "first nearest"],
  ]) {
    const sorted = figures.map((figure) => figure[name]).sort((a, b) => a - b);
    console.log(
      `  ${words.padEnd(30)} ${sorted[0].toFixed(0).padStart(8)} ${sorted[runs >> 1].toFixed(0).padStart(10)}`,
    );
  }
}

/** The questions as `cargo bench --bench pack` times them natively, of people who rated all of one occupation. */
async function timeOfQuestions() {
  const found = await visited((page) =>
    page.evaluate(async () => {
      const { open } = await import("/index.js");
      const catalogue = await open({ pack: "/pack/" });
      const references = catalogue.occupations().map(({ reference }) => reference);
      await catalogue.load(references);
      await catalogue.nearest({});
      const timed = async (work) => {
        const start = performance.now();
        const result = await work();
        return [performance.now() - start, result];
      };
      const spread = (times) => {
        times.sort((a, b) => a - b);
        return { median: times[times.length >> 1], most: times.at(-1), count: times.length };
      };
      const answers = (current, target) => {
        const rated = catalogue.occupation(current).ksbs.map(({ code }, number) => [code, [2, 1, 2][number % 3]]);
        return { current, target, ratings: { [current]: Object.fromEntries(rated) } };
      };
      const [current, target] = [references[references.length >> 1], references[0]];
      const [nearest, gap, pathways] = [[], [], []];
      const code = Object.keys(answers(current).ratings[current])[0];
      for (let run = 0; run < 50; run += 1) {
        const request = answers(current, target);
        request.ratings[current][code] = run % 4;
        nearest.push((await timed(() => catalogue.nearest(request)))[0]);
        gap.push((await timed(() => catalogue.gap(request)))[0]);
      }
      const onwards = async (from, choice) => {
        const { out } = await catalogue.links(from);
        return out.length > 0 ? out[choice % out.length].occupation.reference : from;
      };
      let joined = 0;
      for (let pair = 0; pair < references.length && pathways.length < 40; pair += 1) {
        const from = references[(pair * 7919) % references.length];
        let to = from;
        for (let turn = 1; turn < 4; turn += 1) to = await onwards(to, pair * 31 * turn);
        if (to === from) continue;
        const [time, report] = await timed(() => catalogue.pathways(answers(from, to)));
        pathways.push(time);
        joined += report.pathways.length > 0 ? 1 : 0;
      }
      return {
        gap: spread(gap),
        nearest: spread(nearest),
        pathways: pathways.length > 0 ? spread(pathways) : null,
        joined,
      };
    }),
  );
  console.log("\nonce all is there                    median       most   (ms)");
  for (const [name, words] of [
    ["gap", "gap after one rating"],
    ["nearest", "nearest after one rating"],
    ["pathways", "pathways, up to 4 steps"],
  ]) {
    if (!found[name]) continue;
    const { median, most, count } = found[name];
    const more = name === "pathways" ? `  ${count} pairs three links apart, ${found.joined} joined` : "";
    console.log(`  ${words.padEnd(30)} ${median.toFixed(2).padStart(10)} ${most.toFixed(2).padStart(10)}${more}`);
  }
}

async function timeOfSearch() {
  const found = await visited((page) =>
    page.evaluate(async () => {
      const { open } = await import("/index.js");
      const records = await (await fetch("/records.json")).json();
      const catalogue = await open({ catalogue: records });
      const start = performance.now();
      await catalogue.search("", 0);
      const made = performance.now() - start;
      const times = [];
      let [titles, first, five] = [0, 0, 0];
      for (const [number, { reference, jobTitles }] of records.entries()) {
        for (const title of jobTitles) {
          const place = (await catalogue.search(title, 5)).results.findIndex(
            (result) => result.reference === reference,
          );
          titles += 1;
          first += place === 0 ? 1 : 0;
          five += place >= 0 ? 1 : 0;
        }
        // A person types, and each key is a search.
        const typed = number % 10 === 0 ? (jobTitles[0] ?? "") : "";
        for (let end = 1; end <= typed.length; end += 1) {
          const begun = performance.now();
          await catalogue.search(typed.slice(0, end), 20);
          times.push(performance.now() - begun);
        }
      }
      times.sort((a, b) => a - b);
      const at = (share) => times[Math.floor((times.length - 1) * share)];
      return {
        occupations: records.length,
        made,
        keys: times.length,
        median: at(0.5),
        most: at(0.99),
        worst: at(1),
        titles,
        first,
        five,
      };
    }),
  );
  const share = (number) => `${((100 * number) / found.titles).toFixed(1)} %`;
  console.log(`\nsearch over ${found.occupations} occupations`);
  console.log(`  made ready in ${found.made.toFixed(0)} ms, its module among it`);
  console.log(
    `  each of ${found.keys} keys: median ${found.median.toFixed(2)} ms, 99 % within ${found.most.toFixed(2)} ms, worst ${found.worst.toFixed(2)} ms`,
  );
  console.log(
    `  of ${found.titles} job titles, its own standard is first for ${share(found.first)}, in the first five for ${share(found.five)}`,
  );
}
