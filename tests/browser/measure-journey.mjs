/**
 * How long the way is: presses and seconds of three people to the first picture and to "enough"; how high each screen is on a
 * phone and a wide screen; how soon a picture follows an answer. `node tests/browser/measure-journey.mjs`
 *
 * The seconds are the page's: nobody reads or thinks in between.
 */
import { answers, choose, everyCode } from "./support/person.mjs";
import { house, visit } from "./support/visit.mjs";

const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };
/** A result before its tabs at 1280 px; any screen of a phone before all statements. */
const goals = { [wide.width]: 900, [phone.width]: 3 * phone.height };

/** Always answers in their own way, by what is asked. */
const people = [
  {
    name: "changes jobs, with a mouse",
    viewport: wide,
    current: "OCC0311",
    assumed: "All of it",
    way: [2, 2, 1, 3, 2, 0],
  },
  {
    name: "leaves school, on a phone",
    viewport: phone,
    current: null,
    assumed: null,
    way: [0, 1, 0, 2, 1],
    touch: true,
  },
  {
    name: "is still learning, with keys",
    viewport: wide,
    current: "OCC0311",
    assumed: "Still learning",
    way: [1, 1, 2, 0],
    keys: true,
  },
];

const home = await house();
try {
  for (const person of people) console.log(await journey(person));
  for (const viewport of [wide, phone]) console.log(await heights(viewport));
  console.log(await repaint());
} finally {
  await home.close();
}

async function journey({ name, viewport, current, assumed, way, touch = false, keys = false }) {
  const { page, leave } = await visit(home, { viewport, hasTouch: touch, isMobile: touch, settings: {} });
  const start = performance.now();
  let presses = 0;
  const press = async (target) => {
    presses += 1;
    if (keys) {
      await target.focus();
      await page.keyboard.press("Enter");
    } else if (touch) await target.tap();
    else await target.click();
  };
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  // A choice in a list is two presses: to open it, and to choose.
  await choose(page, { current: null });
  presses += 2;
  if (current) {
    await choose(page, { target: null });
    presses += 2;
  }
  if (assumed) {
    presses += 1;
    await page.getByLabel(assumed).check();
  }
  await press(page.locator("#start"));
  let first = null;
  const seen = async () => {
    if ((await page.locator(".bridge-brief, .bridge-wide").count()) === 0) return;
    first ??= `${presses} presses, ${seconds()}`;
  };
  await page.locator(".ask-one, .result").first().waitFor();
  await seen();
  if ((await page.locator(".result").count()) > 0) await press(page.locator("#answer-more"));
  let questions = 0;
  for (;;) {
    const heading = page.locator(".ask-one h1");
    await heading.waitFor();
    await seen();
    const asked = await heading.textContent();
    if ((await page.locator(".answers").count()) === 0) break;
    const answer = page.locator(".answer").nth(way[questions % way.length]);
    questions += 1;
    if (keys) {
      presses += 1;
      await page.keyboard.press(String(1 + way[(questions - 1) % way.length]));
    } else await press(answer);
    await page.waitForFunction((asked) => globalThis.find(".ask-one h1")?.textContent !== asked, asked);
  }
  const end = await page.locator(".ask-one h1").textContent();
  await leave();
  return `${name}: first picture after ${first}; “${end.trim()}” after ${presses} presses, ${questions} of them answers, ${seconds()}`;
}

async function heights(viewport) {
  const ratings = {
    OCC0311: Object.fromEntries(everyCode.OCC0311.slice(0, 20).map((code, at) => [code, at % 4])),
    OCC0526: Object.fromEntries(everyCode.OCC0526.slice(0, 14).map((code, at) => [code, at % 4])),
  };
  const { page, leave } = await visit(home, { viewport, settings: {}, storage: answers({ ratings }) });
  const found = [];
  for (const screen of ["choose", "rate", "result", "plan"]) {
    await page.evaluate((screen) => {
      location.hash = screen;
    }, screen);
    await page
      .locator({ choose: ".choose", rate: ".ask-one", result: ".result", plan: ".plan-item" }[screen])
      .first()
      .waitFor();
    await page.waitForTimeout(300);
    const { whole, before } = await page.evaluate(() => {
      const table = globalThis.find("#table-heading")?.closest(".block");
      // Without the frame of the page around the element.
      const { top, height } = document.querySelector("skills-gap").getBoundingClientRect();
      return {
        whole: Math.round(height),
        before: table ? Math.round(table.getBoundingClientRect().top - top) : null,
      };
    });
    const most = goals[viewport.width];
    const judged = before ?? whole;
    const isJudged = viewport === phone || screen === "result";
    found.push(
      `${screen} ${whole} px${before === null ? "" : `, ${before} before all statements`}${isJudged && judged > most ? ` (over ${most})` : ""}`,
    );
  }
  await leave();
  return `${viewport.width} px wide: ${found.join("; ")}`;
}

/** A target of 60 statements: from the press to the frame that shows the picture with it. */
async function repaint() {
  const statements = await catalogueOf60();
  const { page, leave } = await visit(home, {
    catalogue: statements,
    settings: {},
    storage: answers({ target: "OCC9060", current: "OCC9061", assumed: { OCC9061: 2 } }),
    address: "#rate",
  });
  await page.locator(".answers").waitFor();
  const times = await page.evaluate(async () => {
    const painted = () =>
      new Promise((done) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now());
          port2.postMessage(null);
        }),
      );
    const idle = () => new Promise((done) => setTimeout(done, 120));
    const found = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const buttons = globalThis.findAll(".answer");
      if (buttons.length === 0) break;
      const before = globalThis.find(".bridge-brief").innerHTML;
      const start = performance.now();
      buttons[turn % 4].click();
      const end = await painted();
      // An answer that changes nothing of the picture is not counted.
      if (globalThis.find(".bridge-brief")?.innerHTML !== before) found.push(end - start);
      await idle();
      // Back to the question, to answer it again otherwise.
      globalThis.find(".ask-back")?.click();
      await idle();
    }
    return found.sort((a, b) => a - b);
  });
  await leave({ expectErrors: true });
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(1);
  return `a changed rating to the repainted picture, 60 statements: median ${at(0.5)} ms, p95 ${at(0.95)} ms, of ${times.length}`;
}

async function catalogueOf60() {
  const { page, leave } = await visit(home, { settings: {} });
  const records = await page.evaluate(async () => {
    const { href } = document.querySelector('link[rel="preload"][href*="catalogue"][href$=".txt"]');
    return (await fetch(href)).json();
  });
  await leave({ expectErrors: true });
  const all = records.flatMap(({ ksbs }) => ksbs).filter(({ kind }) => kind === "knowledge" || kind === "skill");
  const one = (reference, name, from) => ({
    ...records[0],
    reference,
    name,
    duties: [],
    options: [],
    links: [],
    ksbs: all
      .slice(from, from + 60)
      .map((ksb, index) => ({ ...ksb, code: `${ksb.kind === "skill" ? "S" : "K"}${index + 1}` })),
  });
  return [one("OCC9060", "Sixty things", 0), one("OCC9061", "Sixty others", 10)];
}
