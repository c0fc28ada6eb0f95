// Firefox, as `cargo xtask test` found it and names it in SKILLS_GAP_FIREFOX.

import { puppeteer } from "./packages.mjs";

/** Starts it. Whoever does closes it. */
export function launchFirefox() {
  const executablePath = process.env.SKILLS_GAP_FIREFOX;
  if (!executablePath) throw new Error("set SKILLS_GAP_FIREFOX to a Firefox, or run `cargo xtask test firefox-test`");
  return puppeteer.launch({ browser: "firefox", executablePath, headless: true });
}
