import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { load } from "./support/source.mjs";

const words = await load("shared/words.ts");
const rateWords = await load("rate/words.ts");
const waysWords = await load("ways/words.ts");

const tally = (counts) => ({ total: 0, shown: 0, partly: 0, notYet: 0, carried: 0, unknown: 0, notSure: 0, ...counts });
const report = (counts, name = "Policy officer") => ({ completeness: { overall: tally(counts) }, target: { name } });

describe("the finding", () => {
  const cases = [
    [
      { total: 43, shown: 9, carried: 5, unknown: 29 },
      "You already show 9 of the 43 things a Policy officer needs; 5 more may carry over.",
    ],
    [
      { total: 43, shown: 9, unknown: 34 },
      "You already show 9 of the 43 things a Policy officer needs; 34 are still open.",
    ],
    [
      { total: 43, shown: 42, unknown: 1 },
      "You already show 42 of the 43 things a Policy officer needs; 1 is still open.",
    ],
    [
      { total: 43, shown: 40, partly: 2, notYet: 1 },
      "You already show 40 of the 43 things a Policy officer needs; 3 are left to learn.",
    ],
    [
      { total: 43, shown: 42, partly: 1 },
      "You already show 42 of the 43 things a Policy officer needs; 1 is left to learn.",
    ],
    [{ total: 43, shown: 43 }, "You already show all 43 things a Policy officer needs."],
    [
      { total: 43, carried: 8, unknown: 35 },
      "8 of the 43 things a Policy officer needs may carry over from what you know and do; none is certain yet.",
    ],
    [
      { total: 43, notYet: 3, unknown: 40 },
      "None of the 43 things a Policy officer needs is shown yet; 40 are still open.",
    ],
    [{ total: 43, notYet: 43 }, "None of the 43 things a Policy officer needs is shown yet; 43 are left to learn."],
    [{ total: 0 }, "Nothing is known yet about what a Policy officer needs."],
  ];
  for (const [counts, expected] of cases) it(expected, () => assert.equal(words.finding(report(counts)), expected));

  it("is told in short, and in brief with both of its figures", () => {
    const { completeness } = report({ total: 43, shown: 9, carried: 5, unknown: 29 });
    assert.equal(words.findingInShort(completeness), "9 of 43 shown, 5 may carry over, 29 left");
    assert.equal(words.findingInBrief(completeness), "9 of 43 shown, 5 may carry over");
  });
});

describe("a range in words", () => {
  const cases = [
    [{ shown: 0.2381, possible: 0.8095 }, "You have at least 24% and at most 81% of it."],
    [{ shown: 0.5, possible: 0.5 }, "You have 50% of it."],
    [{ shown: 0.0001, possible: 0.9999 }, "You have at least 1% and at most 99% of it."],
    [{ shown: 1, possible: 1 }, "You have all of it."],
    [{ shown: 0, possible: 0 }, "All of it is still to learn."],
    [{ shown: 0, possible: 1 }, "Nothing is known yet."],
  ];
  for (const [interval, expected] of cases) it(expected, () => assert.equal(words.rangeWords(interval), expected));
});

describe("small words", () => {
  it("sound right before a name", () => {
    const names = [
      ["a", "Policy officer"],
      ["an", "Actuary"],
      ["an", "HR officer"],
      ["an", "IT technician"],
      ["a", "UX designer"],
      ["a", "Utilities engineer"],
      ["an", "Undertaker"],
      ["a", "BIM technician"],
    ];
    for (const [article, name] of names) assert.equal(words.withArticle(name), `${article} ${name}`);
  });

  it("lose a capital that only opened the statement", () => {
    const cases = [
      ["Communication", "Communication techniques", "communication"],
      ["ESG", "ESG principles", "ESG"],
      ["Qualitative", "The principles of Qualitative research", "Qualitative"],
    ];
    for (const [word, statement, expected] of cases) assert.equal(words.inSentence(word, statement), expected);
  });

  it("are listed, counted and joined", () => {
    assert.equal(words.list([]), "");
    assert.equal(words.list(["one"]), "one");
    assert.equal(words.list(["one", "two", "three"]), "one, two and three");
    assert.equal(words.count(1, "answer"), "1 answer");
    assert.equal(words.count(0, "answer"), "0 answers");
    assert.equal(words.levelWords({ level: 4, technicalLevel: "higherTechnical" }), "Level 4, higher technical");
    assert.equal(words.levelWords({ level: null, technicalLevel: null }), "");
  });
});

describe("words about ways", () => {
  it("count statements as far as they are told apart", () => {
    const amounts = [
      [0, "0"],
      [0.04, "less than 0.1"],
      [0.96, "1"],
      [12, "12"],
      [12.44, "12.4"],
    ];
    for (const [number, expected] of amounts) assert.equal(waysWords.amountWords(number), expected);
    assert.equal(waysWords.statementAmountWords(1), "1 statement");
    assert.equal(waysWords.statementAmountWords(0.5), "0.5 statements");
  });

  it("say by how much more answers can move the result", () => {
    const cases = [
      [
        { canRise: 0.62, canFall: 0.05, settled: false },
        "more answers can still raise what you show by up to 62% and lower it by up to 5%",
      ],
      [{ canRise: 0.62, canFall: 0, settled: false }, "more answers can still raise what you show by up to 62%"],
      [
        { canRise: 0.08, canFall: 0.02, settled: true },
        "more answers can raise what you show by at most 8% and lower it by at most 2%",
      ],
      [{ canRise: 0, canFall: 0, settled: true }, "more answers cannot change the result"],
    ];
    for (const [report, expected] of cases) assert.equal(rateWords.movesWords(report), expected);
  });

  it("name what gives a statement", () => {
    const source = (origin, occupation = "OCC1") => ({
      origin,
      statement: { occupation, code: "K2", statement: "" },
      strength: 1,
    });
    const words = (given, held) =>
      waysWords.sourceWords({ source: given, held }, { reference: "OCC2" }, (reference) => `the ${reference}`);
    assert.equal(words(source({ type: "rating" }), 0.62), "Your answer to K2 of the OCC1 gives 62% of it");
    assert.equal(words(source({ type: "rating" }, "OCC2"), 0.5), "Your own answer shows 50% of it");
    assert.equal(words(source({ type: "current" }), 1), "Where you are now gives all of it: K2 of the OCC1");
    assert.equal(words(source({ type: "step", number: 2 }), 1), "Step 2 gives all of it: K2 of the OCC1");
    assert.equal(words(null, 0), "");
  });
});
