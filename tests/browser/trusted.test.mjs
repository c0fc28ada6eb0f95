import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../support/browser.mjs";
import { POLICY, serve } from "../support/serve.mjs";
import { expectAccessible, prepareAxe } from "./support/axe.mjs";
import { dist } from "./support/dist.mjs";
import { findInElement } from "./support/inElement.mjs";
import { tooWide } from "./support/wide.mjs";

// Pages whose policy says which Trusted Types policies there may be.

const packageFolder = fileURLToPath(new URL("../../pkg", import.meta.url));
const wanted = "require-trusted-types-for 'script'; trusted-types lit-html";
const refused = {
  "another policy": "require-trusted-types-for 'script'; trusted-types theirs",
  "no policy": "require-trusted-types-for 'script'; trusted-types 'none'",
  "a policy where none is needed": "trusted-types theirs",
};
const theirPage = `<!doctype html><html lang="en-GB"><title>Theirs</title><link rel="icon" href="/icon.svg" />
<script type="module" src="/element.js"></script><skills-gap><p id="fallback">Ask us.</p></skills-gap>`;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Visits a page under `rules`; what it wrote as errors. */
async function visit(folder, rules, work) {
  const server = await serve(folder, { "/theirs.html": theirPage, "/icon.svg": "" }, { policy: `${POLICY}; ${rules}` });
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: "en-GB" });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.addInitScript(findInElement);
  await page.addInitScript(() => {
    addEventListener("skills-gap-error", ({ detail }) => {
      globalThis.failure = detail;
    });
  });
  try {
    await page.goto(`${server.url}${folder === dist ? "" : "theirs.html"}`);
    await work(page);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
    await server.close();
  }
}

describe("a page that allows one Trusted Types policy", () => {
  for (const [name, folder] of Object.entries({ page: dist, element: packageFolder })) {
    it(`runs the ${name} where it is ours`, async () => {
      await visit(folder, wanted, async (page) => {
        await page.getByRole("heading", { level: 1, name: /How close/ }).waitFor();
        await page.getByLabel("I want to be").waitFor();
        assert.equal(await page.evaluate(() => globalThis.failure), undefined);
      });
    });

    for (const [rule, rules] of Object.entries(refused)) {
      it(`has the ${name} say why it cannot start: ${rule}`, async () => {
        await visit(folder, rules, async (page) => {
          const notice = page.getByRole("alert");
          await notice.getByText("This cannot start: the security rules of this site do not allow").waitFor();
          assert.match(await notice.innerText(), /“lit-html”.*Your saved answers are untouched/s);
          assert.equal(await notice.getByRole("button").count(), 0, "to try again would change nothing");
          assert.equal(await page.getByText("One moment…").isVisible(), false);
          const { code, message } = await page.evaluate(() => globalThis.failure);
          assert.equal(code, "loadFailed");
          assert.match(message, /lit-html/);
          assert.deepEqual(await page.evaluate(tooWide), []);
          if (folder === dist) {
            await prepareAxe(page);
            await expectAccessible(page, `refused: ${rule}`);
          } else assert.ok(await page.locator("#fallback").isVisible());
        });
      });
    }
  }
});
