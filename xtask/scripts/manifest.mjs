// node manifest.mjs FROM TO: the package.json that is published, without what only this
// repository needs.

import { readFile, writeFile } from "node:fs/promises";

const [from, to] = process.argv.slice(2);
const { devDependencies, scripts, ...published } = JSON.parse(await readFile(from, "utf8"));
await writeFile(to, `${JSON.stringify(published, null, 2)}\n`);
