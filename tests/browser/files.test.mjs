import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { openAdding, paste } from "./support/adding.mjs";
import { allAt, answers, finding, keeping, openStatements, rate } from "./support/person.mjs";
import { giveFile } from "./support/states.mjs";
import { house, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const mine = answers({ ratings: { OCC0311: { K9: 2 } } });

async function downloaded(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    keeping(page).then(() => page.locator(".keep").getByRole("button", { name: "Download my answers" }).click()),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

describe("a file of answers", () => {
  it("is exactly one request, and brings everything back on another device", async () => {
    const request = {
      format: "skills-gap/1",
      target: "OCC0526",
      current: "OCC0311",
      ratings: { OCC0311: { K9: 2, K1: null }, OCC0526: { K3: 1 } },
      notes: { OCC0526: { K3: "From my studies" } },
      rejected: [["OCC0311.K9", "OCC0526.K7"]],
    };
    const here = await visit(home, { storage: JSON.stringify(request) });
    const found = await finding(here.page);
    const file = await downloaded(here.page);
    assert.match(file.name, /^skills-gap-OCC0526-\d{4}-\d\d-\d\d\.json$/);
    const written = JSON.parse(file.text);
    for (const [field, value] of Object.entries(request)) assert.deepEqual(written[field], value, field);
    await here.leave();

    const there = await visit(home);
    await giveFile(there.page, file.name, file.text);
    await there.page.getByText("is loaded: 3 answers.").waitFor();
    assert.equal(await finding(there.page), found);
    await openStatements(there.page);
    assert.match(await there.page.locator(".statements").innerText(), /Your note: From my studies/);
    assert.equal(await there.page.locator("details.notice").count(), 0, "the engine took all of it");
    await there.leave();
  });

  it("takes the place of other answers only when told to, and can be undone", async () => {
    const { page, leave } = await visit(home, { storage: mine });
    const found = await finding(page);
    const file = answers({ ratings: allAt("OCC0526", 2) });
    await giveFile(page, "other.json", file);
    assert.match(await page.locator("#file-note").innerText(), /Replace your 1 answer with the 43 in other\.json\?/);
    await page.getByRole("button", { name: "Keep mine" }).click();
    assert.equal(await finding(page), found);

    await giveFile(page, "other.json", file);
    await page.getByRole("button", { name: "Replace mine" }).click();
    assert.match(await finding(page), /You hold all 43 things/);
    await page.getByRole("button", { name: "Undo: back to the 1 answer before" }).click();
    assert.equal(await finding(page), found);
    await leave();
  });

  it("can be dropped anywhere on the page", async () => {
    const { page, leave } = await visit(home);
    await page.evaluate(drop, mine);
    await page.getByText("dropped.json is loaded: 1 answer.").waitFor();
    await leave();
  });

  it("is known by any field of saved answers when it is dropped", async () => {
    const { page, leave } = await visit(home);
    const fields = {
      format: "skills-gap/1",
      target: "OCC0526",
      current: "OCC0311",
      ratings: {},
      notes: { OCC0526: { K1: "a note" } },
      rejected: [],
      scale: { points: [] },
      setAside: [],
    };
    for (const [field, value] of Object.entries(fields)) {
      await page.evaluate(drop, JSON.stringify({ [field]: value }));
      const loaded = page.getByText("dropped.json is loaded: 0 answers.");
      const replace = page.getByRole("button", { name: "Replace mine" });
      await loaded.or(replace).first().waitFor();
      // What came before, a note or a scale, would be missed.
      const isAsked = ["rejected", "setAside"].includes(field);
      assert.equal(await replace.count(), isAsked ? 1 : 0, field);
      if (isAsked) {
        assert.match(await page.locator("#file-note").innerText(), /^Replace what is kept here with/);
        await replace.click();
        await page.getByRole("button", { name: "Undo: back to what was there before" }).waitFor();
      }
      await loaded.waitFor();
      await page.locator("#file-note").getByRole("button", { name: "Close" }).click();
    }
    // A later version is known, too, and refused.
    await page.evaluate(drop, JSON.stringify({ format: "skills-gap/9" }));
    await page.locator("#file-note").getByText("dropped.json was not loaded.").waitFor();
    await leave();
  });

  it("is told from other files when one is dropped, which change nothing", async () => {
    const { page, leave } = await visit(home, { storage: mine, asks: /add|readers|model/ });
    const before = await page.evaluate(() => ({ ...localStorage }));
    const occupation = {
      reference: "OCC9301",
      name: "Welder",
      ksbs: [{ code: "K1", kind: "knowledge", statement: "Steel" }],
    };
    const collection = { format: "skills-gap-catalogue/1", sources: [], occupations: [occupation] };
    for (const file of [collection, [occupation], occupation]) {
      await page.evaluate(drop, JSON.stringify(file));
      await page.locator("#add-note").getByText("This is what was read.").waitFor();
      await page.locator("#add-note").getByRole("button", { name: "Do not add" }).click();
      assert.equal(await page.locator("#file-note").count(), 0, JSON.stringify(file));
    }
    const manifest = { format: "skills-gap-pack/1", engineVersion: "0.1.0", counts: {}, files: {} };
    for (const file of [
      null,
      5,
      "OCC0526",
      {},
      [],
      { name: "package" },
      { format: 1 },
      manifest,
      { ...manifest, target: "OCC0526" },
    ]) {
      const said = page.locator("#add-note").getByText(/dropped\.json/);
      await page.evaluate(drop, JSON.stringify(file));
      await said.waitFor();
      assert.equal(await page.locator("#file-note").count(), 0, JSON.stringify(file));
      await page.locator("#add-note").getByRole("button", { name: "Close" }).click();
      await said.waitFor({ state: "detached" });
    }
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), before);
    await leave();
  });

  it("is taken where a page or an advert is asked for, too", async () => {
    const { page, leave } = await visit(home, { asks: /add/ });
    await openAdding(page);
    await page
      .locator("#add-file")
      .setInputFiles({ name: "mine.json", mimeType: "application/json", buffer: Buffer.from(mine) });
    await page.getByText("is loaded: 1 answer.").waitFor();
    assert.equal(await page.evaluate(() => globalThis.focused().id), "file-note");
    await paste(page, answers({ ratings: { OCC0526: { K1: 1, K2: 2 } } }));
    await page.getByText("Replace your 1 answer with the 2 in What you pasted?").waitFor();
    await leave();
  });

  it("is offered only where there is something to take", async () => {
    const { page, leave } = await visit(home, { storage: answers({}) });
    const download = (await keeping(page)).locator(".keep").getByRole("button", { name: "Download my answers" });
    assert.equal(await download.count(), 0);
    assert.match(await page.locator(".keep").innerText(), /There are no answers here yet[\s\S]*Load answers/);
    await rate(page, "K9", "I use it in my work");
    await keeping(page);
    assert.equal(await download.count(), 1);
    await leave();
  });

  it("is counted where only what was said of a whole job is replaced", async () => {
    const { page, leave } = await visit(home, { storage: answers({ assumed: { OCC0311: 2 } }) });
    await giveFile(page, "mine.json", mine);
    const asked = page.locator("#file-note").getByText("Replace what is kept here with the 1 answer in mine.json?");
    await asked.waitFor();
    await leave();
  });

  it("may begin with a byte order mark, and may hold what no longer fits", async () => {
    const { page, leave } = await visit(home);
    await giveFile(page, "edited.json", `\uFEFF${answers({ ratings: { OCC0311: { K9: 2, K99: 3 } } })}`);
    await page.getByText("edited.json is loaded: 1 answer.").waitFor();
    assert.match(await page.locator("details.notice").innerText(), /does not fit the statements here/);
    assert.match((await downloaded(page)).text, /K99/);
    await leave();
  });

  it("can be chosen again after it was refused", async () => {
    const { page, leave } = await visit(home);
    await giveFile(page, "x.json", "no");
    await page.locator("#file-note").getByText("x.json was not loaded.").waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    await giveFile(page, "x.json", mine);
    await page.getByText("x.json is loaded: 1 answer.").waitFor();
    // What says that a file was refused takes another, without a way to the plan.
    await page.evaluate(drop, JSON.stringify({ format: "skills-gap/9" }));
    const another = { name: "y.json", mimeType: "application/json", buffer: Buffer.from(answers({})) };
    const label = page.locator("#file-note").getByText("Choose another file of answers");
    assert.ok((await label.boundingBox()).height > 10, "what the field is for stands beside it");
    await page.locator("#file-note").getByLabel("Choose another file of answers").setInputFiles(another);
    await page.locator("#file-note").getByText("y.json").waitFor();
    await leave();
  });
});

describe("a file that is none", () => {
  const files = [
    ["empty", "", /It is empty/],
    ["only space", " \n\t", /It is empty/],
    ["prose", "Dear all,", /not a file of answers.*its name ends in \.json/],
    ["cut off", mine.slice(0, 40), /cut off/],
    ["a web page", "<!doctype html><title>No</title>", /not a file of answers.*its name ends in \.json/],
    ["a picture", "\u0089PNG\r\n\u001a\n\0\0", /not a file of answers.*its name ends in \.json/],
    [
      "the result as a table",
      '\uFEFFCode,Kind,Statement,Where it stands,Answer\r\nK1,Knowledge,"Bread, and how",Held,\r\n',
      /a table of a result.*ends in \.json/,
    ],
    ["a list", "[]", /answers that this page can use/],
    ["a text", '"OCC0526"', /answers that this page can use/],
    ["null", "null", /answers that this page can use/],
    ["something else's", '{"name":"package","version":"1.0.0"}', /answers that this page can use/],
    ["another form", '{"format":"skills-gap/99","target":"OCC0526"}', /answers that this page can use/],
    ["far too large", " ".repeat(5_000_001), /far larger/],
  ];
  for (const [name, text, words] of files) {
    it(`says what is wrong and changes nothing: ${name}`, async () => {
      const { page, leave } = await visit(home, { storage: mine });
      const before = await page.evaluate(() => ({ ...localStorage }));
      const found = await finding(page);
      await giveFile(page, "a file.json", text);
      const note = page.locator("#file-note");
      await note.waitFor();
      assert.match(await note.innerText(), /a file\.json was not loaded\./);
      assert.match(await note.innerText(), words);
      assert.match(await note.innerText(), /Your answers here are unchanged\./);
      assert.ok(await note.evaluate((element) => element === globalThis.focused()), "it is read out at once");
      assert.equal(await finding(page), found);
      assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), before);
      await rate(page, "K1", "New to me");
      await leave();
    });
  }
});

/** Runs in the page: drops a file with this text on it. */
function drop(text) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], "dropped.json", { type: "application/json" }));
  for (const type of ["dragover", "drop"]) {
    const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
    globalThis.find("h1").dispatchEvent(event);
    if (!event.defaultPrevented) throw new Error(`${type} would leave the page`);
  }
}
