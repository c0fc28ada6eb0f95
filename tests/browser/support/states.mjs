import { allAt, answers, everyCode } from "./person.mjs";

/** A person somewhere on the way: some of both occupations, every kind of answer. */
const mixed = {
  OCC0311: Object.fromEntries(
    everyCode.OCC0311.slice(0, 34).map((code, index) => [code, [2, 3, 2, 1, 2, null, 3, 0][index % 8]]),
  ),
  OCC0526: Object.fromEntries(
    everyCode.OCC0526.slice(0, 18).map((code, index) => [code, [2, 1, 0, 3, null, 2][index % 6]]),
  ),
};

export const giveFile = (page, name, text) =>
  page.setInputFiles('input[type="file"]', { name, mimeType: "application/json", buffer: Buffer.from(text) });

const why = async (page) => {
  await page
    .getByRole("button", { name: /^Why\?/ })
    .first()
    .click();
};

/**
 * The states of the page, each a way to get there: for the accessibility checks and the pictures.
 * `storage` is what the device holds on arrival, `go` what the person then does.
 */
export const states = [
  { name: "first-visit" },
  { name: "chosen", storage: answers({}) },
  { name: "first-answer", storage: answers({ ratings: { OCC0311: { K9: 2 } } }) },
  { name: "all-of-now", storage: answers({ ratings: allAt("OCC0311", 2) }) },
  { name: "mixed", storage: answers({ ratings: mixed }) },
  { name: "why", storage: answers({ ratings: allAt("OCC0311", 2) }), go: why, look: ".why" },
  {
    name: "refused",
    storage: answers({ ratings: allAt("OCC0311", 2) }),
    go: async (page) => {
      await why(page);
      await page.getByRole("button", { name: /^Not the same/ }).click();
    },
    look: ".refused-note",
  },
  {
    name: "contradiction",
    storage: answers({
      ratings: { OCC0311: { B3: 3 }, OCC0526: { B5: 0 } },
      notes: { OCC0526: { B5: "I led the move to the new office." } },
    }),
    go: why,
    look: ".why",
  },
  { name: "all-held", storage: answers({ ratings: { ...allAt("OCC0526", 3) } }) },
  { name: "none-held", storage: answers({ current: null, ratings: { ...allAt("OCC0526", 0) } }) },
  {
    name: "only-open",
    storage: answers({ ratings: mixed }),
    go: (page) => page.getByLabel("Only what I have not answered yet").check(),
    look: ".panel",
  },
  {
    name: "method",
    storage: answers({ ratings: mixed }),
    go: (page) => page.getByText("How this was worked out").click(),
    look: ".method",
  },
  {
    name: "confirm-delete",
    storage: answers({ ratings: mixed }),
    go: (page) => page.getByRole("button", { name: "Delete my answers" }).click(),
    look: ".keep",
  },
  {
    name: "deleted",
    storage: answers({ ratings: mixed }),
    go: async (page) => {
      await page.getByRole("button", { name: "Delete my answers" }).click();
      await page.getByRole("button", { name: "Yes, delete" }).click();
    },
    look: ".keep",
  },
  {
    name: "bad-file",
    storage: answers({ ratings: mixed }),
    go: (page) => giveFile(page, "letter.json", "Dear all"),
    look: ".keep",
  },
  {
    name: "ask-file",
    storage: answers({ ratings: mixed }),
    go: (page) => giveFile(page, "mine.json", answers({ ratings: allAt("OCC0526", 1) })),
    look: ".keep",
  },
  { name: "damaged", storage: '{"target": "OCC05' },
  { name: "set-aside", storage: answers({ ratings: { OCC0311: { K9: 2, K99: 1 }, OCC0526: { S5: 9 } } }) },
  {
    name: "blocked",
    before: (context) =>
      context.addInitScript(() =>
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("denied", "SecurityError");
          },
        }),
      ),
  },
  {
    name: "other-tab",
    storage: answers({ ratings: mixed }),
    go: async (page) => {
      await page.evaluate(
        (text) => localStorage.setItem("skills-gap/answers", text),
        answers({ ratings: allAt("OCC0526", 1) }),
      );
      await page.locator(".panel input[type=radio]").first().check();
    },
  },
];
