// Loading: from everywhere, only once, and again after it failed. Each case is a process of its
// own, since an engine that is loaded stays.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";

import { installed, run } from "./packed.mjs";

const project = await installed();
after(() => project.remove());

/** Runs `body` in a module that has the package as `api`, its wasm file as `file` and `url`. */
async function alone(body, environment = {}) {
  const script = join(project.folder, "script.mjs");
  await writeFile(
    script,
    `import assert from "node:assert/strict";
    import { readFile } from "node:fs/promises";
    import { fileURLToPath } from "node:url";
    import * as api from "skills-gap";
    const url = new URL(import.meta.resolve("skills-gap/engine.wasm"));
    const file = fileURLToPath(url);
    const failed = (error) => error instanceof api.LoadError && error.code === "loadFailed"
      && error.path === "wasm" && error.cause instanceof Error;
    const works = (catalogue) => assert.equal(catalogue.gap({ target: "OCC0526" }).target.reference, "OCC0526");
    ${body}
    console.log("reached the end");`,
  );
  const { stdout } = await run(process.execPath, [script], { env: { ...process.env, ...environment } });
  assert.equal(stdout.trim(), "reached the end");
}

const sources = {
  "the file's path": "file",
  "the file's address": "url",
  "the file's address as text": "String(url)",
  bytes: "await readFile(file)",
  // readFile's bytes may lie in a larger buffer: here they need one of their own.
  "an ArrayBuffer": "Uint8Array.from(await readFile(file)).buffer",
  "a compiled module": "await WebAssembly.compile(await readFile(file))",
  "a response": "new Response(await readFile(file))",
  "a response of the right type":
    "new Response(await readFile(file), { headers: { 'content-type': 'application/wasm' } })",
  "the promise of a response": "readFile(file).then((bytes) => new Response(bytes))",
};
for (const [name, source] of Object.entries(sources)) {
  test(`from ${name}`, () => alone(`works(await api.open({ wasm: ${source} }));`));
}

const catalogues = {
  "the records": "records",
  "a file's path": "fileURLToPath(records_at)",
  "a file's address": "records_at",
  "a file's address as text": "String(records_at)",
};
for (const [name, source] of Object.entries(catalogues)) {
  test(`a catalogue from ${name}`, () =>
    alone(`
      const records_at = new URL(import.meta.resolve("skills-gap/catalogue/records.txt"));
      const records = JSON.parse(await readFile(records_at, "utf8"));
      const catalogue = await api.open({ catalogue: ${source} });
      works(catalogue);
      assert.deepEqual(catalogue.occupations().length, records.length);
    `));
}

const badCatalogues = {
  "a file that is not there": ["'./not-there.json'", "LoadError", "loadFailed", "catalogue"],
  "a file that is no JSON": ["file", "LoadError", "loadFailed", "catalogue"],
  "an object": ["{}", "CatalogueError", "invalidType", "$"],
  null: ["null", "CatalogueError", "invalidType", "$"],
  "a record that is none": ["[{ name: 'x' }]", "CatalogueError", "missingField", "[0].reference"],
};
for (const [name, [source, kind, code, path]] of Object.entries(badCatalogues)) {
  test(`a catalogue that is ${name} fails, and the next load works`, () =>
    alone(`
      await assert.rejects(async () => api.open({ catalogue: ${source} }), (error) => {
        assert.ok(error instanceof api.${kind}, String(error));
        assert.deepEqual([error.code, error.path], ${JSON.stringify([code, path])});
        return true;
      });
      works(await api.open());
    `));
}

const bad = {
  "a file that is not there": "'./not-there.wasm'",
  "bytes that are no module": "new Uint8Array([1, 2, 3])",
  "half of the module": "(await readFile(file)).subarray(0, 5000)",
  "another module": "new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])",
  "a response that says 404": "new Response('not found', { status: 404 })",
  "a promise that fails": "Promise.reject(new Error('offline'))",
  "a number": "7",
  null: "null",
  "an object": "{}",
};
for (const [name, source] of Object.entries(bad)) {
  test(`${name} fails, and the next load works`, () =>
    alone(`
      await assert.rejects(async () => api.open({ wasm: ${source} }), failed);
      assert.throws(() => api.engineVersion(), { code: "notLoaded" });
      works(await api.open());
    `));
}

test("the readers load by themselves, again after they failed, and not from the engine's module", () =>
  alone(`
    const wasm = await readFile(new URL(import.meta.resolve("skills-gap/readers.wasm")));
    const page = "Reference: OCC0001\\nKnowledge, skills and behaviours (KSBs)\\nK1: Law\\n";
    for (const bad of [await readFile(file), new Uint8Array(8), "./not-there.wasm"]) {
      await assert.rejects(api.readOccupationPage(page, { wasm: bad }), failed);
    }
    await assert.rejects(api.open({ wasm }), failed);
    const read = await Promise.all([1, 2, 3].map(() => api.readOccupationPage(page, { wasm })));
    assert.deepEqual(read.map(({ reference }) => reference), Array(3).fill("OCC0001"));
    works(await api.open());
  `));

test("the statement model is loaded when it is needed, and only then", () =>
  alone(`
    const at = new URL(import.meta.resolve("skills-gap/model.bin"));
    const refused = { name: "LoadError", code: "loadFailed", path: "model" };
    const none = await api.open({ model: "./not-there.bin" });
    works(none);
    assert.equal((await none.transfer("OCC0311.B4", "OCC0526.B1")).strength, 1);
    const again = await none.with([none.occupation("OCC0311")]);
    works(again);
    const free = ["Weld zinc pipes", "OCC0526.S1"];
    await assert.rejects(none.transfer(...free), refused);
    await assert.rejects(again.with([{ ...again.occupation("OCC0311"), reference: "OCC9311", ksbs: [
      { code: "K1", kind: "knowledge", statement: "How zinc is welded" }], duties: [] }]), refused);
    works(none);

    const ours = await (await api.open()).transfer(...free);
    assert.ok(ours.strength < 0.5 && ours.reasons.missing.length > 0);
    const bytes = await readFile(at);
    const sources = [at, String(at), fileURLToPath(at), bytes, Uint8Array.from(bytes).buffer];
    for (const model of sources) {
      assert.deepEqual(await (await api.open({ model })).transfer(...free), ours);
    }
  `));

const badModels = {
  "an empty file": "new Uint8Array()",
  "half of it": "bytes.subarray(0, 400_000)",
  "one with a wrong byte": "bytes.with(500_000, bytes[500_000] ^ 1)",
  "the part for the catalogue": "await readFile(new URL(import.meta.resolve('skills-gap/catalogue/vectors.bin')))",
  "a number": "7",
};
for (const [name, source] of Object.entries(badModels)) {
  test(`as the statement model, ${name} is refused`, () =>
    alone(`
      const bytes = new Uint8Array(await readFile(new URL(import.meta.resolve("skills-gap/model.bin"))));
      const catalogue = await api.open({ model: ${source} });
      await assert.rejects(catalogue.transfer("Weld zinc", "OCC0526.S1"), (error) => {
        assert.ok(error instanceof api.LoadError && error.code === "loadFailed", String(error));
        assert.equal(error.path, "model");
        return true;
      });
      works(catalogue);
    `));
}

test("vectors that are none, or of another catalogue", () =>
  alone(`
    const refused = { name: "LoadError", code: "loadFailed", path: "vectors" };
    await assert.rejects(api.open({ vectors: "./not-there.bin" }), refused);
    await assert.rejects(api.open({ vectors: new Uint8Array(100) }), refused);
    const records = JSON.parse(await readFile(new URL(import.meta.resolve("skills-gap/catalogue/records.txt")), "utf8"));
    const vectors = await readFile(new URL(import.meta.resolve("skills-gap/catalogue/vectors.bin")));
    const model = "./not-there.bin";
    works(await api.open({ catalogue: records, vectors, model }));
    // Without them the whole is loaded; and where they do not suffice.
    await assert.rejects(api.open({ catalogue: records, model }), { path: "model" });
    records[0].ksbs[0].statement = "Weld zinc";
    await assert.rejects(api.open({ catalogue: records, vectors, model }), { path: "model" });
    works(await api.open({ catalogue: records, vectors }));
  `));

test("loads of the statement model at the same time share one, and a failed one is forgotten", () =>
  alone(`
    const bytes = await readFile(new URL(import.meta.resolve("skills-gap/model.bin")));
    let asked = 0;
    globalThis.fetch = async () => (asked += 1) > 1 ? new Response(bytes) : new Response("busy", { status: 503 });
    const catalogue = await api.open({ model: "http://127.0.0.1/model.bin" });
    const ask = () => catalogue.transfer("Weld zinc", "Weld tin");
    const ended = await Promise.allSettled([ask(), ask()]);
    assert.ok(ended.every(({ reason }) => reason.path === "model" && reason.message.includes("503")));
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    assert.equal(asked, 2);
  `));

test("loads at the same time share one", () =>
  alone(`
    let instances = 0;
    const { instantiate } = WebAssembly;
    // Node.js loads modules of its own in the meantime: they have other imports.
    WebAssembly.instantiate = (module, imports) => {
      if (Object.keys(imports).some((name) => name.includes("skills_gap"))) instances += 1;
      return instantiate(module, imports);
    };
    const catalogues = await Promise.all([api.open(), api.open(), api.open()]);
    catalogues.forEach(works);
    await api.open();
    assert.equal(instances, 1);
  `));

test("one that fails does not take another's good source down with it", () =>
  alone(`
    const [bad, good] = await Promise.allSettled([api.open({ wasm: new Uint8Array(8) }), api.open()]);
    assert.ok(failed(bad.reason));
    works(good.value);
  `));

test("loads of one bad source at the same time all fail", () =>
  alone(`
    const wasm = new Uint8Array(8);
    const ended = await Promise.allSettled([api.open({ wasm }), api.open({ wasm }), api.open({ wasm })]);
    assert.ok(ended.every(({ reason }) => failed(reason)));
    works(await api.open());
  `));

test("from a web server, which may fail first", async () => {
  let requests = 0;
  const server = createServer(async (_, response) => {
    requests += 1;
    if (requests === 1) return response.writeHead(503).end();
    const { readFile } = await import("node:fs/promises");
    response.setHeader("content-type", "application/wasm");
    response.end(await readFile(join(project.folder, "node_modules/skills-gap/generated/skills_gap_bg.wasm")));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const wasm = `http://127.0.0.1:${server.address().port}/engine.wasm`;
    await alone(
      `
      const wasm = process.env.ENGINE_ADDRESS;
      await assert.rejects(api.open({ wasm }), (error) => failed(error) && error.message.includes("503"));
      works(await api.open({ wasm }));
    `,
      { ENGINE_ADDRESS: wasm },
    );
    assert.equal(requests, 2);
  } finally {
    server.close();
  }
});
