// node pack.mjs, in www/: the last of the npm package in ../pkg. Writes the scripts that have a file in them, for
// `skills-gap/inline`, and takes away what is empty: scripts of types alone, declarations that no entry leads to.

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = "../pkg";

/** The name of the script, and the file in it. */
const INLINE = {
  engine: "skills_gap_bg.wasm",
  catalogue: "catalogue.txt",
  vectors: "catalogue.bin",
  model: "model.bin",
  readers: "skills_gap_readers_bg.wasm",
};

for (const [name, file] of Object.entries(INLINE)) {
  const base64 = readFileSync(join(PACKAGE, "generated", file)).toString("base64");
  writeFileSync(join(PACKAGE, "generated", `${name}.base64.js`), `export default "${base64}";\n`);
}

const names = readdirSync(PACKAGE);
const read = (name) => readFileSync(join(PACKAGE, name), "utf8");
const isEmpty = (name) => /^\s*export \{\};?\s*$/.test(read(name).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ""));
const { exports, ...manifest } = JSON.parse(read("package.json"));

// Of the source's own files none is in the package.
const sideEffects = manifest.sideEffects.filter((name) => names.includes(name.replace("./", "")));
writeFileSync(join(PACKAGE, "package.json"), `${JSON.stringify({ ...manifest, sideEffects, exports }, null, 2)}\n`);

/** All declarations that an entry leads to. */
const used = new Set();
function follow(name) {
  if (used.has(name)) return;
  used.add(name);
  for (const [, path] of read(name).matchAll(/(?:from|import\()\s*"\.\/([\w-]+)\.js"/g)) follow(`${path}.d.ts`);
}
for (const { types } of Object.values(exports)) if (types) follow(types.replace("./", ""));

for (const name of names) {
  const isOf = (end) => name.endsWith(end);
  if (isOf(".d.ts") ? !used.has(name) : isOf(".js") && isEmpty(name)) rmSync(join(PACKAGE, name));
}
