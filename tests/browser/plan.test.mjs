import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { visitTown } from "./support/town.mjs";
import { expectAccessible, prepareAxe } from "./support/axe.mjs";
import { answers, everyCode, keeping } from "./support/person.mjs";
import { house, storeKey, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const partly = (occupation) => Object.fromEntries(everyCode[occupation].slice(0, 17).map((code, at) => [code, at % 4]));

const plan = (page) => page.getByRole("region", { name: "Your learning plan" });

/** A visit to the plan of the town's person, which is worked out after the page is there. */
async function visitPlan(options = {}) {
  const visitor = await visitTown(home, { address: "#plan", ...options });
  await plan(visitor.page).locator(".plan-item").first().waitFor({ state: "attached" });
  return visitor;
}

describe("the learning plan", () => {
  it("goes step by step along the way, what does most first, with what to write down and what teaches it", async () => {
    const { page, leave } = await visitPlan();
    assert.deepEqual(await plan(page).getByRole("heading", { level: 3 }).allInnerTexts(), [
      "Step 1: Team secretary",
      "Step 2: Office coordinator",
      "Step 3: Service leader",
      "Step 4: Programme manager",
    ]);
    const text = await plan(page).innerText();
    assert.match(text, /Helps most: /);
    assert.match(text, /Training: Programme management degree apprenticeship \(TST0110, level 6\)/);
    // An example is asked for only where there may be one, and no statement is said again.
    const asked = await plan(page)
      .locator(".plan-list", { has: page.locator("summary", { hasText: "Write down when you showed this" }) })
      .locator(".plan-part")
      .allInnerTexts();
    for (const part of asked) assert.match(part, /^(To check|Held in part)/);
    assert.ok(asked.length > 0);
    assert.doesNotMatch(text, /: “/);
    const parts = await plan(page).locator(".plan-part").allInnerTexts();
    for (const part of parts)
      assert.match(
        part,
        /^(To learn|Held in part: learn the rest|To check: you probably hold it|Not asked yet)\s*· \d+ statements?$/,
      );
    assert.ok(new Set(parts.map((part) => part.replace(/\s*· .*$/, ""))).size > 1, "several occur");
    assert.match(text, /Learning it helps with others, too\./);
    const more = await plan(page)
      .locator(".plan-more")
      .evaluateAll((all) => all.map(({ textContent }) => textContent.trim().replace(/\s+/g, " ")));
    assert.equal(new Set(more).size, more.length, "no two are called the same");
    assert.doesNotMatch(text, /takes off|\d\.\d/, "no fractions of statements");
    await leave();
  });

  it("says how much is held by then, by which other jobs it goes, and leads straight there", async () => {
    const { page, leave } = await visitPlan();
    const way = plan(page).locator(".plan-way");
    assert.match(
      await way.innerText(),
      /^This plan goes through 3 other jobs: Team secretary, Office coordinator and Service leader\.\s+This is the suggested way: only official links\./,
    );
    const last = plan(page).locator(".plan-step").last().locator("> .small");
    assert.match(await last.innerText(), /^By then, with the steps before: \d+ of 14 held\. /);
    assert.doesNotMatch(await plan(page).locator(".plan-step").first().innerText(), /By then/);
    await way.getByRole("button", { name: "Go straight there instead" }).press("Enter");
    await way.getByText("This plan goes straight there.").waitFor();
    assert.doesNotMatch(await way.innerText(), /suggested/, "the person chose it");
    assert.equal(await plan(page).locator(".plan-step").count(), 1);
    assert.doesNotMatch(await plan(page).innerText(), /By then/);
    assert.match(await page.evaluate(() => globalThis.focused().textContent.trim()), /^Go by 3 other jobs instead$/);
    await page.keyboard.press("Enter");
    await way.getByText("This plan goes through 3 other jobs").waitFor();
    await leave();
  });

  it("takes a note of each item, and has it on paper and in the file", async () => {
    const ratings = { OCC0526: { K1: 0, K2: 1, K4: 2 } };
    const { page, reload, leave } = await visit(home, {
      storage: answers({ current: null, ratings }),
      address: "#plan",
    });
    const item = plan(page).locator(".plan-item", { hasText: "K2" }).first();
    await plan(page)
      .getByRole("button", { name: /Held in part/ })
      .or(item)
      .first()
      .waitFor();
    await item.getByText("Write down when you showed this").press("Enter");
    await item.getByRole("textbox").fill("I led a workshop.\nFor twelve people.");
    await item.getByRole("textbox").blur();
    const kept = () => page.evaluate((key) => JSON.parse(localStorage.getItem(key)).notes, storeKey);
    assert.deepEqual(await kept(), { OCC0526: { K2: "I led a workshop.\nFor twelve people." } });
    await reload();
    assert.match(await item.getByRole("textbox").inputValue(), /^I led a workshop\./, "it is open where there is one");
    assert.match(await item.innerText(), /You said “I know the basics”\./);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download the plan as text" }).click(),
    ]);
    const text = await readFile(await file.path(), "utf8");
    assert.match(
      text,
      /\*\*K2\*\* .+\n {2}- You said “I know the basics”\.\n {2}- Your note: I led a workshop\.; For twelve people\.\n/,
    );
    assert.match(text, /By your answer to K4, which covers \d+% of it\./);
    assert.doesNotMatch(text, /By your own answer/, "nobody answered what is only likely");
    await page.emulateMedia({ media: "print" });
    assert.match(await item.innerText(), /Your note: I led a workshop\./);
    assert.equal(await item.getByRole("textbox").count(), 0, "there is nothing to type on paper");
    const other = plan(page).locator(".plan-item", { hasText: "K1" }).first();
    assert.ok(await other.locator(".paper-line").isVisible(), "and a line where there is no note");
    await leave();
  });

  it("leads from what is done to its answer", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0526: { K1: 0 } }, done: { OCC0526: { K1: "2026-03-02" } } }),
      address: "#plan",
    });
    await plan(page)
      .getByRole("button", { name: /^Answer it again ?: K1$/ })
      .click();
    await page.waitForFunction(() => location.hash === "#rate");
    assert.match(await page.evaluate(() => globalThis.focused().closest("fieldset")?.id), /OCC0526-K1$/);
    await leave();
  });

  it("leads from what is held in part by another answer to its question, and asks nothing again", async () => {
    const ratings = { OCC0311: { B3: 1 }, OCC0526: { K1: 0, K2: null, K4: 1 } };
    const { page, leave } = await visit(home, { storage: answers({ current: null, ratings }), address: "#plan" });
    await plan(page).locator(".plan-item").first().waitFor({ state: "attached" });
    const asked = (code) =>
      plan(page)
        .locator(".plan-item")
        .evaluateAll(
          (all, code) =>
            all
              .find((item) => item.querySelector(".code").textContent === code)
              .querySelector(".plan-do > button")
              ?.textContent.trim() ?? null,
          code,
        );
    assert.equal(await asked("B5"), "Answer it: B5", "carried over");
    assert.equal(await asked("K2"), "Answer it again: K2", "the answer was “Not sure”");
    assert.deepEqual([await asked("K1"), await asked("K4")], [null, null], "these have answers");
    await leave();
  });

  it("leads from what nobody has asked, or is only likely, to its question, on the way too", async () => {
    const { page, leave } = await visitPlan();
    const items = plan(page).locator(".plan-item");
    const without = items.filter({ hasNot: page.getByRole("button", { name: /^Answer it/, includeHidden: true }) });
    assert.equal(await without.count(), 1);
    assert.match(await without.textContent(), /You said “I know the basics”/, "that alone has an answer");
    await plan(page).locator(".plan-more").first().click();
    await plan(page)
      .getByRole("button", { name: /^Answer it ?: [KSB]\d+ of Team secretary$/ })
      .first()
      .press("Enter");
    assert.match(await page.locator(".ask-of").innerText(), /^On the way: Team secretary/);
    assert.equal(await page.evaluate(() => globalThis.focused().id), "rate-heading");
    await page.goBack();
    await plan(page).locator(".plan-more").last().click();
    await plan(page)
      .getByRole("button", { name: /^Answer it ?: [KSB]\d+ of Programme manager$/ })
      .first()
      .click();
    assert.match(await page.locator(".ask-of").innerText(), /^For the job you want: Programme manager/);
    await leave();
  });

  it("shows what comes first, and each list whole on request", async () => {
    const { page, leave } = await visitPlan();
    const shown = () => plan(page).locator(".plan-item").filter({ visible: true }).count();
    const lists = await plan(page).locator("ol.gaps").all();
    const numbers = await Promise.all(lists.map((list) => list.locator(".plan-item").count()));
    // A list is folded where that hides more than one.
    const leastOf = numbers.map((number, at) => (number > (at === 0 ? 3 : 1) ? (at === 0 ? 2 : 0) : number));
    const least = leastOf.reduce((sum, one) => sum + one, 0);
    assert.ok(numbers.length > 4 && Math.max(...numbers) > 3, "there is more");
    assert.equal(await shown(), least);
    const more = plan(page).locator(".plan-more");
    const number = await more.count();
    const last = more.last();
    assert.match(await last.innerText(), /^Show all \d+/);
    assert.equal(await last.getAttribute("aria-expanded"), "false");
    await last.press("Enter");
    assert.equal(await last.getAttribute("aria-expanded"), "true");
    const opened = await page.locator(`[id="${await last.getAttribute("aria-controls")}"] .plan-item`).count();
    assert.equal(await shown(), least + opened);
    await last.press("Enter");
    assert.equal(await shown(), least, "it closes again");
    for (let at = 0; at < number; at += 1) await more.nth(at).click();
    assert.equal(await shown(), await plan(page).locator(".plan-item").count());
    await leave();
  });

  it("fits three screens of a phone, with all that the screen has", async () => {
    const ratings = { OCC0311: partly("OCC0311"), OCC0526: partly("OCC0526") };
    const { page, leave } = await visit(home, {
      viewport: { width: 360, height: 740 },
      storage: answers({ ratings }),
      address: "#plan",
    });
    await plan(page).locator(".plan-item").first().waitFor();
    const height = () => page.evaluate(() => document.querySelector("skills-gap").getBoundingClientRect().height);
    assert.ok((await height()) <= 3 * 740, `${await height()} px`);
    await (await keeping(page)).getByRole("button", { name: "Delete my answers" }).waitFor();
    await leave();
  });

  it("has what is done, with its day, wherever it goes", async () => {
    const { page, reload, leave } = await visitPlan();
    const item = plan(page).locator(".plan-item").first();
    const code = (await item.locator(".code").innerText()).trim();
    const box = item.getByRole("checkbox", { name: new RegExp(`^Done ?: ${code} of Team secretary$`) });
    await box.check();
    const day = item.locator("input[type=date]");
    const today = await page.evaluate(() => {
      const now = new Date();
      return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    });
    assert.equal(await day.inputValue(), today);
    await day.fill("2026-03-02");
    await day.fill("");
    await day.blur();
    assert.equal(await day.inputValue(), "2026-03-02", "an empty field leaves the day");
    await day.fill("9999-01-01");
    await day.blur();
    assert.equal(await day.inputValue(), "2026-03-02", "so does a day to come");
    assert.match(await item.getByRole("alert").innerText(), /not taken: choose one from 1950 to today/);
    await day.fill("2026-03-01");
    await day.fill("2026-03-02");
    assert.equal(await item.getByRole("alert").innerText(), "");
    const kept = () => page.evaluate((key) => JSON.parse(localStorage.getItem(key)).done, storeKey);
    assert.deepEqual(await kept(), { OCC9002: { [code]: "2026-03-02" } }, "nothing else is kept");
    await prepareAxe(page);
    await expectAccessible(page, "an item that is done", { part: ".plan" });
    await reload();
    assert.ok(await box.isChecked());
    assert.equal(await day.inputValue(), "2026-03-02");

    const download = async (press) => {
      const [file] = await Promise.all([page.waitForEvent("download"), press()]);
      return readFile(await file.path(), "utf8");
    };
    const text = await download(() => page.getByRole("button", { name: "Download the plan as text" }).click());
    assert.match(text, new RegExp(`\\n- \\[x\\] \\*\\*${code}\\*\\* .+\\n  - Done on 2 March 2026\\n`));
    assert.equal(text.match(/- \[x\]/g).length, 1);
    const saved = () => page.getByRole("button", { name: "Download my answers" }).click();
    await keeping(page);
    assert.deepEqual(JSON.parse(await download(saved)).done, { OCC9002: { [code]: "2026-03-02" } });
    await page.getByRole("button", { name: "Copy a link with my answers" }).click();
    await page.getByText(/Not in it: .*1 mark of what is done/).waitFor();
    await page.emulateMedia({ media: "print" });
    assert.match(await item.innerText(), /Done on 2 March 2026\./);
    assert.ok((await box.isVisible()) && (await box.isChecked()), "there is a box on paper");
    await page.emulateMedia({ media: null });
    await box.uncheck();
    assert.equal(await kept(), undefined);
    await leave();
  });

  it("has what is done of the target in the table of the result", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0526: { K1: 0 } }, done: { OCC0526: { K1: "2026-03-02" } } }),
      address: "#plan",
    });
    await keeping(page);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download the result as a table" }).click(),
    ]);
    const [head, ...rows] = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
    assert.match(head, /,Done on$/);
    assert.equal(rows.filter((row) => row.endsWith(",2026-03-02")).length, 1);
    assert.match(
      rows.find((row) => row.startsWith("K1,")),
      /,2026-03-02$/,
    );
    await leave();
  });

  it("can be taken along as text", async () => {
    const { page, leave } = await visitPlan();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download the plan as text" }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^learning-plan-OCC9010-\d{4}-\d\d-\d\d\.md$/);
    const text = await readFile(await download.path(), "utf8");
    assert.match(text, /^# Learning plan: Programme manager\n/);
    assert.match(text, /\n## Step 1: Team secretary \(level 3\)\n/);
    const boxes = text.match(/^- \[ \] \*\*[KSB]\d+\*\* .+$/gm);
    assert.equal(boxes.length, await plan(page).locator(".plan-item").count(), "every item, shown or not");
    assert.match(text, /Contains Skills England data, Open Government Licence v3\.0\./);
    await leave();
  });

  it("prints whole, by itself; so does the result", async () => {
    const { page, leave } = await visitPlan({
      before: (context) =>
        context.addInitScript(() => {
          const shown = (selector) =>
            globalThis.findAll(selector).filter((element) => element.checkVisibility()).length;
          window.print = () => {
            const parts = [
              ".result",
              ".stations",
              ".plan",
              ".plan-item",
              ".map",
              ".way-choice",
              ".near",
              ".journey",
              ".button",
            ];
            window.printed = Object.fromEntries(parts.map((selector) => [selector, shown(selector)]));
          };
        }),
    });
    const items = await plan(page).locator(".plan-item").count();
    await page.emulateMedia({ media: "print" });
    // On paper there is nothing to press: the button itself is pressed by its event.
    const press = (name) => page.getByRole("button", { name, includeHidden: true }).dispatchEvent("click");
    await press("Print the plan");
    const none = { ".map": 0, ".way-choice": 0, ".near": 0, ".journey": 0, ".button": 0 };
    assert.deepEqual(await page.evaluate(() => window.printed), {
      ".result": 0,
      ".stations": 0,
      ".plan": 1,
      ".plan-item": items,
      ...none,
    });
    await press("Print the result");
    assert.deepEqual(await page.evaluate(() => window.printed), {
      ".result": 1,
      ".stations": 0,
      ".plan": 0,
      ".plan-item": 0,
      ...none,
    });
    await leave();
  });

  it("is empty where nothing is left", async () => {
    const all = (letter, count) => Array.from({ length: count }, (_, index) => [`${letter}${index + 1}`, 2]);
    const ratings = { OCC9010: Object.fromEntries([...all("K", 6), ...all("S", 6), ...all("B", 2)]) };
    const { page, leave } = await visitTown(home, {
      address: "#plan",
      answers: { current: null, ratings },
      settings: { way: ["OCC9010"] },
    });
    await plan(page)
      .getByText(/By your own answers nothing is left to learn on the way to Programme manager/)
      .waitFor();
    await leave();
  });
});
