import assert from "node:assert/strict";
import { it } from "node:test";
import type { Evidence, StatementReport } from "../../package/types.js";
import { brings } from "./resultCards.js";

const rated: Evidence = { type: "rated", point: 3, credit: 1, beyond: false, carried: null, contradicts: false };

const statement = (code: string, evidence: Evidence): StatementReport => ({
  code,
  kind: "knowledge",
  statement: code,
  weight: 1,
  likely: 1,
  standing: evidence.type === "rated" ? "held" : "probably",
  evidence,
  restsOn: [],
  notSure: false,
  note: "",
});

const carried = (strength: number) => ({ type: "carried", strength }) as Evidence;

it("shows what a person brings by their own answers, beside the strongest of what carries over", () => {
  const statements = [
    statement("K1", carried(0.7)),
    statement("K2", carried(0.9)),
    statement("K3", rated),
    statement("K4", rated),
    statement("K5", rated),
  ];
  const of = (held: string[], strengths: string[]) => {
    const lists = { held, probably: [], partly: [], toLearn: [], open: [] };
    return brings({ statements, strengths, lists }).map(({ code }) => code);
  };
  assert.deepEqual(of(["K3", "K4", "K5"], ["K5"]), ["K5", "K3", "K2", "K4", "K1"]);
  assert.deepEqual(of(["K3"], []), ["K3", "K2", "K1"]);
  assert.deepEqual(of([], []), ["K2", "K1"], "where nothing is rated, what carries over");
});
