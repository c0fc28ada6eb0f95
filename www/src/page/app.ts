import { render } from "lit/html.js";
import { type Catalogue, SkillsGapError } from "../core/index.js";
import type { Scale } from "../core/types.js";
import type { adding } from "./add.js";
import { type Answers, answerCount, answersText, fileText, noAnswers } from "./answers.js";
import type { Announcer } from "./announcer.js";
import { Asker } from "./asker.js";
import { download, fileName } from "./download.js";
import type { Wires, further, planText } from "./further.js";
import { focusAfter, focusHeld, moveFocus } from "./focus.js";
import { type Model, Modeller, nameOf } from "./model.js";
import { Picker, mostInList } from "./picker.js";
import { type OccupationStore, merged, mostAdded } from "./occupationStore.js";
import { answersFrom, answersIn, filed, looksLikeAnswers, reasonOf, valueIn } from "./restored.js";
import { keepSettings, keptSettings } from "./settings.js";
import type { Shelf } from "./shelf.js";
import type { Start } from "./startOf.js";
import { type Action, type State, reduce, startState } from "./state.js";
import type { AnswerStore, Saved } from "./storage.js";
import type { Tools } from "./tools.js";
import { nextIds } from "./views/telling.js";
import { migratedWords, troubleWords } from "./views/notices.js";
import { type Extent, page } from "./views/page.js";
import { settledWords } from "./waysWords.js";
import { capitalised, finding, findingInShort } from "./words.js";

const largestFile = 5_000_000;

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
  #adding: typeof adding | null = null;
  /** The answers that were last looked at for what can be brought to a new version. */
  #migrating: Answers | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#catalogue = around.start.catalogue;
    this.#modeller = new Modeller(this.#catalogue, around.defaultScale);
    this.#state = this.#restored();
    this.#asker = new Asker(this.#catalogue, this.#state, this.#loadFurther, this.#told);
    this.#model = this.#modeller.modelOf(this.#state, this.#asker.told);
    this.#tools = {
      send: this.send,
      download: () => this.#download(),
      downloadUnreadable: () => this.#downloadUnreadable(),
      readFile: (file) => void this.readFile(file, "answers"),
      add: { open: () => void this.#openAdding(), text: (text) => void this.#find("What you pasted", text), file: (file) => void this.readFile(file, "occupations") },
      pickers: {
        current: this.#picker("current", (reference) => this.send({ type: "chooseCurrent", reference })),
        target: this.#picker("target", (reference) => this.send({ type: "chooseTarget", reference })),
      },
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
    const changed = after.added !== before.added || after.answers !== before.answers;
    const catalogue = changed ? shelf.ready(after.added, after.answers) : this.#catalogue;
    if (catalogue) this.#do(action, after, catalogue);
    else void this.#bring(action, after);
  };

  #do(action: Action, after: State, catalogue: Catalogue): void {
    const before = this.#state;
    // Each answer remembers its statement, as it is in the catalogue under which it was given.
    const dated = after.answers === before.answers ? after.answers : this.#dated(after.answers, catalogue);
    this.#state = { ...after, answers: dated };
    if (catalogue !== this.#catalogue) this.#use(catalogue);
    this.#keep(action, before);
    if (this.#state.settings !== before.settings) keepSettings(this.#state.settings);
    if (action.type === "lookAt" && action.at === "map") {
      this.#around.announcer.message(`Below the map: ${nameOf(this.#model, action.reference)}.`);
    }
    if (action.type === "tryAgain") void this.#asker.start();
    this.#asker.ask(this.#state);
    this.#update(before);
    const id = focusAfter(action, this.#state);
    if (id) moveFocus(this.#around.root, id);
    if (action.type !== "migrated") void this.#migrate();
  }

  #dated(answers: Answers, catalogue: Catalogue): Answers {
    try {
      return catalogue.dated(answers);
    } catch (error) {
      // About an occupation that is not here: its answers keep what they remember.
      console.info(error);
      return answers;
    }
  }

  /**
   * Answers that were given on another version of a standard are brought to the statements of this one. Until then,
   * and where that fails, they are set aside.
   */
  async #migrate(): Promise<void> {
    const { answers } = this.#state;
    if (!answers.setAside?.some(({ ratedOn }) => ratedOn) || answers === this.#migrating) return;
    this.#migrating = answers;
    try {
      const { request, warnings, migrations } = await this.#catalogue.migrate(answers);
      if (this.#state.answers !== answers) return void this.#migrate();
      if (migrations.length === 0) return;
      this.send({ type: "migrated", answers: request, warnings, migrations });
      this.#around.announcer.message(migratedWords(migrations.length));
    } catch (error) {
      console.info(error);
    }
  }

  async #bring(action: Action, { added, answers }: State): Promise<void> {
    try {
      await this.#around.shelf.prepare(added, answers);
    } catch (error) {
      this.send({ type: "notBrought", action, message: wordsOf(error) });
      return;
    }
    if (this.#state.notBrought) this.#state = reduce(this.#state, { type: "dismissNotBrought" });
    this.send(action);
  }

  /** The answers are fitted to it: what it does not know any more is set aside, what it knows again is taken back. */
  #use(catalogue: Catalogue): void {
    this.#catalogue = catalogue;
    this.#modeller = new Modeller(catalogue, this.#around.defaultScale);
    this.#asker.use(catalogue);
    const reading = answersIn({ ...noAnswers, ...this.#state.answers }, catalogue);
    if (reading.ok) this.#state = reduce(this.#state, { type: "refit", answers: reading.answers, warnings: reading.warnings });
  }

  /** Where it is not said what a file is, what it holds says it. */
  async readFile(file: File, meant?: "answers" | "occupations"): Promise<void> {
    const { name } = file;
    const problem = (message: string) =>
      meant === "occupations"
        ? this.send({ type: "adding", adding: { step: "problem", name, message } })
        : this.send({ type: "fileProblem", name, message });
    if (file.size > largestFile) {
      problem(meant === "answers" ? "It is far larger than a file of answers can be." : "It is too large for this page.");
      return;
    }
    let text: string;
    try {
      text = await file.text();
    } catch {
      problem("It cannot be read: it may have been moved, or it is a folder.");
      return;
    }
    const read = valueIn(text);
    const isAnswers = read.ok && looksLikeAnswers(read.value);
    if (meant === "answers" || (meant === undefined && (isAnswers || text.trim() === ""))) {
      if (read.ok) await this.#readAnswers(name, read.value);
      else problem(read.message);
    } else if (isAnswers) problem("It is a file of answers. Load it further down, under “Your answers”.");
    else await this.#find(name, text);
  }

  /** A file of answers, with the occupations that were added where it comes from. */
  async #readAnswers(name: string, value: unknown): Promise<void> {
    const { answers, occupations } = filed(value);
    const added = merged(this.#state.added, occupations ?? []);
    if (added.length > mostAdded) {
      const message = `It brings so many occupations that there would be ${added.length} added ones. This page keeps ${mostAdded} at most.`;
      this.send({ type: "fileProblem", name, message });
      return;
    }
    try {
      const catalogue = await this.#around.shelf.prepare(added, answers);
      const reading = answersIn(answers, catalogue);
      if (reading.ok) this.send({ type: "fileRead", name, answers: reading.answers, warnings: reading.warnings, added });
      else this.send({ type: "fileProblem", name, message: reading.message });
    } catch (error) {
      this.send({ type: "fileProblem", name, message: wordsOf(error) });
    }
  }

  async #openAdding(): Promise<void> {
    this.send({ type: "adding", adding: { step: "ask" } });
    if (!(await this.#loadAdding())) return;
    this.#show();
    moveFocus(this.#around.root, "add-text");
  }

  /** What reads occupations comes with what shows them; most people need neither. */
  async #loadAdding(): Promise<typeof adding | null> {
    try {
      this.#adding ??= (await import("./add.js")).adding;
    } catch (error) {
      console.info(error);
      const message = "What adds occupations did not arrive. Your answers are safe; try again.";
      this.send({ type: "adding", adding: { step: "problem", name: "This part of the page", message } });
    }
    return this.#adding;
  }

  /** Reads occupations, and shows what was found before anything is added. */
  async #find(name: string, text: string): Promise<void> {
    this.send({ type: "adding", adding: { step: "reading" } });
    const adding = await this.#loadAdding();
    if (!adding) return;
    const { added, answers } = this.#state;
    const found = await adding.find(name, text, added);
    try {
      // Whether they make a catalogue, before a person is asked.
      if (found.step === "found") await this.#around.shelf.prepare(merged(added, found.occupations), answers);
      this.send({ type: "adding", adding: found });
    } catch (error) {
      this.send({ type: "adding", adding: { step: "problem", name, message: capitalised(wordsOf(error)) } });
    }
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
      say: (text) => this.#around.announcer.message(text),
    });
  }

  #restored(): State {
    const { store, start } = this.#around;
    const { catalogue, added } = start;
    const { text, trouble } = store.read();
    const reading = text === null ? null : answersFrom(text, catalogue);
    if (text !== null && !reading?.ok) store.setUnreadableAside(text);
    const [answers, warnings] = reading?.ok ? [reading.answers, [...start.warnings, ...reading.warnings]] : [noAnswers, start.warnings];
    const known = new Set(catalogue.occupations().map(({ reference }) => reference));
    const settings = keptSettings((reference) => known.has(reference));
    const state = startState(answers, warnings, store.unreadable(), settings, added);
    return { ...state, saving: trouble ?? (reading?.ok ? "saved" : null) };
  }

  #keep(action: Action, { answers: before, added: addedBefore }: State): void {
    const { answers, elsewhere, added } = this.#state;
    const { store, occupations } = this.#around;
    if (action.type === "followAdded") return;
    // First, so that another tab finds what the answers are about.
    if (added !== addedBefore) {
      this.#state = reduce(this.#state, { type: "addedKept", trouble: occupations.keep(addedBefore, added) });
    }
    const text = worthKeeping(answers) ? answersText(answers) : null;
    if (action.type === "keepMine" || action.type === "useTheirs") this.#saved(store.replace(text));
    else if (action.type === "forgetUnreadable") store.forgetUnreadable();
    else if (answers !== before && action.type !== "followTab" && elsewhere === null) this.#saved(store.save(text));
  }

  #saved(saved: Saved): void {
    if (saved === "changedElsewhere") this.#conflict(this.#around.store.read().text);
    else this.#state = reduce(this.#state, { type: "saved", saved });
  }

  /** Another tab has kept other answers. Followed if all of ours are kept; else the person decides. */
  async #changedElsewhere(text: string | null): Promise<void> {
    await this.#followAdded();
    await this.#bringNamed(text);
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

  /** All that other answers are about, so that they can be read. */
  async #bringNamed(text: string | null): Promise<void> {
    const read = valueIn(text ?? "");
    if (!read.ok) return;
    try {
      await this.#around.shelf.prepare(this.#state.added, read.value);
    } catch (error) {
      console.info(error);
    }
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
    const { Wires, further, planText } = await import("./further.js");
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
    render(page(this.#model, this.#tools, extent, { further: this.#further?.views, adding: this.#adding?.view }), root);
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

const worthKeeping = (answers: Answers): boolean => answers.target !== "" || answerCount(answers) > 0;

function wordsOf(error: unknown): string {
  return error instanceof SkillsGapError ? reasonOf(error) : String(error);
}
