import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { openAdding, paste, pressAdvert, pressCv, takeAdvert } from "./support/adding.mjs";
import { expectAccessible, prepareAxe } from "./support/axe.mjs";
import { answers, choose, finding, goal, goalField, keeping, now, on } from "./support/person.mjs";
import { giveFile } from "./support/states.mjs";
import { house, storeKey, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

/** An advert brings what reads and compares. */
const looking = (options) => visit(home, { asks: /add|readers|model/, ...options });
const note = (page) => page.locator("#add-note");
const kept = (page) => page.locator(".kept");
const one = (page, text) => kept(page).locator(".kept-one", { hasText: text });
const stored = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? "null"), storeKey);
const total = async (page) => Number(/of the (\d+) things/.exec(await finding(page))?.[1]);
const asksFor = (page, text) => one(page, text).getByRole("button", { name: /^Asks for/ });
const nurse = `Staff Nurse – Emergency Department
What you will do
Assess, plan, implement and evaluate care for patients.
Give medicines safely and keep accurate records of care.
What we ask for
Registered nurse with a current NMC registration.
Experience of acute care.
Able to communicate with patients and their families.`;
const first = { OCC0311: { K1: 2 } };

describe("an advert as the target", () => {
  it("shows each sentence with where the person stands, in words and shapes, and rates it in place", async () => {
    const { page, leave } = await looking({ storage: answers({ current: null, target: "OCC0526" }) });
    await takeAdvert(page, pressAdvert, now);
    assert.equal(await page.evaluate(() => globalThis.focused().id), "advert-heading", "it is read out");
    assert.equal(await (await goalField(page)).inputValue(), "OCC0311");
    const releases = one(page, "Write press releases");
    assert.equal((await releases.locator(".standing").innerText()).trim(), "Not asked yet");
    assert.equal(await releases.locator(".plank-mark").count(), 1);
    assert.equal((await one(page, "seals").locator(".standing").innerText()).trim(), "Outside");
    assert.match(await kept(page).innerText(), /What no statement covers/);
    assert.match(await kept(page).innerText(), /\d+ sentences that ask for nothing/, "what is left out can be checked");

    await asksFor(page, "Write press releases").click();
    const group = releases.getByRole("group").first();
    assert.match(await group.innerText(), /In both: |Close in meaning: |Alike as a whole/, "the reason stands there");
    await group.getByRole("radio").nth(2).check();
    await page.waitForFunction(() => globalThis.find(".kept-one .standing")?.textContent?.trim() === "Held");
    assert.ok(
      await group
        .getByRole("radio")
        .nth(2)
        .evaluate((radio) => radio === globalThis.focused()),
      "nothing that arrives takes the focus",
    );
    assert.match(await kept(page).innerText(), /\d sentences: 1 held.*\. Each counts by the statement most like it\./);
    await leave();
  });

  it("is asked about above the field that it was pasted into, in view on a phone", async () => {
    const { page, leave } = await looking({ storage: answers({}), viewport: { width: 360, height: 740 } });
    await openAdding(page);
    await paste(page, pressAdvert);
    await note(page).waitFor();
    const question = await note(page).getByText("Which of these is it most like?").boundingBox();
    const field = await page.locator("#add-text").boundingBox();
    assert.ok(question.y > 0 && question.y < 740, `${question.y} px`);
    assert.ok(question.y < field.y);
    await leave();
  });

  it("is offered no job where none fits, and says what to do instead", async () => {
    const { page, leave } = await looking({ storage: answers({}) });
    await openAdding(page);
    await paste(page, nurse);
    const first = note(page).locator("p").first();
    assert.match(await first.innerText(), /^None of the jobs here fits this advert\. .*paste the page of its standard/);
    const choose = note(page).getByRole("button", { name: /^Choose / });
    assert.equal(await choose.filter({ visible: true }).count(), 0);
    assert.doesNotMatch(await note(page).innerText(), /was found/);
    await note(page).getByText("Show the nearest ones all the same").click();
    await choose.first().click();
    await kept(page).waitFor();
    await on(page, "Result");
    await page
      .getByText(/\d+ sentences? of it cannot be rated: no statement covers (it|them)\./)
      .first()
      .waitFor();
    assert.match(await finding(page), /of the \d+ statements? that this advert asks for\./);
    assert.doesNotMatch(await page.locator(".result").innerText(), /the 43 things/);
    await leave();
  });

  it("is offered no job where none has a word of it, and no question about none", async () => {
    const advert = { text: "Zzqx\nYou will frobnicate.", title: "Zzqx", sentences: [], warnings: [] };
    const { page, leave } = await looking({ storage: answers({ advert }), address: "#choose" });
    await page.getByRole("button", { name: "Choose a different job" }).click();
    await note(page).waitFor();
    assert.match(await note(page).innerText(), /^None of the jobs here fits this advert\./);
    assert.doesNotMatch(await note(page).innerText(), /Which of these|nearest ones/);
    await leave();
  });

  it("is what everything counts, and is no longer when the person says so", async () => {
    const { page, leave } = await looking({ storage: answers({ current: null, target: "OCC0311", ratings: first }) });
    const all = await total(page);
    await takeAdvert(page, pressAdvert, now);
    const { asked, weights, advert } = await stored(page);
    assert.deepEqual([weights, advert.title.split(" –")[0]], ["asked", "Assistant press officer - Band C"]);
    assert.ok(Object.keys(asked).length > 0 && Object.keys(asked).length < all);
    assert.match(
      await kept(page).innerText(),
      new RegExp(`counts what this advert asks for: ${Object.keys(asked).length} of the ${all}`),
    );

    assert.equal(await page.locator(".journey").count(), 1);
    await on(page, "Result");
    assert.match(
      await page.locator(".result").innerText(),
      new RegExp(`asks for: ${Object.keys(asked).length} of the ${all} statements`),
    );
    assert.equal(
      await page.locator(".bridge-wide [data-plank]").count(),
      Object.keys(asked).length,
      "the picture is of the same",
    );
    await on(page, "Rate");
    assert.equal((await page.locator(".panel fieldset").count()) > 0, true);
    await on(page, "Plan");
    await page.locator("#plan").waitFor();
    assert.match(await page.locator(".plan").innerText(), /This counts what the advert/);

    await on(page, "Result");
    await page.getByRole("button", { name: "Count the whole standard" }).click();
    assert.equal(await page.locator(".bridge-wide [data-plank]").count(), all);
    assert.match(await page.locator(".result").innerText(), new RegExp(`This counts all ${all} statements`));
    assert.ok((await stored(page)).advert, "the advert stays");
    await page.getByRole("button", { name: "Count what the advert asks for" }).click();
    assert.equal(await page.locator(".bridge-wide [data-plank]").count(), Object.keys(asked).length);
    await leave();
  });

  it("is there again after a reload, and on another device", async () => {
    const here = await looking({ storage: answers({ current: null, target: "OCC0311", ratings: first }) });
    await takeAdvert(here.page, pressAdvert, now);
    const before = await kept(here.page).innerText();
    await here.reload();
    await on(here.page, "Choose");
    await kept(here.page).locator(".kept-list").first().waitFor();
    assert.equal(await kept(here.page).innerText(), before);
    await on(here.page, "Plan");
    assert.match(await here.page.locator(".keep").innerText(), /1 answer: .*the advert\./);
    const [download] = await Promise.all([
      here.page.waitForEvent("download"),
      (await keeping(here.page)).locator(".keep").getByRole("button", { name: "Download my answers" }).click(),
    ]);
    const file = await readFile(await download.path(), "utf8");
    await here.leave();

    const there = await looking();
    await giveFile(there.page, "mine.json", file);
    await there.page.getByText("is loaded: 1 answer.").waitFor();
    await on(there.page, "Choose");
    await kept(there.page).locator(".kept-list").first().waitFor();
    assert.equal(await kept(there.page).innerText(), before);
    await there.leave();
  });

  it("stays when another job is chosen, can be taken for another, and comes back after it was taken away", async () => {
    const { page, leave } = await looking({ storage: answers({ current: null, target: "OCC0311", ratings: first }) });
    await takeAdvert(page, pressAdvert, now);
    await choose(page, { target: goal, current: null });
    await page.getByRole("button", { name: "Count what the advert asks for" }).waitFor();
    assert.equal((await stored(page)).asked, undefined, "the weights were of the other job");
    assert.match(await kept(page).innerText(), /counts all 43 statements/);
    await page.getByRole("button", { name: "Count what the advert asks for" }).click();
    assert.equal((await stored(page)).weights, "asked");

    await kept(page).getByRole("button", { name: "Choose a different job" }).click();
    await note(page)
      .getByRole("button", { name: `Choose ${now}` })
      .click();
    assert.equal(await (await goalField(page)).inputValue(), "OCC0311");

    await kept(page).getByRole("button", { name: "Remove the advert" }).click();
    assert.equal(await kept(page).count(), 0);
    assert.deepEqual([(await stored(page)).advert, (await stored(page)).weights], [undefined, undefined]);
    await page.getByRole("button", { name: /^Undo/ }).click();
    await kept(page).locator(".kept-list").first().waitFor();
    assert.equal((await stored(page)).weights, "asked");
    await leave();
  });

  it("works with the keyboard alone, and axe finds nothing", async () => {
    const { page, leave } = await looking({ storage: answers({ current: null, target: "OCC0311" }) });
    await openAdding(page);
    await page.keyboard.insertText(pressAdvert);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await note(page).getByText("This is read as a job advert").waitFor();
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => globalThis.focused().textContent), /sentence outside that standard/);
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => globalThis.focused().textContent), /Choose/);
    await page.keyboard.press("Enter");
    await kept(page).locator(".kept-list").first().waitFor();
    for (let presses = 0; presses < 6; presses++) {
      await page.keyboard.press("Tab");
      if (/^\s*Asks for/.test(await page.evaluate(() => globalThis.focused().textContent))) break;
    }
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.waitForFunction(() => globalThis.find(".kept input:checked"));
    await prepareAxe(page);
    await expectAccessible(page, "an advert with a sentence open", { part: ".kept" });
    await page.evaluate(() => scrollTo(0, 0));
    await leave();
  });
});

describe("a CV", () => {
  it("proposes answers; each counts only once it is taken, and the CV is not kept", async () => {
    const { page, reload, leave } = await looking({ storage: answers({ current: null, target: "OCC0311" }) });
    await openAdding(page);
    await paste(page, pressCv);
    await note(page).getByText("This is read as a CV").waitFor();
    assert.ok(await note(page).evaluate((element) => element === globalThis.focused()), "it is read out at once");
    const proposals = note(page).locator(".proposal");
    await proposals.first().waitFor();
    const count = await proposals.count();
    assert.ok(count > 1);
    assert.match(
      await note(page).innerText(),
      /says what you did, not how well[\s\S]*You wrote: “[\s\S]*Our guess: Do/,
    );
    assert.equal((await stored(page)).ratings, undefined, "nothing counts");

    const take = proposals.first().getByRole("button", { name: /^Use this answer/ });
    const code = await proposals.first().locator(".code").innerText();
    await take.click();
    assert.deepEqual(Object.keys((await stored(page)).ratings.OCC0311), [code]);
    const taken = proposals.first().getByRole("button", { name: /^Used/ });
    assert.ok(await taken.evaluate((button) => button === globalThis.focused()), "it can be taken back at once");
    assert.equal(await proposals.count(), count, "nothing moves");
    await taken.click();
    assert.deepEqual((await stored(page)).ratings, {});
    await take.click();

    const no = proposals.nth(1).getByRole("button", { name: /^No\b/ });
    await no.click();
    await proposals
      .nth(1)
      .getByRole("button", { name: /^Not used/, pressed: true })
      .waitFor();
    assert.deepEqual(Object.keys((await stored(page)).ratings.OCC0311), [code]);
    await prepareAxe(page);
    await expectAccessible(page, "a CV", { part: ".add" });
    await reload();
    assert.doesNotMatch(JSON.stringify(await stored(page)), /choir|releases/);
    assert.deepEqual(Object.keys((await stored(page)).ratings.OCC0311), [code], "what was taken stays");
    assert.match(await finding(page), /the 42 things/);
    await leave();
  });

  it("waits for a job, and may be an advert after all", async () => {
    const { page, leave } = await looking({ storage: null });
    await openAdding(page);
    await paste(page, pressCv);
    await note(page).getByText("Choose a job above").waitFor();
    await choose(page, { target: now, current: null });
    await note(page).locator(".proposal").first().waitFor();
    await note(page).getByRole("button", { name: "It is a job advert" }).click();
    await note(page)
      .getByText(/read as a job advert|nothing to read in it/)
      .waitFor();
    await leave();
  });

  it("is told from an advert, which may be a CV after all", async () => {
    const { page, leave } = await looking({ storage: answers({ current: null, target: "OCC0311" }) });
    await openAdding(page);
    await paste(page, pressAdvert);
    await note(page).getByRole("button", { name: "It is my CV" }).click();
    await note(page).getByText("This is read as a CV").waitFor();
    await leave();
  });
});
