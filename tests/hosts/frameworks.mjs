// Frameworks, which have a server and a page: both do the job.

import { bundled, html } from "./browsers.mjs";
import { freePort } from "./project.mjs";

const LAYOUT = "export default ({ children }) => <html><body>{children}</body></html>;\n";
const NEXT = ["next@16", "react@19", "react-dom@19"];

const nextClient = {
  packages: NEXT,
  built: ".next/static",
  serve: async (project) => {
    await project.write({
      "app/layout.js": LAYOUT,
      "app/page.js": `"use client";
import { useEffect } from "react";
import * as api from "skills-gap";
import { told } from "../job.mjs";
export default function Page() {
  useEffect(() => {
    told(api).then((said) => (document.documentElement.dataset.told = said));
  }, []);
  return <p>page</p>;
}
`,
    });
    await project.bin("next", ["build"]);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    await project.serve("next", ["start", "-p", String(port)], url);
    return { url };
  },
};

/** Next's server: a route, and the server that is complete by itself. */
const nextServer = (standalone) => ({
  packages: NEXT,
  // Else it leaves the package where npm has put it.
  built: standalone ? ".next/standalone" : undefined,
  run: async (project) => {
    await project.write({
      "next.config.mjs": `export default { ${standalone ? 'output: "standalone"' : ""} };\n`,
      "app/layout.js": LAYOUT,
      "app/page.js": "export default () => <p>page</p>;\n",
      "app/job/route.js":
        'import * as api from "skills-gap";\nimport { told } from "../../job.mjs";\nexport const dynamic = "force-dynamic";\nexport const GET = async () => new Response(await told(api));\n',
    });
    await project.bin("next", ["build"]);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/job`;
    const env = { PORT: String(port), HOSTNAME: "127.0.0.1" };
    if (standalone) await project.start(process.execPath, [".next/standalone/server.js"], url, env);
    else await project.serve("next", ["start", "-p", String(port)], url);
    return (await fetch(url)).text();
  },
});

/** A page that says what it answers, or that its server answers something else. */
const BOTH = `import * as api from "skills-gap";
import { told } from "JOB";
export async function both(onServer) {
  const said = await told(api);
  document.documentElement.dataset.told = said === onServer ? said : \`failed: the server \${onServer}; the page \${said}\`;
}
`;

const ASTRO_LINE = ['vite: { optimizeDeps: { exclude: ["skills-gap"] } }'];
const ASTRO_PAGE = `---
import * as api from "skills-gap";
import { told } from "../../job.mjs";
const onServer = await told(api);
---
${html(`<p data-server={onServer}></p><script>
import { both } from "../../both.js";
both(document.querySelector("p").dataset.server);
</script>`)}`;

const astroFiles = (configuration) => ({
  "src/pages/index.astro": ASTRO_PAGE,
  "both.js": BOTH.replace("JOB", "./job.mjs"),
  ...(configuration.length > 0 ? { "astro.config.mjs": `export default { ${configuration[0]} };\n` } : {}),
});
/** Newer ones need a newer Node.js. */
const astroPackages = (version) => [`astro@${version}`, ...(version > 5 ? ["node@22"] : [])];
const astroBuild = (version) =>
  bundled(astroPackages(version), astroFiles([]), (project) => project.bin("astro", ["build"]), "dist");
const astroDev = (version, configuration = []) => ({
  packages: astroPackages(version),
  configuration,
  serve: async (project) => {
    await project.write(astroFiles(configuration));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    await project.serve("astro", ["dev", "--port", String(port), "--host", "127.0.0.1"], url);
    return { url };
  },
});

/** Where its configuration is differs. */
const ADAPTER = 'import adapter from "@sveltejs/adapter-node";\n';
const KIT = 'import { sveltekit } from "@sveltejs/kit/vite";\n';
const svelteKit2 = {
  "svelte.config.js": `${ADAPTER}export default { kit: { adapter: adapter() } };\n`,
  "vite.config.js": `${KIT}export default { plugins: [sveltekit()] };\n`,
};
const svelteKit3 = {
  "vite.config.js": `${KIT}${ADAPTER}export default { plugins: [sveltekit({ adapter: adapter() })] };\n`,
};
const svelteKit = (packages, configuration) => ({
  packages: ["svelte@5", ...packages],
  built: "build/client",
  serve: async (project) => {
    await project.write({
      ...configuration,
      "src/app.html":
        "<!doctype html><head><title>job</title>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body>",
      "src/both.js": BOTH.replace("JOB", "../job.mjs"),
      "src/routes/+page.server.js":
        'import * as api from "skills-gap";\nimport { told } from "../../job.mjs";\nexport const load = async () => ({ onServer: await told(api) });\n',
      "src/routes/+page.svelte":
        '<script>\nimport { onMount } from "svelte";\nimport { both } from "../both.js";\nlet { data } = $props();\nonMount(() => { both(data.onServer); });\n</script>\n<p>page</p>\n',
    });
    await project.bin("vite", ["build"]);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    await project.start("node", ["build"], url, { PORT: String(port), HOST: "127.0.0.1", PATH: project.programs });
    return { url };
  },
});

/**
 * Strict mode, which mounts twice where it is not built for production: the job is done twice; the element is there once; of
 * elements that went, at most one is kept: Chromium itself holds on to one `<select>` for a while, to fill forms.
 */
const STRICT = `import { createElement, StrictMode, useEffect } from "react";
import { createRoot } from "react-dom/client";
import * as api from "skills-gap";
import "skills-gap/element";
import { told } from "./job.mjs";

const made = new Set();
const here = () => [...document.querySelectorAll("skills-gap")];
const waitFor = async (what, isSo) => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (isSo()) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(what);
};
const isShown = (element) => (element.shadowRoot ?? element).querySelector("button, a, input") !== null;

function Page({ say }) {
  useEffect(() => void told(api).then(say), []);
  return createElement("skills-gap");
}

async function mounted(say) {
  const root = createRoot(document.body.appendChild(document.createElement("div")));
  root.render(createElement(StrictMode, null, createElement(Page, { say })));
  await waitFor("the element shows nothing", () => here().length > 0 && here().every(isShown));
  if (here().length !== 1) throw new Error(\`\${here().length} elements\`);
  made.add(new WeakRef(here()[0]));
  return () => {
    root.unmount();
    document.body.replaceChildren();
  };
}

async function strict() {
  const said = [];
  const unmount = await mounted((text) => said.push(text));
  await waitFor(\`\${said.length} answers\`, () => said.length === 2);
  unmount();
  for (let time = 0; time < 5; time += 1) (await mounted(() => {}))();
  if (here().length > 0) throw new Error("an element stays");
  await waitFor("elements that went are kept", () => {
    collect();
    return [...made].filter((element) => element.deref() !== undefined).length <= 1;
  });
  return said[0] === said[1] ? said[0] : said.join(" and ");
}

document.documentElement.dataset.told = await strict().catch((error) => \`failed \${error.message}\`);
`;

const reactStrict = {
  packages: ["vite@8", "react@19", "react-dom@19"],
  serve: async (project) => {
    await project.write({ "index.html": html('<script type="module" src="/main.js"></script>'), "main.js": STRICT });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    await project.serve("vite", ["--port", String(port), "--host", "127.0.0.1", "--strictPort"], url);
    return { url };
  },
};

export const FRAMEWORKS = {
  "Next.js 16: client": nextClient,
  "Next.js 16: server": nextServer(false),
  "Next.js 16: server, output: 'standalone'": nextServer(true),
  "Astro 5: build": astroBuild(5),
  "Astro 6: build": astroBuild(6),
  "Astro 7: build": astroBuild(7),
  "Astro 5: dev": astroDev(5, ASTRO_LINE),
  "Astro 6: dev": astroDev(6, ASTRO_LINE),
  "Astro 7: dev": astroDev(7),
  "SvelteKit 2: page and server": svelteKit(
    ["@sveltejs/kit@2", "@sveltejs/adapter-node@5", "@sveltejs/vite-plugin-svelte@6", "vite@7"],
    svelteKit2,
  ),
  "SvelteKit 3: page and server": svelteKit(
    ["@sveltejs/kit@3", "@sveltejs/adapter-node@6", "@sveltejs/vite-plugin-svelte@7", "vite@8", "node@22"],
    svelteKit3,
  ),
  "React 19: strict mode, the element": reactStrict,
};
