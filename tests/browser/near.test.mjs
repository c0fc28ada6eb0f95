import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { county } from "../fixtures/catalogues/county.mjs";
import { answers as inTwo, on, oneAtATime } from "./support/person.mjs";
import { visitTown } from "./support/town.mjs";
import { house, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const near = (page) => page.getByRole("region", { name: "Related jobs" });
const names = (page) => near(page).locator(".near-name b").allInnerTexts();
const compareBox = (page, name) => near(page).getByRole("checkbox", { name: `Compare ${name}` });

describe("the nearest occupations", () => {
  it("are others, each with what is expected of it, its level, and a word where the place is not certain", async () => {
    const { page, leave } = await visitTown(home);
    await near(page).getByRole("button", { name: "Show more" }).click();
    await page.waitForFunction(() => globalThis.findAll(".near-row").length === 9);
    const listed = await names(page);
    for (const own of ["Reception assistant", "Programme manager"]) assert.ok(!listed.includes(own), own);
    for (const row of await near(page).locator(".near-row").all()) {
      const text = await row.innerText();
      assert.match(text, /We expect you to hold about \d+% of it\./);
      assert.match(text, /the same level as now|\d levels? higher than now/);
    }
    assert.doesNotMatch(await near(page).innerText(), /leads? on/i, "what is worked out here is no progression");
    assert.ok((await near(page).getByText("place not certain").count()) > 1);
    assert.ok((await near(page).locator(".near-rest ~ .nears > li").count()) > 1, "several are less alike");
    assert.equal(
      await near(page)
        .getByText(/too little to call them related\. The most alike come first/)
        .count(),
      1,
      "said once for all of them",
    );
    await leave();
  });

  it("name what they share: up to three statements, each with the one it is close to", async () => {
    const { page, leave } = await visitTown(home);
    const first = near(page).locator(".near-row").first();
    await first.getByText("What they share").click();
    const shared = await first.locator(".near-shared li").allInnerTexts();
    assert.ok(shared.length > 0 && shared.length <= 3, `${shared.length} statements`);
    for (const one of shared) assert.match(one, /^[KSB]\d+\s[\s\S]*Close to [KSB]\d+: /);
    await leave();
  });

  it("can be filtered, and the filters are kept", async () => {
    const { page, reload, leave } = await visitTown(home);
    await near(page).getByRole("combobox", { name: "Route" }).selectOption("Creative and design");
    await near(page).getByText("2 related jobs. 1 other is less alike.").waitFor();
    await near(page).getByRole("combobox", { name: "From level" }).selectOption("4");
    await near(page).getByText("No related job. 1 other is less alike.").waitFor();
    assert.deepEqual(await names(page), ["Event organiser"]);
    await reload();
    assert.deepEqual(await names(page), ["Event organiser"]);
    await near(page).getByRole("combobox", { name: "Up to level" }).selectOption("3");
    await near(page).getByText("None fits. Fewer filters may help.").waitFor();
    await near(page).getByRole("combobox", { name: "Route" }).selectOption("");
    await near(page).getByRole("combobox", { name: "From level" }).selectOption("");
    await near(page).getByRole("combobox", { name: "Up to level" }).selectOption("");
    await near(page).getByRole("checkbox", { name: "Only what is linked from my job now" }).check();
    await near(page)
      .getByText(/1 link away/)
      .first()
      .waitFor();
    await leave();
  });

  it("appear with where one is, without a percentage, and say how much with the first answer", async () => {
    const { page, leave } = await visitTown(home, { answers: { ratings: {}, current: null } });
    await on(page, "Result");
    assert.match(await near(page).innerText(), /Say what your job is now, or answer a question/);
    await leave();
    const known = await visitTown(home, { answers: { ratings: {} } });
    await on(known.page, "Result");
    await near(known.page).getByText("3 related jobs. 6 others are less alike.").waitFor();
    assert.doesNotMatch(await near(known.page).innerText(), /%/);
    await oneAtATime(known.page);
    await known.page.locator(".answer").nth(2).click();
    await on(known.page, "Result");
    await near(known.page)
      .getByText(/We expect you to hold about \d+% of it/)
      .first()
      .waitFor();
    await known.leave();
  });
});

describe("several side by side", () => {
  it("are not shown to who holds nothing; nor are ways that no official link opens", async () => {
    const none = Object.fromEntries(["K1", "K2", "K3", "S1", "S2", "B1"].map((code) => [code, 0]));
    const { page, leave } = await visit(home, {
      storage: inTwo({ current: null, ratings: { OCC0526: none } }),
      address: "#result",
    });
    await page.locator(".result").waitFor();
    await page.waitForFunction(() => !globalThis.find("[aria-busy=true]"));
    assert.equal(await page.locator(".near, .ways").count(), 0);
    const bring = page.locator(".card", { hasText: "What you bring" });
    assert.match(await bring.innerText(), /Nothing in full yet: 37 things are not known\./);
    await leave();
  });

  it("share what is learnt once; each has its own besides", async () => {
    const { page, reload, leave } = await visitTown(home);
    await near(page).getByRole("button", { name: "Show more" }).click();
    await compareBox(page, "Office coordinator").check();
    await near(page).getByText("Choose one more, up to five in all.").waitFor();
    await compareBox(page, "Service leader").focus();
    await page.keyboard.press("Space");
    const compare = page.getByRole("region", { name: "Side by side" });
    await compare.getByText("Learn once, counts for several").waitFor();
    assert.ok(await compareBox(page, "Service leader").evaluate((box) => box === globalThis.focused()));
    const text = await compare.innerText();
    assert.match(text, /we expect you to hold about \d+ of its \d+ things, likely between \d+ and \d+\./);
    assert.match(text, /\d+ not asked yet\.\s+\d links? away/);
    assert.match(
      text,
      /Needed for Office coordinator; learning it also covers (all|\d+%) of [KSB]\d+ of Service leader\./,
    );
    assert.doesNotMatch(text, /\d\.\d/, "no fractions of statements");
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
      settings: { compared: ["OCC9006", "OCC9002", "OCC9003", "OCC9004", "OCC9005"] },
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
    await near(page).getByText("58 jobs.").waitFor();
    assert.equal((await names(page)).length, 8);
    await near(page).getByRole("button", { name: "Show more" }).click();
    await page.waitForFunction(() => globalThis.findAll(".near-row").length === 16);
    await page.locator(".way-card").first().waitFor();
    const nodes = await page.evaluate(() => globalThis.findAll("*:not(option)").length);
    assert.ok(nodes < 2500, `${nodes} elements`);
    await oneAtATime(page);
    await page.locator(".answer").nth(2).click();
    await leave();
  });
});
