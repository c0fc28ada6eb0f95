// Inputs that must end in an error with a code and a path, and never harm the catalogue. Runs in
// Node.js and in the browser alike.

/**
 * A row: what it is, the call, and the error's class, code and path.
 *
 * @typedef {[name: string, call: (catalogue: any, api: any) => unknown, error: string, code: string, path: string]} Row
 */

const TARGET = "OCC0526";

/** A request with these fields beside its target. */
const request = (fields) => ({ target: TARGET, ...fields });
const ratings = (codes) => request({ ratings: { OCC0311: codes } });
const gap = (value) => (catalogue) => catalogue.gap(typeof value === "function" ? value() : value);

/** A good scale, `change`d. */
function scale(change) {
  const labels = { knowledge: "a", skill: "b", behaviour: "c" };
  const points = [0, 1].map((credit) => ({ credit, beyond: false, labels: { ...labels } }));
  return request({ scale: change(points) ?? { points } });
}

/** An occupation of the catalogue with these fields instead of its own. */
const occupation = (catalogue, fields) => ({ ...catalogue.occupation(TARGET), ...fields });

/** Lists in lists, `depth` of them. */
function nested(depth) {
  let value = [];
  for (let level = 1; level < depth; level += 1) value = [value];
  return value;
}

function cyclic() {
  const value = request({ ratings: {} });
  value.ratings.OCC0311 = value.ratings;
  return value;
}

function cyclicList() {
  const value = [];
  value.push(value);
  return request({ rejected: value });
}

/** JSON.parse makes `__proto__` a field like any other, which an object literal does not. */
const own = (json) => JSON.parse(json);

function throwing(error) {
  return Object.defineProperty({}, "target", {
    enumerable: true,
    get() {
      throw error;
    },
  });
}

function revoked(value) {
  const { proxy, revoke } = Proxy.revocable(value, {});
  revoke();
  return proxy;
}

/** A proxy whose every trap throws. */
function hostile(value) {
  const traps = ["get", "getOwnPropertyDescriptor", "getPrototypeOf", "has", "ownKeys"];
  const handler = Object.fromEntries(
    traps.map((trap) => [
      trap,
      () => {
        throw new Error(`trap ${trap}`);
      },
    ]),
  );
  return new Proxy(value, handler);
}

class Request {
  target = TARGET;
}

const LONE = "\ud800";
const TEN_MEGABYTES = "a".repeat(10_000_000);

/** @type {Row[]} */
export const BAD_INPUTS = [
  // Not a request at all.
  ["undefined", gap(undefined), "RequestError", "invalidType", "$"],
  ["null", gap(null), "RequestError", "invalidType", "$"],
  ["true", gap(true), "RequestError", "invalidType", "$"],
  ["a number", gap(7), "RequestError", "invalidType", "$"],
  ["NaN", gap(NaN), "RequestError", "invalidType", "$"],
  ["a BigInt", gap(1n), "RequestError", "invalidType", "$"],
  ["a Symbol", gap(Symbol("s")), "RequestError", "invalidType", "$"],
  ["a function", gap(() => () => TARGET), "RequestError", "invalidType", "$"],
  ["a class", gap(() => Request), "RequestError", "invalidType", "$"],
  ["text", gap("OCC0526"), "RequestError", "invalidType", "$"],
  ["JSON text", gap('{"target":"OCC0526"}'), "RequestError", "invalidType", "$"],
  ["a list", gap([]), "RequestError", "invalidType", "$"],
  ["a list of a request", gap([{ target: TARGET }]), "RequestError", "invalidType", "$"],
  ["a Map", gap(() => new Map([["target", TARGET]])), "RequestError", "invalidType", "$"],
  ["a Set", gap(() => new Set([TARGET])), "RequestError", "invalidType", "$"],
  ["a Date", gap(() => new Date(0)), "RequestError", "invalidType", "$"],
  ["a RegExp", gap(() => /x/), "RequestError", "invalidType", "$"],
  ["a Promise", gap(() => Promise.resolve({ target: TARGET })), "RequestError", "invalidType", "$"],
  ["an Error", gap(() => new Error("x")), "RequestError", "invalidType", "$"],
  ["bytes", gap(() => new Uint8Array([123, 125])), "RequestError", "invalidType", "$"],
  ["a boxed text", gap(() => new String("x")), "RequestError", "invalidType", "$"],
  ["an instance of a class", gap(() => new Request()), "RequestError", "invalidType", "$"],
  [
    "an object that inherits its fields",
    gap(() => Object.create({ target: TARGET })),
    "RequestError",
    "invalidType",
    "$",
  ],
  ["the global object", gap(() => globalThis), "RequestError", "invalidType", "$"],

  // Fields.
  ["an empty object", gap({}), "RequestError", "missingField", "target"],
  ["an empty object without a prototype", gap(() => Object.create(null)), "RequestError", "missingField", "target"],
  ["an unknown field", gap(request({ targt: TARGET })), "RequestError", "unknownField", "targt"],
  ["a field named by a symbol", gap(request({ [Symbol("s")]: 1 })), "RequestError", "invalidType", "$"],
  ["a target that is undefined", gap({ target: undefined }), "RequestError", "missingField", "target"],
  ["a target that is null", gap({ target: null }), "RequestError", "invalidType", "target"],
  ["a target that is a number", gap({ target: 526 }), "RequestError", "invalidType", "target"],
  ["a target that is a list", gap({ target: [TARGET] }), "RequestError", "invalidType", "target"],
  ["an empty target", gap({ target: "" }), "RequestError", "missingField", "target"],
  ["an unknown target", gap({ target: "OCC9999" }), "RequestError", "unknownOccupation", "target"],
  ["a target in lower case", gap({ target: "occ0526" }), "RequestError", "unknownOccupation", "target"],
  ["a target with a null byte", gap({ target: "OCC0526\0" }), "RequestError", "unknownOccupation", "target"],
  ["the target __proto__", gap({ target: "__proto__" }), "RequestError", "unknownOccupation", "target"],
  ["the target constructor", gap({ target: "constructor" }), "RequestError", "unknownOccupation", "target"],
  ["a target of 10 MB", gap({ target: TEN_MEGABYTES }), "RequestError", "tooLarge", "target"],
  ["half a surrogate pair as target", gap({ target: LONE }), "RequestError", "invalidValue", "target"],
  ["an unknown current", gap(request({ current: "x" })), "RequestError", "unknownOccupation", "current"],
  ["a current that is a number", gap(request({ current: 1 })), "RequestError", "invalidType", "current"],
  ["an unknown format", gap(request({ format: "skills-gap/99" })), "RequestError", "unknownFormat", "format"],
  ["a format that is a number", gap(request({ format: 1 })), "RequestError", "invalidType", "format"],
  ["unknown weights", gap(request({ weights: "heavy" })), "RequestError", "invalidValue", "weights"],
  ["weights that are a number", gap(request({ weights: 1 })), "RequestError", "invalidType", "weights"],
  [
    "__proto__ as a field",
    gap(() => own('{"target":"OCC0526","__proto__":{}}')),
    "RequestError",
    "unknownField",
    "__proto__",
  ],

  // Ratings.
  ["ratings that are a list", gap(request({ ratings: [] })), "RequestError", "invalidType", "ratings"],
  ["ratings that are text", gap(request({ ratings: "2" })), "RequestError", "invalidType", "ratings"],
  ["ratings that are a Map", gap(() => request({ ratings: new Map() })), "RequestError", "invalidType", "ratings"],
  [
    "ratings of an occupation that are a number",
    gap(request({ ratings: { OCC0311: 2 } })),
    "RequestError",
    "invalidType",
    "ratings.OCC0311",
  ],
  ["a rating out of scale", gap(ratings({ K1: 9 })), "RequestError", "outOfScale", "ratings.OCC0311.K1"],
  ["a rating below the scale", gap(ratings({ K1: -1 })), "RequestError", "invalidValue", "ratings.OCC0311.K1"],
  ["a rating between points", gap(ratings({ K1: 1.5 })), "RequestError", "invalidValue", "ratings.OCC0311.K1"],
  ["a rating of 2^53", gap(ratings({ K1: 2 ** 53 })), "RequestError", "invalidValue", "ratings.OCC0311.K1"],
  ["a rating of 1e308", gap(ratings({ K1: 1e308 })), "RequestError", "invalidValue", "ratings.OCC0311.K1"],
  ["a rating that is NaN", gap(ratings({ K1: NaN })), "RequestError", "invalidType", "ratings.OCC0311.K1"],
  ["a rating that is Infinity", gap(ratings({ K1: Infinity })), "RequestError", "invalidType", "ratings.OCC0311.K1"],
  ["a rating that is -Infinity", gap(ratings({ K1: -Infinity })), "RequestError", "invalidType", "ratings.OCC0311.K1"],
  ["a rating that is a BigInt", gap(ratings({ K1: 2n })), "RequestError", "invalidType", "ratings.OCC0311.K1"],
  ["a rating that is text", gap(ratings({ K1: "2" })), "RequestError", "invalidType", "ratings.OCC0311.K1"],
  ["a rating that is true", gap(ratings({ K1: true })), "RequestError", "invalidType", "ratings.OCC0311.K1"],
  ["a rating that is an object", gap(ratings({ K1: {} })), "RequestError", "invalidType", "ratings.OCC0311.K1"],
  [
    "a rating that is a boxed number",
    gap(() => ratings({ K1: new Number(2) })),
    "RequestError",
    "invalidType",
    "ratings.OCC0311.K1",
  ],
  ["a rating that is a function", gap(ratings({ K1: () => 2 })), "RequestError", "invalidType", "ratings.OCC0311.K1"],
  [
    "a rating that is a Symbol",
    gap(ratings({ K1: Symbol.iterator })),
    "RequestError",
    "invalidType",
    "ratings.OCC0311.K1",
  ],
  ["an unknown statement", gap(ratings({ K99: 2 })), "RequestError", "unknownStatement", "ratings.OCC0311.K99"],
  ["a statement in lower case", gap(ratings({ k1: 2 })), "RequestError", "unknownStatement", "ratings.OCC0311.k1"],
  ["an empty statement code", gap(ratings({ "": 2 })), "RequestError", "unknownStatement", "ratings.OCC0311."],
  [
    "a null byte in a statement code",
    gap(ratings({ "K1\0": 2 })),
    "RequestError",
    "unknownStatement",
    "ratings.OCC0311.K1\\u{0}",
  ],
  ["half a surrogate pair as a key", gap(ratings({ [LONE]: 2 })), "RequestError", "invalidValue", "ratings.OCC0311"],
  [
    "ratings of an unknown occupation",
    gap(request({ ratings: { OCC9999: { K1: 2 } } })),
    "RequestError",
    "unknownOccupation",
    "ratings.OCC9999",
  ],
  [
    "ratings of __proto__",
    gap(() => own('{"target":"OCC0526","ratings":{"__proto__":{"K1":2}}}')),
    "RequestError",
    "unknownOccupation",
    "ratings.__proto__",
  ],
  [
    "a rating of __proto__",
    gap(() => own('{"target":"OCC0526","ratings":{"OCC0311":{"__proto__":2}}}')),
    "RequestError",
    "unknownStatement",
    "ratings.OCC0311.__proto__",
  ],
  [
    "ratings of constructor",
    gap(request({ ratings: { constructor: { K1: 2 } } })),
    "RequestError",
    "unknownOccupation",
    "ratings.constructor",
  ],

  // Notes and rejections.
  [
    "a note that is a number",
    gap(request({ notes: { OCC0311: { K1: 1 } } })),
    "RequestError",
    "invalidType",
    "notes.OCC0311.K1",
  ],
  [
    "a note of 10 MB",
    gap(() => request({ notes: { OCC0311: { K1: TEN_MEGABYTES } } })),
    "RequestError",
    "tooLarge",
    "notes.OCC0311.K1",
  ],
  [
    "half a surrogate pair in a note",
    gap(request({ notes: { OCC0311: { K1: `a${LONE}b` } } })),
    "RequestError",
    "invalidValue",
    "notes.OCC0311.K1",
  ],
  [
    "a note on an unknown statement",
    gap(request({ notes: { OCC0311: { K99: "x" } } })),
    "RequestError",
    "unknownStatement",
    "notes.OCC0311.K99",
  ],
  ["rejections that are an object", gap(request({ rejected: {} })), "RequestError", "invalidType", "rejected"],
  [
    "a rejection of one statement",
    gap(request({ rejected: [["OCC0311.K9"]] })),
    "RequestError",
    "invalidValue",
    "rejected[0]",
  ],
  [
    "a rejection of three statements",
    gap(request({ rejected: [["OCC0311.K9", "OCC0526.K7", "OCC0526.K8"]] })),
    "RequestError",
    "invalidValue",
    "rejected[0]",
  ],
  [
    "a rejection of an unknown statement",
    gap(request({ rejected: [["OCC0311.K9", "OCC0526.K99"]] })),
    "RequestError",
    "unknownStatement",
    "rejected[0][1]",
  ],
  ["a rejection of numbers", gap(request({ rejected: [[1, 2]] })), "RequestError", "invalidType", "rejected[0][0]"],
  ["a sparse list", gap(() => request({ rejected: new Array(3) })), "RequestError", "invalidType", "rejected[0]"],
  [
    "the longest sparse list",
    gap(() => request({ rejected: new Array(2 ** 32 - 1) })),
    "RequestError",
    "invalidType",
    "rejected[0]",
  ],

  // Scales.
  ["a scale that is null inside", gap(scale(() => ({ points: null }))), "RequestError", "invalidType", "scale.points"],
  ["a scale without points", gap(scale(() => ({}))), "RequestError", "missingField", "scale.points"],
  ["a scale of no points", gap(scale(() => ({ points: [] }))), "RequestError", "invalidValue", "scale.points"],
  ["a scale of one point", gap(scale((points) => void points.pop())), "RequestError", "invalidValue", "scale.points"],
  [
    "a scale of twelve points",
    gap(scale((points) => ({ points: Array(12).fill(points[1]) }))),
    "RequestError",
    "invalidValue",
    "scale.points",
  ],
  [
    "a credit over 1",
    gap(scale((points) => void Object.assign(points[1], { credit: 1.1 }))),
    "RequestError",
    "invalidValue",
    "scale.points[1].credit",
  ],
  [
    "a credit below 0",
    gap(scale((points) => void Object.assign(points[0], { credit: -0.5 }))),
    "RequestError",
    "invalidValue",
    "scale.points[0].credit",
  ],
  [
    "a credit that is NaN",
    gap(scale((points) => void Object.assign(points[0], { credit: NaN }))),
    "RequestError",
    "invalidType",
    "scale.points[0].credit",
  ],
  [
    "credits that go down",
    gap(scale((points) => void points.reverse())),
    "RequestError",
    "invalidValue",
    "scale.points[1].credit",
  ],
  [
    "a label that is missing",
    gap(scale((points) => void delete points[0].labels.skill)),
    "RequestError",
    "missingField",
    "scale.points[0].labels.skill",
  ],
  [
    "a label that is empty",
    gap(scale((points) => void Object.assign(points[0].labels, { skill: " " }))),
    "RequestError",
    "missingField",
    "scale.points[0].labels.skill",
  ],
  [
    "an unknown label",
    gap(scale((points) => void Object.assign(points[0].labels, { duty: "x" }))),
    "RequestError",
    "unknownField",
    "scale.points[0].labels.duty",
  ],

  // Objects that do things when they are looked at.
  ["a getter that throws", gap(() => throwing(new Error("no"))), "RequestError", "invalidValue", "target"],
  ["a getter that throws undefined", gap(() => throwing(undefined)), "RequestError", "invalidValue", "target"],
  [
    "a getter that throws a refusal",
    gap(() => throwing({ kind: "__proto__", code: 1 })),
    "RequestError",
    "invalidValue",
    "target",
  ],
  [
    "a getter that gives a function",
    gap({
      get target() {
        return () => TARGET;
      },
    }),
    "RequestError",
    "invalidType",
    "target",
  ],
  ["a hostile object", gap(() => hostile({ target: TARGET })), "RequestError", "invalidType", "$"],
  ["a hostile list", gap(() => request({ rejected: hostile([1]) })), "RequestError", "invalidValue", "rejected"],
  ["a revoked object", gap(() => revoked({ target: TARGET })), "RequestError", "invalidValue", "$"],
  ["a revoked list", gap(() => request({ rejected: revoked([]) })), "RequestError", "invalidValue", "rejected"],
  ["a revoked function", gap(() => revoked(() => {})), "RequestError", "invalidValue", "$"],
  ["a cycle", gap(cyclic), "RequestError", "tooDeep", `ratings${".OCC0311".repeat(31)}`],
  ["a cycle of lists", gap(cyclicList), "RequestError", "tooDeep", `rejected${"[0]".repeat(31)}`],
  [
    "100,000 nested lists",
    gap(() => request({ rejected: nested(100_000) })),
    "RequestError",
    "tooDeep",
    `rejected${"[0]".repeat(31)}`,
  ],
  [
    "3 million values",
    gap(() => request({ rejected: new Array(3_000_000).fill(null) })),
    "RequestError",
    "tooLarge",
    "rejected[1999997]",
  ],

  // The other questions.
  [
    "an occupation that is unknown",
    (catalogue) => catalogue.occupation("OCC9999"),
    "RequestError",
    "unknownOccupation",
    "reference",
  ],
  [
    "an occupation that is no text",
    (catalogue) => catalogue.occupation(526),
    "RequestError",
    "invalidType",
    "reference",
  ],
  [
    "an occupation that is not given",
    (catalogue) => catalogue.occupation(),
    "RequestError",
    "invalidType",
    "reference",
  ],
  [
    "the occupation toString",
    (catalogue) => catalogue.occupation("toString"),
    "RequestError",
    "unknownOccupation",
    "reference",
  ],
  [
    "an occupation that is an object with toString",
    (catalogue) => catalogue.occupation({ toString: () => TARGET }),
    "RequestError",
    "invalidType",
    "reference.toString",
  ],
  [
    "a transfer from nothing",
    (catalogue) => catalogue.transfer("", "OCC0526.K1"),
    "RequestError",
    "missingField",
    "source",
  ],
  [
    "a transfer to nothing",
    (catalogue) => catalogue.transfer("OCC0526.K1", " "),
    "RequestError",
    "missingField",
    "target",
  ],
  [
    "a transfer to a number",
    (catalogue) => catalogue.transfer("OCC0526.K1", 1),
    "RequestError",
    "invalidType",
    "target",
  ],
  [
    "a transfer of an unknown statement",
    (catalogue) => catalogue.transfer("OCC0526.K99", "OCC0526.K1"),
    "RequestError",
    "unknownStatement",
    "source",
  ],
  [
    "a transfer of 10 MB",
    (catalogue) => catalogue.transfer(TEN_MEGABYTES, "OCC0526.K1"),
    "RequestError",
    "tooLarge",
    "source",
  ],
  [
    "a transfer of free text to an unknown statement",
    (catalogue) => catalogue.transfer("Weld zinc", "OCC0526.K99"),
    "RequestError",
    "unknownStatement",
    "target",
  ],
  ["restoring text", (catalogue) => catalogue.restore("x"), "RequestError", "invalidType", "$"],
  ["restoring a list", (catalogue) => catalogue.restore([]), "RequestError", "invalidType", "$"],
  ["restoring something else", (catalogue) => catalogue.restore({ a: 1 }), "RequestError", "invalidValue", "$"],
  [
    "restoring a newer format",
    (catalogue) => catalogue.restore({ format: "skills-gap/2", target: TARGET }),
    "RequestError",
    "unknownFormat",
    "format",
  ],
  [
    "restoring a cycle",
    (catalogue) => catalogue.restore(cyclic()),
    "RequestError",
    "tooDeep",
    `ratings${".OCC0311".repeat(31)}`,
  ],
  ["adding nothing", (catalogue) => catalogue.with(), "CatalogueError", "invalidType", "$"],
  ["adding an object", (catalogue) => catalogue.with({}), "CatalogueError", "invalidType", "$"],
  ["adding empty objects", (catalogue) => catalogue.with([{}]), "CatalogueError", "missingField", "[0].reference"],
  [
    "adding an empty reference",
    (catalogue) => catalogue.with([occupation(catalogue, { reference: "" })]),
    "CatalogueError",
    "missingField",
    "[0].reference",
  ],
  [
    "adding an unknown field",
    (catalogue) => catalogue.with([occupation(catalogue, { wage: 1 })]),
    "CatalogueError",
    "unknownField",
    "[0].wage",
  ],
  [
    "adding a statement twice",
    (catalogue) =>
      catalogue.with([
        occupation(catalogue, { ksbs: Array(2).fill({ code: "K1", kind: "knowledge", statement: "x" }), duties: [] }),
      ]),
    "CatalogueError",
    "duplicateField",
    "[0].ksbs[1].code",
  ],
  [
    "adding an occupation twice",
    (catalogue) => catalogue.with([occupation(catalogue), occupation(catalogue)]),
    "CatalogueError",
    "duplicateOccupation",
    "[1].reference",
  ],
  [
    "adding half a surrogate pair",
    (catalogue) => catalogue.with([occupation(catalogue, { name: LONE })]),
    "CatalogueError",
    "invalidValue",
    "[0].name",
  ],
  ["reading nothing", (_, api) => api.readOccupationPage(), "ReadError", "invalidType", "text"],
  ["reading null", (_, api) => api.readOccupationPage(null), "ReadError", "invalidType", "text"],
  ["reading an object", (_, api) => api.readOccupationPage({}), "ReadError", "invalidType", "text"],
  ["reading empty text", (_, api) => api.readOccupationPage(""), "ReadError", "notAnOccupationPage", "$"],
  [
    "reading something else",
    (_, api) => api.readOccupationPage("The quick brown fox"),
    "ReadError",
    "notAnOccupationPage",
    "$",
  ],
  [
    "reading null bytes",
    (_, api) => api.readOccupationPage("\0".repeat(1000)),
    "ReadError",
    "notAnOccupationPage",
    "$",
  ],
  [
    "reading half a surrogate pair",
    (_, api) => api.readOccupationPage(`Reference: OCC0001${LONE}`),
    "ReadError",
    "invalidValue",
    "text",
  ],
  ["reading 10 MB", (_, api) => api.readOccupationPage(TEN_MEGABYTES), "ReadError", "tooLarge", "text"],
  ["reading no standards", (_, api) => api.readStandards(), "ReadError", "invalidType", "$"],
  [
    "reading a web page as standards",
    (_, api) => api.readStandards("<!DOCTYPE html>"),
    "ReadError",
    "invalidJson",
    "$",
  ],
  [
    "reading standards that break off",
    (_, api) => api.readStandards('[{"larsCode": 1, "title": "x"},'),
    "ReadError",
    "invalidJson",
    "$",
  ],
  [
    "reading a number among standards",
    (_, api) => api.readStandards([{ larsCode: 1, title: "x" }, 7]),
    "ReadError",
    "invalidType",
    "[1]",
  ],
  [
    "reading a cycle as standards",
    (_, api) => api.readStandards(cyclic()),
    "ReadError",
    "tooDeep",
    `ratings${".OCC0311".repeat(31)}`,
  ],
  ["reading half a surrogate pair as JSON", (_, api) => api.readStandards(LONE), "ReadError", "invalidValue", "text"],
  ["reading 10 MB of anything", (_, api) => api.readOccupations(TEN_MEGABYTES), "ReadError", "tooLarge", "$"],
  ["reading 10 MB as an advert", (_, api) => api.readAdvert(TEN_MEGABYTES), "ReadError", "tooLarge", "$"],
  ["reading no advert", (_, api) => api.readAdvert({ name: "x" }), "ReadError", "notAnAdvert", "$"],
  ["reading an empty advert", (_, api) => api.readAdvert(" "), "ReadError", "missingField", "$"],
  ["reading an empty profile", (_, api) => api.readProfile({}), "ReadError", "missingField", "$"],
  ["reading no occupation", (_, api) => api.readOccupation({}), "ReadError", "missingField", "stdCode"],
  [
    "reading NaN as an occupation",
    (_, api) => api.readOccupation({ stdCode: "OCC1", level: NaN }),
    "ReadError",
    "invalidType",
    "level",
  ],
  [
    "reading an unknown field",
    (_, api) => api.readOccupations([{ reference: "OCC1", ksbs: [], wage: 1 }]),
    "ReadError",
    "unknownField",
    "[0].wage",
  ],
];

/**
 * Makes the calls and gives what is not as it should be, in words: nothing when all is well.
 *
 * @param {any} api The package.
 * @returns {Promise<string[]>}
 */
export async function problemsWithBadInputs(api) {
  const catalogue = await api.open();
  const known = () => JSON.stringify(catalogue.gap(ratings({ B4: 2, K9: 3 })));
  const before = known();
  const problems = [];
  for (const [name, call, error, code, path] of BAD_INPUTS) {
    const found = await outcome(() => call(catalogue, api), api);
    const wanted = `${error} ${code} at ${path}`;
    if (found !== wanted) problems.push(`${name}: ${found}, not ${wanted}`);
    const after = await outcome(known, api);
    if (after !== `answered ${before}`) problems.push(`${name}: afterwards the catalogue gives ${after}`);
  }
  return problems;
}

async function outcome(call, api) {
  try {
    return `answered ${await call()}`;
  } catch (error) {
    if (!(error instanceof api.SkillsGapError)) return `threw ${error}`;
    if (error.code === "internal") return `failed inside: ${error.message}`;
    if (error.message === "" || error.constructor.name !== error.name) return `a bare ${error}`;
    return `${error.name} ${error.code} at ${error.path}`;
  }
}
