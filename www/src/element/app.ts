import { render } from "lit/html.js";
import { type Catalogue, LoadError } from "../package/index.js";
import type { GapReport, Scale } from "../package/types.js";
import type { CatalogueCache } from "./catalogue/catalogueCache.js";
import type { InitialData } from "./catalogue/initialData.js";
import { exampleAnswers } from "./choose/example.js";
import { maxInSelect, Picker } from "./choose/picker/picker.js";
import type { Commands } from "./commands.js";
import type { aroundView, days, EdgeRenderer, lookedAt, PeopleDesk, people, planView, uncover } from "./exploreView.js";
import { Importer, sendFrom } from "./files/importer.js";
import { messageOf } from "./files/parseAnswers.js";
import { type Makers, TakeAway } from "./files/takeAway.js";
import { QueryRunner } from "./queries/queryRunner.js";
import { isEnough, nextQuestion, waitsForQuestion } from "./rate/nextQuestion.js";
import { moreWords } from "./rate/words.js";
import type { Address } from "./screens/address.js";
import { PlaceKeeper } from "./screens/placeKeeper.js";
import { headingIds, isNewPlace, type Screen, screens, shownScreen } from "./screens/screens.js";
import { personName } from "./people/personName.js";
import type { Announcer } from "./shared/announcer.js";
import { focusAfter, hasFocus, holdFocus, moveFocus, scrollToTop } from "./shared/focus.js";
import { titleWords } from "./shared/titleWords.js";
import { extentOf, finding } from "./shared/words.js";
import { type Answers, answerCount, countsAdvert, hasContent, isAnythingSaid } from "./state/answers.js";
import { type Model, ModelBuilder, nameOf } from "./state/model.js";
import { latestOnlyActions, otherTabActions, replacingActions } from "./state/actionKinds.js";
import { Fitter } from "./state/fitter.js";
import { reduce } from "./state/reducer.js";
import { restoredState } from "./state/restoredState.js";
import { type Action, ownAnswers, type State } from "./state/state.js";
import { openId, stillThem } from "./state/whose.js";
import type { AnswerStore, Saved } from "./storage/answerStore.js";
import { Keeper } from "./storage/keeper.js";
import type { OccupationStore } from "./storage/occupationStore.js";
import { saveSettings } from "./storage/settingsStore.js";
import type { People, PeopleStore } from "./storage/peopleStore.js";
import type { StoragePlace } from "./storage/storagePlace.js";
import { appView, type Extent } from "./view.js";
import { markEnglish } from "./words/markEnglish.js";
import type { Words } from "./words/words.js";

export type AppContext = {
  /** Where the views are rendered: an element of the page, or a shadow root. */
  readonly root: HTMLElement | ShadowRoot;
  readonly catalogueCache: CatalogueCache;
  readonly initialData: InitialData;
  readonly defaultScale: Scale;
  readonly store: AnswerStore;
  readonly peopleStore: PeopleStore;
  /** Who is kept here, and who of them is shown. */
  readonly people: People | null;
  readonly occupations: OccupationStore;
  readonly storagePlace: StoragePlace;
  readonly announcer: Announcer;
  readonly words: Words;
  /** Called with other words, before they are shown. */
  readonly speak: (words: Words) => void;
  readonly address: Address;
  /** Whether that is the address of the page, which a link may lead to. */
  readonly hasAddress: boolean;
  /** Called after each change that is shown, with what the document may be called. */
  readonly shown: (shown: Shown, title: string) => void;
  readonly print: () => void;
  readonly loadAgain: () => void;
};

/** What the page around an element may want to know of what is shown, and of the person's own answers. */
export type Shown = {
  readonly answers: Answers;
  readonly answered: number;
  readonly enough: boolean;
  readonly view: Screen;
};

/** What is loaded after the first report is shown. */
type ExploreModule = Makers & {
  readonly people: typeof people;
  readonly days: typeof days;
  readonly desk: PeopleDesk;
  readonly around: typeof aroundView;
  readonly plan: typeof planView;
  readonly lookedAt: typeof lookedAt;
  readonly uncover: typeof uncover;
  readonly edges: EdgeRenderer;
};

/** Holds the state. After each change it stores, renders, moves the focus and announces. */
export class App {
  #context: AppContext;
  #catalogue: Catalogue;
  #modelBuilder: ModelBuilder;
  #state: State;
  #words: Words;
  #model: Model;
  #commands: Commands;
  #queryRunner: QueryRunner;
  #explore: ExploreModule | null = null;
  #importer: Importer;
  readonly #keeper: Keeper;
  readonly #placeKeeper: PlaceKeeper;
  readonly #takeAway: TakeAway;
  readonly #fitter: Fitter;
  /** The newest action of each type in `latestOnlyActions`. An older one that waits for a load is dropped. */
  readonly #latest = new Map<Action["type"], Action>();
  /** Actions of the page around the element. */
  readonly #hosts = new WeakSet<Action>();

  constructor(context: AppContext) {
    this.#context = context;
    this.#words = context.words;
    this.#catalogue = context.initialData.catalogue;
    this.#placeKeeper = new PlaceKeeper(context.address, () => this.#catalogue);
    this.#modelBuilder = new ModelBuilder(this.#catalogue, context.defaultScale);
    this.#state = this.#restoredState();
    this.#queryRunner = new QueryRunner(this.#catalogue, this.#state, this.#loadExploreView, this.#queriesChanged);
    this.#model = this.#modelBuilder.build(this.#state, this.#queryRunner.results, this.#words);
    this.#fitter = new Fitter({
      catalogue: () => this.#catalogue,
      state: () => this.#state,
      replace: (state) => {
        this.#state = state;
      },
      send: this.send,
      migrated: (count) => context.announcer.message(this.#words.say("migrated.number", { count })),
    });
    this.#importer = new Importer({
      catalogueCache: context.catalogueCache,
      state: () => this.#state,
      send: this.send,
      words: () => this.#words,
      desk: () => this.#explore?.desk,
      loaded: (focus) => {
        this.#show();
        if (focus) moveFocus(context.root, focus);
      },
    });
    this.#keeper = new Keeper({
      ...context,
      catalogue: () => this.#catalogue,
      state: () => this.#state,
      change: (action) => {
        this.#state = reduce(this.#state, action);
      },
      update: (before) => this.#update(before),
      send: this.send,
      say: (message) => context.announcer.message(message),
      words: () => this.#words,
    });
    this.#takeAway = new TakeAway({
      root: context.root,
      catalogue: () => this.#catalogue,
      model: () => this.#model,
      send: this.send,
      makers: () => this.#explore ?? undefined,
      say: (message) => context.announcer.message(message),
    });
    const example = exampleAnswers(this.#catalogue);
    this.#commands = {
      send: this.send,
      download: () => this.#takeAway.answers(),
      downloadUnreadable: () => this.#takeAway.unreadable(),
      readFile: (file) => void this.readFile(file, "answers"),
      add: {
        open: () => void this.#importer.open(),
        text: (text) => void this.#importer.readText(this.#words.say("file.pasted"), text, "occupations"),
        file: (file) => void this.readFile(file, "occupations"),
        again: (said) => void this.#importer.again(said),
        take: (occupations, answers, take) => void this.#importer.take(occupations, answers, take),
        as: (what) => void this.#importer.as(what),
        offerAdvert: () => void this.#importer.offerAdvert(),
        takeAdvert: (target) => void this.#importer.takeAdvert(target),
      },
      pickers: {
        current: this.#picker("current", (reference) => this.send({ type: "chooseCurrent", reference })),
        target: this.#picker("target", (reference) => this.send({ type: "chooseTarget", reference })),
      },
      loadAgain: context.loadAgain,
      showExample: example && (() => this.send({ type: "showExample", answers: example })),
      downloadPlan: () => this.#takeAway.plan(),
      downloadTable: () => this.#takeAway.table(),
      makeLink: context.hasAddress ? () => void this.#takeAway.link() : null,
      savePicture: () => void this.#takeAway.picture(),
      print: (what) => this.#print(what),
    };
    this.#show("first");
    // The first render leaves out what is below the fold. An action before the second one renders all.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#show();
        void this.#queryRunner.start();
        if (this.#state.answers.advert) void this.#importer.loadViews();
      }),
    );
    this.#announceSaveStatus(null);
    void this.#fitter.migrate();
    context.root.addEventListener("click", this.#followLink);
  }

  /** Says everything in other words. */
  useWords(words: Words): void {
    this.#words = words;
    this.#context.speak(words);
    this.#rebuildModel();
    this.#show();
  }

  get model(): Model {
    return this.#model;
  }

  /** Follows other tabs, the address, and the printing of the page, until the element leaves the page. */
  connect(until: AbortSignal): void {
    this.#keeper.connect(until);
    this.#placeKeeper.watch((place) => this.send({ type: "goTo", ...place, from: "address" }), until);
    this.#context.address.watchLinks((link) => void this.#importer.readLink(link), until);
    addEventListener("beforeprint", this.#beforePrint, { signal: until });
    addEventListener("afterprint", this.#afterPrint, { signal: until });
  }

  get shown(): Shown {
    const { state, report } = this.#model;
    const answers = ownAnswers(state);
    const enough = state.own === null && report?.enough === true;
    return { answers, answered: answerCount(answers), enough, view: shownScreen(state) };
  }

  /** Whether there is nothing that a person would miss. */
  get isEmpty(): boolean {
    return !hasContent(ownAnswers(this.#state));
  }

  /**
   * Applies an action of the page around the element. It moves the focus only where that is in here, and what it chooses
   * is stored with the first thing that the person does.
   */
  byHost = (action: Action): void => {
    if (this.#state.own && action.type !== "goTo") this.send({ type: "leaveExample" });
    this.#hosts.add(action);
    this.send(action);
  };

  /** Applies an action. What it needs and is not loaded is loaded first; until then nothing changes. */
  send = (action: Action): void => {
    const before = this.#state;
    const after = reduce(before, action);
    const { catalogueCache } = this.#context;
    if (latestOnlyActions.has(action.type)) this.#latest.set(action.type, action);
    if (replacingActions.has(action.type)) this.#latest.clear();
    const changed = after.added !== before.added || after.answers !== before.answers;
    const catalogue = changed ? catalogueCache.get(after.added, after.answers) : this.#catalogue;
    if (catalogue) this.#apply(action, after, catalogue);
    else void this.#loadThenSend(action, after);
  };

  #apply(action: Action, after: State, catalogue: Catalogue): void {
    const before = this.#state;
    const isNewCatalogue = catalogue !== this.#catalogue;
    this.#state = after;
    if (isNewCatalogue) this.#useCatalogue(catalogue);
    if (action.type === "openPerson") this.#queryRunner.forget();
    // These answers may have been restored with another catalogue.
    if (isNewCatalogue || replacingActions.has(action.type)) this.#fitter.refit();
    if (this.#state.answers !== before.answers) this.#fitter.addRatedOn();
    this.#store(action, before);
    if (this.#state.settings !== before.settings && action.type !== "openPerson") {
      saveSettings(this.#context.storagePlace, openId(this.#state), this.#state.settings);
    }
    if (action.type === "inspect" && action.at === "map") {
      this.#context.announcer.message(
        this.#words.say("said.belowMap", { occupation: nameOf(this.#model, action.reference) }),
      );
    }
    if (action.type === "openPerson") {
      const name = personName(this.#words, action.people, action.people.open);
      this.#context.announcer.message(this.#words.say("said.person", { name }));
    }
    if (action.type === "retry") {
      this.#fitter.tryAgain();
      void this.#queryRunner.start();
    }
    this.#queryRunner.update(this.#state);
    this.#update(before);
    const mayMove = !this.#hosts.has(action) || hasFocus(this.#context.root);
    const id = mayMove ? focusAfter(action, this.#state) : null;
    if (id) moveFocus(this.#context.root, id);
    if (id === headingIds[shownScreen(this.#state)] && isNewPlace(action, before, this.#state))
      scrollToTop(this.#context.root);
    if (action.type === "lookAt") this.#explore?.uncover(this.#context.root);
    if (this.#state.answers.advert && !before.answers.advert) void this.#importer.loadViews();
    // The other tab migrates its own answers. Two tabs with different catalogues would otherwise never stop.
    if (!otherTabActions.has(action.type)) void this.#fitter.migrate();
  }

  async #loadThenSend(action: Action, { added, answers }: State): Promise<void> {
    const isStill = stillThem(() => this.#state);
    // Only a slow load is announced.
    let isSlow = false;
    const slow = setTimeout(() => {
      isSlow = true;
      this.send({ type: "slowLoad", more: 1 });
      this.#context.announcer.message(this.#words.say("said.slow"));
    }, slowLoadDelay);
    let failure: unknown = null;
    try {
      await this.#context.catalogueCache.load(added, answers);
    } catch (error) {
      failure = error;
    }
    clearTimeout(slow);
    if (isSlow) this.send({ type: "slowLoad", more: -1 });
    // It was done for somebody who is not shown any more.
    if (!isStill()) return;
    // A newer choice replaces this one.
    if (latestOnlyActions.has(action.type) && this.#latest.get(action.type) !== action) return;
    if (failure !== null) {
      if (isPackReplaced(failure)) this.send({ type: "packReplaced" });
      else this.send({ type: "loadFailed", action, message: loadFailureWords(this.#words, failure) });
      return;
    }
    if (this.#state.loadFailure) this.#state = reduce(this.#state, { type: "dismissLoadFailure" });
    this.send(action);
  }

  #useCatalogue(catalogue: Catalogue): void {
    this.#catalogue = catalogue;
    this.#modelBuilder = new ModelBuilder(catalogue, this.#context.defaultScale);
    this.#queryRunner.useCatalogue(catalogue);
  }

  readFile(file: File, meant?: "answers" | "occupations"): Promise<void> {
    return this.#importer.readFile(file, meant);
  }

  /**
   * Puts what the page around the element gives in place of the answers that are here, which can be had back. Where they
   * are the `persons`, they are stored at once. Says why it cannot; else `null`. `isReset` where they are what a form
   * that was reset begins with.
   */
  async receive(assessment: unknown, persons = false, isReset = false): Promise<string | null> {
    const sent = persons ? this.send : this.byHost;
    const from = isReset ? "reset" : "page";
    const send = sendFrom(sent, from);
    const isStill = stillThem(() => this.#state);
    await this.#importer.readAnswers(this.#words.say("file.byPage"), assessment, send);
    if (!isStill()) return this.#words.say("file.somebodyElse");
    const { file } = this.#state;
    return file?.type === "problem" ? file.message : null;
  }

  #picker(id: string, choose: (reference: string) => void): Picker {
    return new Picker(id, {
      search: (text, limit) => this.#catalogue.search(text, limit),
      all: () => this.#model.occupations,
      choose,
      render: () => {
        this.#show();
        // Scrolls the whole list into view, then its active option.
        const list = this.#context.root.querySelector(".picker-list:not([hidden])");
        list?.scrollIntoView({ block: "nearest" });
        list?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
      },
      announce: (text) => this.#context.announcer.searchResult(text),
      words: () => this.#words,
    });
  }

  #restoredState(): State {
    const state = restoredState(this.#context);
    const { answers } = state;
    const hasAnswers = answers.target !== "" && isAnythingSaid(answers);
    return reduce(state, { type: "goTo", ...this.#placeKeeper.first(hasAnswers ? "result" : "choose") });
  }

  #store(action: Action, before: State): void {
    if (action.type === "followAdded") return;
    this.#keeper.keepAdded(before);
    if (action.type !== "openPerson" && action.type !== "followPeople") this.#keeper.keepDays(before);
    this.#keeper.keepExample(before);
    if (!this.#hosts.has(action)) this.#keeper.keepAnswers(action, before);
  }

  /** Renders only this part while the browser prints. */
  #print(what: "result" | "plan"): void {
    this.send({ type: "print", what });
    this.#context.print();
    this.send({ type: "print", what: null });
  }

  #loadExploreView = async (): Promise<void> => {
    const searches = this.#catalogue.occupations().length > maxInSelect;
    // Loads the search now, so that nothing is fetched later. Without it, the picker looks through the names.
    const searching = searches ? this.#catalogue.search("", 0).catch(console.info) : null;
    const { aroundView, EdgeRenderer, planView, PeopleDesk, ...others } = await import("./exploreView.js");
    await searching;
    const desk = new PeopleDesk({
      ...this.#context,
      catalogue: () => this.#catalogue,
      words: () => this.#words,
      state: () => this.#state,
      send: this.send,
    });
    this.#explore ??= { around: aroundView, plan: planView, edges: new EdgeRenderer(), desk, ...others };
  };

  /** Renders new query results. */
  #queriesChanged = (): void => {
    const last = this.#model.queries.reports.next;
    this.#rebuildModel();
    const { queries, report } = this.#model;
    const { next } = queries.reports;
    if (report && next?.enough && last?.enough === false)
      this.#context.announcer.message(moreWords(this.#words, next, extentOf(report)));
    this.#show();
  };

  /** On paper everything of a screen is open. */
  #beforePrint = (): void => {
    const screen = shownScreen(this.#state);
    if (this.#state.printing === null && (screen === "result" || screen === "plan"))
      this.send({ type: "print", what: screen });
  };

  #afterPrint = (): void => {
    if (this.#state.printing !== null) this.send({ type: "print", what: null });
  };

  /** Asks the next suggested question where one is waited for. Questions on screen stay in place. */
  #rebuildModel(): void {
    const { results: queries } = this.#queryRunner;
    const { next } = queries.reports;
    this.#model = this.#modelBuilder.build(this.#state, queries, this.#words);
    if (!next || queries.pending.has("next") || !waitsForQuestion(this.#state) || isEnough(this.#model)) return;
    const id = nextQuestion(this.#model);
    if (!id) return;
    this.#state = reduce(this.#state, { type: "ask", id, left: this.#model.report?.moreQuestions ?? 0 });
    this.#model = this.#modelBuilder.build(this.#state, queries, this.#words);
  }

  #update(before: State): void {
    const { report: last } = this.#model;
    this.#rebuildModel();
    this.#show();
    const { report } = this.#model;
    const said = (of: GapReport) => finding(this.#words, of, countsAdvert(this.#state.answers));
    if (report && isAnythingSaid(this.#state.answers) && (!last || said(last) !== said(report))) {
      this.#context.announcer.finding(said(report));
    }
    this.#announceSaveStatus(before.saveStatus);
  }

  #announceSaveStatus(before: Saved | null): void {
    const { saveStatus } = this.#state;
    if (saveStatus === before || saveStatus === null || saveStatus === "saved") return;
    this.#context.announcer.message(
      saveStatus === "changedElsewhere"
        ? this.#words.say("otherTab.said")
        : this.#words.say("notKept.said", { why: this.#words.say(`notKept.${saveStatus}`) }),
    );
  }

  #show(extent: Extent = "whole"): void {
    const { root, shown } = this.#context;
    const restoreFocus = holdFocus(root);
    render(
      appView(this.#model, this.#commands, extent, {
        explore: this.#explore ?? undefined,
        adding: this.#importer.views,
      }),
      root,
    );
    restoreFocus();
    if (!this.#words.areEnglish) markEnglish(root, this.#words.isFallback);
    this.#placeKeeper.write(this.#state);
    this.#explore?.edges.draw(root.querySelector<HTMLElement>(".map"));
    shown(this.shown, titleWords(this.#model));
  }

  /** Follows links within the views, to another screen where they name one: a fragment does not work in a shadow root. */
  #followLink = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-focus]") : null;
    const id = link?.getAttribute("data-focus");
    if (!id) return;
    event.preventDefault();
    const screen = screens.find((one) => one === link?.getAttribute("data-screen"));
    if (screen) this.send({ type: "goTo", screen, question: null });
    moveFocus(this.#context.root, id);
  };
}

/** A load that takes longer is announced, in milliseconds. */
const slowLoadDelay = 400;

const isPackReplaced = (error: unknown): boolean => error instanceof LoadError && error.code === "renewed";

/** Why a load failed. */
const loadFailureWords = (words: Words, error: unknown): string =>
  error instanceof LoadError ? words.say("notBrought.connection") : words.capitalised(messageOf(error));
