import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { withoutIndents } from "./vite.indents.js";

/** `<skills-gap>` as the npm package has it: the define file, the class file, and what they load. */
export default defineConfig({
  publicDir: false,
  plugins: [withoutIndents(), besideThePackage()],
  build: {
    target: "es2022",
    // The first with light-dark(): written another way, it would not follow the page around the element.
    cssTarget: ["chrome125", "edge125", "firefox128", "safari17.5"],
    outDir: fileURLToPath(new URL("../pkg", import.meta.url)),
    // The package's own files lie there already.
    emptyOutDir: false,
    modulePreload: false,
    lib: {
      entry: { element: "src/element/define.ts", "element-class": "src/element/skillsGapElement.ts" },
      formats: ["es"],
    },
    rolldownOptions: {
      output: { entryFileNames: "[name].js", chunkFileNames: "element-[name].js", minify: true },
    },
  },
});

/** Takes the engine from the package's own files: an element and a script of the same page share one. */
function besideThePackage(): Plugin {
  return {
    name: "beside-the-package",
    enforce: "pre",
    resolveId(source) {
      const name = /\/package\/(\w+)\.js$/.exec(source)?.[1];
      return name === undefined ? null : { id: `./${name}.js`, external: true };
    },
  };
}
