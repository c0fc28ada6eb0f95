import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allAt, answers, finding, heading, keeping, rate, statement } from "./support/person.mjs";
import { house, storeKey, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const start = answers({ ratings: { OCC0311: { K9: 2 } } });
const kept = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), storeKey);

/** Writes as another tab would whose event has not arrived: the writing tab itself gets none. */
const writeBehindIts = (page, text) =>
  page.evaluate(
    ([key, value]) => (value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value)),
    [storeKey, text],
  );

describe("two tabs", () => {
  it("follow each other as long as nothing of either is unsaved", async () => {
    const { page: one, open, leave } = await visit(home, { storage: start });
    const two = await open();
    await rate(two, "K10", "I use it in my work");
    await (await statement(one, "K10"))
      .getByRole("radio", { name: "I use it in my work" })
      .and(one.locator(":checked"))
      .waitFor();
    // Before anything else is told: on a slow machine the next finding comes by itself.
    await one.waitForFunction(() => /changed in another tab/.test(globalThis.find("[role=status]").textContent));
    assert.equal(await finding(one), await finding(two));
    await rate(one, "K14", "I know the basics");
    await (await statement(two, "K14"))
      .getByRole("radio", { name: "I know the basics" })
      .and(two.locator(":checked"))
      .waitFor();
    assert.deepEqual((await kept(one)).ratings, { OCC0311: { K9: 2, K10: 2, K14: 1 } });
    await leave();
  });

  it("offer the answers back that the other one deleted", async () => {
    const { page: one, open, leave } = await visit(home, { storage: start });
    const two = await open();
    await (await keeping(two)).getByRole("button", { name: "Delete my answers" }).click();
    await two.getByRole("button", { name: "Yes, delete" }).click();
    await one.getByRole("button", { name: "Undo: back to the 1 answer before" }).click();
    await (await heading(two)).waitFor();
    assert.deepEqual((await kept(two)).ratings, { OCC0311: { K9: 2 } });
    await leave();
  });

  const theirs = answers({ ratings: allAt("OCC0526", 2) });
  const choices = [
    {
      name: "keeping the ones here",
      button: "Keep the ones here",
      count: 2,
      undo: "Undo: back to the 43 answers before",
    },
    {
      name: "using the others",
      button: "Use those from the other tab",
      count: 43,
      undo: "Undo: back to the 2 answers before",
    },
  ];
  for (const { name, button, count, undo } of choices) {
    it(`never overwrite what one of them has not seen: ${name}`, async () => {
      const { page, leave } = await visit(home, { storage: start });
      await writeBehindIts(page, theirs);
      await rate(page, "K1", "New to me");
      assert.match(await page.locator("#conflict").innerText(), /The other tab has 43 answers, this one 2 answers/);
      assert.deepEqual(await kept(page), JSON.parse(theirs), "theirs are untouched");
      await rate(page, "K1", "I know the basics");
      assert.deepEqual(await kept(page), JSON.parse(theirs), "and stay so until the person chooses");
      await page.getByRole("button", { name: button }).click();
      assert.equal(await page.locator("#conflict").count(), 0);
      assert.equal(countOf(await kept(page)), count);
      assert.ok(await page.locator("#rate-heading").evaluate((heading) => heading === globalThis.focused()));
      await page.getByRole("button", { name: undo }).click();
      assert.equal(countOf(await kept(page)), 45 - count, "the choice can be undone");
      await leave();
    });
  }

  it("tell of a conflict with nothing, and with what cannot be read", async () => {
    const cases = [
      [null, /The other tab has none left, this one 2 answers/],
      ["nonsense", /What is stored now cannot be read/],
    ];
    for (const [text, words] of cases) {
      const { page, leave } = await visit(home, { storage: start });
      await writeBehindIts(page, text);
      await rate(page, "K1", "New to me");
      assert.match(await page.locator("#conflict").innerText(), words);
      await page.getByRole("button", { name: "Keep the ones here" }).click();
      assert.equal(countOf(await kept(page)), 2);
      await leave();
    }
  });
});

const countOf = ({ ratings }) => Object.values(ratings).reduce((sum, each) => sum + Object.keys(each).length, 0);
