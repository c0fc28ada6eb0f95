import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, defineConfig, type Plugin } from "vite";
import { withoutIndents } from "./vite.indents.js";

/** What the built page may load: its own files, and nothing written into the page itself. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export default defineConfig({
  base: "./",
  plugins: [withoutIndents(), strictPolicy(), earlyParts(), licences(), offline()],
  build: {
    target: "es2022",
    // The first with light-dark(): written another way, it would not follow the page around the element.
    cssTarget: ["chrome125", "edge125", "firefox128", "safari17.5"],
    // A file within another file would need data: addresses, which the policy refuses.
    assetsInlineLimit: 0,
    // Vite would ask for parts of a part in the task that asks for the part. `earlyParts` has asked for the first ones.
    modulePreload: false,
  },
});

/** Only in the built page: the development server writes styles into the page. */
function strictPolicy(): Plugin {
  return {
    name: "strict-policy",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" },
    ],
  };
}

/**
 * Names the element, its engine and catalogue, so that the page asks for all of them at once: as soon as its own words are
 * seen, when `data-rel` becomes `rel`.
 */
function earlyParts(): Plugin {
  const link = (attrs: Record<string, string>, file: string) => ({
    tag: "link",
    attrs: { ...attrs, crossorigin: true, href: `./${file}` },
    injectTo: "head" as const,
  });
  return {
    name: "early-parts",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle }) => {
        const files = Object.values(bundle ?? {});
        const element = files.find((file) => file.type === "chunk" && file.name === "startApp");
        if (element?.type !== "chunk") throw new Error("the element is no file of its own");
        const scripts = [element.fileName, ...element.imports].filter((file) => !html.includes(file));
        const data = files.map(({ fileName }) => fileName);
        return [
          ...scripts.map((file) => link({ "data-rel": "modulepreload" }, file)),
          ...data
            .filter((file) => /(skills_gap_bg[^/]*\.wasm|catalogue[^/]*\.(txt|bin))$/.test(file))
            .map((file) => link({ "data-rel": "preload", as: "fetch" }, file)),
        ];
      },
    },
  };
}

/** The licences of the page and of what it is made with, beside it. */
function licences(): Plugin {
  return {
    name: "licences",
    apply: "build",
    generateBundle() {
      for (const fileName of licenceFiles) {
        this.emitFile({ type: "asset", fileName, source: readFileSync(new URL(`../${fileName}`, import.meta.url)) });
      }
    },
  };
}

/** Lawyers read them, and no script. */
const licenceFiles = ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD-PARTY.txt"];

/** What a person asks for is kept once it was asked for: nobody loads a megabyte for nothing. A script may be called model, too. */
const onDemand = /\/((addOccupation|checkedWords)-[^/]*\.js|model-[^/]*\.bin|skills_gap_readers_bg-[^/]*\.wasm)$/;

/**
 * The service worker, `sw.js`, with the names of the files that it keeps. Written by hand: Workbox would make the same of a
 * configuration and 150 packages.
 */
function offline(): Plugin {
  const source = fileURLToPath(new URL("src/page/offline/serviceWorker.ts", import.meta.url));
  const publicFolder = new URL("public/", import.meta.url);
  const publicFiles = readdirSync(publicFolder).sort();
  return {
    name: "offline",
    apply: "build",
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const built = Object.keys(bundle).filter((file) => ![...licenceFiles, "index.html"].includes(file));
        const [later, files] = [
          built.filter((file) => onDemand.test(file)),
          built.filter((file) => !onDemand.test(file)),
        ];
        const html = bundle["index.html"];
        const content = html?.type === "asset" ? html.source : "";
        const names = ["./", ...files, ...publicFiles].sort();
        // Names of built files say what is in them; those of public ones do not.
        const hash = createHash("sha256")
          .update([...names, ...later].join())
          .update(content);
        for (const file of publicFiles) hash.update(readFileSync(new URL(file, publicFolder)));
        const version = hash.digest("hex").slice(0, 16);
        const made = await build({
          configFile: false,
          publicDir: false,
          logLevel: "error",
          define: {
            PAGE_FILES: JSON.stringify(names),
            PAGE_ON_DEMAND: JSON.stringify(later),
            PAGE_VERSION: JSON.stringify(version),
          },
          build: {
            target: "es2022",
            write: false,
            lib: { entry: source, formats: ["iife"], name: "worker", fileName: () => "sw.js" },
          },
        });
        const [output] = Array.isArray(made) ? made : [made];
        const code = output && "output" in output ? output.output[0].code : "";
        this.emitFile({ type: "asset", fileName: "sw.js", source: code });
      },
    },
  };
}
