/** The tables of O*NET as records of a catalogue, for measuring with many occupations. */
import { readFile } from "node:fs/promises";

/** The level that a job zone stands for. */
const LEVELS = [2, 3, 4, 6, 7];

const rows = async (file) =>
  (await readFile(file, "utf8"))
    .split("\n")
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split("\t"));

/** The occupations in a table of them, with the tasks in another as their skills. */
export async function onetRecords(occupations, tasks) {
  const records = new Map();
  for (const [reference, name, zone] of await rows(occupations)) {
    records.set(reference, { reference, name, level: LEVELS[zone - 1] ?? null, ksbs: [] });
  }
  for (const [reference, , , statement] of await rows(tasks)) {
    const ksbs = records.get(reference)?.ksbs;
    ksbs?.push({ code: `S${ksbs.length + 1}`, kind: "skill", statement });
  }
  return [...records.values()];
}
