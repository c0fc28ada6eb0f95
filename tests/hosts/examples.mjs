// The examples of docs/embed.md for React and Vue: compiled under strict, built, and shown. The page does the job once the element
// has told the example's listener what is answered.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { html } from "./browsers.mjs";
import { ROOT } from "./project.mjs";

/** The first example in this language. */
async function example(language) {
  const markdown = await readFile(join(ROOT, "docs/embed.md"), "utf8");
  const [, code] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(markdown) ?? [];
  if (code === undefined) throw new Error(`docs/embed.md has no example in ${language}`);
  return code;
}

/** Shows the example by `mount`, and says what its `console.log` heard. */
const main = (mount) => `import * as api from "skills-gap";
import { told } from "../job.mjs";
const heard = new Promise<unknown>((hear) => (console.log = hear));
addEventListener("skills-gap-ready", () => {
  const element = document.querySelector("skills-gap");
  if (element) element.assessment = { target: "OCC0526", ratings: { OCC0526: { K1: 1, K2: null } } };
});
${mount}
const answered = await heard;
document.documentElement.dataset.told = answered === 2 ? await told(api) : \`failed: \${answered} answered\`;
`;

const OPTIONS = {
  ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
  ...{ target: "es2022", lib: ["es2022", "dom", "dom.iterable"], module: "esnext", moduleResolution: "bundler" },
};

/** One example: its file, the script that shows it, the checker of its types. */
const shown = ({ packages, language, file, mount, script, check, files }) => ({
  packages: ["typescript@5.9", ...packages],
  built: "dist",
  serve: async (project) => {
    await project.write({
      ...files,
      [`src/${file}`]: await example(language),
      [`src/${script}`]: main(mount),
      "job.d.mts": 'export function told(api: typeof import("skills-gap")): Promise<string>;\n',
      "index.html": html(`<div id="root"></div><script type="module" src="/src/${script}"></script>`),
      "tsconfig.json": JSON.stringify({ compilerOptions: { ...OPTIONS, jsx: "react-jsx" }, include: ["src"] }),
    });
    await project.bin(check, ["-p", "."]);
    await project.bin("vite", ["build"]);
    return { folder: project.path("dist") };
  },
});

export const EXAMPLES = {
  "React 19: docs/embed.md, TypeScript": shown({
    packages: ["vite@8", "react@19", "react-dom@19", "@types/react@19", "@types/react-dom@19"],
    language: "tsx",
    file: "Gap.tsx",
    script: "main.tsx",
    mount: `import { createRoot } from "react-dom/client";
import { Gap } from "./Gap";
const root = document.getElementById("root");
if (root) createRoot(root).render(<Gap />);`,
    check: "tsc",
  }),
  "Vue 3: docs/embed.md, TypeScript": shown({
    packages: ["vite@8", "vue@3", "vue-tsc@3", "@vitejs/plugin-vue@6"],
    language: "vue",
    file: "Gap.vue",
    script: "main.ts",
    mount: 'import { createApp } from "vue";\nimport Gap from "./Gap.vue";\ncreateApp(Gap).mount("#root");',
    check: "vue-tsc",
    files: {
      "vite.config.js": `import vue from "@vitejs/plugin-vue";
const isCustomElement = (tag) => tag === "skills-gap";
export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
`,
    },
  }),
};
