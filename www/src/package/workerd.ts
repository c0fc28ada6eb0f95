/**
 * The entry for Cloudflare's workerd (condition `workerd`), which compiles no WebAssembly at run time and has no files:
 * what lies beside it is imported. As `index.ts` otherwise.
 */

import type * as api from "./index.js";
import vectors from "./generated/catalogue.bin";
import catalogue from "./generated/catalogue.txt";
import model from "./generated/model.bin";
import engine from "./generated/skills_gap_bg.wasm";
import readers from "./generated/skills_gap_readers_bg.wasm";
import { fetched, type Host, OwnFile } from "./load.js";
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

const host: Host = {
  read: fetched,
  engine: /* @__PURE__ */ new OwnFile("skills_gap_bg.wasm", async () => engine),
  catalogue: /* @__PURE__ */ new OwnFile("catalogue.txt", async () => new TextEncoder().encode(catalogue)),
  vectors: /* @__PURE__ */ new OwnFile("catalogue.bin", async () => new Uint8Array(vectors)),
  model: /* @__PURE__ */ new OwnFile("model.bin", async () => new Uint8Array(model)),
};

const readersHost: ReadersHost = {
  read: fetched,
  readers: /* @__PURE__ */ new OwnFile("skills_gap_readers_bg.wasm", async () => readers),
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
