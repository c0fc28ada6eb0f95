import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
  allAt,
  answers,
  choose,
  finding,
  on,
  openPart,
  openStatements,
  rate,
  rateAll,
  row,
  statement,
} from "./support/person.mjs";
import { house, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

describe("the main job", () => {
  it("goes from nothing to what carries over, why, and what is left", async () => {
    const { page, leave } = await visit(home);
    assert.equal(await page.title(), "Skills gap");
    assert.equal(await page.locator("#result").count(), 0, "no result before there is an answer");

    await choose(page);
    assert.equal(await page.title(), "Policy officer – Skills gap");
    await on(page, "Rate");
    await assertUnanswered(page);
    for (const [kind, number] of [
      ["Knowledge", 21],
      ["Skills", 16],
      ["Behaviours", 5],
    ]) {
      await openPart(page, kind);
      await rateAll(page, 2);
      await page.getByRole("button", { name: `${kind} ${number} of ${number} answered` }).waitFor();
    }

    for (const code of ["K7", "K9", "K12", "K22", "S5"]) {
      assert.match(await (await row(page, code)).innerText(), /Probably held/, `${code} is carried over`);
    }
    assert.match(
      await (await row(page, "B1")).innerText(),
      /Usually\s*You answered this already, in the same words, for B4 of/,
    );
    for (const code of ["B4", "B6", "K5", "K20"]) {
      assert.match(await (await row(page, code)).innerText(), /Not asked yet/, `${code} is not carried over`);
    }
    const carried = await page
      .getByRole("row")
      .filter({ hasText: "Probably held" })
      .filter({ hasText: "Why?" })
      .count();
    assert.match(
      await finding(page),
      new RegExp(`^You hold 2 of the 43 things a Policy officer needs\\. Probably ${carried} more\\.`),
    );
    await leave();
  });

  it("has a result from the first answer on, and never one figure alone", async () => {
    const { page, leave } = await visit(home, { storage: answers() });
    await rate(page, "K9", "I use it in my work");
    const text = await (await on(page, "Result")).locator(".result").innerText();
    assert.match(text, /You probably hold [1-9] of the 43 things a Policy officer needs\./);
    assert.match(text, /we expect you to hold about \d+ of the 43 things, likely between \d+ and \d+\./);
    assert.doesNotMatch(text, /%/, "one unit only: whole things");
    await openPart(page, "Behaviours", "The job you want");
    await rate(page, "B2", "Usually");
    assert.match(
      await finding(page),
      /^You hold 1 of the 43 things a Policy officer needs\. Probably [1-9] more\. \d+ not asked yet\.$/,
    );
    assert.match(await page.title(), /^1 of 43 held, probably [1-9] more, \d+ not asked yet: Policy officer/);
    await leave();
  });

  it("works without an occupation of now", async () => {
    const { page, leave } = await visit(home);
    await choose(page, { current: null });
    await rate(page, "K1", "Not sure");
    assert.match(await finding(page), /^A Policy officer needs 43 things\. We do not know yet which ones you hold\.$/);
    assert.match(await (await row(page, "K1")).innerText(), /Not sure/);
    await rate(page, "K1", "I could explain it to others");
    await on(page, "Result");
    assert.match(await page.getByRole("region", { name: "Where you go beyond what is asked" }).innerText(), /K1/);
    await (await statement(page, "K1")).getByRole("button", { name: "Clear the answer to K1" }).click();
    assert.match(await finding(page), /^A Policy officer needs 43 things/, "no answer, no result");
    await leave();
  });
});

describe("why", () => {
  const rated = answers({ ratings: allAt("OCC0311", 2) });

  it("shows both statements, what they share and what is missing", async () => {
    const { page, leave } = await visit(home, { storage: rated });
    const why = (await row(page, "K7")).getByRole("button", { name: "Why? K7" });
    assert.equal(await why.getAttribute("aria-expanded"), "false");
    await why.click();
    assert.equal(await why.getAttribute("aria-expanded"), "true");
    const panel = page.locator("#why-K7");
    const text = await panel.innerText();
    assert.match(
      text,
      /Communication techniques and approaches to interact with stakeholders to meet their requirements\./,
    );
    assert.match(
      text,
      /Communication techniques and approaches to interact with a range of key internal and external stakeholders\./,
    );
    assert.match(text, /In both: .*stakeholders.*\. Only in what a Policy officer needs: .*internal/);
    assert.match(text, /(?:As good as|Mostly|Partly) the same\./);
    const marked = await panel
      .locator("figure")
      .evaluateAll((sides) => sides.map((side) => [...side.querySelectorAll("mark")].map((mark) => mark.textContent)));
    assert.ok(
      marked[0].includes("stakeholders") && marked[1].includes("stakeholders"),
      "the shared words are marked in both",
    );
    await why.click();
    assert.equal(await panel.count(), 0);
    await leave();
  });

  it("lets a person refuse, undo at once, and put back later", async () => {
    const { page, reload, leave } = await visit(home, { storage: rated });
    const found = await finding(page);
    await (await row(page, "K12")).getByRole("button", { name: "Why? K12" }).click();
    await page.getByRole("button", { name: "Not the same (K10 does not count for K12)" }).click();
    assert.notEqual(await finding(page), found);
    const undo = page.getByRole("button", { name: "Undo (let K10 count for K12 again)" });
    assert.ok(await isFocused(undo), "the way back has the focus");
    await undo.click();
    assert.equal(await finding(page), found);
    assert.ok(await isFocused((await row(page, "K12")).getByRole("button", { name: "Why? K12" })));

    await page.getByRole("button", { name: "Not the same (K10 does not count for K12)" }).click();
    const refused = page.getByRole("region", { name: "What you said is not the same" });
    assert.match(await refused.innerText(), /horizon scanning [\s\S]* in relation to policy interpretation\./);
    await reload();
    await refused.getByRole("button", { name: "Put back K10 for K12" }).click();
    assert.equal(await finding(page), found);
    assert.equal(await refused.count(), 0);
    await leave();
  });

  it("says when a person's own answer contradicts what would carry over", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { B3: 3 }, OCC0526: { B5: 0 } } }),
    });
    assert.match(await (await row(page, "B5")).innerText(), /Rarely[\s\S]*B3 of your job suggested more/);
    await (await row(page, "B5")).getByRole("button", { name: "Why? B5" }).click();
    assert.match(
      await page.locator("#why-B5").innerText(),
      /point different ways[\s\S]*“Rarely”[\s\S]*is the one that counts/,
    );
    await page.getByRole("button", { name: "Change my answer to B5" }).click();
    assert.ok(await isFocused((await statement(page, "B5")).getByRole("radio", { name: "Rarely" })));
    await leave();
  });
});

describe("rating", () => {
  it("hides what is answered on request, but never under a person's finger", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: { OCC0311: { K1: 2, K2: 2 } } }) });
    await (await on(page, "Rate")).getByLabel("Only what I have not answered yet").check();
    assert.equal(await (await statement(page, "K1")).count(), 0);
    await rate(page, "K3", "New to me");
    assert.equal(await (await statement(page, "K3")).count(), 1, "it stays until asked for");
    await page.getByRole("button", { name: "Hide the ones answered since" }).click();
    assert.equal(await (await statement(page, "K3")).count(), 0);
    await page.getByLabel("Only what I have not answered yet").uncheck();
    assert.equal(await (await statement(page, "K1")).count(), 1);
    await leave();
  });

  it("sets all that is not answered to one answer, takes notes, and takes it back", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: { OCC0311: { K1: 0 } } }) });
    await openPart(page, "Knowledge");
    await page.getByText("Set all that is not answered").click();
    await page
      .locator(".set-all")
      .getByRole("button", { name: /^I use it in my work.*20 statements/ })
      .click();
    await page.getByRole("button", { name: "Knowledge 21 of 21 answered" }).waitFor();
    assert.ok(
      await (await statement(page, "K1")).getByRole("radio", { name: "New to me" }).isChecked(),
      "answers stay",
    );
    await page.getByRole("button", { name: /^Undo/ }).click();
    await page.getByRole("button", { name: "Knowledge 1 of 21 answered" }).waitFor();
    const second = await statement(page, "K2");
    await second.getByText("Add an example of yours").click();
    await second.getByLabel(/An example that shows it/).fill("At the fair");
    await second.getByRole("radio", { name: "New to me" }).check();
    const { notes } = await page.evaluate(() => JSON.parse(localStorage.getItem("skills-gap/answers")));
    assert.deepEqual(notes, { OCC0311: { K2: "At the fair" } });
    await leave();
  });

  it("shows each part with its own answers, whatever was shown before", async () => {
    const ratings = { K1: 2, K2: 0, K3: 3, S1: 0, S2: 3, S3: null, B1: 1, B2: 2, B3: 0 };
    const { page, leave } = await visit(home, { storage: answers({ ratings: { OCC0311: ratings } }) });
    for (const kind of ["Skills", "Knowledge", "Behaviours", "Skills", "Behaviours", "Knowledge"]) {
      await openPart(page, kind);
      const shown = await page.locator(".statement").evaluateAll((groups) =>
        Object.fromEntries(
          groups.slice(0, 3).map((group) => {
            const index = [...group.querySelectorAll("input")].findIndex(({ checked }) => checked);
            return [group.querySelector(".code").textContent, index === 4 ? null : index];
          }),
        ),
      );
      for (const [code, rating] of Object.entries(shown)) assert.equal(rating, ratings[code], `${kind}: ${code}`);
    }
    await page.getByText("Your job now: Public relations and communications assistant, 9 of 42 answered").waitFor();
    await leave();
  });

  it("leads on to the next part in which something is open", async () => {
    const { page, leave } = await visit(home, {
      storage: answers({ ratings: { OCC0311: { ...allAt("OCC0311", 1).OCC0311 } } }),
    });
    await (await on(page, "Rate")).getByRole("button", { name: "Go on to Knowledge for Policy officer" }).click();
    const part = page.locator("#part-heading");
    assert.match(await part.innerText(), /Knowledge/);
    assert.ok(await isFocused(part));
    assert.equal(await (await statement(page, "K22")).count(), 1);
    await leave();
  });

  it("filters the table by where statements stand", async () => {
    const { page, leave } = await visit(home, { storage: answers({ ratings: { OCC0526: { K1: 2, K2: 1, K3: 0 } } }) });
    await on(page, "Result");
    const codes = () => page.getByRole("table").locator(".cell-code").allInnerTexts();
    for (const [name, expected] of [
      ["Held 1", ["K1"]],
      ["In part 1", ["K2"]],
      ["To learn 1", ["K3"]],
    ]) {
      await page.getByRole("radio", { name }).check();
      assert.deepEqual(await codes(), expected, name);
    }
    await page.getByRole("radio", { name: "All 43" }).check();
    await openStatements(page);
    assert.equal((await codes()).length, 43);
    await leave();
  });

  it("uses a scale of the person's own file", async () => {
    const scale = {
      points: [
        { credit: 0, beyond: false, labels: { knowledge: "No", skill: "No", behaviour: "No" } },
        { credit: 1, beyond: false, labels: { knowledge: "Yes", skill: "Yes", behaviour: "Yes" } },
      ],
    };
    const { page, leave } = await visit(home, {
      storage: answers({ current: undefined, scale, ratings: { OCC0526: { K1: 1 } } }),
    });
    assert.deepEqual(
      await (await statement(page, "K1"))
        .getByRole("radio")
        .evaluateAll((radios) => radios.map(({ labels }) => labels[0].textContent.trim())),
      ["No", "Yes", "Not sure"],
    );
    assert.match(await (await row(page, "K1")).innerText(), /Yes/);
    await leave();
  });
});

async function assertUnanswered(page) {
  const radios = page.locator(".panel").getByRole("radio");
  assert.equal(await radios.count(), 21 * 5, "four points and “Not sure” for each statement");
  assert.equal(
    await radios.evaluateAll((all) => all.filter(({ checked }) => checked).length),
    0,
    "nothing is chosen beforehand",
  );
}

const isFocused = (locator) => locator.evaluate((element) => element === globalThis.focused());
