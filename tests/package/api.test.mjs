// The installed package in Node.js: every call, and the same answers as the command line.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, test } from "node:test";

import { CLI, imported, installed } from "./packed.mjs";
import { answers, REQUESTS } from "./requests.mjs";

const project = await installed();
after(() => project.remove());
const api = await imported(project.folder);
let catalogue;

/** What the command line prints for `args`, `input` being its standard input. */
function commandLine(args, input = "") {
  const { status, stdout, stderr } = spawnSync(CLI, args, { input, encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd();
}

test("a page is read without the engine", async () => {
  const read = await api.readOccupationPage(commandLine(["occupation", "--page", "OCC0526"]));
  assert.equal(JSON.stringify(read), commandLine(["occupation", "OCC0526"]));
  assert.throws(api.engineVersion, api.LoadError);
});

test("nothing is answered before the engine is loaded", () => {
  const needEngine = [() => api.isSavedAnswers({ target: "OCC0526" }), () => api.readLink("answers/1")];
  for (const call of [api.defaultScale, api.engineVersion, ...needEngine]) {
    assert.throws(call, (error) => error instanceof api.LoadError && error.code === "notLoaded" && error.path === "$");
  }
});

test("open gives the catalogue that comes with the package", async () => {
  catalogue = await api.open();
  assert.ok(catalogue instanceof api.Catalogue);
  assert.match(catalogue.version, /^\S+$/);
  assert.match(api.engineVersion(), /^\d+\.\d+\.\d+$/);
  const references = catalogue.occupations().map(({ reference }) => reference);
  assert.ok(references.includes("OCC0311") && references.includes("OCC0526"), String(references));
});

test("occupations and one occupation are the command line's", () => {
  assert.equal(JSON.stringify(catalogue.occupations()), commandLine(["occupations"]));
  for (const { reference } of catalogue.occupations()) {
    assert.equal(JSON.stringify(catalogue.occupation(reference)), commandLine(["occupation", reference]));
  }
});

test("a gap is the command line's, byte for byte", () => {
  const found = answers(catalogue);
  REQUESTS.forEach((request, index) => {
    assert.equal(found[index], commandLine(["gap", "-"], JSON.stringify(request)), `request ${index}`);
  });
});

test("saved answers are told from other values", () => {
  for (const saved of [{ target: "OCC0526" }, { format: "skills-gap/9" }]) assert.ok(api.isSavedAnswers(saved));
  const cyclic = { target: "OCC0526" };
  cyclic.self = cyclic;
  const others = [null, undefined, [], "OCC0526", { name: "package" }, catalogue.occupation("OCC0526"), cyclic];
  for (const other of [
    ...others,
    { format: "skills-gap-catalogue/1", occupations: [] },
    { format: "skills-gap-pack/1" },
  ])
    assert.equal(api.isSavedAnswers(other), false);
});

test("a request may leave fields undefined", () => {
  const request = { target: "OCC0526", current: undefined, ratings: { OCC0311: { B4: 2, K1: undefined } } };
  const same = { target: "OCC0526", ratings: { OCC0311: { B4: 2 } } };
  assert.deepEqual(catalogue.gap(request), catalogue.gap(same));
});

test("an answer is plain JSON: nothing is lost by writing it down", () => {
  const report = catalogue.gap({ target: "OCC0526", ratings: { OCC0311: { B4: 2, K9: 3 } } });
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  assert.equal(Object.getPrototypeOf(report), Object.prototype);
});

test("a question leaves its request as it was", () => {
  const request = Object.freeze({ target: "OCC0526", ratings: Object.freeze({ OCC0311: Object.freeze({ B4: 2 }) }) });
  const written = JSON.stringify(request);
  catalogue.gap(request);
  assert.equal(JSON.stringify(request), written);
});

test("a transfer is the command line's", async () => {
  const pairs = [
    ["OCC0311.B4", "OCC0526.B1"],
    ["OCC0311.K9", "OCC0526.K7"],
    ["Plan a campaign for a client, “on budget”.", "OCC0526.S1"],
    ["Welding safety", "Data safety"],
  ];
  for (const [source, target] of pairs) {
    assert.equal(
      JSON.stringify(await catalogue.transfer(source, target)),
      commandLine(["transfer", "--text", source, target]),
    );
  }
  assert.equal((await catalogue.transfer("OCC0311.B4", "OCC0526.B1")).strength, 1);
});

test("a saved request comes back whole, and what does not fit is set aside", () => {
  const saved = { format: "skills-gap/1", target: "OCC0526", ratings: { OCC0311: { K1: 2, K99: 1 } } };
  const { request, warnings } = catalogue.restore(JSON.parse(JSON.stringify(saved)));
  assert.equal(request.ratings.OCC0311.K1, 2);
  assert.deepEqual(
    request.setAside.map(({ path, value }) => [path, value]),
    [["ratings.OCC0311.K99", 1]],
  );
  assert.equal(warnings.length, 1);
  assert.ok(catalogue.gap(request).coverage.overall.shown >= 0);
});

test("a link is the command line's, and is read again", () => {
  const request = { target: "OCC0526", ratings: { OCC0311: { B4: 2, K9: null } }, notes: { OCC0311: { B4: "mine" } } };
  const link = catalogue.toLink(request);
  assert.equal(JSON.stringify(link), commandLine(["to-link", "-"], JSON.stringify(request)));
  assert.equal(link.notesLeftOut, 1);
  const read = api.readLink(`https://example.org/#${link.fragment}`);
  assert.deepEqual(read.request.ratings, request.ratings);
  assert.equal(read.catalogueVersion, catalogue.version);
  assert.deepEqual(catalogue.restore(read.request).warnings, []);
  const damaged = (error) => error instanceof api.RequestError && error.code === "damaged" && error.path === "link";
  assert.throws(() => api.readLink(link.fragment.slice(0, -1)), damaged);
  assert.throws(
    () => api.readLink(7),
    (error) => error instanceof api.RequestError && error.path === "link",
  );
});

test("the default scale is one that a request may bring", () => {
  const scale = api.defaultScale();
  assert.equal(scale.points.length, 4);
  const given = catalogue.gap({ target: "OCC0526", ratings: { OCC0526: { K1: 1 } }, scale });
  assert.deepEqual(given.coverage, catalogue.gap({ target: "OCC0526", ratings: { OCC0526: { K1: 1 } } }).coverage);
});

test("a page that is read can be added, without touching the catalogue it is added to", async () => {
  const page = commandLine(["occupation", "--page", "OCC0311"]);
  const read = await api.readOccupationPage(page);
  assert.equal(read.reference, "OCC0311");
  const before = catalogue.version;
  const wider = await catalogue.with([{ ...read, reference: "OCC9311", name: "Another" }]);
  assert.equal(wider.occupations().length, catalogue.occupations().length + 1);
  assert.equal(wider.occupation("OCC9311").name, "Another");
  assert.equal(wider.gap({ target: "OCC9311", ratings: { OCC0311: { K1: 2 } } }).target.reference, "OCC9311");
  assert.notEqual(wider.version, before);
  assert.equal(catalogue.version, before);
  assert.throws(() => catalogue.occupation("OCC9311"), api.RequestError);
});

test("a failure is an error of its class, with code, path and a message", () => {
  const call = () => catalogue.gap({ target: "OCC0526", ratings: { OCC0311: { K1: 9 } } });
  assert.throws(call, (error) => {
    assert.ok(error instanceof api.RequestError && error instanceof api.SkillsGapError && error instanceof Error);
    const { name, code, path, message } = error;
    assert.deepEqual({ name, code, path }, { name: "RequestError", code: "outOfScale", path: "ratings.OCC0311.K1" });
    assert.equal(error.reason, "9 is not a point of the scale (0..3)");
    assert.equal(message, `ratings.OCC0311.K1: ${error.reason}`);
    assert.equal(structuredClone(error).message, message);
    assert.match(error.stack, /^RequestError: ratings\.OCC0311\.K1: 9 is not/);
    return true;
  });
});

test("a freed catalogue says so, and another one goes on", async () => {
  const other = await api.open();
  other.free();
  other.free();
  const freed = (error) => error instanceof api.LoadError && error.code === "freed";
  for (const call of [() => other.version, () => other.gap({ target: "OCC0526" })]) assert.throws(call, freed);
  for (const asked of [other.with([]), other.transfer("a", "b")]) await assert.rejects(asked, freed);
  assert.equal(catalogue.gap({ target: "OCC0526" }).target.reference, "OCC0526");
});

test("many catalogues come and go without filling the memory", async () => {
  for (let round = 0; round < 200; round += 1) (await catalogue.with([])).free();
  assert.ok(catalogue.occupations().length >= 2);
});
