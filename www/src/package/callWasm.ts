import { CatalogueError, LoadError, ReadError, RequestError, SkillsGapError } from "./errors.js";
import type { ErrorCode, ErrorKind } from "./types.js";

/** What a call to a WebAssembly module gives; what it throws, as an error of this package. @internal */
export function callWasm<T>(call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    throw toError(thrown);
  }
}

const CLASSES: Record<ErrorKind, typeof SkillsGapError> = {
  request: RequestError,
  read: ReadError,
  catalogue: CatalogueError,
  load: LoadError,
};

/** What the engine throws when it refuses something. */
interface Refusal {
  kind: ErrorKind;
  code: ErrorCode;
  path: string;
  message: string;
}

function toError(thrown: unknown): SkillsGapError {
  if (thrown instanceof SkillsGapError) return thrown;
  // The engine throws plain objects, so an `Error` is never one of its refusals.
  if (!(thrown instanceof Error) && isRefusal(thrown))
    return new CLASSES[thrown.kind](thrown.code, thrown.path, thrown.message);
  return new SkillsGapError("internal", "$", `the engine failed: ${words(thrown)}`, { cause: thrown });
}

function isRefusal(thrown: unknown): thrown is Refusal {
  if (typeof thrown !== "object" || thrown === null) return false;
  const { kind, code, path, message }: { [Field in keyof Refusal]?: unknown } = thrown;
  const areTexts = [code, path, message].every((text) => typeof text === "string");
  return areTexts && typeof kind === "string" && Object.hasOwn(CLASSES, kind);
}

/** Any value in words, also one that refuses to be a text. */
function words(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "it threw what is no text";
  }
}
