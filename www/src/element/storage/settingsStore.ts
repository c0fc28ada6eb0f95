import { maxCompared, maxSteps } from "../../package/types.js";
import { defaultSettings, type Settings, stepChoices } from "../state/settings.js";
import { isRecord } from "./peopleStore.js";
import { keyOf, type StoragePlace } from "./storagePlace.js";

/** What is how somebody likes to work on this device. All else is about one person's answers. */
const ofDevice: ReadonlySet<string> = new Set<keyof Settings>(["order", "layout"]);

/**
 * The stored settings of a person, with those of the device. One that cannot be read, or names an occupation that is
 * not `known`, is the default.
 */
export function loadSettings(place: StoragePlace, person: string, known: (reference: string) => boolean): Settings {
  const { order, layout } = storedIn(place, "");
  return settingsFrom({ ...storedIn(place, person), order, layout }, known);
}

/**
 * Stores what differs from the defaults. What is the device's stands with the first person's. A storage that fails is
 * reported for the answers, not again here.
 */
export function saveSettings(place: StoragePlace, person: string, settings: Settings): void {
  const changed = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaultSettings[name as keyof Settings]),
  );
  const [device, own] = [changed.filter(isOfDevice), changed.filter((entry) => !isOfDevice(entry))];
  const firsts = person === "" ? own : Object.entries(storedIn(place, "")).filter((entry) => !isOfDevice(entry));
  store(place, "", [...device, ...firsts]);
  if (person !== "") store(place, person, own);
}

const isOfDevice = ([name]: [string, unknown]): boolean => ofDevice.has(name);

function storedIn(place: StoragePlace, person: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(place.storage().getItem(keyOf(place.prefix, "settings", person)) ?? "{}");
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function store({ prefix, storage }: StoragePlace, person: string, changed: [string, unknown][]): void {
  const key = keyOf(prefix, "settings", person);
  try {
    if (changed.length === 0) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(Object.fromEntries(changed)));
  } catch {
    // The settings last for this visit.
  }
}

/** The most occupations that a stored condition may name, so that damaged text is not taken for settings. */
const maxConditions = 20;

function settingsFrom(given: Record<string, unknown>, known: (reference: string) => boolean): Settings {
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
