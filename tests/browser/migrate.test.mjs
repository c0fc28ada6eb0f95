import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { answers, rate, statement } from "./support/person.mjs";
import { house, storeKey, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const kept = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), storeKey);

const { ksbs } = JSON.parse(await readFile(new URL("../../data/occupations/OCC0311.json", import.meta.url), "utf8"));

/** The text of a statement of OCC0311. */
const textOf = (code) => ksbs.find((ksb) => ksb.code === code).statement;

describe("answers that were given on another version of a standard", () => {
  it("go to the statements that there are now, which is said, and stay there", async () => {
    const storage = answers({
      ratings: { OCC0311: { K1: 2, K2: 1 } },
      ratedOn: { OCC0311: { K1: { statement: textOf("K9") }, K2: { statement: "How to shoe a horse" } } },
    });
    const { page, reload, leave } = await visit(home, { storage });
    const notice = page.locator("#migrated");
    await notice.waitFor();
    assert.match(await notice.locator("summary").innerText(), /^1 of your answers is now with a statement of a new version/);
    await notice.locator("summary").click();
    assert.match(await notice.innerText(), /OCC0311 K1, now K9/);
    assert.ok(await statement(page, "K9").getByRole("radio", { name: "I use it in my work" }).isChecked());
    assert.equal(await statement(page, "K1").getByRole("radio", { checked: true }).count(), 0);
    const { ratings, ratedOn, setAside } = await kept(page);
    assert.deepEqual(ratings, { OCC0311: { K9: 2 } });
    assert.deepEqual(ratedOn, { OCC0311: { K9: { statement: textOf("K9") } } });
    assert.deepEqual(setAside.map(({ path, value }) => [path, value]), [["ratings.OCC0311.K2", 1]]);
    await reload();
    assert.equal(await page.locator("#migrated").count(), 0);
    assert.deepEqual((await kept(page)).ratings, { OCC0311: { K9: 2 } });
    await leave();
  });

  it("remember their statement from the first one on", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: {} }) });
    await rate(page, "K1", "New to me");
    assert.deepEqual((await kept(page)).ratedOn, { OCC0311: { K1: { statement: textOf("K1") } } });
    await leave();
  });
});
