import { idText } from "./answers.js";
import type { Action, State } from "./state.js";

/**
 * Where the focus goes when an action takes away the control that was used, or leads elsewhere:
 * the id of an element, or of a group whose chosen or first control is meant. `null` leaves it.
 */
export function focusAfter(action: Action, state: State): string | null {
  switch (action.type) {
    case "clear":
    case "rateThis":
      return `rate-${idText(action.id).replace(".", "-")}`;
    case "goOn":
      return "part-heading";
    case "askNext":
      return "asked-heading";
    case "lookAt":
      return "about-heading";
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

const controlOf = (group: HTMLFieldSetElement): HTMLElement | null =>
  group.querySelector<HTMLElement>("input:checked") ?? group.querySelector<HTMLElement>("input");
