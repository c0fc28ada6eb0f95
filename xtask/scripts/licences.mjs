// node licences.mjs [--write], in www/: THIRD-PARTY.txt, the licences of what the WebAssembly modules and the scripts have
// in them that is not ours. Without `--write`, ends with 1 where the file is not what it would be, where a licence is none
// that deny.toml allows, or where a crate comes from elsewhere than crates.io.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { argv, env } from "node:process";
import { pathToFileURL } from "node:url";

const ROOT = "..";
const FILE = join(ROOT, "THIRD-PARTY.txt");
/** Of several licences at choice, the first one of these that there is. */
const PREFERRED = ["MIT", "BSL-1.0", "Apache-2.0"];
const TEXTS = /^(licen[cs]e|copying|unlicense|notice)/i;

const read = (...path) => readFileSync(join(...path), "utf8").replaceAll("\r\n", "\n");
const cargo = (...args) =>
  execFileSync(env.CARGO ?? "cargo", args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });

/** The crates whose code is in the modules. What makes code while it is compiled is not. */
function crates() {
  const features = ["--no-default-features", "--features", "engine,readers"];
  const tree = ["tree", "--locked", "--package", "skills-gap", "--edges", "normal,no-proc-macro", "--prefix", "none"];
  const listed = cargo(...tree, "--target", "wasm32-unknown-unknown", ...features, "--format", "{p}");
  const wanted = new Set(listed.split("\n").map((line) => line.split(" ").slice(0, 2).join(" v").replace("vv", "")));
  const { packages } = JSON.parse(cargo("metadata", "--locked", "--all-features", "--format-version", "1"));
  return packages
    .filter(({ name, version, source }) => source !== null && wanted.has(`${name} ${version}`))
    .map(({ name, version, license, manifest_path }) => ({ name, version, license, folder: dirname(manifest_path) }));
}

/** The packages whose modules the page's source has in it: those that it imports, and what these import. */
async function npmPackages() {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  );
  const imported = sources.flatMap((source) =>
    [...read("src", source).matchAll(/(?: from|^import) "([a-z@][\w@./-]*)";$/gm)].map(([, name]) => name),
  );
  const code = [...new Set(imported)]
    .filter((name) => !name.startsWith("node:"))
    .map((name) => `export * from "${name}";`);
  const { rolldown } = await import(pathToFileURL(createRequire(resolve("x.js")).resolve("rolldown")));
  const entry = { name: "entry", resolveId: (id) => (id === "entry" ? resolve("entry.js") : null) };
  const bundle = await rolldown({
    input: "entry",
    plugins: [{ ...entry, load: (id) => (id === resolve("entry.js") ? code.join("\n") : null) }],
    treeshake: false,
  });
  const { output } = await bundle.generate({});
  const folders = output
    .flatMap(({ moduleIds = [] }) => moduleIds)
    .map((id) => /^.*node_modules\/((@[^/]+\/)?[^/]+)/.exec(id)?.[0]);
  return [...new Set(folders.filter(Boolean))].map((folder) => {
    const { name, version, license } = JSON.parse(read(folder, "package.json"));
    return { name, version, license, folder };
  });
}

/** A licence and its texts, of those that are at choice. */
function chosen({ name, license, folder }) {
  const files = readdirSync(folder)
    .filter((file) => TEXTS.test(file))
    .sort();
  const terms = license.split(/ OR |\//);
  const is = license.includes(" AND ") ? license : (PREFERRED.find((one) => terms.includes(one)) ?? terms[0]);
  const named = { MIT: /mit/i, "BSL-1.0": /boost|bsl/i, "Apache-2.0": /apache/i }[is];
  const its = files.filter((file) => named?.test(file));
  const taken = its.length > 0 ? its : files.filter((file) => !/^notice/i.test(file));
  if (taken.length === 0) throw new Error(`${name}: there is no text of its licence in ${folder}`);
  const notices = files.filter((file) => /^notice/i.test(file));
  return { is, text: [...taken, ...notices].map((file) => read(folder, file).trim()).join("\n\n") };
}

/** Whether `deny.toml` allows it. */
function isAllowed(licence) {
  const allowed = /allow = \[([^\]]*)\]/.exec(read(ROOT, "deny.toml"))?.[1] ?? "";
  return licence.split(/[() ]+|AND|OR/).every((one) => one === "" || allowed.includes(`"${one}"`));
}

const [shippedCrates, packages] = [crates(), await npmPackages()];
const mit = read(ROOT, "LICENSE-MIT").trim();
const vite = JSON.parse(read("node_modules/vite/package.json"));
const all = [
  ...[...shippedCrates, ...packages].map((one) => ({ ...one, ...chosen(one) })),
  // Its own part alone: what it is made of is not in what it makes.
  {
    ...vite,
    is: vite.license,
    text: `MIT License${read("node_modules/vite/LICENSE.md").split(/^MIT License$|^# /m)[2]}`.trim(),
  },
  {
    name: "the Rust standard library",
    version: "",
    is: "MIT",
    text: mit.replace(/^Copyright.*$/m, "Copyright (c) The Rust Project Contributors"),
  },
];
const problems = all
  .filter(({ is }) => !isAllowed(is))
  .map(({ name, is }) => `${name}: deny.toml does not allow ${is}`);
for (const [, source] of read(ROOT, "Cargo.lock").matchAll(/^source = "(.*)"$/gm)) {
  if (source !== "registry+https://github.com/rust-lang/crates.io-index") problems.push(`Cargo.lock: ${source}`);
}

const groups = Map.groupBy
  ? Map.groupBy(all, ({ text }) => text)
  : all.reduce((map, one) => map.set(one.text, [...(map.get(one.text) ?? []), one]), new Map());
const sections = [...groups].map(([text, its]) => {
  const names = its.map(({ name, version, is }) => `${name} ${version}`.trim().concat(` (${is})`)).sort();
  return { first: names[0], section: `${names.join("\n")}\n\n${text}\n` };
});
const made = [
  "What skills-gap is made with: the licences of code of others in its WebAssembly modules and scripts.\n" +
    "Where there is a choice, one licence is given. `cargo xtask licences` writes this file.\n",
  ...sections.sort((one, other) => (one.first < other.first ? -1 : 1)).map(({ section }) => section),
].join(`\n${"-".repeat(80)}\n\n`);

if (argv.includes("--write")) writeFileSync(FILE, made);
else if (made !== read(FILE)) problems.push("THIRD-PARTY.txt: not what is shipped; run `cargo xtask licences`");
for (const problem of problems) console.log(`✗ ${problem}`);
console.log(`${shippedCrates.length} crates, ${packages.length + 1} npm packages, ${groups.size} texts`);
if (problems.length > 0) process.exitCode = 1;
