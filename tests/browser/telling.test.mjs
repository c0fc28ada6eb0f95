import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allAt, answers, standardOrder } from "./support/person.mjs";
import { visitTown } from "./support/town.mjs";
import { house, settingsKey, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const groups = (page) => page.locator(".panel fieldset");
const names = (page) => groups(page).evaluateAll((all) => all.map(({ id }) => id));
const next = (page) => page.getByRole("button", { name: /^Ask me (the next|one more)/ });
const focused = (page) => page.evaluate(() => document.activeElement.id);

describe("the most telling questions first", () => {
  it("is how a visit begins", async () => {
    const { page, leave } = await visitTown(home);
    assert.ok(await page.getByRole("radio", { name: "The most telling first" }).isChecked());
    await page.getByRole("heading", { name: "The most telling questions" }).waitFor();
    assert.equal((await names(page)).length, 5);
    assert.match(
      await groups(page).first().innerText(),
      /today\?\s*Where (you are now|you want to be): /,
      "each says what it is of",
    );
    await leave();
  });

  it("keeps every question in its place while it is answered, and asks others when told to", async () => {
    const { page, leave } = await visitTown(home);
    const asked = await names(page);
    const radio = groups(page).nth(1).getByRole("radio").nth(2);
    await radio.focus();
    const top = () => radio.evaluate((element) => element.getBoundingClientRect().top);
    const before = await top();
    await page.keyboard.press("Space");
    await page.waitForFunction(() => /9 of \d+ answered/.test(document.querySelector(".panel-progress").textContent));
    await page.waitForTimeout(200);
    assert.deepEqual(await names(page), asked);
    assert.ok(await radio.isChecked());
    assert.ok(await radio.evaluate((element) => element === document.activeElement), "the focus stays");
    assert.equal(await top(), before, "and the place");

    await next(page).press("Enter");
    const others = await names(page);
    assert.equal(
      others.filter((name) => asked.includes(name)).length,
      0,
      "what was passed over is not asked at once again",
    );
    assert.equal(await focused(page), "asked-heading");
    await leave();
  });

  it("says of each why it is asked, and what each answer would make of the result", async () => {
    const { page, leave } = await visitTown(home);
    const first = groups(page).first();
    await first.getByText("Why this one?").click();
    assert.match(
      await first.innerText(),
      /On average, an answer to it narrows the range by (about \d+|less than one) percentage points?\./,
    );
    const table = first.getByRole("table", { name: /What each answer would make of the result/ });
    const labels = await first
      .getByRole("radio")
      .evaluateAll((all) => all.map(({ labels: [label] }) => label.textContent.trim()));
    const [none, half, full, beyond] = labels;
    assert.deepEqual(
      await table.getByRole("rowheader").allInnerTexts(),
      [none, half, `${full} or ${beyond}`],
      "answers that count the same stand together",
    );
    const left = await table.getByRole("cell").allInnerTexts();
    assert.match(left[0], /^about \d+%, between \d+% and \d+%$/);
    assert.notEqual(left[0], left[2], "the answers lead to different ranges");
    await first.getByRole("radio").nth(2).check();
    await first.getByText("You have answered it.").waitFor();
    await leave();
  });

  it("says how many more answers are worth giving, and when it is enough", async () => {
    const { page, leave } = await visitTown(home);
    assert.match(
      await page.locator(".panel-foot").innerText(),
      /About \d+ more questions? makes? this sure to ± 10%\./,
    );
    for (let round = 0; round < 20 && (await page.locator(".settled").count()) === 0; round += 1) {
      for (const group of await groups(page).all()) await group.getByRole("radio").nth(2).check();
      await page.waitForTimeout(100);
      if ((await page.locator(".settled").count()) === 0) await next(page).click();
    }
    assert.match(await page.locator(".settled").innerText(), /^Enough answered: this is sure to ± 10%\./);
    await page.waitForFunction(() => /Enough answered/.test(document.querySelector("[role=status]").textContent));
    await leave();
  });

  it("comes to an end", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { ...allAt("OCC0526", 2), ...allAt("OCC0311", 2) } }),
      settings: null,
    });
    await page.getByRole("heading", { name: "No telling question is left" }).waitFor();
    assert.equal(await next(page).count(), 0);
    await leave();
  });

  it("takes in a statement that a person wants to answer", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: allAt("OCC0311", 2) }), settings: null });
    await page.getByRole("button", { name: "Why? S5" }).click();
    await page.getByRole("button", { name: "Answer S5 myself" }).click();
    assert.equal((await names(page))[0], "rate-OCC0526-S5");
    assert.ok(
      await page
        .locator("#rate-OCC0526-S5 input")
        .first()
        .evaluate((input) => input === document.activeElement),
    );
    await leave();
  });
});

describe("the order", () => {
  it("can be the standard's, is kept, and goes with the answers", async () => {
    const { page, reload, leave } = await visitTown(home);
    await standardOrder(page);
    assert.equal(await page.getByRole("navigation", { name: "Parts to rate" }).count(), 1);
    await reload();
    assert.ok(await page.getByRole("radio", { name: "As the standard lists them" }).isChecked());
    await page.getByRole("radio", { name: "The most telling first" }).check();
    await page.getByRole("heading", { name: "The most telling questions" }).waitFor();
    assert.equal(
      await page.evaluate((key) => localStorage.getItem(key), settingsKey),
      null,
      "the default needs no keeping",
    );
    await standardOrder(page);
    await page.getByRole("button", { name: "Delete my answers" }).click();
    await page.getByRole("button", { name: "Yes, delete" }).click();
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});
    await leave();
  });

  it("survives settings that are none", async () => {
    for (const kept of [
      "[]",
      "null",
      '"x"',
      { order: 7, maxSteps: 99, via: ["OCC0000"], avoid: "all", way: [1], minLevel: -4, route: null, compared: {} },
      { route: "No such route", way: ["OCC9001"], compared: ["OCC9010", "OCC9010"] },
    ]) {
      const settings = typeof kept === "string" ? JSON.parse(kept) : kept;
      const { page, leave } = await visitTown(home, { settings });
      await page.getByRole("heading", { name: "The most telling questions" }).waitFor();
      await page
        .getByRole("heading", { name: "Choose the way" })
        .or(page.getByText("Choose the way that suits you"))
        .first()
        .waitFor();
      await leave();
    }
  });

  it("needs no mouse", async () => {
    const { page, leave } = await visitTown(home);
    await page.getByRole("radio", { name: "The most telling first" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("navigation", { name: "Parts to rate" }).waitFor();
    assert.ok(
      await page
        .getByRole("radio", { name: "As the standard lists them" })
        .evaluate((radio) => radio === document.activeElement),
    );
    await leave();
  });
});
