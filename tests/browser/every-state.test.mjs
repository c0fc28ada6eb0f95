import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { coloursOnly, expectAccessible, prepareAxe, shapeOnly } from "./support/axe.mjs";
import { packHouse } from "./support/site.mjs";
import { states } from "./support/states.mjs";
import { house, visit } from "./support/visit.mjs";
import { tooWide } from "./support/wide.mjs";

let [plain, withPack] = [];
before(async () => {
  [plain, withPack] = await Promise.all([house(), packHouse()]);
});
after(() => Promise.all([plain.close(), withPack.close()]));

const wide = { width: 1280, height: 900 };

/** What differs from the first look in one respect is looked at for that. */
const looks = [
  { name: "light", viewport: wide },
  // So low that the bar with the result does not float: what it covers can be scrolled free, which axe cannot know.
  { name: "narrow", viewport: { width: 320, height: 400 }, rules: shapeOnly },
  { name: "dark", viewport: wide, colours: { colorScheme: "dark" }, rules: coloursOnly },
  { name: "forced colours", viewport: wide, colours: { forcedColors: "active" }, rules: coloursOnly },
];

const widths = [
  { name: "320 px", viewport: { width: 320, height: 640 } },
  // A screen of 1280 × 1024 at 400 % zoom.
  { name: "400 % zoom", viewport: { width: 320, height: 256 } },
  { name: "360 px", viewport: { width: 360, height: 740 } },
  { name: "a tablet", viewport: { width: 768, height: 1024 } },
];

/** What HTML does not allow: scripts may put it there, where a page's text could not. */
const blocksInPhrases = () =>
  globalThis
    .findAll(":is(span, p, label, button, summary, b, h1, h2, h3, h4) :is(details, div, p, ul, ol, table, section)")
    .map(({ outerHTML }) => outerHTML.slice(0, 80));

describe("axe finds nothing, and nothing has to be scrolled sideways", () => {
  for (const { name, before: prepare, go, look: seen, part = seen, pack, ...kept } of states) {
    it(`in the state “${name}”`, async () => {
      // Without motion, so that no colour is caught on its way to another.
      const { page, leave } = await visit(pack ? withPack : plain, {
        ...kept,
        before: prepare,
        reducedMotion: "reduce",
      });
      await go?.(page);
      assert.deepEqual(await page.evaluate(blocksInPhrases), [], "no block stands within a phrase");
      for (const { name: width, viewport } of widths) {
        await page.setViewportSize(viewport);
        assert.deepEqual(await page.evaluate(tooWide), [], width);
      }
      await prepareAxe(page);
      for (const { name: look, viewport, colours, rules } of looks) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...colours });
        // The first look is at all of the page; what a state has not for itself, another state shows in all looks.
        await expectAccessible(page, `${name}, ${look}`, rules ? { rules, part } : {});
      }
      await leave();
    });
  }
});
