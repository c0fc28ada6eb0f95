// What a bundler has made of the package: how many bytes, and how often each file of the package is in them.

import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

import { ROOT } from "./project.mjs";

const FILES = {
  engine: "skills_gap_bg.wasm",
  readers: "skills_gap_readers_bg.wasm",
  catalogue: "catalogue.txt",
  vectors: "catalogue.bin",
  model: "model.bin",
};

/** Each file as it is, and some of its middle as a script has it. */
const known = await Promise.all(
  Object.entries(FILES).map(async ([name, file]) => {
    const content = await readFile(join(ROOT, "pkg/generated", file));
    // Three bytes make four characters: from a third byte on, a part reads as in the whole.
    const start = 3 * Math.floor(content.length / 6);
    return { name, content, inScript: content.subarray(start, start + 96).toString("base64") };
  }),
);

/**
 * @param {string} folder Of built files. What only helps to find errors, or to build again, is not counted.
 * @returns {Promise<{ bytes: number, copies: Record<string, number> }>} As files and within scripts.
 */
export async function measured(folder) {
  const copies = Object.fromEntries(known.map(({ name }) => [name, 0]));
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    if (name.endsWith(".map") || /(^|[/\\])cache[/\\]/.test(name)) continue;
    if (!(await stat(join(folder, name))).isFile()) continue;
    const found = await readFile(join(folder, name));
    bytes += found.length;
    const text = found.toString("latin1");
    for (const file of known)
      copies[file.name] += found.equals(file.content) ? 1 : text.split(file.inScript).length - 1;
  }
  return { bytes, copies };
}

/** What is wrong with the copies: nothing where the engine is there once, and no file twice. */
export function wrongWith({ copies }) {
  const wrong = Object.entries(copies).filter(([name, count]) => count > 1 || (name === "engine" && count === 0));
  return wrong.map(([name, count]) => `${count} copies of the ${name}`).join(", ");
}
