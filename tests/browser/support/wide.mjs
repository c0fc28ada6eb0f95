/** Runs in the page: what reaches beyond the right edge. */
export function tooWide() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return globalThis
    .findAll("*")
    .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !element.closest(".vh"))
    .map((element) => `${element.localName}.${element.getAttribute("class")}`);
}
