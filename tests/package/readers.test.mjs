// The installed package in Node.js: what the official services give reads as on the command line.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";

import { CLI, imported, installed } from "./packed.mjs";

const project = await installed();
after(() => project.remove());
const api = await imported(project.folder);

const fixture = (name) => readFileSync(new URL(`../fixtures/api/${name}`, import.meta.url), "utf8");
const STANDARDS = fixture("standards.json");
const OCCUPATION = fixture("occupation.json");

/** What the command line reads in `input`. */
function commandLine(input, ...options) {
  const { status, stdout, stderr } = spawnSync(CLI, ["read", ...options, "-"], { input, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd();
}

test("standards are read from text and from values alike", async () => {
  const read = await api.readStandards(STANDARDS);
  assert.equal(JSON.stringify(read), commandLine(STANDARDS));
  assert.deepEqual(await api.readStandards(JSON.parse(STANDARDS)), read);
  const all = await api.readStandards(STANDARDS, { allVersions: true });
  assert.equal(JSON.stringify(all), commandLine(STANDARDS, "--all-versions"));
  assert.deepEqual(await api.readStandards(JSON.parse(STANDARDS), { allVersions: true }), all);
  assert.ok(all.length > read.length);
});

test("an occupation of the maps is read from text and from values alike", async () => {
  const read = await api.readOccupation(OCCUPATION);
  assert.equal(JSON.stringify(read), commandLine(OCCUPATION));
  assert.deepEqual(await api.readOccupation(JSON.parse(OCCUPATION)), read);
});

test("the form is told from the input", async () => {
  const standards = await api.readStandards(STANDARDS);
  assert.deepEqual(await api.readOccupations(STANDARDS), standards);
  assert.deepEqual(await api.readOccupations(JSON.parse(STANDARDS)), standards);
  assert.deepEqual(await api.readOccupations(standards), standards, "records of our own");
  assert.deepEqual(await api.readOccupations(`[${OCCUPATION}]`), [await api.readOccupation(OCCUPATION)]);
  const page = readFileSync(new URL("../fixtures/pages/OCC0526.txt", import.meta.url), "utf8");
  assert.deepEqual(await api.readOccupations(page), [await api.readOccupationPage(page)]);
});

test("a form's answers are taken only where the request has none", async () => {
  const scan = "Code,Statement,Score (0-3),Notes\nK1,How cloth is made,3,A loom\nS1,Sew by hand,0,A kite\n";
  const { answers } = await api.readInput(scan, { reference: "ST9001", credits: [0, 1] });
  const request = { target: "ST9001", ratings: { ST9001: { K1: 0 } }, notes: { ST9001: { S1: "Mine" } } };
  assert.deepEqual(await api.withReadAnswers(request, answers[0]), request);
  assert.deepEqual(await api.withReadAnswers(request, answers[0], { column: 0, notes: true }), {
    target: "ST9001",
    ratings: { ST9001: { K1: 0, S1: 0 } },
    notes: { ST9001: { S1: "Mine", K1: "A loom" } },
  });
  const taken = await api.withReadAnswers({ target: "ST9001" }, answers[0], { column: 0 });
  assert.deepEqual(taken.ratings, { ST9001: { K1: 1, S1: 0 } });
  await assert.rejects(api.withReadAnswers(null, answers[0]), { name: "ReadError", code: "invalidType" });
});

test("a file is longer than a text in it may be", async () => {
  const long = JSON.stringify(
    Array.from({ length: 3000 }, (_, number) => ({
      larsCode: number + 1,
      title: "x".repeat(1000),
      skills: [{ detail: "Sew a sail" }],
    })),
  );
  assert.ok(long.length > 3_000_000);
  assert.equal((await api.readOccupations(long)).length, 3000);
});

test("an advert is read and is the target", async () => {
  const text = "Press Officer at Example Council\n\nDuties\n- Draft press releases for the media 😀\n- Drive the van\n";
  const advert = await api.readAdvert(text);
  assert.deepEqual([advert.title, advert.employer], ["Press Officer", "Example Council"]);
  const [draft] = advert.sentences;
  assert.equal(advert.text.slice(draft.start, draft.end), "Draft press releases for the media 😀");
  const posting = { "@type": "JobPosting", title: "Press Officer", responsibilities: "Draft press releases." };
  assert.deepEqual(await api.readAdvert(posting), await api.readAdvert(JSON.stringify(posting)));

  const catalogue = await api.open();
  const { target, asked, outside, gap } = await catalogue.advert({ advert });
  assert.equal(target.reference, "OCC0311");
  assert.deepEqual(outside, [1]);
  const again = catalogue.gap({ target: "OCC0311", weights: "asked", asked });
  assert.deepEqual(again, gap);
});

test("a profile proposes ratings", async () => {
  const catalogue = await api.open();
  const profile = await api.readProfile("I adapt communication styles to suit the audience.");
  const request = { profile, target: "OCC0311" };
  const { proposals } = await catalogue.proposals(request);
  assert.ok(proposals.some(({ statement, sentence }) => statement.code === "S5" && sentence === 0));
  const without = await catalogue.proposals({ ...request, refused: ["OCC0311.S5"] });
  assert.ok(without.proposals.every(({ statement }) => statement.code !== "S5"));
});

test("what is read can be added to a catalogue", async () => {
  const catalogue = await api.open();
  const wider = await catalogue.with(await api.readOccupations(STANDARDS));
  assert.equal(wider.occupation("OCC9001").name, "Kite maker");
});
