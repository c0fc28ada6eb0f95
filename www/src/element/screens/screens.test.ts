import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { noAnswers } from "../state/answers.js";
import { defaultSettings } from "../state/settings.js";
import { initialState, type State } from "../state/state.js";
import { addressOf, parseAddress, placeOf, shownScreen } from "./screens.js";

const state = (more: Partial<State> = {}): State => ({
  ...initialState({ ...noAnswers, target: "OCC1" }, [], [], defaultSettings, []),
  ...more,
});

describe("an address", () => {
  const question = { occupation: "11-1011.00", code: "K3" };
  for (const [text, place] of [
    ["#choose", { screen: "choose", question: null }],
    ["#result", { screen: "result", question: null }],
    ["#rate/11-1011.00.K3", { screen: "rate", question }],
  ] as const)
    it(`is read and written: ${text}`, () => {
      assert.deepEqual(parseAddress(text), place);
      assert.equal(addressOf(place), text);
    });

  it("that is none is none, and a damaged question is left out", () => {
    for (const text of ["", "#", "#content", "#rated", "#/rate"]) assert.equal(parseAddress(text), null, text);
    for (const text of ["#rate/", "#rate/K3", "#rate/%E0%A4%A", "#result/OCC1.K1"])
      assert.equal(parseAddress(text)?.question, null, text);
  });
});

describe("the screen", () => {
  it("is that of choosing until there is a target; the plan is always there", () => {
    for (const screen of ["choose", "rate", "result"] as const)
      assert.equal(shownScreen(state({ screen, answers: noAnswers })), "choose", screen);
    assert.equal(shownScreen(state({ screen: "plan", answers: noAnswers })), "plan");
    assert.equal(shownScreen(state({ screen: "rate" })), "rate");
  });

  it("has its question in its address while one is asked at a time", () => {
    const trail = [{ occupation: "OCC1", code: "K1" }];
    assert.equal(addressOf(placeOf(state({ screen: "rate", trail }))), "#rate/OCC1.K1");
    assert.equal(addressOf(placeOf(state({ screen: "rate", trail, at: 1 }))), "#rate");
    const list = { ...defaultSettings, order: "standard" } as const;
    assert.equal(addressOf(placeOf(state({ screen: "rate", trail, settings: list }))), "#rate");
    assert.equal(addressOf(placeOf(state({ screen: "result", trail }))), "#result");
  });
});
