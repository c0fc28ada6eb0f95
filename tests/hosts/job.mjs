// The job that every host does: the same calls, whose answers are the same in all of them. No host may need anything that
// this script does not say.

const REQUEST = {
  target: "OCC0526",
  current: "OCC0311",
  ratings: { OCC0311: { B4: 2, K10: 2, K9: null } },
  assumed: { OCC0311: 2 },
};
const PAGE = "K1: How laws are made\nK2: How a budget is agreed\nS1: Write a briefing for a minister\n";

/**
 * @param {typeof import("skills-gap")} api The package, as the host has imported it.
 * @returns {Promise<string>} All answers as JSON.
 */
export async function job(api) {
  const catalogue = await api.open();
  const gap = catalogue.gap(REQUEST);
  const nearest = await catalogue.nearest({ current: "OCC0311", ratings: REQUEST.ratings });
  const found = await catalogue.search("press offi");
  const transfer = await catalogue.transfer("S1: Weld zinc pipes", "S1: Solder pipes of zinc");
  const read = await api.readInput(PAGE, { name: "Clerk", reference: "CLERK", today: "2026-01-01" });
  const wider = await catalogue.with(read.occupations);
  const again = await api.open();
  const second = again.gap(REQUEST).counts;
  return JSON.stringify({ gap, nearest, found, transfer, read, wider: wider.occupations(), second });
}

/** The answers of {@link job} in few characters, or what went wrong. */
export async function told(api) {
  try {
    const answers = await job(api);
    let hash = 0;
    for (let place = 0; place < answers.length; place += 1)
      hash = (Math.imul(hash, 31) + answers.charCodeAt(place)) | 0;
    return `answers ${answers.length} ${hash}`;
  } catch (error) {
    return `failed ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
  }
}
