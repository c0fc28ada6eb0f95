/**
 * How quick the page is, in this machine's browser, with the budgets of the design beside it:
 * `node tests/browser/measure.mjs [RUNS]`
 */
import { allAt, answers } from "./support/person.mjs";
import { house } from "./support/visit.mjs";

const runs = Number(process.argv[2] ?? 15);
const home = await house();
try {
  const figures = [];
  for (let run = 0; run < runs; run += 1) figures.push(await coldVisit());
  for (const [name, budget] of [["firstPaint"], ["choices"], ["firstAnswer", 300], ["oneRating"]]) {
    const sorted = figures.map((figure) => figure[name]).sort((a, b) => a - b);
    const middle = sorted[Math.floor(runs / 2)];
    console.log(
      `${name.padEnd(12)} best ${sorted[0].toFixed(1)} ms, median ${middle.toFixed(1)} ms, worst ${sorted.at(-1).toFixed(1)} ms${budget ? `, budget ${budget} ms` : ""}`,
    );
  }
} finally {
  await home.close();
}

/** A visit with nothing cached, to a page whose answers are on the device. */
async function coldVisit() {
  const context = await home.browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(
    (text) => {
      localStorage.setItem("skills-gap/answers", text);
      globalThis.times = {};
      const seen = { choices: "#target", firstAnswer: "#result" };
      new MutationObserver(() => {
        for (const [name, selector] of Object.entries(seen)) {
          if (name in globalThis.times || !document.querySelector(selector)) continue;
          globalThis.times[name] = 0;
          // On screen: after the frame that draws it.
          requestAnimationFrame(() => setTimeout(() => (globalThis.times[name] = performance.now())));
        }
      }).observe(document, { childList: true, subtree: true });
    },
    answers({ ratings: allAt("OCC0311", 2) }),
  );
  await page.goto(home.address);
  await page.waitForFunction(() => globalThis.times.firstAnswer > 0);
  // The first questions, and all that is worked out after the first answer.
  await page.locator(".panel input[type=radio]").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  const figure = await page.evaluate(() => {
    const radios = [...document.querySelectorAll(".panel input[type=radio]:not(:checked)")].slice(0, 40);
    const start = performance.now();
    for (const radio of radios) radio.click();
    return {
      ...globalThis.times,
      firstPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
      oneRating: (performance.now() - start) / radios.length,
    };
  });
  await context.close();
  return figure;
}
