import type { PlanItem, Standing, Tally } from "../../package/types.js";
import type { Words } from "../words/words.js";

/** What there is to do about some items of a step. */
type PartKey = "plan.toLearn" | "plan.partly" | "plan.toCheck" | "plan.open";

export type PlanPart = { readonly key: PartKey; readonly items: readonly PlanItem[] };

const parts: readonly (readonly [key: PartKey, standing: Standing])[] = [
  ["plan.toLearn", "toLearn"],
  ["plan.partly", "partly"],
  ["plan.toCheck", "probably"],
  ["plan.open", "open"],
];

/** The items of a step by what there is to do about them, each in the order of the report. */
export const planParts = (items: readonly PlanItem[]): PlanPart[] =>
  parts
    .map(([key, of]) => ({ key, items: items.filter(({ standing }) => standing === of) }))
    .filter((part) => part.items.length > 0);

/** What a part is called. Who answered "Not sure" was asked. */
export const partWords = ({ say }: Words, key: PartKey, { notSure }: Pick<Tally, "notSure">): string =>
  say(key === "plan.open" && notSure > 0 ? "standing.openOrNotSure" : key);

/** Whether learning it removes more than what is missing of itself. Both are rounded to 4 places. */
export const helpsOthers = ({ removes, weight, likely }: PlanItem): boolean =>
  removes !== null && likely !== null && removes > weight * (1 - likely) + 0.001;

/** Whether there may be an example of it: not of what is to learn, nor of what nobody has asked about. */
export const hasExample = ({ standing }: PlanItem, isDone: boolean): boolean =>
  isDone || standing === "partly" || standing === "probably";
