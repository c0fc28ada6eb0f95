import type { Action, State } from "../state/state.js";
import { formatStatementId, parseStatementId, type StatementId } from "../state/statementId.js";

/** The screens of the journey, in its order. One is shown at a time. */
export const screens = ["choose", "rate", "result", "plan"] as const;

export type Screen = (typeof screens)[number];

/** Where a person is: a screen, and while rating one question at a time, the question. */
export type Place = { readonly screen: Screen; readonly question: StatementId | null };

/** The id of each screen's heading, which gets the focus when the screen is opened. */
export const headingIds: Record<Screen, string> = {
  choose: "choose-heading",
  rate: "rate-heading",
  result: "result",
  plan: "plan-heading",
};

/** The screen that is shown: rating and its result need a target. */
export const shownScreen = ({ screen, answers }: Pick<State, "screen" | "answers">): Screen =>
  answers.target === "" && (screen === "rate" || screen === "result") ? "choose" : screen;

/** Whether one question is asked at a time, not all in a list. */
export const asksOne = ({ settings, single }: Pick<State, "settings" | "single">): boolean =>
  single || settings.order === "suggested";

export function placeOf(state: State): Place {
  const screen = shownScreen(state);
  const question = screen === "rate" && asksOne(state) ? (state.trail[state.at] ?? null) : null;
  return { screen, question };
}

/** Whether an action led to another place. Back and Forward lead to where a person was, and the browser scrolls there. */
export const isNewPlace = (action: Action, before: State, after: State): boolean =>
  !(action.type === "goTo" && action.from === "address") && addressOf(placeOf(before)) !== addressOf(placeOf(after));

/** `#result`, `#rate/OCC0311.K9` */
export const addressOf = ({ screen, question }: Place): string =>
  question ? `#${screen}/${formatStatementId(question)}` : `#${screen}`;

/** The place of an address; `null` where it is none. */
export function parseAddress(hash: string): Place | null {
  const [name = "", ...rest] = hash.replace(/^#/, "").split("/");
  const screen = screens.find((one) => one === name);
  if (!screen) return null;
  const text = decoded(rest.join("/"));
  const isQuestion = screen === "rate" && /.\../.test(text);
  return { screen, question: isQuestion ? parseStatementId(text) : null };
}

/** A damaged escape is no address of a statement. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
