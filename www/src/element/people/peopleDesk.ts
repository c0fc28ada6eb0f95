import type { Catalogue } from "../../package/index.js";
import type { CatalogueCache } from "../catalogue/catalogueCache.js";
import { download, fileName } from "../files/download.js";
import { messageOf, parseAnswers, restoreAnswers } from "../files/parseAnswers.js";
import { parseJson } from "../files/parseJson.js";
import { noAnswers, textToKeep } from "../state/answers.js";
import { today } from "../shared/day.js";
import type { Send } from "../state/model.js";
import { defaultSettings, type Settings } from "../state/settings.js";
import { ownAnswers, type State } from "../state/state.js";
import { sendToThem } from "../state/whose.js";
import type { AnswerStore } from "../storage/answerStore.js";
import {
  isRecord,
  type KeptDay,
  maxDays,
  maxName,
  maxPeople,
  type People,
  type PeopleStore,
  type Person,
  peopleFormat,
} from "../storage/peopleStore.js";
import { loadSettings, saveSettings } from "../storage/settingsStore.js";
import type { StoragePlace } from "../storage/storagePlace.js";
import type { Words } from "../words/words.js";
import { broughtIn, isAnything, isSame } from "./brought.js";
import { freeName, isGiven, personName } from "./personName.js";
import { type Summary, summaryOf } from "./summary.js";

type Context = {
  readonly root: HTMLElement | ShadowRoot;
  readonly storagePlace: StoragePlace;
  readonly peopleStore: PeopleStore;
  readonly store: AnswerStore;
  readonly catalogueCache: CatalogueCache;
  readonly catalogue: () => Catalogue;
  readonly words: () => Words;
  readonly state: () => State;
  readonly send: Send;
};

/** What a person does about people: all that is not needed before somebody asks for it. */
export class PeopleDesk {
  readonly #context: Context;
  /** Who was asked for last. */
  #wanted: string | null = null;
  /** The file about which a person was asked last. */
  #brought: Record<string, unknown> | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  /**
   * Shows somebody else's answers. Those that are here are kept already, or nothing changes. `without` is the id of somebody
   * who goes then, because there is nothing of theirs.
   */
  async open(id: string, without?: string): Promise<void> {
    const { peopleStore, store, catalogueCache, catalogue, state, send } = this.#context;
    this.#wanted = id;
    if (!this.#isAllKept()) return;
    // Another tab may change them meanwhile.
    const named = () => {
      const stored = parseJson(peopleStore.answersOf(id) ?? "");
      return stored.ok ? stored.value : null;
    };
    try {
      // Occupations may be added meanwhile. Nothing is left to load once this person is shown.
      while (!catalogueCache.get(state().added, named())) await catalogueCache.load(state().added, named());
    } catch (error) {
      const problem = this.#context.words().capitalised(messageOf(error));
      if (this.#wanted === id) send({ type: "peopleProblem", problem });
      return;
    }
    // Somebody else was asked for meanwhile.
    if (this.#wanted !== id) return;
    // What is being typed belongs to whom is still shown.
    leaveField(this.#context.root);
    // Something may have been answered meanwhile.
    if (!this.#isAllKept()) return;
    const stored = this.#stored();
    const now = { ...stored, all: stored.all.filter((one) => one.id !== without) };
    // Another tab may have deleted them.
    if (!now.all.some((one) => one.id === id)) return void send({ type: "people", people: now });
    store.use(id);
    const { text } = store.read();
    const inUse = catalogueCache.get(state().added, named()) ?? catalogue();
    const read = text === null ? null : parseAnswers(text, inUse);
    if (text !== null && !read?.ok) store.setUnreadableAside(text);
    const opened = { ...now, open: id };
    peopleStore.write(opened);
    send({
      type: "openPerson",
      people: opened,
      answers: read?.ok ? read.answers : noAnswers,
      warnings: read?.ok ? read.warnings : [],
      days: peopleStore.days(id),
      settings: this.#settings(id),
      unreadable: store.unreadable(),
    });
  }

  /** Begins with somebody who has answered nothing. */
  async start(name: string): Promise<void> {
    const { peopleStore, words, send } = this.#context;
    const before = this.#stored();
    if (before.all.length >= maxPeople) {
      send({ type: "peopleProblem", problem: words().say("people.tooMany", { number: maxPeople }) });
      return;
    }
    if (!this.#isAllKept()) return;
    const person = { id: newId(before.all), name: this.#nameFrom(name, before.all, before.all.length) };
    const people = { ...before, all: [...before.all, person] };
    if (this.#isWritten(peopleStore.write(people))) await this.open(person.id);
  }

  rename(id: string, name: string): void {
    const people = this.#stored();
    const all = people.all.map((one, at) => (one.id === id ? { id, name: this.#nameFrom(name, people.all, at) } : one));
    this.#change({ ...people, all });
  }

  nameOf(id: string): string {
    return personName(this.#context.words(), this.#people(), id);
  }

  /** Deletes somebody's answers. They can be put back until something else is deleted. */
  async remove(id: string): Promise<void> {
    const { peopleStore, store, storagePlace, send } = this.#context;
    const before = this.#stored();
    const at = before.all.findIndex((one) => one.id === id);
    const first = before.all.find((one) => one.id !== id);
    if (at < 0 || !first) return;
    const name = personName(this.#context.words(), before, id);
    if (before.open === id) {
      await this.open(first.id);
      if (this.#people().open === id) return;
    }
    const removed = {
      person: { id, name },
      at,
      answers: peopleStore.answersOf(id),
      days: peopleStore.days(id),
      settings: this.#settings(id),
      unreadable: store.unreadable(id).map(({ text }) => text),
    };
    peopleStore.setAnswers(id, null);
    peopleStore.setDays(id, []);
    saveSettings(storagePlace, id, this.#deviceSettings());
    store.forgetUnreadable(id);
    const now = this.#stored();
    const people = { ...now, all: now.all.filter((one) => one.id !== id) };
    peopleStore.write(people);
    send({ type: "people", people, removed });
  }

  /** Puts back who was deleted last. */
  putBack(): void {
    const { peopleStore, store, storagePlace, state, send } = this.#context;
    const { removed } = state();
    if (!removed) return;
    const { person, at, answers, days, settings, unreadable } = removed;
    const people = this.#stored();
    // Another tab may have put them back; what they have there stays.
    const id = people.all.some((one) => one.id === person.id) ? newId(people.all) : person.id;
    // Somebody else may have been given the name meanwhile.
    const name = this.#nameFrom(person.name, people.all, people.all.length);
    const now = { ...people, all: people.all.toSpliced(at, 0, { id, name }) };
    const failure =
      (answers === null ? null : peopleStore.setAnswers(id, answers)) ??
      peopleStore.setDays(id, days) ??
      store.keepUnreadable(id, unreadable) ??
      peopleStore.write(now);
    if (this.#isWritten(failure)) {
      const { order, layout } = this.#deviceSettings();
      saveSettings(storagePlace, id, { ...settings, order, layout });
      send({ type: "people", people: now, removed: null });
    } else {
      // It stays in the page, to be tried again.
      peopleStore.setAnswers(id, null);
      peopleStore.setDays(id, []);
      store.forgetUnreadable(id);
    }
  }

  /** Saves everybody's answers as one file, with earlier days and the occupations that were added. */
  downloadAll(): void {
    const { peopleStore, state, words } = this.#context;
    const { added, days } = state();
    const answers = ownAnswers(state());
    const people = this.#stored();
    const all = people.all.map((one) => {
      const name = personName(words(), people, one.id);
      // What is shown may not be kept.
      if (one.id === people.open) return { name, answers, days };
      return { name, answers: this.#answersOf(one.id) ?? noAnswers, days: peopleStore.days(one.id) };
    });
    const text = JSON.stringify({ format: peopleFormat, all, occupations: added }, null, 2);
    download(fileName("", new Date(), "json", "skills-gap-people"), `${text}\n`);
  }

  /**
   * Adds everybody of such a file of whom there is anything. Who is here with the same stays as they are. Whether others of
   * a name take its place, a person is asked unless they have said `how`. Returns how many of the file are here then.
   */
  async takeAll(value: Record<string, unknown>, how?: "replace" | "beside"): Promise<number> {
    const { peopleStore, state, words, send } = this.#context;
    const brought = broughtIn(value);
    const stored = this.#stored();
    // Where nobody has done anything yet, nobody else is here.
    const isNobody = state().people === null && !this.#hasAny("");
    const found = brought.map((one) => {
      const there = stored.all.find(({ id }) => !isNobody && personName(words(), stored, id) === one.name);
      const isTheSame = there && isSame(this.#answersOf(there.id), one.answers);
      return { ...one, there: isTheSame || isGiven(words(), one.name) ? there : undefined, isTheSame };
    });
    const others = found.filter(({ there, isTheSame }) => there && !isTheSame && this.#hasAny(there.id));
    if (others.length > 0 && !how) {
      this.#brought = value;
      send({ type: "askPeople", names: others.map(({ name }) => name) });
      return brought.length;
    }
    let { all } = isNobody ? { all: [] } : stored;
    let taken = 0;
    for (const { name, answers, days, there, isTheSame } of found) {
      if (there && (isTheSame || how !== "beside")) {
        if (isTheSame || (await this.#replace(there.id, name, answers))) taken += 1;
        continue;
      }
      if (all.length >= maxPeople) continue;
      const person = { id: newId(all), name: this.#nameFrom(name, all, all.length) };
      const failure =
        peopleStore.setAnswers(person.id, JSON.stringify(answers)) ?? peopleStore.setDays(person.id, days);
      if (!this.#isWritten(failure)) {
        peopleStore.setAnswers(person.id, null);
        break;
      }
      all = [...all, person];
      taken += 1;
    }
    const [first] = all;
    if (!isNobody) this.#change({ ...stored, all });
    else if (first && this.#isWritten(peopleStore.write({ all, open: first.id }))) await this.open(first.id, "");
    return taken;
  }

  /** Goes on with the file about which a person was asked. */
  async answerBrought(how: "replace" | "beside" | null): Promise<void> {
    const value = this.#brought;
    this.#brought = null;
    this.#context.send({ type: "askPeople", names: [] });
    if (value && how) await this.takeAll(value, how);
  }

  /** Puts what was brought in place of somebody's answers. Those that are shown can be had back. */
  async #replace(id: string, name: string, brought: Record<string, unknown>): Promise<boolean> {
    const { peopleStore, catalogueCache, state, send } = this.#context;
    if (id !== this.#people().open) return this.#isWritten(peopleStore.setAnswers(id, JSON.stringify(brought)));
    const read = restoreAnswers(brought, await catalogueCache.load(state().added, brought));
    if (!read.ok) return false;
    const { answers, warnings } = read;
    send({ type: "fileRead", name, answers, warnings, occupations: [] });
    send({ type: "acceptFile" });
    return true;
  }

  /** The answers of somebody, as they are now. */
  #answersOf(id: string): unknown {
    const { peopleStore, state } = this.#context;
    if (id === this.#people().open) return ownAnswers(state());
    const read = parseJson(peopleStore.answersOf(id) ?? "");
    return read.ok ? read.value : null;
  }

  /** Whether there is anything of somebody. */
  #hasAny(id: string): boolean {
    const { peopleStore } = this.#context;
    const answers = this.#answersOf(id);
    return (isRecord(answers) && isAnything(answers)) || peopleStore.days(id).length > 0;
  }

  /** What is kept of somebody. */
  summary(id: string): Summary {
    const answers = this.#answersOf(id);
    return summaryOf(isRecord(answers) ? answers : {});
  }

  /** Keeps today's answers, in place of what was kept of today before. */
  keepDay(): void {
    const { state, send } = this.#context;
    const { days, answers } = state();
    const day = today();
    const others = days.filter((one) => one.day !== day).slice(1 - maxDays);
    send({ type: "days", days: [...others, { day, answers }] });
  }

  forgetDay(day: string): void {
    const { state, send } = this.#context;
    send({ type: "days", days: state().days.filter((one) => one.day !== day) });
  }

  /** Asks how things stood on a day, for the present target. */
  async compare({ day, answers }: KeptDay): Promise<void> {
    const { catalogueCache, state, words } = this.#context;
    const send = sendToThem(this.#context);
    const { target } = state().answers;
    try {
      const asked = { ...answers, target };
      const catalogue = await catalogueCache.load(state().added, asked);
      const read = restoreAnswers(asked, catalogue);
      if (!read.ok) return void send({ type: "daysProblem", problem: read.problem(words()) });
      send({ type: "earlier", earlier: { day, report: catalogue.gap(read.answers) } });
    } catch (error) {
      send({ type: "daysProblem", problem: this.#context.words().capitalised(messageOf(error)) });
    }
  }

  #settings(id: string): Settings {
    const known = new Set(
      this.#context
        .catalogue()
        .occupations()
        .map(({ reference }) => reference),
    );
    return loadSettings(this.#context.storagePlace, id, (reference) => known.has(reference));
  }

  /** Those of nobody: what is the device's, and else the defaults. */
  #deviceSettings(): Settings {
    const { order, layout } = this.#context.state().settings;
    return { ...defaultSettings, order, layout };
  }

  /** Everybody, of whom the first may have no name yet. */
  #people(): People {
    return this.#context.state().people ?? { all: [{ id: "", name: "" }], open: "" };
  }

  /** Everybody as they are stored now: other tabs change the list, too. */
  #stored(): People {
    const { peopleStore, state } = this.#context;
    return peopleStore.readFor(state().people) ?? this.#people();
  }

  #nameFrom(text: string, all: readonly Person[], at: number): string {
    const given = text.trim().replaceAll(/\s+/g, " ").slice(0, maxName).trim();
    return freeName(this.#context.words(), all, at, given);
  }

  #change(people: People): void {
    const { peopleStore, send } = this.#context;
    if (this.#isWritten(peopleStore.write(people))) send({ type: "people", people });
  }

  /** Keeps what is here, so that it is there again when this person is opened. `false` where that cannot be done. */
  #isAllKept(): boolean {
    const { peopleStore, store, state, words, send } = this.#context;
    const { otherTab, people, saveStatus } = state();
    const text = textToKeep(ownAnswers(state()));
    if (!otherTab) {
      const stored = peopleStore.answersOf(people?.open ?? "");
      // What the page around the element gave: it does not take the place of what a person has answered.
      const isGiven = saveStatus === null || saveStatus === "saved";
      if (text === stored || (isGiven && (text === null || stored !== null))) return true;
      const saved = store.save(text);
      if (saved !== "changedElsewhere") send({ type: "saved", saved });
      if (saved === "saved") return true;
    }
    send({ type: "peopleProblem", problem: words().say("people.notKept") });
    return false;
  }

  #isWritten(failure: "blocked" | "full" | "failed" | null): boolean {
    if (failure === null) return true;
    const { words, send } = this.#context;
    send({ type: "peopleProblem", problem: words().say(failure === "full" ? "people.full" : "people.blocked") });
    return false;
  }
}

/** Ends what is being typed, so that it is kept. */
function leaveField(root: HTMLElement | ShadowRoot): void {
  const within = root.getRootNode();
  const active = within instanceof ShadowRoot || within instanceof Document ? within.activeElement : null;
  if (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) active.blur();
}

function newId(all: readonly Person[]): string {
  let number = Date.now();
  while (all.some(({ id }) => id === number.toString(36))) number += 1;
  return number.toString(36);
}
