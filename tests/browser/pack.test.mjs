import assert from "node:assert/strict";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { record } from "../fixtures/catalogues/record.mjs";
import { madeUp, madeUpPage } from "../fixtures/pages/made-up.mjs";
import { builtPack } from "../support/pack.mjs";
import { addPasted } from "./support/adding.mjs";
import { expectAccessible, prepareAxe } from "./support/axe.mjs";
import { answers, finding, heading, on, oneAtATime, rate, standardOrder } from "./support/person.mjs";
import { siteWith, withoutAll } from "./support/site.mjs";
import { townAnswers } from "./support/states.mjs";
import { house, storeKey, visit } from "./support/visit.mjs";

const madeUpRecord = record({
  reference: "OCC9010",
  name: "Keeper of renewed things",
  level: 5,
  route: "Transport",
  overview: "Keeps them.",
  statements: { K: ["How tides and currents move in the harbour."], S: ["Bring a ship to its berth."] },
});

let built;
let site;
let home;
before(async () => {
  built = await builtPack();
  site = await siteWith(built.pack);
  home = await house(site.folder);
});
after(async () => {
  await home.close();
  await Promise.all([site.remove(), built.remove()]);
});

const goal = (page) => page.getByRole("combobox", { name: "I want to be" });
const pieces = /\/pack\/(occupations|vectors)\//;

async function find(page, text) {
  await on(page, "Choose");
  await goal(page).fill(text);
  await page.getByRole("option").first().click();
}

/** What no plain page comes to. */
async function checkAccess(page, where) {
  await prepareAxe(page);
  await expectAccessible(page, where);
}

describe("a page with a pack", () => {
  it("loads an occupation when it is chosen, and no other, while the files about all are not here", async () => {
    const urls = [];
    const { page, leave } = await visit(home, {
      asks: pieces,
      expectErrors: true,
      before: async (context) => {
        await withoutAll(context);
        context.on("request", (request) => urls.push(new URL(request.url()).pathname));
      },
    });
    assert.ok(urls.includes("/pack/manifest.json"));
    const before = urls.filter((url) => pieces.test(url)).length;
    await find(page, "press officer");
    await page.getByRole("button", { name: "Ask me the first question" }).waitFor();
    const loaded = urls.filter((url) => pieces.test(url));
    assert.ok(loaded.length <= before + 2, loaded.join("\n"));
    assert.ok(loaded.some((url) => url.includes("/occupations/OCC0311.")));
    await standardOrder(page);
    await rate(page, "K1", "I use it in my work");
    assert.match(await finding(page), /1 of the 42 things/);
    await leave();
  });

  it("brings first what the answers kept here are about, and answers all questions", async () => {
    const { page, reload, leave } = await visit(home, { storage: townAnswers(), settings: null, asks: pieces });
    assert.equal(await page.locator("details.notice").count(), 0, "nothing is set aside");
    const found = await finding(page);
    await page.getByRole("region", { name: "Related jobs" }).getByRole("listitem").first().waitFor();
    await reload();
    assert.equal(await finding(page), found);
    await leave();
  });

  it("works without the pack's server once its files were there", async () => {
    const { page, context, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { B4: 2 } } }),
      asks: pieces,
    });
    const found = await finding(page);
    await context.route("**/pack/**", (route) => route.abort("internetdisconnected"));
    await page.reload();
    await (await heading(page)).waitFor();
    assert.equal(await finding(page), found);
    await leave({ expectErrors: true });
  });

  it("asks again for a file that was damaged in the browser's own store", async () => {
    const urls = [];
    const { page, reload, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { B4: 2 } } }),
      asks: pieces,
      before: (context) => context.on("request", (request) => urls.push(request.url())),
    });
    const found = await finding(page);
    const damaged = await page.evaluate(async () => {
      const [name] = await caches.keys();
      const cache = await caches.open(name);
      const [request] = (await cache.keys()).filter(({ url }) => url.includes("/vectors/OCC0526"));
      await cache.put(request, new Response("damaged"));
      return request.url;
    });
    urls.length = 0;
    await reload();
    assert.equal(await finding(page), found);
    assert.deepEqual(
      urls.filter((url) => url.includes("/pack/")),
      [new URL("pack/manifest.json", home.address).href, damaged],
      "all else is kept",
    );
    await leave();
  });

  it("says so where a file does not arrive, changes nothing, and tries again", async () => {
    const { page, context, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { B4: 2 } } }),
      asks: pieces,
      expectErrors: true,
      before: withoutAll,
    });
    const found = await finding(page);
    await context.route("**/pack/occupations/OCC9010*", (route) => route.abort());
    await find(page, "programme");
    const notice = page.locator("#not-brought");
    await notice.waitFor();
    assert.match(await notice.innerText(), /did not arrive\. Nothing has changed/);
    await checkAccess(page, "not brought");
    assert.equal(await finding(page), found);
    await context.unroute("**/pack/occupations/OCC9010*");
    await notice.getByRole("button", { name: "Try again" }).click();
    await page.waitForFunction((before) => globalThis.find("#result")?.textContent.trim() !== before, found);
    assert.equal(await notice.count(), 0);
    await leave();
  });

  it("says so where the files about all occupations do not arrive, goes on, and tries again", async () => {
    const { page, context, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { B4: 2 } } }),
      settings: null,
      asks: /\/pack\//,
      expectErrors: true,
      before: withoutAll,
    });
    assert.match(
      await (await on(page, "Rate")).locator(".rate .not-loaded").innerText(),
      /so here are all of them\. Part of this page did not arrive/,
    );
    await on(page, "Result");
    assert.match(await page.locator(".near .not-loaded").innerText(), /did not arrive\. Your answers are safe/);
    assert.doesNotMatch(await page.locator("main").innerText(), /One moment/, "nothing is on its way");
    await rate(page, "K1", "New to me");
    assert.match(await finding(page), /1 of the 43 things/, "the rest goes on");
    await context.unroute("**/pack/all.*");
    await page.locator(".near").getByRole("button", { name: "Try again" }).click();
    await page.locator(".near-row").first().waitFor();
    assert.equal(await page.locator(".not-loaded").count(), 0);
    assert.equal(await page.evaluate(() => globalThis.focused().id), "near");
    await oneAtATime(page);
    await leave();
  });

  it("finds an occupation by name alone where what searches did not arrive", async () => {
    const { page, leave } = await visit(home, {
      expectErrors: true,
      before: (context) => context.route("**/pack/search.*", (route) => route.abort()),
    });
    await goal(page).fill("recep");
    await page.getByRole("option").first().waitFor();
    assert.match(await page.getByRole("option").first().innerText(), /[Rr]ecept/);
    await leave();
  });

  it("takes the newest of two choices, whichever comes first, and loses no answer given meanwhile", async () => {
    let letGo;
    const held = new Promise((done) => (letGo = done));
    const { page, context, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { B4: 2 } } }),
      asks: pieces,
      expectErrors: true,
      before: withoutAll,
    });
    await context.route("**/pack/occupations/OCC9010*", async (route) => {
      await held;
      await route.continue();
    });
    await find(page, "programme");
    await page.locator(".moment").waitFor();
    await checkAccess(page, "bringing");
    await rate(page, "K9", "I use it in my work");
    await find(page, "campaign officer");
    await (await on(page, "Result")).getByRole("heading", { name: /Campaign officer needs/ }).waitFor();
    await on(page, "Choose");
    const chosen = await goal(page).inputValue();
    letGo();
    await page.locator(".moment").waitFor({ state: "detached" });
    assert.equal(await goal(page).inputValue(), chosen);
    const kept = await page.evaluate((key) => JSON.parse(localStorage.getItem(key)), storeKey);
    assert.deepEqual(kept.ratings.OCC0311, { B4: 2, K9: 2 });
    await leave();
  });

  it("never writes over another tab's answers while what they are about is being brought", async () => {
    let letGo;
    const held = new Promise((done) => (letGo = done));
    const storage = answers({ ratings: { OCC0311: { B4: 2 } } });
    const { page, open, leave } = await visit(home, { storage, asks: pieces, expectErrors: true, before: withoutAll });
    const other = await open();
    await page.route("**/pack/occupations/OCC9010*", async (route) => {
      await held;
      await route.continue();
    });
    // So that this tab has to ask for it, slowly.
    await page.evaluate(() => (Cache.prototype.match = async () => undefined));
    await find(other, "programme");
    await (await on(other, "Result")).getByRole("heading", { name: /Programme manager needs/ }).waitFor();
    await rate(other, "K10", "I use it in my work");
    await rate(page, "K9", "I use it in my work");
    await page.locator("#conflict").waitFor();
    const kept = () => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), storeKey);
    assert.deepEqual([(await kept()).target, (await kept()).ratings.OCC0311], ["OCC9010", { B4: 2, K10: 2 }]);
    letGo();
    await page.getByRole("button", { name: "Use those from the other tab" }).click();
    await (await on(page, "Result")).getByRole("heading", { name: /Programme manager needs/ }).waitFor();
    await leave();
  });

  it("says so where the pack was replaced after the page was opened, and goes on when loaded again", async () => {
    const renewed = await builtPack([{ ...madeUpRecord, reference: "OCC9010" }]);
    const storage = answers({ ratings: { OCC0311: { B4: 2 } } });
    const { page, reload, leave } = await visit(home, {
      storage,
      asks: pieces,
      expectErrors: true,
      before: withoutAll,
    });
    const folder = join(site.folder, "pack");
    try {
      const found = await finding(page);
      await rm(folder, { recursive: true });
      await cp(renewed.pack, folder, { recursive: true });
      await find(page, "programme");
      const notice = page.locator("#renewed");
      await notice.getByText("Your answers are kept.").waitFor();
      assert.ok(await notice.evaluate((element) => element === globalThis.focused()), "it is read out");
      await checkAccess(page, "renewed");
      assert.equal(await finding(page), found);
      await Promise.all([
        page.waitForEvent("load"),
        notice.getByRole("button", { name: "Load the page again" }).click(),
      ]);
      await reload();
      assert.equal(await finding(page), found);
      await find(page, "renewed things");
      await (await on(page, "Result")).getByRole("heading", { name: /Keeper of renewed things needs/ }).waitFor();
    } finally {
      await leave();
      await rm(folder, { recursive: true, force: true });
      await cp(built.pack, folder, { recursive: true });
      await renewed.remove();
    }
  });

  it("says so where the pack is damaged, and answers nothing wrong", async () => {
    const folder = join(site.folder, "pack");
    const index = join(
      folder,
      (await readdir(folder)).find((name) => name.startsWith("index")),
    );
    const good = await readFile(index);
    const bad = Buffer.from(good);
    bad[bad.length >> 1] ^= 1;
    await writeFile(index, bad);
    try {
      const context = await home.browser.newContext();
      const page = await context.newPage();
      await page.goto(home.address);
      await page.getByText("This cannot start").waitFor();
      await checkAccess(page, "cannot start");
      await writeFile(index, good);
      await page.getByRole("button", { name: "Try again" }).click();
      await goal(page).waitFor();
      await context.close();
    } finally {
      await writeFile(index, good);
    }
  });

  it("takes an occupation beside those of the pack", async () => {
    const { page, reload, leave } = await visit(home, { asks: /pack|add|readers|model/ });
    await addPasted(page, madeUpPage);
    await page.getByRole("button", { name: "This is the job I want" }).click();
    await standardOrder(page);
    await rate(page, "K1", "I use it in my work");
    assert.match(await finding(page), /42 things a Harbour events assistant needs/);
    await reload();
    await on(page, "Choose");
    assert.equal(await goal(page).inputValue(), madeUp.name);
    await leave();
  });
});
