import type { GapReport, Point, StatementReport } from "../../package/types.js";
import { oneStanding, standingWords } from "../shared/words.js";
import type { Words } from "../words/words.js";

const heads = [
  "table.code",
  "csv.kind",
  "csv.statement",
  "csv.standing",
  "csv.answer",
  "csv.expected",
  "csv.from",
  "csv.note",
  "csv.done",
] as const;

/** The result as a table for spreadsheets, a row for each statement (CSV, RFC 4180). */
export function resultTable(
  words: Words,
  { statements }: Pick<GapReport, "statements">,
  points: readonly Point[],
  /** The days on which statements were done, by code. */
  done: Readonly<Record<string, string>> = {},
): string {
  const head = heads.map((key) => words.say(key));
  const rows = [head, ...statements.map((one) => [...cells(words, one, points), done[one.code] ?? ""])];
  // The mark at the beginning says to Excel that it is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cells(words: Words, statement: StatementReport, points: readonly Point[]): string[] {
  const { code, kind, evidence, likely, note } = statement;
  const isAnswered = evidence.type === "rated" || evidence.type === "same";
  return [
    code,
    words.say(`rate.kind.${kind}`),
    statement.statement,
    oneStanding(words, statement),
    isAnswered ? standingWords(words, statement, points) : "",
    likely === null ? "" : words.percent(likely),
    evidence.type === "carried" || evidence.type === "same"
      ? `${evidence.source.occupation} ${evidence.source.code}`
      : "",
    note,
  ];
}

/** A cell. What a spreadsheet would take for a formula gets a mark before it: texts may be anybody's. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
