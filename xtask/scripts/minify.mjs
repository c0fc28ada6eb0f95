// node minify.mjs WWW FROM TO: the glue without comments and long names. It is generated, and nobody reads
// it in the package; Vite has a minifier at hand.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [www, from, to] = process.argv.slice(2);
const vite = createRequire(pathToFileURL(join(www, "package.json"))).resolve("vite");
const { minifySync } = await import(pathToFileURL(vite).href);
const { code, errors } = minifySync(basename(from), readFileSync(from, "utf8"), { module: true });
if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
writeFileSync(to, code);
