import type { Catalogue } from "../package/index.js";
import type {
  SkillsGapEventMap,
  SkillsGapRemember,
  SkillsGapElement as SkillsGapType,
  SkillsGapView,
} from "../package/elementTypes.js";
import type { GapRequest } from "../package/types.js";
import type { App } from "./app.js";
import type { Shown } from "./startApp.js";

/** On a server there is no element to extend, and none is made. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** The names in use, so that two elements of one page keep their answers apart. */
const namesInUse = new Set<string>();

const views: readonly SkillsGapView[] = ["choose", "rate", "result", "plan"];
const remembering: readonly SkillsGapRemember[] = ["device", "session", "none"];

/**
 * `<skills-gap>`: the four screens, in a shadow root of their own. What is within the element is shown until it has
 * started, and where it cannot.
 */
export class SkillsGapElement extends Base implements SkillsGapType {
  static readonly formAssociated = true;
  static readonly observedAttributes = ["target", "current", "view", "catalogue", "pack", "remember"];

  readonly #internals: ElementInternals;
  readonly #root: ShadowRoot;
  #app: App | null = null;
  /** Ends when the element leaves the page. */
  #life: AbortController | null = null;
  /** Ends when the element starts anew. */
  #start: AbortController | null = null;
  #name: string | null = null;
  #catalogue: Catalogue | null = null;
  /** Set before the element has started. */
  #received: GapRequest | null = null;
  /** What the page around it was last told of. */
  #last: Shown | null = null;

  constructor() {
    super();
    this.#internals = this.attachInternals();
    this.#root = this.attachShadow({ mode: "open", delegatesFocus: false });
    this.#root.append(document.createElement("slot"));
  }

  connectedCallback(): void {
    this.#life = new AbortController();
    if (this.#app) this.#app.connect(this.#life.signal);
    else this.#begin();
  }

  disconnectedCallback(): void {
    this.#life?.abort();
    this.#life = null;
    // It starts anew where it is on a page again.
    if (!this.#app) this.#start?.abort();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.#life) return;
    if (name === "target" || name === "current") this.#choose(name, after);
    else if (name === "view") this.#show(after);
    else this.#begin();
  }

  get target(): string | null {
    return this.#app ? this.#app.model.state.answers.target || null : this.getAttribute("target");
  }

  set target(reference: string | null) {
    this.#reflect("target", reference);
  }

  get current(): string | null {
    return this.#app ? (this.#app.model.state.answers.current ?? null) : this.getAttribute("current");
  }

  set current(reference: string | null) {
    this.#reflect("current", reference);
  }

  get view(): SkillsGapView | null {
    return this.#last?.view ?? viewOf(this.getAttribute("view"));
  }

  set view(view: SkillsGapView | null) {
    this.#reflect("view", view);
  }

  get remember(): SkillsGapRemember {
    return remembering.find((one) => one === this.getAttribute("remember")) ?? "device";
  }

  set remember(remember: SkillsGapRemember) {
    this.#reflect("remember", remember);
  }

  get shareRatings(): boolean {
    return this.hasAttribute("share-ratings");
  }

  set shareRatings(share: boolean) {
    this.toggleAttribute("share-ratings", share);
  }

  get catalogue(): Catalogue | null {
    return this.#catalogue;
  }

  set catalogue(catalogue: Catalogue | null) {
    if (catalogue === this.#catalogue) return;
    this.#catalogue = catalogue;
    if (this.#life) this.#begin();
  }

  get assessment(): GapRequest | null {
    return this.#app ? this.#app.model.state.answers : this.#received;
  }

  set assessment(assessment: GapRequest | null) {
    if (this.#app && assessment) void this.#app.receive(assessment);
    else this.#received = assessment;
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get name(): string {
    return this.getAttribute("name") ?? "";
  }

  set name(name: string) {
    this.setAttribute("name", name);
  }

  async readFile(file: File): Promise<void> {
    await this.#app?.readFile(file);
  }

  #reflect(name: string, value: string | null): void {
    if (value === null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Starts, or starts anew: with another catalogue, or another place to keep answers. */
  #begin = (): void => {
    this.#start?.abort();
    this.#app = null;
    this.#last = null;
    this.#start = new AbortController();
    void this.#open(this.#start.signal);
  };

  async #open(until: AbortSignal): Promise<void> {
    this.#is("starting");
    this.#name ??= this.#claimName();
    const catalogue = this.getAttribute("catalogue");
    const pack = this.getAttribute("pack");
    try {
      const { startApp } = await import("./startApp.js");
      const app = await startApp({
        host: this,
        root: this.#root,
        name: this.#name,
        remember: this.remember,
        routed: this.hasAttribute("routed"),
        view: viewOf(this.getAttribute("view")),
        catalogue: this.#catalogue ?? {
          ...(catalogue ? { catalogue: new URL(catalogue, this.baseURI) } : {}),
          ...(pack ? { pack: new URL(pack, this.baseURI) } : {}),
        },
        again: this.#begin,
        shown: this.#shown,
        until,
      });
      if (until.aborted) return;
      this.#app = app;
      this.#is("ready");
      if (this.#life) app.connect(this.#life.signal);
      this.#first(app);
    } catch (error) {
      if (until.aborted) return;
      console.error(error);
      this.#is("failed");
      this.#fail(codeOf(error), error instanceof Error ? error.message : String(error));
    }
  }

  /** What a style sheet may ask for, as in `skills-gap:state(ready)`. */
  #is(state: "starting" | "ready" | "failed"): void {
    this.#internals.ariaBusy = String(state === "starting");
    // Firefox and Safari have these since 2024.
    this.#internals.states?.clear();
    this.#internals.states?.add(state);
  }

  /** What the page around it wants, once it has started. */
  #first(app: App): void {
    if (this.#received) void app.receive(this.#received);
    this.#received = null;
    const { target, current } = app.model.state.answers;
    const [wanted, present] = [this.getAttribute("target"), this.getAttribute("current")];
    if (present && !current) this.#choose("current", present);
    if (wanted && wanted !== target) this.#choose("target", wanted);
    this.#tell("skills-gap-ready", { target: this.target, current: this.current });
  }

  #choose(what: "target" | "current", reference: string | null): void {
    if (!this.#app) return;
    const isKnown = this.#app.model.occupations.some((one) => one.reference === reference);
    if (reference !== null && !isKnown) {
      this.#fail("unknownOccupation", `${what}: the catalogue has no occupation ${JSON.stringify(reference)}`);
    } else if (what === "current") this.#app.send({ type: "chooseCurrent", reference });
    else if (reference !== null) this.#app.send({ type: "chooseTarget", reference });
  }

  #show(view: string | null): void {
    const screen = viewOf(view);
    if (screen) this.#app?.send({ type: "goTo", screen, question: null });
    else if (view !== null) this.#fail("invalidValue", `view: there is no ${JSON.stringify(view)}`);
  }

  /** Tells the page around it what has changed since it was last told. */
  #shown = (now: Shown): void => {
    const last = this.#last;
    const { answers } = now;
    this.#last = now;
    if (last?.answers !== answers) this.#internals.setFormValue(JSON.stringify(answers));
    if (!last) return;
    if (last.answered !== now.answered || last.enough !== now.enough) {
      this.#tell("skills-gap-progress", { answered: now.answered, enough: now.enough });
    }
    if (last.answers !== answers || last.view !== now.view) {
      this.#tell("skills-gap-change", {
        target: this.target,
        current: this.current,
        view: now.view,
        ...(this.shareRatings ? { assessment: answers } : {}),
      });
    }
  };

  #fail(code: string, message: string): void {
    this.#tell("skills-gap-error", { code, message });
  }

  #tell<Name extends keyof SkillsGapEventMap>(name: Name, detail: SkillsGapEventMap[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Its `id`; for the second and later ones without, a number. */
  #claimName(): string {
    let name = this.id;
    for (let number = 2; namesInUse.has(name); number += 1) name = `${this.id}${number}`;
    namesInUse.add(name);
    return name;
  }
}

const viewOf = (name: string | null): SkillsGapView | null => views.find((one) => one === name) ?? null;

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "loadFailed";
