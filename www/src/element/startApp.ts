import type { Catalogue } from "../package/index.js";
import { defaultScale, open, type OpenOptions } from "../package/index.js";
import { App } from "./app.js";
import { CatalogueCache } from "./catalogue/catalogueCache.js";
import { loadInitialData } from "./catalogue/initialData.js";
import styles from "./element.css?inline";
import { takeDrops } from "./files/takeDrops.js";
import { documentAddress, ownAddress } from "./screens/address.js";
import { type Screen, shownScreen } from "./screens/screens.js";
import { Announcer } from "./shared/announcer.js";
import { printAlone } from "./shared/printAlone.js";
import { styleSheet } from "./shared/styleSheet.js";
import { type Answers, ratedCount } from "./state/answers.js";
import type { Model } from "./state/model.js";
import { AnswerStore } from "./storage/answerStore.js";
import { OccupationStore } from "./storage/occupationStore.js";
import { type Remembering, storagePlace } from "./storage/storagePlace.js";

export type StartContext = {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** The name under which answers are kept. */
  readonly name: string;
  readonly remember: Remembering;
  readonly routed: boolean;
  readonly view: Screen | null;
  /** One that is open, or what to open. */
  readonly catalogue: Catalogue | OpenOptions;
  /** Starts anew, after a failure. */
  readonly again: () => void;
  readonly shown: (shown: Shown) => void;
  readonly until: AbortSignal;
};

/** What the page around an element may want to know of what is shown. */
export type Shown = {
  readonly answers: Answers;
  readonly answered: number;
  readonly enough: boolean;
  readonly view: Screen;
};

/** All elements share their styles. */
let sheet: CSSStyleSheet | undefined;

/**
 * Loads the engine and what is kept here, and shows the first screen in place of what was there.
 *
 * @throws {LoadError} Where part of it could not be loaded. What was there stays, with words above it.
 */
export async function startApp(context: StartContext): Promise<App> {
  const { host, root, until } = context;
  sheet ??= styleSheet(styles);
  root.adoptedStyleSheets = [sheet];
  try {
    const place = storagePlace(context.remember, context.name);
    const { catalogue } = context;
    const cache = new CatalogueCache("gap" in catalogue ? catalogue : await open(catalogue));
    const [occupations, store] = [new OccupationStore(place), new AnswerStore(place)];
    const initialData = await loadInitialData(cache, occupations, store);
    until.throwIfAborted();
    const view = document.createElement("div");
    view.className = "skills-gap";
    view.part.add("app");
    const region = liveRegion(host);
    root.replaceChildren(view, outOfSight(region));
    const app = new App({
      root: view,
      catalogueCache: cache,
      initialData,
      defaultScale: defaultScale(),
      store,
      occupations,
      storagePlace: place,
      announcer: new Announcer(region),
      address: context.routed ? documentAddress() : ownAddress(context.view),
      shown: (model, title) => {
        if (context.routed) document.title = title;
        context.shown(shownOf(model));
      },
      print: () => (context.routed ? window.print() : printAlone(host)),
    });
    takeDrops(view, (file) => void app.readFile(file));
    return app;
  } catch (error) {
    if (!until.aborted) offerAgain(root, context.again);
    throw error;
  }
}

const shownOf = ({ state, report }: Model): Shown => ({
  answers: state.answers,
  answered: ratedCount(state.answers),
  enough: report?.enough ?? false,
  view: shownScreen(state),
});

const regionSlot = "skills-gap-announcements";

/**
 * What is read out. It is a child of the element and no part of its shadow root: screen readers miss changes of live
 * regions in there.
 */
function liveRegion(host: HTMLElement): HTMLElement {
  host.querySelector(`:scope > [slot=${regionSlot}]`)?.remove();
  const region = document.createElement("div");
  region.slot = regionSlot;
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  region.setAttribute("aria-atomic", "true");
  host.append(region);
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

/** Shown where the engine could not be loaded, most often because the connection broke. What was there stays below. */
function offerAgain(root: ShadowRoot, again: () => void): void {
  const words = document.createElement("p");
  words.textContent = "This cannot start: most often, part of it did not arrive. Your saved answers are untouched.";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-main";
  button.textContent = "Try again";
  button.addEventListener("click", again);
  const notice = document.createElement("div");
  notice.className = "notice notice-problem";
  notice.setAttribute("role", "alert");
  notice.append(words, button);
  const view = document.createElement("div");
  view.className = "skills-gap";
  view.append(notice);
  root.replaceChildren(view, document.createElement("slot"));
}
