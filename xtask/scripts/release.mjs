// node release.mjs, in www/: what is missing before the built package may be published. Ends with 1 where anything is. It publishes
// nothing, and opens no connection.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { addresses, changelog, contents, element, versions } from "./releaseChecks.mjs";

const PACKAGE = "../pkg";
const read = (name) => readFileSync(name, "utf8");
const inPackage = (name) => read(join(PACKAGE, name));

/** What a program prints; what it said, where it fails. */
function output(file, args, folder = ".") {
  try {
    return execFileSync(file, args, {
      cwd: folder,
      encoding: "utf8",
      shell: process.platform === "win32" && file === "npm",
    });
  } catch (error) {
    throw new Error(`${error.stdout}${error.stderr}`.trim());
  }
}

/** The same as `work`, what it throws being what is wrong. */
const told = (work) => () => {
  try {
    return work() ?? [];
  } catch (error) {
    return [error.message];
  }
};

const texts = {
  cargo: read("../Cargo.toml"),
  manifest: read("package.json"),
  lock: read("package-lock.json"),
  golden: read("../tests/hosts/golden.json"),
  changes: read("CHANGELOG.md"),
};
const scripts = () => readdirSync(PACKAGE).filter((name) => /^element.*\.js$/.test(name));
const CHECKS = {
  "one version": () => versions(texts),
  "the changelog has an entry": () => changelog(texts),
  "addresses, which only whoever publishes knows": () => addresses(texts),
  "the tarball has no unknown file": () => {
    const [{ files }] = JSON.parse(output("npm", ["pack", "--dry-run", "--json", "--loglevel=error"], PACKAGE));
    return contents(files.map(({ path }) => path));
  },
  "what it exports is what api.txt says": () => {
    output(process.execPath, [fileURLToPath(new URL("api.mjs", import.meta.url))]);
  },
  "custom-elements.json is what the element is": () =>
    element({
      described: inPackage("custom-elements.json"),
      declarations: inPackage("elementTypes.d.ts"),
      scripts: scripts().map(inPackage).join("\n"),
    }),
  "all is committed": () => {
    const changed = output("git", ["status", "--porcelain"], "..").split("\n").filter(Boolean);
    return changed.map((line) => `not committed: ${line.slice(3)}`);
  },
};

let count = 0;
for (const [name, check] of Object.entries(CHECKS)) {
  const wrong = told(check)();
  count += wrong.length;
  console.log(`${wrong.length === 0 ? "✓" : "✗"} ${name}`);
  for (const what of wrong) console.log(`    ${what.replaceAll("\n", "\n    ")}`);
}
if (count > 0) process.exitCode = 1;
