/**
 * What Lighthouse says of the built page, on a server that compresses, for a phone and a desktop:
 * `node tests/browser/lighthouse.mjs [RUNS]`, the best run of each. It is fetched for this: nothing else needs it. Ends with 1 where a score is under 98.
 */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, relative } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { dist } from "./support/dist.mjs";

/** The last that runs on Node.js 20. */
const lighthouse = "lighthouse@12.8.2";
const goal = 98;
const runs = Number(process.argv[2] ?? 3);

const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".txt": "text/plain",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Compressed before anybody asks, as a careers site's server has them. */
const files = new Map(
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(dist, path).replaceAll("\\", "/"), brotliCompressSync(readFileSync(path))]),
);

/** What has its content in its name is kept for a year. */
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const file = pathname === "/" ? "index.html" : pathname.slice(1);
  const body = files.get(file);
  if (!body) return response.writeHead(404).end();
  response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
  response.setHeader("cache-control", file.startsWith("assets/") ? "max-age=31536000, immutable" : "no-cache");
  response.setHeader("content-encoding", "br");
  response.end(body);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}/`;
const folder = await mkdtemp(join(tmpdir(), "skills-gap-lighthouse-"));
try {
  for (const form of ["phone", "desktop"]) {
    const reports = [];
    for (let run = 0; run < runs; run += 1) reports.push(await report(form));
    // What else the machine does only takes from it.
    reports.sort((a, b) => b.categories.performance.score - a.categories.performance.score);
    const [{ categories, audits }] = reports;
    const scores = Object.values(categories).map(({ title, score }) => `${title} ${Math.round(100 * score)}`);
    const times = [
      "first-contentful-paint",
      "largest-contentful-paint",
      "total-blocking-time",
      "cumulative-layout-shift",
    ];
    console.log(`${form}: ${scores.join(", ")}`);
    console.log(`  ${times.map((name) => `${audits[name].title} ${audits[name].displayValue}`).join(", ")}`);
    for (const { title, score, scoreDisplayMode } of Object.values(audits))
      if (score !== null && score < 0.9 && scoreDisplayMode !== "informative") console.log(`  ${title}: ${score}`);
    if (Object.values(categories).some(({ score }) => 100 * score < goal)) process.exitCode = 1;
  }
} finally {
  server.close();
  await rm(folder, { recursive: true });
}

async function report(form) {
  const file = join(folder, `${form}.json`);
  const program = spawn(
    "npx",
    [
      "--yes",
      lighthouse,
      address,
      "--quiet",
      "--output=json",
      `--output-path=${file}`,
      "--no-enable-error-reporting",
      `--chrome-flags=--headless=new ${process.getuid?.() === 0 ? "--no-sandbox" : ""}`,
      ...(form === "desktop" ? ["--preset=desktop"] : []),
    ],
    { stdio: "inherit", env: { ...process.env, CHROME_PATH: process.env.SKILLS_GAP_BROWSER ?? "" } },
  );
  const status = await new Promise((done) => program.on("exit", done));
  if (status !== 0) throw new Error(`Lighthouse ended with ${status}`);
  return JSON.parse(await readFile(file, "utf8"));
}
