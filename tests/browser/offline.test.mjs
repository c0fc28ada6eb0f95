import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch } from "../support/browser.mjs";
import { serve } from "../support/serve.mjs";
import { dist } from "./support/dist.mjs";

// The page without a network, after the first visit.

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A profile at a page that the browser has kept by now. */
async function kept(server) {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(server.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  return { context, page, problems };
}

describe("without a network", () => {
  it("the page of an earlier visit goes the whole way", async () => {
    const server = await serve(dist);
    const { context, page, problems } = await kept(server);
    const origin = server.url;
    await server.close();
    await page.reload();
    await page.getByLabel("I want to be").selectOption({ label: "Policy officer (level 4)" });
    await page
      .getByLabel("I am now")
      .selectOption({ label: "Public relations and communications assistant (level 4)" });
    await page.getByRole("button", { name: "Ask me the first question" }).click();
    for (let question = 1; question <= 3; question += 1) {
      await page.locator(".ask-left", { hasText: `Question ${question}:` }).waitFor();
      await page.locator(".answer").nth(2).click();
    }
    await page.locator(".ask-left", { hasText: "Question 4" }).waitFor();
    await page.getByRole("button", { name: "See your result now" }).click();
    await page.getByRole("heading", { level: 1, name: /hold/ }).waitFor();
    await page.getByRole("button", { name: "See your plan" }).click();
    await page.getByRole("heading", { name: "Your learning plan" }).waitFor();
    await page.locator(".keep-more summary").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download my answers" }).click(),
    ]);
    const { ratings } = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.equal(Object.values(ratings).flatMap(Object.keys).length, 3);

    // In another tab, opened at the address: the answers are there.
    const tab = await context.newPage();
    await tab.goto(`${origin}#result`);
    await tab.getByRole("heading", { level: 1, name: /hold/ }).waitFor();
    assert.deepEqual(problems, []);
    await context.close();
  });

  it("what only some visits load is kept once it was asked for", async () => {
    const server = await serve(dist);
    const { context, page } = await kept(server);
    const hasReaders = () =>
      page.evaluate(async () => {
        const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
        return all.flat().some(({ url }) => /skills_gap_readers/.test(url));
      });
    await page.reload();
    assert.equal(await hasReaders(), false, "nobody loads the readers for nothing");
    await page.getByRole("button", { name: "Paste a job advert" }).click();
    await page.locator("#add-text").fill("Tester\nK1: Know how to test\nS1: Test it well\n");
    await page.getByRole("button", { name: "Read what I pasted" }).click();
    await page.locator("#add-note").waitFor();
    await page.waitForFunction(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return all.flat().some(({ url }) => /skills_gap_readers/.test(url));
    });
    await server.close();
    await page.reload();
    await page.getByRole("button", { name: "Paste a job advert" }).click();
    await page.locator("#add-text").fill("Tester\nK1: Know how to test\nS1: Test it well\n");
    await page.getByRole("button", { name: "Read what I pasted" }).click();
    await page.getByText("This is what was read.").waitFor();
    await context.close();
  });
});

describe("what is not of the page", () => {
  it("has its licences beside it: no visit loads them", async () => {
    const server = await serve(dist);
    const { context } = await kept(server);
    const texts = ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD-PARTY.txt"];
    for (const name of texts) {
      const repository = new URL(`../../${name}`, import.meta.url);
      assert.equal(await readFile(join(dist, name), "utf8"), await readFile(repository, "utf8"), name);
      assert.ok(!server.requests.includes(`/${name}`), name);
    }
    await context.close();
    await server.close();
  });

  it("is not kept, though it lies in a folder of the same name", async () => {
    const folder = await mkdtemp(join(tmpdir(), "skills-gap-offline-"));
    await cp(dist, folder, { recursive: true });
    await writeFile(join(folder, "assets", "x.png"), "a picture");
    const server = await serve(folder);
    const { context, page } = await kept(server);
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const [text, isKept] = await page.evaluate(async () => {
      const text = await (await fetch("assets/x.png")).text();
      return [text, (await caches.match("assets/x.png")) !== undefined];
    });
    assert.deepEqual([text, isKept], ["a picture", false]);
    await writeFile(join(folder, "assets", "x.png"), "another");
    assert.equal(await page.evaluate(async () => (await fetch("assets/x.png")).text()), "another");
    await context.close();
    await server.close();
    await rm(folder, { recursive: true });
  });
});

describe("a server in trouble", () => {
  it("gives way to what is kept, and a slow document is not cut off", async () => {
    const behind = await serve(dist);
    // How the document comes: as it is, with an error, late, or begun at once and ended late.
    let manner = "plain";
    const front = createServer(async ({ url }, response) => {
      const found = await fetch(new URL(url, behind.url));
      const body = Buffer.from(await found.arrayBuffer());
      const type = found.headers.get("content-type");
      if (url !== "/" || manner === "plain") {
        response.writeHead(found.status, { "content-type": type }).end(body);
      } else if (manner === "error") {
        response.writeHead(503, { "content-type": "text/html" }).end("<p>Out of order</p>");
      } else if (manner === "slow") {
        response.writeHead(200, { "content-type": type }).write("<!-- slow -->");
        setTimeout(() => response.end(body), 5_000);
      }
    });
    await new Promise((listening) => front.listen(0, "127.0.0.1", listening));
    const { context, page } = await kept({ url: `http://127.0.0.1:${front.address().port}/` });
    await page.reload();
    for (manner of ["error", "silent"]) {
      await page.reload();
      await page.getByLabel("I want to be").waitFor();
    }
    manner = "slow";
    await page.reload();
    await page.getByLabel("I want to be").waitFor();
    assert.ok(await page.evaluate(() => document.firstChild?.nodeType === Node.COMMENT_NODE), "the late one is shown");
    await context.close();
    await new Promise((closed) => front.close(closed).closeAllConnections());
    await behind.close();
  });
});

describe("a new version of the page", () => {
  it("is shown as soon as there is a network, and takes the place of what is kept", async () => {
    const folder = await mkdtemp(join(tmpdir(), "skills-gap-offline-"));
    await cp(dist, folder, { recursive: true });
    const server = await serve(folder);
    const { context, page } = await kept(server);
    const caches = () =>
      page.evaluate(async () => (await globalThis.caches.keys()).filter((name) => /page/.test(name)));
    const [first] = await caches();
    const change = async (file, from, to) =>
      writeFile(join(folder, file), (await readFile(join(folder, file), "utf8")).replace(from, to));
    await change("index.html", "<title>Skills gap</title>", "<title>Skills gap, renewed</title><!-- renewed -->");
    await change("sw.js", /[0-9a-f]{16}/, "0123456789abcdef");
    await page.goto(`${server.url}resting`).catch(() => undefined);
    await page.goto(server.url);
    assert.match(await page.content(), /<!-- renewed -->/);
    // The new worker takes over when no page is left that the old one serves.
    await page.waitForFunction(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting));
    await page.close();
    const later = await context.newPage();
    await later.goto(server.url);
    await later.waitForFunction(async () =>
      (await globalThis.caches.keys()).some((name) => /0123456789abcdef/.test(name)),
    );
    await later.waitForFunction(async (first) => !(await globalThis.caches.keys()).includes(first), first);
    await context.close();
    await server.close();
    await rm(folder, { recursive: true });
  });
});
