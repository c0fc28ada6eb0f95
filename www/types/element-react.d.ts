/** `<skills-gap>` in the JSX of React 19: `import type {} from "skills-gap/element/react";` */

import type { ClassAttributes, HTMLAttributes } from "react";
import type { Catalogue } from "./catalogue.js";
import type {
  SkillsGapAttributes,
  SkillsGapChange,
  SkillsGapElement,
  SkillsGapFailure,
  SkillsGapProgress,
  SkillsGapReady,
  SkillsGapWords,
} from "./elementTypes.js";
import type { GapRequest } from "./types.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "skills-gap": ClassAttributes<SkillsGapElement> &
        Omit<HTMLAttributes<SkillsGapElement>, keyof SkillsGapAttributes> &
        Omit<SkillsGapAttributes, "catalogue"> & {
          catalogue?: Catalogue | string | null;
          assessment?: GapRequest | null;
          words?: SkillsGapWords | null;
          shareRatings?: boolean;
          "onskills-gap-ready"?: (event: CustomEvent<SkillsGapReady>) => void;
          "onskills-gap-progress"?: (event: CustomEvent<SkillsGapProgress>) => void;
          "onskills-gap-change"?: (event: CustomEvent<SkillsGapChange>) => void;
          "onskills-gap-error"?: (event: CustomEvent<SkillsGapFailure>) => void;
        };
    }
  }
}
