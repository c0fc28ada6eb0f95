// node tests/hosts/golden.mjs --write: renews golden.json, which holds what every host must answer to the job. It comes from the
// command line (SKILLS_GAP_CLI, or the one that is built), so that no host is its own measure. `hosts.test.mjs` of the package
// fails where the command line answers something else.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { ASKED } from "./job.mjs";

const FILE = fileURLToPath(new URL("golden.json", import.meta.url));
const CLI = process.env.SKILLS_GAP_CLI ?? fileURLToPath(new URL("../../target/debug/skills-gap", import.meta.url));

/** What every host must answer: JSON, one question a line. */
export const golden = () => readFileSync(FILE, "utf8");

/** What the command line answers to the job, in the same form. */
export function answered() {
  const { request, person, search, texts, page, read } = ASKED;
  const named = ["--name", read.name, "--reference", read.reference, "--today", read.today];
  const gap = ask(["gap", "-"], JSON.stringify(request));
  const folder = mkdtempSync(join(tmpdir(), "skills-gap-golden-"));
  try {
    const added = join(folder, "added.json");
    writeFileSync(added, ask(["read", "-", ...named], page));
    const answers = {
      gap,
      nearest: ask(["nearest", "-"], JSON.stringify(person)),
      search: ask(["search", search]),
      transfer: ask(["transfer", "--text", ...texts]),
      read: ask(["read", "-", "--understood", ...named], page),
      wider: ask(["occupations", "--with", added]),
      again: JSON.stringify(JSON.parse(gap).counts),
    };
    const lines = Object.entries(answers).map(([name, answer]) => `"${name}": ${answer}`);
    return `{\n${lines.join(",\n")}\n}\n`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ask(args, input = "") {
  const { status, stdout, stderr } = spawnSync(CLI, [...args, "--format", "json"], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`skills-gap ${args.join(" ")}: ${stderr}`);
  return stdout.trimEnd();
}

if (process.argv.includes("--write")) writeFileSync(FILE, answered());
