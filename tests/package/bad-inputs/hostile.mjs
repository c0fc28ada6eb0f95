// Objects that do things when they are looked at, and those without end.

import { TARGET, cyclic, cyclicList, gap, hostile, nested, request, revoked, throwing } from "./support.mjs";

/** @type {import("./support.mjs").Row[]} */
export const HOSTILE = [
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
];
