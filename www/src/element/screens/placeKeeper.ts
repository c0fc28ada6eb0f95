import type { Catalogue } from "../../package/index.js";
import type { State } from "../state/state.js";
import type { Address } from "./address.js";
import { addressOf, type Place, placeOf, type Screen } from "./screens.js";

/** Keeps a person's place and its address the same, both ways. */
export class PlaceKeeper {
  readonly #address: Address;
  readonly #catalogue: () => Catalogue;
  /** The place that is written in the address; `null` before the first. */
  #written: Place | null = null;

  constructor(address: Address, catalogue: () => Catalogue) {
    this.#address = address;
    this.#catalogue = catalogue;
  }

  /** The place that the address names, or the screen to begin with. */
  first(otherwise: Screen): Place {
    return this.#known(this.#address.read() ?? { screen: otherwise, question: null });
  }

  /** Calls `moved` when a person goes back or forward, or opens an address. Ends with `until`. */
  watch(moved: (place: Place) => void, until: AbortSignal): void {
    this.#address.watch((place) => {
      this.#written = place;
      moved(this.#known(place));
    }, until);
  }

  /** Writes where the person is. A question that was waited for takes the place of the waiting. */
  write(state: State): void {
    const place = placeOf(state);
    const before = this.#written;
    if (before && addressOf(before) === addressOf(place)) return;
    const isArrival = before?.screen === "rate" && before.question === null && place.screen === "rate";
    this.#written = place;
    this.#address.write(place, before === null || isArrival ? "replace" : "push");
  }

  /** The place without a question that the catalogue does not have at hand. */
  #known({ screen, question }: Place): Place {
    if (!question) return { screen, question };
    const { occupation, code } = question;
    const catalogue = this.#catalogue();
    const isLoaded =
      catalogue.occupations().some(({ reference }) => reference === occupation) &&
      catalogue.missing({ target: occupation }).length === 0;
    const has = isLoaded && catalogue.occupation(occupation).ksbs.some((ksb) => ksb.code === code);
    return { screen, question: has ? question : null };
  }
}
