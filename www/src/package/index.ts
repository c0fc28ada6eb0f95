/** The entry for browsers and bundlers (condition `default`): fetches what lies beside it. */

import type { Catalogue } from "./catalogue.js";
import { fetched, type Host, OwnFile, placeOf } from "./load.js";
import { type OpenOptions, openCatalogue } from "./open.js";
import * as readers from "./readers.js";
import type { InputOptions, ReadersHost, ReadOptions, StandardsOptions, TakeOptions } from "./readers.js";
import type { Advert, GapRequest, Occupation, Profile, ReadAnswers, Reading } from "./types.js";

export * from "./api.js";

/** @param address `() => new URL("./generated/…", import.meta.url)`: so every bundler finds the file without a plugin. */
const own = (name: string, address: () => URL): OwnFile =>
  new OwnFile(name, async () => fetched(placeOf(name, address)));

const host: Host = {
  read: fetched,
  engine: /* @__PURE__ */ own("skills_gap_bg.wasm", () => new URL("./generated/skills_gap_bg.wasm", import.meta.url)),
  catalogue: /* @__PURE__ */ own("catalogue.txt", () => new URL("./generated/catalogue.txt", import.meta.url)),
  vectors: /* @__PURE__ */ own("catalogue.bin", () => new URL("./generated/catalogue.bin", import.meta.url)),
  model: /* @__PURE__ */ own("model.bin", () => new URL("./generated/model.bin", import.meta.url)),
};

const readersHost: ReadersHost = {
  read: fetched,
  readers: /* @__PURE__ */ own(
    "skills_gap_readers_bg.wasm",
    () => new URL("./generated/skills_gap_readers_bg.wasm", import.meta.url),
  ),
};

/**
 * Loads the engine, once however often it is called, and gives the catalogue that comes with it.
 *
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @throws {CatalogueError} Where `catalogue` is none.
 * @example
 * const catalogue = await open();
 * catalogue.gap({ target: "OCC0526" });
 */
export function open(options: OpenOptions = {}): Promise<Catalogue> {
  return openCatalogue(options, host);
}

/**
 * Reads the text of an occupation's page, as copied from the browser, into an occupation. What reads
 * is a module of its own, which is fetched at the first call; the engine is not needed.
 *
 * Sections that are missing or cut off are named in its `warnings`; what is there is read.
 *
 * @throws {ReadError} When the text is no occupation page, or too long.
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const occupation = await readOccupationPage(await navigator.clipboard.readText());
 * const wider = await catalogue.with([occupation]);
 */
export function readOccupationPage(text: string, options: ReadOptions = {}): Promise<Occupation> {
  return readers.readOccupationPage(readersHost, text, options);
}

/**
 * Reads apprenticeship standards as Skills England's service gives them: a list, one record, or the
 * versions of one. Of each counts the version that is in force on the day `today`. Like all readers, it needs no engine.
 *
 * What is missing or doubtful in a record is named in its occupation's `warnings`.
 *
 * @param json Text, or what its JSON has been parsed to.
 * @throws {ReadError} When it is no JSON, is broken off, or holds a record that is no standard.
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const occupations = await readStandards(await (await fetch("/standards.json")).text());
 */
export function readStandards(json: unknown, options: StandardsOptions = {}): Promise<Occupation[]> {
  return readers.readStandards(readersHost, json, options);
}

/**
 * Reads one occupation as the Occupational Maps API gives it, with whatever parts it was asked for.
 *
 * @param json Text, or what its JSON has been parsed to.
 * @throws {ReadError} When it is no JSON, or not one occupation.
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const occupation = await readOccupation(await (await fetch("/OCC0526.json")).json());
 */
export function readOccupation(json: unknown, options: ReadOptions = {}): Promise<Occupation> {
  return readers.readOccupation(readersHost, json, options);
}

/**
 * Reads an input of any known form, and says what was understood: a page of an occupation or a standard (text, HTML,
 * Markdown), a list or a table of statements, the records of the official services, JSON with statements in it, or
 * occupations as this package gives them. What is in it says which.
 *
 * @param input Text, or what its JSON has been parsed to.
 * @throws {ReadError} `notRecognised` or `noStatements`: the message says what it looks like, and what can be read.
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const { occupations, answers } = await readInput(await file.text());
 */
export function readInput(input: unknown, options: InputOptions = {}): Promise<Reading> {
  return readers.readInput(readersHost, input, options);
}

/**
 * A request with what a form says of one occupation: the ratings of one of its columns, and its notes. What the request
 * rates or notes already stays. {@link readInput} gives the points on the scale with the `credits` that it is told.
 *
 * @throws {ReadError} Where the request or the answers are no object, or the form has no such column.
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const { answers } = await readInput(text, { reference: "ST0116" });
 * if (answers[0]) request = await withReadAnswers(request, answers[0], { column: 0, notes: true });
 */
export function withReadAnswers(
  request: GapRequest,
  answers: ReadAnswers,
  options: TakeOptions = {},
): Promise<GapRequest> {
  return readers.withReadAnswers(readersHost, request, answers, options);
}

/**
 * The occupations of {@link readInput}.
 *
 * @param input Text, or what its JSON has been parsed to.
 * @throws {ReadError} As {@link readInput}.
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const wider = await catalogue.with(await readOccupations(await file.text()));
 */
export function readOccupations(input: unknown, options: InputOptions = {}): Promise<Occupation[]> {
  return readers.readOccupations(readersHost, input, options);
}

/**
 * Reads a job advert: text as copied from a job board, a web page, schema.org's `JobPosting`, or a record of the official
 * vacancies service. The content says which. Nothing in it is run, and no address in it is fetched.
 *
 * What is missing or doubtful is named in the advert's `warnings`.
 *
 * @param input Text, or what its JSON has been parsed to.
 * @throws {ReadError} `tooLarge`, `missingField` for no text, `notAnAdvert` for JSON without a job posting, and for a
 * text that says nothing that an advert says.
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const advert = await readAdvert(await navigator.clipboard.readText());
 * const report = await catalogue.advert({ advert });
 */
export function readAdvert(input: unknown, options: ReadOptions = {}): Promise<Advert> {
  return readers.readAdvert(readersHost, input, options);
}

/**
 * Reads a CV or a profile: text, a web page, or JSON such as JSON Résumé and Europass. Only its sentences are read.
 *
 * @param input Text, or what its JSON has been parsed to.
 * @throws {ReadError} `tooLarge`, `missingField` where there is no sentence.
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const { proposals } = await catalogue.proposals({ profile: await readProfile(text), target: "OCC0311" });
 */
export function readProfile(input: unknown, options: ReadOptions = {}): Promise<Profile> {
  return readers.readProfile(readersHost, input, options);
}

/**
 * Whether a text is rather a CV than a job advert: a host that takes both asks it which of {@link readAdvert} and
 * {@link readProfile} to call. A person should be able to say otherwise.
 *
 * @throws {LoadError} `loadFailed` at `readers`. The next call tries again.
 */
export function isProfile(input: unknown, options: ReadOptions = {}): Promise<boolean> {
  return readers.isProfile(readersHost, input, options);
}
