import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { maxName } from "../storage/peopleStore.js";
import { Words } from "../words/words.js";
import { freeName, personName } from "./personName.js";

const words = new Words(null, "en");
const people = (...names: string[]) => names.map((name, at) => ({ id: String(at), name }));

describe("the names of people", () => {
  it("are numbers where nobody gave any, each its own", () => {
    const all = people("Person 2", "", "");
    assert.deepEqual(
      all.map(({ id }) => personName(words, { all }, id)),
      ["Person 2", "Person 3", "Person 4"],
    );
    assert.equal(freeName(words, people("Zoë", "Amir"), 0, ""), "Person 1");
    assert.equal(freeName(words, people("Person 2"), 1, ""), "Person 3");
  });

  it("get a number where somebody has the name", () => {
    assert.equal(freeName(words, people("Amir", "Amir 2"), 2, "Amir"), "Amir 3");
    assert.equal(freeName(words, people("Amir", "Zoë"), 0, "Amir"), "Amir", "one may keep one’s own");
    assert.equal(
      freeName(words, people("", "Zoë"), 1, "Person 1"),
      "Person 1 2",
      "also where it was given by the page",
    );
    const long = "x".repeat(maxName);
    assert.equal(freeName(words, people(long), 1, long), `${"x".repeat(maxName - 2)} 2`);
  });
});
