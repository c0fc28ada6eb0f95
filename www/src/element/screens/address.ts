import { addressOf, type Place, parseAddress, type Screen } from "./screens.js";

/** Where a person's place in the journey is written, so that Back and Forward work: the page's fragment. */
export type Address = {
  /** The place that is written now; `null` where there is none. */
  readonly read: () => Place | null;
  /** Writes a place: as a new step, or in place of the last one. */
  readonly write: (place: Place, how: "push" | "replace") => void;
  /** Calls `moved` when a person goes back or forward, or follows a link. Ends with `until`. */
  readonly watch: (moved: (place: Place) => void, until: AbortSignal) => void;
  /** Calls `opened` with the fragment of an address that has answers in it: the first one, and later ones. */
  readonly watchLinks: (opened: (link: string) => void, until: AbortSignal) => void;
};

/** The fragment of the document's address. */
export function documentAddress(): Address {
  let first = linkIn(location.hash);
  let written = "";
  return {
    read: () => parseAddress(location.hash),
    write: (place, how) => {
      const to = addressOf(place);
      written = to;
      if (to === location.hash) return;
      if (how === "push") history.pushState(null, "", to);
      else history.replaceState(null, "", to);
    },
    watch: (moved, until) => {
      const follow = (): void => {
        const place = parseAddress(location.hash);
        if (place) moved(place);
      };
      addEventListener("popstate", follow, { signal: until });
    },
    watchLinks: (opened, until) => {
      const follow = (link: string | null): void => {
        if (link === null) return;
        // The answers do not stay in the address: it is shown, sent on, and kept by the browser.
        if (linkIn(location.hash) !== null) history.replaceState(null, "", written);
        opened(link);
      };
      follow(first);
      first = null;
      addEventListener("popstate", () => follow(linkIn(location.hash)), { signal: until });
    },
  };
}

/** The fragment, where it has answers in it. Some programs for messages encode the stroke. */
const linkIn = (hash: string): string | null => (/^#answers(\/|%2f)/i.test(hash) ? hash : null);

/** For an element on the page of somebody else, whose address is not its to change. `first` is where it begins. */
export function ownAddress(first: Screen | null): Address {
  return {
    read: () => first && { screen: first, question: null },
    write: () => undefined,
    watch: () => undefined,
    watchLinks: () => undefined,
  };
}
