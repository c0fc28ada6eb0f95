// node sizes.mjs PACKAGE DIST [own]: what is sent to a browser, each file compressed by itself as a web
// server does it. Ends with 1 when a budget is exceeded; `own` says that Rust's own standard library was
// linked. Node has both compressions built in.

import { readFileSync, readdirSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Bytes of gzip that the core's module and its glue should take together: the design's budget. */
const CORE_BUDGET = 60_000;
/** By how much they may exceed it where Rust's own standard library is linked, which is not built for size. */
const OWN_STD = 8_000;

/** Bytes that the whole statement model may take, as it is. */
const MODEL_BUDGET = 1_000_000;

const [packageFolder, dist, std] = process.argv.slice(2);
const limit = std === "own" ? CORE_BUDGET + OWN_STD : CORE_BUDGET;
const inPackage = (...names) => names.map((name) => join(packageFolder, "generated", name));
const core = inPackage("skills_gap_bg.wasm", "skills_gap.js");
const ways = inPackage("skills_gap_ways_bg.wasm", "skills_gap_ways.js");
const finder = inPackage("skills_gap_finder_bg.wasm", "skills_gap_finder.js");
const readers = inPackage("skills_gap_readers_bg.wasm", "skills_gap_readers.js");
const data = inPackage("catalogue.json", "catalogue.bin", "model.bin");
const page = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

const sizes = new Map(
  [...core, ...ways, ...finder, ...readers, ...data, ...page].map((path) => [path, measured(path)]),
);
const coreTotal = sum(core);
const ofType = (type) => page.filter((path) => extname(path) === type);

row("bytes", { raw: "raw", gzip: "gzip", brotli: "brotli" }, "budget (gzip)");
for (const path of [...core, ...ways, ...finder, ...readers])
  row(join("pkg", relative(packageFolder, path)), sizes.get(path));
row("= core wasm + glue", coreTotal, String(CORE_BUDGET));
row("= ways wasm + glue (after the first answer)", sum(ways));
row("= finder wasm + glue (packs and search)", sum(finder));
row("= readers wasm + glue (lazy)", sum(readers));
for (const path of data) row(join("pkg", relative(packageFolder, path)), sizes.get(path));
for (const path of page) row(join("dist", relative(dist, path)), sizes.get(path));
row("= page: scripts", sum(ofType(".js")));
row("= page: styles", sum(ofType(".css")));
row("= page: everything", sum(page));

if (sizes.get(data.at(-1)).raw > MODEL_BUDGET) {
  console.log(`the statement model is over ${MODEL_BUDGET} bytes`);
  process.exitCode = 1;
}
if (coreTotal.gzip > limit) {
  console.log(`core wasm + glue are ${coreTotal.gzip - limit} bytes of gzip over what they may take`);
  process.exitCode = 1;
} else if (coreTotal.gzip > CORE_BUDGET) {
  console.log("over the budget only because the standard library in use is not built for size");
}

function measured(path) {
  const bytes = readFileSync(path);
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

function sum(paths) {
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const path of paths) {
    for (const form of Object.keys(total)) total[form] += sizes.get(path)[form];
  }
  return total;
}

function row(name, { raw, gzip, brotli }, budget = "") {
  const columns = [raw, gzip, brotli].map((size) => String(size).padStart(9));
  console.log(`  ${name.padEnd(44)}${columns.join(" ")}   ${budget}`.trimEnd());
}
