/** What a person does on the page, by the names that a person sees. */

export const now = "Public relations and communications assistant";
export const goal = "Policy officer";

const titles = { Choose: "choose", Rate: "rate", Result: "result", Plan: "plan" };

/** Shows a screen as a person does, by its link, and returns the page. */
export async function on(page, title) {
  const link = page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: title, exact: true });
  if ((await link.getAttribute("aria-current")) !== "step") {
    await link.click();
    await page.waitForFunction((hash) => location.hash.split("/")[0] === hash, `#${titles[title]}`);
  }
  return page;
}

/** What is done with the answers as a whole, on the screen of the plan. */
export async function keeping(page) {
  const fold = (await on(page, "Plan")).locator(".keep-more");
  if ((await fold.getAttribute("open")) === null) await fold.locator("summary").click();
  return page;
}

export const goalField = async (page) => (await on(page, "Choose")).getByLabel("I want to be");
export const nowField = async (page) => (await on(page, "Choose")).getByLabel("I am now");

export const choose = async (page, { current = now, target = goal } = {}) => {
  if (target) await (await goalField(page)).selectOption({ label: `${target} (level 4)` });
  if (current) await (await nowField(page)).selectOption({ label: `${current} (level 4)` });
};

/** All questions in a list. */
export async function standardOrder(page) {
  await on(page, "Rate");
  const list = page.getByRole("button", { name: "All questions in a list" });
  await list.or(page.locator("#one-at-a-time")).first().waitFor();
  if ((await list.count()) > 0) await list.click();
}

/** One question at a time. */
export async function oneAtATime(page) {
  await on(page, "Rate");
  const one = page.locator("#one-at-a-time");
  if ((await one.count()) > 0) await one.click();
  await page.locator(".ask-one").waitFor();
}

/** The id of the question on screen. */
export const askedNow = async (page) => {
  await page.locator(".answers").waitFor();
  return page.locator(".answers").getAttribute("id");
};

/** Answers the question on screen, and waits for what comes then. */
export async function answerWith(page, label) {
  const asked = await askedNow(page);
  await page.getByRole("button", { name: label, exact: true }).click();
  await page.waitForFunction((id) => globalThis.find(".answers")?.id !== id, asked);
}

/** Opens one of the parts: "Knowledge", "Skills", "Behaviours" of the first or second side. */
export const openPart = async (page, kind, side = "Your job now") =>
  (await on(page, "Rate"))
    .locator(".parts-side", { hasText: side })
    .getByRole("button", { name: new RegExp(`^${kind}`) })
    .click();

export const statement = async (page, code) =>
  (await on(page, "Rate")).locator(".panel").getByRole("group", { name: new RegExp(`^${code} `) });

export const rate = async (page, code, label) =>
  (await statement(page, code)).getByRole("radio", { name: label, exact: true }).check();

/** Rates everything in the open part with the choice at `index`. */
export async function rateAll(page, index) {
  for (const group of await page.locator(".panel fieldset").all()) await group.getByRole("radio").nth(index).check();
}

/** The heading of the result. */
export const heading = async (page) => (await on(page, "Result")).locator(".result").getByRole("heading", { level: 1 });

export const finding = async (page) => (await heading(page)).innerText();

/** Opens every kind in the table of all statements. */
export async function openStatements(page) {
  await on(page, "Result");
  const closed = page.locator(".kind-toggle[aria-expanded=false]");
  while ((await closed.count()) > 0) await closed.first().click();
}

export async function row(page, code) {
  await openStatements(page);
  return page
    .getByRole("table", { name: "Every statement, one by one" })
    .getByRole("row")
    .filter({ has: page.getByRole("cell", { name: code, exact: true }) });
}

/** All of one occupation at one point of the scale, as stored text. */
export const answers = ({ target = "OCC0526", current = "OCC0311", ...more } = {}) =>
  JSON.stringify({ format: "skills-gap/1", target, current, ...more });

const codes = (letter, number) => Array.from({ length: number }, (_, index) => `${letter}${index + 1}`);

export const everyCode = {
  OCC0311: [...codes("K", 21), ...codes("S", 16), ...codes("B", 5)],
  OCC0526: [...codes("K", 22), ...codes("S", 15), ...codes("B", 6)],
};

export const allAt = (occupation, point) => ({
  [occupation]: Object.fromEntries(everyCode[occupation].map((code) => [code, point])),
});
