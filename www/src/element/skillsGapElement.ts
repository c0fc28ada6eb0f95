import type {
  SkillsGapElement as SkillsGapType,
  SkillsGapEventMap,
  SkillsGapRemember,
  SkillsGapView,
  SkillsGapWords,
} from "../package/elementTypes.js";
import type { Catalogue } from "../package/index.js";
import type { GapRequest } from "../package/types.js";
import type { App } from "./app.js";
import { offerAgain } from "./notices/offerAgain.js";
import { screens } from "./screens/screens.js";
import type { Shown } from "./startApp.js";
import { claimName, releaseName } from "./storage/names.js";
import { remembering } from "./storage/storagePlace.js";
import { languageOf } from "./words/languageOf.js";
import type { Words } from "./words/words.js";

/** On a server there is no element to extend, and none is made. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** Properties that a page may have set before the element was defined. */
const early = [
  "target",
  "current",
  "view",
  "remember",
  "pack",
  "catalogue",
  "shareRatings",
  "name",
  "assessment",
  "words",
];

/** Attributes with which the element starts anew. */
const restarting: ReadonlySet<string> = new Set(["catalogue", "pack", "remember"]);

/** One start of the element; a later one takes its place. */
type Run = { readonly until: AbortController; readonly name: string; app: App | null };

/**
 * `<skills-gap>`: the four screens, in a shadow root of their own. What is within the element is shown until it has
 * started, and where it cannot.
 */
export class SkillsGapElement extends Base implements SkillsGapType {
  static readonly formAssociated = true;
  static readonly observedAttributes = ["target", "current", "view", "lang", ...restarting];

  readonly #internals: ElementInternals;
  readonly #root: ShadowRoot;
  #run: Run | null = null;
  /** Ends when the element leaves the page. */
  #life: AbortController | null = null;
  #catalogue: Catalogue | null = null;
  #words: SkillsGapWords | null = null;
  /** Whether it starts anew when it is on a page again. */
  #isStale = false;
  /** Answers that the page gave before it was ready. */
  #received: unknown = null;
  /** What the last run had: it may be kept nowhere. */
  #carried: unknown = null;
  /** Whether another screen was asked for while it was starting. */
  #isViewNew = false;
  /** What the page around it was last told of; `null` until it is ready. */
  #told: Shown | null = null;

  constructor() {
    super();
    this.#internals = this.attachInternals();
    this.#root = this.attachShadow({ mode: "open" });
    this.#root.append(document.createElement("slot"));
  }

  connectedCallback(): void {
    this.#takeEarly();
    this.#life = new AbortController();
    const name = claimName(this.id);
    const { app } = this.#run ?? {};
    if (!this.#run || !app || this.#isStale || this.#run.name !== name) this.#begin(name);
    else app.connect(AbortSignal.any([this.#life.signal, this.#run.until.signal]));
  }

  disconnectedCallback(): void {
    this.#life?.abort();
    this.#life = null;
    if (this.#run) releaseName(this.#run.name);
    // It starts anew where it is on a page again.
    if (!this.#run?.app) this.#run?.until.abort();
  }

  /** A form that is reset has what its fields began with: here, what the attributes name. It can be had back. */
  formResetCallback(): void {
    [this.#received, this.#carried] = [null, null];
    const app = this.#app;
    if (!app) return;
    const known = new Set(app.model.occupations.map(({ reference }) => reference));
    const named = (attribute: string) => [this.getAttribute(attribute)].find((one) => one !== null && known.has(one));
    const current = named("current");
    void this.#receive(app, { target: named("target") ?? "", ...(current ? { current } : {}) }, true);
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (name === "target" || name === "current") this.#choose(name, after);
    else if (name === "view") this.#show(after);
    else if (name === "lang") void this.#sayAnew();
    else if (before !== after && restarting.has(name)) this.#beginAgain();
  }

  get target(): string | null {
    return this.#app ? this.#app.shown.answers.target || null : this.getAttribute("target");
  }

  set target(reference: string | null) {
    this.#reflect("target", reference);
  }

  get current(): string | null {
    return this.#app ? (this.#app.shown.answers.current ?? null) : this.getAttribute("current");
  }

  set current(reference: string | null) {
    this.#reflect("current", reference);
  }

  get view(): SkillsGapView | null {
    return this.#told?.view ?? viewOf(this.getAttribute("view"));
  }

  set view(view: SkillsGapView | null) {
    this.#reflect("view", view);
  }

  /** A word that is none of these keeps nothing: rather too little than too much. */
  get remember(): SkillsGapRemember {
    const given = this.getAttribute("remember");
    return given === null ? "device" : (remembering.find((one) => one === given) ?? "none");
  }

  set remember(remember: SkillsGapRemember) {
    this.#reflect("remember", remember);
  }

  get pack(): string | null {
    return this.getAttribute("pack");
  }

  set pack(address: string | null) {
    this.#reflect("pack", address);
  }

  get shareRatings(): boolean {
    return this.#has("share-ratings");
  }

  set shareRatings(share: boolean) {
    this.toggleAttribute("share-ratings", share);
  }

  get catalogue(): Catalogue | null {
    return this.#catalogue;
  }

  /** Frameworks set an attribute's text as a property. */
  set catalogue(catalogue: Catalogue | string | null) {
    const isAddress = typeof catalogue === "string";
    if (isAddress) this.#reflect("catalogue", catalogue);
    const opened = isAddress ? null : (catalogue ?? null);
    if (opened === this.#catalogue) return;
    this.#catalogue = opened;
    this.#beginAgain();
  }

  get assessment(): GapRequest | null {
    // A copy: what a page does with it changes nothing here.
    return this.#app ? structuredClone(this.#app.shown.answers) : null;
  }

  set assessment(assessment: GapRequest | null) {
    if (!assessment) return;
    const copy = structuredClone(assessment);
    if (this.#app) void this.#receive(this.#app, copy);
    else this.#received = copy;
  }

  get words(): SkillsGapWords | null {
    return this.#words;
  }

  set words(words: SkillsGapWords | null) {
    this.#words = words ?? null;
    void this.#sayAnew();
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get name(): string {
    return this.getAttribute("name") ?? "";
  }

  set name(name: string) {
    this.#reflect("name", name);
  }

  async readFile(file: File): Promise<void> {
    const ready = () => new Promise((done) => this.addEventListener("skills-gap-ready", done, { once: true }));
    if (!this.#app) await ready();
    await this.#app?.readFile(file);
  }

  get #app(): App | null {
    return this.#run?.app ?? null;
  }

  /** Sets anew what was set before the element was defined, and hides the accessors of the class. */
  #takeEarly(): void {
    for (const name of early) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  /** Whether a flag is set. Some frameworks write one that is not as "false". */
  #has(flag: string): boolean {
    return this.hasAttribute(flag) && this.getAttribute(flag) !== "false";
  }

  #reflect(name: string, value: string | null | undefined): void {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Starts anew, with the answers that are here: with another catalogue, or another place to keep them. */
  #beginAgain(): void {
    if (this.#app) this.#carried = this.#app.shown.answers;
    if (this.#life && this.#run) this.#begin(this.#run.name);
    else this.#isStale = true;
  }

  #begin(name: string): void {
    this.#run?.until.abort();
    this.#isStale = false;
    this.#told = null;
    const run: Run = { until: new AbortController(), name, app: null };
    this.#run = run;
    void this.#open(run);
  }

  async #open(run: Run): Promise<void> {
    this.#is("starting");
    const { signal } = run.until;
    const wanted = this.getAttribute("view");
    this.#isViewNew = false;
    try {
      const { startApp, wordsFor } = await import("./startApp.js");
      const given = this.#words;
      const words = await this.#wordsBy(wordsFor);
      const app = await startApp({
        host: this,
        root: this.#root,
        name: run.name,
        remember: this.remember,
        routed: this.#has("routed"),
        view: viewOf(wanted),
        words,
        catalogue: this.#catalogue ?? this.#addresses(),
        again: () => this.#beginAgain(),
        shown: (shown) => {
          if (!signal.aborted) this.#shown(shown);
        },
        until: signal,
      });
      if (signal.aborted) return;
      run.app = app;
      if (given !== this.#words) void this.#sayAnew();
      if (this.#life) app.connect(AbortSignal.any([this.#life.signal, signal]));
      await this.#first(app);
    } catch (error) {
      if (signal.aborted) return;
      console.error(error);
      this.#is("failed");
      offerAgain(this.#root, error, () => this.#beginAgain(), this.#words, languageOf(this));
      this.#fail(codeOf(error), error instanceof Error ? error.message : String(error));
    }
  }

  /** Says everything in the words that it has now. */
  async #sayAnew(): Promise<void> {
    const app = this.#app;
    if (!app) return;
    const given = this.#words;
    try {
      const { wordsFor } = await import("./startApp.js");
      const words = await this.#wordsBy(wordsFor);
      if (app === this.#app && given === this.#words) app.useWords(words);
    } catch (error) {
      this.#fail(codeOf(error), error instanceof Error ? error.message : String(error));
    }
  }

  #wordsBy(wordsFor: typeof import("./startApp.js").wordsFor): Promise<Words> {
    return wordsFor(this.#words, languageOf(this), (message) => this.#fail("invalidValue", message));
  }

  #addresses(): { catalogue?: URL; pack?: URL } {
    const [catalogue, pack] = [this.getAttribute("catalogue"), this.getAttribute("pack")];
    return {
      ...(catalogue ? { catalogue: new URL(catalogue, this.baseURI) } : {}),
      ...(pack ? { pack: new URL(pack, this.baseURI) } : {}),
    };
  }

  /** Does what the page around it wants, then says that it is ready. */
  async #first(app: App): Promise<void> {
    const [received, carried] = [this.#received, this.#carried];
    [this.#received, this.#carried] = [null, null];
    if (carried && app.isEmpty) await app.receive(carried, true);
    if (received) await this.#receive(app, received);
    if (!app.shown.answers.current) this.#choose("current", this.getAttribute("current"));
    this.#choose("target", this.getAttribute("target"));
    const view = this.getAttribute("view");
    if (this.#isViewNew || !viewOf(view)) this.#show(view);
    const remember = this.getAttribute("remember");
    if (remember !== null && remember !== this.remember) this.#isNone("remember", remember);
    this.#is("ready");
    this.#tell("skills-gap-ready", { target: this.target, current: this.current });
    this.#told = app.shown;
    this.#keepFormValue(this.#told);
  }

  async #receive(app: App, assessment: unknown, isReset = false): Promise<void> {
    const problem = await app.receive(assessment, false, isReset);
    if (problem !== null) this.#fail("invalidValue", `assessment: ${problem}`);
  }

  #choose(what: "target" | "current", reference: string | null): void {
    if (!this.#app || reference === null || reference === this[what]) return;
    const isKnown = this.#app.model.occupations.some((one) => one.reference === reference);
    if (!isKnown) {
      this.#fail("unknownOccupation", `${what}: the catalogue has no occupation ${JSON.stringify(reference)}`);
    } else this.#app.byHost({ type: what === "current" ? "chooseCurrent" : "chooseTarget", reference });
  }

  #show(view: string | null): void {
    if (view === null) return;
    this.#isViewNew = true;
    const screen = viewOf(view);
    if (!this.#app) return;
    if (!screen) this.#isNone("view", view);
    else if (screen !== this.#app.shown.view) this.#app.byHost({ type: "goTo", screen, question: null });
  }

  /** Tells the page around it what has changed since it was last told. */
  #shown(now: Shown): void {
    const told = this.#told;
    if (!told) return;
    this.#told = now;
    this.#keepFormValue(now);
    if (told.answered !== now.answered || told.enough !== now.enough) {
      this.#tell("skills-gap-progress", { answered: now.answered, enough: now.enough });
    }
    if (told.answers === now.answers && told.view === now.view) return;
    this.#tell("skills-gap-change", {
      target: this.target,
      current: this.current,
      view: now.view,
      ...(this.shareRatings ? { assessment: structuredClone(now.answers) } : {}),
    });
  }

  /** Without a state to restore: browsers would keep it, whatever `remember` says. */
  #keepFormValue({ answers }: Shown): void {
    this.#internals.setFormValue(JSON.stringify(answers), null);
  }

  /** What a style sheet may ask for, as in `skills-gap:state(ready)`. */
  #is(state: "starting" | "ready" | "failed"): void {
    this.#internals.ariaBusy = String(state === "starting");
    try {
      this.#internals.states.clear();
      this.#internals.states.add(state);
    } catch {
      // A browser of before 2024.
    }
  }

  #isNone(attribute: string, value: string): void {
    this.#fail("invalidValue", `${attribute}: there is no ${JSON.stringify(value)}`);
  }

  #fail(code: string, message: string): void {
    this.#tell("skills-gap-error", { code, message });
  }

  #tell<Name extends keyof SkillsGapEventMap>(name: Name, detail: SkillsGapEventMap[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

const viewOf = (name: string | null): SkillsGapView | null => screens.find((one) => one === name) ?? null;

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "loadFailed";
