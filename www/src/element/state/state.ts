import type { Migration, Occupation, Standing, Warning } from "../../package/types.js";
import { nearAtATime } from "../queries/queries.js";
import type { Saved, Trouble, Unreadable } from "../storage/answerStore.js";
import { merged } from "../storage/occupationStore.js";
import {
  type Answers,
  answerCount,
  idText,
  noAnswers,
  type StatementId,
  withCurrent,
  withOption,
  withoutRating,
  withoutRejected,
  withRating,
  withRejected,
  withTarget,
} from "./answers.js";
import { defaultSettings, mostCompared, type Settings } from "./settings.js";

/** Everything the page shows follows from this one value and the catalogue. */
export type State = {
  readonly answers: Answers;
  /** What became of the last attempt to keep the answers; `null` before the first. */
  readonly saving: Saved | null;
  /** Answers that another tab kept while this one could not; `"unreadable"` if they are no answers. */
  readonly elsewhere: { readonly answers: Answers | "unreadable" | null } | null;
  readonly unreadable: readonly Unreadable[];
  /** What did not fit the catalogue when answers were restored. */
  readonly restoreWarnings: readonly Warning[];
  /** Answers that now stand with another statement of a new version of their standard. */
  readonly migrations: readonly Migration[];
  readonly file: FileState | null;
  /** The occupations that the person has added to those of the page. */
  readonly added: readonly Occupation[];
  /** Why they cannot be kept on this device. */
  readonly addedTrouble: Trouble | null;
  /** How far a person is with adding one; `null` when they are not at it. */
  readonly adding: Adding | null;
  /** What was to be done when something for it did not arrive. */
  readonly notBrought: { readonly action: Action; readonly message: string } | null;
  /** For how many actions something is being brought, and takes its time. */
  readonly bringing: number;
  /** Whether the pack of this page was replaced on its server: the rest of it is not there any more. */
  readonly renewed: boolean;
  /** The answers that the last large change replaced. */
  readonly undo: Undo | null;
  readonly confirmDelete: boolean;

  /** The part being rated, `OCC0311-skill`; the first one if it is not there. */
  readonly part: string | null;
  /** With "only what I have not answered": the statements that were answered when that was chosen. */
  readonly hidden: ReadonlySet<string> | null;
  /** Target codes whose reasons are open. */
  readonly why: ReadonlySet<string>;
  /** Carry-overs refused just now, by target code, so that they can be undone on the spot. */
  readonly refused: ReadonlyMap<string, readonly [source: string, target: string]>;
  readonly filter: Standing | "all";
  readonly allGaps: boolean;

  readonly settings: Settings;
  /** The questions that are being asked: they stay as they are until a person wants the next ones. */
  readonly batch: readonly StatementId[] | null;
  /** All that were asked so far, so that the next ones are others. */
  readonly passed: ReadonlySet<string>;
  /** The occupation looked at on the map; the target if it is `null`. */
  readonly focus: string | null;
  readonly allLinks: boolean;
  readonly wholePlan: boolean;
  /** How many of the nearest occupations are listed. */
  readonly nearShown: number;
  /** What is being printed, if it is less than all. */
  readonly printing: "result" | "plan" | null;
};

export type Undo = {
  readonly of: "delete" | "file" | "tab" | "undo";
  readonly answers: Answers;
  readonly added: readonly Occupation[];
};

export type Adding =
  | { readonly step: "ask" | "reading" }
  | { readonly step: "problem"; readonly name: string; readonly message: string }
  | { readonly step: "found"; readonly name: string; readonly occupations: readonly Occupation[] }
  | { readonly step: "added"; readonly occupations: readonly Occupation[] };

export type FileState =
  | { readonly type: "problem"; readonly name: string; readonly message: string }
  | {
      readonly type: "confirm";
      readonly name: string;
      readonly answers: Answers;
      readonly warnings: readonly Warning[];
      readonly occupations: readonly Occupation[];
    }
  | { readonly type: "loaded"; readonly name: string };

export type Action =
  | { type: "chooseTarget"; reference: string }
  | { type: "chooseOption"; option: string | null }
  | { type: "chooseCurrent"; reference: string | null }
  | { type: "rate"; id: StatementId; rating: number | null }
  | { type: "clear"; id: StatementId }
  | { type: "refuse"; source: StatementId; target: StatementId }
  | { type: "unrefuse"; code: string; pair: readonly [string, string] }
  | { type: "putBack"; pair: readonly [string, string] }
  | { type: "openPart"; part: string; answered: readonly string[] }
  | { type: "goOn"; part: string; answered: readonly string[] }
  | { type: "rateThis"; part: string; id: StatementId }
  | { type: "onlyOpen"; answered: readonly string[] | null }
  | { type: "toggleWhy"; code: string }
  | { type: "filter"; filter: Standing | "all" }
  | { type: "toggleGaps" }
  | { type: "set"; to: Partial<Settings> }
  | { type: "askThese"; ids: readonly StatementId[] }
  | { type: "askNext"; ids: readonly StatementId[] }
  | { type: "lookAt"; reference: string; at: "map" | "elsewhere" }
  | { type: "toggleLinks" }
  | { type: "togglePlan" }
  | { type: "chooseWay"; way: readonly string[] }
  | { type: "leadThrough"; reference: string; how: "via" | "avoid" | null }
  | { type: "compareToo"; reference: string; compared: boolean }
  | { type: "moreNear" }
  | { type: "tryAgain"; at: string }
  | { type: "print"; what: "result" | "plan" | null }
  | { type: "saved"; saved: Saved }
  | { type: "conflict"; answers: Answers | "unreadable" | null }
  | { type: "useTheirs" }
  | { type: "keepMine" }
  | { type: "followTab"; answers: Answers; warnings: readonly Warning[] }
  | { type: "unreadable"; unreadable: readonly Unreadable[] }
  | { type: "forgetUnreadable" }
  | { type: "fileProblem"; name: string; message: string }
  | {
      type: "fileRead";
      name: string;
      answers: Answers;
      warnings: readonly Warning[];
      occupations: readonly Occupation[];
    }
  | { type: "acceptFile" }
  | { type: "dismissFile" }
  | { type: "adding"; adding: Adding | null }
  | { type: "add"; occupations: readonly Occupation[] }
  | { type: "removeAdded"; reference: string }
  | { type: "followAdded"; added: readonly Occupation[] }
  | { type: "addedKept"; trouble: Trouble | null }
  | { type: "refit"; answers: Answers; warnings: readonly Warning[] }
  | { type: "migrated"; answers: Answers; warnings: readonly Warning[]; migrations: readonly Migration[] }
  | { type: "notBrought"; action: Action; message: string }
  | { type: "dismissNotBrought" }
  | { type: "bringing"; more: 1 | -1 }
  | { type: "renewed" }
  | { type: "askDelete" }
  | { type: "cancelDelete" }
  | { type: "delete" }
  | { type: "undo" };

export function startState(
  answers: Answers,
  warnings: readonly Warning[],
  unreadable: readonly Unreadable[],
  settings: Settings,
  added: readonly Occupation[],
): State {
  return {
    answers,
    saving: null,
    elsewhere: null,
    unreadable,
    restoreWarnings: warnings,
    migrations: [],
    file: null,
    added,
    addedTrouble: null,
    adding: null,
    notBrought: null,
    bringing: 0,
    renewed: false,
    undo: null,
    confirmDelete: false,
    part: null,
    hidden: null,
    why: new Set(),
    refused: new Map(),
    filter: "all",
    allGaps: false,
    settings,
    batch: null,
    passed: new Set(),
    focus: null,
    allLinks: false,
    wholePlan: false,
    nearShown: nearAtATime,
    printing: null,
  };
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "chooseTarget":
      return { ...fresh(state, action.reference), answers: withTarget(state.answers, action.reference) };
    case "chooseOption":
      return { ...fresh(state, state.answers.target), answers: withOption(state.answers, action.option) };
    case "chooseCurrent":
      return { ...fresh(state, state.answers.target), answers: withCurrent(state.answers, action.reference) };
    case "rate":
      return { ...state, answers: withRating(state.answers, action.id, action.rating) };
    case "clear":
      return { ...state, answers: withoutRating(state.answers, action.id) };

    case "refuse": {
      const refused = new Map(state.refused).set(action.target.code, [idText(action.source), idText(action.target)]);
      return { ...state, refused, answers: withRejected(state.answers, action.source, action.target) };
    }
    case "unrefuse": {
      const refused = new Map(state.refused);
      refused.delete(action.code);
      return { ...state, refused, answers: withoutRejected(state.answers, action.pair) };
    }
    case "putBack": {
      const refused = new Map([...state.refused].filter(([, pair]) => pair.join() !== action.pair.join()));
      return { ...state, refused, answers: withoutRejected(state.answers, action.pair) };
    }

    case "openPart":
    case "goOn":
      return { ...state, part: action.part, hidden: state.hidden && new Set(action.answered) };
    case "rateThis":
      return {
        ...state,
        part: action.part,
        hidden: null,
        batch: state.batch && [action.id, ...state.batch.filter((id) => idText(id) !== idText(action.id))],
      };
    case "onlyOpen":
      return { ...state, hidden: action.answered && new Set(action.answered) };
    case "toggleWhy":
      return { ...state, why: toggled(state.why, action.code) };
    case "filter":
      return { ...state, filter: action.filter };
    case "toggleGaps":
      return { ...state, allGaps: !state.allGaps };

    case "set": {
      const settings = { ...state.settings, ...action.to };
      // Another order starts anew; another filter, at the top of its list.
      const batch = settings.order === state.settings.order ? state.batch : null;
      return { ...state, settings, batch, nearShown: nearAtATime };
    }
    case "askThese":
    case "askNext":
      return { ...state, batch: action.ids, passed: new Set([...state.passed, ...action.ids.map(idText)]) };
    case "lookAt":
      return { ...state, focus: action.reference, allLinks: false };
    case "toggleLinks":
      return { ...state, allLinks: !state.allLinks };
    case "togglePlan":
      return { ...state, wholePlan: !state.wholePlan };
    case "chooseWay":
      return withSettings(state, { way: action.way });
    case "leadThrough": {
      const without = (all: readonly string[]) => all.filter((one) => one !== action.reference);
      const lead = { via: without(state.settings.via), avoid: without(state.settings.avoid) };
      if (action.how) lead[action.how].push(action.reference);
      return withSettings(state, lead);
    }
    case "compareToo": {
      const others = state.settings.compared.filter((one) => one !== action.reference);
      const compared = action.compared ? [...others, action.reference].slice(0, mostCompared) : others;
      return withSettings(state, { compared });
    }
    case "moreNear":
      return { ...state, nearShown: state.nearShown + nearAtATime };
    case "print":
      return { ...state, printing: action.what };
    case "tryAgain":
      return state;

    case "saved":
      return { ...state, saving: action.saved };
    case "conflict":
      return { ...state, saving: "changedElsewhere", elsewhere: { answers: action.answers } };
    case "useTheirs": {
      const theirs = state.elsewhere?.answers;
      if (theirs === undefined || theirs === "unreadable") return state;
      return { ...replaced(state, theirs ?? noAnswers, "tab"), elsewhere: null };
    }
    case "keepMine": {
      const theirs = state.elsewhere?.answers;
      const undo: Undo | null =
        theirs && theirs !== "unreadable" ? { of: "tab", answers: theirs, added: state.added } : state.undo;
      return { ...state, elsewhere: null, undo };
    }
    case "followTab":
      return { ...replaced(state, action.answers, "tab"), restoreWarnings: action.warnings, elsewhere: null };

    case "unreadable":
      return { ...state, unreadable: action.unreadable };
    case "forgetUnreadable":
      return { ...state, unreadable: [] };

    case "fileProblem":
      return { ...state, file: { type: "problem", name: action.name, message: action.message } };
    case "fileRead": {
      const { name, answers, warnings, occupations } = action;
      if (answerCount(state.answers) > 0)
        return { ...state, file: { type: "confirm", name, answers, warnings, occupations } };
      const added = merged(state.added, occupations);
      return { ...replaced(state, answers, "file", added), restoreWarnings: warnings, file: { type: "loaded", name } };
    }
    case "acceptFile": {
      if (state.file?.type !== "confirm") return state;
      const { name, answers, warnings, occupations } = state.file;
      // Beside what is there now: another tab may have added some since.
      const added = merged(state.added, occupations);
      return { ...replaced(state, answers, "file", added), restoreWarnings: warnings, file: { type: "loaded", name } };
    }
    case "dismissFile":
      return { ...state, file: null };

    case "adding":
      return { ...state, adding: action.adding };
    case "add": {
      const { occupations } = action;
      return { ...state, added: merged(state.added, occupations), adding: { step: "added", occupations } };
    }
    case "removeAdded": {
      const added = state.added.filter(({ reference }) => reference !== action.reference);
      return { ...state, added, adding: null };
    }
    case "followAdded":
      return { ...state, added: action.added };
    case "addedKept":
      return { ...state, addedTrouble: action.trouble };
    case "migrated": {
      const restoreWarnings = warned(state.restoreWarnings, action);
      return {
        ...state,
        answers: action.answers,
        restoreWarnings,
        migrations: [...state.migrations, ...action.migrations],
      };
    }
    case "refit": {
      const before = state.restoreWarnings.filter(({ code }) => code === "setAside");
      return { ...state, answers: action.answers, restoreWarnings: warned(before, action) };
    }
    case "bringing":
      return { ...state, bringing: state.bringing + action.more };
    case "renewed":
      return { ...state, renewed: true };
    case "notBrought":
      return { ...state, notBrought: { action: action.action, message: action.message } };
    case "dismissNotBrought":
      return { ...state, notBrought: null };

    case "askDelete":
      return { ...state, confirmDelete: true };
    case "cancelDelete":
      return { ...state, confirmDelete: false };
    case "delete":
      return {
        ...replaced(state, noAnswers, "delete", []),
        restoreWarnings: [],
        migrations: [],
        file: null,
        adding: null,
        addedTrouble: null,
        settings: defaultSettings,
      };
    case "undo":
      return state.undo ? { ...replaced(state, state.undo.answers, "undo", state.undo.added), file: null } : state;
  }
}

/** Other answers in place of the present ones, which can be had back. */
function replaced(state: State, answers: Answers, of: Undo["of"], added = state.added): State {
  const worthKeeping = answerCount(state.answers) > 0 || (added !== state.added && state.added.length > 0);
  return {
    ...state,
    answers,
    added,
    // Another tab goes on answering; what is hidden here is this tab's business.
    hidden: of === "tab" ? state.hidden : null,
    // As with a file: other answers leave other questions.
    batch: of === "tab" ? state.batch : null,
    passed: of === "tab" ? state.passed : new Set(),
    focus: null,
    refused: new Map(),
    confirmDelete: false,
    undo: worthKeeping ? { of, answers: state.answers, added: state.added } : null,
  };
}

/** What is told of parts that are set aside: of those that were and still are, and of those that are so now. */
function warned(
  before: readonly Warning[],
  { answers, warnings }: { answers: Answers; warnings: readonly Warning[] },
): Warning[] {
  const aside = new Set((answers.setAside ?? []).map(({ path }) => path));
  const now = new Set(warnings.map(({ path }) => path));
  return [
    ...before.filter(({ code, path }) => code !== "setAside" || (aside.has(path) && !now.has(path))),
    ...warnings,
  ];
}

/** What is open, filtered or asked belongs to one pair of occupations. No way avoids where it leads to. */
const fresh = (state: State, target: string): State => ({
  ...withSettings(state, { way: [], avoid: state.settings.avoid.filter((one) => one !== target) }),
  part: null,
  hidden: null,
  why: new Set(),
  refused: new Map(),
  filter: "all",
  allGaps: false,
  batch: null,
  passed: new Set(),
  focus: null,
  allLinks: false,
});

const withSettings = (state: State, to: Partial<Settings>): State => ({
  ...state,
  settings: { ...state.settings, ...to },
});

function toggled<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
