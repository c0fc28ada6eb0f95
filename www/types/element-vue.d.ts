/** `<skills-gap>` in the templates of Vue 3: `import type {} from "skills-gap/element/vue";` */

import type { DefineComponent } from "vue";
import type { Catalogue } from "./catalogue.js";
import type { SkillsGapAttributes, SkillsGapWords } from "./elementTypes.js";
import type { GapRequest } from "./types.js";

declare module "vue" {
  interface GlobalComponents {
    "skills-gap": DefineComponent<
      Omit<SkillsGapAttributes, "catalogue"> & {
        catalogue?: Catalogue | string | null;
        assessment?: GapRequest | null;
        words?: SkillsGapWords | null;
      }
    >;
  }
}
