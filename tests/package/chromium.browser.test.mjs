// The installed package in a real browser, under a strict policy, with no bundler.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";

import { launch } from "../support/browser.mjs";
import { serve } from "../support/serve.mjs";
import { CLI, installed } from "./packed.mjs";
import { REQUESTS } from "./requests.mjs";

const here = (name) => readFile(new URL(name, import.meta.url), "utf8");

const tables = (await readdir(new URL("bad-inputs", import.meta.url))).map((name) => `bad-inputs/${name}`);

const project = await installed();
after(() => project.remove());
const server = await serve(join(project.folder, "node_modules/skills-gap"), {
  "/": '<!doctype html><meta charset="utf-8"><title>test</title>',
  // The browser asks for it by itself.
  "/favicon.ico": "",
  "/bad-inputs.mjs": await here("bad-inputs.mjs"),
  ...Object.fromEntries(await Promise.all(tables.map(async (name) => [`/${name}`, await here(name)]))),
  "/requests.mjs": await here("requests.mjs"),
});
after(() => server.close());
const browser = await launch();
after(() => browser.close());

/** Runs `work` in a new page; anything that the page complains of is an error. */
async function inPage(work) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  try {
    await page.goto(server.url);
    const result = await page.evaluate(work);
    assert.deepEqual(complaints, []);
    return result;
  } finally {
    await page.close();
  }
}

test("the browser's answers are the command line's, byte for byte", async () => {
  const found = await inPage(async () => {
    const { open } = await import("/index.js");
    const { answers } = await import("/requests.mjs");
    return answers(await open());
  });
  assert.equal(found.length, REQUESTS.length);
  REQUESTS.forEach((request, index) => {
    const { stdout } = spawnSync(CLI, ["gap", "-"], { input: JSON.stringify(request), encoding: "utf8" });
    assert.equal(found[index], stdout.trimEnd(), `request ${index}`);
  });
});

test("every bad input ends in an error with code and path, and harms nothing", async () => {
  const problems = await inPage(async () => {
    const { problemsWithBadInputs } = await import("/bad-inputs.mjs");
    return problemsWithBadInputs(await import("/index.js"));
  });
  assert.deepEqual(problems, []);
});

test("an object of another frame is as plain as one of this", async () => {
  const same = await inPage(async () => {
    const { open } = await import("/index.js");
    const catalogue = await open();
    const frame = document.body.appendChild(document.createElement("iframe"));
    const json = '{"target":"OCC0526","ratings":{"OCC0311":{"B4":2}},"rejected":[]}';
    const foreign = frame.contentWindow.JSON.parse(json);
    return JSON.stringify(catalogue.gap(foreign)) === JSON.stringify(catalogue.gap(JSON.parse(json)));
  });
  assert.ok(same);
});

test("the files are asked for once, and nothing after them", async () => {
  server.requests.length = 0;
  await inPage(async () => {
    const { open } = await import("/index.js");
    const [catalogue] = await Promise.all([open(), open(), open()]);
    catalogue.gap({ target: "OCC0526", ratings: { OCC0311: { B4: 2 } } });
    const same = await catalogue.with([catalogue.occupation("OCC0311")]);
    same.gap({ target: "OCC0526", ratings: { OCC0311: { B4: 2 } } });
  });
  const data = ["/generated/catalogue.bin", "/generated/catalogue.txt", "/generated/skills_gap_bg.wasm"];
  assert.deepEqual([...new Set(server.requests.slice(-data.length))].sort(), data);
  assert.equal(server.requests.filter((path) => data.includes(path)).length, data.length);
});

test("a second catalogue needs no network, not even for a text that is not in it", async () => {
  const works = await inPage(async () => {
    const { open } = await import("/index.js");
    const first = await open();
    const ask = (catalogue) => catalogue.transfer("S1: Weld zinc pipes", "S1: Solder pipes of zinc");
    const { strength } = await ask(first);
    globalThis.fetch = () => Promise.reject(new TypeError("offline"));
    const second = await open();
    return second.gap({ target: "OCC0526" }).statements.length === 43 && (await ask(second)).strength === strength;
  });
  assert.ok(works);
});

test("the statement model is asked for with the first text that is not in the catalogue", async () => {
  server.requests.length = 0;
  const strength = await inPage(async () => {
    const { open } = await import("/index.js");
    const catalogue = await open();
    const ask = () => catalogue.transfer("S1: Weld zinc pipes", "S1: Solder pipes of zinc");
    const [first, second] = await Promise.all([ask(), ask()]);
    await ask();
    return first.strength === second.strength ? first.strength : -1;
  });
  const { stdout } = spawnSync(CLI, ["transfer", "--text", "S1: Weld zinc pipes", "S1: Solder pipes of zinc"], {
    encoding: "utf8",
  });
  assert.equal(strength, JSON.parse(stdout).strength);
  assert.deepEqual(server.requests.slice(-1), ["/generated/model.bin"]);
  assert.equal(server.requests.filter((path) => path.endsWith("/model.bin")).length, 1);
});

test("a load that fails is told, and the next one works", async () => {
  const told = await inPage(async () => {
    const { LoadError, engineVersion, open } = await import("/index.js");
    const error = await open({ wasm: new Uint8Array([0, 1, 2, 3]) }).catch((reason) => reason);
    await open();
    return error instanceof LoadError && error.code === "loadFailed" && engineVersion() !== "";
  });
  assert.ok(told);
});

test("a module that is not there is told with its address", async () => {
  const page = await browser.newPage();
  await page.goto(server.url);
  const message = await page.evaluate(async () => {
    const { open } = await import("/index.js");
    const error = await open({ wasm: "/nowhere.wasm" }).catch((reason) => reason);
    return `${error.name}: ${error.message}`;
  });
  await page.close();
  assert.equal(
    message,
    `LoadError: wasm: the engine could not be loaded: ${server.url}nowhere.wasm answered 404 Not Found`,
  );
});
