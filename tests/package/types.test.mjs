// The package's types, as strict TypeScript projects see them.

import assert from "node:assert/strict";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { program } from "../support/packages.mjs";
import { installed, ROOT, run } from "./packed.mjs";

const project = await installed();
after(() => project.remove());
for (const file of ["consumer.ts", "element.ts"])
  await cp(fileURLToPath(new URL(`fixtures/${file}`, import.meta.url)), join(project.folder, file));

/** Compiles `files` with these options; what the compiler says and, if all is well, nothing. */
async function compiled(files, options) {
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
    files,
  };
  await writeFile(join(project.folder, "tsconfig.json"), JSON.stringify(config));
  const compile = run(process.execPath, [program("typescript", "tsc"), "--project", project.folder]);
  return compile.then(
    () => "",
    (error) => error.stdout,
  );
}

const bundler = { module: "ESNext", moduleResolution: "bundler" };
const node = { module: "NodeNext", moduleResolution: "nodenext" };
const dom = { lib: ["ES2022", "DOM"] };
const noDom = { lib: ["ES2022"], types: ["node"], typeRoots: [join(ROOT, "www/node_modules/@types")] };
const hosts = [
  ["a bundler's project", ["consumer.ts", "element.ts"], { ...bundler, ...dom }],
  ["a Node.js project", ["consumer.ts", "element.ts"], { ...node, ...dom }],
  ["a bundler's project without the DOM", ["consumer.ts"], { ...bundler, ...noDom }],
  ["a Node.js project without the DOM", ["consumer.ts"], { ...node, ...noDom }],
];
for (const [name, files, options] of hosts) {
  test(`${name} compiles`, async () => assert.equal(await compiled(files, options), ""));
}

/** What the examples of docs/javascript.md take for granted. */
const GIVEN = `import type { Catalogue, GapRequest } from "skills-gap";
declare global {
  const catalogue: Catalogue;
  const ratings: NonNullable<GapRequest["ratings"]>;
  const text: string;
}
`;

test("the examples of the READMEs and of the guides compile", async () => {
  await mkdir(join(project.folder, "examples"), { recursive: true });
  const names = [];
  for (const file of ["README.md", "www/README.md", "docs/javascript.md", "docs/bundlers.md"]) {
    const markdown = await readFile(join(ROOT, file), "utf8");
    for (const [, code] of markdown.matchAll(/```js\n([\s\S]*?)```/g)) {
      const named = [...new Set(code.match(/\b(open|openSaved|isProfile|readLink|read[A-Z]\w+)(?=\()/g) ?? [])];
      const header = code.includes("import ") ? "" : `import { ${named.join(", ")} } from "skills-gap";\n`;
      const name = `examples/${names.length}.ts`;
      await writeFile(join(project.folder, name), `${header}${code}\nexport {};\n`);
      names.push(name);
    }
  }
  assert.ok(names.length >= 5, `${names.length} examples`);
  await writeFile(join(project.folder, "examples/given.d.ts"), GIVEN);
  assert.equal(await compiled([...names, "examples/given.d.ts"], { ...bundler, ...dom }), "");
});
