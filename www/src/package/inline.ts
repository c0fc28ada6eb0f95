/**
 * The entry `skills-gap/inline`: as `index.ts`, with all that `open` and `gap` need in the scripts themselves, for hosts
 * that serve no second file. The readers and the whole statement model are scripts that follow when they are needed.
 */

import type * as api from "./index.js";
import catalogue from "./generated/catalogue.base64.js";
import engine from "./generated/engine.base64.js";
import vectors from "./generated/vectors.base64.js";
import { fetched, type Host, OwnFile } from "./load.js";
import { openCatalogue } from "./open.js";
import * as readers from "./readers.js";

export * from "./api.js";

/** The bytes that a text of base64 stands for. */
function decoded(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let place = 0; place < binary.length; place += 1) bytes[place] = binary.charCodeAt(place);
  return bytes;
}

const host: Host = {
  read: fetched,
  engine: /* @__PURE__ */ new OwnFile("skills_gap_bg.wasm", async () => decoded(engine)),
  catalogue: /* @__PURE__ */ new OwnFile("catalogue.txt", async () => decoded(catalogue)),
  vectors: /* @__PURE__ */ new OwnFile("catalogue.bin", async () => decoded(vectors)),
  model: /* @__PURE__ */ new OwnFile("model.bin", async () =>
    decoded((await import("./generated/model.base64.js")).default),
  ),
};

const reader = /* @__PURE__ */ readers.readersOn({
  read: fetched,
  readers: /* @__PURE__ */ new OwnFile("skills_gap_readers_bg.wasm", async () =>
    decoded((await import("./generated/readers.base64.js")).default),
  ),
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
