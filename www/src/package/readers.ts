import { callWasm } from "./callWasm.js";
import init, * as glue from "./generated/skills_gap_readers.js";
import { OwnFile, type Read, WasmModule, type WasmSource } from "./load.js";
import type { Advert, GapRequest, Occupation, Profile, ReadAnswers, Reading, ReadSettings } from "./types.js";

/** How the readers are loaded. */
export interface ReadOptions {
  /**
   * Where to take the readers' WebAssembly module from, for hosts that put it elsewhere than beside the script. It takes
   * any form that {@link OpenOptions.wasm} takes.
   */
  wasm?: WasmSource;
}

/** How standards are read. */
export interface StandardsOptions extends ReadOptions, Pick<ReadSettings, "allVersions" | "today"> {}

/** How an input of any form is read. `today` is the day of the clock, if left out. */
export interface InputOptions extends ReadOptions, ReadSettings {}

const readers = new WasmModule(
  "readers",
  "wasm",
  new OwnFile("skills_gap_readers_bg.wasm", () => new URL("./generated/skills_gap_readers_bg.wasm", import.meta.url)),
  "readOccupationPage",
  init,
);

/** What `call` gives, with the readers loaded. */
async function callReaders<T>(call: () => T, options: ReadOptions, read: Read): Promise<T> {
  await readers.load(options.wasm, read);
  return callWasm(call);
}

/** The occupation on a page's text. @internal */
export function readPage(text: string, options: ReadOptions, read: Read): Promise<Occupation> {
  return callReaders(() => glue.readOccupationPage(text), options, read);
}

/** The occupations of standards. @internal */
export function readRecords(json: unknown, options: StandardsOptions, read: Read): Promise<Occupation[]> {
  return callReaders(() => glue.readStandards(json, settingsOf(options)), options, read);
}

/** The occupation in an answer of the maps' service. @internal */
export function readAnswer(json: unknown, options: ReadOptions, read: Read): Promise<Occupation> {
  return callReaders(() => glue.readOccupation(json), options, read);
}

/** The job advert in a text, a page, or JSON. @internal */
export function readAdvertIn(input: unknown, options: ReadOptions, read: Read): Promise<Advert> {
  return callReaders(() => glue.readAdvert(input), options, read);
}

/** The sentences of a CV in a text, a page, or JSON. @internal */
export function readProfileIn(input: unknown, options: ReadOptions, read: Read): Promise<Profile> {
  return callReaders(() => glue.readProfile(input), options, read);
}

/** Whether a text, a page, or JSON is rather a CV than an advert. @internal */
export function isProfileIn(input: unknown, options: ReadOptions, read: Read): Promise<boolean> {
  return callReaders(() => glue.isProfile(input), options, read);
}

/** What is understood of whatever it is. @internal */
export function readAny(input: unknown, options: InputOptions, read: Read): Promise<Reading> {
  return callReaders(() => glue.readInput(input, settingsOf(options)), options, read);
}

/** What of a form's answers is taken. */
export interface TakeOptions extends ReadOptions {
  /** The place of a column of ratings among `ratings`. Without it no rating is taken. */
  column?: number;
  /** Whether the notes are taken. */
  notes?: boolean;
}

/** A request with what a form says. @internal */
export function takeAnswers(request: GapRequest, answers: ReadAnswers, options: TakeOptions, read: Read) {
  const { column, notes = false } = options;
  return callReaders<GapRequest>(() => glue.withReadAnswers(request, answers, column, notes), options, read);
}

/** The settings for Rust, which has no clock. */
function settingsOf({ wasm: _, ...settings }: InputOptions): ReadSettings {
  return { today: new Date().toISOString().slice(0, 10), ...settings };
}
