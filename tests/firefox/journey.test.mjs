import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allAt, answers } from "../browser/support/person.mjs";
import { dist } from "../browser/support/dist.mjs";
import { launchFirefox } from "../support/firefox.mjs";
import { glyphsOfPages } from "../support/pdf.mjs";
import { serve } from "../support/serve.mjs";

// The journey and the paper in Firefox. What is looked at closely is in `tests/browser/`.

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launchFirefox(), serve(dist)]);
});
after(async () => {
  await browser.close();
  await server.close();
});

/** What is within the element, by a selector. */
const within = (selector) => `skills-gap >>> ${selector}`;
const text = (page, selector) =>
  page.waitForSelector(within(selector)).then((one) => one.evaluate((is) => is.textContent.trim()));

/** A visit of somebody new, or with answers. It fails where the page wrote an error. */
async function visit({ storage, width = 1280 } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height: 900 });
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  if (storage) {
    await page.goto(`${server.url}icon.svg`);
    await page.evaluate((text) => localStorage.setItem("skills-gap/answers", text), storage);
  }
  await page.goto(server.url);
  return {
    page,
    leave: async () => {
      await context.close();
      assert.deepEqual(problems, []);
    },
  };
}

const press = (page, words) => page.locator(`skills-gap >>> ::-p-text(${words})`).click();

describe("in Firefox", () => {
  for (const width of [1280, 360])
    it(`a person goes the whole way, ${width} px wide, and finds it again`, async () => {
      const { page, leave } = await visit({ width });
      assert.equal(await text(page, "h1"), "How close are you to the job you want?");
      await (await page.waitForSelector(within("#target"))).select("OCC0526");
      await (await page.waitForSelector(within("#current"))).select("OCC0311");
      await press(page, "Ask me the first question");
      for (let question = 1; question <= 3; question += 1) {
        await page.waitForSelector(within(`::-p-text(Question ${question}:)`));
        // With the mouse, and with the keys.
        if (question === 2) await page.keyboard.press("3");
        else await page.locator(within(".answer:nth-of-type(3)")).click();
      }
      await page.waitForSelector(within("::-p-text(Question 4)"));
      assert.match(await page.evaluate(() => location.hash), /^#rate\/OCC0\d+\.[KSB]\d+$/);
      const asked = await text(page, ".ask-statement");
      await page.goBack();
      await page.waitForSelector(within("::-p-text(Question 3)"));
      await page.goForward();
      await page.waitForSelector(within("::-p-text(Question 4)"));
      assert.equal(await text(page, ".ask-statement"), asked);

      await press(page, "See your result now");
      const finding = await text(page, ".result h1");
      assert.match(finding, /^You (probably )?hold \d+ of the 43 things a Policy officer needs\./);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} px are too wide`);
      await press(page, "See your plan");
      assert.equal(await text(page, "#plan"), "Your learning plan");
      await page.reload();
      await page.goto(`${server.url}#result`);
      assert.equal(await text(page, ".result h1"), finding);
      await leave();
    });

  it("the first question is answered without a mouse", async () => {
    const { page, leave } = await visit({ storage: answers({}) });
    await page.goto(`${server.url}#choose`);
    await (await page.waitForSelector(within("#start"))).focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(within(".ask-statement"));
    const focused = () => page.evaluate(() => document.activeElement.shadowRoot.activeElement.id);
    assert.equal(await focused(), "rate-heading");
    const first = await text(page, ".ask-statement");
    await page.keyboard.press("4");
    await page.waitForFunction(
      (first) => document.activeElement.shadowRoot.activeElement?.textContent.trim() !== first,
      {},
      first,
    );
    assert.equal(await focused(), "rate-heading");
    await leave();
  });

  it("a statement stands where it begins, in the table as on paper", async () => {
    const { page, leave } = await visit({
      storage: answers({ ratings: { ...allAt("OCC0526", 0), ...allAt("OCC0311", 2) } }),
    });
    await (await page.waitForSelector(within(".kind-toggle"))).click();
    const row = await page.waitForSelector(within(".cell-statement"));
    assert.equal(await row.evaluate((cell) => getComputedStyle(cell).textAlign), "start");
    await leave();
  });

  for (const screen of ["result", "plan"])
    it(`no page of the ${screen} on paper is blank`, async () => {
      const ratings = { ...allAt("OCC0526", 0), ...allAt("OCC0311", 2) };
      const { page, leave } = await visit({ storage: answers({ ratings }) });
      await page.goto(`${server.url}#${screen}`);
      await page.waitForSelector(within(screen === "result" ? ".statements" : ".plan-item"));
      const pages = glyphsOfPages(Buffer.from(await page.pdf({ format: "A4" })));
      assert.ok(pages.length >= 3 && pages.length <= 9, `${pages.length} pages`);
      // The first has the finding and the three cards; the last may be short.
      for (const [index, glyphs] of pages.entries())
        assert.ok(
          glyphs > (index + 1 < pages.length ? 500 : 100),
          `${glyphs} letters on page ${index + 1} of ${pages}`,
        );
      await leave();
    });
});
