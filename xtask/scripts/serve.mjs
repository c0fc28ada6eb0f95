// node serve.mjs PORT [--once], in www/: Vite's development server on loopback, for `cargo xtask start`.
//
// Ends with its standard input, so that it never outlives the program that started it; with --once, as soon as the
// page has answered.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [port, once] = process.argv.slice(2);
const vite = createRequire(join(process.cwd(), "package.json")).resolve("vite");
const { createServer } = await import(pathToFileURL(vite).href);

// A port that is taken is no failure: Vite takes the next free one.
const server = await createServer({ clearScreen: false, server: { host: "127.0.0.1", port: Number(port) } });
await server.listen();
const [address] = server.resolvedUrls.local;

if (once) {
  const { status } = await fetch(address, { headers: { accept: "text/html" } });
  console.log(`  skills-gap answered at ${address} with status ${status}`);
  await server.close();
  process.exit(status === 200 ? 0 : 1);
}

console.log(`\n  skills-gap is at ${address}\n`);
process.stdin.resume().once("end", async () => {
  await server.close();
  process.exit();
});
