// Wrong requests about many occupations, adverts and links, and fields that only some questions have.

import { gap, request, TARGET } from "./support.mjs";

const assumed = (value) => gap(request({ assumed: value }));
const done = (day, code = "K1") => gap(request({ done: { [TARGET]: { [code]: day } } }));
const ask = (question, value) => (catalogue) => catalogue[question](value);
const asRequest = (name, call, code, path) => [name, call, "RequestError", code, path];

/** @type {import("./support.mjs").Row[]} */
export const MANY = [
  asRequest("an assumption that is text", assumed("2"), "invalidType", "assumed"),
  asRequest("an assumption out of scale", assumed({ OCC0311: 9 }), "outOfScale", "assumed.OCC0311"),
  asRequest("an assumption below the scale", assumed({ OCC0311: -1 }), "invalidValue", "assumed.OCC0311"),
  asRequest("an assumption that is NaN", assumed({ OCC0311: NaN }), "invalidType", "assumed.OCC0311"),
  asRequest("an assumption of an unknown occupation", assumed({ OCC9: 1 }), "unknownOccupation", "assumed.OCC9"),
  asRequest("days that are a list", gap(request({ done: [] })), "invalidType", "done"),
  asRequest("a day that is a word", done("tomorrow"), "invalidValue", "done.OCC0526.K1"),
  asRequest("a day that is in no calendar", done("2026-02-30"), "invalidValue", "done.OCC0526.K1"),
  asRequest("a day that is a number", done(20260130), "invalidType", "done.OCC0526.K1"),
  asRequest("a day of an unknown statement", done("2026-01-30", "K99"), "unknownStatement", "done.OCC0526.K99"),
  asRequest("an unknown option", gap(request({ option: "x" })), "invalidValue", "option"),
  asRequest("an option that is a number", gap(request({ option: 1 })), "invalidType", "option"),
  asRequest("what is asked as a list", gap(request({ asked: [] })), "invalidType", "asked"),

  asRequest("nearest to nothing", ask("nearest"), "invalidType", "$"),
  asRequest("nearest to an unknown occupation", ask("nearest", { current: "x" }), "unknownOccupation", "current"),
  asRequest("nearest below none", ask("nearest", { limit: -1 }), "invalidValue", "limit"),
  asRequest("a misspelt field of nearest", ask("nearest", { targt: TARGET }), "unknownField", "targt"),
  asRequest("comparing nothing", ask("compare", {}), "invalidValue", "targets"),
  asRequest("comparing one", ask("compare", { targets: [TARGET] }), "invalidValue", "targets"),
  asRequest("comparing six", ask("compare", { targets: Array(6).fill(TARGET) }), "tooLarge", "targets"),
  asRequest(
    "comparing one with itself",
    ask("compare", { targets: [TARGET, TARGET] }),
    "duplicateOccupation",
    "targets[1]",
  ),
  asRequest("comparing text", ask("compare", { targets: TARGET }), "invalidType", "targets"),
  asRequest("pathways to nowhere", ask("pathways", {}), "missingField", "target"),
  asRequest("pathways of no step", ask("pathways", { target: TARGET, maxSteps: 0 }), "invalidValue", "maxSteps"),
  asRequest("questions for nothing", ask("next", {}), "missingField", "target"),
  asRequest("questions without number", ask("next", { target: TARGET, limit: "all" }), "invalidType", "limit"),
  asRequest("a margin below none", ask("next", { target: TARGET, margin: -1 }), "invalidValue", "margin"),
  asRequest("a plan for nothing", ask("plan", {}), "missingField", "target"),
  asRequest("a plan that is a list", ask("plan", []), "invalidType", "$"),
  asRequest("a plan of a number of steps", ask("plan", { target: TARGET, steps: 7 }), "invalidType", "steps"),
  asRequest("links of nothing", ask("links"), "invalidType", "reference"),
  asRequest("links of an unknown occupation", ask("links", "x"), "unknownOccupation", "reference"),
  asRequest("a link to nowhere", ask("link", TARGET), "invalidType", "to"),

  asRequest("an advert that is not given", ask("advert", {}), "missingField", "advert"),
  asRequest("an advert that is text", ask("advert", { advert: "Policy officer wanted" }), "invalidType", "advert"),
  asRequest("a profile that is not given", ask("proposals", {}), "missingField", "profile"),
  asRequest("a profile that is text", ask("proposals", { profile: "I wrote" }), "invalidType", "profile"),

  asRequest("a search for a number", ask("search", 7), "invalidType", "text"),
  asRequest("a search for 10 MB", ask("search", "a".repeat(10_000_000)), "tooLarge", "text"),
  asRequest("moving text", ask("migrate", "x"), "invalidType", "$"),
  asRequest("statements of null", ask("withRatedOn", null), "invalidType", "$"),
  asRequest("a link with an unknown target", ask("toLink", { target: "x" }), "unknownOccupation", "target"),
  asRequest("a link that is not given", (_, api) => api.readLink(), "invalidType", "link"),
  asRequest("a link without answers", (_, api) => api.readLink("https://x.example/#top"), "damaged", "link"),
  asRequest("a link that is changed", (_, api) => api.readLink("answers/1.xx"), "damaged", "link"),
  asRequest("a link of a later version", (_, api) => api.readLink("answers/9.xx"), "unknownFormat", "link"),
  asRequest(
    "a link that is cut short",
    (catalogue, api) => api.readLink(catalogue.toLink({ target: TARGET }).fragment.slice(0, -3)),
    "damaged",
    "link",
  ),
];
