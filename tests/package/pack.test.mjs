// A catalogue that comes in pieces: the command line's answers over the same pack, byte for byte; whatever is wrong
// with a file is an error that names it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { record } from "../fixtures/catalogues/record.mjs";
import { builtPack, commandLine } from "../support/pack.mjs";
import { serve } from "../support/serve.mjs";
import { imported, installed } from "./packed.mjs";

const [project, { pack, remove }] = await Promise.all([installed(), builtPack()]);
after(() => Promise.all([project.remove(), remove()]));
const api = await imported(project.folder);

const answers = {
  target: "OCC0526",
  current: "OCC0311",
  ratings: { OCC0311: { B4: 2, K9: 3, K10: 1, S5: 2, K1: null }, OCC0526: { K1: 1, S1: 0 } },
  rejected: [["OCC0311.K9", "OCC0526.K7"]],
};
const inTown = {
  target: "OCC9010",
  current: "OCC9001",
  ratings: { OCC9001: { K1: 2, K2: 2, S1: 3 }, OCC9002: { K3: 2 } },
};

const fromPack = (question, request) => commandLine(["--catalogue", pack, question, "-"], JSON.stringify(request));

const fails = (code, path) => (error) => {
  assert.ok(error instanceof api.SkillsGapError, String(error));
  assert.equal(error.code, code, error.message);
  assert.match(error.path, path, error.message);
  return true;
};

/** A copy of the pack, to be damaged. */
async function copied() {
  const folder = await mkdtemp(join(tmpdir(), "skills-gap-damaged-"));
  await cp(pack, folder, { recursive: true });
  after(() => rm(folder, { recursive: true, force: true }));
  const file = async (start) => {
    const at = start.includes("/") ? join(folder, start.split("/")[0]) : folder;
    const name = (await readdir(at)).find((one) => one.startsWith(start.split("/").at(-1)));
    return join(at, name);
  };
  return { folder, file };
}

test("the index alone lists what is there", async () => {
  const catalogue = await api.open({ pack });
  const listed = commandLine(["--catalogue", pack, "occupations"]);
  assert.equal(JSON.stringify(catalogue.occupations()), listed);
  assert.equal(catalogue.version, JSON.parse(readFileSync(join(pack, "manifest.json"), "utf8")).catalogueVersion);
});

test("what is not loaded is asked for by its place, and never guessed", async () => {
  const catalogue = await api.open({ pack });
  assert.throws(() => catalogue.gap(answers), fails("notLoaded", /^target$/));
  assert.throws(() => catalogue.occupation("OCC0526"), fails("notLoaded", /^reference$/));
  assert.throws(() => catalogue.restore(answers), fails("notLoaded", /^target$/));
  await catalogue.load(["OCC0526"]);
  assert.throws(() => catalogue.gap(answers), fails("notLoaded", /^current$/));
  assert.throws(() => catalogue.gap({ ...answers, current: null }), fails("notLoaded", /^ratings\.OCC0311$/));
  assert.deepEqual(catalogue.missing(answers), ["OCC0311"]);
  assert.throws(() => catalogue.gap({ target: "OCC9999" }), fails("unknownOccupation", /^target$/));
  assert.throws(() => catalogue.gap(null), fails("invalidType", /^\$$/));
  await catalogue.load(["OCC9999", "__proto__"]);
  assert.deepEqual(catalogue.missing({ target: "OCC9999", ratings: 5, rejected: [[1]], setAside: [null] }), []);
});

test("a gap is the command line's, byte for byte, whatever else is loaded", async () => {
  const catalogue = await api.open({ pack });
  for (const request of [answers, inTown]) {
    await catalogue.load(catalogue.missing(request));
    assert.equal(JSON.stringify(catalogue.gap(request)), fromPack("gap", request));
  }
  assert.equal(JSON.stringify(catalogue.gap(answers)), fromPack("gap", answers));
  const { request, warnings } = catalogue.restore(JSON.parse(JSON.stringify(answers)));
  assert.deepEqual([request.ratings, warnings], [answers.ratings, []]);
});

test("loads at the same time are one", async () => {
  const server = await serve(pack);
  try {
    const catalogue = await api.open({ pack: server.url });
    await Promise.all([
      catalogue.load(["OCC0526", "OCC9010"]),
      catalogue.load(["OCC0526"]),
      catalogue.load(["OCC0311"]),
    ]);
    assert.equal(JSON.stringify(catalogue.gap(answers)), fromPack("gap", answers));
    const { requests } = server;
    assert.deepEqual(requests, [...new Set(requests)]);
    assert.equal(requests.length, 2 + 3 * 2, requests.join("\n"));
  } finally {
    await server.close();
  }
});

test("a whole catalogue is loaded a few files at a time", async () => {
  const many = Array.from({ length: 60 }, (_, n) =>
    record({
      reference: `OCC8${String(n).padStart(3, "0")}`,
      name: `Maker of part ${n}`,
      level: 3,
      route: "Making",
      overview: "",
      statements: { S: [`Make part ${n}.`] },
    }),
  );
  const { pack, remove } = await builtPack(many);
  let [open, most] = [0, 0];
  const server = createServer(async ({ url }, response) => {
    open += 1;
    most = Math.max(most, open);
    const bytes = await readFile(join(pack, decodeURIComponent(url)));
    setTimeout(() => {
      open -= 1;
      response.end(bytes);
    }, 5);
  });
  try {
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    const catalogue = await api.open({ pack: `http://127.0.0.1:${server.address().port}/` });
    await catalogue.load(catalogue.occupations().map(({ reference }) => reference));
    assert.equal(catalogue.occupation("OCC8059").name, "Maker of part 59");
    assert.ok(most > 2 && most <= 40, `${most} at once`);
  } finally {
    server.close();
    await remove();
  }
});

const questions = {
  pathways: [answers, { ...inTown, maxSteps: 3 }, { ...inTown, officialOnly: true }],
  nearest: [answers, { ...inTown, limit: 4 }, { ...inTown, reachable: true }],
  compare: [{ ...inTown, target: undefined, targets: ["OCC9010", "OCC9008", "OCC0526"] }],
  next: [answers, { ...inTown, limit: 3 }],
  plan: [
    { ...answers, steps: ["OCC0526"] },
    { ...inTown, steps: ["OCC9010"] },
  ],
};
for (const [question, requests] of Object.entries(questions)) {
  test(`${question} is the command line's, byte for byte, with nothing loaded before`, async () => {
    const catalogue = await api.open({ pack });
    for (const request of requests) {
      assert.equal(JSON.stringify(await catalogue[question](request)), fromPack(question, request));
    }
  });
}

test("links and strengths come from the pack", async () => {
  const catalogue = await api.open({ pack });
  const [whole, all] = [await api.open(), await catalogue.links("OCC9001")];
  assert.ok(all.out.length > 0);
  const [here, there] = [await catalogue.link("OCC0311", "OCC0526"), await whole.link("OCC0311", "OCC0526")];
  assert.equal(here.strength, there.strength);
  for (const pair of [
    ["OCC0311.K10", "OCC0526.K12"],
    ["OCC0311.B4", "Learns all the time."],
  ]) {
    assert.deepEqual(await catalogue.transfer(...pair), await whole.transfer(...pair));
  }
});

test("a search finds names, job titles and what was added, in a pack and in any other catalogue", async () => {
  const [catalogue, whole] = await Promise.all([api.open({ pack }), api.open()]);
  for (const one of [catalogue, whole]) {
    const { results, total } = await one.search("pres offi");
    assert.equal(results[0].reference, "OCC0311");
    assert.equal(results[0].matched.text, "Press officers");
    assert.ok(total >= 1);
  }
  assert.deepEqual((await catalogue.search("", 5)).results, []);
  assert.equal((await catalogue.search("officer", 1)).results.length, 1);
  await assert.rejects(catalogue.search(5), fails("invalidType", /^text$/));
});

const harbour = record({
  reference: "OCC9500",
  name: "Harbour pilot",
  level: 5,
  route: "Transport",
  overview: "Brings ships in.",
  statements: { K: ["How tides and currents move in the harbour."], S: ["Bring a ship to its berth."] },
});

test("further occupations stand beside those of the pack", async () => {
  const catalogue = await api.open({ pack });
  await catalogue.load(["OCC0311"]);
  const wider = await catalogue.with([harbour]);
  assert.notEqual(wider.version, catalogue.version);
  assert.equal(wider.occupations().length, catalogue.occupations().length + 1);
  assert.equal((await wider.search("harbor pilott")).results[0].reference, "OCC9500");
  const request = { target: "OCC9500", current: "OCC9001", ratings: { OCC9500: { K1: 2 }, OCC0311: { K9: 2 } } };
  await wider.load(wider.missing(request));
  const report = wider.gap(request);
  assert.equal(report.counts.overall.held, 1);
  const nearest = await wider.nearest(request);
  assert.equal(nearest.total, wider.occupations().length - 2, "all but the target and the current one");
  assert.deepEqual([report.catalogueVersion, nearest.catalogueVersion], [wider.version, wider.version]);
  await assert.rejects(catalogue.with([{ ...harbour, level: "five" }]), fails("invalidType", /^\[0\]\.level$/));
  assert.throws(() => catalogue.gap(request), fails("notLoaded", /^current$|^target$/));
});

test("every file that is damaged, cut short, foreign or not there is named", async () => {
  const cases = [
    ["manifest.json", () => api.open],
    ["index", () => api.open],
    ["search", (catalogue) => catalogue.search("x")],
    ["all", (catalogue) => catalogue.nearest(answers)],
    ["links", (catalogue) => catalogue.nearest(answers)],
    ["carries", (catalogue) => catalogue.nearest(answers)],
    ["occupations/OCC0526", (catalogue) => catalogue.load(["OCC0526"])],
    ["vectors/OCC0526", (catalogue) => catalogue.load(["OCC0526"])],
  ];
  for (const [start, ask] of cases) {
    const { folder, file } = await copied();
    const path = await file(start);
    const good = await readFile(path);
    const asked = async () => {
      const catalogue = await api.open({ pack: folder });
      await ask(catalogue);
    };
    const flipped = Buffer.from(good);
    flipped[Math.floor(good.length / 2)] ^= 1;
    for (const bad of [flipped, good.subarray(0, good.length - 1), Buffer.from("<!doctype html>"), Buffer.alloc(0)]) {
      await writeFile(path, bad);
      await assert.rejects(asked(), (error) => {
        assert.ok(error instanceof api.CatalogueError, `${start}: ${error}`);
        assert.match(error.code, /^(damaged|unknownFormat|invalid\w+)$/, start);
        assert.ok(error.path.startsWith(start.split("/")[0]), `${start}: ${error.path}`);
        return true;
      });
    }
    await rm(path);
    await assert.rejects(asked(), fails("loadFailed", /^pack$/));
    await writeFile(path, good);
    await asked();
  }
});

test("a load that failed is tried again by the next", async () => {
  const { folder, file } = await copied();
  const catalogue = await api.open({ pack: folder });
  const path = await file("vectors/OCC0526");
  const good = await readFile(path);
  await rm(path);
  await assert.rejects(catalogue.load(["OCC0526"]), fails("loadFailed", /^pack$/));
  assert.deepEqual(catalogue.missing(answers), ["OCC0526", "OCC0311"]);
  await writeFile(path, good);
  await catalogue.load(catalogue.missing(answers));
  assert.equal(JSON.stringify(catalogue.gap(answers)), fromPack("gap", answers));
});

test("a load that failed tells its own failure, whatever goes wrong after it", async () => {
  const { folder, file } = await copied();
  const catalogue = await api.open({ pack: folder });
  await rm(await file("vectors/OCC0526"));
  const loading = catalogue.load(["OCC0526"]);
  // What has arrived cannot be taken in any more.
  catalogue.free();
  await assert.rejects(loading, fails("loadFailed", /^pack$/));
});

test("what is added in the place of one of the pack's needs no file of it", async () => {
  const catalogue = await api.open({ pack });
  const wider = await catalogue.with([{ ...harbour, reference: "OCC9010" }]);
  const request = { target: "OCC9010", ratings: { OCC9010: { K1: 2 } } };
  assert.deepEqual(wider.missing(request), []);
  assert.equal(wider.gap(request).statements.length, 2);
  assert.equal(wider.occupation("OCC9010").name, "Harbour pilot");
  assert.deepEqual(catalogue.missing(request), ["OCC9010"]);
});

test("catalogues of one pack may load at the same time", async () => {
  const catalogue = await api.open({ pack });
  const wider = await catalogue.with([harbour]);
  const all = catalogue.occupations().map(({ reference }) => reference);
  await Promise.all([...all, ...all].flatMap((one) => [catalogue.load([one]), wider.load([one])]));
  for (const one of [catalogue, wider]) assert.deepEqual(one.missing({ target: "OCC0526", current: "OCC9001" }), []);
  assert.equal(JSON.stringify(catalogue.gap(inTown)), fromPack("gap", inTown));
});

test("a pack that was replaced on its server says so, and is never mixed with the new one", async () => {
  const { folder } = await copied();
  const renewed = await builtPack([{ ...harbour, reference: "OCC9010" }]);
  const server = await serve(folder);
  try {
    const catalogue = await api.open({ pack: server.url });
    await rm(folder, { recursive: true });
    await cp(renewed.pack, folder, { recursive: true });
    await catalogue.load(["OCC0526", "OCC0311"]);
    assert.equal(JSON.stringify(catalogue.gap(answers)), fromPack("gap", answers), "these are still what they were");
    await assert.rejects(catalogue.load(["OCC9010"]), fails("renewed", /^pack$/));
    await assert.rejects(catalogue.nearest(answers), fails("renewed", /^pack$/));
    await assert.rejects(catalogue.search("x"), fails("renewed", /^pack$/));
    const again = await api.open({ pack: server.url });
    await again.load(["OCC9010"]);
    assert.equal(again.occupation("OCC9010").name, "Harbour pilot");
    await again.nearest(answers);
  } finally {
    await server.close();
    await renewed.remove();
  }
});

test("answers remember their statements, whatever the occupations are called", async () => {
  const catalogue = await api.open({ pack });
  const request = { target: "OCC0526", ratings: { OCC9001: { K1: 2 } }, rejected: [["OCC0311.K9", "OCC0526.K7"]] };
  assert.throws(() => catalogue.withRatedOn(request), fails("notLoaded", /^target$/));
  await catalogue.load(catalogue.missing(request));
  const { ratedOn } = catalogue.withRatedOn(request);
  assert.deepEqual(
    Object.entries(ratedOn).map(([reference, codes]) => [reference, Object.keys(codes)]),
    [
      ["OCC9001", ["K1"]],
      ["OCC0311", ["K9"]],
      ["OCC0526", ["K7"]],
    ],
  );
  assert.equal(ratedOn.OCC9001.K1.statement, catalogue.occupation("OCC9001").ksbs[0].statement);
  const strange = await api.open({ catalogue: [{ ...harbour, reference: "__proto__" }] });
  const of = strange.withRatedOn(JSON.parse('{"target": "__proto__", "ratings": {"__proto__": {"K1": 2}}}'));
  assert.deepEqual(Object.keys(of.ratedOn), ["__proto__"]);
  assert.equal({}.K1, undefined, "and change no other object");
});

test("what is no request is refused by name, and what is wrong in one stays for those who check it", async () => {
  const catalogue = await api.open();
  for (const none of [null, undefined, 5, "OCC0526", []]) {
    assert.throws(() => catalogue.withRatedOn(none), fails("invalidType", /^\$$/), String(none));
  }
  const odd = { target: "OCC0526", ratings: { OCC0311: null }, notes: "none", rejected: ["no pair", [5]] };
  assert.deepEqual(catalogue.withRatedOn(odd), { ...odd, ratedOn: {} });
  assert.throws(() => catalogue.gap(odd), fails("invalidType", /^ratings\.OCC0311$/));
});

test("a newer form of pack says so", async () => {
  const { folder, file } = await copied();
  const path = await file("manifest.json");
  await writeFile(path, (await readFile(path, "utf8")).replace("skills-gap-pack/1", "skills-gap-pack/2"));
  await assert.rejects(api.open({ pack: folder }), (error) => {
    assert.match(error.message, /newer version/);
    return fails("unknownFormat", /^manifest\.json/)(error);
  });
});

test("a freed catalogue loads nothing", async () => {
  const catalogue = await api.open({ pack });
  catalogue.free();
  await assert.rejects(catalogue.load(["OCC0526"]), fails("freed", /^\$$/));
  await assert.rejects(catalogue.search("x"), fails("freed", /^\$$/));
});

test("answers set aside for an occupation whose reference has dots are loaded back", async () => {
  const manager = { ...harbour, reference: "11-1011.00", name: "Chief executive" };
  const { pack, remove } = await builtPack([manager]);
  try {
    const catalogue = await api.open({ pack });
    const setAside = [{ path: "ratings.11-1011.00.K1", value: 2, message: "not here before" }];
    const saved = { format: "skills-gap/1", target: "11-1011.00", setAside };
    assert.deepEqual(catalogue.missing({ setAside }), ["11-1011.00"]);
    await catalogue.load(catalogue.missing(saved));
    const { request } = catalogue.restore(saved);
    assert.deepEqual([request.ratings, request.setAside], [{ "11-1011.00": { K1: 2 } }, undefined]);
  } finally {
    await remove();
  }
});

test("what to rate next and a plan load what they name, and nothing about all", async () => {
  const server = await serve(pack);
  try {
    const catalogue = await api.open({ pack: server.url });
    assert.equal(JSON.stringify(await catalogue.next(answers)), fromPack("next", answers));
    const request = { ...inTown, steps: ["OCC9003", "OCC9010"] };
    assert.equal(JSON.stringify(await catalogue.plan(request)), fromPack("plan", request));
    assert.deepEqual(
      server.requests.filter((name) => /(all|links|carries)\./.test(name)),
      [],
    );
    await assert.rejects(catalogue.next({ target: "OCC9999" }), fails("unknownOccupation", /^target$/));
  } finally {
    await server.close();
  }
});

test("the whole statement model is loaded with the files about all occupations, and tried again where it failed", async () => {
  const model = join(project.folder, "node_modules/skills-gap/generated/model.bin");
  const bytes = readFileSync(model);
  let fetches = 0;
  const server = createServer((_request, response) => {
    fetches += 1;
    if (fetches === 1) response.writeHead(503).end();
    else response.end(bytes);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const catalogue = await api.open({ pack, model: `http://127.0.0.1:${server.address().port}/model.bin` });
    await assert.rejects(catalogue.nearest(answers), fails("loadFailed", /^model$/));
    assert.equal(JSON.stringify(await catalogue.nearest(answers)), fromPack("nearest", answers));
    await catalogue.compare({ ...answers, targets: ["OCC0526", "OCC9010"] });
    await catalogue.with([harbour]);
    assert.equal(fetches, 2, "once, for all that need it");
    const none = await api.open({ pack, model: new Uint8Array([1, 2, 3]) });
    await assert.rejects(none.nearest(answers), fails("loadFailed", /^model$/));
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test("once the files about all occupations are here, they answer for each", async () => {
  const catalogue = await api.open({ pack });
  await catalogue.nearest(answers);
  assert.equal(catalogue.occupation("OCC9010").reference, "OCC9010");
  assert.deepEqual(catalogue.restore(inTown).warnings, []);
  assert.deepEqual(catalogue.missing(inTown), [], "the whole model covers all");
  assert.equal(JSON.stringify(catalogue.gap(inTown)), fromPack("gap", inTown));
  assert.equal(JSON.stringify(catalogue.gap(answers)), fromPack("gap", answers));
  assert.equal(JSON.stringify(await catalogue.nearest(answers)), fromPack("nearest", answers));
});

test("what is given on a statement is the command line's, byte for byte", async () => {
  const catalogue = await api.open({ pack });
  await catalogue.load(catalogue.missing(answers));
  assert.equal(JSON.stringify(catalogue.withRatedOn(answers)), fromPack("rated-on", answers));
});
