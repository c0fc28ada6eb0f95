import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
  allAt,
  answers,
  choose,
  finding,
  goalField,
  keeping,
  nowField,
  on,
  rate,
  standardOrder,
  statement,
} from "./support/person.mjs";
import { keepSaid } from "./support/said.mjs";
import { house, storeKey, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const kept = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), storeKey);

describe("answers on this device", () => {
  it("are kept at each change, as one request of the engine", async () => {
    const { page, leave } = await visit(home);
    await choose(page);
    await rate(page, "K1", "New to me");
    assert.deepEqual(await kept(page), {
      format: "skills-gap/1",
      target: "OCC0526",
      current: "OCC0311",
      ratings: { OCC0311: { K1: 0 } },
      ratedOn: {
        OCC0311: {
          K1: {
            statement: "Current affairs, the media, the public relations industry, and how they impact their role.",
          },
        },
      },
    });
    await rate(page, "K2", "Not sure");
    assert.deepEqual((await kept(page)).ratings, { OCC0311: { K1: 0, K2: null } });
    await (await statement(page, "K1")).getByRole("button", { name: /^Clear/ }).click();
    assert.deepEqual((await kept(page)).ratings, { OCC0311: { K2: null } });
    assert.match(await (await on(page, "Plan")).locator(".keep").innerText(), /kept on this device only/);
    await leave();
  });

  it("stay where what they are about is no longer here", async () => {
    const gone = {
      target: "OCC9999",
      current: null,
      ratings: { OCC9999: { K1: 2 } },
      notes: { OCC9999: { K1: "Mine" } },
    };
    const { page, leave } = await visit(home, { storage: answers(gone) });
    await choose(page, { target: null });
    const { current, setAside } = await kept(page);
    assert.equal(current, "OCC0311");
    assert.match(JSON.stringify(setAside), /ratings\.OCC9999.*Mine|Mine.*ratings\.OCC9999/);
    await leave();
  });

  it("on a scale that cannot be used never come back on another, however often the page is loaded", async () => {
    const labels = { knowledge: "a", skill: "b", behaviour: "c" };
    const points = Array.from({ length: 11 }, (_, point) => ({ credit: point / 10, labels }));
    const lost = { points: points.toSpliced(4, 1, { credit: 0.4, labels: { ...labels, skill: {} } }) };
    const { page, reload, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { K1: 3, B4: 2 } }, scale: lost }),
    });
    for (let visits = 0; visits < 3; visits += 1) {
      await rate(page, "K2", ["New to me", "I know the basics", "Not sure"][visits]);
      const { ratings, scale, setAside } = await kept(page);
      assert.deepEqual(Object.keys(ratings.OCC0311), ["K2"], `visit ${visits + 1}`);
      assert.equal(scale ?? null, null);
      const aside = setAside.map(({ path, scalePoints }) => `${path} of ${scalePoints}`);
      for (const path of ["ratings.OCC0311.K1", "ratings.OCC0311.B4"]) assert.ok(aside.includes(`${path} of 11`), path);
      await reload();
    }
    await leave();
  });

  it("take a note of which an emoji was cut in half", async () => {
    const { page, reload, leave } = await visit(home, {
      storage: answers({ current: null, ratings: { OCC0526: { K1: 1 } } }),
    });
    await (await statement(page, "K2")).locator("summary").click();
    await (await statement(page, "K2")).locator("textarea").evaluate((field) => {
      field.value = "At the desk \ud83d";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await reload();
    assert.deepEqual((await kept(page)).notes, { OCC0526: { K2: "At the desk \ufffd" } });
    assert.deepEqual((await kept(page)).ratings, { OCC0526: { K1: 1 } });
    await leave();
  });

  it("have a note before its field is left", async () => {
    const { page, reload, leave } = await visit(home, {
      storage: answers({ current: null, ratings: { OCC0526: { K1: 1 } } }),
    });
    const field = (await statement(page, "K2")).locator("textarea");
    await (await statement(page, "K2")).locator("summary").click();
    await field.pressSequentially("At the desk");
    await reload();
    assert.deepEqual((await kept(page)).notes, { OCC0526: { K2: "At the desk" } });
    await (await statement(page, "K2")).locator("textarea").pressSequentially(", and");
    await page.waitForFunction((key) => /At the desk, and/.test(localStorage.getItem(key)), storeKey);
    await (await statement(page, "K2")).locator("textarea").pressSequentially(" more");
    assert.equal(await field.inputValue(), "At the desk, and more", "what is typed stays in the field");
    await leave();
  });

  it("are there again after a reload", async () => {
    const { page, reload, leave } = await visit(home);
    await choose(page);
    await rate(page, "K9", "I use it in my work");
    const found = await finding(page);
    await reload();
    assert.equal(await finding(page), found);
    assert.ok(await (await statement(page, "K9")).getByRole("radio", { name: "I use it in my work" }).isChecked());
    assert.equal(await (await nowField(page)).inputValue(), "OCC0311");
    await leave();
  });

  it("survive a change of target", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { K9: 2 }, OCC0526: { K1: 1 } } }),
    });
    await (await goalField(page)).selectOption("OCC0311");
    assert.match(await finding(page), /1 of the 42 things a Public relations and communications assistant needs/);
    assert.deepEqual((await kept(page)).ratings, { OCC0311: { K9: 2 }, OCC0526: { K1: 1 } });
    assert.match(await (await on(page, "Choose")).locator("div.choose").innerText(), /This is your own job/);
    assert.match(await (await on(page, "Rate")).locator(".parts-name").innerText(), /^Your job now: Public relations/);
    await (await nowField(page)).selectOption("");
    assert.equal((await kept(page)).current, undefined);
    await leave();
  });

  it("are deleted on demand, after a question, and can be had back", async () => {
    const { page, reload, leave } = await visit(home, { storage: answers({ ratings: allAt("OCC0311", 2) }) });
    const found = await finding(page);
    await (await keeping(page)).getByRole("button", { name: "Delete my answers" }).click();
    assert.match(await page.getByRole("group", { name: "Delete 42 answers?" }).innerText(), /Yes, delete/);
    assert.notEqual(await kept(page), null, "nothing is deleted yet");
    await page.getByRole("button", { name: "Yes, delete" }).click();
    assert.equal(await kept(page), null);
    assert.equal(await page.locator("#result").count(), 0);
    await page.getByRole("button", { name: "Undo: back to the 42 answers before" }).click();
    assert.equal(await finding(page), found);
    assert.equal(Object.keys((await kept(page)).ratings.OCC0311).length, 42);

    await (await keeping(page)).getByRole("button", { name: "Delete my answers" }).click();
    await page.getByRole("button", { name: "Yes, delete" }).click();
    await reload();
    assert.match(await (await on(page, "Plan")).locator(".keep").innerText(), /There are no answers here yet/);
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {}, "nothing of it is left");
    await leave();
  });

  it("give way to new ones after deleting without losing either", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: allAt("OCC0311", 2) }) });
    await (await keeping(page)).getByRole("button", { name: "Delete my answers" }).click();
    await page.getByRole("button", { name: "Yes, delete" }).click();
    await choose(page);
    await standardOrder(page);
    await rate(page, "K1", "New to me");
    await page.getByRole("button", { name: "Undo: back to the 42 answers before" }).click();
    await page.getByRole("button", { name: "Undo: back to the 1 answer before" }).click();
    assert.deepEqual((await kept(page)).ratings, { OCC0311: { K1: 0 } });
    await leave();
  });

  it("that no longer fit are set aside, told of and kept in the file", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { K9: 2, K99: 1 }, OCC9999: { K1: 1 } } }),
    });
    assert.match(await page.locator("details.notice").innerText(), /not fit the statements here/);
    assert.doesNotMatch(await page.locator(".result").innerText(), /does not fit/, "once");
    await rate(page, "K1", "New to me");
    const { ratings, setAside } = await kept(page);
    assert.deepEqual(ratings, { OCC0311: { K9: 2, K1: 0 } });
    assert.match(JSON.stringify(setAside), /K99/);
    assert.match(JSON.stringify(setAside), /OCC9999/);
    await leave();
  });

  it("whose target is gone still count once another is chosen", async () => {
    const { page, reload, leave } = await visit(home, {
      storage: answers({ target: "OCC9999", ratings: { OCC0311: { B3: 2 } } }),
    });
    assert.equal(await page.locator("#result").count(), 0);
    await (await goalField(page)).selectOption("OCC0526");
    assert.match(await finding(page), /You (probably )?hold 1 of the 43 things a Policy officer needs/);
    await reload();
    assert.match(await finding(page), /1 of the 43 things/);
    await leave();
  });
});

describe("what is stored and cannot be read", () => {
  const texts = [
    ["cut off", '{"target": "OCC05'],
    ["no JSON", "Dear diary"],
    ["no answers", '{"colour": "blue"}'],
    ["a list", "[1, 2]"],
    ["a number", "42"],
    ["empty", ""],
    ["a null byte", "\0"],
  ];
  for (const [name, text] of texts) {
    it(`is kept apart and offered: ${name}`, async () => {
      const { page, reload, leave } = await visit(home, { storage: text });
      assert.match(await page.locator("#unreadable").innerText(), /cannot be read[\s\S]*kept apart/);
      await choose(page);
      await rate(page, "K1", "New to me");
      await reload();
      assert.match(await finding(page), /43 things/, "new answers are kept beside it");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download what is there" }).click(),
      ]);
      assert.equal(await textOf(download), text, "to the last sign");
      await page.getByRole("button", { name: "Delete what cannot be read" }).click();
      await reload();
      assert.equal(await page.locator("#unreadable").count(), 0);
      assert.match(await finding(page), /43 things/);
      await leave();
    });
  }
});

describe("a device that keeps nothing", () => {
  const failing = (name) => (context) => context.addInitScript((how) => globalThis.failStorage(how), name);
  const prepare = async (context, name) => {
    await context.addInitScript(defineFailures);
    await context.addInitScript(keepSaid);
    await failing(name)(context);
  };
  const cases = [
    [
      "blocked",
      /does not let the page keep anything[\s\S]* allow this site to store data/,
      "localStorage itself throws",
    ],
    ["missing", /could not be kept[\s\S]* The page tries again with your next answer\./, "there is no localStorage"],
    ["readsThrow", /could not be kept/, "reading throws something odd"],
    ["full", /no room left[\s\S]* To make room, /, "there is no room"],
    ["writesThrow", /could not be kept/, "writing throws a string"],
  ];
  for (const [failure, words, name] of cases) {
    it(`is survived and said once, with what to do: ${name}`, async () => {
      const { page, leave } = await visit(home, { before: (context) => prepare(context, failure) });
      await choose(page);
      await standardOrder(page);
      await rate(page, "K9", "I use it in my work");
      await rate(page, "K1", "New to me");
      assert.match(await finding(page), /[1-9] of the 43 things/, "everything else works");
      const notice = page.locator("#not-saved");
      assert.equal(await notice.count(), 1);
      assert.match(await notice.innerText(), words);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        notice.getByRole("button", { name: "Download my answers" }).click(),
      ]);
      assert.deepEqual(JSON.parse(await textOf(download)).ratings, { OCC0311: { K9: 2, K1: 0 } });
      // It is said with the first choice: by now something else may have been.
      await page.waitForFunction(() =>
        globalThis.said.some((text) => /Download your answers before you leave/.test(text)),
      );
      await (await keeping(page)).getByRole("button", { name: "Delete my answers" }).click();
      await page.getByRole("button", { name: "Yes, delete" }).click();
      await leave();
    });
  }

  it("offers no example for the person’s own answers", async () => {
    const { page, leave } = await visit(home, { before: (context) => prepare(context, "blocked") });
    await page.getByRole("button", { name: "Look at an example" }).click();
    await page.locator("#example-words").waitFor();
    const notice = page.locator("#not-saved");
    assert.deepEqual([await notice.count(), await notice.getByRole("button").count()], [1, 0]);
    await leave();
  });

  it("is forgiven as soon as it works again", async () => {
    const { page, leave } = await visit(home, { before: (context) => prepare(context, "full") });
    await choose(page);
    assert.equal(await page.locator("#not-saved").count(), 1);
    await page.evaluate(() => globalThis.mendStorage());
    await standardOrder(page);
    await rate(page, "K1", "New to me");
    assert.equal(await page.locator("#not-saved").count(), 0);
    assert.deepEqual((await kept(page)).ratings, { OCC0311: { K1: 0 } });
    await leave();
  });
});

/** Runs in the page: the ways in which a store can fail. */
function defineFailures() {
  const fail = (error) => () => {
    throw error;
  };
  const { getItem, setItem } = Storage.prototype;
  const failures = {
    blocked: () =>
      Object.defineProperty(window, "localStorage", { get: fail(new DOMException("no", "SecurityError")) }),
    missing: () => Object.defineProperty(window, "localStorage", { value: null }),
    readsThrow: () => (Storage.prototype.getItem = fail(new TypeError("odd"))),
    full: () => (Storage.prototype.setItem = fail(new DOMException("no", "QuotaExceededError"))),
    writesThrow: () => (Storage.prototype.setItem = fail("odd")),
  };
  globalThis.failStorage = (name) => failures[name]();
  globalThis.mendStorage = () => Object.assign(Storage.prototype, { getItem, setItem });
}

async function textOf(download) {
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
