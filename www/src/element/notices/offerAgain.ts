import type { SkillsGapWords } from "../../package/elementTypes.js";
import { styleSheet } from "../shared/styleSheet.js";

/** The one Trusted Types policy that there is: Lit makes it as soon as it is loaded. */
const policy = "lit-html";

/** Whether it could not start since the page around it allows no such policy. All browsers name the policy. */
const isRefusedByPolicy = (error: unknown): boolean => error instanceof TypeError && error.message.includes(policy);

/** Where the styles of the element have not arrived either. */
const plain = `.notice { box-sizing: border-box; max-width: 46rem; margin: 0 auto; padding: 1rem; line-height: 1.5; }
.notice p { margin: 0 0 0.75rem; padding-inline-start: 0.75rem; border-inline-start: 4px solid #c0392b; }
.button { font: inherit; padding: 0.5rem 1rem; }`;

/**
 * Shown where the element could not start, most often because the connection broke. What was there stays below. It needs
 * nothing that may not have arrived, not even the table of words.
 */
export function offerAgain(
  root: ShadowRoot,
  error: unknown,
  again: () => void,
  given: SkillsGapWords | null,
  lang: string,
): void {
  const hadFocus = root.activeElement !== null;
  const isRefused = isRefusedByPolicy(error);
  const words = document.createElement("p");
  words.textContent = said(
    given?.cannotStart,
    isRefused
      ? `This cannot start: the security rules of this site do not allow its Trusted Types policy, “${policy}”. Whoever looks after the site can allow it. Your saved answers are untouched.`
      : "This cannot start: most often, part of it did not arrive. Your saved answers are untouched.",
  );
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-main";
  button.textContent = said(given?.tryAgain, "Try again");
  button.addEventListener("click", again);
  const notice = document.createElement("div");
  notice.className = "notice notice-problem";
  notice.setAttribute("role", "alert");
  notice.append(words);
  // Rules stay as they are.
  if (!isRefused) notice.append(button);
  const view = document.createElement("div");
  view.className = "skills-gap";
  view.lang = given ? lang : "en-GB";
  view.append(notice);
  if (root.adoptedStyleSheets.length === 0) root.adoptedStyleSheets = [styleSheet(plain)];
  root.replaceChildren(view, document.createElement("slot"));
  if (hadFocus) button.focus();
}

/** The text that the page gives; not one with plural forms, which these have not. */
const said = (given: unknown, english: string): string => (typeof given === "string" ? given : english);
