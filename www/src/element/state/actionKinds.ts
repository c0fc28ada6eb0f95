import type { Action } from "./state.js";

/** Where several of these wait for a load, only the newest is applied. */
export const latestOnlyActions: ReadonlySet<Action["type"]> = new Set(["chooseTarget", "chooseCurrent"]);

/** Actions that replace the answers with earlier or foreign ones. */
export const replacingActions: ReadonlySet<Action["type"]> = new Set([
  "delete",
  "undo",
  "acceptFile",
  "useTheirs",
  "showExample",
  "leaveExample",
  "openPerson",
]);

/** Actions that repeat what another tab has done. */
export const otherTabActions: ReadonlySet<Action["type"]> = new Set(["followTab", "followAdded"]);
