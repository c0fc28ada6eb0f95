import type { Catalogue } from "../../package/index.js";
import type { CatalogueCache } from "../catalogue/catalogueCache.js";
import { parseAnswers } from "../files/parseAnswers.js";
import { parseJson } from "../files/parseJson.js";
import { answersText, hasContent, noAnswers, textToKeep } from "../state/answers.js";
import { type Action, ownAnswers, type State } from "../state/state.js";
import { openId, stillThem } from "../state/whose.js";
import type { Words } from "../words/words.js";
import type { AnswerStore, Saved } from "./answerStore.js";
import type { OccupationStore } from "./occupationStore.js";
import type { PeopleStore } from "./peopleStore.js";

type Context = {
  readonly store: AnswerStore;
  readonly occupations: OccupationStore;
  readonly peopleStore: PeopleStore;
  readonly catalogueCache: CatalogueCache;
  readonly catalogue: () => Catalogue;
  readonly state: () => State;
  /** Changes the state. `update` shows it. */
  readonly change: (action: Action) => void;
  readonly update: (before: State) => void;
  readonly send: (action: Action) => void;
  readonly say: (message: string) => void;
  readonly words: () => Words;
};

/** Stores what a person has changed, and follows what other tabs have stored. */
export class Keeper {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Follows other tabs until the element leaves the page. */
  connect(until: AbortSignal): void {
    const { store, occupations } = this.#context;
    store.watch((text) => void this.#changedElsewhere(text), until);
    occupations.watch(() => void this.#followAdded(), until);
    this.#context.peopleStore.watch(() => this.#followPeople(), until);
  }

  /** Stores the kept days of the person who is shown. */
  keepDays({ days: before }: State): void {
    const { peopleStore, state, change } = this.#context;
    const { days } = state();
    if (days !== before) change({ type: "daysKept", failure: peopleStore.setDays(openId(state()), days) });
  }

  /** Another tab has changed who is here. This one stays with whom it shows. */
  #followPeople(): void {
    const { peopleStore, state, send } = this.#context;
    const before = state().people;
    const people = peopleStore.readFor(before);
    peopleStore.stayWith(people?.open ?? null);
    send({ type: "followPeople", people, days: peopleStore.days(openId(state())) });
  }

  /** Stores the added occupations. First, so that another tab has them before the answers that name them. */
  keepAdded({ added: before }: State): void {
    const { added } = this.#context.state();
    if (added === before) return;
    this.#context.change({ type: "addedKept", failure: this.#context.occupations.keep(before, added) });
  }

  /** Keeps an example apart from the person's own answers. */
  keepExample({ own: before }: State): void {
    const { store, state } = this.#context;
    const { own, answers } = state();
    if (own) store.keepExample(answersText(answers));
    else if (before) store.keepExample(null);
  }

  /** Stores what an action has changed of the person's own answers. */
  keepAnswers(action: Action, before: State): void {
    const { store, state } = this.#context;
    const { otherTab } = state();
    const own = ownAnswers(state());
    const text = textToKeep(own);
    if (action.type === "keepMine" && before.otherTab?.answers === "unreadable") this.#setTheirsAside();
    if (action.type === "keepMine" || action.type === "useTheirs") this.#setSaved(store.replace(text));
    else if (action.type === "forgetUnreadable") store.forgetUnreadable();
    else if (
      own !== ownAnswers(before) &&
      action.type !== "followTab" &&
      action.type !== "openPerson" &&
      otherTab === null
    ) {
      this.#setSaved(store.save(text));
    }
  }

  /** Keeps the text of the other tab, even where it cannot be read here. */
  #setTheirsAside(): void {
    const { store, change } = this.#context;
    const { text } = store.read();
    if (text !== null) store.setUnreadableAside(text);
    change({ type: "unreadable", unreadable: store.unreadable() });
  }

  #setSaved(saved: Saved): void {
    if (saved === "changedElsewhere") {
      const { text } = this.#context.store.read();
      this.#conflict(text);
      void this.#rereadConflict(text);
    } else this.#context.change({ type: "saved", saved });
  }

  /** Another tab has stored other answers. Takes them if ours are stored; else the person decides. */
  async #changedElsewhere(text: string | null): Promise<void> {
    const { store, state, catalogue, update, send, say, words } = this.#context;
    const isStill = stillThem(state);
    await this.#followAdded();
    await this.#loadOccupationsOf(text);
    if (!isStill()) return;
    // A newer text has its own event, and a conflict may already be shown.
    if (!store.follow(text)) return;
    const before = state();
    const parsed = text === null ? null : parseAnswers(text, catalogue());
    const isOursStored = before.saveStatus === "saved" || !hasContent(ownAnswers(before));
    if (!isOursStored || before.otherTab || parsed?.ok === false) {
      this.#conflict(text);
      update(before);
      return;
    }
    say(words().say("otherTab.followed"));
    send({ type: "followTab", answers: parsed?.answers ?? noAnswers, warnings: parsed?.warnings ?? [] });
  }

  /** Takes over the occupations that another tab has added, before the answers that may name them. */
  async #followAdded(): Promise<void> {
    const { occupations, catalogueCache, state, send } = this.#context;
    const added = occupations.changed();
    if (added === null) return;
    try {
      await catalogueCache.load(added, state().answers);
      send({ type: "followAdded", added });
    } catch (error) {
      console.info(error);
    }
  }

  /** Loads the occupations that stored answers name. `false` where nothing had to be loaded. */
  async #loadOccupationsOf(text: string | null): Promise<boolean> {
    const { catalogue, catalogueCache, state } = this.#context;
    const read = parseJson(text ?? "");
    if (!read.ok || catalogue().missing(read.value).length === 0) return false;
    try {
      await catalogueCache.load(state().added, read.value);
    } catch (error) {
      console.info(error);
    }
    return true;
  }

  /** Reads the answers of the other tab again, once the occupations they name are loaded. */
  async #rereadConflict(text: string | null): Promise<void> {
    const { state, update } = this.#context;
    const isStill = stillThem(state);
    if (!(await this.#loadOccupationsOf(text)) || !isStill() || !state().otherTab) return;
    const before = state();
    this.#conflict(text);
    update(before);
  }

  #conflict(text: string | null): void {
    const parsed = text === null ? null : parseAnswers(text, this.#context.catalogue());
    const theirs = parsed === null ? null : parsed.ok ? parsed.answers : "unreadable";
    this.#context.change({ type: "conflict", answers: theirs });
  }
}
