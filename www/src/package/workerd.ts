/**
 * The entry for Cloudflare's workerd (condition `workerd`), which compiles no WebAssembly at run time and has no files:
 * what lies beside it is imported. As `index.ts` otherwise.
 */

import type * as api from "./index.js";
import vectors from "./generated/catalogue.bin";
import catalogue from "./generated/catalogue.txt";
import model from "./generated/model.bin";
import engine from "./generated/skills_gap_bg.wasm";
import readersModule from "./generated/skills_gap_readers_bg.wasm";
import { fetched, type Host, OwnFile } from "./load.js";
import { openCatalogue } from "./open.js";
import * as readers from "./readers.js";

export * from "./api.js";

const host: Host = {
  read: fetched,
  engine: /* @__PURE__ */ new OwnFile("skills_gap_bg.wasm", async () => engine),
  catalogue: /* @__PURE__ */ new OwnFile("catalogue.txt", async () => new TextEncoder().encode(catalogue)),
  vectors: /* @__PURE__ */ new OwnFile("catalogue.bin", async () => new Uint8Array(vectors)),
  model: /* @__PURE__ */ new OwnFile("model.bin", async () => new Uint8Array(model)),
};

const reader = /* @__PURE__ */ readers.readersOn({
  read: fetched,
  readers: /* @__PURE__ */ new OwnFile("skills_gap_readers_bg.wasm", async () => readersModule),
});

export const open: typeof api.open = (options = {}) => openCatalogue(options, host);
export const readOccupationPage: typeof api.readOccupationPage = /* @__PURE__ */ reader(readers.readOccupationPage);
export const readStandards: typeof api.readStandards = /* @__PURE__ */ reader(readers.readStandards);
export const readOccupation: typeof api.readOccupation = /* @__PURE__ */ reader(readers.readOccupation);
export const readInput: typeof api.readInput = /* @__PURE__ */ reader(readers.readInput);
export const withReadAnswers: typeof api.withReadAnswers = /* @__PURE__ */ reader(readers.withReadAnswers);
export const readOccupations: typeof api.readOccupations = /* @__PURE__ */ reader(readers.readOccupations);
export const readAdvert: typeof api.readAdvert = /* @__PURE__ */ reader(readers.readAdvert);
export const readProfile: typeof api.readProfile = /* @__PURE__ */ reader(readers.readProfile);
export const isProfile: typeof api.isProfile = /* @__PURE__ */ reader(readers.isProfile);
