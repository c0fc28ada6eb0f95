import { after, before, describe, it } from "node:test";
import { coloursOnly, expectAccessible } from "./support/axe.mjs";
import { states } from "./support/states.mjs";
import { house, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const wide = { width: 1280, height: 900 };
const looks = [
  { name: "light", viewport: wide },
  // So low that the bar with the result does not float: what it covers can be scrolled free, which axe cannot know.
  { name: "narrow", viewport: { width: 320, height: 400 } },
  { name: "dark", viewport: wide, colours: { colorScheme: "dark" } },
  { name: "forced colours", viewport: wide, colours: { forcedColors: "active" } },
];

describe("axe finds nothing", () => {
  for (const { name, before: prepare, go, look: _look, ...kept } of states) {
    it(`in the state “${name}”`, async () => {
      // Without motion, so that no colour is caught on its way to another.
      const { page, leave } = await visit(home, { ...kept, before: prepare, reducedMotion: "reduce" });
      await go?.(page);
      for (const { name: look, viewport, colours } of looks) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...colours });
        await expectAccessible(page, `${name}, ${look}`, colours && coloursOnly);
      }
      await leave();
    });
  }
});
