/** As long as the font size that a person has set in the browser, whatever size the page around the element sets. */
const unit = "--skills-gap-rem";

/** The sheet of some styles, whose `rem` does not depend on the page around the element. */
export function styleSheet(styles: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(registerUnit() ? withOwnUnit(styles) : styles);
  return sheet;
}

/** Many pages set `html { font-size: 62.5% }`, on which everything in `rem` would shrink. */
export const withOwnUnit = (styles: string): string =>
  styles
    // In a query, `em` is the size of the element itself.
    .replace(/@container[^{]*/g, (query) => query.replaceAll(/(?<=\d)rem\b/g, "em"))
    .replaceAll(/-?(?:\d+\.?\d*|\.\d+)rem\b/g, (length) => `calc(var(${unit}) * ${length.slice(0, -3)})`);

/** A registered property is worked out where it is set, and inherited as that length. `false` where there are none. */
function registerUnit(): boolean {
  if (!("registerProperty" in CSS)) return false;
  try {
    CSS.registerProperty({ name: unit, syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch (error) {
    // Another copy of the element has registered it.
    if (!(error instanceof DOMException) || error.name !== "InvalidModificationError") throw error;
  }
  return true;
}
