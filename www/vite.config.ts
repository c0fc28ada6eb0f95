import { defineConfig, type Plugin } from "vite";

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
  plugins: [strictPolicy(), earlyEngine()],
  build: {
    target: "es2022",
    // The first with light-dark(): written another way, it would not follow the page around the element.
    cssTarget: ["chrome125", "edge125", "firefox128", "safari17.5"],
    // A file within another file would need data: addresses, which the policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
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

/** Has the browser fetch the engine and its catalogue beside the script that asks for them, not after it. */
function earlyEngine(): Plugin {
  return {
    name: "early-engine",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => /(skills_gap_bg[^/]*\.wasm|catalogue[^/]*\.(json|bin))$/.test(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "preload", as: "fetch", crossorigin: true, href: `./${file}` },
            injectTo: "head" as const,
          })),
    },
  };
}
