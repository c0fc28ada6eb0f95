import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

/** The unit tests beside the source, `src/**\/*.test.ts`, bundled for Node.js, which strips no types before version 22. */
const tests = readdirSync(new URL("src", import.meta.url), { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".test.ts"),
);

/** Refuses what only a build makes: the unit tests run before it, and fail in a fresh clone alone. */
const needsNoBuild: Plugin = {
  name: "needs-no-build",
  enforce: "pre",
  resolveId(id, importer) {
    if (id.includes("/generated/")) this.error(`${importer ?? "a unit test"} imports ${id}, which a build makes.`);
  },
};

export default defineConfig({
  publicDir: false,
  plugins: [needsNoBuild],
  build: {
    ssr: true,
    target: "node20",
    outDir: fileURLToPath(new URL("../target/unit-tests", import.meta.url)),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(
        tests.map((file) => [file.replaceAll(/[/\\]/g, "-").replace(/\.ts$/, ""), `src/${file}`]),
      ),
    },
  },
  // The bundle lies outside node_modules' reach.
  ssr: { noExternal: true },
});
