import { defaultSteps, maxSteps } from "../../package/types.js";

/** What a person has set that is no answer: stored on this device beside the answers, never in their file. */
export type Settings = {
  /** The order of rating. */
  readonly order: "suggested" | "standard";
  /** How the pathways are shown. */
  readonly layout: "map" | "list";
  readonly officialOnly: boolean;
  readonly neverDown: boolean;
  readonly maxSteps: number;
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  /** The steps of the chosen pathway; the first pathway where it is empty or not found. */
  readonly way: readonly string[];
  /** Filters of the nearest occupations. An empty route is any. */
  readonly route: string;
  readonly minLevel: number | null;
  readonly maxLevel: number | null;
  readonly reachable: boolean;
  /** The references of the compared occupations. */
  readonly compared: readonly string[];
};

/** The choices for the most steps of a pathway. */
export const stepChoices: readonly number[] = Array.from({ length: maxSteps }, (_, index) => index + 1);

export const defaultSettings: Settings = Object.freeze({
  order: "suggested",
  layout: "map",
  officialOnly: false,
  neverDown: false,
  maxSteps: defaultSteps,
  via: [],
  avoid: [],
  way: [],
  route: "",
  minLevel: null,
  maxLevel: null,
  reachable: false,
  compared: [],
});
