// Answers taken from WebAssembly to JavaScript, both ways, and requests and records the other way: in Node.js and in a
// browser alike. The module is that of `cargo run -p xtask --example crossing`.

/** How often each is taken, beside the first times, which warm up. */
const runs = 30;

/** The least of many times of `work`, in ms: what else the machine does only adds. A clock may be coarse, so each is that of some calls. */
function timed(work) {
  const started = performance.now();
  for (let n = 0; n < 5; n += 1) work();
  const calls = Math.max(1, Math.ceil(20 / Math.max(0.01, performance.now() - started)));
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    for (let n = 0; n < calls; n += 1) work();
    return (performance.now() - start) / calls;
  });
  return Math.min(...times);
}

/** 900 occupations of 20 statements each, which are pieces of those of the two that come with the package. */
export function manyRecords(records) {
  const statements = records.flatMap(({ ksbs }) => ksbs);
  const one = (number) => ({
    reference: `OCC${String(1000 + number)}`,
    name: `Occupation ${number}`,
    level: 2 + (number % 6),
    route: `Route ${number % 15}`,
    overview: `What number ${number} is for.`,
    ksbs: Array.from({ length: 20 }, (_, index) => {
      const { statement } = statements[(number * 7 + index * 3) % statements.length];
      const words = statement.split(" ");
      return { code: `S${index + 1}`, kind: "skill", statement: words.slice(0, 4 + ((number + index) % 9)).join(" ") };
    }),
    links: [1, 7].map((step) => ({ direction: "out", reference: `OCC${String(1000 + ((number + step) % 900))}` })),
  });
  return [...records, ...Array.from({ length: 900 }, (_, number) => one(number))];
}

/** Rows of names and times in ms. */
export function measured({ Catalogue, Source }, records, model) {
  const rated = (codes) => Object.fromEntries(codes.map((code, index) => [code, index % 4]));
  const codes = records.find(({ reference }) => reference === "OCC0311").ksbs.map(({ code }) => code);
  const seeds = new Source(JSON.stringify(records), model);
  const request = { target: "OCC0526", current: "OCC0311", ratings: { OCC0311: rated(codes) } };
  const many = manyRecords(records);
  const wide = new Source(JSON.stringify(many), model);
  // Links are worked out between all pairs of statements: of fewer, since nothing but the report is measured.
  const some = new Source(JSON.stringify(many.slice(0, 40)), model);
  const answers = {
    "gap report (seeds)": seeds.crossing("gap", JSON.stringify(request)),
    "pathways report (40 occupations)": some.crossing(
      "pathways",
      JSON.stringify({ ...request, target: "OCC1020", current: "OCC1001" }),
    ),
    "nearest of 902": wide.crossing("nearest", JSON.stringify({ ratings: request.ratings })),
    "902 summaries": wide.crossing("occupations", "{}"),
    "one occupation": seeds.crossing("OCC0526", "{}"),
    "default scale": seeds.crossing("scale", "{}"),
    "an error": seeds.crossing("OCC9999", "{}"),
  };
  const rows = Object.entries(answers).map(([name, answer]) => {
    const text = JSON.stringify(answer.asText());
    if (JSON.stringify(answer.asFields()) !== text) throw new Error(`${name}: not the same both ways`);
    return {
      name,
      bytes: text.length,
      text: timed(() => answer.asText()),
      fields: timed(() => answer.asFields()),
    };
  });
  // Of records nothing is missing: all that it takes is the walk.
  const catalogue = new Catalogue(records, model);
  const walks = { "a request in": request, "902 records in": many };
  for (const [name, value] of Object.entries(walks)) {
    rows.push({ name, bytes: JSON.stringify(value).length, walk: timed(() => catalogue.missing(value)) });
  }
  return rows;
}
