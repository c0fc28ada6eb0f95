/** Registers `<skills-gap>`, once however often it is loaded. */

import { SkillsGapElement } from "./skillsGapElement.js";

if (typeof customElements !== "undefined" && !customElements.get("skills-gap")) {
  customElements.define("skills-gap", SkillsGapElement);
}

export { SkillsGapElement };
