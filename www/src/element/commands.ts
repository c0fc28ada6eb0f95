import type { Occupation, ReadAnswers } from "../package/types.js";
import type { Picker } from "./choose/picker/picker.js";
import type { Send } from "./state/model.js";
import type { Said, Take } from "./state/state.js";

/** What a view can start, beside sending an action. */
export type Commands = {
  readonly send: Send;
  readonly download: () => void;
  readonly downloadUnreadable: () => void;
  readonly readFile: (file: File) => void;
  /** Adding occupations that the catalogue does not have. */
  readonly add: {
    readonly open: () => void;
    readonly text: (text: string) => void;
    readonly file: (file: File) => void;
    /** Reads what was found once more, as the person says what it is. */
    readonly again: (said: Said) => void;
    /** Adds what was found, with what the person takes of the answers beside it. */
    readonly take: (occupations: readonly Occupation[], answers: ReadAnswers, take: Take) => void;
    /** Reads what was pasted as the other one of the two. */
    readonly as: (what: "advert" | "profile") => void;
    /** Shows the occupations that the advert which is kept may be for. */
    readonly offerAdvert: () => void;
    /** Takes the advert that is looked at as the target, as one for this occupation. */
    readonly takeAdvert: (target: string) => void;
  };
  /** The comboboxes, used where there are many occupations. */
  readonly pickers: { readonly current: Picker; readonly target: Picker };
  readonly loadAgain: () => void;
  /** Shows a whole result at once; `null` where this catalogue has no example. */
  readonly showExample: (() => void) | null;
  readonly downloadPlan: () => void;
  /** Saves the result as a table for spreadsheets. */
  readonly downloadTable: () => void;
  /** Makes a link with the answers in it; `null` where the page's address is not the element's. */
  readonly makeLink: (() => void) | null;
  /** Saves the result as a picture to send. */
  readonly savePicture: () => void;
  readonly print: (what: "result" | "plan") => void;
};
