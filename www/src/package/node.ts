/**
 * The entry for Node.js and what is like it (condition `node`): as `index.ts`, but it reads what lies beside it from
 * disk. Node's `fetch` takes no file addresses.
 */

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import type * as api from "./index.js";
import { fetched, type Host, OwnFile, placeOf, type Read } from "./load.js";
import { openCatalogue } from "./open.js";
import {
  isProfileIn,
  type ReadersHost,
  readAdvertIn,
  readAnswer,
  readAny,
  readPage,
  readProfileIn,
  readRecords,
  takeAnswers,
} from "./readers.js";

export * from "./api.js";

const read: Read = async (source, how) => {
  const address = String(source);
  if (/^https?:/.test(address)) return fetched(address, how);
  return readFile(address.startsWith("file:") ? new URL(address) : address);
};

const folder = (name: string): string => placeOf(name, () => dirname(fileURLToPath(import.meta.url)));

// By paths: bundlers for servers rewrite `new URL(…, import.meta.url)` to addresses of the web. Each name stands in the
// call that reads it, where those that collect a server's files look for it.
const host: Host = {
  read,
  engine: /* @__PURE__ */ new OwnFile("skills_gap_bg.wasm", async () =>
    readFile(join(folder("skills_gap_bg.wasm"), "generated/skills_gap_bg.wasm")),
  ),
  catalogue: /* @__PURE__ */ new OwnFile("catalogue.txt", async () =>
    readFile(join(folder("catalogue.txt"), "generated/catalogue.txt")),
  ),
  vectors: /* @__PURE__ */ new OwnFile("catalogue.bin", async () =>
    readFile(join(folder("catalogue.bin"), "generated/catalogue.bin")),
  ),
  model: /* @__PURE__ */ new OwnFile("model.bin", async () =>
    readFile(join(folder("model.bin"), "generated/model.bin")),
  ),
};

const readersHost: ReadersHost = {
  read,
  readers: /* @__PURE__ */ new OwnFile("skills_gap_readers_bg.wasm", async () =>
    readFile(join(folder("skills_gap_readers_bg.wasm"), "generated/skills_gap_readers_bg.wasm")),
  ),
};

export const open: typeof api.open = (options = {}) => openCatalogue(options, host);
export const readOccupationPage: typeof api.readOccupationPage = (text, options = {}) =>
  readPage(text, options, readersHost);
export const readStandards: typeof api.readStandards = (json, options = {}) => readRecords(json, options, readersHost);
export const readOccupation: typeof api.readOccupation = (json, options = {}) => readAnswer(json, options, readersHost);
export const readInput: typeof api.readInput = (input, options = {}) => readAny(input, options, readersHost);
export const withReadAnswers: typeof api.withReadAnswers = (request, answers, options = {}) =>
  takeAnswers(request, answers, options, readersHost);
export const readOccupations: typeof api.readOccupations = async (input, options = {}) =>
  (await readAny(input, options, readersHost)).occupations;
export const readAdvert: typeof api.readAdvert = (input, options = {}) => readAdvertIn(input, options, readersHost);
export const readProfile: typeof api.readProfile = (input, options = {}) => readProfileIn(input, options, readersHost);
export const isProfile: typeof api.isProfile = (input, options = {}) => isProfileIn(input, options, readersHost);
