import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allAt, answers, choose, finding, keeping, on, row, statement } from "./support/person.mjs";
import { keepSaid } from "./support/said.mjs";
import { house, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

describe("by keyboard alone", () => {
  it("does the main job", async () => {
    const { page, leave } = await visit(home);
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /Skip to the main part/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^I want to be/);
    await page.keyboard.type("Policy");
    await tabTo(page, /^I am now/);
    await page.keyboard.type("Public");
    await tabTo(page, /^Ask me the first question/);
    await page.keyboard.press("Enter");
    assert.match(await focused(page), /^Rate what you know and do/, "the heading of the next screen");

    await tabTo(page, /^Knowledge 0 of 21 answered/);
    await tabTo(page, /^New to me/);
    assert.match(await focused(page), /K1 Current affairs/, "a choice is announced with its statement");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.ok(await (await statement(page, "K1")).getByRole("radio", { name: "I use it in my work" }).isChecked());

    await tabTo(page, /^Behaviours 0 of 5/, "Shift+Tab");
    await page.keyboard.press("Enter");
    for (let number = 1; number <= 5; number += 1) {
      await tabTo(page, new RegExp(`^Rarely.*B${number} `));
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
    }
    await tabTo(page, /^See your result/, "Shift+Tab");
    await page.keyboard.press("Enter");
    assert.match(await focused(page), /things a Policy officer needs/, "the link leads to the finding");

    await tabTo(page, /^Behaviours/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^Why\? B2/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^Not the same/);
    await page.keyboard.press("Enter");
    assert.match(await focused(page), /^Undo/);
    await page.keyboard.press("Enter");
    assert.match(await focused(page), /^Why\? B2/);
    await leave();
  });

  it("never leaves the focus nowhere", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: allAt("OCC0311", 2) }) });
    const cases = [
      [
        "clear an answer",
        async () => (await statement(page, "K1")).getByRole("button", { name: "Clear" }),
        /^New to me.*K1/,
      ],
      ["go on", () => page.getByRole("button", { name: /^Go on to/ }), /Knowledge/],
      [
        "refuse",
        async () => {
          await open(page, "K7");
          return page.getByRole("button", { name: /^Not the same/ });
        },
        /^Undo/,
      ],
      ["undo refusing", () => page.getByRole("button", { name: /^Undo/ }), /^Why\? K7/],
      ["refuse again", () => page.getByRole("button", { name: /^Not the same/ }), /^Undo/],
      ["put back", () => page.getByRole("button", { name: /^Put back/ }), /things a Policy officer needs/],
      ["rate a carried one", () => page.getByRole("button", { name: "Answer K7 myself" }), /^New to me.*K7/],
      [
        "think of deleting",
        async () => (await keeping(page)).getByRole("button", { name: "Delete my answers" }),
        /^Yes, delete/,
      ],
      ["think again", () => page.getByRole("button", { name: "No, keep them" }), /^Delete my answers/],
      [
        "think of deleting again",
        async () => (await keeping(page)).getByRole("button", { name: "Delete my answers" }),
        /^Yes, delete/,
      ],
      ["delete", () => page.getByRole("button", { name: "Yes, delete" }), /^Undo: back to/],
      ["undo deleting", () => page.getByRole("button", { name: /^Undo/ }), /^Your plan/],
    ];
    for (const [name, control, expected] of cases) {
      await (await control()).press("Enter");
      assert.match(await focused(page), expected, name);
    }
    await leave();
  });

  it("always shows where the focus is, and covers it with nothing", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { K9: 2, B3: 2 } } }),
      viewport: { width: 360, height: 640 },
    });
    const stops = [];
    for (let press = 0; press < 70; press += 1) {
      await page.keyboard.press("Tab");
      stops.push(await page.evaluate(visibility));
    }
    const bad = stops.filter(({ marked, covered }) => !marked || covered);
    assert.deepEqual(bad, []);
    await leave();
  });

  it("keeps the order of headings and landmarks", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: allAt("OCC0311", 2) }) });
    for (const screen of ["Choose", "Rate", "Result", "Plan"]) {
      await on(page, screen);
      const levels = await page
        .getByRole("heading")
        .evaluateAll((all) => all.map(({ localName }) => Number(localName.slice(1))));
      assert.equal(levels.filter((level) => level === 1).length, 1, screen);
      assert.deepEqual(
        levels.filter((level, index) => index > 0 && level > levels[index - 1] + 1),
        [],
        `no level is left out: ${screen}`,
      );
    }
    for (const landmark of ["banner", "main", "contentinfo"])
      assert.equal(await page.getByRole(landmark).count(), 1, landmark);
    assert.equal(await page.getByRole("navigation", { name: "Steps" }).count(), 1);
    await leave();
  });
});

describe("for screen readers", () => {
  it("says the finding once a person pauses, and only when it has changed", async () => {
    const { page, leave } = await visit(home);
    const region = page.getByRole("status");
    await choose(page);
    await on(page, "Rate");
    const said = await recordOf(page);
    await (await statement(page, "K9")).getByRole("radio").nth(1).check();
    await (await statement(page, "K9")).getByRole("radio").nth(2).check();
    await (await statement(page, "K1")).getByRole("radio").nth(0).check();
    await page.waitForFunction(() => globalThis.find("[role=status]").textContent !== "");
    const text = await region.innerText();
    assert.equal((await said()).length, 1, "three quick answers are announced once");
    assert.equal(text, await finding(page));
    await leave();
  });

  it("gives every question its statement and every choice its words", async () => {
    const { page, leave } = await visit(home, { storage: answers() });
    const groups = (await on(page, "Rate")).locator(".panel fieldset");
    assert.equal(await groups.count(), 21);
    assert.match(
      await groups.first().ariaSnapshot(),
      /group "K1 Current affairs[\s\S]*radio "New to me"[\s\S]*radio "Not sure"/,
    );
    await leave();
  });
});

async function open(page, code) {
  const why = (await row(page, code)).getByRole("button", { name: `Why? ${code}` });
  if ((await why.getAttribute("aria-expanded")) === "false") await why.press("Enter");
}

/** What has the focus, as it is announced: its own name, then its group's. */
const focused = (page) =>
  page.evaluate(() => {
    const element = globalThis.focused();
    const own = element.labels?.[0]?.textContent ?? element.textContent;
    const group = element.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
    return `${own} ${group}`.replace(/\s+/g, " ").trim();
  });

async function tabTo(page, name, key = "Tab") {
  const passed = [];
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press(key);
    passed.push(await focused(page));
    if (name.test(passed.at(-1))) return;
  }
  assert.fail(`${name} is not reached by ${key}; passed ${passed.join(" | ")}`);
}

/** Runs in the page: whether the focused control is marked as such and open to view. */
function visibility() {
  const element = globalThis.focused();
  if (element === document.body) return { name: "end of the page", marked: true, covered: false };
  const frame = element.closest(".choice, .pill, .level, .way-card") ?? element;
  const { outlineStyle, outlineWidth } = getComputedStyle(frame);
  const box = frame.getBoundingClientRect();
  const at = element
    .getRootNode()
    .elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2);
  return {
    name: element.textContent.trim() || element.labels?.[0]?.textContent.trim(),
    marked: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
    covered: !(at && (frame.contains(at) || at.contains(frame) || at.closest("label")?.contains(element))),
  };
}

async function recordOf(page) {
  await page.evaluate(keepSaid);
  return () => page.evaluate(() => globalThis.said);
}
