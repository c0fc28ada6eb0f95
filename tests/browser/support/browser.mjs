// The browser of the tests, found here where a test is run by hand.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { launch as launchNamed } from "../../support/browser.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Starts the browser that `SKILLS_GAP_BROWSER` names, else the first one that is installed. */
export function launch() {
  process.env.SKILLS_GAP_BROWSER ??= installed();
  return launchNamed();
}

function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/bin", "/usr/local/bin", "/snap/bin");
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places];
  const found = candidates.find(isProgram);
  if (!found)
    throw new Error("No Chrome, Chromium or Edge found: install one, or name its program in SKILLS_GAP_BROWSER.");
  return found;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
