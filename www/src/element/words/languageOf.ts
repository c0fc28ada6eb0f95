/** The language of a place in a page: of the nearest element that says one, through shadow roots; else British English. */
export function languageOf(place: Element): string {
  let at: Element | null = place;
  while (at) {
    const found: Element | null = at.closest("[lang]");
    if (found) return canonical(found.getAttribute("lang") ?? "");
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return english;
}

const english = "en-GB";

/** A tag that `Intl` takes. */
function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? english;
  } catch {
    return english;
  }
}
