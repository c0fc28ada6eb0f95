import { idText } from "../state/answers.js";
import type { Action, State } from "../state/state.js";

/**
 * Where the focus goes when an action takes away the control that was used, or leads elsewhere:
 * the id of an element, or of a group whose chosen or first control is meant. `null` leaves it.
 */
export function focusAfter(action: Action, state: State): string | null {
  switch (action.type) {
    case "clear":
    case "rateThis":
      return `rate-${idText(action.id).replace(".", "-")}`;
    case "chooseCurrent":
      // The button that leaves it out goes with it.
      return action.reference === null ? "current" : null;
    case "goOn":
      return "part-heading";
    case "askNext":
      return "asked-heading";
    case "lookAt":
      // On the map a person goes on from where they are.
      return action.at === "map" ? null : "about-heading";
    case "tryAgain":
      return action.at;
    case "onlyOpen":
      return "only-open";
    case "refuse":
      return `undo-${action.target.code}`;
    case "unrefuse":
      return `ask-${action.code}`;
    case "putBack":
      return (state.answers.rejected ?? []).length > 0 ? "refused-heading" : "result";
    case "askDelete":
      return "confirm-delete";
    case "cancelDelete":
      return "delete";
    case "delete":
      return state.undo ? "undo" : "keep";
    case "undo":
    case "dismissFile":
      return "keep";
    case "fileProblem":
    case "fileRead":
    case "acceptFile":
      return "file-note";
    case "adding":
      if (action.adding === null) return "add";
      if (action.adding.step === "reading") return null;
      return action.adding.step === "ask" ? "add-text" : "add-note";
    case "add":
      return "add-note";
    case "removeAdded":
      return state.added.length > 0 ? "added" : "add";
    case "notBrought":
      return "not-brought";
    case "renewed":
      return "renewed";
    case "dismissNotBrought":
    case "useTheirs":
    case "keepMine":
    case "forgetUnreadable":
      return "choose-heading";
    default:
      return null;
  }
}

/** Moves the focus, and with it the view. */
export function moveFocus(root: ParentNode, id: string): void {
  const found = root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  const target = found instanceof HTMLFieldSetElement ? controlOf(found) : found;
  target?.focus();
}

/**
 * What has the focus now; the function that it gives, called once the views are new, moves the focus to the heading of
 * its section where it is gone with a control that went.
 */
export function focusHeld(root: Element | ShadowRoot): () => void {
  const { activeElement } = root.getRootNode() as Document | ShadowRoot;
  if (!activeElement || !root.contains(activeElement)) return () => undefined;
  const headings: string[] = [];
  for (let at = activeElement.closest("section"); at; at = at.parentElement?.closest("section") ?? null) {
    headings.push(at.getAttribute("aria-labelledby") ?? "");
  }
  return () => {
    if (activeElement.isConnected) return;
    const heading = headings.map((id) => root.querySelector<HTMLElement>(`[id="${id}"][tabindex]`)).find((one) => one);
    heading?.focus();
  };
}

const controlOf = (group: HTMLFieldSetElement): HTMLElement | null =>
  group.querySelector<HTMLElement>("input:checked") ?? group.querySelector<HTMLElement>("input");
