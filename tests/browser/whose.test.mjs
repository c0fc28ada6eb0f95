/** Nothing of one person's lands with another, however slow it is. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openAdding, paste, skillsScan } from "./support/adding.mjs";
import { answers, goalField, keeping, on } from "./support/person.mjs";
import { packHouse, withoutAll } from "./support/site.mjs";
import { giveFile, townAnswers } from "./support/states.mjs";
import { answered } from "./support/town.mjs";
import { house, storeKey, visit } from "./support/visit.mjs";
import { town } from "../fixtures/catalogues/town.mjs";

let home;
let withPack;
before(async () => {
  home = await house();
  withPack = await packHouse();
});
after(() => Promise.all([home.close(), withPack.close()]));

const two = {
  "skills-gap/people": JSON.stringify({
    format: "skills-gap-people/1",
    all: [
      { id: "", name: "Zoë" },
      { id: "a", name: "Amir" },
    ],
    open: "",
  }),
};
const mine = answers({ ratings: { OCC0311: { K9: 2 } } });
const his = answers({ current: null, ratings: { OCC0526: { K1: 1 } } });

/** A visit to Zoë, with what is kept of `Amir` and what else is kept beforehand. */
async function visitTwo(where, { storage = mine, amir = his, kept = {}, ...options } = {}) {
  const keep = { ...two, ...(amir === null ? {} : { [`${storeKey}/a`]: amir }), ...kept };
  return visit(where, {
    storage,
    ...options,
    before: async (context) => {
      await context.addInitScript((all) => {
        if (sessionStorage.getItem("begun")) return;
        sessionStorage.setItem("begun", "yes");
        for (const [key, text] of Object.entries(all)) localStorage.setItem(key, text);
      }, keep);
      await options.before?.(context);
    },
  });
}

const list = async (page) => {
  await page.locator("#somebody-else").click();
  await page.locator("#people-heading").waitFor();
};
const press = (page, name) => page.getByRole("button", { name: `Open ${name}` }).click();
const shown = (page, name) => page.locator(".whose").getByText(name).waitFor();
async function open(page, name) {
  await list(page);
  await press(page, name);
  await shown(page, name);
}
const kept = (page, person = "") =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key)), person ? `${storeKey}/${person}` : storeKey);
/** Until what was let go has had the time to do what it does. */
const settled = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 150)));

/** Has requests for `what` wait; the result lets them go. */
function held(what) {
  let letGo;
  let seen;
  const gate = new Promise((done) => (letGo = done));
  const asked = new Promise((done, fail) => {
    seen = done;
    setTimeout(() => fail(new Error(`nobody asks for ${what}`)), 20_000).unref();
  });
  const before = (context) =>
    context.route(what, async (route) => {
      seen();
      await gate;
      await route.continue();
    });
  return { before, asked, letGo };
}

/** A visit to the two with the town's pack, of which `what` is held back until it is let go. */
async function visitHeld(what, options) {
  const { before, asked, letGo } = held(what);
  const visitor = await visitTwo(withPack, {
    before: async (context) => {
      await before(context);
      await withoutAll(context);
    },
    asks: /\/pack\//,
    expectErrors: true,
    settings: {},
    storage: townAnswers(),
    ...options,
  });
  return { ...visitor, asked, letGo };
}

describe("what is on its way when somebody else is opened", () => {
  it("is no file for them", async () => {
    const { page, leave } = await visitTwo(home, { amir: null });
    await page.evaluate(() => {
      const { text } = Blob.prototype;
      Blob.prototype.text = async function () {
        await new Promise((done) => (globalThis.letGo = done));
        return text.call(this);
      };
    });
    await giveFile(page, "mine.json", answers({ ratings: { OCC0526: { S1: 2 } } }));
    await open(page, "Amir");
    await page.evaluate(() => globalThis.letGo());
    await settled(page);
    assert.equal(await page.locator("#file-note").count(), 0);
    assert.equal(await kept(page, "a"), null);
    assert.deepEqual((await kept(page)).ratings, { OCC0311: { K9: 2 } });
    await leave();
  });

  it("is no answer of the page around, which is told so", async () => {
    const { page, leave, asked, letGo } = await visitHeld(/\/pack\/(occupations|vectors)\/OCC9003\./, {
      amir: townAnswers({ current: null }),
    });
    await page.evaluate(() => {
      addEventListener("skills-gap-error", ({ detail }) => {
        globalThis.told = detail;
      });
      document.querySelector("skills-gap").assessment = { target: "OCC9003", ratings: { OCC9003: { K1: 2 } } };
    });
    await asked;
    await open(page, "Amir");
    letGo();
    await page.waitForFunction(() => globalThis.told);
    assert.match(await page.evaluate(() => globalThis.told.message), /Somebody else’s answers were opened meanwhile/);
    await leave();
  });

  it("is a link for whoever is shown once it is read", async () => {
    const ratings = { OCC9003: { K1: 2 } };
    const sender = await visit(withPack, {
      storage: townAnswers({ target: "OCC9003", current: null, ratings }),
      settings: {},
      asks: /\/pack\//,
    });
    await (await keeping(sender.page)).getByRole("button", { name: "Copy a link with my answers" }).click();
    const { hash } = new URL(await sender.page.locator("#answers-link").inputValue());
    await sender.leave();

    const { page, leave, asked, letGo } = await visitHeld(/\/pack\/(occupations|vectors)\/OCC9003\./, {
      amir: townAnswers({ current: null }),
    });
    await page.evaluate((to) => (location.hash = to), hash);
    await asked;
    await open(page, "Amir");
    letGo();
    await page.locator("#file-note").getByText("The link that you opened has 1 answer in it").waitFor();
    await leave();
  });

  it("is no text that is read for them", async () => {
    const { before, asked, letGo } = held(/readers[^/]*\.wasm$/);
    const { page, leave } = await visitTwo(home, { before, asks: /add|readers|model/ });
    await openAdding(page);
    await paste(page, skillsScan);
    await asked;
    await open(page, "Amir");
    letGo();
    await page.waitForLoadState("networkidle");
    // The readers are made ready, and read.
    await page.waitForTimeout(1500);
    assert.equal(await page.locator("#add-note").count(), 0);
    assert.match(page.url(), /#result$/, "they are left where they are");
    await leave();
  });

  it("is no choice for them, and no day of theirs", async () => {
    const day = { day: "2026-11-02", answers: JSON.parse(townAnswers({ current: "OCC9011" })) };
    const { page, leave, asked, letGo } = await visitHeld(/\/pack\/(occupations|vectors)\/OCC(9003|9011)\./, {
      amir: townAnswers({ current: null, ratings: { OCC9010: { K1: 2 } } }),
      kept: { "skills-gap/days": JSON.stringify({ format: "skills-gap-days/1", days: [day] }) },
    });
    await on(page, "Plan");
    await page.getByRole("button", { name: /^Compare / }).click();
    await asked;
    const goal = page.getByRole("combobox", { name: "I want to be" });
    await on(page, "Choose");
    await goal.fill(town.find(({ reference }) => reference === "OCC9003").name);
    await page.getByRole("option").first().click();
    await open(page, "Amir");
    letGo();
    await page.waitForLoadState("networkidle");
    await settled(page);
    assert.equal((await kept(page, "a")).target, "OCC9010");
    assert.equal((await kept(page)).target, "OCC9010");
    await on(page, "Plan");
    await settled(page);
    assert.equal(await page.locator("#changes").count(), 0);
    await leave();
  });

  it("is a note of whom it was typed for", async () => {
    const { page, leave, asked, letGo } = await visitHeld(/\/pack\/(occupations|vectors)\/OCC9003\./, {
      amir: townAnswers({ current: "OCC9003" }),
      address: "#rate/OCC9010.K1",
    });
    await list(page);
    await press(page, "Amir");
    await asked;
    await page.locator(".ask-note summary").first().click();
    await page.locator(".ask-note textarea").first().fill("Zoë’s example");
    letGo();
    await shown(page, "Amir");
    // Longer than the pause after which a note is kept.
    await page.waitForTimeout(800);
    assert.match(JSON.stringify((await kept(page)).notes), /"Zoë’s example"/);
    assert.equal((await kept(page, "a")).notes, undefined);
    await leave();
  });

  it("is what another tab has stored of them since", async () => {
    const { page, leave, asked, letGo } = await visitHeld(/\/pack\/(occupations|vectors)\/OCC9003\./, {
      amir: townAnswers({ current: "OCC9003" }),
    });
    await list(page);
    await press(page, "Amir");
    await asked;
    await page.evaluate(
      ([key, text]) => localStorage.setItem(key, text),
      [`${storeKey}/a`, townAnswers({ current: "OCC9011", ratings: { OCC9011: { K1: 2 } } })],
    );
    letGo();
    await shown(page, "Amir");
    await answered(page);
    const now = await page.evaluate(() => document.querySelector("skills-gap").assessment);
    assert.deepEqual([now.current, now.ratings, now.setAside ?? []], ["OCC9011", { OCC9011: { K1: 2 } }, []]);
    await leave();
  });

  it("is no report about somebody else", async () => {
    const { page, leave } = await visitTwo(home, {
      catalogue: town,
      settings: {},
      storage: townAnswers(),
      amir: townAnswers({ current: null, target: "OCC9008", ratings: { OCC9008: { K1: 2 } } }),
    });
    await answered(page);
    await page.locator(".near-row").first().waitFor();
    await page.evaluate(() => {
      const root = document.querySelector("skills-gap").shadowRoot;
      const look = () => {
        if (!root.querySelector(".whose")?.textContent.includes("Amir")) return;
        globalThis.atFirst ??= root.querySelectorAll(".near-row, .way-card").length;
      };
      new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true });
    });
    await open(page, "Amir");
    assert.equal(await page.evaluate(() => globalThis.atFirst), 0);
    await page.locator(".near-row").first().waitFor();
    await leave();
  });
});

describe("what is one person's", () => {
  it("is theirs alone where it cannot be read, and goes and comes back with them", async () => {
    const { page, leave } = await visitTwo(home, { amir: '{"target": "OCC05' });
    const unreadable = () =>
      page.evaluate(() =>
        Object.entries(localStorage)
          .filter(([key]) => key.includes("unreadable"))
          .map(([, text]) => text),
      );
    await open(page, "Amir");
    await page.locator("#unreadable").waitFor();
    await open(page, "Zoë");
    assert.equal(await page.locator("#unreadable").count(), 0);
    assert.equal((await unreadable()).length, 1);
    await list(page);
    await page.getByRole("button", { name: "Delete Amir" }).click();
    await page.locator("#put-back").waitFor();
    assert.deepEqual(await unreadable(), [], "nothing of theirs stays behind");
    await page.locator("#put-back").click();
    assert.deepEqual(await unreadable(), ['{"target": "OCC05']);
    await press(page, "Amir");
    await page.locator("#unreadable").waitFor();
    await leave();
  });

  it("has the settings that were made for it, and the device's own", async () => {
    const settings = { order: "standard", compared: ["OCC9008", "OCC9009"] };
    const { page, reload, leave } = await visitTwo(home, {
      catalogue: town,
      settings,
      storage: townAnswers(),
      amir: townAnswers({ current: null }),
    });
    const compared = () => page.locator(".chip").count();
    await answered(page);
    assert.equal(await compared(), 2);
    await open(page, "Amir");
    await answered(page);
    assert.equal(await compared(), 0);
    await page.locator(".near-row").first().getByRole("checkbox").check();
    assert.equal(await compared(), 1);
    await open(page, "Zoë");
    await answered(page);
    assert.equal(await compared(), 2);
    await on(page, "Rate");
    assert.equal(await page.locator("#one-at-a-time").count(), 1, "how a person likes to work stays");
    await open(page, "Amir");
    await reload();
    await on(page, "Result");
    assert.equal(await compared(), 1);
    await leave();
  });

  it("keeps a day that was kept after a deletion, when the deletion is undone", async () => {
    const { page, leave } = await visit(home, {
      storage: mine,
      before: (context) =>
        context.addInitScript(() =>
          localStorage.setItem(
            "skills-gap/days",
            JSON.stringify({
              format: "skills-gap-days/1",
              days: [{ day: "2026-01-05", answers: { format: "skills-gap/1", target: "OCC0526" } }],
            }),
          ),
        ),
    });
    await (await keeping(page)).getByRole("button", { name: "Delete my answers" }).click();
    await page.getByRole("button", { name: "Yes, delete" }).click();
    await (await goalField(page)).selectOption("OCC0526");
    // A deletion ends the list of all questions.
    await on(page, "Rate");
    await page.locator(".answer").first().click();
    await on(page, "Plan");
    await page.getByRole("button", { name: "Keep today’s answers" }).click();
    await page.getByRole("button", { name: /^Undo/ }).click();
    const { days } = await page.evaluate(() => JSON.parse(localStorage.getItem("skills-gap/days")));
    assert.equal(days.length, 2);
    await leave();
  });
});
