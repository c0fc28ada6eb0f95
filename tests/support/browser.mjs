// The browser of the tests: the one that `cargo xtask test` found and names in SKILLS_GAP_BROWSER.

import { chromium } from "./packages.mjs";

/**
 * Starts it. Whoever does closes it.
 *
 * @returns {Promise<import("playwright-core").Browser>}
 */
export function launch() {
  const executablePath = process.env.SKILLS_GAP_BROWSER;
  if (!executablePath) {
    throw new Error("set SKILLS_GAP_BROWSER to a Chromium, Chrome or Edge, or run `cargo xtask test browser-test`");
  }
  // Chromium's own sandbox refuses to run as root. The other two keep it from calling home.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({
    executablePath,
    args: [...sandbox, "--no-first-run", "--disable-background-networking", "--disable-component-update"],
  });
}
