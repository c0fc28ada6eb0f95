import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const www = new URL("../../../www/", import.meta.url);
const { build } = await import(pathToFileURL(createRequire(new URL("package.json", www)).resolve("vite")));

/** A module of the page's source, to be tested by itself: `load("shared/words.ts")`. */
export async function load(module) {
  const [{ output }] = await build({
    root: fileURLToPath(www),
    configFile: false,
    logLevel: "error",
    // Lit's files for Node.js, where there is no document.
    resolve: { conditions: ["node"] },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL(`src/element/${module}`, www)), formats: ["es"] },
    },
  });
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);
}
