/** `<skills-gap>` in the templates of Vue 3: `import type {} from "skills-gap/element/vue";` */

import type { DefineComponent } from "vue";
import type { SkillsGapAttributes } from "./elementTypes.js";

declare module "vue" {
  interface GlobalComponents {
    "skills-gap": DefineComponent<SkillsGapAttributes>;
  }
}
