import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Link, OccupationSummary, Pathway, TechnicalLevel } from "../../../package/types.js";
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

/** What the core says of each level: 1 and 8 have no technical level. */
const catalogue = [
  summary("L1", 1, null),
  summary("L2", 2, "technical"),
  summary("L3", 3, "technical"),
  summary("L4", 4, "higherTechnical"),
  summary("L5", 5, "higherTechnical"),
  summary("L6", 6, "professional"),
  summary("L7", 7, "professional"),
  summary("L8", 8, null),
];

const direct: Pathway = { steps: [], toLearn: 0, largestStep: 0, beatenByDirect: false, biggestUnlock: null };

/** The column of a link to an occupation of which only the level is published. */
function columnOf(level: number | null, occupations = catalogue): TechnicalLevel | null | undefined {
  const target = summary("L4", 4, "higherTechnical");
  const link: Link = { direction: "out", level, reference: "", name: "" };
  const links = { occupation: target, in: [], out: [], unresolved: [{ occupation: "L4", link }] };
  const { columns } = mapGraph({ current: null, target, pathways: [], direct }, links, [], occupations);
  const [column, ...others] = columns.filter(({ unnamed }) => unnamed.length > 0);
  assert.deepEqual(others, [], "it is drawn once");
  return column?.technicalLevel;
}

describe("a link to an occupation that is not published", () => {
  for (const { level, technicalLevel } of catalogue)
    it(`of level ${level} stands in the column that the catalogue has for it`, () =>
      assert.equal(columnOf(level), technicalLevel));

  it("without a level is drawn, too", () => assert.equal(columnOf(null), null));

  it("of a level that no occupation of the catalogue has is drawn apart", () =>
    assert.equal(columnOf(6, [summary("L4", 4, "higherTechnical")]), null));
});
