import { addressOf, type Place, parseAddress, type Screen } from "./screens.js";

/** Where a person's place in the journey is written, so that Back and Forward work: the page's fragment. */
export type Address = {
  /** The place that is written now; `null` where there is none. */
  readonly read: () => Place | null;
  /** Writes a place: as a new step, or in place of the last one. */
  readonly write: (place: Place, how: "push" | "replace") => void;
  /** Calls `moved` when a person goes back or forward, or follows a link. Ends with `until`. */
  readonly watch: (moved: (place: Place) => void, until: AbortSignal) => void;
};

/** The fragment of the document's address. */
export function documentAddress(): Address {
  return {
    read: () => parseAddress(location.hash),
    write: (place, how) => {
      const to = addressOf(place);
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
  };
}

/** For an element on the page of somebody else, whose address is not its to change. `first` is where it begins. */
export function ownAddress(first: Screen | null): Address {
  return {
    read: () => first && { screen: first, question: null },
    write: () => undefined,
    watch: () => undefined,
  };
}
