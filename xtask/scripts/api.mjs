// node api.mjs [--write], in www/: what the npm package in ../pkg exports, as the committed report api.txt says it. Ends with 1
// where they differ. `--write` renews the report. The types of requests and reports are committed already, in types.ts.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = "../pkg";
const REPORT = "api.txt";
const ELSEWHERE = ["types.d.ts", "elementWords.d.ts", "elementWordsLater.d.ts", "elementWordsResult.d.ts"];

const read = (name) => readFileSync(join(PACKAGE, name), "utf8");

/** Declarations without comments, blank lines and what is of a class alone. */
function declared(name) {
  const code = read(name).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const lines = code.split("\n").map((line) => line.trimEnd());
  return lines.filter((line) => line !== "" && !/^\s+(#private|private .*);$/.test(line));
}

const { exports, main, types, sideEffects, engines } = JSON.parse(read("package.json"));
const names = readdirSync(PACKAGE).filter((name) => name.endsWith(".d.ts") && !ELSEWHERE.includes(name));
const report = [
  "What the npm package exports. `node xtask/scripts/api.mjs --write` in www/ renews it, once the package is built.",
  "",
  JSON.stringify({ exports, main, types, sideEffects, engines }, null, 2),
  ...names.sort().flatMap((name) => ["", `## ${name}`, "", ...declared(name)]),
  "",
].join("\n");

if (process.argv.includes("--write")) writeFileSync(REPORT, report);
else if (readFileSync(REPORT, "utf8") !== report) {
  const committed = new Set(readFileSync(REPORT, "utf8").split("\n"));
  const built = new Set(report.split("\n"));
  for (const line of committed) if (!built.has(line)) console.log(`- ${line}`);
  for (const line of built) if (!committed.has(line)) console.log(`+ ${line}`);
  console.log(
    "✗ www/api.txt is not what the package exports: if that is meant, run `node xtask/scripts/api.mjs --write` in www/",
  );
  process.exitCode = 1;
}
