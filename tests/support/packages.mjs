// The npm packages that tests use are installed in www/, which Node does not search from here.

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(new URL("../../www/package.json", import.meta.url));

export const { chromium } = require("playwright-core");

export const puppeteer = require("puppeteer-core");

/** The source of axe, to be run in a page. */
export const axeSource = require("axe-core").source;

/** The program `name` of the installed package `name`'s folder `bin`. */
export function program(name, file) {
  return fileURLToPath(new URL(`../../www/node_modules/${name}/bin/${file}`, import.meta.url));
}
