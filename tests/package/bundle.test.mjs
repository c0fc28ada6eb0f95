// The package in a project of its users, built with Vite.

import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { runInThisContext } from "node:vm";

import { program } from "../support/packages.mjs";
import { installed, run } from "./packed.mjs";

const project = await installed();
after(() => project.remove());
await mkdir(join(project.folder, "src"));
await writeFile(join(project.folder, "index.html"), '<script type="module" src="/src/main.js"></script>');

/** Builds a page with this script; its files by name. */
async function built(script) {
  await writeFile(join(project.folder, "src/main.js"), script);
  await run(process.execPath, [program("vite", "vite.js"), "build", "--logLevel", "warn"], { cwd: project.folder });
  const folder = join(project.folder, "dist/assets");
  const names = await readdir(folder);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))])));
}

const ending = (files, end) => [...files.keys()].filter((name) => name.endsWith(end));

test("Vite finds the module and takes the browser's entry", async () => {
  const files = await built('import { open } from "skills-gap"; globalThis.opened = open();');
  const modules = ending(files, ".wasm").filter((name) => name.startsWith("skills_gap_bg"));
  assert.equal(modules.length, 1, `modules: ${modules}`);
  const original = await readFile(join(project.folder, "node_modules/skills-gap/generated/skills_gap_bg.wasm"));
  assert.ok(files.get(modules[0]).equals(original));
  const scripts = ending(files, ".js").map((name) => files.get(name).toString());
  // Others are loaded when they are needed.
  const code = scripts.find((script) => script.includes(modules[0]));
  assert.ok(code, "a script names the module");
  assert.doesNotMatch(scripts.join(""), /node:fs/);
  assert.doesNotMatch(code, /readers/, "what reads pages is left out of a script that reads none");
});

test("code that is not used is left out", async () => {
  const files = await built('import { LoadError } from "skills-gap"; globalThis.known = LoadError;');
  const code = ending(files, ".js")
    .map((name) => files.get(name).toString())
    .join("");
  assert.ok(code.length < 3000, `${code.length} bytes`);
});

test("a classic script, which has no address of its own, works with files that it is given", async () => {
  const script = join(project.folder, "src/classic.js");
  await writeFile(script, 'import { open } from "skills-gap"; globalThis.openGiven = open;');
  const bundle = join(project.folder, "classic.js");
  const options = ["--format", "iife", "--platform", "browser", "--file", bundle];
  await run(process.execPath, [program("rolldown", "cli.mjs"), script, ...options], { cwd: project.folder });
  const read = (file) => readFile(join(project.folder, "node_modules/skills-gap/generated", file));
  runInThisContext(await readFile(bundle, "utf8"));
  const catalogue = await globalThis.openGiven({
    wasm: await read("skills_gap_bg.wasm"),
    catalogue: JSON.parse(await read("catalogue.txt")),
    vectors: await read("catalogue.bin"),
  });
  assert.equal(catalogue.gap({ target: "OCC0526" }).statements.length, 43);
  await assert.rejects(globalThis.openGiven(), { code: "loadFailed" });
});
