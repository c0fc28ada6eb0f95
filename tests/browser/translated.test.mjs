import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../support/browser.mjs";
import { serve } from "../support/serve.mjs";
import { findInElement } from "./support/inElement.mjs";
import { tooWide } from "./support/wide.mjs";

// The words of a page in place of the element's own.

const packageFolder = fileURLToPath(new URL("../../pkg", import.meta.url));
const docs = await readFile(new URL("../../docs/embed.md", import.meta.url), "utf8");
/** The example of a translation in the documentation. */
const [, example] = /<script type="module">([^]*?)<\/script>/.exec(docs);

const pageOf = (attributes, script) => `<!doctype html><html ${attributes}><head><title>A careers site</title>
<meta name="viewport" content="width=device-width, initial-scale=1" /><link rel="icon" href="/icon.svg" /></head>
<body><skills-gap target="OCC0526" current="OCC0311" remember="none"></skills-gap>
<script type="module" src="${script}"></script><script type="module" src="/element.js"></script></body></html>`;

const arabic = {
  "choose.title": "ما مدى قربك من الوظيفة التي تريدها؟",
  "choose.ask": "اسألني السؤال الأول",
  "choose.target": "أريد أن أكون",
  "finding.none": "لا شيء معروف بعد من {total} أشياء يحتاجها {target}.",
  "rate.makeItYours": { other: "حوالي {count} سؤال.", few: "حوالي {count} أسئلة." },
};

const pages = {
  "/german.html": pageOf('lang="de"', "/german.js"),
  "/german.js": example,
  "/english.html": pageOf('lang="de" dir="rtl"', "/nothing.js"),
  "/nothing.js": "",
  "/arabic.html": pageOf('lang="ar" dir="rtl"', "/arabic.js"),
  "/arabic.js": `document.querySelector("skills-gap").words = ${JSON.stringify(arabic)};`,
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

async function open(name, viewport = { width: 900, height: 800 }) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.addInitScript(findInElement);
  await page.addInitScript(() => {
    globalThis.failures = [];
    addEventListener("skills-gap-error", ({ detail }) => globalThis.failures.push(detail));
    globalThis.ready = new Promise((done) => addEventListener("skills-gap-ready", done));
  });
  await page.goto(`${server.url}${name}.html`);
  await page.evaluate(() => globalThis.ready.then(() => null));
  const give = (words) =>
    page.evaluate((words) => Object.assign(document.querySelector("skills-gap"), { words }), words).then(() => null);
  return {
    page,
    give,
    failures: () => page.evaluate(() => globalThis.failures),
    spoken: () => page.evaluate(() => globalThis.find(".skills-gap").getAttribute("lang")),
    side: () => page.evaluate(() => getComputedStyle(globalThis.find(".skills-gap")).direction),
    leave: async () => {
      await context.close();
      assert.deepEqual(problems, []);
    },
  };
}

const ofPlan = {
  "plan.heading": "Ihr Lernplan",
  "journey.plan": "Plan!",
  "tally.held": "{count} erfüllt",
  "tally.heldOf": "{held} von {total} erfüllt",
  "tally.more": "wohl {count} mehr",
  "tally.probably": "{count} wohl erfüllt",
  "tally.partly": "{count} zum Teil",
  "tally.toLearn": "{count} zu lernen",
  "tally.open": "{count} noch offen",
  "tally.openOrNotSure": "{count} offen oder unklar",
};

/** The language of each text on screen in which one of the given words is. */
const languagesOf = (page, words) =>
  page.evaluate(
    (pieces) => {
      const texts = document.createTreeWalker(globalThis.find(".skills-gap"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        if (pieces.some((piece) => data.includes(piece))) found.push([parentElement.closest("[lang]").lang, data]);
      }
      return found;
    },
    Object.values(words).flatMap((text) => text.split(/\{.*?\}/).filter((piece) => piece.trim().length > 3)),
  );

describe("words of the page", () => {
  it("take the place of the English ones, as the documentation's example does; the others stay", async () => {
    const { page, failures, spoken, leave } = await open("german");
    await page.getByRole("heading", { level: 1, name: "Wie nah sind Sie dem Beruf" }).waitFor();
    assert.equal(await spoken(), "de");
    await page.getByLabel("I want to be").waitFor();
    const langOf = (text) => page.getByText(text, { exact: true }).evaluate((one) => one.closest("[lang]").lang);
    assert.equal(await langOf("I want to be"), "en", "what falls back is said to be English");
    assert.equal(await langOf("Wie nah sind Sie dem Beruf, den Sie wollen?"), "de");
    await page.evaluate(() => {
      document.querySelector("skills-gap").view = "plan";
    });
    await page.locator("#somebody-else").click();
    await page.getByRole("button", { name: "Add this person" }).click();
    const said = page.locator("[aria-live] span", { hasText: "These are the answers of" });
    await said.waitFor({ state: "attached" });
    assert.equal(await said.getAttribute("lang"), "en", "what is read out, too");
    await page.getByLabel("I want to be").selectOption("OCC0526");
    await page.getByLabel("I am now").selectOption("OCC0311");
    await page.getByLabel("All of it").check();
    await page.getByText(/^You get a first picture straight away\. Noch etwa \d+ Fragen?, dann/).waitFor();
    await page.getByRole("button", { name: "Zeigen, wie nah ich bin" }).click();
    await page.getByRole("heading", { name: "Every statement, one by one" }).waitFor();
    assert.deepEqual(await failures(), []);
    await leave();
  });

  it("may change at any time, and so may the language; what is none is told by name", async () => {
    const { page, give, failures, spoken, leave } = await open("english");
    await page.getByRole("heading", { level: 1, name: "How close are you" }).waitFor();
    assert.equal(await spoken(), "en-GB", "English is English on any page");
    await give({ "choose.title": "Hallo", "choose.titel": "Hallo", "finding.all": "{totl}" });
    await page.getByRole("heading", { level: 1, name: "Hallo" }).waitFor();
    assert.equal(await spoken(), "de");
    assert.deepEqual(await failures(), [
      { code: "invalidValue", message: 'words: there is no "choose.titel"' },
      { code: "invalidValue", message: 'words: "finding.all" has no {totl}' },
    ]);
    await page.evaluate(() => document.querySelector("skills-gap").setAttribute("lang", "fr-CA"));
    await page.waitForFunction(() => globalThis.find(".skills-gap").lang === "fr-CA");
    assert.ok((await page.evaluate(() => globalThis.findAll("[lang=en]").length)) > 5);
    await give(null);
    await page.getByRole("heading", { level: 1, name: "How close are you" }).waitFor();
    assert.equal(await spoken(), "en-GB");
    await leave();
  });

  it("reach what is loaded later, and a question that is open stays", async () => {
    const { page, give, leave } = await open("german");
    await page.getByRole("button", { name: "Ask me the first question" }).click();
    await page.locator(".ask-statement").waitFor();
    const statement = await page.locator(".ask-statement").textContent();
    await give({
      "rate.question.knowledge": "Wissen?",
      "rate.question.skill": "Wie?",
      "rate.question.behaviour": "Oft?",
    });
    await page.locator(".ask-how", { hasText: /^(Wissen|Wie|Oft)\?$/ }).waitFor();
    assert.equal((await page.locator(".ask-statement").textContent()).split("?")[1], statement.split("?")[1]);
    await give(ofPlan);
    await page.getByRole("link", { name: "Plan!" }).click();
    await page.getByRole("heading", { name: "Ihr Lernplan" }).waitFor();
    await page.locator(".plan-step").first().waitFor();
    const languages = await languagesOf(page, ofPlan);
    assert.ok(languages.length > 2, "the tally is one of them");
    assert.deepEqual(
      languages.filter(([lang]) => lang !== "de"),
      [],
      "nothing that the page gives is said to be English",
    );
    await leave();
  });
});

describe("from right to left", () => {
  it("stands what a page says in such a language; English alone stands from left to right", async () => {
    const english = await open("english");
    assert.equal(await english.side(), "ltr");
    await english.leave();
    for (const width of [1280, 360]) {
      const { page, side, leave } = await open("arabic", { width, height: 800 });
      assert.equal(await side(), "rtl");
      assert.deepEqual(await page.evaluate(tooWide), [], `choose, ${width}`);
      await page.getByRole("button", { name: arabic["choose.ask"] }).click();
      await page.locator(".ask-statement").waitFor();
      const at = (selector) =>
        page
          .locator(selector)
          .first()
          .evaluate((one) => one.getBoundingClientRect().right);
      assert.ok((await at(".ask-back")) > (await at(".ask-left")), "Back stands at the right");
      assert.deepEqual(await page.evaluate(tooWide), [], `rate, ${width}`);
      for (const screen of ["result", "plan"]) {
        await page.evaluate((view) => document.querySelector("skills-gap").setAttribute("view", view), screen);
        await page
          .locator(screen === "result" ? ".result" : ".plan")
          .first()
          .waitFor();
        assert.deepEqual(await page.evaluate(tooWide), [], `${screen}, ${width}`);
      }
      await leave();
    }
  });
});
