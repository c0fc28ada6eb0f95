import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "./packages.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The browser that `SKILLS_GAP_BROWSER` names, else the first one installed. */
export function findBrowser() {
  const named = process.env.SKILLS_GAP_BROWSER;
  if (named) return named;
  const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/bin", "/usr/local/bin", "/snap/bin");
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places];
  const found = candidates.find(isProgram);
  if (!found)
    throw new Error("No Chrome, Chromium or Edge found: install one, or name its program in SKILLS_GAP_BROWSER.");
  return found;
}

/** A browser that talks to nobody on its own. */
export const launch = () =>
  chromium.launch({
    executablePath: findBrowser(),
    args: [
      // As root, a container's usual case, the browser's own sandbox cannot start.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--no-first-run",
    ],
  });

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
