// node serve.mjs WWW PORT: Vite's development server on loopback, for `cargo xtask start`.
//
// Prints its address on a line of its own once it listens. Ends with its standard input, so that
// it never outlives the one who started it, however that one ends.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [www, port] = process.argv.slice(2);
const vite = createRequire(join(www, "package.json")).resolve("vite");
const { createServer } = await import(pathToFileURL(vite));

// A port that is taken is no failure: Vite takes the next free one.
const server = await createServer({
  root: www,
  clearScreen: false,
  server: { host: "127.0.0.1", port: Number(port), strictPort: false, open: false },
});
await server.listen();
console.log(server.resolvedUrls.local[0]);

process.stdin.resume().once("end", async () => {
  await server.close();
  process.exit();
});
