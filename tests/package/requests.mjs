// Requests of many kinds, for answers that must be the same, byte for byte, wherever the core
// runs.

const every = (codes, point) => Object.fromEntries(codes.map((code) => [code, point(code)]));
const codes = (letter, count) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
const OCC0311 = [...codes("K", 21), ...codes("S", 16), ...codes("B", 5)];
const OCC0526 = [...codes("K", 22), ...codes("S", 15), ...codes("B", 6)];

/** A number from 0 to 3, or null, that depends on the text alone. */
function some(text) {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)) % 1009;
  return [0, 1, 2, 3, null][hash % 5];
}

const scale = {
  points: [0, 0.1, 0.3333333333333333, 0.7, 1, 1].map((credit, index) => ({
    credit,
    beyond: index === 5,
    labels: { knowledge: `k${index}`, skill: `s${index} “é”`, behaviour: `b${index} 😀` },
  })),
};

export const REQUESTS = [
  { target: "OCC0526" },
  { target: "OCC0311", current: "OCC0526" },
  { format: "skills-gap/1", target: "OCC0526", current: null, ratings: {}, notes: {}, rejected: [] },
  { target: "OCC0526", ratings: { OCC0311: every(OCC0311, () => 2) } },
  { target: "OCC0526", current: "OCC0311", ratings: { OCC0311: every(OCC0311, () => 3) }, weights: "duties" },
  { target: "OCC0526", ratings: { OCC0526: every(OCC0526, () => 3) } },
  { target: "OCC0311", ratings: { OCC0526: every(OCC0526, some), OCC0311: every(OCC0311, some) } },
  { target: "OCC0526", ratings: { OCC0526: every(OCC0526, () => null) }, weights: "equal" },
  {
    target: "OCC0526",
    ratings: { OCC0311: { K9: 2, K14: 1, B4: 3, B3: 2 }, OCC0526: { B1: 0, K1: null } },
    rejected: [["OCC0311.K9", "OCC0526.K7"]],
    notes: { OCC0526: { K1: "“curly”, é, 😀, \t tab, \\ backslash, \u0001, \u2028 and </script>" } },
  },
  { target: "OCC0526", ratings: { OCC0311: every(OCC0311, (code) => code.length), OCC0526: { S1: 5 } }, scale },
  {
    target: "OCC0526",
    setAside: [
      { path: "ratings.OCC9999.K1", value: { deep: [1, -0.5, 1e21, 1e-7, true, null, "x"] }, message: "gone" },
    ],
  },
];

/** The answers of `catalogue`, each as JSON. */
export function answers(catalogue) {
  return REQUESTS.map((request) => JSON.stringify(catalogue.gap(request)));
}
