import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

// The packages are those of www/, whose lock file pins them.
const require = createRequire(new URL("../../../www/package.json", import.meta.url));

export const { chromium } = require("playwright-core");

/** The text of axe, to be run inside a page. */
export const axePath = require.resolve("axe-core/axe.min.js");

/** The built page; `SKILLS_GAP_DIST` names another folder. */
export const dist = process.env.SKILLS_GAP_DIST ?? fileURLToPath(new URL("../../../www/dist/", import.meta.url));
