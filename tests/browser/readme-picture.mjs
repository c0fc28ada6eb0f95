/**
 * Takes `docs/page.png`, the picture in README.md: the result after some answers.
 * `cargo xtask build`, then `node tests/browser/readme-picture.mjs`
 */
import { fileURLToPath } from "node:url";
import { answers, everyCode } from "./support/person.mjs";
import { house, visit } from "./support/visit.mjs";

const size = { width: 1280, height: 900 };

/** A communications assistant, good at most of it, who has begun to rate what a policy officer needs. */
const ratings = {
  OCC0311: Object.fromEntries(everyCode.OCC0311.map((code, index) => [code, [2, 3, 2, 1, 2, 2, 3, 2][index % 8]])),
  OCC0526: { K1: 2, K2: 2, K3: 1, K5: 2, K6: 0, K10: 1, K14: 2, S1: 2, S2: 2, S3: 1, S6: 0, S8: 3, B3: 2, B4: 3 },
};

const home = await house();
try {
  const { page, leave } = await visit(home, { storage: answers({ ratings }), viewport: size, colorScheme: "light" });
  await page.locator(".bridge-wide").waitFor();
  await page.screenshot({ path: fileURLToPath(new URL("../../docs/page.png", import.meta.url)) });
  await leave();
} finally {
  await home.close();
}
