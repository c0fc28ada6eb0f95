const mark = "data-skills-gap-away";

/** Prints an element on the page of somebody else: all that is beside it and its ancestors stays off the paper. */
export function printAlone(host: Element): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media print { [${mark}] { display: none !important; } }`);
  const beside = besides(host);
  const roots = new Set(beside.map((one) => one.getRootNode()).filter(isStyled));
  for (const one of beside) one.setAttribute(mark, "");
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const restore = (): void => {
    for (const one of beside) one.removeAttribute(mark);
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  };
  // On a phone, `print` returns before anything is printed.
  addEventListener("afterprint", restore, { once: true });
  window.print();
}

/** The siblings of an element and of each of its ancestors, through shadow roots. */
function besides(host: Element): Element[] {
  const found: Element[] = [];
  let at = host;
  for (;;) {
    const { parentNode } = at;
    if (parentNode === null || at === document.documentElement) return found;
    found.push(...[...parentNode.children].filter((one) => one !== at && one !== document.head));
    if (parentNode instanceof ShadowRoot) at = parentNode.host;
    else if (parentNode instanceof Element) at = parentNode;
    else return found;
  }
}

const isStyled = (root: Node): root is Document | ShadowRoot => root instanceof Document || root instanceof ShadowRoot;
