import assert from "node:assert/strict";
import { launch } from "../../support/browser.mjs";
import { serve } from "../../support/serve.mjs";
import { dist } from "./dist.mjs";
import { findInElement } from "./inElement.mjs";

/** One browser and one server for all tests of a file, of the built page or of another `folder`. */
export async function house(folder = dist) {
  const [browser, server] = await Promise.all([launch(), serve(folder, { [`/${resting}`]: restingPage })]);
  return {
    browser,
    address: server.url,
    profiles: [],
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Where a page of the same origin runs nothing. */
const resting = "resting.html";
const restingPage = '<!doctype html><title>resting</title><link rel="icon" href="icon.svg">';

const viewport = { width: 1280, height: 900 };

/**
 * A visit with a profile that is as good as new. Who adds listeners or scripts to a page takes them from its `context`,
 * so that nobody else gets them. Ends in failure when, at any time, the page offended against
 * its policy, wrote an error, threw one, or asked for anything once it had loaded.
 *
 * `before` is given the context, to prepare it; `storage` is the text the store starts with, `settings` what was set
 * before: the standard's order, in which each statement has its place, unless a test is about another. `catalogue`
 * takes the place of the page's own. `asks` names the files that what the person does may ask for; `keptOccupations` is
 * the text of those added earlier. `address` is the fragment that the person opens.
 */
export async function visit(
  home,
  {
    before,
    storage,
    settings = { order: "standard" },
    catalogue,
    keptOccupations,
    asks,
    expectErrors = false,
    reducedMotion,
    address = "",
    ...options
  } = {},
) {
  // To start a browser's process takes longer than most tests: where nothing is peculiar, a profile is emptied and used again.
  let isPlain = !before && Object.keys(options).length === 0;
  const profile = (isPlain && home.profiles.pop()) || (await made(home, options));
  const { context, page } = profile;
  Object.assign(profile, { asks, problems: [] });
  await keepBeforehand(page, {
    [storeKey]: storage,
    [settingsKey]: settings && JSON.stringify(settings),
    [occupationsKey]: keptOccupations,
  });
  if (reducedMotion) await page.emulateMedia({ reducedMotion });
  if (catalogue) await context.route("**/catalogue*.txt", (route) => route.fulfill({ json: catalogue }));
  await before?.(context);
  const settle = async (page, load) => {
    page.loaded = false;
    // What shows the answers about many occupations.
    const last = page.waitForEvent("requestfinished", (request) => /exploreView-[^/]*\.js$/.test(request.url()));
    await load();
    await page.locator("main .journey ol").waitFor();
    // What is seen first is there first; the rest follows after the next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done)))));
    await last;
    // Files of a pack may come out of the browser's own store: no request says that they are here.
    if ((await page.locator("[pack]").count()) > 0) await page.waitForLoadState("networkidle");
    await page.waitForFunction(() => !globalThis.find("[aria-busy=true]"));
    page.loaded = true;
  };
  await settle(page, () => page.goto(home.address + address));
  const { problems } = profile;
  return {
    /** What is done to it stays with it: nobody else gets it. */
    get context() {
      isPlain = false;
      return context;
    },
    page,
    /** A further tab of the same profile. */
    open: async () => {
      isPlain = false;
      const tab = await context.newPage();
      await watch(tab, profile);
      await settle(tab, () => tab.goto(home.address));
      return tab;
    },
    reload: (tab = page) => settle(tab, () => tab.reload()),
    problems,
    leave: async ({ expectErrors: late = expectErrors } = {}) => {
      if (isPlain) {
        await empty(profile, home);
        home.profiles.push(profile);
      } else await context.close();
      if (!late) assert.deepEqual(problems, [], "the visit passes without a problem");
    },
  };
}

export const storeKey = "skills-gap/answers";
export const settingsKey = "skills-gap/settings";
export const occupationsKey = "skills-gap/occupations";

/** A new profile, its one page at rest. Nobody listens yet. */
async function made({ browser, address }, options) {
  // Without the service worker, which would hide requests from those who watch or answer them here.
  const context = await browser.newContext({ viewport, locale: "en-GB", serviceWorkers: "block", ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const profile = { context, page, asks: undefined, problems: null };
  await watch(page, profile);
  await page.goto(new URL(resting, address).href);
  return profile;
}

/** Makes it as it was when it was new. */
async function empty(profile, { address }) {
  const { context, page } = profile;
  // What is on its way to those who listen arrives first.
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  page.loaded = false;
  profile.problems = null;
  await page.mouse.move(0, 0);
  await page.goto(new URL(resting, address).href);
  await Promise.all([context.unrouteAll(), page.unrouteAll()]);
  await page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.emulateMedia({ media: null, colorScheme: "light", reducedMotion: "no-preference", forcedColors: "none" });
  await page.setViewportSize(viewport);
}

/** The browser, not the page, asks for the icon, when it likes: with each new address, too. */
const isIcon = /\/icon\.svg$/;

const isWorkerBlocked = /^Service Worker registration blocked by Playwright$/;

async function watch(page, profile) {
  const tell = (text) => profile.problems?.push(text);
  await page.addInitScript(findInElement);
  await page.exposeFunction("reportViolation", (text) => tell(`policy: ${text}`));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      window.reportViolation(`${violatedDirective} ${blockedURI}`),
    ),
  );
  page.on("console", (message) => {
    // Without a network, the browser misses the icon.
    if (isIcon.test(message.location().url) || isWorkerBlocked.test(message.text())) return;
    if (message.type() === "error" || message.type() === "warning") tell(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => tell(`error: ${error.message}`));
  page.on("request", (request) => {
    // A download is handed over as blob:, which does not leave the machine.
    const url = request.url();
    if (page.loaded && !url.startsWith("blob:") && !isIcon.test(url) && !profile.asks?.test(new URL(url).pathname))
      tell(`request after load: ${url}`);
  });
}

async function keepBeforehand(page, kept) {
  await page.evaluate((all) => {
    for (const [key, text] of Object.entries(all)) if (typeof text === "string") localStorage.setItem(key, text);
  }, kept);
}
