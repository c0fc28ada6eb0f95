import assert from "node:assert/strict";
import { it } from "node:test";
import type { Point, StatementReport } from "../../package/types.js";
import { elementWordsLater } from "../../package/elementWordsLater.js";
import { addEnglish, Words } from "../words/words.js";
import { resultTable } from "./resultTable.js";

addEnglish(elementWordsLater);

const labels = { knowledge: "I know it", skill: "I do it", behaviour: "Always" };
const points: Point[] = [{ credit: 1, labels, beyond: false }];

const base: Omit<StatementReport, "code" | "statement" | "likely" | "standing" | "evidence"> = {
  kind: "skill",
  weight: 1,
  restsOn: [],
  notSure: false,
  note: "",
};

it("has a row for each statement, and gives a spreadsheet no formula", () => {
  const statements: StatementReport[] = [
    {
      ...base,
      code: "S1",
      statement: 'Says "no", politely',
      likely: 1,
      standing: "held",
      evidence: { type: "rated", point: 0, credit: 1, beyond: false, carried: null, contradicts: false },
      note: "=1+1",
    },
    { ...base, code: "S2", statement: "Second", likely: null, standing: "open", evidence: { type: "open" } },
  ];
  const [head, first, second, ...rest] = resultTable(new Words(null, ""), { statements }, points, {
    S1: "2026-11-28",
  }).split("\r\n");
  assert.equal(head, "\uFEFFCode,Kind,Statement,Where it stands,Answer,Expected,From,Note,Done on");
  assert.equal(first, `S1,Skill,"Says ""no"", politely",Held,I do it,100%,,'=1+1,2026-11-28`);
  assert.equal(second, "S2,Skill,Second,Not asked yet,,,,,");
  assert.deepEqual(rest, [""]);
});
