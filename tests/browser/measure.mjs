/**
 * How quick the page is, in this machine's browser, with the budgets of the design beside it:
 * `node tests/browser/measure.mjs [RUNS]`
 */
import { allAt, answers, standardOrder } from "./support/person.mjs";
import { findInElement } from "./support/inElement.mjs";
import { house } from "./support/visit.mjs";

const runs = Number(process.argv[2] ?? 15);
const home = await house();
try {
  const figures = [];
  for (let run = 0; run < runs; run += 1) figures.push(await coldVisit());
  for (const [name, budget] of [["firstPaint"], ["firstAnswer", 300], ["oneRating"]]) {
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
  await page.addInitScript(findInElement);
  await page.addInitScript(
    (text) => {
      localStorage.setItem("skills-gap/answers", text);
      globalThis.times = {};
      // The screen of the result is the first: its finding and picture are in view.
      const look = () => {
        if (!globalThis.find(".bridge-wide")) return requestAnimationFrame(look);
        // On screen: after the frame that draws it. A message comes before what the page has put off until then.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          globalThis.times.firstAnswer = performance.now();
          console.info("firstAnswer");
        };
        port2.postMessage(null);
      };
      look();
    },
    answers({ ratings: allAt("OCC0311", 2) }),
  );
  // Told by the page itself: to look for it from here would run scripts of the driver's meanwhile.
  await Promise.all([
    page.waitForEvent("console", (message) => message.text() === "firstAnswer"),
    page.goto(home.address),
  ]);
  // All that is worked out after the first answer; then the list, where many can be answered at once.
  await standardOrder(page);
  await page.locator(".panel input[type=radio]").first().waitFor();
  await page.waitForFunction(() => !globalThis.find("[aria-busy=true]"));
  const figure = await page.evaluate(() => {
    const radios = globalThis.findAll(".panel input[type=radio]:not(:checked)").slice(0, 40);
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
