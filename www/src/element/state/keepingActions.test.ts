import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { GapReport } from "../../package/types.js";
import type { KeptDay, People } from "../storage/peopleStore.js";
import { type Answers, noAnswers } from "./answers.js";
import { reduce } from "./reducer.js";
import { defaultSettings } from "./settings.js";
import { type Action, initialState, type State } from "./state.js";

/** The actions about links, people and earlier days. */
export type KeepingAction =
  | "linkMade"
  | "showPeople"
  | "people"
  | "peopleProblem"
  | "askPeople"
  | "openPerson"
  | "followPeople"
  | "days"
  | "daysKept"
  | "daysProblem"
  | "earlier";

const mine: Answers = { format: "skills-gap/1", target: "OCC2", ratings: { OCC2: { K1: 1 } } };
const theirs: Answers = { format: "skills-gap/1", target: "OCC3", ratings: { OCC3: { B1: 3 } } };
const day: KeptDay = { day: "2026-11-28", answers: mine };
const people: People = {
  all: [
    { id: "", name: "Zoë" },
    { id: "a", name: "Amir" },
  ],
  open: "",
};
const start = (): State => initialState(mine, [], [], defaultSettings, [], people, [day]);
const after = (state: State, ...actions: readonly Action[]): State => actions.reduce(reduce, state);
const open: Action = {
  type: "openPerson",
  people: { ...people, open: "a" },
  answers: theirs,
  warnings: [],
  days: [],
  settings: { ...defaultSettings, order: "standard", avoid: ["OCC4"] },
  unreadable: [],
};

const cases: { readonly [Type in KeepingAction]: () => void } = {
  linkMade: () => {
    const link = { of: mine, problem: "Too many." };
    assert.deepEqual(after(start(), { type: "linkMade", link }).link, link);
  },
  showPeople: () => {
    const shown = after(start(), { type: "peopleProblem", problem: "Full." }, { type: "showPeople", shown: true });
    assert.deepEqual([shown.peopleShown, shown.peopleProblem], [true, null]);
    assert.equal(after(shown, { type: "showPeople", shown: false }).peopleShown, false);
  },
  people: () => {
    const removed = {
      person: { id: "a", name: "Amir" },
      at: 1,
      answers: "{}",
      days: [],
      settings: defaultSettings,
      unreadable: [],
    };
    const one = { ...people, all: people.all.slice(0, 1) };
    const state = after(start(), { type: "people", people: one, removed });
    assert.deepEqual([state.people, state.removed, state.peopleShown], [one, removed, true]);
    assert.equal(after(state, { type: "people", people }).removed, removed, "a new name leaves it to be put back");
    assert.equal(after(state, { type: "showPeople", shown: false }, open).removed, removed);
    assert.equal(after(state, { type: "people", people, removed: null }).removed, null);
  },
  daysProblem: () => {
    const state = after(start(), { type: "daysProblem", problem: "It did not arrive." });
    assert.deepEqual([state.daysProblem, state.peopleProblem], ["It did not arrive.", null]);
    assert.equal(after(state, { type: "days", days: [day] }).daysProblem, null);
  },
  peopleProblem: () => {
    const state = after(start(), { type: "peopleProblem", problem: "Full." });
    assert.deepEqual([state.peopleProblem, state.answers], ["Full.", mine]);
  },
  askPeople: () => {
    const state = after(start(), { type: "askPeople", names: ["Amir"] });
    assert.deepEqual([state.peopleAsked, state.peopleShown], [["Amir"], true]);
    assert.deepEqual(after(state, open).peopleAsked, [], "who is opened has nothing to decide");
    assert.deepEqual(after(state, { type: "askPeople", names: [] }).peopleAsked, []);
  },
  openPerson: () => {
    const before = after(
      start(),
      { type: "rate", id: { occupation: "OCC2", code: "K2" }, rating: 1 },
      { type: "showPeople", shown: true },
      { type: "lookAt", code: "K1" },
      { type: "changeSettings", to: { order: "standard", via: ["OCC9"] } },
      { type: "slowLoad", more: 1 },
    );
    const state = after(before, open);
    assert.deepEqual([state.answers, state.screen, state.people?.open], [theirs, "result", "a"]);
    assert.deepEqual([state.undo, state.plank, state.peopleShown, state.days], [null, null, false, []]);
    assert.deepEqual(state.settings, { ...defaultSettings, order: "standard", avoid: ["OCC4"] }, "they have their own");
    assert.deepEqual([state.saveStatus, state.slowLoads], ["saved", 1]);
    assert.equal(after(before, { ...open, answers: noAnswers }).screen, "choose");
    const link: Action = { type: "fileRead", name: "a", answers: mine, warnings: [], occupations: [], from: "link" };
    assert.equal(after(start(), link, open).file?.type, "confirm", "an opened link still waits");
    const file: Action = { type: "fileRead", name: "zoe.json", answers: mine, warnings: [], occupations: [] };
    const problem: Action = { type: "fileProblem", name: "zoe.json", message: "It is empty." };
    for (const hers of [file, problem]) {
      const his = after(start(), hers, open, { type: "acceptFile" });
      assert.deepEqual([his.file, his.answers], [null, theirs], "a file is of whom it was chosen for");
    }
    const taken = after(start(), link, open, { type: "acceptFile" });
    assert.deepEqual([taken.answers, taken.people?.open, taken.undo?.answers], [mine, "a", theirs]);
  },
  followPeople: () => {
    const state = after(start(), { type: "followPeople", people: null, days: [] });
    assert.deepEqual([state.people, state.days, state.answers], [null, [], mine]);
  },
  days: () => {
    const state = after(start(), { type: "days", days: [day, { ...day, day: "2026-12-01" }] });
    assert.equal(state.days.length, 2);
    const deleted = after(state, { type: "delete" });
    assert.deepEqual(deleted.days, []);
    assert.equal(after(deleted, { type: "undo" }).days.length, 2);
    const anew = { ...day, day: "2027-01-04" };
    const back = after(deleted, { type: "days", days: [anew] }, { type: "undo" });
    assert.deepEqual(
      back.days.map((one) => one.day),
      ["2026-11-28", "2026-12-01", "2027-01-04"],
      "a day that was kept since is kept",
    );
    assert.deepEqual(after(back, { type: "undo" }).days, [anew]);
    assert.deepEqual(after(back, { type: "days", days: back.days.slice(1) }, { type: "undo" }).days, [anew]);
    const again = { day: day.day, answers: theirs };
    const both = after(deleted, { type: "days", days: [again] }, { type: "undo" });
    assert.deepEqual(
      both.days.find((one) => one.day === day.day),
      again,
      "of one day the newer",
    );
    const file: Action = { type: "fileRead", name: "a", answers: theirs, warnings: [], occupations: [] };
    const loaded = after(start(), file, { type: "acceptFile" });
    const kept = after(loaded, { type: "days", days: [day, { ...day, day: "2026-12-01" }] }, { type: "undo" });
    assert.deepEqual([kept.answers, kept.days.length], [mine, 2], "an undo of a file leaves the days");
    assert.deepEqual(after(loaded, { type: "days", days: [] }, { type: "undo" }).days, []);
  },
  daysKept: () => assert.equal(after(start(), { type: "daysKept", failure: "full" }).daysFailure, "full"),
  earlier: () => {
    const earlier = { day: day.day, report: {} as GapReport };
    const state = after(start(), { type: "earlier", earlier });
    assert.equal(state.earlier, earlier);
    assert.equal(after(state, open).earlier, null, "it is another person's");
  },
};

describe("an action about what is kept", () => {
  for (const [name, test] of Object.entries(cases)) it(name, test);

  it("deletes no occupations that others here may need", () => {
    const added = [{ reference: "OWN1" }] as unknown as State["added"];
    assert.equal(after({ ...start(), added }, { type: "delete" }).added, added);
    assert.deepEqual(after({ ...start(), added, people: null }, { type: "delete" }).added, []);
  });

  it("leaves what is the device's to the others here, and else nothing", () => {
    const to = { order: "standard", layout: "list", route: "Health" } as const;
    const deleted = after(start(), { type: "changeSettings", to }, { type: "delete" });
    assert.deepEqual(deleted.settings, { ...defaultSettings, order: "standard", layout: "list" });
    const alone = after({ ...start(), people: null }, { type: "changeSettings", to }, { type: "delete" });
    assert.deepEqual(alone.settings, defaultSettings);
  });
});
