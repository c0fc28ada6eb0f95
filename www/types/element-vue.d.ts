/** `<skills-gap>` in the templates of Vue 3: `import type {} from "skills-gap/element/vue";` */

import type { DefineComponent } from "vue";
import type { Catalogue } from "./catalogue.js";
import type {
  SkillsGapAttributes,
  SkillsGapChange,
  SkillsGapFailure,
  SkillsGapProgress,
  SkillsGapReady,
  SkillsGapWords,
} from "./elementTypes.js";
import type { GapRequest } from "./types.js";

declare module "vue" {
  interface GlobalComponents {
    "skills-gap": DefineComponent<
      Omit<SkillsGapAttributes, "catalogue"> & {
        catalogue?: Catalogue | string | null;
        assessment?: GapRequest | null;
        words?: SkillsGapWords | null;
        onSkillsGapReady?: (event: CustomEvent<SkillsGapReady>) => void;
        onSkillsGapProgress?: (event: CustomEvent<SkillsGapProgress>) => void;
        onSkillsGapChange?: (event: CustomEvent<SkillsGapChange>) => void;
        onSkillsGapError?: (event: CustomEvent<SkillsGapFailure>) => void;
      }
    >;
  }
}
