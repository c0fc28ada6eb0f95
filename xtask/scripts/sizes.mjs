// node sizes.mjs PACKAGE DIST [own]: what is sent to a browser, each file compressed by itself as a web
// server does it. Ends with 1 when a budget is exceeded; `own` says that Rust's own standard library was
// linked. Node has both compressions built in.

import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Bytes of gzip that each module and its glue may take together: the design's budgets. */
const BUDGETS = { engine: 165_000, readers: 135_000 };

/** Bytes that the whole statement model may take, as it is. */
const MODEL_BUDGET = 1_000_000;

const [packageFolder, dist] = process.argv.slice(2);
const inPackage = (...names) => names.map((name) => join(packageFolder, "generated", name));
const modules = {
  engine: inPackage("skills_gap_bg.wasm", "skills_gap.js"),
  readers: inPackage("skills_gap_readers_bg.wasm", "skills_gap_readers.js"),
};
const moduleFiles = Object.values(modules).flat();
const data = inPackage("catalogue.json", "catalogue.bin", "model.bin");
const page = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

const sizes = new Map([...moduleFiles, ...data, ...page].map((path) => [path, measured(path)]));
const ofType = (type) => page.filter((path) => extname(path) === type);

row("bytes", { raw: "raw", gzip: "gzip", brotli: "brotli" }, "budget (gzip)");
for (const path of moduleFiles) row(join("pkg", relative(packageFolder, path)), sizes.get(path));
for (const [name, files] of Object.entries(modules)) row(`= ${name} wasm + glue`, sum(files), String(BUDGETS[name]));
for (const path of data) row(join("pkg", relative(packageFolder, path)), sizes.get(path));
for (const path of page) row(join("dist", relative(dist, path)), sizes.get(path));
row("= page: scripts", sum(ofType(".js")));
row("= page: styles", sum(ofType(".css")));
row("= page: everything", sum(page));

if (sizes.get(data.at(-1)).raw > MODEL_BUDGET) {
  console.log(`the statement model is over ${MODEL_BUDGET} bytes`);
  process.exitCode = 1;
}
for (const [name, files] of Object.entries(modules)) {
  const over = sum(files).gzip - BUDGETS[name];
  if (over <= 0) continue;
  console.log(`${name} wasm + glue are ${over} bytes of gzip over what they may take`);
  process.exitCode = 1;
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
