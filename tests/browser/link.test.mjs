import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { expectAccessible, prepareAxe } from "./support/axe.mjs";
import { dist } from "./support/dist.mjs";
import { allAt, answers, finding, keeping, on, rate } from "./support/person.mjs";
import { house, storeKey, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const given = {
  current: "OCC0311",
  ratings: { OCC0311: { K9: 2, K1: null }, OCC0526: { K3: 1 } },
  rejected: [["OCC0311.K9", "OCC0526.K7"]],
  assumed: { OCC0311: 2 },
};
const mine = answers({ ...given, notes: { OCC0526: { K3: "From my studies" } } });
const kept = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), storeKey);
const hash = (page) => page.evaluate(() => location.hash);
const focus = (page) => page.evaluate(() => globalThis.focused()?.id);

/** Makes a link as a person does. */
async function linkOf(page) {
  await (await keeping(page)).getByRole("button", { name: "Copy a link with my answers" }).click();
  return page.locator("#answers-link").inputValue();
}

/** What a link of these answers has after its `#`. */
async function fragmentOf(storage) {
  const { page, leave } = await visit(home, { storage });
  const fragment = new URL(await linkOf(page)).hash;
  await leave();
  return fragment;
}

describe("a link with the answers in it", () => {
  it("brings everything but the notes to another device, once the person says so", async () => {
    const here = await visit(home, { storage: mine });
    const found = await finding(here.page);
    const address = await linkOf(here.page);
    assert.ok(address.length < 250, `${address.length} characters`);
    assert.equal(await focus(here.page), "answers-link");
    const words = await here.page.locator(".made-link").innerText();
    assert.match(words, /whoever has it can see them/);
    assert.match(words, /Not in it: 1 note\. A file has everything\./);
    await prepareAxe(here.page);
    await expectAccessible(here.page, "a link was made", { part: ".keep" });
    await rate(here.page, "K2", "New to me");
    assert.equal(await (await on(here.page, "Plan")).locator(".made-link").count(), 0, "other answers, no link");
    await here.leave();

    const there = await visit(home, { address: new URL(address).hash });
    const note = there.page.locator("#file-note");
    await note.waitFor();
    assert.equal(await focus(there.page), "file-note");
    assert.match(
      await note.innerText(),
      /has 3 answers in it: 2 for .*, 1 for Policy officer and what was said of .* as a whole\./,
    );
    assert.match(await note.innerText(), /The job it is for: Policy officer/);
    assert.equal(await hash(there.page), "#choose", "the answers do not stay in the address");
    assert.equal(await kept(there.page), null, "nothing is stored before the person says so");
    await prepareAxe(there.page);
    await expectAccessible(there.page, "a link was opened", { part: ".notices" });
    await there.page.keyboard.press("Tab");
    await there.page.keyboard.press("Enter");
    await there.page.waitForFunction(() => location.hash === "#result");
    assert.equal(await focus(there.page), "result");
    assert.equal(await finding(there.page), found);
    const stored = await kept(there.page);
    for (const [field, value] of Object.entries(given)) assert.deepEqual(stored[field], value, field);
    assert.deepEqual(stored.notes, {});
    await there.leave();
  });

  it("replaces other answers only when told to, and can be undone", async () => {
    const fragment = await fragmentOf(answers({ ratings: allAt("OCC0526", 2) }));
    const { page, leave } = await visit(home, { storage: mine });
    const found = await finding(page);
    // As one that is pasted over the address of the open page.
    await page.evaluate((to) => (location.hash = to), fragment);
    const note = page.locator("#file-note");
    await note.waitFor();
    assert.match(await note.innerText(), /has 43 answers in it.*Your own 3 answers would be replaced/s);
    assert.equal(await hash(page), "#result");
    await page.getByRole("button", { name: "Keep mine" }).click();
    assert.equal(await finding(page), found);
    await page.evaluate((to) => (location.hash = to), fragment);
    await page.getByRole("button", { name: "Replace mine" }).click();
    assert.match(await finding(page), /You hold all 43 things/);
    await page.getByText("The answers from the link have taken the place of yours.").waitFor();
    await page.getByRole("button", { name: "Undo: back to the 3 answers before" }).click();
    assert.equal(await finding(page), found);
    await leave();
  });

  it("is refused in plain words where it is damaged or of a later version", async () => {
    const fragment = await fragmentOf(mine);
    for (const [bad, words] of [
      [fragment.slice(0, -3), /It is cut short or changed: copy the whole link once more\./],
      [fragment.replace("/1", "/7"), /A later version has made it/],
    ]) {
      const { page, leave } = await visit(home, { storage: mine, address: bad });
      const note = page.locator("#file-note");
      await note.waitFor();
      assert.match(await note.innerText(), /The link was not loaded/);
      assert.equal(await note.locator("input").count(), 0, "no file was chosen");
      assert.match(await note.innerText(), words);
      assert.deepEqual((await kept(page)).ratings, given.ratings);
      await leave();
    }
  });

  it("of another version of a standard moves its answers with their words, and says what does not fit", async () => {
    const fragment = await fragmentOf(answers({ ratings: { OCC0526: { K1: 2, K2: 1, S1: 2 } } }));
    const catalogue = JSON.parse(await readFile(await catalogueFile(), "utf8"));
    const target = catalogue.find(({ reference }) => reference === "OCC0526");
    const [one, two] = ["K1", "K2"].map((code) => target.ksbs.find((ksb) => ksb.code === code));
    // K1's words are now K2's, and K2's are gone.
    two.statement = one.statement;
    one.statement = "How bees find their way home over long distances.";
    const { page, leave } = await visit(home, { catalogue, address: fragment, asks: /model/ });
    const note = page.locator("#file-note");
    await note.waitFor();
    assert.match(await note.innerText(), /2 parts of it do not fit the statements here/);
    await page.getByRole("button", { name: "Use these answers" }).click();
    await page.getByText("1 of your answers has moved to a new version of the standard.").waitFor();
    const stored = await kept(page);
    assert.deepEqual(stored.ratings, { OCC0526: { K2: 2, S1: 2 } });
    assert.deepEqual(
      stored.setAside.map(({ path, value }) => [path, value]),
      [["ratings.OCC0526.K2", 1]],
    );
    await leave();
  });
});

async function catalogueFile() {
  const { readdir } = await import("node:fs/promises");
  const files = await readdir(`${dist}/assets`);
  return `${dist}/assets/${files.find((file) => /^catalogue.*\.txt$/.test(file))}`;
}
