import type { SkillsGapRemember, SkillsGapWords } from "../package/elementTypes.js";
import type { Catalogue } from "../package/index.js";
import { defaultScale, open, type OpenOptions } from "../package/index.js";
import { App, type Shown } from "./app.js";
import { CatalogueCache } from "./catalogue/catalogueCache.js";
import { loadInitialData } from "./catalogue/initialData.js";
import styles from "./element.css?inline";
import { takeDrops } from "./files/takeDrops.js";
import { documentAddress, ownAddress } from "./screens/address.js";
import type { Screen } from "./screens/screens.js";
import { Announcer } from "./shared/announcer.js";
import { nextTask } from "./shared/nextTask.js";
import { printAlone } from "./shared/printAlone.js";
import { styleSheet } from "./shared/styleSheet.js";
import { AnswerStore } from "./storage/answerStore.js";
import { OccupationStore } from "./storage/occupationStore.js";
import { PeopleStore } from "./storage/peopleStore.js";
import { storagePlace } from "./storage/storagePlace.js";
import { Words } from "./words/words.js";

export type { Shown };

export type StartContext = {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** The name under which answers are kept. */
  readonly name: string;
  readonly remember: SkillsGapRemember;
  readonly routed: boolean;
  readonly view: Screen | null;
  /** One that is open, or what to open. */
  readonly catalogue: Catalogue | OpenOptions;
  readonly words: Words;
  /** Starts anew, after a failure. */
  readonly again: () => void;
  readonly shown: (shown: Shown) => void;
  /** Ends when the element starts anew. */
  readonly until: AbortSignal;
};

/** All elements share their styles. */
let sheet: CSSStyleSheet | undefined;

/**
 * Loads the engine and what is kept here, and shows the first screen in place of what was there.
 *
 * @throws {LoadError} Where part of it could not be loaded. What was there stays.
 */
export async function startApp(context: StartContext): Promise<App> {
  const { host, root, until, catalogue } = context;
  // A slow phone works on each part for a tenth of a second: what the person does comes in between.
  await nextTask();
  sheet ??= styleSheet(styles);
  root.adoptedStyleSheets = [sheet];
  const place = storagePlace(context.remember, context.name, host);
  await nextTask();
  const cache = new CatalogueCache("gap" in catalogue ? catalogue : await open(catalogue));
  await nextTask();
  const [occupations, store, peopleStore] = [
    new OccupationStore(place),
    new AnswerStore(place),
    new PeopleStore(place),
  ];
  const people = peopleStore.read();
  store.use(people?.open ?? "");
  const initialData = await loadInitialData(cache, occupations, store, context.words);
  await nextTask();
  until.throwIfAborted();
  const view = document.createElement("div");
  view.className = "skills-gap";
  view.part.add("app");
  const region = liveRegion();
  let spoken = context.words;
  const speak = (words: Words): void => {
    spoken = words;
    for (const part of [view, region]) {
      part.lang = words.lang;
      // Words of the page stand as its own do.
      part.dir = words.areEnglish ? "ltr" : "";
    }
  };
  speak(context.words);
  root.replaceChildren(view, outOfSight(region));
  const address = context.routed ? documentAddress() : ownAddress(context.view);
  const app = new App({
    root: view,
    catalogueCache: cache,
    initialData,
    defaultScale: defaultScale(),
    store,
    peopleStore,
    people,
    occupations,
    storagePlace: place,
    announcer: new Announcer(region, host, (text) => !spoken.areEnglish && spoken.isFallback(text)),
    words: context.words,
    speak,
    hasAddress: context.routed,
    // An element that has started anew has another address.
    address: { ...address, write: (place, how) => until.aborted || address.write(place, how) },
    shown: (shown, title) => {
      if (context.routed && !until.aborted) document.title = title;
      context.shown(shown);
    },
    print: () => (context.routed ? window.print() : printAlone(host)),
    loadAgain: () => (context.routed ? location.reload() : context.again()),
  });
  takeDrops(view, (file) => void app.readFile(file));
  return app;
}

/** The words of an element. Says in English what of those that its page gives cannot be used. */
export async function wordsFor(
  given: SkillsGapWords | null,
  lang: string,
  problem: (message: string) => void,
): Promise<Words> {
  if (given === null) return new Words(null, lang);
  const { checkedWords } = await import("./words/checkedWords.js");
  return new Words(checkedWords(given, problem), lang);
}

const regionSlot = "skills-gap-announcements";

/**
 * What is read out. It becomes a child of the element and no part of its shadow root: screen readers miss changes of live
 * regions in there.
 */
function liveRegion(): HTMLElement {
  const region = document.createElement("div");
  region.slot = regionSlot;
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  region.setAttribute("aria-atomic", "true");
  return region;
}

function outOfSight(region: HTMLElement): HTMLElement {
  const place = document.createElement("div");
  place.className = "vh";
  const slot = document.createElement("slot");
  slot.name = region.slot;
  place.append(slot);
  return place;
}
