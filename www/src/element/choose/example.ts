import type { Catalogue } from "../../package/index.js";
import { type GapRequest, requestFormat } from "../../package/types.js";

/** A person part of the way: a communications assistant who wants to be a policy officer, after a few answers. */
const example: GapRequest = {
  format: requestFormat,
  target: "OCC0526",
  current: "OCC0311",
  assumed: { OCC0311: 2 },
  ratings: {
    OCC0311: { K9: 3, K10: 2, S5: 3, B4: 2 },
    OCC0526: { K1: 2, K3: 1, K6: 0, K14: 2, K16: 0, S2: 1, S6: 0, S8: 2, B2: 3, B4: 2 },
  },
};

/** The answers of an example; `null` where the catalogue does not have its occupations at hand. */
export function exampleAnswers(catalogue: Catalogue): GapRequest | null {
  const known = new Set(catalogue.occupations().map(({ reference }) => reference));
  const isKnown = [example.target, example.current].every((reference) => known.has(reference ?? ""));
  return isKnown ? example : null;
}
