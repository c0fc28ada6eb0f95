import type { Send } from "./model.js";
import type { State } from "./state.js";

/** The id of the person who is shown; empty for the first. */
export const openId = ({ people }: Pick<State, "people">): string => people?.open ?? "";

/** Asks, after a wait, whether the person is still shown who is shown now. */
export function stillThem(state: () => State): () => boolean {
  const before = openId(state());
  return () => openId(state()) === before;
}

/** Sends as long as the person is shown who is shown now: nothing that was on its way for one lands with another. */
export function sendToThem({ state, send }: { readonly state: () => State; readonly send: Send }): Send {
  const isStill = stillThem(state);
  return (action) => {
    if (isStill()) send(action);
  };
}
