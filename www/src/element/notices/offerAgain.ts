import type { SkillsGapWords } from "../../package/elementTypes.js";

/**
 * Shown where the element could not start, most often because the connection broke. What was there stays below. It needs
 * nothing that may not have arrived, not even the table of words.
 */
export function offerAgain(root: ShadowRoot, again: () => void, given: SkillsGapWords | null, lang: string): void {
  const hadFocus = root.activeElement !== null;
  const words = document.createElement("p");
  words.textContent = said(
    given?.cannotStart,
    "This cannot start: most often, part of it did not arrive. Your saved answers are untouched.",
  );
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-main";
  button.textContent = said(given?.tryAgain, "Try again");
  button.addEventListener("click", again);
  const notice = document.createElement("div");
  notice.className = "notice notice-problem";
  notice.setAttribute("role", "alert");
  notice.append(words, button);
  const view = document.createElement("div");
  view.className = "skills-gap";
  view.lang = given ? lang : "en-GB";
  view.append(notice);
  root.replaceChildren(view, document.createElement("slot"));
  if (hadFocus) button.focus();
}

/** The text that the page gives; not one with plural forms, which these have not. */
const said = (given: unknown, english: string): string => (typeof given === "string" ? given : english);
