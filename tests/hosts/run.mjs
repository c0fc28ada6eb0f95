// node tests/hosts/run.mjs [PART-OF-A-NAME …]: does the same job in every host, and prints a table. Needs the built package
// (`cargo xtask build`), a network for the hosts, and SKILLS_GAP_BROWSER for those in a browser.

import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

import { launch } from "../support/browser.mjs";
import { serve } from "../support/serve.mjs";
import { BROWSERS } from "./browsers.mjs";
import { Project, packed, ROOT } from "./project.mjs";
import { SERVERS } from "./servers.mjs";

const started = Date.now();
/** What a check says that has no answers. */
const GOOD = "good";
const wanted = process.argv.slice(2);
const isQuick = wanted.includes("--quick");
const parts = wanted.filter((part) => part !== "--quick").map((part) => part.toLowerCase());
const all = { ...SERVERS, ...BROWSERS };
const isChosen = ([name, host]) =>
  (!isQuick || host.quick) && (parts.length === 0 || parts.some((part) => name.toLowerCase().includes(part)));
const chosen = Object.entries(all).filter(isChosen);

const { tarball, remove } = await packed();
let browser;
const rows = [];
let reference;
let shared;

/** What the page at `url` says. */
async function said(url) {
  browser ??= await launch();
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  try {
    await page.goto(url);
    const told = () => document.documentElement.dataset.told ?? false;
    return await (await page.waitForFunction(told, null, { timeout: 60_000 })).jsonValue();
  } catch (error) {
    return `failed ${[...complaints, error.message].join(" | ")}`;
  } finally {
    await page.close();
  }
}

/** How many bytes a folder of built files has, and how often the engine is in it: as a file, or in a script. */
async function sizeOf(folder) {
  const engine = await readFile(join(ROOT, "pkg/generated/skills_gap_bg.wasm"));
  const inScript = engine.subarray(0, 96).toString("base64");
  let bytes = 0;
  let engines = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    if (!(await stat(join(folder, name))).isFile()) continue;
    const content = await readFile(join(folder, name));
    bytes += content.length;
    if (content.equals(engine)) engines += 1;
    else engines += content.toString("latin1").split(inScript).length - 1;
  }
  return { bytes, engines };
}

async function inBrowser(project, host) {
  const servers = [];
  const other = async (folder, options) => {
    const server = await serve(folder, {}, options);
    servers.push(server);
    return server;
  };
  try {
    const { url, folder, page = "", ...options } = await host.serve(project, other);
    if (url) return { answer: await said(url) };
    const server = await other(folder, options);
    const size = host.packages.length > 0 ? await sizeOf(folder) : {};
    return { answer: await said(`${server.url}${page}`), ...size };
  } finally {
    for (const server of servers) await server.close();
  }
}

/** A project of the host's own; hosts that need no package but this one share theirs. */
async function projectOf({ packages, manifest }) {
  if (packages.length > 0) return Project.with(tarball, packages, { type: "module", ...manifest });
  shared ??= await Project.with(tarball, []);
  return shared;
}

/** The line with the answers, in what a program prints. */
const answerIn = (text) => /^(answers|failed) .*/m.exec(text)?.[0] ?? `failed ${text.slice(-300)}`;

for (const [name, host] of chosen) {
  const begun = Date.now();
  let project;
  let result;
  try {
    project = await projectOf(host);
    if (host.serve) result = await inBrowser(project, host);
    else {
      const printed = await host.run(project);
      result = { answer: host.isCheck ? GOOD : answerIn(printed) };
    }
  } catch (error) {
    result = { answer: `failed ${error.message}` };
  } finally {
    if (project !== shared) await project?.remove();
  }
  if (/^answers \d/.test(result.answer)) reference ??= result.answer;
  const isGood = result.answer === (host.isCheck ? GOOD : reference);
  const seconds = Math.round((Date.now() - begun) / 1000);
  rows.push({ name, isGood, seconds, configuration: host.configuration ?? [], ...result });
  console.log(
    `${isGood ? "✓" : "✗"} ${name} (${seconds}s)${isGood ? "" : `: ${result.answer.replaceAll(/\s+/g, " ")}`}`,
  );
}

await shared?.remove();
await browser?.close();
await remove();
console.log("\n| host | result | lines of configuration | bytes built | engines |\n|---|---|---|---|---|");
for (const { name, isGood, configuration, bytes, engines } of rows) {
  const lines = configuration.length === 0 ? "0" : `${configuration.length}: \`${configuration.join(" ")}\``;
  console.log(`| ${name} | ${isGood ? "✓" : "✗"} | ${lines} | ${bytes ?? ""} | ${engines ?? ""} |`);
}
const failed = rows.filter(({ isGood }) => !isGood);
console.log(
  `\n${rows.length - failed.length} of ${rows.length} hosts, in ${Math.round((Date.now() - started) / 1000)}s`,
);
if (failed.length > 0 || rows.length === 0) process.exitCode = 1;
