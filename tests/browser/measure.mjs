/**
 * How quick the page is, in this machine's browser, with the budgets of the design beside it:
 * `node tests/browser/measure.mjs [RUNS]`
 */
import { allAt, answers, choose, standardOrder } from "./support/person.mjs";
import { findInElement } from "./support/inElement.mjs";
import { house } from "./support/visit.mjs";

const runs = Number(process.argv[2] ?? 15);
const home = await house();
try {
  const figures = [];
  for (let run = 0; run < runs; run += 1) figures.push({ ...(await firstVisit()), ...(await coldVisit()) });
  for (const [name, budget] of [
    ["choices", 150],
    ["firstPicture", 100],
    ["firstPaint"],
    ["firstAnswer"],
    ["oneRating"],
  ]) {
    const sorted = figures.map((figure) => figure[name]).sort((a, b) => a - b);
    const middle = sorted[Math.floor(runs / 2)];
    console.log(
      `${name.padEnd(12)} best ${sorted[0].toFixed(1)} ms, median ${middle.toFixed(1)} ms, worst ${sorted.at(-1).toFixed(1)} ms${budget ? `, budget ${budget} ms` : ""}`,
    );
  }
} finally {
  await home.close();
}

/** A page that says in its console when a thing is on screen, and keeps the milliseconds since it was opened. */
async function watchedPage() {
  const context = await home.browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(findInElement);
  await page.addInitScript(() => {
    globalThis.times = {};
    globalThis.watch = (name, selector) => {
      if (!globalThis.find(selector)) return requestAnimationFrame(() => globalThis.watch(name, selector));
      // On screen: after the frame that draws it. A message comes before what the page has put off until then.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        globalThis.times[name] = performance.now();
        console.info(name);
      };
      port2.postMessage(null);
    };
  });
  const seen = (name) => page.waitForEvent("console", (message) => message.text() === name);
  return { context, page, seen };
}

/** A visit with nothing cached and nothing kept: until the occupations can be chosen, and from the button to the picture. */
async function firstVisit() {
  const { context, page, seen } = await watchedPage();
  await page.addInitScript(() => globalThis.watch("choices", "select optgroup"));
  await Promise.all([seen("choices"), page.goto(home.address)]);
  await choose(page);
  await page.getByRole("radio", { name: /^All of it/ }).check();
  await page.waitForFunction(() => !globalThis.find("[aria-busy=true]"));
  await Promise.all([
    seen("picture"),
    page.getByRole("button", { name: "Show me how close I am" }).evaluate((button) => {
      globalThis.times.pressed = performance.now();
      button.click();
      globalThis.watch("picture", ".bridge-wide");
    }),
  ]);
  const { choices, pressed, picture } = await page.evaluate(() => globalThis.times);
  await context.close();
  return { choices, firstPicture: picture - pressed };
}

/** A visit with nothing cached, to a page whose answers are on the device: its first screen is the result. */
async function coldVisit() {
  const { context, page, seen } = await watchedPage();
  await page.addInitScript(
    (text) => {
      localStorage.setItem("skills-gap/answers", text);
      globalThis.watch("firstAnswer", ".bridge-wide");
    },
    answers({ ratings: allAt("OCC0311", 2) }),
  );
  // Told by the page itself: to look for it from here would run scripts of the driver's meanwhile.
  await Promise.all([seen("firstAnswer"), page.goto(home.address)]);
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
