import type { SkillsGapElement as Instance } from "./elementTypes.js";

/** The class of `<skills-gap>`. Importing it registers nothing. */
export declare const SkillsGapElement: {
  new (): Instance;
  readonly prototype: Instance;
  readonly formAssociated: true;
  readonly observedAttributes: readonly string[];
};
export type SkillsGapElement = Instance;
export type {
  SkillsGapAttributes,
  SkillsGapChange,
  SkillsGapEventMap,
  SkillsGapFailure,
  SkillsGapPlural,
  SkillsGapProgress,
  SkillsGapReady,
  SkillsGapRemember,
  SkillsGapView,
  SkillsGapWords,
} from "./elementTypes.js";
