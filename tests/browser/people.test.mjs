import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { expectAccessible, prepareAxe } from "./support/axe.mjs";
import { answers, finding, goalField, keeping, on, rate } from "./support/person.mjs";
import { giveFile } from "./support/states.mjs";
import { house, storeKey, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const mine = answers({ ratings: { OCC0311: { K9: 2 } } });
const focus = (page) => page.evaluate(() => globalThis.focused()?.id);
const kept = (page, key = storeKey) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), key);
const keys = (page) => page.evaluate(() => Object.keys(localStorage).sort());
const names = (page) => page.locator(".person textarea").evaluateAll((all) => all.map(({ value }) => value));
const ratings = async (page, key) => (await kept(page, key))?.ratings ?? null;

/** Opens the list of people as a person does. */
async function list(page) {
  const button = page.locator("#somebody-else");
  if ((await button.count()) === 0) await on(page, "Plan");
  await button.click();
  await page.locator("#people-heading").waitFor();
}

async function startWith(page, name) {
  await list(page);
  await page.getByLabel("Somebody else’s name").fill(name);
  await page.keyboard.press("Enter");
  await page.locator(".whose").getByText(name).waitFor();
}

const keyOf = async (page, name) => {
  const { all } = await kept(page, "skills-gap/people");
  const { id } = all.find((one) => one.name === name);
  return id ? `${storeKey}/${id}` : storeKey;
};

describe("several people on one device", () => {
  it("are nowhere to be seen, and nothing is stored of them, until somebody asks", async () => {
    const { page, leave } = await visit(home, { storage: mine });
    await on(page, "Plan");
    assert.equal(await page.locator(".whose, .people").count(), 0);
    assert.deepEqual(await keys(page), [storeKey, "skills-gap/settings"]);
    await list(page);
    assert.equal(await focus(page), "people-heading");
    await page.getByRole("button", { name: "Close this list" }).click();
    assert.equal(await focus(page), "somebody-else");
    await list(page);
    await on(page, "Choose");
    await page.getByRole("button", { name: "Close this list" }).click();
    assert.equal(await focus(page), "choose-heading", "there the button is not");
    assert.deepEqual(await keys(page), [storeKey, "skills-gap/settings"]);
    await leave();
  });

  it("have their names in titles, on paper, and on each file", async () => {
    const { page, leave } = await visit(home, { storage: mine });
    assert.doesNotMatch(await page.title(), /Amir/);
    await startWith(page, "Amir Khan (Tue)");
    await (await goalField(page)).selectOption({ index: 1 });
    await rate(page, "K1", "I use it in my work");
    assert.match(await page.title(), /^Amir Khan \(Tue\): 1 of 43 held/);
    await keeping(page);
    const of = async (name) => {
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
      return file;
    };
    for (const name of ["Download my answers", "Download the result as a table"]) {
      const file = await of(name);
      assert.match(file.suggestedFilename(), /^skills-gap-amir-khan-tue-OCC0526-\d{4}-\d\d-\d\d\.(json|csv)$/);
    }
    const plan = await of("Download the plan as text");
    assert.match(plan.suggestedFilename(), /^learning-plan-amir-khan-tue-OCC0526-/);
    assert.match(await readFile(await plan.path(), "utf8"), /\nName: Amir Khan \(Tue\)\n\nDate: \d+ \w+ \d{4}\n/);
    await page.emulateMedia({ media: "print" });
    assert.equal((await page.locator(".paper-notes p").first().innerText()).trim(), "Name: Amir Khan (Tue)");
    assert.ok(!(await page.locator(".whose").isVisible()), "it is said once");
    await leave();
  });

  it("have answers of their own, by keys alone, and each is there again after a reload", async () => {
    const { page, reload, leave } = await visit(home, { storage: mine });
    const found = await finding(page);
    await startWith(page, "Amir  Khan ");
    assert.equal(await focus(page), "choose-heading");
    assert.equal(await (await goalField(page)).inputValue(), "");
    await (await goalField(page)).selectOption("OCC0526");
    await rate(page, "K1", "I know the basics");
    assert.deepEqual(await ratings(page), { OCC0311: { K9: 2 } }, "the first one's are untouched");
    assert.deepEqual(await ratings(page, await keyOf(page, "Amir Khan")), { OCC0526: { K1: 1 } });
    await reload();
    assert.match(await page.locator(".whose").innerText(), /Answers of Amir Khan/);
    const his = await finding(page);
    assert.notEqual(his, found);

    await list(page);
    assert.deepEqual(await names(page), ["Person 1", "Amir Khan"]);
    assert.match(await page.locator(".person").nth(1).innerText(), /1 answer · Policy officer\s+Shown now/);
    await prepareAxe(page);
    await expectAccessible(page, "the list of people", { part: ".people" });
    await page.locator(".person textarea").first().fill("Zoë");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".whose").getByText("Zoë").waitFor();
    await page.waitForFunction(() =>
      /These are the answers of Zoë\./.test(globalThis.find("[aria-live]")?.textContent ?? ""),
    );
    assert.equal(await finding(page), found);
    assert.equal(await page.locator("#undo").count(), 0, "nothing was replaced");
    await leave();
  });

  it("are deleted with an undo that brings everything back", async () => {
    const { page, leave } = await visit(home, { storage: mine });
    await startWith(page, "Amir");
    await (await goalField(page)).selectOption("OCC0526");
    await rate(page, "K1", "I know the basics");
    const key = await keyOf(page, "Amir");
    await list(page);
    await page.getByRole("button", { name: "Delete Amir" }).click();
    await page.locator(".whose").getByText("Person 1").waitFor();
    assert.equal(await kept(page, key), null);
    assert.equal(await focus(page), "put-back");
    await page.getByRole("button", { name: "Close this list" }).click();
    await list(page);
    await page.locator("#put-back").click();
    assert.deepEqual(await names(page), ["Person 1", "Amir"]);
    assert.deepEqual(await ratings(page, key), { OCC0526: { K1: 1 } });

    // As a tab that has missed what another one did.
    await page.evaluate(() => {
      const text = localStorage.getItem("skills-gap/people");
      const { all, ...rest } = JSON.parse(text);
      localStorage.setItem("skills-gap/people", JSON.stringify({ ...rest, all: [...all, { id: "z", name: "Zoë" }] }));
    });
    await page.getByRole("button", { name: "Open Amir" }).click();
    await page.locator(".whose").getByText("Amir").waitFor();
    assert.equal((await kept(page, "skills-gap/people")).all.length, 3, "who was begun in another tab stays");
    await list(page);
    await page.getByRole("button", { name: "Delete Zoë" }).click();
    await page.getByRole("button", { name: "Delete Person 1" }).click();
    assert.equal(await kept(page), null);
    assert.deepEqual(await names(page), ["Amir"]);
    await page.keyboard.press("Enter");
    assert.deepEqual(await names(page), ["Person 1", "Amir"]);
    assert.deepEqual(await ratings(page), { OCC0311: { K9: 2 } });
    await leave();
  });

  it("go into one file, and come beside those of another device", async () => {
    const here = await visit(home, { storage: mine });
    await startWith(here.page, "Amir");
    await (await goalField(here.page)).selectOption("OCC0526");
    await rate(here.page, "K1", "I know the basics");
    await list(here.page);
    const [download] = await Promise.all([
      here.page.waitForEvent("download"),
      here.page.getByRole("button", { name: "Download everybody’s answers" }).click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    assert.deepEqual(
      JSON.parse(text).all.map(({ name, answers: own }) => [name, own.ratings]),
      [
        ["Person 1", { OCC0311: { K9: 2 } }],
        ["Amir", { OCC0526: { K1: 1 } }],
      ],
    );
    await here.leave();

    const there = await visit(home, { storage: answers({ ratings: { OCC0526: { S1: 2 } } }) });
    await giveFile(there.page, "people.json", text);
    await there.page.locator("#people-heading").waitFor();
    assert.equal((await names(there.page)).length, 3);
    assert.deepEqual(await ratings(there.page), { OCC0526: { S1: 2 } }, "nobody is replaced");
    await there.page.getByRole("button", { name: "Open Amir" }).click();
    await there.page.locator(".whose").getByText("Amir").waitFor();
    assert.deepEqual(await ratings(there.page, await keyOf(there.page, "Amir")), { OCC0526: { K1: 1 } });
    await there.leave();
  });

  it("are themselves again on a device where nobody has done anything, and nothing empty comes with them", async () => {
    const file = {
      format: "skills-gap-people/1",
      all: [
        { name: "Person 1", answers: JSON.parse(mine), days: [] },
        {
          name: "Amir",
          answers: { format: "skills-gap/1", target: "OCC0526", ratings: { OCC0526: { K1: 1 } } },
          days: [],
        },
        { name: "Nobody", answers: { format: "skills-gap/1", target: "" }, days: [] },
      ],
      occupations: [],
    };
    const { page, reload, leave } = await visit(home);
    const give = async (to) => {
      await giveFile(page, "people.json", JSON.stringify(to));
      await page.locator("#people-heading").waitFor();
    };
    await give(file);
    assert.deepEqual(await names(page), ["Person 1", "Amir"]);
    assert.match(await page.locator(".person").first().innerText(), /1 answer.*Shown now/s);
    assert.deepEqual(await ratings(page, await keyOf(page, "Person 1")), { OCC0311: { K9: 2 } });
    await give(file);
    assert.deepEqual(await names(page), ["Person 1", "Amir"], "the same ones are there once");

    const changed = structuredClone(file);
    changed.all[1].answers.ratings.OCC0526.K1 = 3;
    const clash = page.locator("#people-asked");
    await give(changed);
    assert.match(await clash.innerText(), /Amir is here already, with different answers/);
    assert.equal(await focus(page), "people-asked");
    await clash.getByRole("button", { name: "Leave it as it is" }).click();
    assert.deepEqual(await ratings(page, await keyOf(page, "Amir")), { OCC0526: { K1: 1 } });
    await give(changed);
    await clash.getByRole("button", { name: "Keep both, side by side" }).click();
    await page.locator(".person").nth(2).waitFor();
    assert.deepEqual(await names(page), ["Person 1", "Amir", "Amir 2"]);
    await page.getByRole("button", { name: "Open Amir", exact: true }).click();
    await page.locator(".whose").getByText("Amir").waitFor();
    await give(changed);
    await clash.getByRole("button", { name: "Take those from the file" }).click();
    await page.getByText("The answers from the file have taken the place of yours.").waitFor();
    assert.deepEqual(await ratings(page, await keyOf(page, "Amir")), { OCC0526: { K1: 3 } });
    await reload();
    await list(page);
    assert.deepEqual(await names(page), ["Person 1", "Amir", "Amir 2"]);
    await leave();
  });

  it("keep what the page around gave, when somebody else is opened", async () => {
    const { page, leave } = await visit(home);
    await page.evaluate(() => {
      document.querySelector("skills-gap").assessment = { target: "OCC0526", ratings: { OCC0526: { K1: 2 } } };
    });
    await page.waitForFunction(() => document.querySelector("skills-gap").assessment?.ratings?.OCC0526);
    assert.equal(await kept(page), null);
    await startWith(page, "Amir");
    assert.deepEqual(await ratings(page), { OCC0526: { K1: 2 } });
    await leave();
  });

  it("keep what they answered, whatever the page around gave, when somebody else is opened", async () => {
    const { page, leave } = await visit(home, { storage: mine });
    await page.evaluate(() => {
      document.querySelector("skills-gap").assessment = { target: "OCC0526", ratings: { OCC0526: { K1: 2 } } };
    });
    await page.waitForFunction(() => document.querySelector("skills-gap").assessment?.ratings?.OCC0526);
    assert.equal(
      await page.locator("#undo-words").innerText(),
      "The answers that this page brought have taken the place of yours.",
    );
    await startWith(page, "Amir");
    assert.deepEqual(await ratings(page), { OCC0311: { K9: 2 } });
    await leave();
  });

  it("may each be open in a tab of their own", async () => {
    const { page: one, open, reload, leave } = await visit(home, { storage: mine });
    const two = await open();
    await startWith(two, "Amir");
    await one.locator(".whose").getByText("Person 1").waitFor();
    await (await goalField(two)).selectOption("OCC0526");
    await rate(two, "K1", "I know the basics");
    await rate(one, "K10", "New to me");
    assert.deepEqual(await ratings(one), { OCC0311: { K9: 2, K10: 0 } });
    assert.deepEqual(await ratings(one, await keyOf(one, "Amir")), { OCC0526: { K1: 1 } });
    assert.equal(await one.locator("#conflict").count(), 0);
    await reload(one);
    assert.match(await one.locator(".whose").innerText(), /Person 1/, "a reload stays with whom the tab has shown");
    await leave();
  });

  it("lose nothing where there is no room, or where the list is damaged", async () => {
    const { page, reload, leave } = await visit(home, { storage: mine });
    await startWith(page, "Amir");
    await (await goalField(page)).selectOption("OCC0526");
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await rate(page, "K1", "I know the basics");
    await page.locator("#not-saved").waitFor();
    await list(page);
    await page.getByRole("button", { name: "Open Person 1" }).click();
    assert.match(await page.getByRole("alert").innerText(), /not kept yet, and would be lost/);
    assert.match(await page.locator(".whose").innerText(), /Amir/);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download everybody’s answers" }).click(),
    ]);
    const { all } = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.deepEqual(all[1].answers.ratings, { OCC0526: { K1: 1 } }, "what could not be kept is in the file");
    await page.evaluate(() => localStorage.removeItem("skills-gap/people"));
    await reload();
    await list(page);
    assert.equal((await names(page)).length, 2, "whoever has answers is listed");
    await leave();
  });

  it("are listed with marks of what is done, where that is all they have", async () => {
    const done = { OCC0526: { K1: "2026-03-02" } };
    const { page, leave } = await visit(home, { storage: answers({ done }) });
    await startWith(page, "Amir");
    await list(page);
    assert.match(await page.locator(".person").first().innerText(), /1 mark of what is done · Policy officer/);
    await leave();
  });
});

describe("earlier days", () => {
  it("that are damaged leave the plan as it is, and can be deleted", async () => {
    const { page, leave } = await visit(home, {
      storage: mine,
      before: (context) =>
        context.addInitScript(() => {
          const damaged = [null, { OCC0526: null }].map((ratings, at) => ({
            day: `2026-01-0${at + 1}`,
            answers: { ratings },
          }));
          localStorage.setItem("skills-gap/days", JSON.stringify({ format: "skills-gap-days/1", days: damaged }));
        }),
    });
    await on(page, "Plan");
    await page.locator("#days").waitFor();
    assert.match(await page.locator(".days-list").innerText(), /1 January 2026\s+0 answers/);
    for (const number of [1, 0]) {
      await page
        .getByRole("button", { name: /^Compare / })
        .first()
        .click();
      await page.locator("#changes, .days [role=alert]").first().waitFor();
      await page
        .getByRole("button", { name: /^Delete what was kept: / })
        .first()
        .click();
      assert.equal(await page.locator(".days-list li").count(), number);
    }
    await leave();
  });

  it("are kept when asked, compared with now, and deleted with the answers", async () => {
    const { page, reload, leave } = await visit(home, {
      storage: answers({ current: null, ratings: { OCC0526: { K1: 2, K2: 0, K3: 2 } } }),
    });
    await on(page, "Plan");
    await page.getByRole("button", { name: "Keep today’s answers" }).click();
    assert.equal(await focus(page), "days");
    await reload();
    await prepareAxe(page);
    await rate(page, "K2", "I use it in my work");
    await rate(page, "K3", "New to me");
    await on(page, "Plan");
    await page.getByRole("button", { name: /^Compare / }).click();
    await page.locator("#changes").waitFor();
    assert.equal(await focus(page), "changes");
    assert.match(await page.locator("#changes").innerText(), /^Since earlier today, you hold 1 more thing$/);
    const text = await page.locator(".changes").innerText();
    assert.match(text, /New since then\s+K2 /);
    assert.match(text, /Held then, not held now\s+K3 /);
    assert.match(text, /Earlier today\s+Now/);
    assert.match(text, /Held\s+2\s+2/);
    await expectAccessible(page, "what has changed", { part: ".days" });
    await (await keeping(page)).getByRole("button", { name: "Delete my answers" }).click();
    await page.getByRole("group", { name: "Delete 3 answers and 1 kept day?" }).waitFor();
    await page.getByRole("button", { name: "Yes, delete" }).click();
    assert.deepEqual(
      (await keys(page)).filter((key) => /days|answers/.test(key)),
      [],
    );
    await page.getByRole("button", { name: /^Undo/ }).click();
    assert.equal((await kept(page, "skills-gap/days")).days.length, 1, "an undo brings them back");
    await leave();
  });
});
