/** What a caller gives may be anything: its fields and items, as far as it has any. */

/** @internal */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @internal */
export const fieldsOf = (value: unknown): { [name: string]: unknown } => (isObject(value) ? { ...value } : {});

/** @internal */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
