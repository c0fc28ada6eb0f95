// Questions about many occupations: the command line's answers, byte for byte, and every failure an error of its
// class.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, test } from "node:test";

import { CLI, imported, installed } from "./packed.mjs";

const project = await installed();
after(() => project.remove());
const api = await imported(project.folder);
const answers = {
  target: "OCC0526",
  current: "OCC0311",
  ratings: { OCC0311: { B4: 2, K9: 3, K10: 1, S5: 2, K1: null }, OCC0526: { K1: 1, S1: 0 } },
};

/** What the command line prints for `question`, asked `request`. */
function commandLine(question, request) {
  const { status, stdout, stderr } = spawnSync(CLI, [question, "-"], {
    input: JSON.stringify(request),
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd();
}

const questions = {
  pathways: [answers, { ...answers, current: null, maxSteps: 2 }, { ...answers, officialOnly: true, neverDown: true }],
  nearest: [answers, { ...answers, minLevel: 4, limit: 1 }, { ...answers, reachable: true }],
  compare: [{ ...answers, targets: ["OCC0526", "OCC0311"] }],
  next: [answers, { ...answers, margin: 0.5, limit: 3 }, { ...answers, targets: ["OCC0311", "OCC0526"] }],
  plan: [answers, { ...answers, steps: ["OCC0526"] }],
};
for (const [question, requests] of Object.entries(questions)) {
  test(`${question} is the command line's, byte for byte`, async () => {
    const catalogue = await api.open();
    for (const request of requests) {
      assert.equal(JSON.stringify(await catalogue[question](request)), commandLine(question, request));
    }
  });
}

/** Numbers from 0 to 1 with all their bits, the same in each run: mulberry32, twice for each. */
function randomNumbers(seed) {
  let state = seed;
  const bits = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return () => (bits() * 2 ** 21 + (bits() >>> 11)) / 2 ** 53;
}

test("every number is the same to the last bit, in requests and in answers", async () => {
  const catalogue = await api.open();
  const random = randomNumbers(7);
  for (let round = 0; round < 60; round++) {
    const labels = { knowledge: "k", skill: "s", behaviour: "b" };
    const credits = [random(), random() ** 8, 1 - random() ** 8].sort((one, other) => one - other);
    const request = {
      ...answers,
      ratings: { OCC0311: { K1: round % 3, B4: (round + 1) % 3 }, OCC0526: { S2: (round + 2) % 3 } },
      scale: { points: credits.map((credit) => ({ credit, labels })) },
    };
    assert.equal(JSON.stringify(catalogue.gap(request)), commandLine("gap", request));
    const next = { ...request, margin: random() ** (1 + (round % 5)), limit: 1 };
    assert.equal(JSON.stringify(await catalogue.next(next)), commandLine("next", next));
  }
});

test("links are given from both ends", async () => {
  const catalogue = await api.open();
  const { into, out } = { into: (await catalogue.links("OCC0526")).in, out: (await catalogue.links("OCC0311")).out };
  const link = await catalogue.link("OCC0311", "OCC0526");
  assert.equal(
    into.some(({ occupation }) => occupation.reference === "OCC0311"),
    link.link !== null,
  );
  assert.equal(
    out.some(({ occupation }) => occupation.reference === "OCC0526"),
    link.link !== null,
  );
  assert.ok(link.strength > 0 && link.statements.length > 0);
});

const bad = [
  ["an unknown target", "pathways", { target: "OCC9999" }, "unknownOccupation", "target"],
  ["too many steps", "pathways", { ...answers, maxSteps: 7 }, "invalidValue", "maxSteps"],
  ["an unknown field", "pathways", { ...answers, wings: true }, "unknownField", "wings"],
  [
    "an occupation to avoid that is none",
    "pathways",
    { ...answers, avoid: ["__proto__"] },
    "unknownOccupation",
    "avoid[0]",
  ],
  ["nothing", "nearest", undefined, "invalidType", "$"],
  ["a level that is text", "nearest", { ...answers, minLevel: "4" }, "invalidType", "minLevel"],
  [
    "a rating that is NaN",
    "next",
    { target: "OCC0526", ratings: { OCC0526: { K1: Number.NaN } } },
    "invalidType",
    "ratings.OCC0526.K1",
  ],
  ["a margin above 1", "next", { ...answers, margin: 2 }, "invalidValue", "margin"],
  [
    "one target to compare twice",
    "compare",
    { ...answers, targets: ["OCC0526", "OCC0526"] },
    "duplicateOccupation",
    "targets[1]",
  ],
  ["a step that is no occupation", "plan", { ...answers, steps: ["x"] }, "unknownOccupation", "steps[0]"],
];
for (const [name, question, request, code, path] of bad) {
  test(`${question}: ${name} is refused`, async () => {
    const catalogue = await api.open();
    await assert.rejects(catalogue[question](request), (error) => {
      assert.ok(error instanceof api.RequestError, String(error));
      assert.deepEqual([error.code, error.path], [code, path]);
      return true;
    });
    assert.ok((await catalogue.nearest({ current: "OCC0311" })).total >= 1, "and the next question is answered");
  });
}

test("a freed catalogue answers none, and one asked meanwhile ends", async () => {
  const catalogue = await api.open();
  const asked = catalogue.nearest(answers);
  catalogue.free();
  await assert.rejects(asked, (error) => error instanceof api.LoadError && error.code === "freed");
  await assert.rejects(catalogue.plan(answers), (error) => error instanceof api.LoadError && error.code === "freed");
});
