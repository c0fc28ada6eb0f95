// Whatever stands in whichever place of whichever call: it is answered or refused by an error of the package, never by a bare
// TypeError.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { hostile, revoked } from "./bad-inputs/support.mjs";
import { imported, installed } from "./packed.mjs";

const project = await installed();
after(() => project.remove());
const api = await imported(project.folder);
const catalogue = await api.open();

const REQUEST = { target: "OCC0526", current: "OCC0311" };
const READ = ["K1: Law\nS1: Write\n", {}];

/** Each function with arguments that are well. */
const FUNCTIONS = {
  ...{ open: [{}], openSaved: [catalogue, REQUEST], isSavedAnswers: [REQUEST], readLink: ["answers/1"] },
  ...{ readOccupationPage: READ, readStandards: ["[]", {}], readOccupation: ["{}", {}], readInput: READ },
  ...{ readOccupations: READ, readAdvert: READ, readProfile: READ, isProfile: READ },
  ...{ withReadAnswers: [REQUEST, { reference: "OCC0526" }, {}], defaultScale: [], engineVersion: [] },
};
const METHODS = {
  ...{ gap: [REQUEST], restore: [REQUEST], migrate: [REQUEST], withRatedOn: [REQUEST], toLink: [REQUEST] },
  ...{
    missing: [REQUEST],
    complete: [],
    load: [["OCC0526"], {}],
    search: ["x", 2],
    transfer: ["OCC0526.K1", "OCC0526.K2"],
  },
  ...{ nearest: [REQUEST], pathways: [REQUEST], next: [REQUEST], plan: [REQUEST], with: [[]], occupations: [] },
  ...{ occupation: ["OCC0526"], links: ["OCC0526"], link: ["OCC0311", "OCC0526"], advert: [{}], proposals: [{}] },
  compare: [{ targets: ["OCC0311", "OCC0526"] }],
};
/** Fields of requests and options, each to be wrong. */
const FIELDS = [
  ...["target", "current", "option", "ratings", "assumed", "notes", "done", "rejected", "scale", "weights", "asked"],
  ...["setAside", "ratedOn", "format", "targets", "advert", "profile", "refused", "steps", "limit", "margin"],
  ...["occupations", "signal", "wasm", "pack", "catalogue", "vectors", "model", "today", "name", "level", "credits"],
  ...["column", "notes", "allVersions"],
];

function throwing() {
  throw new Error("no");
}

const ODD = {
  ...{ undefined: undefined, null: null, number: 7, NaN: NaN, "a BigInt": 1n, "a Symbol": Symbol("s"), text: "x" },
  ...{ "empty text": "", "a list": [], "an object": {}, "a function": () => 1, "a date": new Date(0), true: true },
  ...{ bytes: new Uint8Array([1, 2]), "a boxed text": new String("x"), "no prototype": Object.create(null) },
  ...{ "a hostile object": hostile({}), "a hostile list": hostile([]), "a hostile function": hostile(() => 1) },
  ...{ "a revoked object": revoked({}), "a revoked list": revoked([]), "no text": { toString: throwing } },
  "a getter": Object.defineProperty({}, "target", { enumerable: true, get: throwing }),
  "a getter of a signal": Object.defineProperty({}, "signal", { enumerable: true, get: throwing }),
};

/** What is wrong with how the call ends: nothing where it is answered, or refused. */
async function problemOf(call) {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof api.SkillsGapError)) return `a bare ${String(error)}`;
    if (error.code === "internal" || error.message === "") return `${error.code}: ${error.message}`;
  }
  return null;
}

/** Calls `target[name]` with each odd value in each place, and in each field of an object there. */
async function problemsOf(target, name, given, problems) {
  let calls = 0;
  const attempt = async (place, what, value) => {
    calls += 1;
    const problem = await problemOf(() => target[name](...given.with(place, value)));
    if (problem) problems.push(`${name}, argument ${place}, ${what}: ${problem}`);
  };
  for (const [place, good] of given.entries()) {
    for (const [kind, odd] of Object.entries(ODD)) {
      await attempt(place, kind, odd);
      const isObject = typeof good === "object" && !Array.isArray(good) && good !== catalogue;
      for (const field of isObject ? FIELDS : []) await attempt(place, `${field}: ${kind}`, { ...good, [field]: odd });
    }
  }
  return calls;
}

test("no call ends in a bare error, whatever it is given", { timeout: 120_000 }, async () => {
  const functions = Object.keys(api).filter((name) => !/^[A-Z]/.test(name));
  assert.deepEqual(functions.sort(), Object.keys(FUNCTIONS).sort());
  const isMethod = (name) => typeof Object.getOwnPropertyDescriptor(api.Catalogue.prototype, name).value === "function";
  const methods = Object.getOwnPropertyNames(api.Catalogue.prototype).filter(isMethod);
  assert.deepEqual(
    methods.filter((name) => name !== "constructor" && name !== "free").sort(),
    Object.keys(METHODS).sort(),
  );
  const problems = [];
  let calls = 0;
  for (const [name, given] of Object.entries(FUNCTIONS)) calls += await problemsOf(api, name, given, problems);
  for (const [name, given] of Object.entries(METHODS)) calls += await problemsOf(catalogue, name, given, problems);
  assert.deepEqual(problems, []);
  assert.ok(calls > 10_000, `${calls} calls`);
  assert.equal(catalogue.gap(REQUEST).statements.length, 43);
});
