import { type Advert, maxCompared, type Warning } from "../../package/types.js";
import { nearestPageSize } from "../queries/queries.js";
import { mergeOccupations } from "../storage/occupationStore.js";
import {
  type Answers,
  isAnythingSaid,
  hasContent,
  noAnswers,
  withAdvert,
  withAsked,
  withAssumed,
  withCurrent,
  withDone,
  withNote,
  withOption,
  withoutAdvert,
  withoutRating,
  withoutRejected,
  withRating,
  withRejected,
  withTarget,
  withWholeStandard,
} from "./answers.js";
import { defaultSettings, type Settings } from "./settings.js";
import { withSinceThen } from "./sinceThen.js";
import { type Action, initialState, ownAnswers, type State, type Undo } from "./state.js";
import { formatStatementId, type StatementId } from "./statementId.js";

/** The state after an action. Everything else that an action does, the app does with the new state. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "chooseTarget":
      return {
        ...withoutSelections(state, action.reference),
        targetMissing: false,
        answers: withTarget(state.answers, action.reference),
      };
    case "chooseOption":
      return { ...withoutSelections(state, state.answers.target), answers: withOption(state.answers, action.option) };
    case "chooseCurrent":
      return {
        ...withoutSelections(state, state.answers.target),
        answers: withCurrent(state.answers, action.reference),
      };
    case "assume":
      return { ...state, answers: withAssumed(state.answers, action.occupation, action.point) };
    case "rate":
      return { ...state, answers: withRating(state.answers, action.id, action.rating) };
    case "clear":
      return { ...state, answers: withoutRating(state.answers, action.id) };

    case "reject": {
      const justRejected = new Map(state.justRejected).set(action.target.code, [
        formatStatementId(action.source),
        formatStatementId(action.target),
      ]);
      return { ...state, justRejected, answers: withRejected(state.answers, action.source, action.target) };
    }
    case "undoReject": {
      const justRejected = new Map(state.justRejected);
      justRejected.delete(action.code);
      return { ...state, justRejected, answers: withoutRejected(state.answers, action.pair) };
    }
    case "withdrawRejection": {
      const justRejected = new Map([...state.justRejected].filter(([, pair]) => pair.join() !== action.pair.join()));
      return { ...state, justRejected, answers: withoutRejected(state.answers, action.pair) };
    }

    case "openPart":
    case "openNextPart":
      return { ...state, part: action.part, hiddenAnswered: state.hiddenAnswered && new Set(action.answered) };
    case "rateThis":
      return {
        ...state,
        part: action.part,
        hiddenAnswered: null,
        screen: "rate",
        single: false,
        ...withQuestion(state, action.id),
      };
    case "hideAnswered":
      return { ...state, hiddenAnswered: action.answered && new Set(action.answered) };
    case "toggleReasons":
      return { ...state, openReasons: toggled(state.openReasons, action.code) };
    case "filter":
      return { ...state, filter: action.filter, plank: null };
    case "toggleKind":
      return { ...state, openKinds: toggled(state.openKinds, action.kind) };
    case "lookAt":
      return { ...state, plank: action.code };

    case "changeSettings": {
      const settings = { ...state.settings, ...action.to };
      // A changed filter shows the first page of its list. Who sets the order of questions wants that one.
      return { ...state, single: state.single && !action.to.order, settings, nearestShown: nearestPageSize };
    }

    case "goTo": {
      const place = { ...state, screen: action.screen, plank: null, single: action.question !== null };
      return action.question ? { ...place, ...withQuestion(state, action.question) } : place;
    }
    case "start":
      return state.answers.target === ""
        ? { ...state, targetMissing: true }
        : { ...state, screen: isAnythingSaid(state.answers) ? "result" : "rate" };
    case "ask":
      return {
        ...state,
        trail: [...state.trail, action.id],
        at: state.trail.length,
        fewestLeft: Math.min(state.fewestLeft ?? action.left, action.left),
      };
    case "answer":
      return {
        ...state,
        answers: withRating(state.answers, action.id, action.rating),
        at: Math.min(state.at + 1, state.trail.length),
      };
    case "backOne":
      return state.at > 0 ? { ...state, at: state.at - 1 } : { ...state, screen: "result" };
    case "goBeyond":
      return { ...state, beyondEnough: true };
    case "note":
      return { ...state, answers: withNote(state.answers, action.id, action.text) };
    case "done":
      return { ...state, answers: withDone(state.answers, action.id, action.day) };
    case "inspect":
      return { ...state, inspected: action.reference, allLinks: false };
    case "toggleLinks":
      return { ...state, allLinks: !state.allLinks };
    case "togglePlan":
      return { ...state, openPlan: toggled(state.openPlan, action.list) };
    case "chooseWay":
      return withSettings(state, { way: action.way });
    case "routeThrough": {
      const without = (all: readonly string[]) => all.filter((one) => one !== action.reference);
      const lead = { via: without(state.settings.via), avoid: without(state.settings.avoid) };
      if (action.how) lead[action.how].push(action.reference);
      return withSettings(state, lead);
    }
    case "setCompared": {
      const others = state.settings.compared.filter((one) => one !== action.reference);
      const compared = action.compared ? [...others, action.reference].slice(0, maxCompared) : others;
      return withSettings(state, { compared });
    }
    case "showMoreNearest":
      return { ...state, nearestShown: state.nearestShown + nearestPageSize };
    case "print":
      return { ...state, printing: action.what };
    case "retry":
      return state;

    case "saved":
      return { ...state, saveStatus: action.saved };
    case "conflict":
      return { ...state, saveStatus: "changedElsewhere", otherTab: { answers: action.answers } };
    case "useTheirs": {
      const theirs = state.otherTab?.answers;
      if (theirs === undefined || theirs === "unreadable") return state;
      return { ...withAnswersReplaced(state, theirs ?? noAnswers, "tab"), otherTab: null };
    }
    case "keepMine": {
      const theirs = state.otherTab?.answers;
      const undo: Undo | null = theirs && theirs !== "unreadable" ? { of: "tab", answers: theirs } : state.undo;
      return { ...state, otherTab: null, undo };
    }
    case "followTab":
      // Beside an example, they are the person's own all the same.
      if (state.own) return { ...state, own: action.answers };
      return { ...withAnswersReplaced(state, action.answers, "tab"), restoreWarnings: action.warnings, otherTab: null };

    case "unreadable":
      return { ...state, unreadable: action.unreadable };
    case "forgetUnreadable":
      return { ...state, unreadable: [] };

    case "fileProblem":
      return {
        ...state,
        file: { type: "problem", name: action.name, message: action.message, isFile: action.from === undefined },
      };
    case "fileRead": {
      const { name, answers, warnings, occupations, from } = action;
      const isLink = from === "link";
      const added = mergeOccupations(state.added, occupations);
      if (from === "page" || from === "reset")
        return { ...withAnswersReplaced(state, answers, from, added), restoreWarnings: warnings, file: null };
      // Who opens a link did not choose what is in it.
      if (isLink || hasContent(ownAnswers(state)))
        return { ...state, file: { type: "confirm", name, answers, warnings, occupations, isLink } };
      return {
        ...withAnswersReplaced(state, answers, "file", added),
        restoreWarnings: warnings,
        file: { type: "loaded", name },
      };
    }
    case "acceptFile": {
      if (state.file?.type !== "confirm") return state;
      const { name, answers, warnings, occupations, isLink } = state.file;
      // Added to the present ones: another tab may have added some since.
      const added = mergeOccupations(state.added, occupations);
      return {
        ...withAnswersReplaced(state, answers, isLink ? "link" : "file", added),
        restoreWarnings: warnings,
        file: isLink ? null : { type: "loaded", name },
        screen: isLink ? "result" : state.screen,
      };
    }
    case "linkMade":
      return { ...state, link: action.link };
    case "dismissFile":
      return { ...state, file: null };

    case "adding":
      // Where a file was dropped on another screen, what it holds is shown where it is added.
      return { ...state, adding: action.adding, screen: action.adding ? "choose" : state.screen };
    case "add": {
      const { occupations, answers } = action;
      const added = mergeOccupations(state.added, occupations);
      const adding = { step: "added", occupations } as const;
      return { ...(answers ? withAnswersReplaced(state, answers, "file", added) : { ...state, added }), adding };
    }
    case "takeAdvert": {
      const { target, advert, asked } = action;
      const undo: Undo | null = isAnotherAdvert(state, advert) ? { of: "advert", answers: state.answers } : state.undo;
      const answers = withAdvert(state.answers, target, advert, asked);
      return { ...withoutSelections(state, target), targetMissing: false, answers, adding: null, undo };
    }
    case "countAsked":
      return {
        ...withoutSelections(state, state.answers.target),
        openSentence: state.openSentence,
        answers: action.asked ? withAsked(state.answers, action.asked) : withWholeStandard(state.answers),
      };
    case "dropAdvert":
      return {
        ...withoutSelections(state, state.answers.target),
        answers: withoutAdvert(state.answers),
        undo: { of: "advert", answers: state.answers },
      };
    case "openSentence":
      return { ...state, openSentence: action.sentence };
    case "refuse": {
      if (state.adding?.step !== "profile") return state;
      const id = formatStatementId(action.id);
      const others = state.adding.refused.filter((one) => one !== id);
      return { ...state, adding: { ...state.adding, refused: action.refused ? [...others, id] : others } };
    }
    case "removeAdded": {
      const added = state.added.filter(({ reference }) => reference !== action.reference);
      return { ...state, added, adding: null };
    }
    case "followAdded":
      return { ...state, added: action.added };
    case "addedKept":
      return { ...state, addedFailure: action.failure };
    case "migrated": {
      const restoreWarnings = mergeWarnings(state.restoreWarnings, action);
      return {
        ...state,
        answers: action.answers,
        restoreWarnings,
        migrations: [...state.migrations, ...action.migrations],
      };
    }
    case "refit": {
      const before = state.restoreWarnings.filter(({ code }) => code === "setAside");
      return { ...state, answers: action.answers, restoreWarnings: mergeWarnings(before, action) };
    }
    case "slowLoad":
      return { ...state, slowLoads: state.slowLoads + action.more };
    case "packReplaced":
      return { ...state, packReplaced: true };
    case "loadFailed":
      return { ...state, loadFailure: { action: action.action, message: action.message } };
    case "dismissLoadFailure":
      return { ...state, loadFailure: null };

    case "askDelete":
      return { ...state, confirmDelete: true };
    case "cancelDelete":
      return { ...state, confirmDelete: false };
    case "delete": {
      const { order, layout } = state.settings;
      return {
        // The added occupations are others' too, where there are any.
        ...withAnswersReplaced(state, noAnswers, "delete", state.people ? state.added : [], []),
        earlier: null,
        restoreWarnings: [],
        migrations: [],
        file: null,
        adding: null,
        addedFailure: null,
        // So are the order and the layout, which are the device's.
        settings: state.people ? { ...defaultSettings, order, layout } : defaultSettings,
      };
    }
    case "showExample":
      return {
        ...withAnswersReplaced(state, action.answers, "example"),
        own: ownAnswers(state),
        screen: "result",
        undo: null,
      };
    case "leaveExample":
      return state.own ? { ...withAnswersReplaced(state, state.own, "example"), undo: null } : state;
    case "takeExample":
      return state.own ? { ...state, own: null, undo: { of: "example", answers: state.own } } : state;
    case "rateAll": {
      const { occupation, codes, rating } = action;
      const answers = codes.reduce((all, code) => withRating(all, { occupation, code }, rating), state.answers);
      return { ...state, answers, undo: { of: "all", answers: state.answers } };
    }
    case "undo": {
      const { undo } = state;
      if (!undo) return state;
      const { added, days } = undo;
      // What was changed of an example: it stays one.
      if (state.own) return { ...state, answers: undo.answers, undo: { of: "undo", answers: state.answers } };
      return {
        ...withAnswersReplaced(
          state,
          undo.answers,
          "undo",
          added && withSinceThen(added.before, added.after, state.added, ({ reference }) => reference),
          days && withSinceThen(days.before, days.after, state.days, ({ day }) => day),
        ),
        file: null,
      };
    }

    case "showPeople":
      return { ...state, peopleShown: action.shown, peopleProblem: null };
    case "people":
      return {
        ...state,
        people: action.people,
        peopleProblem: null,
        // It offers to put back who was deleted, also where somebody else had to be opened.
        peopleShown: state.peopleShown || Boolean(action.removed),
        removed: action.removed === undefined ? state.removed : action.removed,
      };
    case "askPeople":
      return { ...state, peopleAsked: action.names, peopleShown: true };
    case "peopleProblem":
      return { ...state, peopleProblem: action.problem };
    case "openPerson": {
      const { answers, warnings, people, days, settings, unreadable } = action;
      const opened = initialState(answers, warnings, unreadable, settings, state.added, people, days);
      const screen = isAnythingSaid(answers) && answers.target !== "" ? "result" : "choose";
      // What is on its way, or belongs to the page, stays; so does a link, which waits for whoever is shown.
      const { slowLoads, packReplaced, addedFailure, removed } = state;
      const file = state.file?.type === "confirm" && state.file.isLink ? state.file : null;
      return { ...opened, screen, saveStatus: "saved", slowLoads, packReplaced, addedFailure, removed, file };
    }
    case "followPeople":
      return { ...state, people: action.people, days: action.days };
    case "days":
      return { ...state, days: action.days, earlier: null, daysProblem: null };
    case "daysKept":
      return { ...state, daysFailure: action.failure };
    case "earlier":
      return { ...state, earlier: action.earlier, daysProblem: null };
    case "daysProblem":
      return { ...state, earlier: null, daysProblem: action.problem };
  }
}

/** Replaces the answers, so that it can be undone. */
function withAnswersReplaced(
  state: State,
  answers: Answers,
  of: Undo["of"],
  added = state.added,
  days = state.days,
): State {
  const isChanged = (now: readonly unknown[], before: readonly unknown[]) =>
    now !== before && now.length + before.length > 0;
  const [addedChanged, daysChanged] = [isChanged(added, state.added), isChanged(days, state.days)];
  const own = ownAnswers(state);
  const worthKeeping =
    hasContent(own) || (daysChanged && state.days.length > 0) || (addedChanged && state.added.length > 0);
  return {
    ...state,
    answers,
    own: null,
    added,
    days,
    // Answers of another tab do not change what this tab hides.
    hiddenAnswered: of === "tab" ? state.hiddenAnswered : null,
    // Other answers leave other questions.
    ...(of === "tab" ? {} : noTrail),
    inspected: null,
    justRejected: new Map(),
    confirmDelete: false,
    earlier: null,
    undo: worthKeeping
      ? {
          of,
          answers: own,
          // What else has changed since then stays as it is.
          ...(addedChanged ? { added: { before: state.added, after: added } } : {}),
          ...(daysChanged ? { days: { before: state.days, after: days } } : {}),
        }
      : null,
  };
}

/** The warnings about what is still set aside, and the new ones. */
function mergeWarnings(
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

/** Whether another advert would be lost with this one. */
const isAnotherAdvert = ({ answers }: State, advert: Advert): boolean =>
  answers.advert !== undefined && answers.advert.text !== advert.text;

const noTrail: Pick<State, "trail" | "at" | "fewestLeft" | "beyondEnough"> = {
  trail: [],
  at: 0,
  fewestLeft: null,
  beyondEnough: false,
};

/** Puts a question on screen: where it was asked before, or as the next one. */
function withQuestion({ trail, at }: State, id: StatementId): Pick<State, "trail" | "at"> {
  const asked = trail.findIndex((one) => formatStatementId(one) === formatStatementId(id));
  if (asked >= 0) return { trail, at: asked };
  return { trail: [...trail.slice(0, at), id, ...trail.slice(at)], at };
}

/** Clears what belongs to one pair of occupations. A pathway cannot avoid its target. */
const withoutSelections = (state: State, target: string): State => ({
  ...withSettings(state, { way: [], avoid: state.settings.avoid.filter((one) => one !== target) }),
  part: null,
  hiddenAnswered: null,
  openSentence: null,
  openReasons: new Set(),
  justRejected: new Map(),
  filter: "all",
  ...noTrail,
  plank: null,
  openKinds: new Set(),
  inspected: null,
  allLinks: false,
  openPlan: new Set(),
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
