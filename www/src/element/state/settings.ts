/**
 * What a person has set, as far as it is no answer: kept on this device beside the answers, never in their file.
 */
export type Settings = {
  /** The order of rating. */
  readonly order: "telling" | "standard";
  /** How the ways are laid out. */
  readonly layout: "map" | "list";
  readonly officialOnly: boolean;
  readonly neverDown: boolean;
  readonly maxSteps: number;
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  /** The steps of the way that was chosen; the first one found if it is empty or there no longer. */
  readonly way: readonly string[];
  /** Filters of the nearest occupations. An empty route is any. */
  readonly route: string;
  readonly minLevel: number | null;
  readonly maxLevel: number | null;
  readonly reachable: boolean;
  /** Occupations to be compared. */
  readonly compared: readonly string[];
};

export const mostCompared = 5;

export const defaultSettings: Settings = Object.freeze({
  order: "telling",
  layout: "map",
  officialOnly: false,
  neverDown: false,
  maxSteps: 4,
  via: [],
  avoid: [],
  way: [],
  route: "",
  minLevel: null,
  maxLevel: null,
  reachable: false,
  compared: [],
});

const KEY = "skills-gap/settings";

/**
 * What is kept on this device. A setting that cannot be read, or names an occupation that is `known` no more, is the
 * default: it is soon set again.
 */
export function keptSettings(known: (reference: string) => boolean): Settings {
  try {
    return settingsFrom(JSON.parse(localStorage.getItem(KEY) ?? "{}"), known);
  } catch {
    return defaultSettings;
  }
}

/** Keeps what differs from the defaults. Where nothing can be kept, the answers say so already. */
export function keepSettings(settings: Settings): void {
  const changed = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaultSettings[name as keyof Settings]),
  );
  try {
    if (changed.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(changed)));
  } catch {
    // They hold for this visit.
  }
}

function settingsFrom(value: unknown, known: (reference: string) => boolean): Settings {
  const given: Record<string, unknown> = typeof value === "object" && value !== null ? { ...value } : {};
  const read = <Name extends keyof Settings>(name: Name, fits: (value: unknown) => boolean): Settings[Name] =>
    fits(given[name]) ? (given[name] as Settings[Name]) : defaultSettings[name];
  const flag = (one: unknown) => typeof one === "boolean";
  const level = (one: unknown) => Number.isInteger(one) && Number(one) >= 0 && Number(one) <= 99;
  const references = (most: number) => (all: unknown) =>
    Array.isArray(all) &&
    all.length <= most &&
    new Set(all).size === all.length &&
    all.every((one) => typeof one === "string" && known(one));
  return {
    order: read("order", (one) => one === "standard"),
    layout: read("layout", (one) => one === "list"),
    officialOnly: read("officialOnly", flag),
    neverDown: read("neverDown", flag),
    maxSteps: read("maxSteps", (one) => [1, 2, 3, 4, 5, 6].includes(Number(one)) && typeof one === "number"),
    via: read("via", references(20)),
    avoid: read("avoid", references(20)),
    way: read("way", references(6)),
    route: read("route", (one) => typeof one === "string"),
    minLevel: read("minLevel", level),
    maxLevel: read("maxLevel", level),
    reachable: read("reachable", flag),
    compared: read("compared", references(mostCompared)),
  };
}
