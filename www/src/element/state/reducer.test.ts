import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Advert, type Migration, maxCompared, type Occupation, type Warning } from "../../package/types.js";
import { nearestPageSize } from "../queries/queries.js";
import { asksOne } from "../screens/screens.js";
import type { Answers } from "./answers.js";
import { doneCount, hasContent, noAnswers, textToKeep } from "./answers.js";
import type { KeepingAction } from "./keepingActions.test.js";
import { reduce } from "./reducer.js";
import { defaultSettings } from "./settings.js";
import { type Action, initialState, type State } from "./state.js";

const setAside = [{ path: "ratings.OCC1.K9", value: 2, message: "There is no K9.", ratedOn: null }];

/** Something of every kind that a person can give, a note and a part that is set aside among it. */
const mine: Answers = {
  format: "skills-gap/1",
  target: "OCC2",
  current: "OCC1",
  ratings: { OCC1: { K1: 2, S1: null }, OCC2: { K1: 1 } },
  assumed: { OCC1: 2 },
  notes: { OCC1: { K1: "At the front desk." } },
  rejected: [["OCC1.K1", "OCC2.K2"]],
  setAside,
};
const theirs: Answers = { format: "skills-gap/1", target: "OCC3", ratings: { OCC3: { B1: 3 } } };

const occupation = (reference: string): Occupation => ({
  reference,
  name: `Occupation ${reference}`,
  route: "",
  pathway: "",
  cluster: "",
  level: null,
  technicalLevel: null,
  overview: "",
  status: "",
  version: "",
  salary: null,
  soc: null,
  products: [],
  employers: [],
  summary: [],
  jobTitles: [],
  keywords: [],
  ksbs: [],
  duties: [],
  options: [],
  links: [],
  mapRoutes: [],
  warnings: [],
});
const advert = (text: string): Advert => ({
  text,
  title: "Clerk",
  role: "Clerk",
  employer: "",
  place: "",
  salary: null,
  employment: "",
  remote: null,
  posted: null,
  closes: null,
  starts: null,
  experience: "",
  years: null,
  course: "",
  level: null,
  qualifications: [],
  sentences: [],
  warnings: [],
});
/** Somebody who has taken an advert as their target. */
const withOne: Answers = { ...mine, advert: advert("File letters."), asked: { K1: 2 }, weights: "asked" };
const warning = (path: string, code = "setAside"): Warning => ({ code, path, message: `About ${path}.` });
const [one, two] = [occupation("OWN1"), occupation("OWN2")];

const start = (answers = mine, added: readonly Occupation[] = [one]): State =>
  initialState(answers, [], [], defaultSettings, added);
const after = (state: State, ...actions: readonly Action[]): State => actions.reduce(reduce, state);

/** One test for each action, some in a file of their own: the compiler sees to it that none is missing. */
const cases: { readonly [Type in Exclude<Action["type"], KeepingAction>]: () => void } = {
  chooseTarget: () => {
    const state = after(start({ ...mine, option: "O1" }), { type: "chooseTarget", reference: "OCC9" });
    assert.deepEqual(state.answers, { ...mine, target: "OCC9" }, "only the option goes with the old target");
    const another = after(start(withOne), { type: "chooseTarget", reference: "OCC9" });
    const kept = { ...mine, target: "OCC9", advert: withOne.advert };
    assert.deepEqual(another.answers, kept, "weights are of one target, an advert is not");
    const same = after(start(withOne), { type: "chooseTarget", reference: "OCC2" });
    assert.deepEqual(same.answers, withOne);
  },
  chooseOption: () => {
    const state = after(start(), { type: "chooseOption", option: "O1" });
    assert.deepEqual(state.answers, { ...mine, option: "O1" });
    assert.deepEqual(after(state, { type: "chooseOption", option: null }).answers, mine);
  },
  chooseCurrent: () => {
    const { current: _current, ...withoutCurrent } = mine;
    const state = after(start(), { type: "chooseCurrent", reference: null });
    assert.deepEqual(state.answers, withoutCurrent);
    assert.deepEqual(after(state, { type: "chooseCurrent", reference: "OCC1" }).answers, mine);
  },
  assume: () => {
    const state = after(start(), { type: "assume", occupation: "OCC1", point: 1 });
    assert.deepEqual(state.answers, { ...mine, assumed: { OCC1: 1 } });
    const both = after(state, { type: "assume", occupation: "constructor", point: 2 });
    assert.deepEqual(both.answers.assumed, { OCC1: 1, constructor: 2 });
    const { assumed: _assumed, ...withoutAssumed } = mine;
    const asked = after(start(), { type: "assume", occupation: "OCC1", point: null });
    assert.deepEqual(asked.answers, withoutAssumed, "nothing is assumed, and no empty list is left");
    const none = after(start(), { type: "assume", occupation: "OCC2", point: null });
    assert.deepEqual(none.answers, mine);
  },
  rate: () => {
    const { answers } = after(start(), { type: "rate", id: { occupation: "OCC2", code: "S4" }, rating: null });
    assert.deepEqual(answers, { ...mine, ratings: { ...mine.ratings, OCC2: { K1: 1, S4: null } } });
    const again = after(start(), { type: "rate", id: { occupation: "OCC2", code: "K1" }, rating: 3 });
    assert.deepEqual(again.answers.ratings, { ...mine.ratings, OCC2: { K1: 3 } });
    const ofObjects = after(start(), { type: "rate", id: { occupation: "constructor", code: "K1" }, rating: 1 });
    assert.deepEqual(ofObjects.answers.ratings, { ...mine.ratings, constructor: { K1: 1 } });
  },
  clear: () => {
    const { answers } = after(start(), { type: "clear", id: { occupation: "OCC1", code: "K1" } });
    assert.deepEqual(answers, { ...mine, ratings: { OCC1: { S1: null }, OCC2: { K1: 1 } } });
    const none = after(start(), { type: "clear", id: { occupation: "OCC2", code: "K1" } });
    assert.deepEqual(none.answers.ratings, { OCC1: { K1: 2, S1: null } }, "no empty occupation is left");
  },
  reject: () => {
    const ids = { source: { occupation: "11-1011.00", code: "K3" }, target: { occupation: "OCC2", code: "K1" } };
    const state = after(start(), { type: "reject", ...ids }, { type: "reject", ...ids });
    assert.deepEqual(state.answers.rejected, [
      ["OCC1.K1", "OCC2.K2"],
      ["11-1011.00.K3", "OCC2.K1"],
    ]);
    assert.deepEqual([...state.justRejected], [["K1", ["11-1011.00.K3", "OCC2.K1"]]]);
  },
  undoReject: () => {
    const ids = { source: { occupation: "OCC1", code: "S1" }, target: { occupation: "OCC2", code: "K1" } };
    const rejected = after(start(), { type: "reject", ...ids });
    const state = after(rejected, { type: "undoReject", code: "K1", pair: ["OCC1.S1", "OCC2.K1"] });
    assert.deepEqual([state.answers, state.justRejected.size], [mine, 0]);
  },
  withdrawRejection: () => {
    const state = after(start(), { type: "withdrawRejection", pair: ["OCC1.K1", "OCC2.K2"] });
    assert.deepEqual(state.answers, { ...mine, rejected: [] });
    const other = after(start(), { type: "withdrawRejection", pair: ["OCC1.K1", "OCC2.K3"] });
    assert.deepEqual(other.answers, mine);
  },

  openPart: () => {
    const shown = after(start(), { type: "openPart", part: "OCC1-skill", answered: ["S1"] });
    assert.deepEqual([shown.part, shown.hiddenAnswered], ["OCC1-skill", null]);
    const hiding = after(start(), { type: "hideAnswered", answered: ["K1"] });
    const next = after(hiding, { type: "openPart", part: "OCC1-skill", answered: ["S1"] });
    assert.deepEqual(next.hiddenAnswered, new Set(["S1"]));
  },
  openNextPart: () => {
    const { part } = after(start(), { type: "openNextPart", part: "OCC2-skill", answered: [] });
    assert.equal(part, "OCC2-skill");
  },
  rateThis: () => {
    const ids = [
      { occupation: "OCC2", code: "K1" },
      { occupation: "OCC2", code: "K2" },
    ];
    const state = after(
      start(),
      ...ids.map((id): Action => ({ type: "ask", id, left: 6 })),
      { type: "hideAnswered", answered: ["K2"] },
      { type: "rateThis", part: "OCC2-knowledge", id: { occupation: "OCC2", code: "K2" } },
    );
    assert.deepEqual([state.screen, state.trail, state.at], ["rate", ids, 1], "it is on screen, and is there once");
    assert.deepEqual([state.part, state.hiddenAnswered], ["OCC2-knowledge", null]);
  },
  hideAnswered: () => {
    const hiding = after(start(), { type: "hideAnswered", answered: ["K1"] });
    assert.deepEqual(hiding.hiddenAnswered, new Set(["K1"]));
    assert.equal(after(hiding, { type: "hideAnswered", answered: null }).hiddenAnswered, null);
  },
  toggleReasons: () => {
    const open = after(start(), { type: "toggleReasons", code: "K1" }, { type: "toggleReasons", code: "K2" });
    assert.deepEqual(after(open, { type: "toggleReasons", code: "K1" }).openReasons, new Set(["K2"]));
  },
  filter: () => assert.equal(after(start(), { type: "filter", filter: "probably" }).filter, "probably"),

  changeSettings: () => {
    const asked = after(start(), { type: "ask", id: { occupation: "OCC1", code: "K1" }, left: 6 });
    const filtered = after(asked, { type: "showMoreNearest" }, { type: "changeSettings", to: { route: "Health" } });
    assert.equal(filtered.settings.route, "Health");
    assert.equal(filtered.nearestShown, nearestPageSize, "another filter begins at the top");
    assert.deepEqual(filtered.trail, asked.trail);
  },
  showExample: () => {
    const shown = after(start(mine, []), { type: "showExample", answers: theirs });
    assert.deepEqual([shown.answers, shown.own, shown.screen, shown.undo], [theirs, mine, "result", null]);
    const rated = after(shown, { type: "rate", id: { occupation: "OCC3", code: "B2" }, rating: 1 });
    assert.equal(rated.own, mine, "what is answered in it is not the person's own");
    const all: Action = { type: "rateAll", occupation: "OCC3", codes: ["B4"], rating: 0 };
    const undone = after(rated, all, { type: "undo" });
    assert.deepEqual([undone.answers, undone.own], [rated.answers, mine]);
    const own = { ...mine, target: "OCC9" };
    const followed = after(shown, { type: "followTab", answers: own, warnings: [] });
    assert.deepEqual([followed.answers, followed.own], [theirs, own], "another tab has answered something");
    const file: Action = { type: "fileRead", name: "a", answers: own, warnings: [], occupations: [] };
    const loaded = after(shown, file, { type: "acceptFile" });
    assert.deepEqual([loaded.answers, loaded.own, loaded.undo?.answers], [own, null, mine]);
  },
  leaveExample: () => {
    const left = after(start(mine, []), { type: "showExample", answers: theirs }, { type: "leaveExample" });
    assert.deepEqual([left.answers, left.own, left.undo], [mine, null, null]);
    const none = start(mine, []);
    assert.equal(after(none, { type: "leaveExample" }), none);
  },
  takeExample: () => {
    const taken = after(start(mine, []), { type: "showExample", answers: theirs }, { type: "takeExample" });
    assert.deepEqual([taken.answers, taken.own, taken.undo], [theirs, null, { of: "example", answers: mine }]);
    assert.deepEqual(after(taken, { type: "undo" }).answers, mine);
    const none = start(mine, []);
    assert.equal(after(none, { type: "takeExample" }), none);
  },
  rateAll: () => {
    const all = after(start(), { type: "rateAll", occupation: "OCC2", codes: ["K2", "K3"], rating: 2 });
    assert.deepEqual(all.answers.ratings?.["OCC2"], { K1: 1, K2: 2, K3: 2 });
    assert.equal(after(all, { type: "undo" }).answers, mine);
  },
  goTo: () => {
    const id = { occupation: "OCC1", code: "K1" };
    const there = after(start(), { type: "goTo", screen: "rate", question: id });
    assert.deepEqual([there.screen, there.trail, there.at], ["rate", [id], 0]);
    const list = after(there, { type: "changeSettings", to: { order: "standard" } });
    const one = after(list, { type: "goTo", screen: "rate", question: id });
    assert.deepEqual([asksOne(one), one.trail.length], [true, 1], "a question is asked alone, and once");
    assert.equal(asksOne(after(one, { type: "answer", id, rating: 2 })), true, "and so is the one after it");
    assert.equal(one.settings.order, "standard", "the person's order stays");
    assert.equal(asksOne(after(one, { type: "goTo", screen: "rate", question: null })), false);
    assert.equal(asksOne(after(one, { type: "changeSettings", to: { order: "standard" } })), false);
    assert.equal(asksOne(after(one, { type: "changeSettings", to: { layout: "list" } })), true);
    assert.equal(after(there, { type: "goTo", screen: "plan", question: null }).screen, "plan");
  },
  start: () => {
    assert.equal(after(start(), { type: "start" }).screen, "result");
    assert.equal(after(start(noAnswers, []), { type: "start" }).targetMissing, true);
    assert.equal(after(start({ ...noAnswers, target: "OCC1" }, []), { type: "start" }).screen, "rate");
  },
  ask: () => {
    const asked = after(start(), { type: "ask", id: { occupation: "11-1011.00", code: "K3" }, left: 6 });
    assert.deepEqual([asked.trail, asked.at], [[{ occupation: "11-1011.00", code: "K3" }], 0]);
    const lefts = [6, 5, 10, 4].map((left, at) => {
      const id = { occupation: "OCC2", code: `K${at}` };
      return after(asked, { type: "ask", id, left }).fewestLeft;
    });
    assert.deepEqual(lefts, [6, 5, 6, 4], "what was said never rises");
    assert.equal(after(asked, { type: "chooseTarget", reference: "OCC3" }).fewestLeft, null);
  },
  answer: () => {
    const id = { occupation: "OCC2", code: "K1" };
    const answered = after(start(), { type: "ask", id, left: 6 }, { type: "answer", id, rating: 3 });
    assert.equal(answered.answers.ratings?.["OCC2"]?.["K1"], 3);
    assert.equal(answered.at, 1, "the next one is waited for");
    assert.equal(after(answered, { type: "backOne" }).at, 0);
  },
  backOne: () => assert.equal(after(start(), { type: "backOne" }).screen, "result", "before the first question"),
  goBeyond: () => assert.equal(after(start(), { type: "goBeyond" }).beyondEnough, true),
  note: () => {
    const id = { occupation: "OCC9", code: "K1" };
    const noted = after(start(), { type: "note", id, text: "I led the move" });
    assert.equal(noted.answers.notes?.["OCC9"]?.["K1"], "I led the move");
    assert.equal(after(noted, { type: "note", id, text: " " }).answers.notes?.["OCC9"], undefined);
  },
  done: () => {
    const id = { occupation: "OCC9", code: "K1" };
    const done = after(start(), { type: "done", id, day: "2026-11-28" });
    assert.deepEqual(done.answers.done, { OCC9: { K1: "2026-11-28" } });
    const more = after(done, { type: "done", id: { ...id, code: "K2" }, day: "2026-12-01" });
    assert.equal(doneCount(more.answers), 2);
    assert.deepEqual(after(more, { type: "done", id, day: null }).answers.done, { OCC9: { K2: "2026-12-01" } });
    assert.equal(after(done, { type: "done", id, day: null }).answers.done, undefined);
    assert.ok(hasContent({ ...noAnswers, done: { OCC9: { K1: "2026-11-28" } } }), "it is kept, and asked about");
  },
  lookAt: () => assert.equal(after(start(), { type: "lookAt", code: "K1" }).plank, "K1"),
  toggleKind: () => assert.ok(after(start(), { type: "toggleKind", kind: "skill" }).openKinds.has("skill")),
  inspect: () => {
    const open = after(start(), { type: "toggleLinks" });
    const state = after(open, { type: "inspect", reference: "OCC5", at: "map" });
    assert.deepEqual([state.inspected, state.allLinks], ["OCC5", false]);
  },
  toggleLinks: () => assert.equal(after(start(), { type: "toggleLinks" }).allLinks, true),
  togglePlan: () => {
    const toggle: Action = { type: "togglePlan", list: "a" };
    assert.deepEqual([...after(start(), toggle).openPlan], ["a"]);
    assert.equal(after(start(), toggle, toggle).openPlan.size, 0);
  },
  chooseWay: () => {
    const { settings } = after(start(), { type: "chooseWay", way: ["OCC5", "OCC2"] });
    assert.deepEqual(settings.way, ["OCC5", "OCC2"]);
  },
  routeThrough: () => {
    const via = after(start(), { type: "routeThrough", reference: "OCC5", how: "via" });
    assert.deepEqual([via.settings.via, via.settings.avoid], [["OCC5"], []]);
    const avoid = after(via, { type: "routeThrough", reference: "OCC5", how: "avoid" });
    assert.deepEqual([avoid.settings.via, avoid.settings.avoid], [[], ["OCC5"]], "never both");
    const neither = after(avoid, { type: "routeThrough", reference: "OCC5", how: null });
    assert.deepEqual([neither.settings.via, neither.settings.avoid], [[], []]);
    const target = after(avoid, { type: "chooseTarget", reference: "OCC5" });
    assert.deepEqual(target.settings.avoid, [], "a pathway cannot avoid its target");
  },
  setCompared: () => {
    const many = Array.from({ length: maxCompared + 1 }, (_, at): Action => {
      return { type: "setCompared", reference: `OCC${at}`, compared: true };
    });
    const full = after(start(), ...many);
    assert.equal(full.settings.compared.length, maxCompared);
    const fewer = after(full, { type: "setCompared", reference: "OCC0", compared: false });
    assert.equal(fewer.settings.compared.includes("OCC0"), false);
  },
  showMoreNearest: () => assert.equal(after(start(), { type: "showMoreNearest" }).nearestShown, 2 * nearestPageSize),
  retry: () => {
    const state = start();
    assert.equal(after(state, { type: "retry", at: "ways" }), state);
  },
  print: () => assert.equal(after(start(), { type: "print", what: "plan" }).printing, "plan"),

  saved: () => assert.equal(after(start(), { type: "saved", saved: "full" }).saveStatus, "full"),
  conflict: () => {
    const state = after(start(), { type: "conflict", answers: theirs });
    assert.equal(state.saveStatus, "changedElsewhere");
    assert.deepEqual(state.otherTab, { answers: theirs });
  },
  useTheirs: () => {
    const state = after(start(), { type: "conflict", answers: theirs }, { type: "useTheirs" });
    assert.deepEqual([state.answers, state.otherTab], [theirs, null]);
    assert.deepEqual(state.undo, { of: "tab", answers: mine });
    const none = after(start(), { type: "conflict", answers: null }, { type: "useTheirs" });
    assert.deepEqual(none.answers, noAnswers, "the other tab has deleted them");
    const unreadable = after(start(), { type: "conflict", answers: "unreadable" });
    assert.equal(after(unreadable, { type: "useTheirs" }), unreadable);
    assert.equal(after(start(), { type: "useTheirs" }).answers, mine, "no other tab");
  },
  keepMine: () => {
    const state = after(start(), { type: "conflict", answers: theirs }, { type: "keepMine" });
    assert.deepEqual([state.answers, state.otherTab], [mine, null]);
    assert.deepEqual(state.undo, { of: "tab", answers: theirs }, "theirs can be had back");
    const before = after(start(), { type: "delete" });
    const unreadable = after(before, { type: "conflict", answers: "unreadable" }, { type: "keepMine" });
    assert.equal(unreadable.undo, before.undo, "an earlier undo stays");
  },
  followTab: () => {
    const hiding = after(start(), { type: "hideAnswered", answered: ["K1"] });
    const state = after(hiding, { type: "followTab", answers: theirs, warnings: [warning("ratings.OCC3.K9")] });
    assert.deepEqual([state.answers, state.undo?.answers], [theirs, mine]);
    assert.deepEqual(state.restoreWarnings, [warning("ratings.OCC3.K9")]);
    assert.deepEqual(state.hiddenAnswered, new Set(["K1"]), "what is hidden here stays hidden");
  },
  unreadable: () => {
    const unreadable = [{ key: "skills-gap/unreadable/1", text: "{" }];
    assert.equal(after(start(), { type: "unreadable", unreadable }).unreadable, unreadable);
  },
  forgetUnreadable: () => {
    const state = after(start(), { type: "unreadable", unreadable: [{ key: "1", text: "{" }] });
    assert.deepEqual(after(state, { type: "forgetUnreadable" }).unreadable, []);
  },

  fileProblem: () => {
    const { file, answers } = after(start(), { type: "fileProblem", name: "a.txt", message: "It is empty." });
    assert.deepEqual(
      [file, answers],
      [{ type: "problem", name: "a.txt", message: "It is empty.", isFile: true }, mine],
    );
    const link = after(start(), { type: "fileProblem", name: "The link", message: "It is cut off.", from: "link" });
    assert.equal(link.file?.type === "problem" && link.file.isFile, false, "another file is no other link");
  },
  fileRead: () => {
    const asked = after(start(), fileRead);
    assert.deepEqual(
      [asked.answers, asked.added, asked.file?.type],
      [mine, [one], "confirm"],
      "nothing is replaced yet",
    );
    const taken = after(start(noAnswers, []), fileRead);
    assert.deepEqual([taken.answers, taken.added, taken.file?.type], [theirs, [two], "loaded"]);
    const reset = after(start(), { ...fileRead, from: "reset" });
    assert.deepEqual([reset.answers, reset.file, reset.undo?.of], [theirs, null, "reset"], "a form does not ask");
    assert.deepEqual(after(reset, { type: "undo" }).answers, mine);
  },
  acceptFile: () => {
    const state = after(
      start(),
      fileRead,
      { type: "followAdded", added: [one, occupation("OWN3")] },
      { type: "acceptFile" },
    );
    assert.deepEqual(state.answers, theirs);
    const references = state.added.map(({ reference }) => reference);
    assert.deepEqual(references, ["OWN1", "OWN3", "OWN2"], "what another tab has added since stays");
    assert.equal(state.undo?.answers, mine);
    const idle = start();
    assert.equal(after(idle, { type: "acceptFile" }), idle, "nothing to accept");
  },
  dismissFile: () => {
    const state = after(start(), fileRead, { type: "dismissFile" });
    assert.deepEqual([state.file, state.answers, state.added], [null, mine, [one]]);
  },

  adding: () => assert.deepEqual(after(start(), { type: "adding", adding: { step: "ask" } }).adding, { step: "ask" }),
  add: () => {
    const newer = { ...occupation("OWN1"), name: "Newer" };
    const state = after(start(), { type: "add", occupations: [newer, two] });
    assert.deepEqual(state.added, [newer, two], "one with the same reference is replaced in its place");
    assert.deepEqual(state.adding, { step: "added", occupations: [newer, two] });
  },
  takeAdvert: () => {
    const reading = after(start(), { type: "adding", adding: { step: "reading" } });
    const take = { type: "takeAdvert", target: "OCC9", advert: advert("File letters."), asked: { S1: 1 } } as const;
    const taken = after(reading, take);
    const expected = { ...mine, target: "OCC9", advert: take.advert, asked: { S1: 1 }, weights: "asked" } as const;
    assert.deepEqual([taken.answers, taken.adding, taken.undo], [expected, null, null]);
    const none = after(start(), { ...take, asked: {} });
    assert.deepEqual(none.answers, { ...mine, target: "OCC9", advert: take.advert }, "with nothing asked all counts");
    const other = after(start(withOne), { ...take, advert: advert("Drive vans.") });
    assert.equal(other.undo?.answers, withOne, "the advert before can be had back");
    assert.equal(after(start(withOne), take).undo, null, "it is the same advert");
  },
  countAsked: () => {
    const whole = after(start(withOne), { type: "countAsked", asked: null });
    const { weights: _weights, ...rest } = withOne;
    assert.deepEqual(whole.answers, rest, "what it asks for is kept");
    assert.deepEqual(after(whole, { type: "countAsked", asked: { K1: 2 } }).answers, withOne);
    const byDuties = after(start({ ...rest, weights: "duties" }), { type: "countAsked", asked: null });
    assert.equal(byDuties.answers.weights, "duties", "what a host chose stays");
  },
  dropAdvert: () => {
    const dropped = after(start(withOne), { type: "dropAdvert" });
    assert.deepEqual(dropped.answers, mine);
    assert.deepEqual(after(dropped, { type: "undo" }).answers, withOne);
  },
  openSentence: () => {
    const open = after(start(withOne), { type: "openSentence", sentence: 3 });
    assert.equal(open.openSentence, 3);
    assert.equal(after(open, { type: "rate", id: { occupation: "OCC2", code: "K1" }, rating: 2 }).openSentence, 3);
    assert.equal(after(open, { type: "chooseTarget", reference: "OCC9" }).openSentence, null);
  },
  refuse: () => {
    const id = { occupation: "OCC2", code: "K1" };
    const profile = { text: "", sentences: [], warnings: [] };
    const reading = { step: "profile", profile, text: "", before: mine, refused: [] } as const;
    const refused = after(start(), { type: "adding", adding: reading }, { type: "refuse", id, refused: true });
    assert.deepEqual(refused.adding, { ...reading, refused: ["OCC2.K1"] });
    assert.deepEqual(after(refused, { type: "refuse", id, refused: false }).adding, reading);
    assert.equal(refused.answers, mine);
    const idle = start();
    assert.equal(after(idle, { type: "refuse", id, refused: true }), idle);
  },
  removeAdded: () => {
    const state = after(start(mine, [one, two]), { type: "removeAdded", reference: "OWN1" });
    assert.deepEqual([state.added, state.adding], [[two], null]);
  },
  followAdded: () => assert.deepEqual(after(start(), { type: "followAdded", added: [two] }).added, [two]),
  addedKept: () => assert.equal(after(start(), { type: "addedKept", failure: "full" }).addedFailure, "full"),
  refit: () => {
    const lost = warning("occupations", "addedLost");
    const before = initialState(mine, [warning("ratings.OCC1.K9"), lost], [], defaultSettings, []);
    const state = after(before, { type: "refit", answers: mine, warnings: [warning("ratings.OCC2.K8")] });
    const paths = state.restoreWarnings.map(({ path }) => path);
    assert.deepEqual(paths, ["ratings.OCC1.K9", "ratings.OCC2.K8"], "what is still set aside is still said");
    const back = after(state, { type: "refit", answers: { ...mine, setAside: [] }, warnings: [] });
    assert.deepEqual(back.restoreWarnings, [], "what was taken back is not");
  },
  migrated: () => {
    const migration: Migration = {
      occupation: "OCC1",
      from: { code: "K9", statement: "Old." },
      to: { code: "K2", statement: "New." },
      by: "transfer",
      strength: 0.9,
    };
    const before = initialState(mine, [warning("ratings.OCC1.K9")], [], defaultSettings, []);
    const moved = { ...mine, setAside: [] };
    const action: Action = { type: "migrated", answers: moved, warnings: [], migrations: [migration] };
    const state = after(before, action, action);
    assert.deepEqual([state.answers, state.restoreWarnings], [moved, []]);
    assert.deepEqual(state.migrations, [migration, migration], "earlier ones are still said");
  },

  loadFailed: () => {
    const action: Action = { type: "chooseTarget", reference: "OCC9" };
    const state = after(start(), { type: "loadFailed", action, message: "Lost." });
    assert.deepEqual([state.loadFailure, state.answers], [{ action, message: "Lost." }, mine]);
  },
  dismissLoadFailure: () => {
    const action: Action = { type: "undo" };
    const state = after(start(), { type: "loadFailed", action, message: "" }, { type: "dismissLoadFailure" });
    assert.equal(state.loadFailure, null);
  },
  slowLoad: () => {
    const two = after(start(), { type: "slowLoad", more: 1 }, { type: "slowLoad", more: 1 });
    assert.equal(two.slowLoads, 2);
    assert.equal(after(two, { type: "slowLoad", more: -1 }).slowLoads, 1);
  },
  packReplaced: () => assert.equal(after(start(), { type: "packReplaced" }).packReplaced, true),

  askDelete: () => {
    const state = after(start(), { type: "askDelete" });
    assert.deepEqual([state.confirmDelete, state.answers], [true, mine]);
  },
  cancelDelete: () =>
    assert.equal(after(start(), { type: "askDelete" }, { type: "cancelDelete" }).confirmDelete, false),
  delete: () => {
    const before = after(start(), { type: "askDelete" }, { type: "changeSettings", to: { route: "Health" } });
    const state = after(before, { type: "delete" });
    assert.deepEqual([state.answers, state.added, state.settings], [noAnswers, [], defaultSettings]);
    assert.equal(state.confirmDelete, false);
    assert.deepEqual(state.undo, { of: "delete", answers: mine, added: { before: [one], after: [] } });
    assert.equal(after(start(noAnswers, []), { type: "delete" }).undo, null, "there was nothing to keep");
  },
  undo: () => {
    const deleted = after(start(), { type: "delete" });
    const undone = after(deleted, { type: "undo" });
    assert.deepEqual([undone.answers, undone.added], [mine, [one]]);
    const idle = start();
    assert.equal(after(idle, { type: "undo" }), idle);
  },
};

const fileRead: Extract<Action, { type: "fileRead" }> = {
  type: "fileRead",
  name: "a.json",
  answers: theirs,
  warnings: [],
  occupations: [two],
};

describe("each action", () => {
  for (const [type, test] of Object.entries(cases)) it(type, test);
});

describe("nothing of a person's is lost", () => {
  /** What the state has before an action, so that it has something to do. */
  const prepared = after(start(), { type: "conflict", answers: theirs }, fileRead);
  const replacing: readonly Action[] = [
    { type: "delete" },
    { type: "acceptFile" },
    { type: "useTheirs" },
    { type: "followTab", answers: theirs, warnings: [] },
  ];
  for (const action of replacing)
    it(`undo brings back what ${action.type} replaced, and undo again what it brought`, () => {
      const replaced = after(prepared, action);
      const back = after(replaced, { type: "undo" });
      assert.deepEqual([back.answers, back.added], [mine, [one]]);
      // Nothing can be brought back where nothing was there.
      if (action.type === "delete") return;
      const again = after(back, { type: "undo" });
      assert.deepEqual([again.answers, again.added], [replaced.answers, replaced.added]);
    });

  it("an advert without any answer is not replaced unasked", () => {
    const onlyAdvert: Answers = { format: "skills-gap/1", target: "OCC2", advert: advert("File letters.") };
    assert.equal(after(start(onlyAdvert, []), fileRead).file?.type, "confirm");
    const deleted = after(start(onlyAdvert, []), { type: "delete" });
    assert.deepEqual(deleted.answers, noAnswers);
    assert.deepEqual(after(deleted, { type: "undo" }).answers, onlyAdvert);
  });

  it("what is written, refused or set aside is kept, and is not replaced unasked", () => {
    for (const only of [{ notes: { OCC1: { K1: "A." } } }, { rejected: mine.rejected }, { setAside }]) {
      const answers = { ...noAnswers, ...only } as Answers;
      assert.ok(textToKeep(answers), JSON.stringify(only));
      assert.equal(after(start(answers, []), fileRead).file?.type, "confirm");
      assert.equal(after(start(answers, []), fileRead, { type: "acceptFile" }).undo?.answers, answers);
    }
    assert.equal(textToKeep({ ...noAnswers, notes: { OCC1: {} }, rejected: [], setAside: [], ratings: {} }), null);
  });

  it("what is assumed is an answer: it can be undone, and a file does not replace it unasked", () => {
    const onlyAssumed: Answers = { format: "skills-gap/1", target: "OCC2", current: "OCC1", assumed: { OCC1: 2 } };
    const deleted = after(start(onlyAssumed, []), { type: "delete" });
    assert.deepEqual(deleted.answers, noAnswers);
    assert.deepEqual(after(deleted, { type: "undo" }).answers, onlyAssumed);
    assert.equal(after(start(onlyAssumed, []), fileRead).file?.type, "confirm");
    const back = after(start(onlyAssumed, []), { type: "chooseCurrent", reference: "OCC5" });
    assert.deepEqual(back.answers.assumed, { OCC1: 2 }, "it stays with its occupation, as ratings do");
  });

  it("an answer keeps notes, rejections and what is set aside", () => {
    const id = { occupation: "OCC2", code: "K1" };
    const actions: readonly Action[] = [
      { type: "rate", id, rating: 2 },
      { type: "assume", occupation: "OCC3", point: 1 },
      { type: "clear", id },
      { type: "chooseTarget", reference: "OCC7" },
      { type: "chooseCurrent", reference: "OCC8" },
      { type: "chooseOption", option: "O2" },
    ];
    const { answers } = after(start(), ...actions);
    assert.deepEqual([answers.notes, answers.rejected, answers.setAside], [mine.notes, mine.rejected, setAside]);
  });

  it("what only changes the view does not touch the answers", () => {
    const views: readonly Action[] = [
      { type: "openPart", part: "OCC1-skill", answered: [] },
      { type: "hideAnswered", answered: ["K1"] },
      { type: "toggleReasons", code: "K1" },
      { type: "openSentence", sentence: 2 },
      { type: "filter", filter: "held" },
      { type: "changeSettings", to: { officialOnly: true } },
      { type: "goTo", screen: "plan", question: null },
      { type: "backOne" },
      { type: "inspect", reference: "OCC5", at: "elsewhere" },
      { type: "chooseWay", way: ["OCC2"] },
      { type: "routeThrough", reference: "OCC5", how: "avoid" },
      { type: "print", what: "result" },
      { type: "loadFailed", action: { type: "delete" }, message: "" },
      { type: "packReplaced" },
      { type: "askDelete" },
      fileRead,
    ];
    for (const action of views) {
      const state = after(start(), action);
      assert.equal(state.answers, prepared.answers, action.type);
    }
  });

  it("no action changes the state that it is given", () => {
    const state = freeze(after(prepared, { type: "ask", id: { occupation: "OCC1", code: "K1" }, left: 6 }));
    for (const action of replacing) after(state, action, { type: "undo" });
    after(
      state,
      { type: "routeThrough", reference: "OCC5", how: "via" },
      { type: "routeThrough", reference: "OCC5", how: null },
    );
    after(state, { type: "rate", id: { occupation: "OCC1", code: "K1" }, rating: 0 });
    assert.deepEqual(state.answers, mine);
  });
});

/** Makes every change of a value throw. */
function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}
