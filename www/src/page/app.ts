import { render } from "lit/html.js";
import type { Catalogue } from "../core/index.js";
import type { Scale } from "../core/types.js";
import { type Answers, answerCount, answersText, noAnswers } from "./answers.js";
import type { Announcer } from "./announcer.js";
import { Asker } from "./asker.js";
import { download, fileName } from "./download.js";
import type { Wires, further, planText } from "./further.js";
import { focusAfter, focusHeld, moveFocus } from "./focus.js";
import { type Model, Modeller, nameOf } from "./model.js";
import { answersFrom } from "./restored.js";
import { keepSettings, keptSettings } from "./settings.js";
import { type Action, type State, reduce, startState } from "./state.js";
import type { AnswerStore, Saved } from "./storage.js";
import type { Tools } from "./tools.js";
import { nextIds } from "./views/telling.js";
import { troubleWords } from "./views/notices.js";
import { type Extent, page } from "./views/page.js";
import { settledWords } from "./waysWords.js";
import { finding, findingInShort } from "./words.js";

const largestFile = 5_000_000;

export type Surroundings = {
  /** Where the views go: an element of the page, or a shadow root. */
  readonly root: HTMLElement | ShadowRoot;
  readonly catalogue: Catalogue;
  readonly defaultScale: Scale;
  readonly store: AnswerStore;
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
  #modeller: Modeller;
  #state: State;
  #model: Model;
  #tools: Tools;
  #asker: Asker;
  #further: Further | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#modeller = new Modeller(around.catalogue, around.defaultScale);
    this.#state = this.#restored();
    this.#asker = new Asker(around.catalogue, this.#state, this.#loadFurther, this.#told);
    this.#model = this.#modeller.modelOf(this.#state, this.#asker.told);
    this.#tools = {
      send: this.send,
      download: () => download(fileName(this.#state.answers.target, new Date()), answersText(this.#state.answers)),
      downloadUnreadable: () => this.#downloadUnreadable(),
      readFile: (file) => void this.readFile(file),
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
    around.store.watch((text) => this.#changedElsewhere(text));
    around.root.addEventListener("click", this.#followLink);
  }

  send = (action: Action): void => {
    const before = this.#state;
    this.#state = reduce(before, action);
    this.#keep(action, before.answers);
    if (this.#state.settings !== before.settings) keepSettings(this.#state.settings);
    if (action.type === "lookAt" && action.at === "map") {
      this.#around.announcer.message(`Below the map: ${nameOf(this.#model, action.reference)}.`);
    }
    if (action.type === "tryAgain") void this.#asker.start();
    this.#asker.ask(this.#state);
    this.#update(before);
    const id = focusAfter(action, this.#state);
    if (id) moveFocus(this.#around.root, id);
  };

  async readFile(file: File): Promise<void> {
    const { name } = file;
    if (file.size > largestFile) {
      this.send({ type: "fileProblem", name, message: "It is far larger than a file of answers can be." });
      return;
    }
    try {
      const reading = answersFrom(await file.text(), this.#around.catalogue);
      if (reading.ok) this.send({ type: "fileRead", name, answers: reading.answers, warnings: reading.warnings });
      else this.send({ type: "fileProblem", name, message: reading.message });
    } catch {
      this.send({
        type: "fileProblem",
        name,
        message: "It cannot be read: it may have been moved, or it is a folder.",
      });
    }
  }

  #restored(): State {
    const { store, catalogue } = this.#around;
    const { text, trouble } = store.read();
    const reading = text === null ? null : answersFrom(text, catalogue);
    if (text !== null && !reading?.ok) store.setUnreadableAside(text);
    const [answers, warnings] = reading?.ok ? [reading.answers, reading.warnings] : [noAnswers, []];
    const known = new Set(catalogue.occupations().map(({ reference }) => reference));
    const settings = keptSettings((reference) => known.has(reference));
    return { ...startState(answers, warnings, store.unreadable(), settings), saving: trouble ?? (reading?.ok ? "saved" : null) };
  }

  #keep(action: Action, before: Answers): void {
    const { answers, elsewhere } = this.#state;
    const { store } = this.#around;
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
  #changedElsewhere(text: string | null): void {
    const before = this.#state;
    const reading = text === null ? null : answersFrom(text, this.#around.catalogue);
    const ours = before.saving === "saved" || answerCount(before.answers) === 0;
    if (!ours || before.elsewhere || reading?.ok === false) {
      this.#conflict(text);
      this.#update(before);
      return;
    }
    this.#around.announcer.message("Your answers were changed in another tab and are now the same here.");
    this.send({ type: "followTab", answers: reading?.answers ?? noAnswers, warnings: reading?.warnings ?? [] });
  }

  #conflict(text: string | null): void {
    const reading = text === null ? null : answersFrom(text, this.#around.catalogue);
    const theirs = reading === null ? null : reading.ok ? reading.answers : "unreadable";
    this.#state = reduce(this.#state, { type: "conflict", answers: theirs });
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
    const { Wires, further, planText } = await import("./further.js");
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
    render(page(this.#model, this.#tools, extent, this.#further?.views), root);
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
