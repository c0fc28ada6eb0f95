import { RequestError } from "./errors.js";

/** Refuses options that are none: by name, so that nobody looks for what a misspelt one does. @internal */
export function checkOptions(options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    const advice = `options are an object of: ${known.join(", ")}`;
    throw new RequestError("invalidType", "$", `${kindOf(options)} where options are expected: ${advice}`);
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name))
      throw new RequestError("unknownField", name, `not an option that is known here (known: ${known.join(", ")})`);
  }
  if ("signal" in options) checkSignal(options.signal);
}

function hasField(value: unknown, name: string): boolean {
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

/** Refuses what is no list of references: a text would be taken for a list of letters. @internal */
export function checkReferences(references: unknown): void {
  if (!Array.isArray(references)) {
    const hint = typeof references === "string" ? `; did you mean ["${references}"]?` : "";
    throw new RequestError("invalidType", "references", `${kindOf(references)} where a list is expected${hint}`);
  }
  const wrong = references.findIndex((reference) => typeof reference !== "string");
  if (wrong >= 0)
    throw new RequestError(
      "invalidType",
      `references[${wrong}]`,
      `${kindOf(references[wrong])} where text is expected`,
    );
}

/** The largest number that the module takes. */
const LARGEST = 2 ** 32 - 1;

/** Refuses what is no count or place, the argument `name`. @internal */
export function checkCount(count: unknown, name: string): void {
  if (typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= LARGEST) return;
  const found = typeof count === "number" ? String(count) : kindOf(count);
  throw new RequestError("invalidType", name, `${found} where a whole number from 0 to ${LARGEST} is expected`);
}

/** Refuses what is neither true nor false, the argument `name`. @internal */
export function checkFlag(flag: unknown, name: string): void {
  if (typeof flag === "boolean") return;
  throw new RequestError("invalidType", name, `${kindOf(flag)} where true or false is expected`);
}
