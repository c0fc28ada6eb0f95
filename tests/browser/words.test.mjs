import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { load } from "./support/source.mjs";

const words = await load("shared/words.ts");
const rateWords = await load("rate/words.ts");
const waysWords = await load("ways/words.ts");
const { factsWords } = await load("add-occupation/advertWords.ts");
const { withArticle } = await load("words/article.ts");
const { addEnglish, Words } = await load("words/words.ts");
addEnglish((await load("../package/elementWordsLater.ts")).elementWordsLater);
const english = new Words(null, "");

const tally = (counts) => ({ total: 0, held: 0, partly: 0, toLearn: 0, probably: 0, open: 0, notSure: 0, ...counts });
const report = (counts, name = "Policy officer") => ({ counts: { overall: tally(counts) }, target: { name } });

describe("the finding", () => {
  const cases = [
    [
      { total: 43, held: 9, probably: 12, toLearn: 5, open: 17 },
      "You hold 9 of the 43 things a Policy officer needs. Probably 12 more. 5 to learn. 17 not asked yet.",
    ],
    [{ total: 43, held: 9, open: 34 }, "You hold 9 of the 43 things a Policy officer needs. 34 not asked yet."],
    [
      { total: 43, held: 40, partly: 2, toLearn: 1 },
      "You hold 40 of the 43 things a Policy officer needs. 2 in part. 1 to learn.",
    ],
    [{ total: 43, held: 43 }, "You hold all 43 things a Policy officer needs."],
    [
      { total: 43, probably: 8, open: 35 },
      "You probably hold 8 of the 43 things a Policy officer needs. 35 not asked yet.",
    ],
    [
      { total: 43, probably: 8, open: 35, notSure: 1 },
      "You probably hold 8 of the 43 things a Policy officer needs. 35 not asked yet or not sure.",
    ],
    [{ total: 43, toLearn: 3, open: 40 }, "Of the 43 things a Policy officer needs: 3 to learn, 40 not asked yet."],
    [{ total: 43, toLearn: 43 }, "You are at the start: all 43 things a Policy officer needs are yours to learn."],
    [{ total: 43, open: 43 }, "A Policy officer needs 43 things. We do not know yet which ones you hold."],
    [{ total: 0 }, "Nothing is known yet about what a Policy officer needs."],
  ];
  for (const [counts, expected] of cases)
    it(expected, () => assert.equal(words.finding(english, report(counts)), expected));

  it("is told of an advert, also of one that asks for one thing", () => {
    const of = (counts) => words.finding(english, report(counts), true);
    assert.equal(of({ total: 4, held: 4 }), "You hold 4 of the 4 statements that this advert asks for.");
    assert.match(of({ total: 1, open: 1 }), /^You hold 0 of the 1 statement that this advert asks for\./);
  });

  it("is told in short", () => {
    const counts = tally({ total: 43, held: 9, probably: 5, open: 29 });
    assert.equal(words.findingInShort(english, counts), "9 of 43 held, probably 5 more, 29 not asked yet");
  });

  it("never counts as missing what nobody has asked", () => {
    for (const counts of [
      { total: 9, open: 9 },
      { total: 9, held: 2, open: 7 },
      { total: 9, probably: 1, open: 8 },
    ]) {
      assert.doesNotMatch(words.finding(english, report(counts)), /to learn|left|gap/);
      assert.doesNotMatch(words.tallyWords(english, tally(counts)), /to learn|left|gap/);
    }
  });
});

describe("the facts of an advert", () => {
  it("keep a time in one piece", () => {
    const closes = { written: "11:59 pm on 12 March 2027" };
    assert.equal(factsWords(english, { employer: "", place: "", closes }), "Closes: 11:59\u00a0pm on 12 March 2027.");
  });
});

describe("shares in words", () => {
  const cases = [
    [
      { shown: 0.2, low: 0.35, likely: 0.449, high: 0.5512, possible: 0.9 },
      "Once all is answered, we expect you to hold about 19 of the 43 things, likely between 15 and 24.",
    ],
    [{ shown: 0.5, low: 0.5, likely: 0.5, high: 0.5, possible: 0.5 }, "", "where all is answered: the finding says it"],
    [
      { shown: 0.9, low: 0.951, likely: 0.952, high: 0.953, possible: 1 },
      "Once all is answered, we expect you to hold about 41 of the 43 things.",
    ],
    [
      { shown: 0, low: 0.0001, likely: 0.5, high: 0.9999, possible: 1 },
      "Once all is answered, we expect you to hold about 22 of the 43 things, likely between 1 and 42.",
    ],
    [{ shown: 1, low: 1, likely: 1, high: 1, possible: 1 }, "You hold all of the 43 things."],
    [{ shown: 0, low: 0, likely: 0, high: 0, possible: 0 }, "You hold none of the 43 things yet."],
    [{ shown: 0, low: null, likely: null, high: null, possible: 1 }, "", "where nothing is rated or assumed"],
  ];
  for (const [shares, expected, where] of cases)
    it(expected || `are none ${where}`, () =>
      assert.equal(words.rangeWords(english, shares, 43, "the 43 things"), expected),
    );

  it("are estimated beside the finding: in things, or in per cent where these weigh differently", () => {
    const coverage = { overall: { shown: 0.2, low: 0.35, likely: 0.449, high: 0.5512, possible: 0.9 } };
    const of = (weights, warnings = []) => {
      const report = { weights, warnings, counts: { overall: tally({ total: 43 }) }, coverage };
      return words.estimateWords(english, report, weights === "asked");
    };
    assert.equal(of("duties", [{ code: "noDutyMappings" }]), of("equal"));
    assert.equal(of("equal"), "In all, about 19 of the 43, likely 15 to 24.");
    assert.equal(of("duties"), "In all, about 45% of what it takes, likely 35% to 55%.");
    assert.equal(of("asked"), "In all, about 45% of what this advert asks for, likely 35% to 55%.");
  });

  it("say what they assume", () => {
    const assumed = (reference, credit) => ({ occupation: { reference, name: `the ${reference}` }, point: 0, credit });
    assert.equal(words.assumptionWords(english, [], "OCC1"), "");
    assert.equal(words.assumptionWords(english, [assumed("OCC1", 1)], "OCC1"), "that you do all of your job");
    assert.equal(
      words.assumptionWords(english, [assumed("OCC1", 0.5), assumed("OCC2", 1)], "OCC1"),
      "that you are still learning your job and that you do all of the job of the OCC2",
    );
    assert.equal(
      words.assumptionWords(english, [assumed("OCC1", 0)], undefined),
      "that you do nothing of the job of the OCC1 yet",
    );
  });
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
    for (const [article, name] of names) assert.equal(withArticle(name), `${article} ${name}`);
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
    assert.equal(english.list([]), "");
    assert.equal(english.list(["one"]), "one");
    assert.equal(english.list(["one", "two", "three"]), "one, two and three");
    assert.equal(english.say("keep.answers", { count: 1 }), "1 answer");
    assert.equal(english.say("keep.answers", { count: 0 }), "0 answers");
    assert.equal(
      words.levelWords(english, { level: 4, technicalLevel: "higherTechnical" }),
      "Level 4, higher technical",
    );
    assert.equal(words.levelWords(english, { level: null, technicalLevel: null }), "");
  });
});

describe("words about ways", () => {
  it("count what is left of all steps together, and nothing that is held", () => {
    const step = (counts) => ({ counts: tally(counts) });
    const steps = [step({ total: 20, held: 12, open: 8 }), step({ total: 32, probably: 9, toLearn: 1, open: 22 })];
    assert.equal(
      waysWords.wayFigures(english, { steps }),
      "2 steps: 40 statements to learn or check (9 probably held, 1 to learn, 30 not asked yet)",
    );
    assert.equal(
      waysWords.wayFigures(english, { steps: [step({ total: 5, held: 4, partly: 1 })] }),
      "1 step: 1 statement to learn or check (1 in part)",
    );
    assert.equal(
      waysWords.wayFigures(english, { steps: [step({ total: 5, held: 5 })] }),
      "1 step: nothing left to learn",
    );
  });

  it("say in per cent what no number of things says, since they weigh differently", () => {
    const shares = { shown: 0.1, low: 0.3, likely: 0.45, high: 0.6, possible: 0.9 };
    assert.equal(words.range(english, shares, null), "about 45%, likely between 30% and 60%");
    assert.equal(words.range(english, shares, 43), "about 19 of 43, likely between 13 and 26");
    const said = words.rangeWords(english, shares, null, "what it takes");
    assert.match(said, /about 45% of what it takes, likely between 30% and 60%\.$/);
    const counts = { overall: { total: 43 } };
    assert.equal(words.extentOf({ weights: "equal", counts, warnings: [] }), 43);
    assert.equal(words.extentOf({ weights: "asked", counts, warnings: [] }), null);
    const more = { enough: false, moreQuestions: 2, margin: 0.1 };
    assert.match(rateWords.moreWords(english, more, null), /to about 10% either side\./);
  });

  it("say how many more answers are worth giving", () => {
    const words = (moreQuestions, margin = 0.1, enough = false) =>
      rateWords.moreWords(english, { enough, moreQuestions, margin }, 43);
    assert.equal(words(12), "About 12 more questions narrow the range to about 4 things either side.");
    assert.equal(words(1, 0.05), "About 1 more question narrows the range to about 2 things either side.");
    assert.equal(words(0, 0.1, true), "You have answered enough for a good estimate.", "the range says the rest");
    assert.equal(words(0), "There is nothing left to ask, but the estimate may still be some way off.");
    const few = rateWords.moreWords(english, { enough: false, moreQuestions: 2, margin: 0.1 }, 4);
    assert.equal(few, "About 2 more questions narrow the range to about 1 thing either side.", "never to none");
  });

  it("say no more questions than a job has statements", () => {
    const said = (moreQuestions, total, current = null) =>
      rateWords.questionsWords(
        { state: { answers: {}, fewestLeft: null }, words: english },
        { moreQuestions, counts: { overall: tally({ total }) }, current, target: { reference: "OCC1" } },
      );
    const twice = "questions make it more certain; it may take twice as many.";
    assert.equal(said(4, 10), `About 4 ${twice}`);
    assert.equal(said(4, 4), "About 4 questions make it more certain, 4 at most.");
    assert.equal(said(4, 7, { reference: "OCC1" }), "About 4 questions make it more certain, 7 at most.", "one’s own");
    assert.equal(said(4, 4, { reference: "OCC2" }), `About 4 ${twice}`, "the other job is asked about, too");
  });

  it("claim no certainty that an estimate has not", async () => {
    const tables = await Promise.all(
      ["elementWords", "elementWordsResult", "elementWordsLater"].map((one) => load(`../package/${one}.ts`)),
    );
    const texts = tables
      .flatMap((one) => Object.values(Object.values(one)[0]))
      .flatMap((one) => (typeof one === "string" ? [one] : Object.values(one)));
    const said = texts.join("\n");
    assert.doesNotMatch(said.replace("How sure is this?", ""), /\b(make|makes|as|a) (it )?sure\b|\bsure result/);
  });

  it("say by how much an answer narrows the range, and which answers count the same", () => {
    assert.match(rateWords.narrowsWords(english, { narrows: 0.0049 }, 43), /only a little\.$/);
    assert.match(rateWords.narrowsWords(english, { narrows: 0.04 }, null), /by about 4%\.$/);
    assert.match(rateWords.narrowsWords(english, { narrows: 0.04 }, 43), /by about 2 things\.$/);
    const scale = ["New", "Known", "Taught"].map((skill) => ({ labels: { skill } }));
    assert.equal(rateWords.pointsWords(english, { points: [1, 2] }, scale, "skill"), "Known or Taught");
  });

  it("name what gives a statement", () => {
    const source = (origin, strength, occupation = "OCC1") => ({
      origin,
      statement: { occupation, code: "K2", statement: "" },
      strength,
    });
    const words = (given) =>
      waysWords.sourceWords(
        english,
        { code: "K7", source: given },
        { reference: "OCC2" },
        (reference) => `the ${reference}`,
      );
    assert.equal(words(source({ type: "rating" }, 0.62)), "By your answer to K2 of the OCC1, which covers 62% of it");
    assert.equal(words(source({ type: "rating" }, 0.7, "OCC2")), "By your answer to K2, which covers 70% of it");
    const own = { code: "K2", source: source({ type: "rating" }, 1, "OCC2") };
    const said = (answer) => waysWords.sourceWords(english, own, { reference: "OCC2" }, String, answer);
    assert.deepEqual([said("I know it"), said("")], ["You said “I know it”", "By your own answer"]);
    const part = (origin, answer) =>
      waysWords.sourceWords(
        english,
        { code: "K7", standing: "partly", source: source(origin, 1) },
        { reference: "OCC2" },
        String,
        answer,
      );
    assert.equal(part({ type: "rating" }, "I know the basics"), "You said “I know the basics” for K2 of OCC1");
    assert.equal(part({ type: "assumed" }), "As you assume, you hold K2 of OCC1 in part");
    assert.equal(words(source({ type: "assumed" }, 0.9)), "As you assume: K2 of the OCC1 covers 90% of it");
    assert.equal(words(source({ type: "step", number: 2 }, 1)), "From step 2: K2 of the OCC1 covers all of it");
    assert.equal(words(null), "");
  });
});
