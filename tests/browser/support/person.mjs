/** What a person does on the page, by the names that a person sees. */

export const now = "Public relations and communications assistant";
export const goal = "Policy officer";

export const choose = async (page, { current = now, target = goal } = {}) => {
  if (current) await page.getByLabel("Where are you now?").selectOption({ label: `${current} (level 4)` });
  if (target) await page.getByLabel("Where do you want to be?").selectOption({ label: `${target} (level 4)` });
};

export const standardOrder = (page) => page.getByRole("radio", { name: "As the standard lists them" }).check();

/** Opens one of the parts: "Knowledge", "Skills", "Behaviours" of the first or second side. */
export const openPart = (page, kind, side = "Where you are now") =>
  page
    .locator(".parts-side", { hasText: side })
    .getByRole("button", { name: new RegExp(`^${kind}`) })
    .click();

export const statement = (page, code) => page.locator(".panel").getByRole("group", { name: new RegExp(`^${code} `) });

export const rate = (page, code, label) =>
  statement(page, code).getByRole("radio", { name: label, exact: true }).check();

/** Rates everything in the open part with the choice at `index`. */
export async function rateAll(page, index) {
  for (const group of await page.locator(".panel").getByRole("group").all())
    await group.getByRole("radio").nth(index).check();
}

export const heading = (page) => page.locator(".result").getByRole("heading", { level: 2 });

export const row = (page, code) =>
  page
    .getByRole("table", { name: "Every statement, one by one" })
    .getByRole("row")
    .filter({ has: page.getByRole("cell", { name: code, exact: true }) });

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
