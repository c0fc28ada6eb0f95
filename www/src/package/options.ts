import { CatalogueError, ReadError, RequestError, SkillsGapError } from "./errors.js";

/**
 * What `look` gives. A value that throws when it is looked at, as a getter or a Proxy may, is refused: at `path`.
 *
 * @internal
 */
export function looked<T>(path: string, look: () => T): T {
  try {
    return look();
  } catch (cause) {
    if (cause instanceof SkillsGapError) throw cause;
    throw new RequestError("invalidValue", path, `it throws when it is looked at: ${wordsOf(cause)}`, { cause });
  }
}

/** Any value in words, also one that refuses to be a text. @internal */
export function wordsOf(value: unknown): string {
  try {
    return value instanceof Error ? value.message : String(value);
  } catch {
    return "it threw what is no text";
  }
}

/**
 * A copy of options. Refuses those that are none: by name, so that nobody looks for what a misspelt one does.
 *
 * @internal
 */
export function checkedOptions<Options extends object>(options: Options, known: readonly (keyof Options)[]): Options {
  return looked("$", () => {
    checkNames(options, known.map(String));
    const copy = { ...options };
    if ("signal" in copy) checkSignal(copy.signal);
    return copy;
  });
}

function checkNames(options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    const advice = `options are an object of: ${known.join(", ")}`;
    throw new RequestError("invalidType", "$", `${kindOf(options)} where options are expected: ${advice}`);
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name))
      throw new RequestError("unknownField", name, `not an option that is known here (known: ${known.join(", ")})`);
  }
}

function hasField<Name extends string>(value: unknown, name: Name): value is { [Key in Name]: unknown } {
  return typeof value === "object" && value !== null && name in value;
}

function checkSignal(signal: unknown): void {
  // By what it can do: a frame, or a test's document, has a class of its own.
  if (signal === undefined || (hasField(signal, "aborted") && hasField(signal, "addEventListener"))) return;
  const hint = hasField(signal, "signal") ? "; did you mean its signal?" : "";
  throw new RequestError("invalidType", "signal", `${kindOf(signal)} where an AbortSignal is expected${hint}`);
}

/** The kind of a value, in words. @internal */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  const kinds: { [kind: string]: string } = { string: "text", number: "a number", boolean: "true or false" };
  return kinds[typeof value] ?? `a value of type ${typeof value}`;
}

/** What `work` gives, unless `signal` ends the wait before. The work itself goes on: others may wait for it too. @internal */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  // Whoever stopped waiting has no use for its failure.
  work.catch(() => {});
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });
  try {
    const result = await Promise.race([aborted, work]);
    // What was there already comes before an abort that came first.
    if (signal.aborted) throw signal.reason;
    return result;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** A copy of a list of references. Refuses what is none: a text would be taken for a list of letters. @internal */
export function checkedReferences(references: readonly string[]): string[] {
  return looked("references", () => {
    checkList(references);
    return [...references];
  });
}

function checkList(references: unknown): void {
  if (!Array.isArray(references)) {
    const hint = typeof references === "string" ? `; did you mean ["${references}"]?` : "";
    throw new RequestError("invalidType", "references", `${kindOf(references)} where a list is expected${hint}`);
  }
  const wrong = references.findIndex((reference) => typeof reference !== "string");
  if (wrong < 0) return;
  const reason = `${kindOf(references[wrong])} where text is expected`;
  throw new RequestError("invalidType", `references[${wrong}]`, reason);
}

/** Refuses what is no list of occupations where one sees what was meant. The engine looks at the rest. @internal */
export function checkOccupations(occupations: unknown): void {
  const hint = hinted(() => {
    if (Array.isArray(occupations)) return null;
    if (can(occupations, "then")) return "await it first";
    if (hasField(occupations, "occupations")) return "did you mean its occupations?";
    return hasField(occupations, "reference") ? "did you mean [occupation]?" : null;
  });
  if (hint !== null) throw new CatalogueError("invalidType", "$", `an object where a list is expected: ${hint}`);
}

/** Refuses what has to become text first, where one sees how. The module looks at the rest. @internal */
export function checkReadable(input: unknown): void {
  const hint = hinted(() => {
    if (can(input, "then")) return "await it first";
    if (ArrayBuffer.isView(input)) return "new TextDecoder().decode(bytes) gives their text";
    return can(input, "text") ? "give its text: await file.text()" : null;
  });
  if (hint !== null) throw new ReadError("invalidType", "$", `an object where text or JSON is expected: ${hint}`);
}

/** A hint, if there is any. Of a value that throws when it is looked at, there is none. */
function hinted(look: () => string | null): string | null {
  try {
    return look();
  } catch {
    return null;
  }
}

/** Whether a value has this method. */
function can(value: unknown, name: string): boolean {
  return hasField(value, name) && typeof value[name] === "function";
}

/** The largest number that the module takes. */
const LARGEST = 2 ** 32 - 1;

/** Refuses what is no count or place, the argument `name`. @internal */
export function checkCount(count: unknown, name: string): void {
  if (typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= LARGEST) return;
  const found = typeof count === "number" ? String(count) : looked(name, () => kindOf(count));
  throw new RequestError("invalidType", name, `${found} where a whole number from 0 to ${LARGEST} is expected`);
}

/** Refuses what is neither true nor false, the argument `name`. @internal */
export function checkFlag(flag: unknown, name: string): void {
  if (typeof flag === "boolean") return;
  const found = looked(name, () => kindOf(flag));
  throw new RequestError("invalidType", name, `${found} where true or false is expected`);
}
