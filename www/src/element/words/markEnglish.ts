/**
 * Says of each text that is English among the words of another language that it is: a screen reader would read it as if
 * it were of that language. Only an element that has nothing but such text is marked.
 */
export function markEnglish(root: ParentNode, isEnglish: (text: string) => boolean): void {
  for (const element of root.querySelectorAll("*")) {
    const texts = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent?.trim() ?? "")
      .filter((text) => /\p{L}/u.test(text));
    if (texts.length > 0 && texts.every(isEnglish)) element.setAttribute("lang", "en");
    else if (element.getAttribute("lang") === "en") element.removeAttribute("lang");
  }
}
