// What is in the packed package.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";

import { contents } from "../../xtask/scripts/releaseChecks.mjs";
import { installed, ROOT, run } from "./packed.mjs";

const project = await installed();
after(() => project.remove());
const { stdout: listed } = await run("tar", ["-tf", project.tarball]);
const files = listed
  .trim()
  .split(/\r?\n/)
  .map((name) => name.replace(/^package\//, ""));

const read = (name) => readFile(join(project.folder, "node_modules/skills-gap", name), "utf8");

test("it has code, types, the modules, the licences and the data's attribution", async () => {
  const wanted = [
    "package.json",
    "README.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "NOTICE",
    "THIRD-PARTY.txt",
    "index.js",
    "index.d.ts",
    "node.js",
    "inline.js",
    "inline.d.ts",
    "workerd.js",
    "types.d.ts",
    "element.js",
    "element.d.ts",
    "element-class.js",
    "element-class.d.ts",
    "custom-elements.json",
    "generated/engine.base64.js",
    "generated/skills_gap.js",
    "generated/skills_gap_bg.wasm",
    "generated/catalogue.txt",
    "generated/catalogue.bin",
    "generated/model.bin",
    "generated/skills_gap_readers.js",
    "generated/skills_gap_readers_bg.wasm",
  ];
  for (const name of wanted) assert.ok(files.includes(name), `${name} is missing`);
  assert.match(await read("NOTICE"), /Open Government Licence v3\.0/);
});

test("it has the licences of the code of others that is in it", async () => {
  const texts = await read("THIRD-PARTY.txt");
  for (const name of ["lit-html", "serde_json", "wasm-bindgen", "vite", "the Rust standard library"]) {
    assert.match(texts, new RegExp(`^${name} .*\\((MIT|BSD-3-Clause)\\)$`, "m"));
  }
  assert.match(texts, /Copyright \(c\) 2017 Google LLC/);
  assert.match(await read("NOTICE"), /THIRD-PARTY\.txt/);
});

test("it has nothing else", () => assert.deepEqual(contents(files), []));

test("its package.json asks for nothing and names only what is there", async () => {
  const manifest = JSON.parse(await read("package.json"));
  for (const absent of ["dependencies", "devDependencies", "scripts"]) assert.equal(manifest[absent], undefined);
  const entries = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === "string"
      ? [entry]
      : Object.values(entry).flatMap((inner) => (typeof inner === "string" ? [inner] : Object.values(inner))),
  );
  for (const entry of entries) assert.ok(files.includes(entry.replace("./", "")), `${entry} is missing`);
});

test("its version is the crate's", async () => {
  const cargo = await readFile(join(ROOT, "Cargo.toml"), "utf8");
  const [, version] = /\[workspace\.package\][^[]*?version = "([^"]+)"/.exec(cargo);
  assert.equal(JSON.parse(await read("package.json")).version, version);
});

test("its code needs no eval, which a strict policy refuses", async () => {
  for (const name of files.filter((file) => file.endsWith(".js"))) {
    assert.doesNotMatch(await read(name), /\beval\(|new Function\b/, name);
  }
});

test("the node entry alone reaches for Node.js", async () => {
  for (const name of files.filter((file) => file.endsWith(".js") && file !== "node.js")) {
    assert.doesNotMatch(await read(name), /from "node:/, name);
  }
});

test("its pages link to nothing that is not there", async () => {
  for (const name of files.filter((file) => file.endsWith(".md"))) {
    for (const [, link] of (await read(name)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|#)/.test(link)) continue;
      const path = new URL(link.split("#")[0], `file:///${name}`).pathname.slice(1);
      assert.ok(files.includes(path), `${name} links to ${link}`);
    }
  }
});

test("no file is empty, and no declaration is one that no entry leads to", async () => {
  for (const name of files.filter((file) => /^[\w-]+\.(js|d\.ts)$/.test(file))) {
    const code = (await read(name)).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").trim();
    assert.notEqual(code, "export {};", name);
  }
  assert.ok(!files.includes("callWasm.d.ts") && !files.includes("packStore.d.ts"), String(files));
});

test("no script waits while it is imported, and only one file registers the element", async () => {
  for (const name of files.filter((file) => /^[\w-]+\.js$/.test(file)))
    assert.doesNotMatch(await read(name), /^await |^(const|let) .* = await /m, name);
  assert.deepEqual(JSON.parse(await read("package.json")).sideEffects, ["./element.js"]);
});

test("what it exports is what www/api.txt says", async () => {
  await run(process.execPath, [join(ROOT, "xtask/scripts/api.mjs")], { cwd: join(ROOT, "www") });
});
