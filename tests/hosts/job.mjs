// The job that every host does: the same calls, whose answers are the same in all of them. No host may need anything that
// this script does not say.

export const ASKED = {
  request: {
    target: "OCC0526",
    current: "OCC0311",
    ratings: { OCC0311: { B4: 2, K10: 2, K9: null } },
    assumed: { OCC0311: 2 },
  },
  person: { current: "OCC0311", ratings: { OCC0311: { B4: 2, K10: 2, K9: null } } },
  search: "press offi",
  texts: ["S1: Weld zinc pipes", "S1: Solder pipes of zinc"],
  page: "K1: How laws are made\nK2: How a budget is agreed\nS1: Write a briefing for a minister\n",
  read: { name: "Clerk", reference: "CLERK", today: "2026-01-01" },
};

/**
 * @param {typeof import("skills-gap")} api The package, as the host has imported it.
 * @returns {Promise<string>} All answers as JSON.
 */
export async function job(api) {
  const catalogue = await api.open();
  const gap = catalogue.gap(ASKED.request);
  const nearest = await catalogue.nearest(ASKED.person);
  const search = await catalogue.search(ASKED.search);
  const transfer = await catalogue.transfer(...ASKED.texts);
  const read = await api.readInput(ASKED.page, ASKED.read);
  const wider = (await catalogue.with(read.occupations)).occupations();
  const again = (await api.open()).gap(ASKED.request).counts;
  return JSON.stringify({ gap, nearest, search, transfer, read, wider, again });
}

/** Answers in few characters: their length, and a hash. */
export function short(answers) {
  let hash = 0;
  for (let place = 0; place < answers.length; place += 1) hash = (Math.imul(hash, 31) + answers.charCodeAt(place)) | 0;
  return `answers ${answers.length} ${hash}`;
}

/** The answers of {@link job} in few characters, or what went wrong. */
export async function told(api) {
  try {
    return short(await job(api));
  } catch (error) {
    return `failed ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
  }
}
