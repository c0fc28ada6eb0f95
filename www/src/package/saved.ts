import { Catalogue } from "./catalogue.js";
import { CatalogueError, RequestError } from "./errors.js";
import { kindOf, looked } from "./options.js";
import type { Migrated, Occupation } from "./types.js";

/** What {@link openSaved} gives. */
export interface OpenedAnswers extends Migrated {
  /** The catalogue with the occupations that the file brings; the one that was given where it brings none. */
  catalogue: Catalogue;
  /** The occupations that the file brings. Save them beside the request: a later catalogue may not have them. */
  occupations: Occupation[];
}

/**
 * Opens a file of saved answers, such as the page saves, whole: its occupations join the catalogue, of a pack those that
 * the answers are about are loaded, answers on another version of a standard are moved, and the rest is restored as
 * {@link Catalogue.restore} does.
 *
 * @param saved The text of the file, or what its JSON has been parsed to.
 * @throws {RequestError} `invalidJson`; `invalidType`, `invalidValue` where these are no saved answers.
 * @throws {CatalogueError} At `occupations…`, where the occupations of the file are none.
 * @throws {LoadError} `loadFailed`. The next call tries again.
 * @example
 * const { catalogue, request, warnings } = await openSaved(await open(), await file.text());
 * catalogue.gap(request);
 */
export async function openSaved(catalogue: Catalogue, saved: unknown): Promise<OpenedAnswers> {
  checkCatalogue(catalogue);
  const { occupations, ...answers } = looked("$", () => split(saved));
  const own = occupations === undefined ? { catalogue, occupations: [] } : await withAny(catalogue, occupations);
  const wider = own.catalogue;
  await wider.load(wider.missing(answers));
  const { request, warnings, outdated } = wider.restore(answers);
  if (outdated) return { ...own, ...(await wider.migrate(answers)) };
  return { ...own, request, warnings, migrations: [] };
}

function checkCatalogue(catalogue: unknown): void {
  const found = looked("catalogue", () => {
    if (catalogue instanceof Catalogue) return null;
    const hint = catalogue instanceof Promise ? ": await it first, as in openSaved(await open(), text)" : "";
    return `${kindOf(catalogue)} where a catalogue is expected${hint}`;
  });
  if (found !== null) throw new RequestError("invalidType", "catalogue", found);
}

/** The answers of a file, and its occupations. */
function split(saved: unknown): { occupations?: unknown } {
  const value = typeof saved === "string" ? parsed(saved) : saved;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new RequestError("invalidType", "$", `${kindOf(value)} where saved answers are expected`);
  return { ...value };
}

async function withAny(
  catalogue: Catalogue,
  occupations: unknown,
): Promise<{ catalogue: Catalogue; occupations: Occupation[] }> {
  const list = looked("occupations", () => (Array.isArray(occupations) ? occupations : null));
  if (list === null)
    throw new CatalogueError("invalidType", "occupations", `${kindOf(occupations)} where a list is expected`);
  try {
    // The engine checks them.
    return { catalogue: await catalogue.with(list), occupations: list };
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    const place = error.path === "$" ? "" : error.path;
    throw new CatalogueError(error.code, `occupations${place}`, error.reason, { cause: error });
  }
}

function parsed(text: string): unknown {
  try {
    // Some editors add a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new RequestError("invalidJson", "$", `this is no file of answers: ${String(cause)}`, { cause });
  }
}
