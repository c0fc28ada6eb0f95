import { addressOf, type Place, parseAddress } from "./screens.js";

/** Where a person's place in the journey is written, so that Back and Forward work: the page's fragment. */
export type Address = {
  /** The place that is written now; `null` where there is none. */
  readonly read: () => Place | null;
  /** Writes a place: as a new step, or in place of the last one. */
  readonly write: (place: Place, how: "push" | "replace") => void;
  /** Calls `moved` when a person goes back or forward, or follows a link. Returns what ends that. */
  readonly watch: (moved: (place: Place) => void) => () => void;
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
    watch: (moved) => {
      const follow = (): void => {
        const place = parseAddress(location.hash);
        if (place) moved(place);
      };
      addEventListener("popstate", follow);
      return () => removeEventListener("popstate", follow);
    },
  };
}
