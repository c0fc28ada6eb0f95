// Inputs that must end in an error with a code and a path, and never harm the catalogue. Runs in
// Node.js and in the browser alike.

import { HOSTILE } from "./bad-inputs/hostile.mjs";
import { MANY } from "./bad-inputs/many.mjs";
import { QUESTIONS } from "./bad-inputs/questions.mjs";
import { RATINGS } from "./bad-inputs/ratings.mjs";
import { READING } from "./bad-inputs/reading.mjs";
import { REQUESTS } from "./bad-inputs/requests.mjs";
import { ratings } from "./bad-inputs/support.mjs";

export const BAD_INPUTS = [...REQUESTS, ...RATINGS, ...HOSTILE, ...QUESTIONS, ...MANY, ...READING];

/**
 * Makes the calls and gives what is not as it should be, in words: nothing when all is well.
 *
 * @param {any} api The package.
 * @returns {Promise<string[]>}
 */
export async function problemsWithBadInputs(api) {
  const catalogue = await api.open();
  const known = () => JSON.stringify(catalogue.gap(ratings({ B4: 2, K9: 3 })));
  const before = known();
  const problems = [];
  for (const [name, call, error, code, path] of BAD_INPUTS) {
    const found = await outcome(() => call(catalogue, api), api);
    const wanted = `${error} ${code} at ${path}`;
    if (found !== wanted) problems.push(`${name}: ${found}, not ${wanted}`);
    const after = await outcome(known, api);
    if (after !== `answered ${before}`) problems.push(`${name}: afterwards the catalogue gives ${after}`);
  }
  return problems;
}

async function outcome(call, api) {
  try {
    return `answered ${await call()}`;
  } catch (error) {
    if (!(error instanceof api.SkillsGapError)) return `threw ${error}`;
    if (error.code === "internal") return `failed inside: ${error.message}`;
    if (error.message === "" || error.constructor.name !== error.name) return `a bare ${error}`;
    return `${error.name} ${error.code} at ${error.path}`;
  }
}
