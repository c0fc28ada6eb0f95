import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { town } from "../fixtures/catalogues/town.mjs";
import { answers, finding, rate, statement } from "./support/person.mjs";
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
    assert.match(await notice.locator("summary").innerText(), /^1 of your answers has moved to a new version/);
    await notice.locator("summary").click();
    assert.match(
      await notice.innerText(),
      /Public relations and communications assistant: what was K1 is now K9\. Its words are the same: “/,
    );
    assert.ok(await (await statement(page, "K9")).getByRole("radio", { name: "I use it in my work" }).isChecked());
    assert.equal(await (await statement(page, "K1")).getByRole("radio", { checked: true }).count(), 0);
    const { ratings, ratedOn, setAside } = await kept(page);
    assert.deepEqual(ratings, { OCC0311: { K9: 2 } });
    assert.deepEqual(ratedOn, { OCC0311: { K9: { statement: textOf("K9") } } });
    assert.deepEqual(
      setAside.map(({ path, value }) => [path, value]),
      [["ratings.OCC0311.K2", 1]],
    );
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

const manager = town.find(({ reference }) => reference === "OCC9010");
const [first, second] = manager.ksbs.filter(({ kind }) => kind === "knowledge");

/** A version of the standard in which two statements have changed their codes. */
const newer = town.map((one) => {
  if (one !== manager) return one;
  const code = { [first.code]: second.code, [second.code]: first.code };
  return { ...one, ksbs: one.ksbs.map((ksb) => ({ ...ksb, code: code[ksb.code] ?? ksb.code })) };
});

/** Answers given on the version before, one of them on a statement that there is no more. */
const storage = JSON.stringify({
  format: "skills-gap/1",
  target: "OCC9010",
  ratings: { OCC9010: { [first.code]: 2, K3: 1 } },
  ratedOn: {
    OCC9010: {
      [first.code]: { statement: first.statement },
      K3: { statement: "How lace was made by hand in the north before there were machines." },
    },
  },
});

describe("a new version of a standard in the town", () => {
  it("takes the answers along with their statements, says which, and what finds no place", async () => {
    const { page, reload, leave } = await visit(home, { catalogue: newer, storage, asks: /model/ });
    const notice = page.locator("#migrated");
    await notice.waitFor();
    assert.match(await notice.innerText(), /1 of your answers has moved to a new version/);
    await notice.locator("summary").click();
    assert.match(
      await notice.innerText(),
      new RegExp(`^Programme manager: what was ${first.code} is now ${second.code}\\.`, "m"),
    );
    assert.match(await page.getByText("does not fit the statements here").innerText(), /^1 answer/);
    const after = await kept(page);
    assert.deepEqual(after.ratings, { OCC9010: { [second.code]: 2 } });
    assert.equal(after.ratedOn.OCC9010[second.code].statement, first.statement);
    assert.deepEqual(
      after.setAside.map(({ path }) => path),
      ["ratings.OCC9010.K3"],
    );

    await rate(page, "K4", "I use it in my work");
    await rate(page, "K5", "I use it in my work");
    assert.equal(await notice.locator("li").count(), 1, "once");
    const found = await finding(page);
    await reload();
    assert.equal(await finding(page), found);
    assert.equal(await notice.count(), 0, "and is done with");
    await leave();
  });

  it("does not set two tabs of different versions against each other", async () => {
    let opened = 0;
    const { page, open, leave } = await visit(home, {
      storage: storage
        .replace(/"K3":1|"K3":\{[^}]*\}/g, '"K4":null')
        .replace(
          /"ratedOn".*/,
          `"ratedOn":{"OCC9010":{"${first.code}":${JSON.stringify({ statement: first.statement })}}}}`,
        ),
      asks: /model/,
      before: (context) =>
        context.route("**/catalogue*.txt", (route) => route.fulfill({ json: opened++ === 0 ? town : newer })),
    });
    await page.evaluate(() => {
      window.writes = 0;
      addEventListener("storage", () => (window.writes += 1));
    });
    const other = await open();
    await other.locator("#migrated").waitFor();
    await other.evaluate(() => {
      window.writes = 0;
      addEventListener("storage", () => (window.writes += 1));
    });
    await page.waitForFunction(() => window.writes > 0);
    // Time enough for a second turn, were there one.
    await page.waitForTimeout(1000);
    assert.deepEqual([await page.evaluate(() => window.writes), await other.evaluate(() => window.writes)], [1, 0]);
    assert.deepEqual((await kept(page)).ratings.OCC9010[second.code], 2);
    await leave();
  });
});
