import { takeDrops } from "../element/files/takeDrops.js";
import { SkillsGapElement } from "../element/skillsGapElement.js";
import { keepPage } from "./offline/register.js";

let hasBegun = false;

// The page's own words are seen first: what the element loads would hold them up. In the background nothing is drawn, and a
// browser may not say that it has.
if (document.hidden) begin();
else {
  new PerformanceObserver(begin).observe({ type: "paint", buffered: true });
  setTimeout(begin, 1000);
}

function begin(): void {
  if (hasBegun) return;
  hasBegun = true;
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[data-rel]"))
    link.rel = link.getAttribute("data-rel") ?? "";
  if (!customElements.get("skills-gap")) customElements.define("skills-gap", SkillsGapElement);
  takeDrops(document, (file) => void document.querySelector("skills-gap")?.readFile(file));
  keepPage();
}
