import { type Catalogue, isSavedAnswers, readLink, SkillsGapError } from "../../package/index.js";
import type { Advert, Occupation, ReadAnswers } from "../../package/types.js";
import type { adding } from "../add-occupation/addOccupation.js";
import type { CatalogueCache } from "../catalogue/catalogueCache.js";
import type { PeopleDesk } from "../people/peopleDesk.js";
import type { Send } from "../state/model.js";
import type { Action, NoFile, Said, State, Take } from "../state/state.js";
import { sendToThem, stillThem } from "../state/whose.js";
import { maxAdded, mergeOccupations } from "../storage/occupationStore.js";
import { peopleFormat, recordIn } from "../storage/peopleStore.js";
import type { Words } from "../words/words.js";
import { messageOf, restoreAnswers, splitAnswersFile } from "./parseAnswers.js";
import { parseJson } from "./parseJson.js";

const largestFile = 5_000_000;

/** What shows an occupation that is being added, and the advert that is kept. */
export type AddingViews = Pick<typeof adding, "view" | "kept">;

type Context = {
  readonly catalogueCache: CatalogueCache;
  readonly state: () => State;
  readonly send: Send;
  readonly words: () => Words;
  /** What takes several people; `undefined` until it is loaded. */
  readonly desk: () => PeopleDesk | undefined;
  /** Called with the id of the element to focus, if any, once the views of adverts and occupations are loaded. */
  readonly loaded: (focus: string | null) => void;
};

/** Sends what came of answers that were read, and says what they came from, which is no file. */
export const sendFrom =
  (send: Send, from: NoFile): Send =>
  (action) =>
    send(action.type === "fileRead" || action.type === "fileProblem" ? { ...action, from } : action);

/** Imports files and pasted text. */
export class Importer {
  readonly #context: Context;
  #adding: typeof adding | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  /** The views of what is added and of the advert; `undefined` until they are loaded. */
  get views(): AddingViews | undefined {
    return this.#adding ?? undefined;
  }

  /** Loads the views, for an advert that is kept. */
  async loadViews(): Promise<void> {
    if (!this.#adding && (await this.#load())) this.#context.loaded(null);
  }

  /** Imports a file. Without `meant`, its content decides what it is. */
  async readFile(file: File, meant?: "answers" | "occupations"): Promise<void> {
    const isStill = stillThem(this.#context.state);
    const send = sendToThem(this.#context);
    const { say } = this.#context.words();
    const { name } = file;
    const problem = (message: string) =>
      meant === "occupations"
        ? send({ type: "adding", adding: { step: "problem", name, message } })
        : send({ type: "fileProblem", name, message });
    if (file.size > largestFile) {
      problem(say(meant === "answers" ? "file.tooLargeForAnswers" : "file.tooLarge"));
      return;
    }
    let text: string;
    try {
      text = await file.text();
    } catch {
      problem(say("file.unreadable"));
      return;
    }
    if (isStill()) await this.readText(name, text, meant);
  }

  /** Imports a text, as what it is `meant` for. */
  async readText(name: string, text: string, meant?: "answers" | "occupations"): Promise<void> {
    const read = parseJson(text);
    const people = recordIn(read.ok ? text.replace(/^\uFEFF/, "") : null, peopleFormat);
    if (people) {
      await this.#takePeople(name, people);
      return;
    }
    const isAnswers = read.ok && isSavedAnswers(read.value);
    // Answers are taken wherever they are brought.
    if (isAnswers || meant === "answers" || (meant === undefined && text.trim() === "")) {
      if (read.ok) await this.readAnswers(name, read.value);
      else this.#context.send({ type: "fileProblem", name, message: read.problem(this.#context.words()) });
    } else await this.find(name, text);
  }

  /** Takes a file with several people: they come beside those who are here. */
  async #takePeople(name: string, people: Record<string, unknown>): Promise<void> {
    const { desk, send, state, catalogueCache, words } = this.#context;
    const { occupations } = splitAnswersFile(people);
    if (occupations && occupations.length > 0) {
      const { added, answers } = state();
      try {
        await catalogueCache.load(mergeOccupations(added, occupations), answers);
        send({ type: "add", occupations });
        send({ type: "adding", adding: null });
      } catch (error) {
        send({ type: "fileProblem", name, message: words().capitalised(messageOf(error)) });
        return;
      }
    }
    const taken = (await desk()?.takeAll(people)) ?? 0;
    // Where a person is asked about somebody, they are at that already.
    if (taken > 0 && state().peopleAsked.length > 0) return;
    if (taken > 0) send({ type: "showPeople", shown: true });
    else send({ type: "fileProblem", name, message: words().say("file.nobody") });
  }

  async open(): Promise<void> {
    const isStill = stillThem(this.#context.state);
    this.#context.send({ type: "adding", adding: { step: "ask" } });
    if ((await this.#load()) && isStill()) this.#context.loaded("add-text");
  }

  /** Reads occupations from a text, and shows them before any is added. */
  async find(name: string, text: string, said: Said = {}, as?: "advert" | "profile"): Promise<void> {
    const { catalogueCache, state } = this.#context;
    const isStill = stillThem(state);
    const send = sendToThem(this.#context);
    send({ type: "adding", adding: { step: "reading" } });
    const adding = await this.#load();
    if (!adding || !isStill()) return;
    const { added, answers } = state();
    try {
      const catalogue = () => catalogueCache.load(added, answers);
      const found = await adding.find(name, text, said, {
        added,
        answers,
        catalogue,
        as,
        words: this.#context.words(),
      });
      // Checks that they make a catalogue, before the person is asked.
      if (found.step === "found") await catalogueCache.load(mergeOccupations(added, found.occupations), answers);
      send({ type: "adding", adding: found });
    } catch (error) {
      send({
        type: "adding",
        adding: { step: "problem", name, message: this.#context.words().capitalised(messageOf(error)) },
      });
    }
  }

  /** Reads what was found once more, as the person says what it is. */
  async again(said: Said): Promise<void> {
    const { adding } = this.#context.state();
    if (adding?.step === "found") await this.find(adding.name, adding.text, said);
  }

  /** Shows the answers of a link that was opened, before they replace any. */
  async readLink(link: string): Promise<void> {
    const { send, words } = this.#context;
    const name = words().say("link.name");
    try {
      const { request } = readLink(link);
      await this.readAnswers(name, request, sendFrom(send, "link"), "anybody");
    } catch (error) {
      if (!(error instanceof SkillsGapError)) throw error;
      send({ type: "fileProblem", name, message: words().sentence(error.reason), from: "link" });
    }
  }

  /** Adds what was found, with what the person takes of the answers beside it. */
  async take(occupations: readonly Occupation[], answers: ReadAnswers, take: Take): Promise<void> {
    const { state } = this.#context;
    const isStill = stillThem(state);
    const send = sendToThem(this.#context);
    const adding = await this.#load();
    while (adding && isStill()) {
      const before = state().answers;
      const action = await adding.addWith(occupations, before, answers, take);
      // What was answered meanwhile is joined, too.
      if (state().answers === before) return send(action);
    }
  }

  /** Reads what was pasted as an advert or as a CV, because the person says so. */
  async as(what: "advert" | "profile"): Promise<void> {
    const { adding } = this.#context.state();
    const text = adding?.step === "advert" || adding?.step === "profile" ? adding.text : null;
    if (text !== null) await this.find(this.#context.words().say("file.pasted"), text, {}, what);
  }

  /** Offers the occupations that the advert which is kept may be for. */
  async offerAdvert(): Promise<void> {
    await this.#aboutAdvert(async ({ offer }, advert, catalogue) => ({
      type: "adding",
      adding: await offer(advert, this.#context.state().answers, catalogue),
    }));
  }

  /** Takes the advert that is looked at as the target. */
  async takeAdvert(target: string): Promise<void> {
    await this.#aboutAdvert(({ take }, advert, catalogue) =>
      take(advert, target, this.#context.state().answers, catalogue),
    );
  }

  async #aboutAdvert(
    act: (views: typeof adding, advert: Advert, catalogue: Catalogue) => Promise<Action>,
  ): Promise<void> {
    const { catalogueCache, state } = this.#context;
    const send = sendToThem(this.#context);
    const { adding, answers, added } = state();
    const advert = adding?.step === "advert" ? adding.advert : answers.advert;
    const views = await this.#load();
    if (!advert || !views) return;
    try {
      send(await act(views, advert, await catalogueCache.load(added, answers)));
    } catch (error) {
      send({
        type: "adding",
        adding: {
          step: "problem",
          name: this.#context.words().say("file.advert"),
          message: this.#context.words().capitalised(messageOf(error)),
        },
      });
    }
  }

  /** Imports a file of answers, with the occupations that had been added to them. */
  async readAnswers(
    name: string,
    value: unknown,
    by: Send = this.#context.send,
    whose: "theirs" | "anybody" = "theirs",
  ): Promise<void> {
    const { catalogueCache, state } = this.#context;
    // A link waits for whoever is shown.
    const send = whose === "theirs" ? sendToThem({ state, send: by }) : by;
    const words = this.#context.words();
    const { answers, occupations } = splitAnswersFile(value);
    const added = mergeOccupations(state().added, occupations ?? []);
    if (added.length > maxAdded) {
      const message = words.say("file.tooMany", { number: added.length, most: maxAdded });
      send({ type: "fileProblem", name, message });
      return;
    }
    try {
      const reading = restoreAnswers(answers, await catalogueCache.load(added, answers));
      if (!reading.ok) return void send({ type: "fileProblem", name, message: reading.problem(words) });
      send({
        type: "fileRead",
        name,
        answers: reading.answers,
        warnings: reading.warnings,
        occupations: occupations ?? [],
      });
    } catch (error) {
      send({ type: "fileProblem", name, message: words.capitalised(messageOf(error)) });
    }
  }

  /** Loads the reader of occupations and its view: lazily, since most people need neither. */
  async #load(): Promise<typeof adding | null> {
    const send = sendToThem(this.#context);
    try {
      this.#adding ??= (await import("../add-occupation/addOccupation.js")).adding;
    } catch (error) {
      console.info(error);
      const { say } = this.#context.words();
      const [name, message] = [say("file.partOfPage"), say("file.readerFailed")];
      send({ type: "adding", adding: { step: "problem", name, message } });
    }
    return this.#adding;
  }
}
