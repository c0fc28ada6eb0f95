import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { record } from "../fixtures/catalogues/record.mjs";
import { madeUp, madeUpPage } from "../fixtures/pages/made-up.mjs";
import { addPasted, openAdding, paste, pressAdvert, skillsScan } from "./support/adding.mjs";
import { answers, choose, finding, goalField, keeping, on, rate, standardOrder } from "./support/person.mjs";
import { giveFile } from "./support/states.mjs";
import { house, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const mine = answers({ ratings: { OCC0311: { K9: 2 } } });
const note = (page) => page.locator("#add-note");
const kept = (page) => page.evaluate(() => ({ ...localStorage }));

async function downloaded(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    keeping(page).then(() => page.locator(".keep").getByRole("button", { name: "Download my answers" }).click()),
  ]);
  return readFile(await download.path(), "utf8");
}

/** Adding brings what reads and compares: the one time that a page asks for more. */
const adding = (options) => visit(home, { asks: /add|readers|model/, ...options });

describe("an occupation that the page does not have", () => {
  it("is found by a job advert, with reasons, what it asks besides, and nothing chosen before a person does", async () => {
    const { page, leave } = await adding({ storage: answers({ current: "OCC0311" }) });
    await openAdding(page);
    await paste(page, pressAdvert);
    await note(page).getByText("This is read as a job advert").waitFor();
    assert.ok(await note(page).evaluate((element) => element === globalThis.focused()), "it is read out at once");
    const words = await note(page).innerText();
    assert.match(words, /Assistant press officer/);
    assert.match(words, /Harbour Town Council/);
    assert.match(words, /Closes: 12 March 2027/);
    assert.match(words, /asks for [KSB]\d+: “/);
    assert.doesNotMatch(words, /coffee/);
    await note(page)
      .getByText(/sentences? outside that standard/)
      .click();
    assert.match(await note(page).innerText(), /Feed the harbour seals/);
    const first = note(page).locator(".add-offers > li").first();
    assert.match(
      await first.innerText(),
      /ask for something[\s\S]*outside that standard[\s\S]*Choose/,
      "beside its job",
    );
    assert.equal(await note(page).getByRole("button", { pressed: true }).count(), 0);
    assert.equal(await (await goalField(page)).inputValue(), "OCC0526", "nothing is chosen before a person does");
    await leave();
  });

  it("is pasted, shown, added, chosen and rated like any other", async () => {
    const { page, reload, leave } = await adding({ storage: mine });
    await openAdding(page);
    assert.equal(await page.evaluate(() => globalThis.focused().id), "add-text");
    await paste(page, madeUpPage);
    await note(page).getByText("This is what was read.").waitFor();
    const words = await note(page).innerText();
    assert.match(words, /Harbour events assistant/);
    assert.match(words, /OCC9123 · Level 4, higher technical/);
    assert.match(words, /Knowledge: 21 · Skills: 16 · Behaviours: 5 · Duties: 12/);
    assert.match(words, /From: What you pasted/);
    assert.ok(await note(page).evaluate((element) => element === globalThis.focused()), "it is read out at once");
    const shown = note(page).locator(".add-kind li").filter({ visible: true });
    assert.equal(await shown.count(), 9, "the first statements of each kind are seen before it counts");
    await note(page).locator(".add-kind summary").first().click();
    assert.equal(await shown.count(), 9 + 18, "and all on request");
    assert.equal(
      await (await goalField(page)).locator("option", { hasText: madeUp.name }).count(),
      0,
      "nothing is added yet",
    );

    await page.getByRole("button", { name: "Add Harbour events assistant" }).click();
    await page.getByRole("button", { name: "This is the job I want" }).click();
    assert.equal(await (await goalField(page)).inputValue(), madeUp.reference);
    assert.match(await finding(page), /of the 42 things a Harbour events assistant needs/);
    await standardOrder(page);
    await rate(page, "K1", "I use it in my work");
    const found = await finding(page);

    await reload();
    assert.equal(await finding(page), found, "it is there again, and so are its answers");
    await leave();
  });

  it("is part of the file of answers, which is complete on another device", async () => {
    const here = await adding();
    await addPasted(here.page, madeUpPage);
    await here.page.getByRole("button", { name: "This is my job now" }).click();
    await choose(here.page, { current: null });
    await rate(here.page, "K9", "I use it in my work");
    const found = await finding(here.page);
    const file = await downloaded(here.page);
    assert.deepEqual(
      JSON.parse(file).occupations.map(({ name }) => name),
      [madeUp.name],
    );
    await here.leave();

    const there = await adding();
    await giveFile(there.page, "mine.json", file);
    await there.page.getByText("is loaded: 1 answer.").waitFor();
    assert.equal(await finding(there.page), found);
    assert.match(await (await on(there.page, "Choose")).locator(".added").innerText(), /Harbour events assistant/);
    assert.equal(await there.page.locator("details.notice").count(), 0, "the engine took all of it");
    await there.leave();
  });

  it("can be removed and added again: its answers are set aside and come back", async () => {
    const { page, leave } = await adding();
    await addPasted(page, madeUpPage);
    await page.getByRole("button", { name: "This is the job I want" }).click();
    await standardOrder(page);
    await rate(page, "K1", "I use it in my work");
    await (await on(page, "Choose")).getByRole("button", { name: "Remove Harbour events assistant" }).click();
    assert.equal(await page.locator(".added").count(), 0);
    assert.equal(await page.locator("#result").count(), 0);
    assert.match(await page.locator("details.notice").innerText(), /Nothing is lost/);
    assert.equal((await kept(page))["skills-gap/occupations"], undefined);

    await addPasted(page, madeUpPage);
    assert.match(await finding(page), /1 of the 42 things a Harbour events assistant needs/);
    assert.equal(await page.locator("details.notice").count(), 0);
    await leave();
  });

  it("is deleted with the answers, and both can be had back", async () => {
    const { page, leave } = await adding();
    await addPasted(page, madeUpPage);
    await page.getByRole("button", { name: "This is the job I want" }).click();
    await standardOrder(page);
    await rate(page, "K1", "I use it in my work");
    const found = await finding(page);
    await (await keeping(page)).getByRole("button", { name: "Delete my answers" }).click();
    assert.match(await page.locator("#ask-delete").innerText(), /Delete 1 answer and 1 added job\?/);
    await page.getByRole("button", { name: "Yes, delete" }).click();
    assert.deepEqual(await kept(page), {}, "nothing of it is left");
    await page.getByRole("button", { name: "Undo: back to the 1 answer before" }).click();
    assert.equal(await finding(page), found);
    assert.match((await kept(page))["skills-gap/occupations"], /OCC9123/);
    await leave();
  });

  it("is dropped as a file anywhere on the page, or chosen", async () => {
    const { page, leave } = await adding();
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "harbour.txt", { type: "text/plain" }));
      for (const type of ["dragover", "drop"]) {
        document
          .querySelector("h1")
          .dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, madeUpPage);
    await note(page).getByText("This is what was read.").waitFor();
    await page.getByRole("button", { name: "Do not add" }).click();
    assert.equal(await page.locator(".added").count(), 0);
    await page.getByLabel("Or choose a file").setInputFiles({
      name: "harbour.txt",
      mimeType: "text/plain",
      buffer: Buffer.from(madeUpPage),
    });
    await page.getByRole("button", { name: "Add Harbour events assistant" }).click();
    assert.match(await page.locator(".added").innerText(), /Harbour events assistant/);
    await leave();
  });

  it("is there in another tab before the answers that name it", async () => {
    const first = await adding({ storage: mine });
    const second = await first.open();
    await addPasted(first.page, madeUpPage);
    await first.page.getByRole("button", { name: "This is the job I want" }).click();
    await second.getByRole("heading", { name: /Harbour events assistant needs/ }).waitFor();
    assert.equal(await second.locator("details.notice").count(), 0);
    await first.leave();
  });
});

describe("a list that does not say all", () => {
  it("asks for its name and level, and reads it again with them", async () => {
    const { page, leave } = await adding();
    await openAdding(page);
    await paste(page, skillsScan);
    await note(page).getByText("This is what was read.").waitFor();
    assert.doesNotMatch(
      await note(page).innerText(),
      /list-[0-9a-f]|reference is not given/,
      "a name made up says nothing",
    );
    const form = note(page).locator(".add-said");
    await form.getByLabel("Name", { exact: true }).fill("Kite maker");
    await form.getByLabel("Level").selectOption("3");
    await form.getByRole("button", { name: "Read it again with this" }).click();
    await note(page).getByRole("button", { name: "Add Kite maker" }).waitFor();
    assert.match(await note(page).innerText(), /Level 3, technical/);
    assert.match(await note(page).innerText(), /Knowledge: 2 · Skills: 1 · Behaviours: 1/);
    assert.ok(await note(page).evaluate((element) => element === globalThis.focused()), "it is read out again");
    await leave();
  });

  it("is not added without a name, and its warnings are seen", async () => {
    const { page, leave } = await adding();
    await openAdding(page);
    await paste(page, skillsScan);
    await note(page).getByText("This is what was read.").waitFor();
    assert.ok(await note(page).locator(".add-list details .sentences").first().isVisible());
    await note(page).getByRole("button", { name: "Add it" }).click();
    assert.equal(await page.locator(".added").count(), 0);
    assert.equal(await page.evaluate(() => globalThis.focused().id), "add-name");
    const field = note(page).locator("#add-name");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.match(await note(page).locator(".field-error").innerText(), /^Enter a name for it\.$/);
    await page.keyboard.type("Kite maker");
    await note(page).getByRole("button", { name: "Add it" }).click();
    await page.locator(".added").getByText("Kite maker").first().waitFor();
    assert.equal(await (await goalField(page)).locator("option", { hasText: "Kite maker" }).count(), 1);
    await leave();
  });

  it("asks which scale it was, where a column of ratings does not say", async () => {
    const { page, leave } = await adding({ storage: mine });
    await openAdding(page);
    await paste(page, skillsScan.replace(" (1-5)", "").replace(",5", ",3"));
    const offer = note(page).getByRole("group", { name: "Ratings were found. Use them as your answers?" });
    await offer.waitFor();
    const choices = offer.getByRole("radio");
    assert.ok((await choices.count()) > 2, "each scale that fits is a choice");
    assert.ok(await choices.first().isChecked(), "none is taken before a person chooses");
    assert.match(await offer.innerText(), /on a scale from 1 to 5.*This scale is a guess/s);
    const five = offer.locator("label", { hasText: "on a scale from 1 to 5" });
    await five.getByRole("radio").check();
    await note(page).locator("#add-name").fill("Kite maker");
    await note(page).getByRole("button", { name: "Add it" }).click();
    await page.locator(".added").getByText("Kite maker").first().waitFor();
    const { ratings } = JSON.parse((await kept(page))["skills-gap/answers"]);
    assert.deepEqual(Object.values(ratings).at(-1), { K1: 0, K2: 1, S1: 1 });
    await leave();
  });

  it("offers its ratings, and takes them only if a person says so", async () => {
    const { page, leave } = await adding({ storage: mine });
    const ratings = async () => JSON.parse((await kept(page))["skills-gap/answers"]).ratings;
    await openAdding(page);
    await paste(page, skillsScan);
    const offer = note(page).getByRole("group", { name: "Ratings were found. Use them as your answers?" });
    await offer.waitFor();
    assert.match(
      await offer.innerText(),
      /Yes, the 3 ratings in the column “Confidence \(1-5\)”[\s\S]*“1” becomes “New to me \/ Not done it”/,
    );
    assert.ok(await offer.getByLabel("No, only the statements").isChecked());
    await note(page).locator("#add-name").fill("Kite maker");
    await note(page).getByRole("button", { name: /^Add/ }).click();
    await page.getByText("is added.").waitFor();
    assert.deepEqual(Object.keys(await ratings()), ["OCC0311"], "none was taken");

    await openAdding(page);
    await paste(page, skillsScan);
    await offer.getByLabel(/Yes, the 3 ratings/).check();
    await note(page).locator("#add-name").fill("Kite maker");
    await note(page).getByRole("button", { name: /^Add/ }).click();
    await page.getByText("is added.").waitFor();
    const { OCC0311, ...others } = await ratings();
    assert.deepEqual(OCC0311, { K9: 2 }, "the answers of before stay");
    const [own] = Object.values(others);
    assert.deepEqual(Object.keys(own).sort(), ["K1", "K2", "S1"]);
    assert.ok(own.K1 < own.S1 && own.S1 < own.K2, JSON.stringify(own));
    await leave();
  });

  it("offers its notes, and names the dates that it cannot keep", async () => {
    const scan = "Code,Statement,Evidence,Review date\nK1,How cloth is made,A loom,1/3/2026\nS1,Sew by hand,A kite,\n";
    const { page, leave } = await adding({ storage: mine });
    const saved = async () => JSON.parse((await kept(page))["skills-gap/answers"]);
    await openAdding(page);
    await paste(page, scan);
    const notes = note(page).getByLabel("Keep the 2 notes as your notes");
    await notes.waitFor();
    assert.equal(await notes.isChecked(), false);
    assert.match(await note(page).innerText(), /The 1 date in it cannot be kept/);
    await notes.check();
    await note(page).locator("#add-name").fill("Kite maker");
    await note(page).getByRole("button", { name: /^Add/ }).click();
    await page.getByText("is added.").waitFor();
    const [own] = Object.values((await saved()).notes);
    assert.deepEqual(own, { K1: "A loom", S1: "A kite" });
    assert.deepEqual((await saved()).ratings, { OCC0311: { K9: 2 } }, "the answers of before stay");
    await leave();
  });
});

describe("an occupation with options", () => {
  const option = (code, name) => ({ code, name, reference: "" });
  const duty = (code, options, ksbs) => ({ code, statement: `Duty ${code} of the harbour`, core: true, ksbs, options });
  const pilot = {
    ...record({
      reference: "OCC9500",
      name: "Harbour pilot",
      level: 5,
      route: "Transport",
      overview: "Brings ships in.",
      statements: {
        K: ["How tides and currents move in the harbour.", "The rules for tankers.", "The rules for ferries."],
        S: ["Bring a ship to its berth."],
      },
    }),
    options: [option("O1", "Tankers"), option("O2", "Ferries")],
    duties: [duty("D1", [], ["K1", "S1"]), duty("D2", ["O1"], ["K2"]), duty("D3", ["O2"], ["K3"])],
  };

  it("asks which one, and does not count what only others need", async () => {
    const { page, reload, leave } = await adding();
    await addPasted(page, JSON.stringify([pilot]));
    await page.getByRole("button", { name: "This is the job I want" }).click();
    await standardOrder(page);
    await rate(page, "K1", "I use it in my work");
    assert.match(await finding(page), /1 of the 4 things/);
    assert.deepEqual(await (await on(page, "Choose")).getByLabel("Which option?").locator("option").allInnerTexts(), [
      "All of it",
      "Tankers",
      "Ferries",
    ]);
    await (await on(page, "Choose")).getByLabel("Which option?").selectOption({ label: "Tankers" });
    assert.match(await finding(page), /1 of the 3 things/);
    assert.equal(await (await on(page, "Rate")).locator(".panel").getByText("The rules for ferries.").count(), 0);
    await reload();
    assert.equal(await (await on(page, "Choose")).getByLabel("Which option?").inputValue(), "O1");
    await (await on(page, "Choose")).getByLabel("Which option?").selectOption({ label: "All of it" });
    assert.match(await finding(page), /1 of the 4 things/);
    await leave();
  });
});

describe("what is no occupation", () => {
  const texts = [
    ["nothing", "  \n", /There is nothing in it\./],
    ["a letter", "Dear all,\nthank you for your letter.\n", /was not added\./],
    ["JSON of something else", '{"colour": "blue"}', /was not added\./],
    ["a record without a name", '[{"reference": "OCC9123", "level": "four"}]', /was not added\./],
  ];
  it("is refused in words, and changes nothing", async () => {
    const { page, leave } = await adding({ storage: mine });
    const found = await finding(page);
    await openAdding(page);
    const before = await kept(page);
    for (const [name, text, words] of texts) {
      await paste(page, text);
      await note(page).getByText("Nothing has changed.").waitFor();
      assert.match(await note(page).innerText(), words, name);
      assert.equal(await page.locator("#add-text").inputValue(), text, "what was pasted is still there");
      await note(page).getByRole("button", { name: "Close" }).click();
    }
    assert.equal(await finding(page), found);
    assert.deepEqual(await kept(page), before);
    await leave();
  });
});

describe("a device that keeps no occupations", () => {
  it("keeps the answers, says so, and the occupation is in the file", async () => {
    const { page, reload, leave } = await adding({
      storage: mine,
      before: (context) =>
        context.addInitScript(() => {
          const { setItem } = Storage.prototype;
          Storage.prototype.setItem = function (key, text) {
            if (key === "skills-gap/occupations") throw new DOMException("no", "QuotaExceededError");
            setItem.call(this, key, text);
          };
        }),
    });
    await addPasted(page, madeUpPage);
    assert.match(await page.locator(".add").innerText(), /There is no room left on this device\./);
    await page.getByRole("button", { name: "This is the job I want" }).click();
    await standardOrder(page);
    await rate(page, "K1", "I use it in my work");
    const file = await downloaded(page);
    assert.match(file, /Harbour events assistant/);
    await reload();
    assert.equal(await (await on(page, "Choose")).locator(".added").count(), 0);
    assert.match(await page.locator("details.notice").innerText(), /Nothing is lost/);
    assert.match((await kept(page))["skills-gap/answers"], /OCC9123/, "its answers are set aside");
    await giveFile(page, "mine.json", file);
    await page.getByRole("button", { name: "Replace mine" }).click();
    assert.match(await finding(page), /Harbour events assistant/);
    await leave();
  });

  it("starts where what was kept is damaged, and says so", async () => {
    for (const text of ["[{", "42", '[{"reference":"OCC9123","name":5}]']) {
      const { page, leave } = await adding({ storage: mine, keptOccupations: text });
      assert.match(await finding(page), /43 things/, "the answers are there");
      assert.match(await page.locator("#lost-occupations").innerText(), /added earlier/);
      await leave();
    }
  });

  it("starts where one that was kept is larger than any may be, leaves that one out and says so", async () => {
    const sized = (reference, name, count) => {
      const ksb = (_, index) => {
        const [letter, kind] = index % 2 ? ["S", "skill"] : ["K", "knowledge"];
        return { code: `${letter}${Math.floor(index / 2) + 1}`, kind, statement: `Bake ${index} loaves a day` };
      };
      return { reference, name, level: 3, ksbs: Array.from({ length: count }, ksb) };
    };
    const keptOccupations = JSON.stringify([sized("OCC9123", "Baker", 1001), sized("OCC9124", "Miller", 3)]);
    const { page, leave } = await adding({ storage: mine, keptOccupations });
    assert.match(await finding(page), /43 things/, "the answers are there");
    assert.match(await page.locator("#lost-occupations").innerText(), /Baker.*at most 1000/s);
    const offered = await (await goalField(page)).locator("option").allInnerTexts();
    assert.ok(
      offered.some((name) => name.includes("Miller")),
      String(offered),
    );
    assert.ok(!offered.some((name) => name.includes("Baker")), String(offered));
    await leave();
  });
});
