import { after, before, describe, it } from "node:test";
import { expectAccessible } from "./support/axe.mjs";
import { states } from "./support/states.mjs";
import { house, visit } from "./support/visit.mjs";

let home;
before(async () => (home = await house()));
after(() => home.close());

const looks = [
  { name: "light", options: { colorScheme: "light" } },
  { name: "dark", options: { colorScheme: "dark" } },
  { name: "forced colours", options: { forcedColors: "active" } },
  { name: "narrow", options: { viewport: { width: 320, height: 640 } } },
];

describe("axe finds nothing", () => {
  for (const { name, storage, before: prepare, go } of states) {
    it(`in the state “${name}”`, async () => {
      // Without motion, so that no colour is caught on its way to another.
      const { page, leave } = await visit(home, { storage, before: prepare, reducedMotion: "reduce" });
      await go?.(page);
      for (const { name: look, options } of looks) {
        const { viewport = { width: 1280, height: 900 }, ...media } = options;
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...media });
        await expectAccessible(page, `${name}, ${look}`);
      }
      await leave();
    });
  }
});
