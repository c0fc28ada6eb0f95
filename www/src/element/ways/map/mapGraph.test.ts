import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Link, OccupationSummary, TechnicalLevel } from "../../../package/types.js";
import { mapGraph } from "./mapGraph.js";

const summary = (
  reference: string,
  level: number | null,
  technicalLevel: TechnicalLevel | null,
): OccupationSummary => ({
  reference,
  name: `Occupation ${reference}`,
  route: "",
  level,
  technicalLevel,
  overview: "",
  statements: { knowledge: 0, skills: 0, behaviours: 0 },
});

/** The column of a link to an occupation of which only the level is published, with what the engine says of it. */
function columnOf(level: number | null, technicalLevel: TechnicalLevel | null): TechnicalLevel | null | undefined {
  const target = summary("L4", 4, "higherTechnical");
  const link: Link = { direction: "out", level, reference: "", name: "" };
  const links = { occupation: target, in: [], out: [], unresolved: [{ occupation: "L4", link, technicalLevel }] };
  const { columns } = mapGraph({ current: null, target, pathways: [], suggested: null }, links, []);
  const [column, ...others] = columns.filter(({ unnamed }) => unnamed.length > 0);
  assert.deepEqual(others, [], "it is drawn once");
  return column?.technicalLevel;
}

describe("a link to an occupation that is not published", () => {
  it("stands in the column that the engine names", () => {
    assert.equal(columnOf(3, "technical"), "technical");
    assert.equal(columnOf(6, "professional"), "professional");
  });

  it("of a level without one, or without a level, is drawn apart", () => {
    assert.equal(columnOf(8, null), null);
    assert.equal(columnOf(null, null), null);
  });
});
