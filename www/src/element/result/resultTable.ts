import type { GapReport, Kind, Point, StatementReport } from "../../package/types.js";
import { oneStanding, percent, standingWords } from "../shared/words.js";

const heads = ["Code", "Kind", "Statement", "Where it stands", "Answer", "Expected", "From", "Note"];

const kinds: Record<Kind, string> = { knowledge: "Knowledge", skill: "Skill", behaviour: "Behaviour" };

/** The result as a table for spreadsheets, a row for each statement (CSV, RFC 4180). */
export function resultTable({ statements }: Pick<GapReport, "statements">, points: readonly Point[]): string {
  const rows = [heads, ...statements.map((statement) => cells(statement, points))];
  // The mark at the beginning says to Excel that it is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cells(statement: StatementReport, points: readonly Point[]): string[] {
  const { code, kind, evidence, likely, note } = statement;
  const isAnswered = evidence.type === "rated" || evidence.type === "same";
  return [
    code,
    kinds[kind],
    statement.statement,
    oneStanding(statement),
    isAnswered ? standingWords(statement, points) : "",
    likely === null ? "" : percent(likely),
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
