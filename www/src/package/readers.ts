import { callWasm } from "./callWasm.js";
import init, * as glue from "./generated/skills_gap_readers.js";
import { type OwnFile, type Read, WasmModule, type WasmSource } from "./load.js";
import { checkCount, checkedOptions, checkFlag, checkReadable, unlessAborted } from "./options.js";
import type { Advert, GapRequest, Occupation, Profile, ReadAnswers, Reading, ReadSettings } from "./types.js";

/** How the readers are loaded. */
export interface ReadOptions {
  /**
   * Where to take the readers' WebAssembly module from, for hosts that put it elsewhere than beside the script. It takes
   * any form that {@link OpenOptions.wasm} takes.
   */
  wasm?: WasmSource | undefined;
  /** Stops waiting. What is on its way for others still comes. */
  signal?: AbortSignal | undefined;
}

/** How standards are read. */
export interface StandardsOptions extends ReadOptions, Pick<ReadSettings, "allVersions" | "today"> {}

/** How an input of any form is read. `today` is the day of the clock, if left out. */
export interface InputOptions extends ReadOptions, ReadSettings {}

const readers = new WasmModule("readers", "wasm", "readOccupationPage", init);

/** The readers' module as a host has it, and how it gets at others. @internal */
export interface ReadersHost {
  readonly read: Read;
  readonly readers: OwnFile;
}

const READ = ["wasm", "signal"] as const satisfies readonly (keyof ReadOptions)[];
const OF_STANDARDS = [...READ, "today", "allVersions"] as const satisfies readonly (keyof StandardsOptions)[];
const OF_INPUT = [
  ...OF_STANDARDS,
  "name",
  "reference",
  "level",
  "credits",
] as const satisfies readonly (keyof InputOptions)[];
const OF_TAKING = [...READ, "column", "notes"] as const satisfies readonly (keyof TakeOptions)[];

/** What `call` gives, with the readers loaded. It gets a copy of the options, which nobody changes meanwhile. */
async function callReaders<T, Options extends ReadOptions>(
  call: (options: Options) => T,
  options: Options,
  host: ReadersHost,
  known: readonly (keyof Options)[] = READ,
): Promise<T> {
  const own = checkedOptions(options, known);
  await unlessAborted(readers.load(own.wasm === undefined ? host.readers : own.wasm, host.read), own.signal);
  return callWasm(() => call(own));
}

/** As {@link callReaders}, where `input` is what is read. */
function readWith<T, Options extends ReadOptions>(
  input: unknown,
  call: (options: Options) => T,
  options: Options,
  host: ReadersHost,
  known?: readonly (keyof Options)[],
): Promise<T> {
  const read = (own: Options): T => {
    checkReadable(input);
    return call(own);
  };
  return callReaders(read, options, host, known);
}

/**
 * Gives each reader below the module as `host` has it, so that an entry exports it. All of it is pure: a bundler leaves out
 * the readers that nobody calls.
 *
 * @internal
 */
export function readersOn(host: ReadersHost) {
  return <Given extends unknown[], Found>(read: (host: ReadersHost, ...given: Given) => Found) =>
    (...given: Given): Found =>
      read(host, ...given);
}

/** The occupation on a page's text. @internal */
export function readOccupationPage(host: ReadersHost, text: string, options: ReadOptions = {}): Promise<Occupation> {
  return readWith(text, () => glue.readOccupationPage(text), options, host);
}

/** The occupations of standards. @internal */
export function readStandards(host: ReadersHost, json: unknown, options: StandardsOptions = {}): Promise<Occupation[]> {
  return readWith(json, (own) => glue.readStandards(json, settingsOf(own)), options, host, OF_STANDARDS);
}

/** The occupation in an answer of the maps' service. @internal */
export function readOccupation(host: ReadersHost, json: unknown, options: ReadOptions = {}): Promise<Occupation> {
  return readWith(json, () => glue.readOccupation(json), options, host);
}

/** The job advert in a text, a page, or JSON. @internal */
export function readAdvert(host: ReadersHost, input: unknown, options: ReadOptions = {}): Promise<Advert> {
  return readWith(input, () => glue.readAdvert(input), options, host);
}

/** The sentences of a CV in a text, a page, or JSON. @internal */
export function readProfile(host: ReadersHost, input: unknown, options: ReadOptions = {}): Promise<Profile> {
  return readWith(input, () => glue.readProfile(input), options, host);
}

/** Whether a text, a page, or JSON is rather a CV than an advert. @internal */
export function isProfile(host: ReadersHost, input: unknown, options: ReadOptions = {}): Promise<boolean> {
  return readWith(input, () => glue.isProfile(input), options, host);
}

/** What is understood of whatever it is. @internal */
export function readInput(host: ReadersHost, input: unknown, options: InputOptions = {}): Promise<Reading> {
  return readWith(input, (own) => glue.readInput(input, settingsOf(own)), options, host, OF_INPUT);
}

/** The occupations of whatever it is. @internal */
export async function readOccupations(
  host: ReadersHost,
  input: unknown,
  options: InputOptions = {},
): Promise<Occupation[]> {
  return (await readInput(host, input, options)).occupations;
}

/** What of a form's answers is taken. */
export interface TakeOptions extends ReadOptions {
  /** The place of a column of ratings among `ratings`. Without it no rating is taken. */
  column?: number | undefined;
  /** Whether the notes are taken. */
  notes?: boolean | undefined;
}

/** A request with what a form says. @internal */
export function withReadAnswers(
  host: ReadersHost,
  request: GapRequest,
  answers: ReadAnswers,
  options: TakeOptions = {},
): Promise<GapRequest> {
  return callReaders<GapRequest, TakeOptions>(
    ({ column, notes = false }) => {
      // The module would take any value for some column.
      if (column !== undefined) checkCount(column, "column");
      checkFlag(notes, "notes");
      return glue.withReadAnswers(request, answers, column, notes);
    },
    options,
    host,
    OF_TAKING,
  );
}

/** The settings for Rust, which has no clock. */
function settingsOf({ wasm: _wasm, signal: _signal, ...settings }: InputOptions): ReadSettings {
  return { today: new Date().toISOString().slice(0, 10), ...settings };
}
