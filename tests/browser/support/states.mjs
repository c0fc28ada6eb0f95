import { town } from "../../fixtures/catalogues/town.mjs";
import { madeUpPage } from "../../fixtures/pages/made-up.mjs";
import { addPasted, openAdding, paste, pressAdvert, pressCv, skillsScan, takeAdvert } from "./adding.mjs";
import { allAt, answers, everyCode, keeping, on, openPart, openStatements, rate } from "./person.mjs";
import { withoutAll } from "./site.mjs";

/** One question at a time, as for a first visit. */
const telling = {};

/** In the made-up town: somebody who knows reception work and wants to manage a programme. */
export const townAnswers = ({ target = "OCC9010", current = "OCC9001", ...more } = {}) =>
  JSON.stringify({
    format: "skills-gap/1",
    target,
    current,
    ratings: {
      OCC9001: { K1: 2, K2: 2, K3: 1, S1: 3, S2: 2, B1: 2 },
      OCC9002: { K3: 2, K4: 1, S4: 2 },
      OCC9010: { K1: 1, K6: 0 },
    },
    ...more,
  });

/** What K6 of the town's programme manager said in the version before: now it is K5's. */
const otherThanK6 = town
  .find(({ reference }) => reference === "OCC9010")
  .ksbs.find(({ code }) => code === "K5").statement;

const inTown = { catalogue: town, settings: telling };

/** A person somewhere on the way: some of both occupations, every kind of answer. */
const mixed = {
  OCC0311: Object.fromEntries(
    everyCode.OCC0311.slice(0, 34).map((code, index) => [code, [2, 3, 2, 1, 2, null, 3, 0][index % 8]]),
  ),
  OCC0526: Object.fromEntries(
    everyCode.OCC0526.slice(0, 18).map((code, index) => [code, [2, 1, 0, 3, null, 2][index % 6]]),
  ),
};

export const giveFile = async (page, name, text) =>
  (await on(page, "Plan")).setInputFiles('.keep input[type="file"]', {
    name,
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });

const makeLink = async (page) => {
  await (await keeping(page)).getByRole("button", { name: "Copy a link with my answers" }).click();
  await page.locator("#answers-link").waitFor();
};

const why = async (page) => {
  await openStatements(page);
  await page
    .getByRole("button", { name: /^Why\?/ })
    .first()
    .click();
};

/**
 * The states of the page, each a way to get there: for the accessibility checks and the pictures.
 * `storage` is what the device holds on arrival, `go` what the person then does; `look` is the part that a picture
 * shows, `part` what a state has of its own where a picture shows all. `pack: true` is the page with a pack.
 */
export const states = [
  { name: "first-visit" },
  { name: "chosen", storage: answers({ assumed: { OCC0311: 2 } }), address: "#choose" },
  { name: "target-missing", go: (page) => page.locator("#start").click(), look: ".choose" },
  { name: "first-picture", storage: answers({ assumed: { OCC0311: 2 } }) },
  { name: "first-answer", storage: answers({ ratings: { OCC0311: { K9: 2 } } }), part: ".result" },
  { name: "all-of-now", storage: answers({ ratings: allAt("OCC0311", 2) }), part: ".result" },
  { name: "mixed", storage: answers({ ratings: mixed }) },
  { name: "own-job", storage: answers({ current: "OCC0526", ratings: mixed }), part: ".result" },
  { name: "by-duties", storage: answers({ ratings: mixed, weights: "duties" }), part: ".result" },
  { name: "statements", storage: answers({ ratings: mixed }), go: openStatements, look: ".statements" },
  {
    name: "plank",
    storage: answers({ ratings: mixed }),
    go: (page) => page.locator("[data-plank=K9]:visible").click(),
    part: ".result",
  },
  { name: "list", storage: answers({ ratings: mixed }), address: "#rate" },
  { name: "why", storage: answers({ ratings: allAt("OCC0311", 2) }), go: why, look: ".why" },
  {
    name: "refused",
    storage: answers({ ratings: allAt("OCC0311", 2) }),
    go: async (page) => {
      await why(page);
      await page.getByRole("button", { name: /^Not the same/ }).click();
    },
    look: ".refused-note",
    part: ".result",
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
  { name: "assumed", storage: answers({ assumed: { OCC0311: 2 } }), settings: telling },
  {
    name: "assumed-why",
    storage: answers({ assumed: { OCC0311: 1 }, ratings: { OCC0311: { K9: 3 } } }),
    go: why,
    look: ".why",
  },
  {
    name: "assumed-elsewhere",
    address: "#choose",
    storage: answers({ current: null, assumed: { OCC0311: 2 } }),
    look: ".choose",
  },
  {
    name: "same",
    storage: answers({ ratings: { OCC0311: { B4: 2 } } }),
    go: async (page) => {
      await openPart(page, "Behaviours", "The job you want");
      await page.getByText("Answer it differently here").click();
    },
    look: ".panel",
  },
  { name: "only-not-sure", storage: answers({ ratings: { OCC0526: { K1: null } } }), part: ".result" },
  { name: "all-held", storage: answers({ ratings: { ...allAt("OCC0526", 3) } }), part: ".result" },
  { name: "none-held", storage: answers({ current: null, ratings: { ...allAt("OCC0526", 0) } }), part: ".result" },
  {
    name: "only-open",
    storage: answers({ ratings: mixed }),
    go: async (page) => (await on(page, "Rate")).getByLabel("Only what I have not answered yet").check(),
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
    go: async (page) => (await keeping(page)).getByRole("button", { name: "Delete my answers" }).click(),
    look: ".keep",
  },
  {
    name: "deleted",
    storage: answers({ ratings: mixed }),
    go: async (page) => {
      await (await keeping(page)).getByRole("button", { name: "Delete my answers" }).click();
      await page.getByRole("button", { name: "Yes, delete" }).click();
    },
    look: ".keep",
  },
  {
    name: "bad-file",
    storage: answers({ ratings: mixed }),
    go: (page) => giveFile(page, "letter.json", "Dear all"),
    look: ".notices",
  },
  {
    name: "ask-file",
    storage: answers({ ratings: mixed }),
    go: (page) => giveFile(page, "mine.json", answers({ ratings: allAt("OCC0526", 1) })),
    look: ".notices",
  },
  {
    name: "link-made",
    storage: answers({ ratings: mixed, notes: { OCC0311: { K9: "Press work since 2021" } } }),
    go: makeLink,
    look: ".keep",
  },
  {
    name: "link-opened",
    storage: answers({ ratings: mixed }),
    go: async (page) => {
      await makeLink(page);
      const address = new URL(await page.locator("#answers-link").inputValue());
      await page.evaluate((hash) => (location.hash = hash), address.hash);
      await page.locator("#file-note").waitFor();
    },
    look: ".notices",
  },
  {
    name: "example",
    settings: null,
    go: (page) => page.getByRole("button", { name: "Look at an example" }).click(),
    part: ".notices",
  },
  {
    name: "people-asked",
    go: async (page) => {
      const him = (point) => ({ name: "Amir", answers: JSON.parse(answers({ ratings: { OCC0526: { K1: point } } })) });
      for (const point of [1, 2]) {
        const all = [him(point)];
        await giveFile(page, "people.json", JSON.stringify({ format: "skills-gap-people/1", all, occupations: [] }));
        await page.locator(point === 1 ? "#people-heading" : "#people-asked").waitFor();
      }
    },
    look: ".people",
    part: ".people",
  },
  {
    name: "people",
    storage: answers({ ratings: mixed }),
    go: async (page) => {
      for (const name of ["Amir Khan", "Somebody with a name that is a good deal longer than most"]) {
        await on(page, "Plan");
        await page.locator("#somebody-else").click();
        await page.getByLabel("Somebody else’s name").fill(name);
        await page.getByRole("button", { name: "Add this person" }).click();
        await page.locator(".whose").getByText(name).waitFor();
      }
      await page.locator("#somebody-else").click();
      await page.getByRole("button", { name: "Delete Amir Khan" }).click();
    },
    look: ".people",
  },
  {
    name: "days",
    storage: answers({ current: null, ratings: { OCC0526: { ...mixed.OCC0526, K2: 0 } } }),
    go: async (page) => {
      await (await on(page, "Plan")).getByRole("button", { name: "Keep today’s answers" }).click();
      await rate(page, "K2", "I use it in my work");
      await (await on(page, "Plan")).getByRole("button", { name: /^Compare / }).click();
      await page.locator("#changes").waitFor();
    },
    look: ".days",
  },
  { name: "question", storage: answers({ ratings: mixed }), settings: telling, address: "#rate/OCC0526.K3" },
  { name: "question-first", storage: answers({}), settings: telling, address: "#rate" },
  {
    name: "question-why",
    storage: townAnswers(),
    ...inTown,
    address: "#rate",
    go: (page) => page.getByText("Why this one?").first().click(),
    look: ".ask-one",
  },
  {
    name: "question-note",
    storage: answers({}),
    settings: telling,
    address: "#rate",
    go: (page) => page.getByText("Add an example of yours").click(),
    look: ".ask-one",
  },
  {
    name: "enough",
    storage: answers({ ratings: allAt("OCC0526", 2) }),
    settings: telling,
    address: "#rate",
    look: ".rate",
  },
  { name: "ways", storage: townAnswers(), ...inTown, look: ".ways" },
  {
    name: "ways-list",
    storage: townAnswers(),
    catalogue: town,
    settings: { ...telling, layout: "list" },
    look: ".map-block",
  },
  {
    name: "ways-looked-at",
    storage: townAnswers(),
    ...inTown,
    go: (page) =>
      page
        .locator(".map")
        .getByRole("button", { name: /Service leader/ })
        .click(),
    look: ".map-block",
  },
  {
    name: "ways-steps",
    storage: townAnswers(),
    ...inTown,
    go: async (page) => {
      for (const list of await page.locator(".station-list summary").all()) await list.click();
    },
    look: ".stations",
  },
  {
    name: "ways-none",
    storage: townAnswers({ target: "OCC9011", current: "OCC9003" }),
    catalogue: town,
    settings: { ...telling, officialOnly: true, maxSteps: 2, avoid: ["OCC9009"] },
    go: (page) => page.locator(".way-options summary").click(),
    look: ".ways",
  },
  {
    name: "plan",
    storage: townAnswers(),
    ...inTown,
    address: "#plan",
    go: (page) => page.locator(".plan-more").first().click(),
    look: ".plan",
  },
  {
    name: "near",
    storage: townAnswers(),
    catalogue: town,
    settings: { ...telling, compared: ["OCC9010", "OCC9008", "OCC9009"] },
    look: ".near",
  },
  {
    name: "near-now",
    storage: JSON.stringify({ format: "skills-gap/1", target: "OCC9010", current: "OCC9001" }),
    ...inTown,
    address: "#result",
    look: ".near",
  },
  { name: "ways-assumed", storage: townAnswers({ ratings: {}, assumed: { OCC9001: 2 } }), ...inTown, look: ".ways" },
  {
    name: "ways-not-loaded",
    storage: townAnswers(),
    settings: telling,
    pack: true,
    asks: /\/pack\//,
    expectErrors: true,
    before: withoutAll,
  },
  {
    name: "search",
    storage: townAnswers(),
    ...inTown,
    address: "#choose",
    go: async (page) => {
      await page.getByRole("combobox", { name: "I want to be" }).fill("office");
      await page.getByRole("option").first().waitFor();
      await page.keyboard.press("ArrowDown");
    },
  },
  {
    name: "search-none",
    storage: townAnswers(),
    ...inTown,
    address: "#choose",
    go: async (page) => {
      await page.getByRole("combobox", { name: "I want to be" }).fill("zzzzqq");
      await page.getByText("No job found.").first().waitFor();
    },
    look: ".choose",
  },
  { name: "add", storage: answers({}), asks: /add/, go: openAdding, look: ".choose-screen" },
  {
    name: "add-problem",
    storage: answers({}),
    asks: /add|readers/,
    go: async (page) => {
      await openAdding(page);
      await paste(page, "Dear all");
      await page.locator("#add-note").waitFor();
    },
    look: ".choose-screen",
  },
  {
    name: "add-found",
    storage: answers({}),
    asks: /add|readers|model/,
    go: async (page) => {
      await openAdding(page);
      await paste(page, madeUpPage.replace(/Duties[\s\S]*/, ""));
      await page.locator("#add-note").waitFor();
    },
    look: ".choose-screen",
  },
  {
    name: "add-ratings",
    storage: answers({}),
    asks: /add|readers|model/,
    go: async (page) => {
      await openAdding(page);
      await paste(page, skillsScan);
      await page.locator("#add-note").waitFor();
    },
    look: ".choose-screen",
  },
  {
    name: "add-advert",
    storage: answers({}),
    asks: /add|readers|model/,
    go: async (page) => {
      await openAdding(page);
      await paste(page, pressAdvert);
      await page.locator("#add-note").waitFor();
    },
    look: ".choose-screen",
  },
  {
    name: "advert-kept",
    storage: answers({ ratings: { OCC0311: { ...allAt("OCC0311", 2).OCC0311, S4: 0 } } }),
    asks: /add|readers|model/,
    go: async (page) => {
      await takeAdvert(page, pressAdvert);
      await page.locator(".kept-open").first().click();
    },
    look: ".kept",
    part: ".kept",
  },
  {
    name: "advert-counts",
    storage: answers({ ratings: mixed }),
    asks: /add|readers|model/,
    go: async (page) => {
      await takeAdvert(page, pressAdvert);
      await on(page, "Result");
    },
    part: ".result",
  },
  {
    name: "cv",
    storage: answers({}),
    asks: /add|readers|model/,
    go: async (page) => {
      await openAdding(page);
      await paste(page, pressCv);
      await page.locator(".proposal").first().waitFor();
      await page
        .getByRole("button", { name: /^Use this answer/ })
        .first()
        .click();
    },
    look: ".add",
    part: ".add",
  },
  {
    name: "added",
    storage: answers({}),
    asks: /add|readers|model/,
    go: (page) => addPasted(page, madeUpPage),
    look: ".choose-screen",
  },
  { name: "damaged", storage: '{"target": "OCC05' },
  {
    name: "migrated",
    storage: townAnswers({ ratedOn: { OCC9010: { K6: { statement: otherThanK6 } } } }),
    ...inTown,
    asks: /model/,
    go: (page) => page.locator("#migrated summary").click(),
  },
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
      await (await on(page, "Rate")).locator(".panel input[type=radio]").first().check();
    },
  },
];
