import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { county } from "../fixtures/catalogues/county.mjs";
import { visitTown } from "./support/town.mjs";
import { house, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const near = (page) => page.getByRole("region", { name: "Related occupations" });
const names = (page) => near(page).locator(".near-name b").allInnerTexts();
const compareBox = (page, name) => near(page).getByRole("checkbox", { name: `Compare ${name}` });

describe("the nearest occupations", () => {
  it("are ranked by what is shown, each with its range, and with a word where the place is not certain", async () => {
    const { page, leave } = await visitTown(home);
    assert.equal((await names(page))[0], "Reception assistant");
    const shown = (await near(page).locator(".near-range p").allInnerTexts()).map((text) =>
      Number(text.match(/at least (\d+)%/)?.[1] ?? text.match(/have (\d+)%/)?.[1] ?? 0),
    );
    assert.deepEqual(
      shown,
      [...shown].sort((a, b) => b - a),
    );
    assert.ok((await near(page).getByText("Its place is not certain: one point more or less").count()) > 0);
    await leave();
  });

  it("can be filtered, and the filters are kept", async () => {
    const { page, reload, leave } = await visitTown(home);
    await near(page).getByRole("combobox", { name: "Route" }).selectOption("Creative and design");
    await near(page).getByText("3 occupations fit.").waitFor();
    await near(page).getByRole("combobox", { name: "From level" }).selectOption("4");
    await near(page).getByText("1 occupation fits.").waitFor();
    assert.deepEqual(await names(page), ["Event organiser"]);
    await reload();
    assert.deepEqual(await names(page), ["Event organiser"]);
    await near(page).getByRole("combobox", { name: "Up to level" }).selectOption("3");
    await near(page).getByText("None fits. Fewer filters may help.").waitFor();
    await near(page).getByRole("combobox", { name: "Route" }).selectOption("");
    await near(page).getByRole("combobox", { name: "From level" }).selectOption("");
    await near(page).getByRole("combobox", { name: "Up to level" }).selectOption("");
    await near(page).getByRole("checkbox", { name: "Only what is linked from where I am now" }).check();
    await near(page)
      .getByText(/1 link away/)
      .first()
      .waitFor();
    await leave();
  });

  it("appear with the first answer", async () => {
    const { page, leave } = await visitTown(home, { answers: { ratings: {} } });
    assert.match(await near(page).innerText(), /As soon as you have answered something/);
    await page.locator(".panel").getByRole("radio").nth(2).check();
    await near(page).getByText("11 occupations fit.").waitFor();
    await leave();
  });
});

describe("several side by side", () => {
  it("share what is learnt once; each has its own besides", async () => {
    const { page, reload, leave } = await visitTown(home);
    await near(page).getByRole("button", { name: "Show more" }).click();
    await compareBox(page, "Programme manager").check();
    await near(page).getByText("Choose one more, up to five in all.").waitFor();
    await compareBox(page, "Service leader").focus();
    await page.keyboard.press("Space");
    const compare = page.getByRole("region", { name: "Side by side" });
    await compare.getByText("Learn once, counts for several").waitFor();
    assert.ok(await compareBox(page, "Service leader").evaluate((box) => box === document.activeElement));
    const text = await compare.innerText();
    assert.match(text, /Biggest unlock: /);
    assert.match(text, /[\d.]+ statements to learn\s+\d steps from where you are now/);
    assert.match(
      text,
      /For Programme manager; counts for all of [KSB]\d+ of Service leader too\. Takes off [\d.]+ statements in all\./,
    );
    await compare
      .getByText(/^Only for this one/)
      .first()
      .click();
    await reload();
    await compare.getByText("Learn once, counts for several").waitFor();
    await compare.getByRole("button", { name: "Service leader : leave out" }).click();
    await compare.getByText("Choose one more").waitFor();
    await leave();
  });

  it("are five at most", async () => {
    const { page, leave } = await visitTown(home, {
      settings: { compared: ["OCC9001", "OCC9002", "OCC9003", "OCC9004", "OCC9005"] },
    });
    assert.ok(await compareBox(page, "Office coordinator").isDisabled());
    assert.ok(await compareBox(page, "Team secretary").isEnabled());
    await leave();
  });
});

describe("a large catalogue", () => {
  it("is listed a little at a time", async () => {
    const catalogue = county(60);
    const target = catalogue[4].reference;
    const current = catalogue[0].reference;
    const { page, leave } = await visit(home, {
      catalogue,
      settings: null,
      storage: JSON.stringify({ format: "skills-gap/1", target, current, ratings: { [current]: { K1: 2, S1: 2 } } }),
    });
    await near(page).getByText("60 occupations fit.").waitFor();
    assert.equal((await names(page)).length, 8);
    await near(page).getByRole("button", { name: "Show more" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".near-row").length === 16);
    await page.locator(".way-card").first().waitFor();
    const nodes = await page.evaluate(() => document.querySelectorAll("main *:not(option)").length);
    assert.ok(nodes < 2500, `${nodes} elements`);
    await page.locator(".panel").getByRole("radio").nth(2).check();
    await leave();
  });
});
