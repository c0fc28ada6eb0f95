// node tests/hosts/run.mjs [PART-OF-A-NAME …]: does the same job in every host, and prints a table. Needs the built package
// (`cargo xtask build`), a network for the hosts, and SKILLS_GAP_BROWSER for those in a browser.

import { launch } from "../support/browser.mjs";
import { serve } from "../support/serve.mjs";
import { BROWSERS } from "./browsers.mjs";
import { measured, wrongWith } from "./copies.mjs";
import { EXAMPLES } from "./examples.mjs";
import { FRAMEWORKS } from "./frameworks.mjs";
import { golden } from "./golden.mjs";
import { short } from "./job.mjs";
import { Project, packed } from "./project.mjs";
import { SERVERS } from "./servers.mjs";

const started = Date.now();
/** What a check says that has no answers. */
const GOOD = "good";
const wanted = process.argv.slice(2);
const isQuick = wanted.includes("--quick");
const parts = wanted.filter((part) => part !== "--quick").map((part) => part.toLowerCase());
const all = { ...SERVERS, ...BROWSERS, ...FRAMEWORKS, ...EXAMPLES };
/** What every host must say. */
const expected = short(JSON.stringify(JSON.parse(golden())));
const isChosen = ([name, host]) =>
  (!isQuick || host.quick) && (parts.length === 0 || parts.some((part) => name.toLowerCase().includes(part)));
const chosen = Object.entries(all).filter(isChosen);

const { tarball, remove } = await packed();
let browser;
const rows = [];
let shared;

/** What the page at `url` says. */
async function said(url) {
  browser ??= await launch();
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  try {
    await page.exposeFunction("collect", () => page.requestGC());
    await page.goto(url);
    const told = () => document.documentElement.dataset.told ?? false;
    return await (await page.waitForFunction(told, null, { timeout: 60_000 })).jsonValue();
  } catch (error) {
    return `failed ${[...complaints, error.message].join(" | ")}`;
  } finally {
    await page.close();
  }
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
    if (url) return await said(url);
    const server = await other(folder, options);
    return await said(`${server.url}${page}`);
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
  const result = {};
  try {
    project = await projectOf(host);
    if (host.serve) result.answer = await inBrowser(project, host);
    else {
      const printed = await host.run(project);
      result.answer = host.isCheck ? GOOD : answerIn(printed);
    }
    if (host.built) Object.assign(result, await measured(project.path(host.built)));
  } catch (error) {
    result.answer = `failed ${error.message}`;
  } finally {
    if (project !== shared) await project?.remove();
  }
  const answer = result.answer === (host.isCheck ? GOOD : expected) ? "" : result.answer;
  const wrong = [answer, result.copies ? wrongWith(result) : ""].filter(Boolean).join("; ").replaceAll(/\s+/g, " ");
  const isGood = wrong === "";
  const seconds = Math.round((Date.now() - begun) / 1000);
  rows.push({ name, isGood, seconds, configuration: host.configuration ?? [], ...result });
  console.log(`${isGood ? "✓" : "✗"} ${name} (${seconds}s)${isGood ? "" : `: ${wrong}`}`);
}

await shared?.remove();
await browser?.close();
await remove();
console.log("\n| host | result | lines of configuration | built | copies of the engine |\n|---|---|---|---|---|");
for (const { name, isGood, configuration, bytes, copies } of rows) {
  const lines = configuration.length === 0 ? "0" : `${configuration.length}: \`${configuration.join("`, `")}\``;
  const built = bytes ? `${(bytes / 1e6).toFixed(2)} MB` : "–";
  console.log(`| ${name} | ${isGood ? "✓" : "✗"} | ${lines} | ${built} | ${copies?.engine ?? "–"} |`);
}
const failed = rows.filter(({ isGood }) => !isGood);
console.log(
  `\n${rows.length - failed.length} of ${rows.length} hosts, in ${Math.round((Date.now() - started) / 1000)}s`,
);
if (failed.length > 0 || rows.length === 0) process.exitCode = 1;
