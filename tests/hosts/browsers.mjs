// Hosts in a browser: each gives a folder to serve, or the address of a server of its own. The page says in
// `data-told` what `told` of job.mjs says.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { freePort, ROOT } from "./project.mjs";

export const main = (entry = "skills-gap") => `import * as api from "${entry}";
import { told } from "./job.mjs";
told(api).then((said) => (document.documentElement.dataset.told = said));
`;
export const html = (script) => `<!doctype html><meta charset="utf-8"><title>job</title>${script}`;
export const page = html('<script type="module" src="./main.js"></script>');
const classic = html('<script defer src="./main.js"></script>');

/** A bundler's command that leaves `folder` to be served. */
export const bundled = (packages, files, command, folder, more = {}) => ({
  packages,
  built: folder,
  ...more,
  serve: async (project) => {
    await project.write(files);
    await command(project);
    return { folder: project.path(folder), page: more.page, ...more.served };
  },
});

const viteFiles = { "index.html": page.replace("./main.js", "/main.js"), "main.js": main() };
const viteBuild = (version) =>
  bundled([`vite@${version}`], viteFiles, (project) => project.bin("vite", ["build"]), "dist");
const viteDev = (version, configuration, files = viteFiles) => ({
  packages: [`vite@${version}`],
  configuration,
  serve: async (project) => {
    const config = configuration.length > 0 ? { "vite.config.js": `export default { ${configuration[0]} };\n` } : {};
    await project.write({ ...files, ...config });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    await project.serve("vite", ["--port", String(port), "--host", "127.0.0.1", "--strictPort"], url);
    return { url };
  },
});
/** A library that has the package in it, and a page that uses the library. */
const viteLibrary = (version) =>
  bundled(
    [`vite@${version}`],
    {
      "main.js":
        'import * as api from "skills-gap";\nimport { told } from "./job.mjs";\nexport const said = told(api);\n',
      "vite.config.js": 'export default { build: { lib: { entry: "main.js", formats: ["es"], fileName: "main" } } };\n',
      "public/index.html": page.replace("main.js", "page.js"),
      "public/page.js":
        'import { said } from "./main.js";\nsaid.then((text) => (document.documentElement.dataset.told = text));\n',
    },
    (project) => project.bin("vite", ["build"]),
    "dist",
    // It puts files into the script, as addresses `data:…`.
    { served: { policy: null } },
  );
const viteInline = { ...viteFiles, "main.js": main("skills-gap/inline") };

const rspack = (name) => ({
  "dist/index.html": classic,
  [`${name}.config.cjs`]:
    'module.exports = { mode: "production", entry: "./main.js", output: { path: __dirname + "/dist" } };\n',
  "main.js": main(),
});

const PLAIN = "node_modules/skills-gap";
const map = (base) => `<script type="importmap">{ "imports": { "skills-gap": "${base}/index.js" } }</script>`;

/** Files as they are. */
const plain = (files, more = {}) => ({
  packages: [],
  ...more,
  serve: async (project) => {
    await project.write(files);
    return { folder: project.folder, ...more.served };
  },
});

const WORKER = `import * as api from "./${PLAIN}/index.js";
import { told } from "./job.mjs";
told(api).then((said) => postMessage(said));
`;

const SHARED_WORKER = `import * as api from "./${PLAIN}/index.js";
import { told } from "./job.mjs";
addEventListener("connect", ({ ports: [port] }) => told(api).then((said) => port.postMessage(said)));
`;

const SERVICE_WORKER = `import * as api from "./${PLAIN}/index.js";
import { told } from "./job.mjs";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", ({ source }) => told(api).then((said) => source.postMessage(said)));
`;

const OFFLINE = `import * as api from "./${PLAIN}/index.js";
import { job, told } from "./job.mjs";
job(api).then(async () => {
  globalThis.fetch = () => Promise.reject(new TypeError("offline"));
  document.documentElement.dataset.told = await told(api);
});
`;

/** What has esbuild copy the files that a script imports. */
const GIVEN_FILES = "--loader:.wasm=file --loader:.txt=file --loader:.bin=file";

/** The lines of docs/bundlers.md that give the files to the package, and the job with them. */
async function recipe() {
  const markdown = await readFile(join(ROOT, "docs/bundlers.md"), "utf8");
  if (!markdown.includes(GIVEN_FILES)) throw new Error(`docs/bundlers.md does not say ${GIVEN_FILES}`);
  const [, lines] = /## Where nothing else helps[^]*?```js\n([^]*?)```/.exec(markdown);
  return `${lines}
import * as api from "skills-gap";
import { told } from "./job.mjs";
const given = { ...api, open: () => open(files), readInput: (input, options) => readInput(input, { ...options, wasm: readers }) };
document.documentElement.dataset.told = await told(given);
`;
}

export const BROWSERS = {
  "Plain page, import map": plain(
    { "index.html": html(`${map(`./${PLAIN}`)}<script type="module" src="./main.js"></script>`), "main.js": main() },
    { quick: true, served: { policy: null } },
  ),
  "Plain page, strict policy": plain({ "index.html": page, "main.js": main(`./${PLAIN}/index.js`) }, { quick: true }),
  "Plain page, under a path": plain(
    {
      "a/b/index.html": page,
      "a/b/main.js": main("../../node_modules/skills-gap/index.js").replace("./job", "../../job"),
    },
    { served: { page: "a/b/" } },
  ),
  "Plain page, wrong MIME type of the module": plain(
    { "index.html": page, "main.js": main(`./${PLAIN}/index.js`) },
    { served: { types: { ".wasm": "text/plain", ".bin": "text/plain" } } },
  ),
  "Plain page, package of another origin": {
    packages: [],
    serve: async (project, other) => {
      const { url } = await other(project.folder, { policy: null, headers: { "access-control-allow-origin": "*" } });
      await project.write({ "index.html": page, "main.js": main(`${url}${PLAIN}/index.js`) });
      return { folder: project.folder, policy: null };
    },
  },
  "Plain page, second open() offline": plain({ "index.html": page, "main.js": OFFLINE }, { quick: true }),
  "Web Worker": plain({
    "index.html": page,
    "main.js":
      'new Worker("./worker.js", { type: "module" }).onmessage = ({ data }) => (document.documentElement.dataset.told = data);\n',
    "worker.js": WORKER,
  }),
  SharedWorker: plain({
    "index.html": page,
    "main.js":
      'new SharedWorker("./worker.js", { type: "module" }).port.onmessage = ({ data }) => (document.documentElement.dataset.told = data);\n',
    "worker.js": SHARED_WORKER,
  }),
  "Service worker": plain(
    {
      "index.html": page,
      "main.js": `navigator.serviceWorker.onmessage = ({ data }) => (document.documentElement.dataset.told = data);
await navigator.serviceWorker.register("./worker.js", { type: "module" });
(await navigator.serviceWorker.ready).active.postMessage("go");
`,
      "worker.js": SERVICE_WORKER,
    },
    { quick: true },
  ),
  "Vite 5: build": viteBuild(5),
  "Vite 6: build": viteBuild(6),
  "Vite 7: build": viteBuild(7),
  "Vite 8: build": viteBuild(8),
  "Vite 5: library": viteLibrary(5),
  "Vite 6: library": viteLibrary(6),
  "Vite 7: library": viteLibrary(7),
  "Vite 8: library": viteLibrary(8),
  "Vite 5: dev": viteDev(5, ['optimizeDeps: { exclude: ["skills-gap"] }']),
  "Vite 6: dev": viteDev(6, ['optimizeDeps: { exclude: ["skills-gap"] }']),
  "Vite 7: dev": viteDev(7, ['optimizeDeps: { exclude: ["skills-gap"] }']),
  "Vite 8: dev": viteDev(8, []),
  "Vite 5: dev, inline": viteDev(5, [], viteInline),
  "Vite 6: dev, inline": viteDev(6, [], viteInline),
  "Vite 7: dev, inline": viteDev(7, [], viteInline),
  "webpack 5": bundled(
    ["webpack@5", "webpack-cli"],
    rspack("webpack"),
    (project) => project.bin("webpack", ["-c", "webpack.config.cjs"]),
    "dist",
  ),
  Rspack: bundled(
    ["@rspack/core@2", "@rspack/cli@2"],
    rspack("rspack"),
    (project) => project.bin("rspack", ["build", "-c", "rspack.config.cjs"]),
    "dist",
  ),
  "Rollup, inline": bundled(
    ["rollup@4", "@rollup/plugin-node-resolve"],
    { "main.js": main("skills-gap/inline"), "dist/index.html": page },
    (project) => project.bin("rollup", ["main.js", "--dir", "dist", "--format", "es", "-p", "node-resolve"]),
    "dist",
    { configuration: ["-p node-resolve"] },
  ),
  "esbuild, ESM, inline": bundled(
    ["esbuild@0.28"],
    { "main.js": main("skills-gap/inline"), "dist/index.html": page },
    (project) => project.bin("esbuild", ["main.js", "--bundle", "--format=esm", "--splitting", "--outdir=dist"]),
    "dist",
  ),
  "esbuild, ESM, files given to open()": bundled(
    ["esbuild@0.28"],
    { "main.js": await recipe(), "dist/index.html": page },
    (project) =>
      project.bin("esbuild", ["main.js", "--bundle", "--format=esm", "--outdir=dist", ...GIVEN_FILES.split(" ")]),
    "dist",
    { configuration: [GIVEN_FILES] },
  ),
  "esbuild, IIFE, strict policy, inline": bundled(
    ["esbuild@0.28"],
    { "main.js": main("skills-gap/inline"), "dist/index.html": classic },
    (project) => project.bin("esbuild", ["main.js", "--bundle", "--format=iife", "--outfile=dist/main.js"]),
    "dist",
  ),
  "Parcel 2": bundled(
    ["parcel@2"],
    { "index.html": page, "main.js": main() },
    (project) => project.bin("parcel", ["build", "index.html", "--no-cache", "--public-url", "./"]),
    "dist",
    { served: { policy: null } },
  ),
};
