import { render } from "lit/html.js";
import { type Catalogue, LoadError } from "../package/index.js";
import type { Scale } from "../package/types.js";
import type { Shelf } from "./catalogue/catalogueCache.js";
import type { Start } from "./catalogue/initialData.js";
import { mostInList, Picker } from "./choose/picker/picker.js";
import type { Tools } from "./commands.js";
import type { further, planText, Wires } from "./exploreView.js";
import { download, fileName } from "./files/download.js";
import { Intake } from "./files/importer.js";
import { answersFrom, answersIn, valueIn, wordsOf } from "./files/parseAnswers.js";
import { migratedWords, troubleWords } from "./notices/notices.js";
import { Asker } from "./queries/queryRunner.js";
import { nextIds } from "./rate/suggestedQuestions.js";
import type { Announcer } from "./shared/announcer.js";
import { focusAfter, focusHeld, moveFocus } from "./shared/focus.js";
import { capitalised, finding, findingInShort } from "./shared/words.js";
import { type Answers, answerCount, answersText, fileText, noAnswers } from "./state/answers.js";
import { type Model, Modeller, nameOf } from "./state/model.js";
import { keepSettings, keptSettings } from "./state/settings.js";
import { type Action, reduce, type State, startState } from "./state/state.js";
import type { AnswerStore, Saved } from "./storage/answerStore.js";
import type { OccupationStore } from "./storage/occupationStore.js";
import { type Extent, page } from "./view.js";
import { settledWords } from "./ways/words.js";

export type Surroundings = {
  /** Where the views go: an element of the page, or a shadow root. */
  readonly root: HTMLElement | ShadowRoot;
  readonly shelf: Shelf;
  readonly start: Start;
  readonly defaultScale: Scale;
  readonly store: AnswerStore;
  readonly occupations: OccupationStore;
  readonly announcer: Announcer;
  /** Told the title after each change. */
  readonly titled: (title: string) => void;
};

/** What arrives after the first answer. */
type Further = {
  readonly views: typeof further;
  readonly text: typeof planText;
  readonly wires: Wires;
};

/** Holds the state, and does what changing it entails: keep, show, focus, say. */
export class App {
  #around: Surroundings;
  #catalogue: Catalogue;
  #modeller: Modeller;
  #state: State;
  #model: Model;
  #tools: Tools;
  #asker: Asker;
  #further: Further | null = null;
  #intake: Intake;
  /** What is set aside and was last looked at for what can be brought to a new version. */
  #migrating: Answers["setAside"];
  /** The newest choice of each kind: what arrives for one before it comes too late. */
  readonly #chosen = new Map<Action["type"], Action>();

  constructor(around: Surroundings) {
    this.#around = around;
    this.#catalogue = around.start.catalogue;
    this.#modeller = new Modeller(this.#catalogue, around.defaultScale);
    this.#state = this.#restored();
    this.#asker = new Asker(this.#catalogue, this.#state, this.#loadFurther, this.#told);
    this.#model = this.#modeller.modelOf(this.#state, this.#asker.told);
    this.#intake = new Intake({
      shelf: around.shelf,
      state: () => this.#state,
      send: this.send,
      arrived: (focus) => {
        this.#show();
        moveFocus(around.root, focus);
      },
    });
    this.#tools = {
      send: this.send,
      download: () => this.#download(),
      downloadUnreadable: () => this.#downloadUnreadable(),
      readFile: (file) => void this.readFile(file, "answers"),
      add: {
        open: () => void this.#intake.open(),
        text: (text) => void this.#intake.find("What you pasted", text),
        file: (file) => void this.readFile(file, "occupations"),
      },
      pickers: {
        current: this.#picker("current", (reference) => this.send({ type: "chooseCurrent", reference })),
        target: this.#picker("target", (reference) => this.send({ type: "chooseTarget", reference })),
      },
      loadAgain: () => location.reload(),
      downloadPlan: () => this.#downloadPlan(),
      print: (what) => this.#print(what),
    };
    this.#show("first");
    // What lies further down does not hold up the finding; whatever a person does first brings it, too.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#show();
        void this.#asker.start();
      }),
    );
    this.#saySaving(null);
    void this.#migrate();
    around.store.watch((text) => void this.#changedElsewhere(text));
    around.occupations.watch(() => void this.#followAdded());
    around.root.addEventListener("click", this.#followLink);
  }

  /** What an action needs and is not here yet is brought first; until then all stays as it is. */
  send = (action: Action): void => {
    const before = this.#state;
    const after = reduce(before, action);
    const { shelf } = this.#around;
    if (choices.has(action.type)) this.#chosen.set(action.type, action);
    if (replacements.has(action.type)) this.#chosen.clear();
    const changed = after.added !== before.added || after.answers !== before.answers;
    const catalogue = changed ? shelf.ready(after.added, after.answers) : this.#catalogue;
    if (catalogue) this.#do(action, after, catalogue);
    else void this.#bring(action, after);
  };

  #do(action: Action, after: State, catalogue: Catalogue): void {
    const before = this.#state;
    const isOther = catalogue !== this.#catalogue;
    this.#state = after;
    if (isOther) this.#use(catalogue);
    // Answers of another time may have been fitted to another catalogue than this one.
    if (isOther || replacements.has(action.type)) this.#refit();
    if (this.#state.answers !== before.answers) this.#date();
    this.#keep(action, before);
    if (this.#state.settings !== before.settings) keepSettings(this.#state.settings);
    if (action.type === "lookAt" && action.at === "map") {
      this.#around.announcer.message(`Below the map: ${nameOf(this.#model, action.reference)}.`);
    }
    if (action.type === "tryAgain") {
      this.#migrating = undefined;
      void this.#asker.start();
    }
    this.#asker.ask(this.#state);
    this.#update(before);
    const id = focusAfter(action, this.#state);
    if (id) moveFocus(this.#around.root, id);
    // What comes from another tab, that tab looks after: two of different catalogues would else go on for ever.
    if (!followings.has(action.type)) void this.#migrate();
  }

  /** Each answer remembers its statement, as it is in the catalogue under which it was given. */
  #date(): void {
    try {
      this.#state = { ...this.#state, answers: this.#catalogue.dated(this.#state.answers) };
    } catch (error) {
      // About an occupation that is not here: they keep what they remember.
      console.info(error);
    }
  }

  /**
   * Answers that were given on another version of a standard are brought to the statements of this one. Until then,
   * and where that fails, they are set aside.
   */
  async #migrate(): Promise<void> {
    const { setAside } = this.#state.answers;
    // Once for all that is set aside: what finds no place now finds none with the next answer.
    if (setAside === this.#migrating || !setAside?.some(({ ratedOn }) => ratedOn)) return;
    this.#migrating = setAside;
    try {
      for (;;) {
        const { answers } = this.#state;
        const { request, warnings, migrations } = await this.#catalogue.migrate(answers);
        if (this.#state.answers.setAside !== setAside) return;
        if (migrations.length === 0) return;
        // An answer that was given meanwhile counts.
        if (this.#state.answers !== answers) continue;
        this.#migrating = request.setAside;
        this.send({ type: "migrated", answers: request, warnings, migrations });
        this.#around.announcer.message(migratedWords(migrations.length));
        return;
      }
    } catch (error) {
      // Tried again with what did not arrive, or at the next visit.
      console.info(error);
    }
  }

  async #bring(action: Action, { added, answers }: State): Promise<void> {
    // Who waits is told so; most need not.
    let isSlow = false;
    const slow = setTimeout(() => {
      isSlow = true;
      this.send({ type: "bringing", more: 1 });
      this.#around.announcer.message("One moment: it is on its way.");
    }, noticeable);
    let failure: unknown = null;
    try {
      await this.#around.shelf.prepare(added, answers);
    } catch (error) {
      failure = error;
    }
    clearTimeout(slow);
    if (isSlow) this.send({ type: "bringing", more: -1 });
    // Something else was chosen meanwhile.
    if (choices.has(action.type) && this.#chosen.get(action.type) !== action) return;
    if (failure !== null) {
      if (isRenewed(failure)) this.send({ type: "renewed" });
      else this.send({ type: "notBrought", action, message: arrivalWords(failure) });
      return;
    }
    if (this.#state.notBrought) this.#state = reduce(this.#state, { type: "dismissNotBrought" });
    this.send(action);
  }

  #use(catalogue: Catalogue): void {
    this.#catalogue = catalogue;
    this.#modeller = new Modeller(catalogue, this.#around.defaultScale);
    this.#asker.use(catalogue);
  }

  /** What the catalogue does not know any more is set aside, what it knows again is taken back. */
  #refit(): void {
    const reading = answersIn({ ...noAnswers, ...this.#state.answers }, this.#catalogue);
    if (reading.ok)
      this.#state = reduce(this.#state, { type: "refit", answers: reading.answers, warnings: reading.warnings });
  }

  readFile(file: File, meant?: "answers" | "occupations"): Promise<void> {
    return this.#intake.readFile(file, meant);
  }

  #picker(id: string, choose: (reference: string) => void): Picker {
    return new Picker(id, {
      search: (text, limit) => this.#catalogue.search(text, limit),
      all: () => this.#model.occupations,
      choose,
      redraw: () => {
        this.#show();
        // All of the list, and of it what the arrows are at.
        const list = this.#around.root.querySelector(".picker-list:not([hidden])");
        list?.scrollIntoView({ block: "nearest" });
        list?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
      },
      say: (text) => this.#around.announcer.found(text),
    });
  }

  #restored(): State {
    const { store, start } = this.#around;
    const { catalogue, added } = start;
    const { text, trouble } = start.kept;
    const reading = text === null ? null : answersFrom(text, catalogue);
    if (text !== null && !reading?.ok) store.setUnreadableAside(text);
    const [answers, warnings] = reading?.ok
      ? [reading.answers, [...start.warnings, ...reading.warnings]]
      : [noAnswers, start.warnings];
    const known = new Set(catalogue.occupations().map(({ reference }) => reference));
    const settings = keptSettings((reference) => known.has(reference));
    const state = startState(answers, warnings, store.unreadable(), settings, added);
    return { ...state, saving: trouble ?? (reading?.ok ? "saved" : null) };
  }

  #keep(action: Action, { answers: before, added: addedBefore, elsewhere: elsewhereBefore }: State): void {
    const { answers, elsewhere, added } = this.#state;
    const { store, occupations } = this.#around;
    if (action.type === "followAdded") return;
    // First, so that another tab finds what the answers are about.
    if (added !== addedBefore) {
      this.#state = reduce(this.#state, { type: "addedKept", trouble: occupations.keep(addedBefore, added) });
    }
    const text = worthKeeping(answers) ? answersText(answers) : null;
    if (action.type === "keepMine" && elsewhereBefore?.answers === "unreadable") this.#setTheirsAside();
    if (action.type === "keepMine" || action.type === "useTheirs") this.#saved(store.replace(text));
    else if (action.type === "forgetUnreadable") store.forgetUnreadable();
    else if (answers !== before && action.type !== "followTab" && elsewhere === null) this.#saved(store.save(text));
  }

  /** What cannot be read here may be all that somebody has. */
  #setTheirsAside(): void {
    const { store } = this.#around;
    const { text } = store.read();
    if (text !== null) store.setUnreadableAside(text);
    this.#state = reduce(this.#state, { type: "unreadable", unreadable: store.unreadable() });
  }

  #saved(saved: Saved): void {
    if (saved === "changedElsewhere") {
      const { text } = this.#around.store.read();
      this.#conflict(text);
      void this.#retellConflict(text);
    } else this.#state = reduce(this.#state, { type: "saved", saved });
  }

  /** Another tab has kept other answers. Followed if all of ours are kept; else the person decides. */
  async #changedElsewhere(text: string | null): Promise<void> {
    await this.#followAdded();
    await this.#bringNamed(text);
    // What was written since has a turn of its own; a conflict may have come first.
    if (!this.#around.store.follow(text)) return;
    const before = this.#state;
    const reading = text === null ? null : answersFrom(text, this.#catalogue);
    const ours = before.saving === "saved" || answerCount(before.answers) === 0;
    if (!ours || before.elsewhere || reading?.ok === false) {
      this.#conflict(text);
      this.#update(before);
      return;
    }
    this.#around.announcer.message("Your answers were changed in another tab and are now the same here.");
    this.send({ type: "followTab", answers: reading?.answers ?? noAnswers, warnings: reading?.warnings ?? [] });
  }

  /** What another tab has added is here before the answers that may name it. */
  async #followAdded(): Promise<void> {
    const added = this.#around.occupations.changed();
    if (added === null) return;
    try {
      await this.#around.shelf.prepare(added, this.#state.answers);
      this.send({ type: "followAdded", added });
    } catch (error) {
      console.info(error);
    }
  }

  /** All that other answers are about, so that they can be read; false where nothing had to come. */
  async #bringNamed(text: string | null): Promise<boolean> {
    const read = valueIn(text ?? "");
    if (!read.ok || this.#catalogue.missing(read.value).length === 0) return false;
    try {
      await this.#around.shelf.prepare(this.#state.added, read.value);
    } catch (error) {
      console.info(error);
    }
    return true;
  }

  /** Answers that are about what was not here could not be read. */
  async #retellConflict(text: string | null): Promise<void> {
    if (!(await this.#bringNamed(text)) || !this.#state.elsewhere) return;
    const before = this.#state;
    this.#conflict(text);
    this.#update(before);
  }

  #conflict(text: string | null): void {
    const reading = text === null ? null : answersFrom(text, this.#catalogue);
    const theirs = reading === null ? null : reading.ok ? reading.answers : "unreadable";
    this.#state = reduce(this.#state, { type: "conflict", answers: theirs });
  }

  #download(): void {
    const { answers, added } = this.#state;
    download(fileName(answers.target, new Date()), fileText(answers, added));
  }

  #downloadUnreadable(): void {
    for (const { text } of this.#state.unreadable) download("skills-gap-unreadable.txt", text);
  }

  #downloadPlan(): void {
    const { told, target } = this.#model;
    if (!told.reports.plan || !target || !this.#further) return;
    const name = fileName(target.reference, new Date(), "md", "learning-plan");
    download(name, this.#further.text(told.reports.plan, this.#model), "text/markdown");
  }

  /** Only this part is on the page while the browser takes its print. */
  #print(what: "result" | "plan"): void {
    this.send({ type: "print", what });
    window.print();
    this.send({ type: "print", what: null });
  }

  #loadFurther = async (): Promise<void> => {
    const searches = this.#catalogue.occupations().length > mostInList;
    // What searches comes now, so that nothing is fetched later; where it does not arrive, names are looked through.
    const searching = searches ? this.#catalogue.search("", 0).catch(console.info) : null;
    const { Wires, further, planText } = await import("./exploreView.js");
    await searching;
    this.#further ??= { views: further, text: planText, wires: new Wires() };
  };

  /** An answer about many occupations has come. */
  #told = (): void => {
    const last = this.#model.told.reports.next;
    this.#remodel();
    const { next } = this.#model.told.reports;
    if (next?.settled && last?.settled === false) this.#around.announcer.message(settledWords(next));
    this.#show();
  };

  /** Questions that were waited for are asked; those that are being asked stay in place. */
  #remodel(): void {
    const { told } = this.#asker;
    const { next } = told.reports;
    if (next && !told.open.has("next") && this.#state.batch === null) {
      this.#state = reduce(this.#state, { type: "askThese", ids: nextIds(next, this.#state) });
    }
    this.#model = this.#modeller.modelOf(this.#state, told);
  }

  #update(before: State): void {
    const { report: last } = this.#model;
    this.#remodel();
    this.#show();
    const { report } = this.#model;
    if (report && answerCount(this.#state.answers) > 0 && (!last || finding(last) !== finding(report))) {
      this.#around.announcer.finding(finding(report));
    }
    this.#saySaving(before.saving);
  }

  #saySaving(before: Saved | null): void {
    const { saving } = this.#state;
    if (saving === before || saving === null || saving === "saved") return;
    this.#around.announcer.message(
      saving === "changedElsewhere"
        ? "Your answers were changed in another tab. Choose at the top of the page which ones to keep."
        : `${troubleWords[saving]} Download them before you leave.`,
    );
  }

  #show(extent: Extent = "whole"): void {
    const { root, titled } = this.#around;
    const { report, target } = this.#model;
    const held = focusHeld(root);
    render(page(this.#model, this.#tools, extent, { further: this.#further?.views, adding: this.#intake.view }), root);
    held();
    this.#further?.wires.draw(root.querySelector<HTMLElement>(".map"));
    const told =
      report && answerCount(this.#state.answers) > 0
        ? `${findingInShort(report.completeness)}: ${target?.name}`
        : target?.name;
    titled(told ? `${told} – Skills gap` : "Skills gap");
  }

  /** Links within the views move the focus themselves: in a shadow root a fragment leads nowhere. */
  #followLink = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-focus]") : null;
    if (!link?.dataset["focus"]) return;
    event.preventDefault();
    moveFocus(this.#around.root, link.dataset["focus"]);
  };
}

/** From when on a person who waits is told so, in milliseconds. */
const noticeable = 400;

/** Actions of which only the newest counts. */
const choices: ReadonlySet<Action["type"]> = new Set(["chooseTarget", "chooseCurrent"]);

/** Actions that put answers of another time in the place of the present ones. */
const replacements: ReadonlySet<Action["type"]> = new Set(["delete", "undo", "acceptFile", "useTheirs"]);

/** Actions that do what another tab has done. */
const followings: ReadonlySet<Action["type"]> = new Set(["followTab", "followAdded"]);

const worthKeeping = (answers: Answers): boolean => answers.target !== "" || answerCount(answers) > 0;

const isRenewed = (error: unknown): boolean => error instanceof LoadError && error.code === "renewed";

/** Why something did not come. */
const arrivalWords = (error: unknown): string =>
  error instanceof LoadError ? "Most often, the connection was lost for a moment." : capitalised(wordsOf(error));
