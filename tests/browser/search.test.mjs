import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { town } from "../fixtures/catalogues/town.mjs";
import { house, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const goal = (page) => page.getByRole("combobox", { name: "I want to be" });
const list = (page) => page.getByRole("listbox", { name: "I want to be" });
const options = (page) => list(page).getByRole("option");
const inTown = (more) => visit(home, { catalogue: town, ...more });

/** What a screen reader is told is active. */
const active = (page) =>
  page.evaluate(() => {
    const id = globalThis.focused().getAttribute("aria-activedescendant");
    return id && globalThis.find(`[id="${id}"]`).querySelector(".picker-name").textContent;
  });

describe("an occupation is found by typing", () => {
  it("and taken with the keyboard alone", async () => {
    const { page, leave } = await inTown();
    await goal(page).focus();
    assert.equal(await goal(page).getAttribute("aria-expanded"), "false");
    await page.keyboard.type("progr");
    await options(page).first().waitFor();
    assert.equal(await goal(page).getAttribute("aria-expanded"), "true");
    assert.equal(await active(page), null, "nothing is taken before a person says so");
    await page.keyboard.press("ArrowDown");
    const first = await active(page);
    assert.match(first, /[Pp]rogramme/);
    assert.equal(await list(page).locator('[aria-selected="true"]').count(), 1);
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(page), null, "back in the field");
    await page.keyboard.press("ArrowUp");
    assert.equal(
      await active(page),
      await options(page).last().locator(".picker-name").innerText(),
      "round to the last",
    );
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await goal(page).inputValue(), first);
    assert.equal(await list(page).isVisible(), false);
    assert.ok(await goal(page).evaluate((field) => field === globalThis.focused()));
    assert.match(await page.locator("#start").innerText(), /Ask me the first question/);
    await leave();
  });

  it("also mistyped, and with what made it fit", async () => {
    const { page, leave } = await inTown();
    await goal(page).fill("recepton");
    await options(page).first().waitFor();
    assert.match(await options(page).first().innerText(), /[Rr]ecept/);
    assert.match(await options(page).first().innerText(), /Level \d · /);
    assert.ok((await options(page).first().locator("mark").count()) > 0);
    await options(page).first().click();
    assert.match(await goal(page).inputValue(), /[Rr]ecept/);
    await leave();
  });

  it("is told of: how many there are, and when there is none", async () => {
    const { page, leave } = await inTown();
    const told = (words) =>
      page.waitForFunction((text) => globalThis.find("[role=status]").textContent.includes(text), words);
    await goal(page).focus();
    await page.keyboard.press("ArrowDown");
    await told(`${town.length} jobs found.`);
    assert.equal(await options(page).count(), town.length);
    await goal(page).fill("zzzzqq");
    await told("No job found.");
    assert.equal(await options(page).count(), 0);
    assert.match(await page.locator(".picker-words").first().innerText(), /No job found\./);
    await leave();
  });

  it("and left as it was with Escape, or by going elsewhere", async () => {
    const { page, leave } = await inTown();
    await goal(page).fill("progr");
    await options(page).first().click();
    const chosen = await goal(page).inputValue();
    await goal(page).fill("recep");
    await options(page).first().waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await goal(page).inputValue(), chosen);
    assert.equal(await list(page).isVisible(), false);
    await goal(page).fill("recep");
    await options(page).first().waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await goal(page).inputValue(), chosen);
    assert.equal(await list(page).isVisible(), false);
    await leave();
  });

  it("where one is now, too, which may be left out again", async () => {
    const { page, leave } = await inTown();
    const now = page.getByRole("combobox", { name: /I am now/ });
    await now.fill("recep");
    await page.getByRole("option").first().click();
    assert.match(await now.inputValue(), /[Rr]ecept/);
    await page.getByRole("button", { name: /None of these, or not listed/ }).click();
    assert.equal(await now.inputValue(), "");
    assert.ok(await now.evaluate((field) => field === globalThis.focused()));
    await leave();
  });

  it("at 320 px, without scrolling sideways", async () => {
    const { page, leave } = await inTown({ viewport: { width: 320, height: 640 } });
    await goal(page).fill("o");
    await options(page).first().waitFor();
    const box = await list(page).boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const { height } = await options(page).first().boundingBox();
    assert.ok(height >= 44, `${height}`);
    await leave();
  });
});
