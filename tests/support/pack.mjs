// A pack for tests: the two seed occupations and the made-up town, as the command line builds it.

import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { town } from "../fixtures/catalogues/town.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = (reference) => join(root, `tests/fixtures/pages/${reference}.txt`);

/** The built command line. */
const CLI = process.env.SKILLS_GAP_CLI ?? join(root, "target/debug/skills-gap");

/** Builds it in a new folder; `further` are records beside those. */
export async function builtPack(further = []) {
  const folder = await mkdtemp(join(tmpdir(), "skills-gap-pack-"));
  const records = join(folder, "town.json");
  await writeFile(records, JSON.stringify([...town, ...further]));
  const pack = join(folder, "pack");
  commandLine(["build", "--out", pack, page("OCC0311"), page("OCC0526"), records]);
  return { pack, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** What the command line prints, without its line's end. */
export function commandLine(args, input) {
  const { status, stdout, stderr } = spawnSync(CLI, args, { input, encoding: "utf8", maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`skills-gap ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout.trimEnd();
}
