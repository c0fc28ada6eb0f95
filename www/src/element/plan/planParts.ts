import type { PlanItem, Standing } from "../../package/types.js";

/** What there is to do about some items of a step. */
export type PlanPart = { readonly title: string; readonly items: readonly PlanItem[] };

const parts: readonly (readonly [title: string, standings: readonly Standing[]])[] = [
  ["To learn", ["toLearn", "partly"]],
  ["To check: you probably hold it", ["probably"]],
  ["Not asked yet", ["open"]],
];

/** The items of a step by what there is to do about them, each in the order of the report. */
export const planParts = (items: readonly PlanItem[]): PlanPart[] =>
  parts
    .map(([title, standings]) => ({ title, items: items.filter(({ standing }) => standings.includes(standing)) }))
    .filter((part) => part.items.length > 0);

/** Whether learning it removes more than what is missing of itself. Both are rounded to 4 places. */
export const helpsOthers = ({ removes, weight, likely }: PlanItem): boolean =>
  removes !== null && likely !== null && removes > weight * (1 - likely) + 0.001;
