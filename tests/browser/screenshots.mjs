/**
 * Pictures of every state, for people to look at:
 * `node tests/browser/screenshots.mjs FOLDER [STATE…]`
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { packHouse } from "./support/site.mjs";
import { states } from "./support/states.mjs";
import { house, visit } from "./support/visit.mjs";

const [folder, ...names] = process.argv.slice(2);
if (!folder) {
  console.error("Say where the pictures go: node tests/browser/screenshots.mjs FOLDER [STATE…]");
  process.exit(2);
}

const looks = [
  { name: "wide-light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "wide-dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "narrow-light", viewport: { width: 360, height: 740 }, colorScheme: "light" },
  { name: "narrow-dark", viewport: { width: 360, height: 740 }, colorScheme: "dark" },
];

await mkdir(folder, { recursive: true });
const [plain, withPack] = await Promise.all([house(), packHouse()]);
try {
  for (const { name, go, look, part: _part, pack, ...kept } of states.filter(
    (state) => names.length === 0 || names.includes(state.name),
  )) {
    for (const { name: lookName, ...options } of looks) {
      const { page, leave } = await visit(pack ? withPack : plain, { ...kept, expectErrors: true, ...options });
      await go?.(page);
      await page.mouse.move(0, 0);
      // The planks fall once, where the bridge lies across.
      if (await page.locator(".bridge-falls").isVisible()) await page.locator(".has-fallen").waitFor();
      const file = (part) => join(folder, `${name}-${lookName}-${part}.png`);
      if (look)
        await page
          .locator(look)
          .first()
          .screenshot({ path: file("detail") });
      else {
        await page.evaluate(() => scrollTo(0, 0));
        await page.screenshot({ path: file("top") });
        await page.screenshot({ path: file("whole"), fullPage: true });
      }
      await leave();
    }
    console.error(name);
  }
} finally {
  await Promise.all([plain.close(), withPack.close()]);
}
