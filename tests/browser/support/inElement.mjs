/**
 * Runs in the page, before it: finds things wherever they are, in the element or around it.
 *
 * - `find(selector)` is the first that fits, `findAll(selector)` are all.
 * - `focused()` is what has the focus.
 */
export function findInElement() {
  const roots = () => {
    const shadow = document.querySelector("skills-gap")?.shadowRoot;
    return shadow ? [shadow, document] : [document];
  };
  globalThis.find = (selector) => {
    for (const root of roots()) {
      const found = root.querySelector(selector);
      if (found) return found;
    }
    return null;
  };
  globalThis.findAll = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]);
  globalThis.focused = () => {
    let { activeElement } = document;
    while (activeElement?.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
    return activeElement;
  };
}
