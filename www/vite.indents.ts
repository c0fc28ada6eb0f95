import type { Plugin } from "vite";

/** Leaves out what indents the templates of the element: a browser shows one space for all of it. */
export const withoutIndents = (): Plugin => ({
  name: "without-indents",
  apply: "build",
  enforce: "pre",
  transform: {
    filter: { id: /\/src\/element\/.*\.ts$/ },
    handler: (code) => ({ code: code.replaceAll(/\n[ \t]+/g, "\n"), map: null }),
  },
});
