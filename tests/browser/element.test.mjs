import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../support/browser.mjs";
import { POLICY, serve } from "../support/serve.mjs";
import { expectAccessible, prepareAxe } from "./support/axe.mjs";
import { findInElement } from "./support/inElement.mjs";
import { tooWide } from "./support/wide.mjs";

// The element on pages that are not ours.

const packageFolder = fileURLToPath(new URL("../../pkg", import.meta.url));
const PR = "OCC0311";
const POLICY_OFFICER = "OCC0526";

/** The scripts of pages: the policy of the server lets none be written into the page. */
const load = '<script type="module" src="/element.js"></script>';
const trusted = `<meta http-equiv="Content-Security-Policy" content="${POLICY}; require-trusted-types-for 'script'; trusted-types lit-html" />`;

const pageOf = (body, head = "") => `<!doctype html><html lang="en-GB"><head><title>A careers site</title>
<meta name="viewport" content="width=device-width, initial-scale=1" /><link rel="icon" href="/icon.svg" />${head}</head>
<body><h1>Our site</h1><main>${body}</main></body></html>`;

const pages = {
  "/plain.html": pageOf(
    `<skills-gap target="${POLICY_OFFICER}" current="${PR}"><p>Ask us.</p></skills-gap>${load}`,
    trusted,
  ),
  "/two.html": pageOf(
    `<skills-gap target="${POLICY_OFFICER}"></skills-gap><skills-gap id="other" target="${PR}"></skills-gap>${load}${load}`,
    trusted,
  ),
  "/form.html": pageOf(`<form><skills-gap name="answers" target="${POLICY_OFFICER}"></skills-gap></form>${load}`),
  "/without.html": pageOf('<skills-gap><p id="fallback">Ask our advisers.</p></skills-gap>'),
  "/hostile.html": pageOf(
    `<skills-gap target="${POLICY_OFFICER}" current="${PR}"></skills-gap>${load}`,
    '<link rel="stylesheet" href="/hostile.css" />',
  ),
  "/hostile.css": `html { font-size: 62.5%; } * { letter-spacing: 4px; text-transform: uppercase; line-height: 1; }
    button, input, svg, section, fieldset { display: none !important; } p { color: red !important; }
    skills-gap { font-size: 3px; color: white; text-align: right; text-indent: 40px; }`,
  "/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve(packageFolder, pages)]);
});
after(async () => {
  await browser.close();
  await server.close();
});

/** A visit to one of the pages. It fails where the page offended against its policy, or wrote an error. */
async function open(name, { expectErrors = false, before: prepare, ready = true, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 900, height: 800 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  const problems = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.addInitScript(findInElement);
  await page.addInitScript(() => {
    globalThis.events = [];
    for (const name of ["ready", "progress", "change", "error"]) {
      addEventListener(`skills-gap-${name}`, ({ type, detail, target }) =>
        globalThis.events.push({ type: type.slice("skills-gap-".length), id: target.id, detail }),
      );
    }
    addEventListener("securitypolicyviolation", ({ violatedDirective }) =>
      console.error(`policy: ${violatedDirective}`),
    );
  });
  await prepare?.(context);
  await page.goto(`${server.url}${name}.html`);
  const events = (type) => page.evaluate((type) => globalThis.events.filter((one) => one.type === type), type);
  if (ready) await page.waitForFunction(() => globalThis.events.some(({ type }) => type === "ready"));
  return {
    page,
    context,
    events,
    leave: async () => {
      await context.close();
      if (!expectErrors) assert.deepEqual(problems, []);
    },
  };
}

const kept = (page) => page.evaluate(() => Object.keys(localStorage).sort());

describe("the element", () => {
  it("starts under a strict policy with trusted types, says so, and writes nothing into the page around it", async () => {
    const { page, events, leave } = await open("plain");
    const [ready] = await events("ready");
    assert.deepEqual(ready.detail, { target: POLICY_OFFICER, current: PR });
    assert.equal(await page.title(), "A careers site");
    assert.equal(new URL(page.url()).hash, "");
    await page.getByRole("button", { name: "Ask me the first question" }).click();
    await page.getByRole("heading", { level: 1, name: /How well|today/ }).waitFor();
    assert.equal(new URL(page.url()).hash, "", "the address is not its own");
    assert.equal(await page.getByText("Ask us.").isVisible(), false);
    const workers = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    assert.equal(workers, 0, "the page of somebody else gets no service worker");
    await prepareAxe(page);
    await expectAccessible(page, "an element on another page", {
      rules: { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } },
    });
    await leave();
  });

  it("tells of progress and changes, and of answers only where it may", async () => {
    const { page, events, leave } = await open("plain");
    await page.evaluate(() => document.querySelector("skills-gap").setAttribute("view", "rate"));
    await page.locator(".answers").waitFor();
    await page.keyboard.press("Tab");
    await page.locator(".answer").first().click();
    await page.waitForFunction(() => globalThis.events.some(({ type }) => type === "progress"));
    assert.deepEqual((await events("progress")).at(-1).detail, { answered: 1, enough: false });
    const changes = await events("change");
    assert.ok(changes.length > 0 && changes.every(({ detail }) => !("assessment" in detail)));

    await page.evaluate(() => {
      document.querySelector("skills-gap").shareRatings = true;
    });
    await page.locator(".answer").first().click();
    await page.waitForFunction(() => globalThis.events.some(({ detail }) => "assessment" in (detail ?? {})));
    const { assessment } = (await events("change")).at(-1).detail;
    const given = await page.evaluate(() => document.querySelector("skills-gap").assessment);
    assert.deepEqual(assessment, given);
    assert.equal(Object.values(given.ratings).flatMap(Object.keys).length, 2);
    await leave();
  });

  it("follows its attributes, and refuses what the catalogue does not have", async () => {
    const { page, events, leave } = await open("plain");
    const set = (name, value) =>
      page.evaluate(([name, value]) => document.querySelector("skills-gap").setAttribute(name, value), [name, value]);
    await set("target", PR);
    assert.equal(await page.evaluate(() => document.querySelector("skills-gap").target), PR);
    await set("target", "OCC9999");
    assert.equal((await events("error")).at(-1).detail.code, "unknownOccupation");
    assert.equal(await page.evaluate(() => document.querySelector("skills-gap").target), PR, "the last one stays");
    await set("view", "plan");
    await page.getByRole("heading", { name: /^Your plan/ }).waitFor();
    await set("view", "somewhere");
    assert.equal((await events("error")).at(-1).detail.code, "invalidValue");
    await leave();
  });

  it("takes answers from the page around it, which can be had back", async () => {
    const { page, leave } = await open("plain");
    await page.evaluate(() => document.querySelector("skills-gap").setAttribute("view", "rate"));
    await page.locator(".answer").first().click();
    await page.evaluate(
      ([target, current]) => {
        document.querySelector("skills-gap").assessment = { target, ratings: { [current]: { K1: 2, K2: 0 } } };
      },
      [POLICY_OFFICER, PR],
    );
    await page.waitForFunction(() => document.querySelector("skills-gap").assessment.ratings?.OCC0311?.K1 === 2);
    await page.getByRole("button", { name: /^Undo/ }).waitFor();
    await leave();
  });

  it("knows nothing of a second one on the page", async () => {
    const { page, events, leave } = await open("two");
    await page.waitForFunction(() => globalThis.events.filter(({ type }) => type === "ready").length === 2);
    const targets = (await events("ready")).map(({ id, detail }) => [id, detail.target]).sort();
    assert.deepEqual(targets, [
      ["", POLICY_OFFICER],
      ["other", PR],
    ]);
    assert.deepEqual(await kept(page), [], "nobody has done anything yet");
    const before = await page.evaluate(() => document.querySelector("#other").assessment);
    for (const element of ["skills-gap:not([id])", "#other"]) {
      await page.locator(element).evaluate((one) => one.setAttribute("view", "rate"));
      await page.locator(`${element} .answer`).first().click();
      if (element === "#other") break;
      assert.equal(await page.locator(element).evaluate((one) => Object.keys(one.assessment.ratings).length), 1);
      assert.deepEqual(await page.evaluate(() => document.querySelector("#other").assessment), before);
    }
    assert.deepEqual(
      (await kept(page)).filter((key) => key.endsWith("answers")),
      ["skills-gap/answers", "skills-gap:other/answers"],
    );
    await leave();
  });

  it("keeps what is entered when it is moved or taken off the page for a while", async () => {
    const { page, leave } = await open("plain");
    await page.evaluate(() => document.querySelector("skills-gap").setAttribute("view", "rate"));
    await page.locator(".answer").first().click();
    const before = await page.evaluate(() => {
      const element = document.querySelector("skills-gap");
      document.body.append(element);
      element.remove();
      document.querySelector("main").append(element);
      return element.assessment;
    });
    await page.locator(".answer").first().click();
    const after = await page.evaluate(() => document.querySelector("skills-gap").assessment);
    const count = ({ ratings }) => Object.values(ratings).flatMap(Object.keys).length;
    assert.deepEqual([count(before), count(after)], [1, 2]);
    assert.equal(await page.evaluate(() => globalThis.events.filter(({ type }) => type === "ready").length), 1);
    await leave();
  });

  it("finds its answers again in a new element, and takes in what changed while it was away", async () => {
    const { page, leave } = await open("plain");
    await page.evaluate(() => document.querySelector("skills-gap").setAttribute("view", "rate"));
    await page.locator(".answer").first().click();
    const ratings = () => page.evaluate(() => document.querySelector("skills-gap").assessment?.ratings ?? null);
    const before = await ratings();
    for (let turn = 0; turn < 2; turn += 1) {
      await page.evaluate(() => {
        document.querySelector("skills-gap").remove();
        document.querySelector("main").append(document.createElement("skills-gap"));
      });
      await page.waitForFunction(() => document.querySelector("skills-gap").assessment !== null);
      assert.deepEqual(await ratings(), before);
    }
    assert.deepEqual(
      (await kept(page)).filter((key) => key.endsWith("answers")),
      ["skills-gap/answers"],
    );
    await page.evaluate((target) => {
      const element = document.querySelector("skills-gap");
      element.remove();
      element.setAttribute("remember", "session");
      element.setAttribute("target", target);
      localStorage.clear();
      document.querySelector("main").append(element);
    }, PR);
    await page.waitForFunction((target) => document.querySelector("skills-gap").assessment?.target === target, PR);
    assert.deepEqual(await ratings(), before, "a new place starts with what was there");
    assert.deepEqual(await kept(page), []);
    await leave();
  });

  it("takes properties that were set before it was defined, flags that say false, and no word it does not know", async () => {
    const { page, events, leave } = await open("without", { ready: false });
    await page.evaluate((target) => {
      const element = document.querySelector("skills-gap");
      Object.assign(element, { target, view: "rate", current: undefined });
      element.setAttribute("share-ratings", "false");
      element.setAttribute("remember", "forever");
    }, POLICY_OFFICER);
    await page.addScriptTag({ url: "/element.js", type: "module" });
    await page.locator(".answer").first().click();
    const [first] = await page.evaluate(() => globalThis.events.filter(({ type }) => type !== "error"));
    assert.equal(first.type, "ready", "nothing is told before");
    assert.equal(first.detail.target, POLICY_OFFICER);
    assert.match((await events("error"))[0].detail.message, /^remember: .*forever/);
    await page.waitForFunction(() => globalThis.events.some(({ type }) => type === "progress"));
    assert.ok((await events("change")).every(({ detail }) => !("assessment" in detail)));
    assert.deepEqual(await kept(page), [], "what is not understood keeps nothing");
    await leave();
  });

  it("lets nobody change its answers by the way", async () => {
    const { page, leave } = await open("plain");
    const target = await page.evaluate(() => {
      const element = document.querySelector("skills-gap");
      element.assessment.target = "XX";
      return element.assessment.target;
    });
    assert.equal(target, POLICY_OFFICER);
    await leave();
  });

  it("leaves the focus where a person has it, and follows a value that is set again", async () => {
    const { page, leave } = await open("plain");
    await page.evaluate(() => {
      const field = document.createElement("input");
      field.id = "theirs";
      document.body.append(field);
      field.focus();
      document.querySelector("skills-gap").view = "rate";
    });
    await page.locator(".answers").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "theirs");
    await page.getByRole("link", { name: "Plan" }).click();
    await page.getByRole("heading", { name: /^Your plan/ }).waitFor();
    await page.evaluate(() => {
      document.querySelector("skills-gap").view = "rate";
    });
    await page.locator(".answers").waitFor();
    await leave();
  });

  it("is as wide as the room it has in a flexible box, and as hidden as what it is in", async () => {
    const { page, leave } = await open("plain");
    const seen = await page.evaluate(() => {
      const element = document.querySelector("skills-gap");
      const within = element.shadowRoot.querySelector("[part=app]");
      Object.assign(element.parentElement.style, { display: "flex", visibility: "hidden" });
      return [element.getBoundingClientRect().width > 800, getComputedStyle(within).visibility];
    });
    assert.deepEqual(seen, [true, "hidden"]);
    await leave();
  });

  it("has what its form began with once the form is reset, which can be had back", async () => {
    const { page, leave } = await open("form");
    const value = () => page.evaluate(() => JSON.parse(new FormData(document.querySelector("form")).get("answers")));
    await page.evaluate(() => {
      document.querySelector("skills-gap").assessment = { target: "OCC0311", ratings: { OCC0311: { K1: 2 } } };
    });
    await page.waitForFunction(() => document.querySelector("skills-gap").assessment.ratings?.OCC0311);
    await page.evaluate(() => document.querySelector("form").reset());
    await page.waitForFunction(() => !document.querySelector("skills-gap").assessment.ratings?.OCC0311);
    assert.equal((await value()).target, POLICY_OFFICER);
    assert.equal(await page.locator("#undo-words").innerText(), "The form was reset.");
    assert.equal(await page.locator("#file-note").count(), 0);
    await page.locator("#undo").click();
    assert.deepEqual((await value()).ratings, { OCC0311: { K1: 2 } });
    await leave();
  });

  it("is a field of its form", async () => {
    const { page, leave } = await open("form");
    const value = await page.evaluate(() => new FormData(document.querySelector("form")).get("answers"));
    assert.equal(JSON.parse(value).target, POLICY_OFFICER);
    assert.equal(await page.evaluate(() => document.querySelector("skills-gap").form.localName), "form");
    await leave();
  });

  it("shows what is within it before it starts, and where it cannot, with a way to try again", async () => {
    const { page, leave } = await open("without", { ready: false, expectErrors: true });
    assert.ok(await page.locator("#fallback").isVisible(), "without the script");
    await page.route("**/*.wasm", (route) => route.abort());
    await page.addScriptTag({ url: "/element.js", type: "module" });
    await page.getByText("This cannot start").waitFor();
    assert.ok(await page.locator("#fallback").isVisible(), "after a failure");
    assert.equal(await page.evaluate(() => globalThis.events.at(-1).detail.code), "loadFailed");
    await page.unroute("**/*.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { level: 1, name: /How close/ }).waitFor();
    assert.equal(await page.locator("#fallback").isVisible(), false);
    await leave();
  });

  it("looks the same whatever the styles of the page around it", async () => {
    const looks = [];
    for (const name of ["plain", "hostile"]) {
      const { page, leave } = await open(name);
      await page.evaluate(() => document.querySelector("skills-gap").setAttribute("view", "result"));
      await page.locator(".bridge-wide").waitFor();
      // What loads after the picture has come too.
      await page.waitForLoadState("networkidle");
      looks.push(
        await page.evaluate(() =>
          [
            // Each look once: more is on its way.
            ...new Set(
              globalThis
                .findAll("skills-gap, h1, button, p, svg")
                .filter((one) => one.getRootNode() instanceof ShadowRoot)
                .map((one) => {
                  const { color, display, fontSize, letterSpacing, textTransform, lineHeight } = getComputedStyle(one);
                  return [one.localName, color, display, fontSize, letterSpacing, textTransform, lineHeight].join(" ");
                }),
            ),
          ].sort(),
        ),
      );
      await leave();
    }
    assert.ok(looks[0].length > 5);
    assert.deepEqual(looks[1], looks[0]);
  });

  it("fits where there is little room", async () => {
    const { page, leave } = await open("plain", { viewport: { width: 280, height: 600 } });
    for (const view of ["choose", "rate", "result", "plan"]) {
      await page.evaluate((view) => document.querySelector("skills-gap").setAttribute("view", view), view);
      await page.waitForFunction((view) => document.querySelector("skills-gap").view === view, view);
      assert.deepEqual(await page.evaluate(tooWide), [], view);
    }
    await leave();
  });

  it("is light on a page that is light, whatever the person's system prefers", async () => {
    const paperOn = async (name, colorScheme, scheme) => {
      const { page, leave } = await open(name, { colorScheme });
      await page.evaluate((scheme) => {
        document.documentElement.style.colorScheme = scheme;
      }, scheme);
      const paper = await page.evaluate(() => getComputedStyle(globalThis.find("[part=app]")).backgroundColor);
      await leave();
      return paper;
    };
    const light = await paperOn("plain", "light", "light dark");
    assert.equal(await paperOn("plain", "dark", ""), light);
    assert.notEqual(await paperOn("plain", "dark", "light dark"), light);
  });

  it("keeps answers as long as it is told to", async () => {
    const { page, leave } = await open("plain", {
      before: (context) =>
        context.addInitScript(() =>
          document.addEventListener("readystatechange", () =>
            document.querySelector("skills-gap")?.setAttribute("remember", "none"),
          ),
        ),
    });
    await page.evaluate(() => document.querySelector("skills-gap").setAttribute("view", "rate"));
    await page.locator(".answer").first().click();
    const startWith = async (name) => {
      await page.evaluate(() => document.querySelector("skills-gap").setAttribute("view", "plan"));
      await page.locator("#somebody-else").click();
      await page.getByLabel("Somebody else’s name").fill(name);
      await page.getByRole("button", { name: "Add this person" }).click();
      await page.locator(".whose").getByText(name).waitFor();
    };
    await startWith("Amir");
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
    // It starts anew, and everybody is still there.
    await page.evaluate(() =>
      document.querySelector("skills-gap").setAttribute("catalogue", "/generated/catalogue.txt"),
    );
    await page.waitForFunction(() => globalThis.events.filter(({ type }) => type === "ready").length === 2);
    await page.locator(".whose").getByText("Amir").waitFor();
    await page.locator("#somebody-else").click();
    assert.equal(await page.locator(".person").count(), 2);
    assert.match(await page.locator(".person").first().innerText(), /1 answer/);
    await page.getByRole("button", { name: "Close this list" }).click();
    await page.evaluate(() => document.querySelector("skills-gap").setAttribute("remember", "session"));
    await page.waitForFunction(() => globalThis.events.filter(({ type }) => type === "ready").length >= 3);
    await startWith("Zoë");
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length > 0]), [0, true]);
    await leave();
  });

  it("is registered by the one file and not by the other, in a browser and on a server", async () => {
    const { page, leave } = await open("without", { ready: false });
    const isDefined = () => page.evaluate(() => customElements.get("skills-gap") !== undefined);
    await page.addScriptTag({ url: "/element-class.js", type: "module" });
    assert.equal(await isDefined(), false);
    await page.addScriptTag({ url: "/element.js", type: "module" });
    assert.equal(await isDefined(), true);
    await leave();
    for (const file of ["element-class.js", "element.js"]) {
      const { SkillsGapElement } = await import(new URL(`../../pkg/${file}`, import.meta.url));
      assert.equal(typeof SkillsGapElement, "function");
    }
  });
});
