/** A statement of an occupation: `OCC0311` and `K9`. */
export type StatementId = { readonly occupation: string; readonly code: string };

/** As the engine writes it: `OCC0311.K9`. */
export const formatStatementId = ({ occupation, code }: StatementId): string => `${occupation}.${code}`;

/** A reference may have dots (`11-1011.00.K3`), a code has none: the last dot separates them. */
export function parseStatementId(text: string): StatementId {
  const dot = text.lastIndexOf(".");
  return { occupation: text.slice(0, dot), code: text.slice(dot + 1) };
}

/** The id of the element in which a statement is rated. */
export const questionElementId = ({ occupation, code }: StatementId): string => `rate-${occupation}-${code}`;
