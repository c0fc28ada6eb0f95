import assert from "node:assert/strict";
import { cp, readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import {
  allAt,
  answers,
  answerWith,
  askedNow,
  finding,
  keeping,
  on,
  oneAtATime,
  row,
  standardOrder,
} from "./support/person.mjs";
import { visitTown } from "./support/town.mjs";
import { house, settingsKey, storeKey, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const kept = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), storeKey);
const hash = (page) => page.evaluate(() => location.hash);
const focused = (page) => page.evaluate(() => globalThis.focused().id);
const statement = (page) => page.locator("#rate-heading").innerText();
const left = async (page) => Number((await page.locator(".ask-left").innerText()).match(/about (\d+) to go/)?.[1]);

/** A person who does all of their job, at the first question. */
const asked = (options) =>
  visit(home, { storage: answers({ assumed: { OCC0311: 2 } }), settings: null, address: "#rate", ...options });

describe("one question at a time", () => {
  it("asks a statement with its points, says of what it is, and how many are left", async () => {
    const { page, leave } = await asked();
    assert.match(await page.locator(".ask-of").innerText(), /^(For the job you want|From your job now): /);
    assert.match(await page.getByRole("heading", { level: 1 }).textContent(), /today\? \S/);
    assert.equal(await page.locator(".answer").count(), 5, "four points and “Not sure”");
    assert.match(await page.locator(".ask-left").innerText(), /^Question 1: about \d+ to go$/);
    assert.equal(await hash(page), `#rate/${(await askedNow(page)).replace("rate-", "").replace("-", ".")}`);
    await leave();
  });

  it("goes on by itself, keeps the answer, and moves the focus to the next statement", async () => {
    const { page, leave } = await asked();
    const first = await askedNow(page);
    await page.locator(".answer").nth(2).click();
    await page.waitForFunction((id) => globalThis.find(".answers")?.id !== id, first);
    assert.equal(await focused(page), "rate-heading");
    const [, occupation, code] = first.split("-");
    assert.equal((await kept(page)).ratings[occupation][code], 2);
    assert.match(await page.locator(".ask-left").innerText(), /^Question 2/);
    await leave();
    const all = { storage: answers({ ratings: allAt("OCC0526", 2) }), settings: null, address: "#rate/OCC0526.K3" };
    const enough = await visit(home, all);
    assert.equal(await enough.page.locator(".ask-left").innerText(), "Enough answered", "no number of nothing");
    await enough.leave();
  });

  it("never says that more are left than it said before", async () => {
    const { page, leave } = await asked();
    const said = [];
    // Answers that point different ways: the estimate takes longer than it said.
    for (let number = 1; number <= 8 && (await page.locator(".answers").count()) > 0; number += 1) {
      const words = await page.locator(".ask-left").innerText();
      assert.match(words, new RegExp(`^Question ${number}(: about \\d+ to go|: a few to go)?$`));
      said.push(/about/.test(words) ? await left(page) : null);
      const before = await askedNow(page);
      await page
        .locator(".answer")
        .nth(number % 2 ? 3 : 0)
        .click();
      await page.waitForFunction((id) => globalThis.find(".answers")?.id !== id, before);
    }
    const numbers = said.filter((one) => one !== null);
    assert.ok(said.length > 4, `${said.length}`);
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => b - a),
    );
    await leave();
  });

  it("takes the keys 1 to 5, but not while a note is written", async () => {
    const { page, leave } = await asked();
    const first = await askedNow(page);
    await page.getByText("Add an example of yours").click();
    await page.getByLabel(/An example that shows it/).fill("In 2024");
    await page.keyboard.press("3");
    assert.equal(await askedNow(page), first);
    await page.locator("#rate-heading").focus();
    await page.keyboard.press("5");
    await page.waitForFunction((id) => globalThis.find(".answers")?.id !== id, first);
    const [, occupation, code] = first.split("-");
    const { ratings, notes } = await kept(page);
    assert.equal(ratings[occupation][code], null, "5 is “Not sure”");
    assert.equal(notes[occupation][code], "In 20243");
    await leave();
  });

  it("goes back by its own link and by the browser's, to the answer that was given", async () => {
    const { page, leave } = await asked();
    const first = await statement(page);
    await page.locator(".answer").nth(1).click();
    await page.waitForFunction((text) => globalThis.find("h1").innerText !== text, first);
    const second = await statement(page);
    await page.goBack();
    assert.equal(await statement(page), first);
    assert.equal(await page.locator(".answer").nth(1).getAttribute("aria-pressed"), "true");
    await page.goForward();
    assert.equal(await statement(page), second);
    await page.getByRole("button", { name: "Back" }).click();
    assert.equal(await statement(page), first);
    assert.equal(await focused(page), "rate-heading");
    await page.locator(".answer").nth(2).click();
    assert.equal(await statement(page), second, "and goes on where it was");
    await leave();
  });

  it("counts down to enough, says so, and asks more only when told to", async () => {
    const { page, leave } = await asked();
    const enough = page.getByRole("heading", { name: "You have answered enough for a good estimate" });
    let number = 0;
    for (; number < 40 && (await enough.count()) === 0; number += 1) {
      const id = await askedNow(page);
      await page.locator(".answer").nth(2).click();
      await page.waitForFunction((before) => globalThis.find(".answers")?.id !== before, id);
    }
    assert.ok(number > 1 && number < 40, `${number} questions`);
    assert.equal(await focused(page), "rate-heading");
    await page.getByRole("button", { name: "Back to the last question" }).click();
    await page.locator(".answer").nth(2).click();
    await enough.waitFor();
    await page.getByRole("button", { name: "Answer some more" }).click();
    await askedNow(page);
    await on(page, "Result");
    assert.match(await page.locator(".result-rests").innerText(), /enough for a good estimate/);
    await leave();
  });

  it("says of a question why it is asked, and what each answer would make of the result", async () => {
    const { page, leave } = await visitTown(home, { address: "#rate" });
    await page.getByText("Why this one?").click();
    assert.match(
      await page.locator(".asked-why").innerText(),
      /On average, an answer to it narrows the range (by about \d+ things?|only a little)\./,
    );
    const table = page.getByRole("table", { name: /What we would expect you to hold, after each answer/ });
    const cells = await table.getByRole("cell").allInnerTexts();
    assert.match(cells[0], /^about \d+ of \d+(, likely between \d+ and \d+)?$/);
    assert.notEqual(cells[0], cells[2], "the answers lead to different ranges");
    await leave();
  });

  it("comes to an end", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { ...allAt("OCC0526", 2), ...allAt("OCC0311", 2) } }),
      settings: null,
      address: "#rate",
    });
    await page.getByRole("heading", { name: "You have answered everything" }).waitFor();
    const more = page.getByRole("button", { name: "Answer some more" });
    assert.equal(await more.count(), 0);
    assert.match(
      await (await on(page, "Result")).locator(".result-rests").innerText(),
      /^You have answered everything\.$/,
    );
    assert.equal(await more.count(), 0, "nor does the result offer what cannot be done");
    await leave();
  });

  it("asks a statement that a person wants to answer", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: allAt("OCC0311", 2) }), settings: null });
    await (await row(page, "S5")).getByRole("button", { name: "Why? S5" }).click();
    await page.getByRole("button", { name: "Answer S5 myself" }).click();
    assert.equal(await askedNow(page), "rate-OCC0526-S5");
    assert.equal(await focused(page), "rate-heading");
    await answerWith(page, "Could coach others");
    assert.match(await (await row(page, "S5")).innerText(), /Could coach others/);
    await page.getByRole("radio", { name: /^Not asked yet/ }).check();
    const open = page.locator(".statements .standing-open");
    const buttons = open.getByRole("button", { name: /^Answer it \([KSB]\d+\)$/ });
    assert.equal(await buttons.count(), await open.count(), "each that nobody has asked can be answered");
    const code = await open.first().locator(".cell-code").innerText();
    await buttons.first().press("Enter");
    assert.equal(await askedNow(page), `rate-OCC0526-${code}`);
    assert.equal(await focused(page), "rate-heading");
    await leave();
  });
});

describe("the four screens", () => {
  it("lead from two choices to a first picture before any question, and on", async () => {
    const { page, leave } = await visit(home, { settings: null });
    await page.getByRole("button", { name: "Show me how close I am" }).click();
    assert.equal(await focused(page), "target");
    assert.match(await page.locator("#target-error").innerText(), /Choose the job you want first\./);
    await page.getByLabel("I want to be").selectOption("OCC0526");
    assert.equal(await page.locator("#target-error").count(), 0);
    await page.getByLabel("I am now").selectOption("OCC0311");
    await page.getByRole("radio", { name: /^All of it/ }).check();
    await page.getByRole("button", { name: "Show me how close I am" }).click();
    assert.equal(await focused(page), "result");
    assert.match(await page.locator("#result").innerText(), /^You probably hold 9 of the 43 things/);
    const head = await page.locator(".result-head").innerText();
    assert.match(
      head,
      /In all, about 23 of the 43, likely 15 to 30\. About \d+ questions make it more certain; it may take twice as many\./,
    );
    assert.match(head, /This assumes that you do all of your job\./);
    assert.deepEqual(await page.locator(".journey-past").allInnerTexts(), ["Choose"], "nothing is rated yet");
    await page.locator("#answer-more").click();
    assert.match(await hash(page), /^#rate\/OCC/);
    await leave();
  });

  it("are shown whole by an example, which stays one until a person takes it", async () => {
    const { page, reload, leave } = await visit(home, { settings: null });
    const stored = () => page.evaluate(() => ({ ...localStorage }));
    await page.getByRole("button", { name: "Look at an example" }).click();
    assert.equal(await focused(page), "result");
    assert.match(await page.locator("#result").innerText(), /^You hold \d+ of the 43 things.*Probably.*to learn/s);
    assert.match(await page.locator("#example-words").innerText(), /^This is an example/);
    await page.evaluate(() => (location.hash = "#rate/OCC0526.K2"));
    await page.locator(".answer").nth(2).click();
    const own = () => page.evaluate(() => document.querySelector("skills-gap").assessment);
    assert.equal((await own()).target, "", "nor is it told to the page around");
    assert.equal((await stored())["skills-gap/answers"], undefined, "what is answered in it is not the person's own");
    await reload();
    assert.match(await page.locator("#example-words").innerText(), /^This is an example/, "after a reload, too");
    await on(page, "Plan");
    assert.match(await page.locator(".keep").innerText(), /This is an example\. It is not kept/);
    assert.equal(await page.locator(".days").count(), 0);
    await page.locator("#leave-example").click();
    await reload();
    assert.equal(await page.locator("#example-words").count(), 0);
    assert.deepEqual(await stored(), {});

    await on(page, "Choose");
    await page.getByRole("button", { name: "Look at an example" }).click();
    await page.locator("#take-example").click();
    assert.equal(await focused(page), "result");
    await reload();
    assert.equal(await page.locator("#example-words").count(), 0);
    assert.match(await page.locator("#result").innerText(), /^You hold \d+ of the 43 things/);
    assert.equal((await own()).target, "OCC0526");
    await leave();
  });

  it("are somebody's own after an example, whoever was opened meanwhile", async () => {
    const { page, reload, leave } = await visit(home, { settings: null });
    await page.getByRole("button", { name: "Look at an example" }).click();
    await on(page, "Plan");
    await page.locator("#somebody-else").click();
    await page.getByLabel("Somebody else’s name").fill("Amir");
    await page.keyboard.press("Enter");
    await page.locator(".whose").getByText("Amir").waitFor();
    assert.equal(await page.locator("#example-words").count(), 0);
    await reload();
    assert.equal(await page.locator("#example-words").count(), 0);
    const keys = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("answers")));
    assert.deepEqual(keys, [], "it is nobody's");
    await leave();
  });

  it("are one at a time, each with an address; Back and Forward lose nothing", async () => {
    const { page, leave } = await asked({ address: "#choose" });
    for (const [title, selector] of [
      ["Rate", ".rate"],
      ["Result", ".result"],
      ["Plan", ".plan-screen"],
    ]) {
      await on(page, title);
      const shown = await page.locator(".choose-screen, .rate, .result, .plan-screen").evaluateAll((all) => all.length);
      assert.equal(shown, 1, title);
      assert.equal(await page.locator(selector).count(), 1);
      assert.equal(await page.evaluate(() => globalThis.focused().localName), "h1", "the heading has the focus");
    }
    const plan = await hash(page);
    await page.goBack();
    assert.equal(await hash(page), "#result");
    await page.locator(".result").waitFor();
    assert.equal(await focused(page), "result");
    await page.goBack();
    await page.locator(".ask-one").waitFor();
    await page.goBack();
    await page.locator(".choose-screen").waitFor();
    for (let step = 0; step < 3; step += 1) await page.goForward();
    assert.equal(await hash(page), plan);
    await page.locator(".plan-screen").waitFor();
    await leave();
  });

  it("begin at their top, however far a person had scrolled", async () => {
    const { page, leave } = await asked({ address: "#choose", viewport: { width: 360, height: 640 } });
    const top = () => page.evaluate(() => scrollY);
    for (const down of [40, 150, 300]) {
      await on(page, "Choose");
      await page.evaluate((y) => scrollTo(0, y), down);
      assert.equal(await top(), down);
      await page.locator("#start").press("Enter");
      await page.locator(".result").waitFor();
      assert.equal(await top(), 0, `from ${down} px`);
    }
    await page.evaluate(() => scrollTo(0, 150));
    await page.locator("#answer-more").press("Enter");
    await askedNow(page);
    assert.equal(await top(), 0);
    await page.evaluate(() => scrollTo(0, 120));
    const first = await askedNow(page);
    await page.locator(".answer").nth(2).press("Enter");
    await page.waitForFunction((id) => globalThis.find(".answers")?.id !== id, first);
    assert.equal(await top(), 0, "so does the next question");
    await leave();
  });

  it("open at the address of a statement, and at the start where there is none of that name", async () => {
    const { page, leave } = await asked({ address: "#rate/OCC0526.S5" });
    assert.equal(await askedNow(page), "rate-OCC0526-S5");
    await page.evaluate(() => {
      location.hash = "#rate/OCC0526.K999";
    });
    await page.waitForFunction(() => location.hash === "#rate/OCC0526.S5");
    await leave();
    const empty = await visit(home, { address: "#result" });
    await empty.page.locator(".choose-screen").waitFor();
    assert.equal(await hash(empty.page), "#choose");
    await empty.leave();
  });

  it("keep the way of rating that a person prefers", async () => {
    const { page, reload, leave } = await visitTown(home);
    await standardOrder(page);
    assert.equal(await page.getByRole("navigation", { name: "Parts to rate" }).count(), 1);
    await reload();
    assert.equal(await page.getByRole("navigation", { name: "Parts to rate" }).count(), 1);
    await oneAtATime(page);
    assert.equal(
      await page.evaluate((key) => localStorage.getItem(key), settingsKey),
      null,
      "the default needs no keeping",
    );
    await standardOrder(page);
    await (await keeping(page)).getByRole("button", { name: "Delete my answers" }).click();
    await page.getByRole("button", { name: "Yes, delete" }).click();
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});
    await leave();
  });

  it("lead on to the plan where nothing is left to ask", async () => {
    const ratings = { ...allAt("OCC0311", null), ...allAt("OCC0526", null) };
    const { page, leave } = await visit(home, { storage: answers({ ratings }), address: "#result" });
    await page.getByText("Nothing is left to ask.").waitFor();
    assert.equal(await page.locator("#to-plan.button-main").count(), 1);
    assert.equal(await page.locator("#answer-more").count(), 0, "no button leads to no question");
    await leave();
  });

  it("leave the list to who prefers it, after a question that an address led to", async () => {
    const { page, reload, leave } = await visit(home, { storage: answers({}), address: "#rate/OCC0526.K3" });
    assert.equal(await askedNow(page), "rate-OCC0526-K3");
    await page.locator(".answer").nth(2).click();
    await page.waitForFunction(() => !/K3$/.test(globalThis.find(".answers")?.id ?? "K3"));
    await on(page, "Result");
    await on(page, "Rate");
    await page.locator(".panel").waitFor();
    await reload();
    assert.equal(await page.locator(".panel").count(), 1);
    await leave();
  });

  it("survive settings that are none", async () => {
    for (const kept of [
      "[]",
      "null",
      '"x"',
      { order: 7, maxSteps: 99, via: ["OCC0000"], avoid: "all", way: [1], minLevel: -4, route: null, compared: {} },
      { route: "No such route", way: ["OCC9001"], compared: ["OCC9010", "OCC9010"] },
    ]) {
      const settings = typeof kept === "string" ? JSON.parse(kept) : kept;
      const { page, leave } = await visitTown(home, { settings, address: "#rate" });
      await askedNow(page);
      assert.match(await finding(page), /Programme manager/);
      await leave();
    }
  });
});

describe("the result", () => {
  it("is read without scrolling at 1280 × 900, and says four whole numbers", async () => {
    const { page, leave } = await visit(home, { storage: answers({ assumed: { OCC0311: 2 } }) });
    const bottom = await page.locator(".cards").evaluate((cards) => cards.getBoundingClientRect().bottom);
    assert.ok(bottom <= 900, `${bottom} px`);
    const numbers = await page.locator(".count-number").allInnerTexts();
    assert.deepEqual(numbers.map(Number), [0, 9, 0, 34]);
    await page.getByRole("button", { name: /^9 Probably/ }).click();
    assert.equal(await page.locator(".statements .cell-code").count(), 9, "the numbers filter the table");
    await leave();
  });

  it("is saved as a picture to send, drawn in the colours of the screen", async () => {
    for (const colorScheme of ["light", "dark"]) {
      const { page, leave } = await visit(home, { storage: answers({ assumed: { OCC0311: 2 } }), colorScheme });
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Save it as a picture" }).click(),
      ]);
      assert.match(download.suggestedFilename(), /^skills-gap-OCC0526-\d{4}-\d\d-\d\d\.png$/);
      const file = await readFile(await download.path());
      assert.deepEqual([...file.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join(""), "PNG");
      assert.deepEqual([file.readUInt32BE(16), file.readUInt32BE(20)], [2400, 1260], "width and height");
      assert.ok(file.length > 40_000, `${file.length} bytes: something is drawn`);
      if (process.env.SKILLS_GAP_PICTURES)
        await cp(await download.path(), `${process.env.SKILLS_GAP_PICTURES}/saved-${colorScheme}.png`);
      await leave();
    }
  });

  it("takes the numbers of questions that are left from one place", async () => {
    const { page, leave } = await asked();
    const about = await left(page);
    await on(page, "Result");
    assert.match(await page.locator(".result-rests").innerText(), new RegExp(`About ${about} questions`));
    assert.match(await page.locator("#answer-more").innerText(), new RegExp(`about ${about} questions`));
    await leave();
  });
});
