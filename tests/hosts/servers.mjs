// Hosts without a browser: each gives what `told` of job.mjs says.

import { createRequire } from "node:module";

const ESM = 'import * as api from "skills-gap";\nimport { told } from "./job.mjs";\nconsole.log(await told(api));\n';
const CJS = 'import("skills-gap").then(async (api) => console.log(await (await import("./job.mjs")).told(api)));\n';
const REQUIRED =
  'const api = require("skills-gap");\nimport("./job.mjs").then(async ({ told }) => console.log(await told(api)));\n';
const INLINE = ESM.replace('"skills-gap"', '"skills-gap/inline"');

/** One script in one Node.js. */
const node = (packages, code, name = "main.mjs") => ({
  packages,
  run: async (project) => {
    await project.write({ [name]: code });
    return project.run(packages.length > 0 ? project.path("node_modules/node/bin/node") : process.execPath, [name]);
  },
});

const test = (expect) => `import * as api from "skills-gap";
import { told } from "./job.mjs";
test("the job", async () => {
  const said = await told(api);
  process.stdout.write(\`\\n\${said}\\n\`);
  expect(said)${expect}(/^answers/);
}, 30_000);
`;

const vitest = (environment, packages, packageName = "skills-gap") => ({
  packages: ["vitest@5", ...packages],
  run: async (project) => {
    const globals = 'import { expect, test } from "vitest";\n';
    const code = globals + test(".toMatch").replace('"skills-gap"', `"${packageName}"`);
    await project.write({ "main.test.js": code });
    return project.bin("vitest", ["run", "--environment", environment]);
  },
});

const jest = (environment, packages, packageName = "skills-gap", more = []) => ({
  packages: ["jest@30", ...packages],
  configuration: ['NODE_OPTIONS="--experimental-vm-modules"', ...more],
  run: async (project) => {
    await project.write({ "main.test.js": test(".toMatch").replace('"skills-gap"', `"${packageName}"`) });
    return project.bin("jest", ["--env", environment], { NODE_OPTIONS: "--experimental-vm-modules" });
  },
});

const typescript = (version, module, moduleResolution, lib) => ({
  packages: [`typescript@${version}`, "@types/node@22"],
  run: async (project) => {
    const code = 'import * as api from "skills-gap";\nimport { open } from "skills-gap/inline";\n';
    const use =
      'import "skills-gap/types";\nexport const opened: api.Catalogue = await open();\nconsole.log(await (await import("./job.mjs")).told(api));\n';
    await project.write({
      "main.ts": code + use,
      "job.d.mts": 'export function told(api: typeof import("skills-gap")): Promise<string>;\n',
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          ...{ module, moduleResolution, lib, types: ["node"], target: "es2022", strict: true },
          ...{ exactOptionalPropertyTypes: true, skipLibCheck: false, rewriteRelativeImportExtensions: true },
        },
        files: ["main.ts"],
      }),
    });
    await project.bin("tsc", ["-p", "."]);
    return project.run(process.execPath, ["main.js"]);
  },
});

const esbuild = (format, code, name) => ({
  packages: ["esbuild@0.28"],
  built: "out",
  run: async (project) => {
    await project.write({ "main.mjs": code });
    await project.bin("esbuild", [
      "main.mjs",
      "--bundle",
      "--platform=node",
      `--format=${format}`,
      `--outfile=out/${name}`,
    ]);
    return project.run(process.execPath, [`out/${name}`]);
  },
});

const workerd = {
  packages: ["wrangler@4"],
  built: "out",
  run: async (project) => {
    await project.write({
      "main.js": ESM.replace(
        "console.log(await told(api));",
        "export default { fetch: async () => new Response(await told(api)) };",
      ),
      "wrangler.json": JSON.stringify({ name: "job", main: "main.js", compatibility_date: "2026-01-01" }),
    });
    await project.bin("wrangler", ["deploy", "--dry-run", "--outdir", "out"]);
    const require = createRequire(project.path("main.js"));
    const { Miniflare } = require(require.resolve("miniflare", { paths: [require.resolve("wrangler/package.json")] }));
    const rules = [
      ...[
        { type: "ESModule", include: ["**/*.js"] },
        { type: "CompiledWasm", include: ["**/*.wasm"] },
      ],
      ...[
        { type: "Data", include: ["**/*.bin"] },
        { type: "Text", include: ["**/*.txt"] },
      ],
    ];
    const worker = new Miniflare({
      modules: true,
      modulesRoot: project.path("out"),
      scriptPath: project.path("out/main.js"),
      modulesRules: rules,
      compatibilityDate: "2026-01-01",
    });
    try {
      return await (await worker.dispatchFetch("http://localhost/")).text();
    } finally {
      await worker.dispose();
    }
  },
};

export const SERVERS = {
  "Node.js, this one: ESM": { quick: true, ...node([], ESM) },
  "Node.js, this one: CommonJS, import()": node([], CJS, "main.cjs"),
  "Node.js, this one: inline": { quick: true, ...node([], INLINE) },
  "Node.js 20: ESM": node(["node@20"], ESM),
  "Node.js 20: CommonJS, import()": node(["node@20"], CJS, "main.cjs"),
  "Node.js 20: CommonJS, require()": node(["node@20"], REQUIRED, "main.cjs"),
  "Node.js 22: ESM": node(["node@22"], ESM),
  "Node.js 22: CommonJS, require()": node(["node@22"], REQUIRED, "main.cjs"),
  "Node.js 24: ESM": node(["node@24"], ESM),
  "Node.js 24: CommonJS, require()": node(["node@24"], REQUIRED, "main.cjs"),
  "TypeScript 5.9: nodenext, without the DOM": typescript("5.9", "nodenext", "nodenext", ["es2022"]),
  "TypeScript 5.9: bundler, with the DOM": typescript("5.9", "esnext", "bundler", ["es2022", "dom"]),
  "TypeScript, newest: nodenext, without the DOM": typescript("latest", "nodenext", "nodenext", ["es2022"]),
  "TypeScript, newest: bundler, with the DOM": typescript("latest", "esnext", "bundler", ["es2022", "dom"]),
  "esbuild for Node.js, ESM, inline": esbuild("esm", INLINE, "main.mjs"),
  "esbuild for Node.js, CommonJS, inline": esbuild(
    "cjs",
    INLINE.replace("console.log(await told(api));", "told(api).then(console.log);"),
    "main.cjs",
  ),
  "Vitest: node": vitest("node", []),
  "Vitest: jsdom": vitest("jsdom", ["jsdom"]),
  "Jest: node": jest("node", []),
  "Jest: jsdom, inline": jest(
    "jest-fixed-jsdom",
    ["jest-environment-jsdom@30", "jest-fixed-jsdom"],
    "skills-gap/inline",
    ['testEnvironment: "jest-fixed-jsdom"'],
  ),
  Deno: {
    packages: ["deno@2"],
    run: async (project) => {
      await project.write({ "main.mjs": ESM });
      return project.bin("deno", ["run", "--allow-read", "main.mjs"]);
    },
  },
  Bun: {
    packages: ["bun@1"],
    run: async (project) => {
      await project.write({ "main.mjs": ESM });
      return project.bin("bun", ["run", "main.mjs"]);
    },
  },
  "Bun build, inline": {
    packages: ["bun@1"],
    built: "out",
    run: async (project) => {
      await project.write({ "main.mjs": INLINE });
      await project.bin("bun", ["build", "main.mjs", "--target=node", "--outfile=out/main.mjs"]);
      return project.run(process.execPath, ["out/main.mjs"]);
    },
  },
  "Cloudflare's workerd (Wrangler)": workerd,
  publint: {
    isCheck: true,
    packages: ["publint@0.3"],
    run: (project) => project.bin("publint", ["run", "--strict", project.tarball]),
  },
  attw: {
    isCheck: true,
    packages: ["@arethetypeswrong/cli@0.18"],
    run: (project) => project.bin("attw", [project.tarball, "--profile", "esm-only"]),
  },
};
