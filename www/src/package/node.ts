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
import * as readers from "./readers.js";

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

const reader = /* @__PURE__ */ readers.readersOn({
  read,
  readers: /* @__PURE__ */ new OwnFile("skills_gap_readers_bg.wasm", async () =>
    readFile(join(folder("skills_gap_readers_bg.wasm"), "generated/skills_gap_readers_bg.wasm")),
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
