// The same request gives the same bytes wherever the core runs. Asks the command line, the package in Node.js, and the package
// in Chromium, and prints what each took. More command lines are named with `--cli`, once each. `cargo xtask same-bytes`
// calls it with the two of both profiles. Another `--seed` gives other requests. Needs `cargo xtask build`.

import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { launch } from "../support/browser.mjs";
import { serve } from "../support/serve.mjs";
import { CLI, imported, installed } from "./packed.mjs";
import { digest, digests, randomRequests } from "./random-requests.mjs";

/** Requests that a browser is given at once. */
const AT_ONCE = 100;

/** The digests of what the command line answers, a line each. */
async function ofCommandLine(cli, requests) {
  const found = new Array(requests.length);
  for (const question of new Set(requests.map((request) => request.question))) {
    const places = [...requests.keys()].filter((place) => requests[place].question === question);
    const lines = await linesOf(cli, [question, "--lines"], places.map((place) => requests[place].text).join("\n"));
    if (lines.length !== places.length)
      throw new Error(`${cli} ${question}: ${lines.length} of ${places.length} answers`);
    for (const [index, line] of lines.entries()) {
      const { error } = line.startsWith('{"line":') ? JSON.parse(line) : {};
      found[places[index]] = await digest(error ? asThrown(error) : line);
    }
  }
  return found;
}

/** The error of a line as the package throws it: the place stands in the message too. */
const asThrown = ({ code, path, message }) => JSON.stringify({ code, path, message: `${path}: ${message}` });

function linesOf(cli, args, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(cli, args, { stdio: ["pipe", "pipe", "ignore"] });
    const chunks = [];
    child.on("error", reject);
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("close", () => {
      // No string is as long as many answers.
      const lines = [];
      let rest = [];
      for (const chunk of chunks) {
        let from = 0;
        for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
          lines.push(Buffer.concat([...rest, chunk.subarray(from, end)]).toString("utf8"));
          [rest, from] = [[], end + 1];
        }
        rest.push(chunk.subarray(from));
      }
      resolve(lines);
    });
    child.stdin.end(input);
  });
}

async function ofBrowser(folder, requests) {
  const server = await serve(join(folder, "node_modules/skills-gap"), {
    "/": '<!doctype html><meta charset="utf-8"><title>test</title>',
    "/random-requests.mjs": await readFile(new URL("random-requests.mjs", import.meta.url), "utf8"),
  });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const found = [];
    for (let from = 0; from < requests.length; from += AT_ONCE) {
      const some = await page.evaluate(
        async (requests) => {
          const { open } = await import("/index.js");
          const { digests } = await import("/random-requests.mjs");
          globalThis.catalogue ??= await open();
          return digests(globalThis.catalogue, requests);
        },
        requests.slice(from, from + AT_ONCE),
      );
      found.push(...some);
    }
    return found;
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * Asks all hosts. The requests that two of them answer differently, and how many are refused.
 *
 * @returns {Promise<{ differing: string[], refused: number }>}
 */
export async function sameBytes(count, { seed = 1, clis = [CLI], log = () => {} } = {}) {
  const requests = randomRequests(count, seed);
  const project = await installed();
  try {
    const api = await imported(project.folder);
    const hosts = [
      ...clis.map((cli) => [cli, () => ofCommandLine(cli, requests)]),
      ["Node.js", async () => digests(await api.open(), requests)],
      ["Chromium", () => ofBrowser(project.folder, requests)],
    ];
    const found = [];
    for (const [name, ask] of hosts) {
      const begun = performance.now();
      found.push(await ask());
      log(`${name}: ${count} requests in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    }
    const differing = [...requests.keys()].filter((place) => new Set(found.map((of) => of[place])).size > 1);
    const catalogue = await api.open();
    let refused = 0;
    for (const { question, text } of requests) {
      try {
        await catalogue[question](JSON.parse(text));
      } catch {
        refused += 1;
      }
    }
    return { differing: differing.map((place) => `${requests[place].question} ${requests[place].text}`), refused };
  } finally {
    await project.remove();
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      requests: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      cli: { type: "string", multiple: true, default: [CLI] },
    },
  });
  const { differing, refused } = await sameBytes(Number(values.requests), {
    seed: Number(values.seed),
    clis: values.cli,
    log: console.log,
  });
  console.log(`${differing.length} differ; ${refused} are refused, everywhere in the same words`);
  for (const request of differing.slice(0, 10)) console.log(request);
  exit(differing.length > 0 ? 1 : 0);
}
