import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findInElement } from "./support/inElement.mjs";
import { answers, goalField, nowField } from "./support/person.mjs";
import { house } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

/** A visit on which the engine does not come before `release` is called; `fail` has it not come at all. */
async function slowly(storage = {}) {
  const context = await home.browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.addInitScript(findInElement);
  await page.addInitScript((kept) => {
    for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text);
  }, storage);
  let settle;
  const held = new Promise((done) => (settle = done));
  await page.route("**/skills_gap_bg*.wasm", async (route) => {
    const how = await held;
    await (how === "fail" ? route.abort() : route.continue());
  });
  await page.goto(home.address);
  return { page, release: () => settle("come"), fail: () => settle("fail"), leave: () => context.close() };
}

const start = (page) => page.locator("#start");

describe("the choices, before the engine is here", () => {
  it("can be made, and count once it is", async () => {
    const { page, release, leave } = await slowly();
    await (await goalField(page)).selectOption({ label: "Policy officer (level 4)" });
    await (await nowField(page)).selectOption({ label: "Public relations and communications assistant (level 4)" });
    assert.equal(await page.locator(".moment").count(), 0);
    await start(page).focus();
    await page.keyboard.press("Enter");
    await page.locator(".moment").waitFor();
    await page.getByRole("status").filter({ hasText: "One moment" }).waitFor({ state: "attached" });
    assert.equal(await page.evaluate(() => globalThis.focused().id), "start");
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    release();
    await page.locator("#rate-heading").waitFor();
    assert.equal(await page.evaluate(() => globalThis.focused().id), "rate-heading");
    const kept = JSON.parse(await page.evaluate(() => localStorage.getItem("skills-gap/answers")));
    assert.deepEqual([kept.target, kept.current], ["OCC0526", "OCC0311"]);
    await leave();
  });

  it("stay as they are, with the focus, when it comes", async () => {
    const { page, release, leave } = await slowly();
    const goal = await goalField(page);
    await goal.selectOption("OCC0526");
    await goal.focus();
    release();
    await page.getByText("Business and administration · Level 4").waitFor();
    assert.equal(await goal.inputValue(), "OCC0526");
    assert.equal(await page.evaluate(() => globalThis.focused().id), "target");
    await leave();
  });

  it("say so where it does not come", async () => {
    const { page, fail, leave } = await slowly();
    await goalField(page);
    fail();
    await page.getByRole("alert").getByText("This cannot start").waitFor();
    await leave();
  });

  it("are not shown to somebody whose answers are here", async () => {
    const kept = answers({ ratings: { OCC0526: { K1: 2 } } });
    const { page, release, leave } = await slowly({ "skills-gap/answers": kept });
    await page.getByText("One moment…").waitFor();
    // What would be drawn is drawn by then.
    await page.waitForLoadState("domcontentloaded");
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    assert.equal(await page.locator("#target").count(), 0);
    release();
    await page.locator(".result-head").waitFor();
    await leave();
  });
});
