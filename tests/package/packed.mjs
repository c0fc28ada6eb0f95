// The package as its users get it: packed from pkg/ and installed into an empty project.

import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** Runs a program; its output. @type {(file: string, args: string[], options?: object) => Promise<{ stdout: string }>} */
export const run = promisify(execFile);

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The built command line. */
export const CLI = process.env.SKILLS_GAP_CLI ?? join(ROOT, "target/debug/skills-gap");

/** npm, which is a script on Windows and has to be run by a shell there. */
export function npm(args, folder) {
  return run("npm", args, { cwd: folder, shell: process.platform === "win32" });
}

/**
 * Packs `pkg/` and installs it in a new project.
 *
 * @returns {Promise<{ folder: string, tarball: string, remove: () => Promise<void> }>}
 */
export async function installed() {
  const folder = await mkdtemp(join(tmpdir(), "skills-gap-package-"));
  await npm(["pack", join(ROOT, "pkg"), "--pack-destination", folder], folder);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  await npm(["install", `./${tarball}`, "--offline", "--no-audit", "--no-fund"], folder);
  return { folder, tarball: join(folder, tarball), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The package that is installed in `folder`, as Node.js finds it from there. */
export function imported(folder) {
  const entry = createRequire(join(folder, "x.js")).resolve("skills-gap");
  return import(pathToFileURL(entry));
}
