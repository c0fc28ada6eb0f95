// Random requests, as text: the same for the same seed. Whatever is a number in a request is any double at all, mostly one
// that is taken.

const REFERENCES = ["OCC0311", "OCC0526"];
const CODES = { OCC0311: { K: 21, S: 16, B: 5 }, OCC0526: { K: 22, S: 15, B: 6 } };
const QUESTIONS = ["gap", "next", "pathways", "nearest", "compare", "plan"];

/** @returns {(end: number) => number} Whole numbers below `end`, at most 2 ** 32: mulberry32. */
function randomBelow(seed) {
  let state = seed;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

/** `count` requests; each is a question and a text. */
export function randomRequests(count, seed = 1) {
  const below = randomBelow(seed);
  return Array.from({ length: count }, () => {
    const question = QUESTIONS[below(QUESTIONS.length)];
    return { question, text: requestFor(question, below) };
  });
}

const view = new DataView(new ArrayBuffer(8));

/** The double of 64 random bits; 0 in place of what JSON cannot say. */
function anyDouble(below) {
  view.setUint32(0, below(2 ** 32));
  view.setUint32(4, below(2 ** 32));
  const number = view.getFloat64(0);
  return Number.isFinite(number) ? number : 0;
}

/** From 0 to 1, in one of the ways in which programs write numbers. */
function share(below) {
  const fine = (below(2 ** 32) * 2 ** 21 + below(2 ** 21)) / 2 ** 53;
  const ways = [
    () => String(fine),
    () => String(fine),
    () => String(fine * 2 ** -below(60)),
    () => fine.toFixed(1 + below(6)),
    // Between two doubles, or longer than any is.
    () => fine.toFixed(20) + String(below(1_000_000)),
    () => fine.toExponential(below(20)),
    () => fine.toExponential(below(20)).replace("e", "E"),
    () => String((1 + below(9)) / 10),
    () => String(below(10_001) / 10_000),
    () => String(1 - 2 ** -53),
    () => ["0", "1", "0.0", "1.0", "-0", "-0.0", "1e0", "10E-1", "5e-324", "0.1e1", "0.99995", "0.00005"][below(12)],
  ];
  return ways[below(ways.length)]();
}

/** Mostly a share; else anything. */
const number = (below) => (below(40) === 0 ? String(anyDouble(below)) : share(below));

function statement(below, reference = REFERENCES[below(2)]) {
  const kinds = CODES[reference];
  const kind = "KSB"[below(3)];
  return [reference, `${kind}${1 + below(kinds[kind])}`];
}

/** An object's text. @param {Iterable<[string, string]>} fields */
const object = (fields) => `{${[...fields].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(",")}}`;

/** By occupation and code, each once. */
function perStatement(below, most, value) {
  const found = new Map();
  for (let times = below(most); times > 0; times -= 1) {
    const [reference, code] = statement(below);
    found.set(reference, (found.get(reference) ?? new Map()).set(code, value()));
  }
  return object([...found].map(([reference, codes]) => [reference, object(codes)]));
}

function scaleFor(below, points) {
  const credits = Array.from({ length: points }, () => number(below)).sort((one, other) => Number(one) - Number(other));
  // As a scale has it, as often as not.
  if (below(2) === 0) [credits[0], credits[points - 1]] = ["0", "1"];
  return object([
    [
      "points",
      `[${credits.map((credit, index) =>
        object([
          ["credit", credit],
          ["beyond", String(index === points - 1 && Number(credit) === 1 && below(2) === 0)],
          ["labels", object(["knowledge", "skill", "behaviour"].map((kind) => [kind, `"${kind} ${index}"`]))],
        ]),
      )}]`,
    ],
  ]);
}

function requestFor(question, below) {
  const target = REFERENCES[below(2)];
  const fields = new Map([["target", JSON.stringify(target)]]);
  const often = (what, then) => below(what) === 0 && then();
  const own = below(3) === 0;
  const points = own ? 2 + below(10) : 4;
  if (own) fields.set("scale", scaleFor(below, points));
  // Now and then one that is none.
  const odd = () => [String(below(11)), `${below(points)}.0`, `${below(points)}e0`, number(below)][below(4)];
  const rating = () => (below(9) === 0 ? "null" : below(200) === 0 ? odd() : String(below(points)));
  const half = () => `${below(points - 1)}.5`;
  const point = () => (below(20) === 0 ? number(below) : below(4) === 0 ? half() : String(below(points)));
  fields.set("ratings", perStatement(below, 40, rating));
  often(2, () => fields.set("current", JSON.stringify(REFERENCES[below(2)])));
  often(2, () => fields.set("assumed", object([[REFERENCES[below(2)], point()]])));
  often(4, () =>
    fields.set(
      "notes",
      perStatement(below, 4, () => JSON.stringify(`note ${share(below)}`)),
    ),
  );
  often(3, () => {
    const pair = () => JSON.stringify([statement(below, "OCC0311").join("."), statement(below, "OCC0526").join(".")]);
    fields.set("rejected", `[${pair()},${pair()}]`);
  });
  often(5, () => fields.set("weights", '"duties"'));
  if (question === "gap") {
    often(2, () => {
      const asked = new Map();
      for (let times = 1 + below(12); times > 0; times -= 1) asked.set(statement(below, target)[1], number(below));
      fields.set("weights", '"asked"').set("asked", object(asked));
    });
    often(6, () => {
      const aside = object([
        ["path", '"ratings.OCC9999.K1"'],
        ["value", `[${anyDouble(below)},${number(below)}]`],
        ["message", '"m"'],
      ]);
      fields.set("setAside", `[${aside}]`);
    });
  } else if (question === "next") {
    fields.set("margin", number(below));
    often(3, () => fields.set("limit", String(1 + below(20))));
  } else if (question === "compare") {
    fields.set("targets", JSON.stringify(REFERENCES));
  } else if (question === "plan") {
    fields.set("steps", JSON.stringify([target]));
  } else if (question === "pathways") {
    often(2, () => fields.set("maxSteps", below(6) === 0 ? number(below) : String(1 + below(6))));
  } else {
    often(2, () => fields.set("limit", below(6) === 0 ? number(below) : String(1 + below(20))));
    often(3, () => fields.set("minLevel", String(below(8))));
  }
  return object(fields);
}

/** The digests of what `catalogue` answers, or of the error that it gives. */
export async function digests(catalogue, requests) {
  const found = [];
  for (const { question, text } of requests) {
    let answer;
    try {
      answer = JSON.stringify(await catalogue[question](JSON.parse(text)));
    } catch ({ code, path, message }) {
      answer = JSON.stringify({ code, path, message });
    }
    found.push(await digest(answer));
  }
  return found;
}

/** The first half of its SHA-256. */
export async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
