import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { dist } from "./support/dist.mjs";
import {
  allAt,
  answers,
  answerWith,
  askedNow,
  keeping,
  on,
  oneAtATime,
  openPart,
  openStatements,
  rate,
} from "./support/person.mjs";
import { house, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

/** The browser asks for it, with each new address, too. */
const isIcon = (url) => url.endsWith("/icon.svg");

describe("the page keeps to itself", () => {
  it("asks for nothing after it has loaded, whatever a person does", async () => {
    const requests = [];
    const missing = Object.fromEntries(Object.entries(allAt("OCC0526", 0).OCC0526).slice(0, 10));
    const ratings = { ...allAt("OCC0311", 2), OCC0526: missing };
    const { page, context, leave } = await visit(home, { storage: answers({ ratings }) });
    page.on("request", (request) => requests.push(request.url()));
    await openPart(page, "Skills");
    await rate(page, "S1", "Could coach others");
    await openStatements(page);
    await page.getByText("How this was worked out").click();
    await page.locator(".bridge-wide [data-plank=K7]").click();
    await oneAtATime(page);
    await (await keeping(page)).getByRole("button", { name: "Download my answers" }).click();
    await page.getByRole("button", { name: /^Download the plan/ }).click();
    await page.waitForLoadState("networkidle");
    assert.deepEqual(
      requests.filter((url) => !url.startsWith("blob:") && !isIcon(url)),
      [],
    );
    assert.deepEqual(await context.cookies(), [], "and sets no cookie");
    await leave();
  });

  it("loads from its own origin only, each file once", async () => {
    const urls = [];
    const { leave } = await visit(home, {
      before: (context) => context.on("request", (request) => urls.push(request.url())),
    });
    assert.deepEqual(
      urls.filter((url) => !url.startsWith(home.address)),
      [],
    );
    const files = urls.filter((url) => !isIcon(url));
    assert.deepEqual(files, [...new Set(files)]);
    assert.deepEqual(
      urls.filter((url) => url.endsWith(".wasm")).map((url) => url.match(/\/([a-z_]+)_bg/)[1]),
      ["skills_gap"],
      "the engine; not what reads pages",
    );
    await leave();
  });

  it("goes on without a network once it has loaded", async () => {
    const { page, context, leave } = await visit(home, { storage: answers(), settings: null });
    await context.setOffline(true);
    await oneAtATime(page);
    const first = await askedNow(page);
    await answerWith(page, "Not sure");
    assert.notEqual(await askedNow(page), first);
    await on(page, "Result");
    await (await on(page, "Plan")).getByRole("heading", { name: "Your learning plan" }).waitFor();
    await leave();
  });

  it("brings its policy along, and needs nothing that is written into the page", async () => {
    const html = await readFile(join(dist, "index.html"), "utf8");
    assert.match(html, /http-equiv="Content-Security-Policy"/);
    assert.match(html, /<link data-rel="preload" as="fetch" crossorigin href="\.\/assets\/[^"]+\.wasm">/);
    assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)/);
    const { page, leave } = await visit(home, { storage: answers({ ratings: allAt("OCC0311", 2) }) });
    assert.equal(await page.locator("[style]").count(), 0);
    await leave();
  });

  it("names its source and licence", async () => {
    const { page, leave } = await visit(home);
    const foot = page.getByRole("contentinfo");
    assert.match(await foot.innerText(), /Contains Skills England data, Open Government Licence v3\.0/);
    // What it says of the device holds where nothing can be kept, too.
    assert.match(await foot.innerText(), /What leaves your device\s+Nothing\./);
    assert.doesNotMatch(await foot.innerText(), /kept/);
    assert.equal(await page.locator("html").getAttribute("lang"), "en-GB");
    await leave();
  });

  it("says so when what follows the first picture does not arrive", async () => {
    const context = await home.browser.newContext();
    await context.addInitScript((text) => localStorage.setItem("skills-gap/answers", text), answers());
    const page = await context.newPage();
    await page.route("**/exploreView-*.js", (route) => route.abort());
    await page.goto(`${home.address}#result`);
    await page.getByRole("heading", { name: "Ways there and related jobs did not load" }).waitFor();
    assert.match(await page.locator(".not-loaded").innerText(), /^Part of this page did not arrive\./);
    assert.doesNotMatch(await page.locator("main").innerText(), /One moment/);
    await context.close();
  });

  it("says so when the engine does not arrive, and tries again", async () => {
    const { browser, address } = home;
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(address);
    await page.getByText("part of it did not arrive").waitFor();
    await page.unroute("**/*.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByLabel("I want to be").waitFor();
    await context.close();
  });
});
