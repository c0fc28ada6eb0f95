import type { Picker } from "./choose/picker/picker.js";
import type { Send } from "./state/model.js";

/** What a view can set in motion. */
export type Commands = {
  readonly send: Send;
  readonly download: () => void;
  readonly downloadUnreadable: () => void;
  readonly readFile: (file: File) => void;
  /** Adding occupations that the page does not have. */
  readonly add: {
    readonly open: () => void;
    readonly text: (text: string) => void;
    readonly file: (file: File) => void;
  };
  /** The fields in which an occupation is found by typing, where there are many. */
  readonly pickers: { readonly current: Picker; readonly target: Picker };
  readonly loadAgain: () => void;
  readonly downloadPlan: () => void;
  readonly print: (what: "result" | "plan") => void;
};
