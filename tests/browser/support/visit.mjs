import assert from "node:assert/strict";
import { serve } from "../../support/serve.mjs";
import { launch } from "../../support/browser.mjs";
import { dist } from "./dist.mjs";

/** One browser and one server for all tests of a file, of the built page or of another `folder`. */
export async function house(folder = dist) {
  const [browser, server] = await Promise.all([launch(), serve(folder)]);
  return {
    browser,
    address: server.url,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * A visit with a profile of its own. Ends in failure when, at any time, the page offended against
 * its policy, wrote an error, threw one, or asked for anything once it had loaded.
 *
 * `before` is given the context, to prepare it; `storage` is the text the store starts with, `settings` what was set
 * before: the standard's order, in which each statement has its place, unless a test is about another. `catalogue`
 * takes the place of the page's own. `ways: false` where what answers about many occupations cannot arrive; `asks`
 * names the files that what the person does may ask for; `keptOccupations` is the text of those added earlier.
 */
export async function visit(
  { browser, address },
  { before, storage, settings = { order: "standard" }, catalogue, keptOccupations, ways = true, asks, expectErrors = false, ...options } = {},
) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
  context.setDefaultTimeout(30_000);
  const kept = { [storeKey]: storage, [settingsKey]: settings && JSON.stringify(settings), [occupationsKey]: keptOccupations };
  await keepBeforehand(context, address, kept);
  if (catalogue) await context.route("**/catalogue*.json", (route) => route.fulfill({ json: catalogue }));
  await before?.(context);
  const problems = [];
  const settle = async (page, load) => {
    page.loaded = false;
    const last = ways && page.waitForEvent("requestfinished", (request) => /skills_gap_ways_bg[^/]*\.wasm$/.test(request.url()));
    await load();
    await page.getByRole("combobox", { name: "Where do you want to be?" }).waitFor();
    // What is seen first is there first; the rest follows after the next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done)))));
    await last;
    await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
    page.loaded = true;
  };
  const open = async () => {
    const page = await context.newPage();
    await watch(page, problems, asks);
    await settle(page, () => page.goto(address));
    return page;
  };
  const page = await open();
  return {
    context,
    page,
    /** A further tab of the same profile. */
    open,
    reload: (tab = page) => settle(tab, () => tab.reload()),
    problems,
    leave: async ({ expectErrors: late = expectErrors } = {}) => {
      await context.close();
      if (!late) assert.deepEqual(problems, [], "the visit passes without a problem");
    },
  };
}

export const storeKey = "skills-gap/answers";
export const settingsKey = "skills-gap/settings";
export const occupationsKey = "skills-gap/occupations";

async function watch(page, problems, asks) {
  await page.exposeFunction("reportViolation", (text) => problems.push(`policy: ${text}`));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      window.reportViolation(`${violatedDirective} ${blockedURI}`),
    ),
  );
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("request", (request) => {
    // A download is handed over as blob:, which does not leave the machine; and the browser, not
    // the page, asks for the icon, when it likes.
    const url = request.url();
    if (page.loaded && !/^blob:|\/icon\.svg$/.test(url) && !asks?.test(new URL(url).pathname))
      problems.push(`request after load: ${url}`);
  });
}

async function keepBeforehand(context, address, kept) {
  const page = await context.newPage();
  // Any file of the same origin will do; the page itself must not run yet.
  await page.goto(new URL("icon.svg", address).href);
  await page.evaluate((all) => {
    for (const [key, text] of Object.entries(all)) if (typeof text === "string") localStorage.setItem(key, text);
  }, kept);
  await page.close();
}
