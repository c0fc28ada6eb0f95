import assert from "node:assert/strict";
import { it } from "node:test";
import { withOwnUnit } from "./styleSheet.js";

it("no length depends on the font size of the page around the element", () => {
  const own = (length: string) => `calc(var(--skills-gap-rem) * ${length})`;
  const cases = [
    ["a{margin:-1.5rem .25rem}", `a{margin:${own("-1.5")} ${own(".25")}}`],
    ["a{width:clamp(1rem,2rem + 1cqi,30rem)}", `a{width:clamp(${own("1")},${own("2")} + 1cqi,${own("30")})}`],
    ["@container (width<=48rem){a{top:2rem}}", `@container (width<=48em){a{top:${own("2")}}}`],
    ["a{--remark:1;width:1em}", "a{--remark:1;width:1em}"],
  ] as const;
  for (const [before, after] of cases) assert.equal(withOwnUnit(before), after);
});
