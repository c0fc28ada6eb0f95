import { maxCompared, maxSteps } from "../../package/types.js";
import { defaultSettings, type Settings, stepChoices } from "../state/settings.js";
import type { StoragePlace } from "./storagePlace.js";

const keyIn = ({ prefix }: StoragePlace): string => `${prefix}settings`;

/** The stored settings. One that cannot be read, or names an occupation that is not `known`, is the default. */
export function loadSettings(place: StoragePlace, known: (reference: string) => boolean): Settings {
  try {
    return settingsFrom(JSON.parse(place.storage().getItem(keyIn(place)) ?? "{}"), known);
  } catch {
    return defaultSettings;
  }
}

/** Stores what differs from the defaults. A storage that fails is reported for the answers, not again here. */
export function saveSettings(place: StoragePlace, settings: Settings): void {
  const changed = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaultSettings[name as keyof Settings]),
  );
  try {
    const storage = place.storage();
    if (changed.length === 0) storage.removeItem(keyIn(place));
    else storage.setItem(keyIn(place), JSON.stringify(Object.fromEntries(changed)));
  } catch {
    // The settings last for this visit.
  }
}

/** The most occupations that a stored condition may name, so that damaged text is not taken for settings. */
const maxConditions = 20;

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
    maxSteps: read("maxSteps", (one) => typeof one === "number" && stepChoices.includes(one)),
    via: read("via", references(maxConditions)),
    avoid: read("avoid", references(maxConditions)),
    way: read("way", references(maxSteps)),
    route: read("route", (one) => typeof one === "string"),
    minLevel: read("minLevel", level),
    maxLevel: read("maxLevel", level),
    reachable: read("reachable", flag),
    compared: read("compared", references(maxCompared)),
  };
}
