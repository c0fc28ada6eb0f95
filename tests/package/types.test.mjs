// The package's types, as strict TypeScript projects see them.

import assert from "node:assert/strict";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { program } from "../support/packages.mjs";
import { installed, run } from "./packed.mjs";

const project = await installed();
after(() => project.remove());
await cp(fileURLToPath(new URL("fixtures/consumer.ts", import.meta.url)), join(project.folder, "consumer.ts"));

/** Compiles the consumer with these options; what the compiler says and, if all is well, nothing. */
async function compiled(options) {
  const config = {
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      target: "ES2022",
      types: [],
      noEmit: true,
      ...options,
    },
    files: ["consumer.ts"],
  };
  await writeFile(join(project.folder, "tsconfig.json"), JSON.stringify(config));
  const compile = run(process.execPath, [program("typescript", "tsc"), "--project", project.folder]);
  return compile.then(
    () => "",
    (error) => error.stdout,
  );
}

const hosts = {
  "a bundler's project": { module: "ESNext", moduleResolution: "bundler", lib: ["ES2022", "DOM"] },
  "a Node.js project": { module: "NodeNext", moduleResolution: "nodenext", lib: ["ES2022", "DOM"] },
};
for (const [name, options] of Object.entries(hosts)) {
  test(`${name} compiles`, async () => assert.equal(await compiled(options), ""));
}
