// Calls as beginners make them: each is refused by name, in words that say what to do. Bad requests are in bad-inputs.mjs.

import assert from "node:assert/strict";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { imported, installed } from "./packed.mjs";

const project = await installed();
after(() => project.remove());
const api = await imported(project.folder);
/** @type {import("skills-gap").Catalogue} */
let catalogue;
before(async () => {
  catalogue = await api.open();
});

/** The call, its error's class and code, and what its message says. */
const CALLS = [
  // open and the readers
  [() => api.open("./engine.wasm"), "RequestError invalidType", /options are an object of: wasm, pack/],
  [() => api.open(null), "RequestError invalidType", /^null where options are expected/],
  [() => api.open([]), "RequestError invalidType", /^a list where options/],
  [() => api.open({ wasmUrl: "x" }), "RequestError unknownField", /^wasmUrl: not an option .*known: wasm, pack/],
  [() => api.open({ Catalogue: [] }), "RequestError unknownField", /^Catalogue: not an option/],
  [() => api.open({ catalogue: "./nowhere.json" }), "LoadError loadFailed", /^catalogue: .*nowhere\.json/],
  [() => api.open({ vectors: "./nowhere.bin" }), "LoadError loadFailed", /^vectors: .*nowhere\.bin/],
  [() => api.open({ pack: "./nowhere" }), "LoadError loadFailed", /^pack: .*nowhere/],
  [
    () => api.open({ catalogue: "http://127.0.0.1:9/x.json" }),
    "LoadError loadFailed",
    /http:\/\/127\.0\.0\.1:9\/x\.json/,
  ],
  [() => api.open({ catalogue: "[" }), "LoadError loadFailed", /^catalogue: .*JSON/],
  [() => api.open({ catalogue: html() }), "LoadError loadFailed", /it is a web page and not the file/],
  [() => api.open({ vectors: html() }), "LoadError loadFailed", /^vectors: .*it is a web page and not the file/],
  [() => api.open({ vectors: 7 }), "LoadError loadFailed", /^vectors: .*neither an address nor bytes/],
  [() => api.readInput("K1: Law", { tody: "2026-01-01" }), "RequestError unknownField", /^tody: .*known: .*today/],
  [() => api.readInput("K1: Law", "2026-01-01"), "RequestError invalidType", /^text where options are expected/],
  [() => api.readOccupationPage("x", { today: "x" }), "RequestError unknownField", /^today: /],
  [() => api.readStandards("[]", { name: "x" }), "RequestError unknownField", /^name: /],
  [() => api.withReadAnswers({ target: "OCC0526" }, {}, null), "RequestError invalidType", /^null where options/],
  ...["readInput", "readOccupations", "readStandards", "readOccupation", "readOccupationPage", "readAdvert"].map(
    unasked,
  ),
  ...["readProfile", "isProfile"].map(unasked),
  [
    () => api.withReadAnswers({ target: "OCC0526" }, {}, { columns: 1 }),
    "RequestError unknownField",
    /^columns: .*column/,
  ],
  // The class and its methods
  [() => new api.Catalogue(), "RequestError invalidValue", /made by open\(\): const catalogue = await open\(\)/],
  [() => Reflect.construct(api.Catalogue, [{}]), "RequestError invalidValue", /made by open\(\)/],
  ...["gap", "restore", "occupation", "occupations", "missing", "toLink", "withRatedOn", "free"].map(detached),
  ...["nearest", "pathways", "compare", "next", "plan", "links", "link", "load", "search", "transfer"].map(detached),
  ...["advert", "proposals", "migrate", "with"].map(detached),
  [() => new Proxy(catalogue, {}).gap({ target: "OCC0526" }), "RequestError invalidValue", /Proxy of .*markRaw/],
  [() => new Proxy(catalogue, {}).nearest({}), "RequestError invalidValue", /Proxy of a catalogue/],
  [() => api.Catalogue.prototype.gap.call({}, {}), "RequestError invalidValue", /without its catalogue/],
  [() => catalogue.load("OCC0526"), "RequestError invalidType", /^references: text .*did you mean \["OCC0526"\]\?/],
  [() => catalogue.load(), "RequestError invalidType", /^references: nothing where a list is expected/],
  [() => catalogue.load(["OCC0526", 7]), "RequestError invalidType", /^references\[1\]: a number where text/],
  [() => catalogue.load([], { abort: 1 }), "RequestError unknownField", /^abort: .*known: signal/],
  [() => catalogue.search("x", "3"), "RequestError invalidType", /^limit: text where a whole number/],
  [() => catalogue.search("x", -1), "RequestError invalidType", /^limit: -1 where a whole number from 0/],
  [() => catalogue.search(), "RequestError missingField|invalidType", /^text: /],
  // Requests
  [() => catalogue.gap(), "RequestError invalidType", /undefined where a plain JSON value is expected/],
  [() => catalogue.gap("OCC0526"), "RequestError invalidType", /object/],
  [() => catalogue.gap({ target: "occ0526" }), "RequestError unknownOccupation", /^target: .*did you mean “OCC0526”\?/],
  [() => catalogue.gap({ target: "Policy officer" }), "RequestError unknownOccupation", /did you mean “OCC0526”\?/],
  [() => catalogue.occupation("occ0311"), "RequestError unknownOccupation", /^reference: .*did you mean “OCC0311”\?/],
  [
    () => api.open({ signal: new AbortController() }),
    "RequestError invalidType",
    /^signal: .*did you mean its signal\?/,
  ],
  [() => api.openSaved(api.open(), "{}"), "RequestError invalidType", /^catalogue: .*await it first/],
  [
    () => api.withReadAnswers({ target: "OCC0526" }, {}, { column: "Manager" }),
    "RequestError invalidType",
    /^column: text where a whole number/,
  ],
  [() => api.withReadAnswers({ target: "OCC0526" }, {}, { notes: 1 }), "RequestError invalidType", /^notes: /],
  [() => api.withReadAnswers({ target: "OCC0526" }, null), "ReadError invalidType", /^answers: null where an object/],
  [
    () => api.withReadAnswers({ target: "OCC0526" }, { reference: "OCC0526", ratings: [] }, { column: 0 }),
    "ReadError invalidValue",
    /^column: there is no column 0/,
  ],
  [() => catalogue.search("x", 2 ** 32), "RequestError invalidType", /^limit: 4294967296/],
  [() => rated({ B4: 2 }), "RequestError invalidType", /^ratings\.B4: .*by occupation, then by code/],
  [() => rated({ OCC0311: { B4: -1 } }), "RequestError invalidValue", /^ratings\.OCC0311\.B4: .*point of the scale/],
  [() => rated({ OCC0311: { B4: "2" } }), "RequestError invalidType", /point of the scale/],
  [() => rated({ OCC0311: { b4: 2 } }), "RequestError unknownStatement", /did you mean “B4”\?/],
  [
    () => rated({ OCC0311: { B4: 9 } }),
    "RequestError outOfScale",
    /^ratings\.OCC0311\.B4: 9 is not a point of the scale \(0\.\.3\)$/,
  ],
  [() => catalogue.transfer("k1", "OCC0526.K1"), "RequestError unknownStatement", /OCC0311\.K9|did you mean/],
  [() => catalogue.with(api.open()), "CatalogueError invalidType", /await it first$/],
  [() => catalogue.with(catalogue.occupation("OCC0526")), "CatalogueError invalidType", /mean \[occupation\]\?$/],
  [() => catalogue.with({ occupations: [] }), "CatalogueError invalidType", /did you mean its occupations\?$/],
  [() => api.readInput(new Blob(["K1: Law"])), "ReadError invalidType", /await file\.text\(\)$/],
  [() => api.readAdvert(Promise.resolve("x")), "ReadError invalidType", /await it first$/],
  [() => api.readProfile(new Uint8Array(3)), "ReadError invalidType", /TextDecoder/],
  // Saved files
  [() => api.openSaved(catalogue, "no JSON"), "RequestError invalidJson", /no file of answers/],
  [() => api.openSaved(catalogue, "7"), "RequestError invalidType", /^a number where saved answers are expected/],
  [() => api.openSaved(catalogue, { name: "package" }), "RequestError invalidValue", /not saved answers/],
  [
    () => api.openSaved(catalogue, { target: "OCC0526", occupations: [{}] }),
    "CatalogueError missingField",
    /^occupations\[0\]\.reference: must be given/,
  ],
  [
    () => api.openSaved(catalogue, { target: "OCC0526", occupations: {} }),
    "CatalogueError invalidType",
    /^occupations: .* where a list is expected/,
  ],
];

function rated(ratings) {
  return catalogue.gap({ target: "OCC0526", ratings });
}

function html() {
  return new TextEncoder().encode("\n<!doctype html><title>Not found</title>");
}

/** A reader whose options are null. */
function unasked(name) {
  return [() => api[name]("K1: Law", null), "RequestError invalidType", /^null where options are expected/];
}

/** A method that was taken from its catalogue. */
function detached(name) {
  return [
    () => {
      const method = api.Catalogue.prototype[name];
      return method({ target: "OCC0526" });
    },
    "RequestError invalidValue",
    /without its catalogue: call it as catalogue\./,
  ];
}

test("every wrong call says what to do", async () => {
  assert.ok(CALLS.length >= 57, `${CALLS.length} calls`);
  for (const [call, wanted, message] of CALLS) {
    const error = await Promise.resolve()
      .then(call)
      .then(
        (answer) => assert.fail(`${call} gave ${answer}`),
        (thrown) => thrown,
      );
    assert.ok(error instanceof api.SkillsGapError, `${call}: ${error}`);
    assert.match(
      `${error.name} ${error.code}`,
      new RegExp(`^(${wanted.replace(" ", " (").replace(/$/, ")")})$`),
      String(error),
    );
    assert.match(error.message, message, String(call));
    assert.equal(error.message, error.path === "$" ? error.reason : `${error.path}: ${error.reason}`);
  }
});

test("a file that the page saves opens whole, and nothing of it is set aside", async () => {
  const added = { ...catalogue.occupation("OCC0526"), reference: "OWN1", name: "Own" };
  const file = {
    format: "skills-gap/1",
    target: "OWN1",
    ratings: { OWN1: { K1: 2 }, OCC0311: { B4: 2 } },
    occupations: [added],
  };
  for (const saved of [file, JSON.stringify(file), `\uFEFF${JSON.stringify(file)}`]) {
    const opened = await api.openSaved(catalogue, saved);
    assert.deepEqual([opened.warnings, opened.migrations, opened.request.setAside], [[], [], undefined]);
    assert.equal(opened.catalogue.gap(opened.request).target.name, "Own");
  }
  const same = await api.openSaved(catalogue, { target: "OCC0526", ratings: { OCC9999: { K1: 1 } } });
  assert.equal(same.catalogue, catalogue);
  assert.equal(same.warnings.length, 1);
  assert.equal(same.request.setAside[0].value, 1);
});

test("answers on another version of a standard are moved when their file is opened", async () => {
  const { ksbs } = catalogue.occupation("OCC0526");
  const ratedOn = { OCC0526: { K1: { statement: ksbs.find(({ code }) => code === "K2").statement } } };
  const opened = await api.openSaved(catalogue, { target: "OCC0526", ratings: { OCC0526: { K1: 3 } }, ratedOn });
  assert.equal(opened.request.ratings.OCC0526.K2, 3);
  assert.equal(opened.migrations.length, 1);
});

test("whoever stops waiting is told so, and others go on", async () => {
  const reason = new Error("enough");
  await assert.rejects(api.open({ signal: AbortSignal.abort(reason) }), (error) => error === reason);
  const controller = new AbortController();
  const waiting = api.readInput("K1: Law\nS1: Write\n", { signal: controller.signal });
  controller.abort(reason);
  await assert.rejects(waiting, (error) => error === reason);
  assert.equal((await api.readInput("K1: Law\nS1: Write\n")).occupations.length, 1);
  assert.equal((await api.open({ signal: AbortSignal.timeout(60_000) })).version, catalogue.version);
});

test("a block may dispose of a catalogue", async () => {
  const other = await api.open();
  other[Symbol.dispose]();
  assert.throws(() => other.version, { code: "freed" });
});

test("a script that does not know its address says what to do", async () => {
  const { placeOf } = await import(join(project.folder, "node_modules/skills-gap/load.js"));
  assert.throws(() => placeOf("model.bin", () => new URL("./x", undefined)), /model\.bin: .*skills-gap\/inline/);
});

test("where a bundler has not copied the package's files, the error says what to do", async () => {
  const advice = /the bundler or the server has not copied this package's files: see its docs\/bundlers\.md$/;
  const refused = { code: "loadFailed", message: advice };
  const bundled = join(project.folder, "bundled");
  await cp(join(project.folder, "node_modules/skills-gap"), bundled, { recursive: true });
  await rm(join(bundled, "generated/skills_gap_bg.wasm"));
  await assert.rejects((await import(join(bundled, "node.js"))).open(), refused);

  const given = globalThis.fetch;
  globalThis.fetch = async (address) => {
    const answer = new Response("", { status: 404, statusText: "Not Found" });
    return Object.defineProperty(answer, "url", { value: String(address) });
  };
  try {
    await assert.rejects((await import(join(bundled, "index.js"))).open(), refused);
  } finally {
    globalThis.fetch = given;
  }
});
