import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { allAt, answers, keeping, on, openPart, openStatements, rate } from "./support/person.mjs";
import { town } from "../fixtures/catalogues/town.mjs";
import { states, townAnswers } from "./support/states.mjs";
import { house, visit } from "./support/visit.mjs";
import { tooWide } from "./support/wide.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

describe("the layout bears", () => {
  it("text spaced as a reader needs it", async () => {
    const { page, leave } = await visit(home, {
      storage: states.find(({ name }) => name === "mixed").storage,
      viewport: { width: 320, height: 640 },
    });
    // WCAG 1.4.12, set by the debugger's own style sheet, which the page's policy does not bind.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
      );
      document.adoptedStyleSheets = [sheet];
    });
    assert.deepEqual(await page.evaluate(tooWide), []);
    const { seen, cut } = await page.evaluate(cutOff);
    assert.ok(seen > 20, `${seen} controls and headings`);
    assert.deepEqual(cut, []);
    await leave();
  });

  for (const [kind, name] of [
    [
      "words",
      "Senior coordinator of programmes for communities, partnerships and volunteering in towns, villages and around",
    ],
    [
      "one word",
      "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzendenvertreterinnen",
    ],
  ])
    it(`long names, of ${kind}, at every width`, async () => {
      const { page, leave } = await visit(home, {
        catalogue: town.map((one) => ({ ...one, name: `${name} ${one.reference}`, route: name })),
        settings: { order: "standard", compared: ["OCC9010", "OCC9008", "OCC9009"] },
        storage: townAnswers(),
      });
      await on(page, "Plan");
      await page.locator("#somebody-else").click();
      await page.getByRole("button", { name: "Add this person" }).click();
      await page.locator(".whose").getByText("Person 2").waitFor();
      await page.locator("#somebody-else").click();
      await page.getByRole("button", { name: "Open Person 1" }).click();
      await page.locator(".whose").getByText("Person 1").waitFor();
      await page.locator("#somebody-else").click();
      const field = page.locator(".person textarea").first();
      await field.fill(name.slice(0, 80));
      await field.press("Enter");
      await page.locator(".whose").getByText(name.slice(0, 80)).waitFor();
      for (const width of [280, 320, 360, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        const cut = await field.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => ({
          wide: scrollWidth - clientWidth,
          high: scrollHeight - clientHeight,
        }));
        assert.deepEqual(cut, { wide: 0, high: 0 }, `the name of a person, ${width}`);
        for (const screen of ["Choose", "Rate", "Result", "Plan"]) {
          await on(page, screen);
          assert.deepEqual(await page.evaluate(tooWide), [], `${screen}, ${width}`);
        }
      }
      await on(page, "Result");
      const heading = page.locator("#result");
      const read = await heading.evaluate(({ textContent }) => textContent.replace("…", ""));
      assert.match(read, new RegExp(`${name} OCC9010`), "all is read");
      assert.ok((await heading.locator(".name-rest").boundingBox()).width <= 1, "and only its beginning is seen");
      await page.emulateMedia({ media: "print" });
      assert.ok((await heading.locator(".name-rest").boundingBox()).width > 1, "all of it on paper");
      await leave();
    });

  it("fingers: every control is at least 44 px high, or a line of text", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: allAt("OCC0311", 2) }),
      viewport: { width: 360, height: 740 },
    });
    await openStatements(page);
    await page
      .getByRole("button", { name: /^Why\?/ })
      .first()
      .click();
    const found = [];
    for (const screen of ["Result", "Choose", "Rate", "Plan"]) {
      await on(page, screen);
      found.push(...(await page.evaluate(controlHeights)));
    }
    assert.ok(found.length > 40, `${found.length} controls`);
    assert.deepEqual(
      found.filter(({ height }) => height < 44),
      [],
    );
    await leave();
  });

  it("a wish for less motion: nothing moves", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: allAt("OCC0311", 2) }) });
    assert.notDeepEqual(await page.evaluate(moving), [], "without that wish something does");
    await page.emulateMedia({ reducedMotion: "reduce" });
    assert.deepEqual(await page.evaluate(moving), []);
    await leave();
  });

  it("forced colours: what is chosen is framed, not only coloured", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { K1: 2 } } }),
      forcedColors: "active",
    });
    const frame = await (await on(page, "Rate"))
      .locator(".choice:has(input:checked)")
      .first()
      .evaluate((choice) => getComputedStyle(choice).outlineStyle);
    assert.equal(frame, "solid");
    await leave();
  });
});

describe("on paper", () => {
  it("is the result, and nothing to press", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: allAt("OCC0311", 2) }) });
    await page.emulateMedia({ media: "print" });
    for (const shown of [".result-head", ".bridge-wide", ".cards", ".statements", ".foot"])
      assert.ok(await page.locator(shown).first().isVisible(), shown);
    for (const hidden of [".journey", ".filters", ".skip"])
      assert.deepEqual(await page.locator(hidden).evaluateAll(areShown), { there: true, shown: false }, hidden);
    // What says a number or a kind stays, as text.
    const pressed = page.locator("button:not(.count, .kind-toggle)");
    assert.ok((await pressed.count()) > 0, "there are buttons on the screen");
    assert.equal(await pressed.filter({ visible: true }).count(), 0);
    const dark = await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    assert.equal(dark, "rgb(255, 255, 255)", "no dark ground to print");
    await leave();
  });

  it("says what does not fit, and does not count: as it is read, and on each later visit", async () => {
    const { page, reload, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { K9: 2, K99: 3 } } }),
    });
    await page.emulateMedia({ media: "print" });
    const notices = page.locator(".notice").filter({ visible: true });
    assert.deepEqual(await notices.count(), 1);
    assert.match(await notices.innerText(), /^1 answer or setting does not fit the statements here\./);
    const kept = page.locator(".warnings", { hasText: "1 thing to keep in mind" });
    assert.equal(await kept.count(), 0, "once");
    await page.emulateMedia({ media: null });
    await openPart(page, "Knowledge");
    await rate(page, "K1", "New to me");
    await on(page, "Result");
    await reload();
    await kept.waitFor();
    await page.emulateMedia({ media: "print" });
    assert.ok(await kept.isVisible());
    assert.equal(await notices.count(), 0);
    await leave();
  });

  it("wastes no page, and cuts nothing through", async () => {
    const ratings = { ...allAt("OCC0526", 0), ...allAt("OCC0311", 2) };
    const { page, leave } = await visit(home, { storage: answers({ ratings }) });
    // As wide and as high as an A4 page within the margins of the style sheet. How much text fits is the font's business.
    const [width, height] = [210 - 2 * 14, 297 - 2 * 16].map((mm) => Math.floor((mm * 96) / 25.4));
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ media: "print" });
    // As the browser says before it prints: all that is closed on the screen is open on paper.
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const printed = await page.evaluate(measurePrint);
    assert.ok(printed.pieces.length > 40, `${printed.pieces.length} pieces`);
    assert.deepEqual(
      printed.pieces.filter((piece) => piece.breakInside !== "avoid" || piece.height > height),
      [],
      "each piece is kept together, and fits on a page",
    );
    const statements = await page.locator(".statements tbody tr:not(.group-row)").count();
    assert.ok(statements > 40, `${statements} statements`);
    assert.equal(statements, new Set(await page.locator(".statements .cell-code").allInnerTexts()).size, "each once");
    const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    const needed = Math.ceil(printed.height / height);
    assert.ok(pages <= needed + 1, `${pages} pages for what fills ${needed}`);
    await leave();
  });

  it("is printed by the page's own button", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0526: { K1: 2 } } }),
      before: (context) => context.addInitScript(() => (window.print = () => (window.printed = true))),
    });
    await (await keeping(page)).getByRole("button", { name: "Print the result" }).click();
    assert.equal(await page.evaluate(() => window.printed), true);
    await leave();
  });
});

describe("tick boxes", () => {
  it("are as plain in the dark as in the light, ticked or not", async () => {
    for (const colorScheme of ["light", "dark"]) {
      const { page, leave } = await visit(home, {
        storage: townAnswers(),
        catalogue: town,
        address: "#plan",
        colorScheme,
      });
      const box = page.locator(".plan-done input").first();
      const own = await box.evaluate((one) => getComputedStyle(one).appearance);
      assert.equal(own, "none", "in the dark, a browser's own looks as if it could not be ticked");
      const contrast = () => box.evaluate(contrastOfBox);
      assert.ok((await contrast()) >= 3, `${await contrast()} to 1, ${colorScheme}`);
      await box.check();
      assert.ok((await contrast()) >= 3, `${await contrast()} to 1, ${colorScheme}, ticked`);
      await leave();
    }
  });
});

describe("shapes", () => {
  it("tell where a statement stands without colour", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { K9: 2 }, OCC0526: { K1: 2, K2: 1, K3: 0, K4: null } } }),
    });
    await openStatements(page);
    const shapes = await page
      .locator(".statements .plank-mark")
      .evaluateAll((marks) =>
        Object.fromEntries(
          marks
            .slice(0, 7)
            .map((mark) => [
              mark.closest("tr").className,
              [...mark.querySelectorAll("rect, path")]
                .map((part) => `${part.localName} ${part.getAttribute("class")}`)
                .join(),
            ]),
        ),
      );
    assert.equal(Object.keys(shapes).length, 5, "all standings occur");
    assert.equal(new Set(Object.values(shapes)).size, 5, "each has a look of its own");
    await leave();
  });

  it("stand on the bridge once for each statement, and open their line when touched", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: allAt("OCC0311", 2) }) });
    const planks = page.locator(".bridge-wide [data-plank]");
    assert.equal(await planks.count(), 43);
    assert.match(
      await page.getByRole("img", { name: /^A bridge of 43 planks/ }).getAttribute("aria-label"),
      /2 of 43 held/,
    );
    await page.locator(".bridge-wide [data-plank=K7]").click();
    assert.match(await page.locator(".looked-at").innerText(), /K7[\s\S]*Probably held, from K9 of your job\./);
    assert.equal(await page.locator(".bridge-thread").count(), 1, "a thread to where it comes from");
    await page.locator(".bridge-wide [data-plank=K7]").click();
    assert.equal(await page.locator(".looked-at").count(), 0);
    await leave();
  });

  it("open their line in view on a phone, which leads to those beside it", async () => {
    const ratings = allAt("OCC0526", 1);
    const { page, leave } = await visit(home, {
      storage: answers({ ratings }),
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    });
    const [first, second, third] = ["K1", "K2", "K3"];
    await page.locator(`.bridge-tall [data-plank=${second}]`).tap();
    const line = page.locator(".looked-at");
    assert.equal(await line.getByRole("button", { name: "Change it (your answer to K2)" }).count(), 1);
    const [{ y, height }, code] = [await line.boundingBox(), () => line.locator(".code").innerText()];
    assert.ok(y >= 0 && y + height <= 740, `it stands at ${y} px, ${height} px high`);
    await line.getByRole("button", { name: "Next plank" }).tap();
    assert.equal(await code(), third);
    const before = line.getByRole("button", { name: "Previous plank" });
    await before.tap();
    await before.tap();
    assert.equal(await code(), first);
    assert.ok(await before.isDisabled(), "it is the first");
    await line.getByRole("button", { name: "Close" }).tap();
    assert.equal(await line.count(), 0);
    // One that the line would lie over.
    const low = page.locator(".bridge-tall [data-plank=S5]");
    await low.evaluate((plank) => scrollBy(0, plank.getBoundingClientRect().bottom - innerHeight + 40));
    await low.tap();
    const [plank, over] = [await low.boundingBox(), await line.boundingBox()];
    assert.ok(plank.y >= 0 && plank.y + plank.height <= over.y, `${plank.y} px, the line at ${over.y} px`);
    await leave();
  });

  it("are wide enough for a finger on a phone, and lead to the whole name of the job", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ target: "OCC0311", current: "OCC0526", ratings: allAt("OCC0311", 1) }),
      hasTouch: true,
    });
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      const sizes = await page
        .locator(".bridge-tall .plank-touch")
        .evaluateAll((all) =>
          all.map((one) => one.getBoundingClientRect()).flatMap(({ width, height }) => [width, height]),
        );
      assert.ok(sizes.length > 80 && Math.min(...sizes) >= 24, `${Math.min(...sizes)} px at ${width}`);
    }
    assert.match(
      (await page.locator(".bridge-tall > text").allTextContents()).join(" "),
      /Public relations and communications assistant$/,
    );
    await leave();
  });

  it("fall into place once, and never where a person wants no motion", async () => {
    const falls = (page) =>
      page
        .locator(".bridge-wide .plank-group")
        .first()
        .evaluate((plank) => getComputedStyle(plank).animationName);
    for (const reducedMotion of ["no-preference", "reduce"]) {
      const { page, leave } = await visit(home, { storage: answers({ assumed: { OCC0311: 2 } }), reducedMotion });
      await on(page, "Result");
      if (reducedMotion === "no-preference") await page.locator(".has-fallen").waitFor();
      assert.equal(await falls(page), "none");
      await on(page, "Plan");
      await on(page, "Result");
      assert.equal(await falls(page), "none");
      await leave();
    }
  });
});

/** Runs in the page: the contrast of a box's frame with what is in it. */
function contrastOfBox(box) {
  const { borderTopColor, backgroundColor } = getComputedStyle(box);
  const light = (colour) => {
    const parts = colour.match(/[\d.]+/g).slice(0, 3);
    const [red, green, blue] = parts.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [borderTopColor, backgroundColor].map(light).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Runs in the page: how high what can be pressed is. */
function controlHeights() {
  return (
    globalThis
      .findAll("button, select, summary, input, a.button, .journey a, .progress")
      .map((control) => control.closest("label:not(.file)") ?? control)
      // A list that is folded shows none of what is further down.
      .filter((control) => control.getClientRects().length > 0)
      .map((control) => ({
        text: control.textContent.trim().slice(0, 40),
        height: control.getBoundingClientRect().height,
      }))
  );
}

/** Runs in the page: how many controls and headings are seen, and those whose text does not fit. */
function cutOff() {
  const seen = globalThis
    .findAll("button, .choice, .pill, h1, h2, h3, legend")
    .filter((element) => !element.closest(".vh") && !element.classList.contains("vh"))
    .filter((element) => element.clientWidth > 0);
  const cut = seen
    .filter(
      (element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 4,
    )
    .map((element) => element.textContent.trim().slice(0, 40));
  return { seen: seen.length, cut };
}

/** Runs in the page: what moves. */
function moving() {
  return globalThis
    .findAll("*")
    .filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
    })
    .map(({ className }) => String(className));
}

/** Runs in the page: whether there are such elements, and whether any is shown. */
function areShown(elements) {
  return { there: elements.length > 0, shown: elements.some((element) => element.checkVisibility()) };
}

/** Runs in the page: how high what is printed is, and what of it must not be cut through by the end of a page. */
function measurePrint() {
  const pieces = globalThis
    .findAll(".statements tr, .card")
    .map((element) => ({
      text: element.textContent.trim().slice(0, 40),
      height: element.getBoundingClientRect().height,
      breakInside: getComputedStyle(element).breakInside,
    }))
    .filter(({ height }) => height > 0);
  return { height: document.body.getBoundingClientRect().height, pieces };
}
