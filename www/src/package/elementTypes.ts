/** The types of the element `<skills-gap>`. This file has no code of its own: importing it registers nothing. */

import type { Catalogue } from "./catalogue.js";
import type { elementWords } from "./elementWords.js";
import type { elementWordsLater } from "./elementWordsLater.js";
import type { elementWordsResult } from "./elementWordsResult.js";
import type { GapRequest } from "./types.js";

/** The screens of the element. */
export type SkillsGapView = "choose" | "rate" | "result" | "plan";

/** For how long the element keeps answers: on this device, as long as the tab is open, or not beyond the page. */
export type SkillsGapRemember = "device" | "session" | "none";

/** `skills-gap-ready`: the first screen is shown. */
export interface SkillsGapReady {
  readonly target: string | null;
  readonly current: string | null;
}

/** `skills-gap-progress`: how many statements are answered, and whether that is enough. */
export interface SkillsGapProgress {
  /** Statements of all occupations with an answer, "Not sure" among them. */
  readonly answered: number;
  readonly enough: boolean;
}

/** `skills-gap-change`: something was chosen or answered. */
export interface SkillsGapChange {
  readonly target: string | null;
  readonly current: string | null;
  readonly view: SkillsGapView;
  /** All answers; only where the element has `share-ratings`. */
  readonly assessment?: GapRequest;
}

/** `skills-gap-error`: what did not work. The element says it in its own words too, where a person can do something. */
export interface SkillsGapFailure {
  /** `loadFailed`, `unknownOccupation`, `invalidValue`, or the code of an error of the package. */
  readonly code: string;
  readonly message: string;
}

/** The events of the element. They bubble, and leave the shadow roots that they are in. */
export interface SkillsGapEventMap {
  "skills-gap-ready": CustomEvent<SkillsGapReady>;
  "skills-gap-progress": CustomEvent<SkillsGapProgress>;
  "skills-gap-change": CustomEvent<SkillsGapChange>;
  "skills-gap-error": CustomEvent<SkillsGapFailure>;
}

/** A text for each plural category of a language; `other` where the one that a number has is not there. */
export type SkillsGapPlural = { readonly [Category in Intl.LDMLPluralRule]?: string } & { readonly other: string };

type WordTable = typeof elementWords & typeof elementWordsResult & typeof elementWordsLater;

/**
 * Words in place of the English ones, for as many as one wants. A text may use the `{values}` of the English one. One with plural
 * forms has a text for each category of its language, as `Intl.PluralRules` names them, or one text for all numbers.
 */
export type SkillsGapWords = {
  readonly [Key in keyof WordTable]?: WordTable[Key] extends string ? string : string | SkillsGapPlural;
};

/** The attributes of the element, as JSX and templates write them. */
export interface SkillsGapAttributes {
  /** The reference of the occupation aimed at, `OCC0526`. It wins over one that was chosen earlier. */
  target?: string | undefined;
  /** The reference of the present occupation. One that the person has chosen stays. */
  current?: string | undefined;
  /** The screen to begin with: `choose`, `rate`, `result` or `plan`. */
  view?: SkillsGapView | undefined;
  /** The address of a JSON file of occupations, in place of those that come with the package. */
  catalogue?: string | undefined;
  /** The address of the folder of a pack. */
  pack?: string | undefined;
  /** For how long answers are kept: `device` if left out. */
  remember?: SkillsGapRemember | undefined;
  /** Whether the address and the title of the page follow the element: for a page that is all its own. */
  routed?: boolean | undefined;
  /** Whether `skills-gap-change` carries the answers. */
  "share-ratings"?: boolean | undefined;
  /** The name of the answers in a form. */
  name?: string | undefined;
}

/** `<skills-gap>` */
export interface SkillsGapElement extends HTMLElement {
  target: string | null;
  current: string | null;
  /** The screen that is shown. */
  view: SkillsGapView | null;
  remember: SkillsGapRemember;
  shareRatings: boolean;
  /** The address of the folder of a pack. */
  pack: string | null;
  /** The catalogue to use, where the page has opened one. A text is the address of one, as in the attribute. */
  get catalogue(): Catalogue | null;
  set catalogue(catalogue: Catalogue | string | null);
  /** A copy of all answers; null before it is ready. Setting it replaces those that are here; the person can undo that. */
  assessment: GapRequest | null;
  /**
   * Words in place of the English ones: a translation, or the terms of this page. They are in the language of the page, which
   * its `lang` says. What cannot be used is told by `skills-gap-error`, and is said in English.
   */
  words: SkillsGapWords | null;
  /** The form that the element is in. */
  readonly form: HTMLFormElement | null;
  name: string;
  /** Reads a file of answers or of occupations, as if it was dropped on the element. */
  readFile(file: File): Promise<void>;
  addEventListener<Name extends keyof SkillsGapEventMap>(
    type: Name,
    listener: (this: SkillsGapElement, event: SkillsGapEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "skills-gap": SkillsGapElement;
  }
}
