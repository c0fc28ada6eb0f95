/**
 * How long answers take from WebAssembly to JavaScript, as JSON text and field by field, and requests the other way;
 * in Node.js and in Chromium: `cargo run -p xtask --example crossing`, then `node tests/browser/measure-crossing.mjs`.
 * Needs `pkg/` for the catalogue and the statement model.
 */
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "../support/browser.mjs";
import { serve } from "../support/serve.mjs";
import { measured } from "./support/crossing.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "skills-gap-crossing-"));
await cp(join(root, "target/crossing"), folder, { recursive: true });
await cp(join(root, "tests/browser/support/crossing.mjs"), join(folder, "crossing.mjs"));
for (const name of ["catalogue.txt", "model.bin"]) await cp(join(root, "pkg/generated", name), join(folder, name));

show("Node.js", await inNode());
show("Chromium", await inBrowser());
await rm(folder, { recursive: true, force: true });

async function inNode() {
  const glue = await import(pathToFileURL(join(folder, "crossing.js")).href);
  await glue.default({ module_or_path: await readFile(join(folder, "crossing_bg.wasm")) });
  const records = JSON.parse(await readFile(join(folder, "catalogue.txt"), "utf8"));
  return measured(glue, records, await readFile(join(folder, "model.bin")));
}

async function inBrowser() {
  const server = await serve(folder, { "/": '<!doctype html><meta charset="utf-8"><title>measure</title>' });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    return await page.evaluate(async () => {
      const glue = await import("/crossing.js");
      const { measured } = await import("/crossing.mjs");
      await glue.default({ module_or_path: "/crossing_bg.wasm" });
      const records = await (await fetch("/catalogue.txt")).json();
      const model = new Uint8Array(await (await fetch("/model.bin")).arrayBuffer());
      return measured(glue, records, model);
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

function show(host, rows) {
  const cell = (value) => (value === undefined ? "" : value.toFixed(3)).padStart(10);
  console.log(
    `${host}, ms`.padEnd(38),
    ["bytes", "JSON text", "fields", "walk"].map((one) => one.padStart(10)).join(""),
  );
  for (const { name, bytes, text, fields, walk } of rows) {
    console.log(`  ${name}`.padEnd(38), String(bytes).padStart(10) + cell(text) + cell(fields) + cell(walk));
  }
}
