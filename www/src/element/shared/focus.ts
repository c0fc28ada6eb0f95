import { headingIds, shownScreen } from "../screens/screens.js";
import type { Action, State } from "../state/state.js";
import { questionElementId } from "../state/statementId.js";

/**
 * The id of the element that gets the focus after an action, where its control goes away or it leads elsewhere. Of a
 * fieldset the chosen control is meant, or the first. `null` leaves the focus where it is.
 */
export function focusAfter(action: Action, state: State): string | null {
  switch (action.type) {
    case "clear":
      return questionElementId(action.id);
    case "rateThis":
      return state.settings.order === "suggested" ? headingIds.rate : questionElementId(action.id);
    case "goTo":
    case "showExample":
    case "answer":
    case "backOne":
    case "goBeyond":
      return headingIds[shownScreen(state)];
    case "start":
      return state.targetMissing ? "target" : headingIds[shownScreen(state)];
    case "chooseCurrent":
      // The button that clears the choice is gone.
      return action.reference === null ? "current" : null;
    case "openNextPart":
      return "part-heading";
    case "inspect":
      // On the map the focus stays on the node.
      return action.at === "map" ? null : "about-heading";
    case "retry":
      return action.at;
    case "hideAnswered":
      return "only-open";
    case "reject":
      return `undo-${action.target.code}`;
    case "undoReject":
      return `ask-${action.code}`;
    case "withdrawRejection":
      return (state.answers.rejected ?? []).length > 0 ? "rejected-heading" : headingIds.result;
    case "askDelete":
      return "confirm-delete";
    case "cancelDelete":
      return "delete";
    case "delete":
      return state.undo ? "undo" : "keep";
    case "fileProblem":
    case "fileRead":
      return state.file ? "file-note" : "undo";
    case "acceptFile":
      return state.file ? "file-note" : headingIds[shownScreen(state)];
    case "linkMade":
      return "answers-link";
    case "showPeople":
      if (action.shown) return "people-heading";
      // Where there is only one person, only the plan has the button.
      return state.people || shownScreen(state) === "plan" ? "somebody-else" : headingIds[shownScreen(state)];
    case "askPeople":
      return action.names.length > 0 ? "people-asked" : "people-heading";
    case "people":
      return action.removed ? "put-back" : null;
    case "openPerson":
      return headingIds[shownScreen(state)];
    case "days":
      return "days";
    case "earlier":
      return "changes";
    case "adding":
      if (action.adding === null) return "add";
      if (action.adding.step === "reading") return null;
      return action.adding.step === "ask" ? "add-text" : "add-note";
    case "takeAdvert":
      return "advert-heading";
    case "dropAdvert":
      return "add";
    case "add":
      return "add-note";
    case "removeAdded":
      return state.added.length > 0 ? "added" : "add";
    case "loadFailed":
      return "not-brought";
    case "packReplaced":
      return "renewed";
    case "dismissLoadFailure":
    case "useTheirs":
    case "keepMine":
    case "forgetUnreadable":
    case "undo":
    case "dismissFile":
    case "leaveExample":
    case "takeExample":
      return headingIds[shownScreen(state)];
    default:
      return null;
  }
}

/** Whether something within `root` has the focus. */
export const hasFocus = (root: Element | ShadowRoot): boolean => {
  const { activeElement } = root.getRootNode() as Document | ShadowRoot;
  return root.contains(activeElement);
};

/** Moves the focus to an element, and scrolls it into view. */
export function moveFocus(root: ParentNode, id: string): void {
  const found = root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  const target = found instanceof HTMLFieldSetElement ? controlOf(found) : found;
  // What is folded cannot have it.
  for (let fold = target?.parentElement?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    if (!target?.closest("summary")) fold.open = true;
  }
  target?.focus();
}

/** Scrolls up to where the element begins, with what its `scroll-margin` keeps free above it. A new screen begins there. */
export function scrollToTop(root: Element | ShadowRoot): void {
  const shadow = root.getRootNode();
  const host = shadow instanceof ShadowRoot ? shadow.host : root;
  if (!(host instanceof Element)) return;
  const margin = Number.parseFloat(getComputedStyle(host).scrollMarginTop) || 0;
  if (host.getBoundingClientRect().top < margin) host.scrollIntoView({ behavior: "instant" });
}

/**
 * Remembers what has the focus. Call the returned function after rendering: where the focused control is gone, it
 * moves the focus to the heading of its section.
 */
export function holdFocus(root: Element | ShadowRoot): () => void {
  const { activeElement } = root.getRootNode() as Document | ShadowRoot;
  if (!activeElement || !root.contains(activeElement)) return () => undefined;
  const headings: string[] = [];
  for (let at = activeElement.closest("section"); at; at = at.parentElement?.closest("section") ?? null) {
    headings.push(at.getAttribute("aria-labelledby") ?? "");
  }
  const question = activeElement instanceof HTMLInputElement ? activeElement.name : "";
  return () => {
    if (activeElement.isConnected) return;
    // The question may be drawn anew, in another form.
    const same = question ? root.querySelector(`#${CSS.escape(question)}`) : null;
    if (same instanceof HTMLFieldSetElement) {
      controlOf(same)?.focus();
      return;
    }
    const heading = headings.map((id) => root.querySelector<HTMLElement>(`[id="${id}"][tabindex]`)).find((one) => one);
    heading?.focus();
  };
}

const controlOf = (group: HTMLFieldSetElement): HTMLElement | null =>
  group.querySelector<HTMLElement>("input:checked") ?? group.querySelector<HTMLElement>("input");
