import type {
  Advert,
  AdvertReport,
  GapReport,
  Kind,
  Migration,
  Occupation,
  Profile,
  ReadAnswers,
  ReadSettings,
  Standing,
  Warning,
} from "../../package/types.js";
import type { TakeOptions } from "../../package/index.js";
import { nearestPageSize } from "../queries/queries.js";
import type { Screen } from "../screens/screens.js";
import type { Saved, StorageFailure, Unreadable } from "../storage/answerStore.js";
import type { KeptDay, People, Person } from "../storage/peopleStore.js";
import { type Answers, type Asked, hasContent } from "./answers.js";
import type { Settings } from "./settings.js";
import type { StatementId } from "./statementId.js";

/** All that the page shows follows from this value and the catalogue. */
export type State = {
  readonly answers: Answers;
  /** Where an example is shown in their place: the person's own answers. The example is not kept with those. */
  readonly own: Answers | null;
  readonly screen: Screen;
  /** Whether a person wanted to go on without having chosen a target. */
  readonly targetMissing: boolean;
  /** The result of the last attempt to store the answers; `null` before the first. */
  readonly saveStatus: Saved | null;
  /** Set while another tab has stored other answers than these; `"unreadable"` where its text holds none. */
  readonly otherTab: { readonly answers: Answers | "unreadable" | null } | null;
  readonly unreadable: readonly Unreadable[];
  /** About what did not fit the catalogue when answers were restored. */
  readonly restoreWarnings: readonly Warning[];
  /** Answers that were moved to a statement of a new version of their standard. */
  readonly migrations: readonly Migration[];
  readonly file: FileState | null;
  /** The link that was made last, or why none could be. */
  readonly link: MadeLink | null;
  /** The occupations that the person has added to those of the page. */
  readonly added: readonly Occupation[];
  /** Why they cannot be stored on this device. */
  readonly addedFailure: StorageFailure | null;
  /** Everybody whose answers are kept here; `null` where there is one person, without a name. */
  readonly people: People | null;
  /** Whether the list of them is shown. */
  readonly peopleShown: boolean;
  /** Why the last thing asked of it was not done. */
  readonly peopleProblem: string | null;
  /** The names of those in a file who are here with other answers: a person is asked about them. */
  readonly peopleAsked: readonly string[];
  /** Who was deleted last, to be put back. */
  readonly removed: RemovedPerson | null;
  /** Why a day could not be compared. */
  readonly daysProblem: string | null;
  /** How the answers were on earlier days. */
  readonly days: readonly KeptDay[];
  /** Why the last of them could not be kept. */
  readonly daysFailure: StorageFailure | null;
  /** How things stood on one of them. */
  readonly earlier: { readonly day: string; readonly report: GapReport } | null;
  /** The step of adding an occupation; `null` where none is being added. */
  readonly adding: Adding | null;
  /** The action whose load failed, and why. */
  readonly loadFailure: { readonly action: Action; readonly message: string } | null;
  /** How many actions wait for a slow load. */
  readonly slowLoads: number;
  /** Whether the pack was replaced on its server, so that no more of it can be loaded. */
  readonly packReplaced: boolean;
  /** What the last replacement of the answers replaced. */
  readonly undo: Undo | null;
  readonly confirmDelete: boolean;

  /** The id of the part being rated, `OCC0311-skill`; the first part where there is none of that id. */
  readonly part: string | null;
  /** With "only what I have not answered": the codes that were answered when that was chosen. */
  readonly hiddenAnswered: ReadonlySet<string> | null;
  /** The number of the advert's sentence whose statements are open. */
  readonly openSentence: number | null;
  /** The codes of the target whose reasons are open. */
  readonly openReasons: ReadonlySet<string>;
  /** Carry-overs rejected in this view, by target code, so that each can be undone in its place. */
  readonly justRejected: ReadonlyMap<string, readonly [source: string, target: string]>;
  readonly filter: Standing | "all";

  readonly settings: Settings;
  /** The questions asked one at a time, in their order. */
  readonly trail: readonly StatementId[];
  /** The index in `trail` of the question on screen. At its end, the next suggested one is waited for. */
  readonly at: number;
  /** The fewest questions that were ever left: what is said of them never rises. */
  readonly fewestLeft: number | null;
  /** Whether one question is asked at a time though the person's order is the list: an address or the plan led to one. */
  readonly single: boolean;
  /** Whether the person goes on although it is enough. */
  readonly beyondEnough: boolean;
  /** The code of the plank of the bridge that is looked at. */
  readonly plank: string | null;
  /** The kinds of statements whose rows are shown in the table of all. */
  readonly openKinds: ReadonlySet<Kind>;
  /** The occupation inspected on the map; the target where it is `null`. */
  readonly inspected: string | null;
  readonly allLinks: boolean;
  /** The lists of the plan that are shown whole. */
  readonly openPlan: ReadonlySet<string>;
  /** How many of the nearest occupations are listed. */
  readonly nearestShown: number;
  /** What is being printed, if it is less than all. */
  readonly printing: "result" | "plan" | null;
};

export type RemovedPerson = {
  readonly person: Person;
  readonly at: number;
  readonly answers: string | null;
  readonly days: readonly KeptDay[];
  readonly settings: Settings;
  /** The texts that could not be read. */
  readonly unreadable: readonly string[];
};

export type Undo = {
  readonly of: "delete" | "file" | "link" | "tab" | "example" | "all" | "advert" | "page" | "reset" | "undo";
  readonly answers: Answers;
  /** Only where what is undone has changed them. */
  readonly added?: Changed<Occupation>;
  readonly days?: Changed<KeptDay>;
};

/** A list before a change and after it. */
type Changed<Item> = { readonly before: readonly Item[]; readonly after: readonly Item[] };

/** What a person says of an occupation that was read. */
export type Said = Pick<ReadSettings, "name" | "reference" | "level">;

/** What a person takes of the answers that were read. */
export type Take = Pick<TakeOptions, "column" | "notes">;

export type Adding =
  | { readonly step: "ask" | "reading" }
  | { readonly step: "problem"; readonly name: string; readonly message: string }
  | {
      readonly step: "found";
      readonly name: string;
      /** What was read, so that it can be read again with what the person says of it. */
      readonly text: string;
      readonly said: Said;
      readonly occupations: readonly Occupation[];
      readonly answers: readonly ReadAnswers[];
      readonly warnings: readonly Warning[];
    }
  /** A job advert, and the occupations that it may be for; its pasted text, unless it is the one that is kept. */
  | { readonly step: "advert"; readonly advert: Advert; readonly report: AdvertReport; readonly text: string | null }
  /** A CV. What it proposes rests on the answers `before` it was read. */
  | {
      readonly step: "profile";
      readonly profile: Profile;
      readonly text: string;
      readonly before: Answers;
      readonly refused: readonly string[];
    }
  | { readonly step: "added"; readonly occupations: readonly Occupation[] };

/** A link with the answers `of` that moment in it, or why it could not be made. */
export type MadeLink = { readonly of: Answers } & (
  | {
      readonly address: string;
      readonly isCopied: boolean;
      readonly notesLeftOut: number;
      readonly doneLeftOut: number;
      readonly setAsideLeftOut: number;
      readonly advertLeftOut: boolean;
    }
  | { readonly problem: string }
);

export type FileState =
  /** `isFile` where it is no link, nor what the page around gives. */
  | { readonly type: "problem"; readonly name: string; readonly message: string; readonly isFile: boolean }
  | {
      readonly type: "confirm";
      readonly name: string;
      readonly answers: Answers;
      readonly warnings: readonly Warning[];
      readonly occupations: readonly Occupation[];
      /** Whether it is no file, but a link that was opened. */
      readonly isLink: boolean;
    }
  | { readonly type: "loaded"; readonly name: string };

/** What answers come from, if from no file: a link, what the page around gives, what a form begins with that was reset. */
export type NoFile = "link" | "page" | "reset";

export type Action =
  | { type: "chooseTarget"; reference: string }
  | { type: "chooseOption"; option: string | null }
  | { type: "chooseCurrent"; reference: string | null }
  | { type: "assume"; occupation: string; point: number | null }
  | { type: "rate"; id: StatementId; rating: number | null }
  | { type: "clear"; id: StatementId }
  | { type: "reject"; source: StatementId; target: StatementId }
  | { type: "undoReject"; code: string; pair: readonly [string, string] }
  | { type: "withdrawRejection"; pair: readonly [string, string] }
  | { type: "openPart"; part: string; answered: readonly string[] }
  | { type: "openNextPart"; part: string; answered: readonly string[] }
  | { type: "rateThis"; part: string; id: StatementId }
  | { type: "hideAnswered"; answered: readonly string[] | null }
  | { type: "toggleReasons"; code: string }
  | { type: "filter"; filter: Standing | "all" }
  | { type: "changeSettings"; to: Partial<Settings> }
  /** Opens a screen, and with `question` that question. `from` is "address" for Back, Forward and a followed link. */
  | { type: "goTo"; screen: Screen; question: StatementId | null; from?: "address" }
  | { type: "start" }
  /** `left`: how many questions are left, this one among them. */
  | { type: "ask"; id: StatementId; left: number }
  | { type: "answer"; id: StatementId; rating: number | null }
  | { type: "backOne" }
  | { type: "goBeyond" }
  | { type: "note"; id: StatementId; text: string }
  /** Marks a statement of the plan as done on a day; with `null` no longer. */
  | { type: "done"; id: StatementId; day: string | null }
  | { type: "lookAt"; code: string | null }
  | { type: "toggleKind"; kind: Kind }
  | { type: "inspect"; reference: string; at: "map" | "elsewhere" }
  | { type: "toggleLinks" }
  /** Shows a list of the plan whole, or its first items. */
  | { type: "togglePlan"; list: string }
  | { type: "chooseWay"; way: readonly string[] }
  | { type: "routeThrough"; reference: string; how: "via" | "avoid" | null }
  | { type: "setCompared"; reference: string; compared: boolean }
  | { type: "showMoreNearest" }
  | { type: "retry"; at: string }
  | { type: "print"; what: "result" | "plan" | null }
  | { type: "saved"; saved: Saved }
  | { type: "conflict"; answers: Answers | "unreadable" | null }
  | { type: "useTheirs" }
  | { type: "keepMine" }
  | { type: "followTab"; answers: Answers; warnings: readonly Warning[] }
  | { type: "unreadable"; unreadable: readonly Unreadable[] }
  | { type: "forgetUnreadable" }
  | { type: "fileProblem"; name: string; message: string; from?: NoFile }
  | {
      type: "fileRead";
      name: string;
      answers: Answers;
      warnings: readonly Warning[];
      occupations: readonly Occupation[];
      from?: NoFile;
    }
  | { type: "linkMade"; link: MadeLink }
  | { type: "acceptFile" }
  | { type: "dismissFile" }
  | { type: "adding"; adding: Adding | null }
  /** Takes an advert as the target: `asked` of the statements of this occupation count. */
  | { type: "takeAdvert"; target: string; advert: Advert; asked: Asked }
  /** Counts what the advert asks for, or with `null` all of the standard. */
  | { type: "countAsked"; asked: Asked | null }
  | { type: "dropAdvert" }
  | { type: "openSentence"; sentence: number | null }
  /** Takes a proposal for refused, or no longer. */
  | { type: "refuse"; id: StatementId; refused: boolean }
  | { type: "add"; occupations: readonly Occupation[]; answers?: Answers }
  | { type: "removeAdded"; reference: string }
  | { type: "followAdded"; added: readonly Occupation[] }
  | { type: "addedKept"; failure: StorageFailure | null }
  | { type: "refit"; answers: Answers; warnings: readonly Warning[] }
  | { type: "migrated"; answers: Answers; warnings: readonly Warning[]; migrations: readonly Migration[] }
  | { type: "loadFailed"; action: Action; message: string }
  | { type: "dismissLoadFailure" }
  | { type: "slowLoad"; more: 1 | -1 }
  | { type: "packReplaced" }
  | { type: "askDelete" }
  | { type: "cancelDelete" }
  | { type: "delete" }
  /** Shows a whole result of somebody made up. */
  | { type: "showExample"; answers: Answers }
  | { type: "leaveExample" }
  /** From now on these are the person's answers. */
  | { type: "takeExample" }
  | { type: "rateAll"; occupation: string; codes: readonly string[]; rating: number | null }
  | { type: "undo" }
  | { type: "showPeople"; shown: boolean }
  | { type: "people"; people: People; removed?: RemovedPerson | null }
  | { type: "peopleProblem"; problem: string }
  | { type: "askPeople"; names: readonly string[] }
  /** Shows somebody else's answers, as they are kept. */
  | {
      type: "openPerson";
      people: People;
      answers: Answers;
      warnings: readonly Warning[];
      days: readonly KeptDay[];
      settings: Settings;
      unreadable: readonly Unreadable[];
    }
  | { type: "days"; days: readonly KeptDay[] }
  /** Another tab has changed who is here, or a kept day. */
  | { type: "followPeople"; people: People | null; days: readonly KeptDay[] }
  | { type: "daysKept"; failure: StorageFailure | null }
  | { type: "daysProblem"; problem: string }
  | { type: "earlier"; earlier: State["earlier"] };

/** Whether there is anything to take away. */
export const isAnythingToTake = ({ answers, added }: Pick<State, "answers" | "added">): boolean =>
  added.length > 0 || hasContent(answers);

/** What the person has answered, whatever is shown. */
export const ownAnswers = ({ own, answers }: Pick<State, "own" | "answers">): Answers => own ?? answers;

export function initialState(
  answers: Answers,
  warnings: readonly Warning[],
  unreadable: readonly Unreadable[],
  settings: Settings,
  added: readonly Occupation[],
  people: People | null = null,
  days: readonly KeptDay[] = [],
): State {
  return {
    answers,
    own: null,
    screen: "choose",
    targetMissing: false,
    saveStatus: null,
    otherTab: null,
    unreadable,
    restoreWarnings: warnings,
    migrations: [],
    file: null,
    link: null,
    added,
    addedFailure: null,
    people,
    peopleShown: false,
    peopleProblem: null,
    peopleAsked: [],
    removed: null,
    days,
    daysFailure: null,
    daysProblem: null,
    earlier: null,
    adding: null,
    loadFailure: null,
    slowLoads: 0,
    packReplaced: false,
    undo: null,
    confirmDelete: false,
    part: null,
    hiddenAnswered: null,
    openSentence: null,
    openReasons: new Set(),
    justRejected: new Map(),
    filter: "all",
    settings,
    trail: [],
    at: 0,
    fewestLeft: null,
    single: false,
    beyondEnough: false,
    plank: null,
    openKinds: new Set(),
    inspected: null,
    allLinks: false,
    openPlan: new Set(),
    nearestShown: nearestPageSize,
    printing: null,
  };
}
