import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { elementWords } from "../../package/elementWords.js";
import { elementWordsLater } from "../../package/elementWordsLater.js";
import { elementWordsResult } from "../../package/elementWordsResult.js";
import { checkedWords } from "./checkedWords.js";
import { addEnglish, Words } from "./words.js";

describe("the words of an element", () => {
  const english = new Words(null, "pl");

  it("are English and say so where the page gives none", () => {
    assert.equal(english.lang, "en-GB");
    assert.equal(english.say("tally.heldOf", { held: 9, total: 1234 }), "9 of 1,234 held");
    assert.equal(
      english.say("finding.all", { total: 3, target: "HR officer" }),
      "You hold all 3 things an HR officer needs.",
    );
    assert.equal(english.say("rate.makeItClose", { count: 1 }), "About 1 more question makes it a good estimate.");
    assert.equal(english.say("rate.makeItClose", { count: 0 }), "About 0 more questions make it a good estimate.");
    assert.equal(english.row(["a", "b", "c"]), "a, b, c");
    assert.equal(english.list(["a", "b", "c"], "or"), "a, b or c");
    assert.equal(english.percent(0.999), "99%");
    assert.equal(english.percent(0.001), "1%");
  });

  it("say nothing in words that nobody outside would use", () => {
    const banned = /\btelling\b|\bsettled?\b|unlock|strength 0\./i;
    const found = Object.entries({ ...elementWords, ...elementWordsResult, ...elementWordsLater }).filter(([, text]) =>
      banned.test(JSON.stringify(text)),
    );
    assert.deepEqual(found, []);
  });

  it("are those of the page, with the plurals and numbers of its language", () => {
    const given = {
      "rate.makeItClose": { one: "{count} pytanie", few: "{count} pytania", other: "{count} pytań" },
      "finding.all": "{target}: {total}",
    } as const;
    const polish = new Words(given, "pl");
    assert.equal(polish.lang, "pl");
    const questions = [1, 2, 5, 22].map((count) => polish.say("rate.makeItClose", { count }));
    assert.deepEqual(questions, ["1 pytanie", "2 pytania", "5 pytań", "22 pytania"]);
    assert.equal(polish.say("finding.all", { total: 3, target: "HR officer" }), "HR officer: 3");
    // What is not given is English, with the plurals of English.
    assert.equal(new Words({}, "fr").say("picker.found", { count: 0 }), "0 jobs found.");
    assert.equal(new Words({}, "de").percent(0.45).replace(/\s/, " "), "45 %");
    assert.equal(new Words({}, "de").list(["a", "b"]), "a und b");
  });

  it("know what fell back to English: no pattern alone, and no value", () => {
    addEnglish(elementWordsLater);
    const words = new Words({}, "de");
    words.say("sentence", { text: "Gehalten" });
    words.say("why.closePair", { here: "Im Beruf", there: "am Ort" });
    words.rich("days.compare", { day: "2. März 2026" });
    words.rich("why.answer", { answer: "Im Beruf" });
    words.say("tally.heldOf", { held: 9, total: 12 });
    const asked = ["Gehalten.", "Im Beruf (am Ort)", "2. März 2026", "Im Beruf", "Compare", "with now", "9 of 12 held"];
    assert.deepEqual(asked.filter(words.isFallback), ["Compare", "with now", "9 of 12 held"]);
  });

  it("name what a person presses as the page does", () => {
    const { "file.which": said, download } = elementWords;
    assert.ok(said.includes(`“${download}”`), said);
  });

  it("are checked: what is none is told by name and left out", () => {
    const problems: string[] = [];
    const given: object = {
      "journey.rate": "Bewerten",
      "jurney.rate": "Bewerten",
      "finding.all": "{taget}",
      close: 7,
      why: { other: "Warum" },
      "picker.found": { one: "{count} Beruf" },
      "keep.answers": "{count} Antwort(en)",
    };
    const used = checkedWords(given, (problem) => problems.push(problem));
    assert.deepEqual(Object.keys(used), ["journey.rate", "keep.answers"]);
    assert.deepEqual(problems, [
      'words: there is no "jurney.rate"',
      'words: "finding.all" has no {taget}',
      'words: "close" is neither a text nor texts with "other" among them',
      'words: "why" has no plural forms',
      'words: "picker.found" is neither a text nor texts with "other" among them',
    ]);
  });
});

/** The unit tests run in `www/`. */
const root = "src/element/";
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /(?<!\.test)\.ts$/.test(file));
const sources = new Map(files.map((file) => [file.replaceAll("\\", "/"), readFileSync(root + file, "utf8")]));
/** What the element loads later than its first picture. */
const later =
  /^(?:add-occupation|compare|nearest|people|plan|ways)\/|^(?:exploreView|result\/(?:resultTable|pictureFile))\.ts$/;

describe("the table of words", () => {
  it("has none that nothing says", () => {
    const all = [...sources.values()].join("\n");
    // A short key is also the name of other things: it counts only where it is said.
    const called = [...all.matchAll(/\b(?:say|rich)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)/g)]
      .map(([, given]) => given)
      .join("\n");
    const isSaid = (key: string): boolean => {
      if (new RegExp(`["\`]${key.replaceAll(".", "\\.")}["\`]`).test(key.includes(".") ? all : called)) return true;
      // What stands where nothing has loaded takes them from the table of the page.
      if (new RegExp(`\\.${key}\\b`).test(sources.get("notices/offerAgain.ts") ?? "")) return true;
      // "kind.skill" is said as `kind.${kind}`.
      const start = key.slice(0, key.lastIndexOf(".") + 1);
      return start !== "" && all.includes(`\`${start}\${`);
    };
    const unsaid = Object.keys({ ...elementWords, ...elementWordsResult, ...elementWordsLater }).filter(
      (key) => !isSaid(key),
    );
    assert.deepEqual(unsaid, []);
  });

  it("has at the start all that is said at the start", () => {
    const early = [...sources]
      .filter(([file]) => !later.test(file) && !file.startsWith("words/"))
      .map(([, text]) => text);
    const tooLate = Object.keys(elementWordsLater).filter((key) => early.some((text) => text.includes(`"${key}"`)));
    assert.deepEqual(tooLate, []);
  });

  it("has what is said before it has arrived in the same words", () => {
    const offer = sources.get("notices/offerAgain.ts") ?? "";
    for (const key of ["cannotStart", "tryAgain"] as const) assert.ok(offer.includes(`"${elementWords[key]}"`), key);
  });
});
