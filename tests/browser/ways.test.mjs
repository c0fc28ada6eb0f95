import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { answers as inTwo, on } from "./support/person.mjs";
import { node, visitTown, way } from "./support/town.mjs";
import { house, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const heading = (page) => page.locator("#about-heading").innerText();
const ways = (page) => page.locator(".way-card .way-names").allInnerTexts();
const focused = (page) => page.evaluate(() => globalThis.focused().id || globalThis.focused().textContent.trim());

describe("the map of the ways", () => {
  it("shows the occupations in three columns, by level, with what each is to the person", async () => {
    const { page, leave } = await visitTown(home);
    const columns = page.locator(".map-column");
    assert.deepEqual(await columns.locator(".map-band").allInnerTexts(), [
      "Technical levels 2 and 3",
      "Higher technical levels 4 and 5",
      "Professional levels 6 and 7",
    ]);
    for (const column of await columns.all()) {
      const levels = (await column.locator("button .node-level").allInnerTexts()).map((text) =>
        Number(text.match(/\d/)[0]),
      );
      assert.deepEqual(levels, [...levels].sort());
    }
    assert.match(await node(page, "Reception assistant").innerText(), /Your job now/);
    assert.match(await node(page, "Programme manager").innerText(), /The job you want/);
    assert.equal(
      await node(page, "Programme manager").getAttribute("aria-pressed"),
      "true",
      "the target is looked at first",
    );
    assert.match(await node(page, "Team secretary").innerText(), /Step 1/);
    await leave();
  });

  it("tells official links from those worked out by the line's form, and in words", async () => {
    const { page, leave } = await visitTown(home);
    const dashes = await page
      .locator(".map path.line")
      .evaluateAll((lines) =>
        lines.map((line) => [
          line.classList.contains("line-official"),
          getComputedStyle(line).strokeDasharray === "none",
          line.getAttribute("d"),
        ]),
      );
    assert.ok(dashes.some(([official]) => official) && dashes.some(([official]) => !official), "both occur");
    for (const [official, solid, drawn] of dashes) {
      assert.equal(solid, official);
      assert.match(drawn, /^M[\d.]+ [\d.]+ H/, "every line leads somewhere");
    }
    assert.match(await page.locator(".map-key").innerText(), /Official link\s+Worked out here\s+On your way/);
    const said = await page
      .locator(".map li", { has: page.getByText("Office coordinator", { exact: true }) })
      .locator(".node-onward")
      .allTextContents();
    assert.equal(said.length, 2);
    assert.match(said[0], /Leads on to Service leader \(official, on your way\)/);
    assert.match(said[1], /Related to Programme manager \(worked out\)/);
    await leave();
  });

  it("draws its lines from node to node, wide and narrow", async () => {
    const { page, leave } = await visitTown(home);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(100);
      const off = await page.locator(".map path[data-from]").evaluateAll((lines) => {
        const map = globalThis.find(".map").getBoundingClientRect();
        const touches = (id, { x, y }, slack) => {
          const box = globalThis.find(`[data-node="${id}"]`).getBoundingClientRect();
          const [left, top] = [x + map.left, y + map.top];
          return left >= box.left - slack && left <= box.right + slack && top >= box.top && top <= box.bottom;
        };
        return lines
          .filter((line) => {
            const { from, to } = line.dataset;
            const length = line.getTotalLength();
            return !touches(from, line.getPointAtLength(0), 1) || !touches(to, line.getPointAtLength(length), 9);
          })
          .map((line) => `${line.dataset.from} ${line.dataset.to}`);
      });
      assert.deepEqual(off, [], `${width} px`);
      const crossed = await page.locator(".map path[data-from]").evaluateAll((lines) => {
        const drawn = lines.map((line) => {
          const length = line.getTotalLength();
          const points = Array.from({ length: 61 }, (_, at) => line.getPointAtLength((length * at) / 60));
          return { ends: [line.dataset.from, line.dataset.to], points };
        });
        const side = (a, b, c) => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
        const meet = (a, b, c, d) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
        const cross = ({ points: one }, { points: other }) =>
          one.some((a, i) => i > 0 && other.some((c, k) => k > 0 && meet(one[i - 1], a, other[k - 1], c)));
        return drawn.flatMap((one, at) =>
          drawn
            .slice(at + 1)
            .filter((other) => other.ends.some((end) => one.ends.includes(end)) && cross(one, other))
            .map((other) => [...one.ends, "×", ...other.ends].join(" ")),
        );
      });
      assert.deepEqual(crossed, [], `none that meet at an occupation cross on their way, at ${width} px`);
    }
    await leave();
  });

  it("lets one look at an occupation: its links in and out, without names too, and act on it", async () => {
    const { page, leave } = await visitTown(home);
    await node(page, "Service leader").press("Enter");
    assert.equal(await heading(page), "Service leader");
    assert.match(await focused(page), /Service leader/, "the focus stays on the map");
    await page.waitForFunction(() =>
      /Below the map: Service leader/.test(globalThis.find("[role=status]").textContent),
    );
    await page.locator(".about").getByText("2 jobs at level 3, names not published").waitFor();
    assert.match(await page.locator(".map .node-unnamed").innerText(), /2 jobs at level 3\s+Names not published/);
    const text = await page.locator(".about").innerText();
    assert.match(
      text,
      /Leads here[\s\S]*Event organiser, level 4\s+Official link; \d+% of the knowledge and skills carry over/,
    );
    assert.match(text, /Leads on to[\s\S]*Programme manager, level 6/);
    const [, related] = text.split("Related, worked out here");
    assert.match(related, /Communications strategist, level 6\s+from here you bring \d+% of what it needs/);
    const [onward] = text.split("Leads on to")[1].split("Related, worked out here");
    assert.doesNotMatch(onward, /Communications strategist/, "what is worked out leads nowhere");

    await page
      .locator(".about")
      .getByRole("button", { name: /^Programme manager/ })
      .press("Enter");
    assert.equal(await focused(page), "about-heading");
    assert.equal(await heading(page), "Programme manager");
    await node(page, "Service leader").click();
    await page.getByRole("button", { name: "Make this the job I want Service leader" }).press("Enter");
    assert.equal(await focused(page), "ways", "the button is gone, the place is not");
    await on(page, "Choose");
    assert.equal(await page.getByRole("combobox", { name: "I want to be" }).inputValue(), "Service leader");
    await on(page, "Result");
    await page
      .locator(".ways")
      .getByText(/ways? from Reception assistant to Service leader/)
      .waitFor();
    await node(page, "Event organiser").click();
    await page.getByRole("button", { name: "This is my job now Event organiser" }).click();
    await on(page, "Choose");
    assert.equal(await page.getByRole("combobox", { name: /^I am now/ }).inputValue(), "Event organiser");
    await leave();
  });

  it("is a list for who prefers it, which says what the lines show, and stays one", async () => {
    const { page, reload, leave } = await visitTown(home);
    await page.getByRole("radio", { name: "List", exact: true }).check();
    assert.ok(await page.locator(".map-lines").isHidden());
    assert.ok(
      await page
        .getByText(/Leads on to .*\(official, on your way\)/)
        .first()
        .isVisible(),
    );
    await reload();
    assert.ok(await page.getByRole("radio", { name: "List", exact: true }).isChecked());
    await leave();
  });
});

describe("the ways", () => {
  it("stand beside each other, straight there among them, with what each is best at", async () => {
    const { page, leave } = await visitTown(home);
    const all = await ways(page);
    assert.ok(all.length >= 3);
    assert.equal(all.filter((names) => names === "Programme manager").length, 1, "straight there stands in the list");
    assert.match(all.join(), /Team secretary\s*→\s*Office coordinator\s*→\s*Programme manager/);
    assert.match(await way(page, "Way 1").innerText(), /3 steps: \d+ statements to learn or check \(/);
    assert.match(
      await way(page, "Straight there").innerText(),
      /Fewest steps[\s\S]*1 step: 14 statements to learn or check \(1 in part, 1 to learn, 12 not asked yet\)/,
    );
    const cards = (await page.locator(".way-card").allInnerTexts()).join();
    for (const badge of ["Fewest steps", "Least to learn in all", "Least to learn at once"])
      assert.ok(cards.includes(badge), badge);
    assert.doesNotMatch(cards, /\d\.\d/, "no fractions of statements");
    assert.doesNotMatch(cards, /\d held/, "what is held of several steps together is more than the target has");
    const chosen = page.locator(".way-card", { has: page.locator("input:checked") });
    assert.match(
      await chosen.innerText(),
      /Suggested: only official links/,
      "the suggested one is shown first, with why",
    );
    assert.equal(cards.split("Suggested").length, 2, "one is suggested");
    await way(page, "Way 1").getByRole("radio").check();
    assert.match(await way(page, "Way 2").innerText(), /Suggested: only official links/, "whichever is chosen");
    await leave();
  });

  it("are told step by step: held, in part, not asked, and by what, level, and how one trains", async () => {
    const { page, leave } = await visitTown(home);
    for (const list of await page.locator(".station-list summary").all()) await list.click();
    const text = await page.locator(".stations").innerText();
    assert.match(text, /Helps most: [KSB]\d+ of /);
    assert.match(text, /Reception assistant\s+Your job now\. Level 2, technical/);
    assert.match(text, /Level 3, technical · Business and administration\s+Official link; /);
    assert.match(text, /Training: Team secretary apprenticeship \(TST0102, level 3\)/);
    assert.match(text, /6 held, 1 in part, 4 not asked yet\./);
    assert.match(text, /By then, with the steps before: 10 of 14 held\. 4 not asked yet\./);
    assert.match(text, /Held in part: 1 statement/);
    assert.match(text, /You said “I know the basics” for K1 of Programme manager/, "not that it covers all of it");
    assert.match(text, /Not asked yet: 4 statements/);
    assert.match(text, /Held by then: \d+ statements from your answers and step 1/);
    assert.match(text, /From step 1: [KSB]\d+ of Team secretary covers all of it/);
    assert.match(text, /By your answer to [KSB]\d+ of Reception assistant, which covers all of it/);
    await leave();
  });

  it("are chosen; the choice is kept, and the plan follows it", async () => {
    const { page, reload, leave } = await visitTown(home);
    await way(page, "Straight there").getByRole("radio").check();
    await page.waitForFunction(() => globalThis.findAll(".station").length === 2);
    await on(page, "Plan");
    await page
      .locator(".plan h3")
      .filter({ hasText: /^Programme manager$/ })
      .waitFor();
    await on(page, "Result");
    await reload();
    assert.ok(await way(page, "Straight there").getByRole("radio").isChecked());
    await way(page, "Way 2").getByRole("radio").check();
    assert.ok(
      await way(page, "Way 2")
        .getByRole("radio")
        .evaluate((radio) => radio === globalThis.focused()),
    );
    await on(page, "Plan");
    await page.locator(".plan h3").filter({ hasText: "Step 4: Programme manager" }).waitFor();
    await leave();
  });

  it("obey conditions, which are kept and can be dropped", async () => {
    const { page, reload, leave } = await visitTown(home);
    await node(page, "Service leader").click();
    await page.getByRole("button", { name: "Only ways through it Service leader" }).click();
    await page.waitForFunction(() =>
      globalThis
        .findAll(".way-names")
        .slice(0, -1)
        .every(({ textContent }) => textContent.includes("Service leader")),
    );
    await reload();
    await page.locator(".way-options summary").click();
    assert.match(
      await page.locator(".way-options").innerText(),
      /1 limit set[\s\S]*Only ways through\s+Service leader/,
    );
    await page.getByRole("button", { name: "Service leader : clear this limit" }).press("Enter");
    assert.equal(await focused(page), "ways");
    await page
      .locator(".way-names")
      .filter({ hasText: /coordinator\s*→\s*Programme/ })
      .waitFor();
    await page.getByRole("checkbox", { name: "Official links only" }).check();
    await page.waitForFunction(
      () => !globalThis.findAll(".map .line").some((line) => line.matches(".line-way.line-inferred")),
    );
    await page.getByRole("combobox", { name: "At most" }).selectOption("2");
    await page
      .locator(".no-way")
      .getByText(/No way to Programme manager was found in 2 steps or fewer\./)
      .waitFor();
    assert.match(await page.locator(".no-way").innerText(), /The nearest job with a way there is .*, 1 step away/);
    await page
      .getByRole("button", { name: /^Look at / })
      .last()
      .click();
    await leave();
  });

  it("are missing where none leads there, with the reason", async () => {
    const { page, leave } = await visitTown(home, { answers: { target: "OCC9001", current: "OCC9010" } });
    assert.match(
      await page.locator(".no-way").innerText(),
      /No job here is known to lead to Reception assistant\. You can go straight/,
    );
    assert.deepEqual(await ways(page), [], "there is nothing to choose");
    assert.match(await page.locator(".stations").innerText(), /^Straight there[\s\S]*Reception assistant/);
    await leave();
  });

  it("are no matter of one’s own job, and no bridge leads from it to itself", async () => {
    const { page, leave } = await visitTown(home, { answers: { target: "OCC9010", current: "OCC9010" } });
    await page.locator(".near-row").first().waitFor();
    const next = page.locator(".card", { hasText: "Worth answering next" });
    assert.match(await next.innerText(), /[KSB]\d/);
    assert.doesNotMatch(await next.innerText(), /your job|the job you want/, "all of it is of one job");
    assert.equal(await page.locator(".ways").count(), 0);
    assert.equal(await page.locator(".result-way").innerText(), "Programme manager");
    assert.match(
      await page.locator(".bridge").getAttribute("aria-label"),
      /^A bridge of \d+ planks to Programme manager: /,
    );
    assert.match(
      (await page.locator(".bridge-wide > text").allTextContents()).join(" "),
      / You Your job Programme manager/,
    );
    await on(page, "Choose");
    assert.match(await page.locator(".choose-same").innerText(), /^This is your own job/);
    await leave();
  });

  it("lead from nowhere in particular, and are not shown where there is nothing but straight there", async () => {
    const nowhere = await visitTown(home, { answers: { current: null } });
    assert.match(await nowhere.page.locator(".ways").innerText(), /\d ways? to Programme manager/);
    await nowhere.leave();
    const two = await visit(home, { storage: inTwo(), settings: null });
    await on(two.page, "Result");
    assert.equal(await two.page.locator(".ways").count(), 0);
    await two.leave();
  });
});
