import type { adding } from "../add-occupation/addOccupation.js";
import type { Shelf } from "../catalogue/catalogueCache.js";
import { capitalised } from "../shared/words.js";
import type { Send } from "../state/model.js";
import type { State } from "../state/state.js";
import { merged, mostAdded } from "../storage/occupationStore.js";
import { answersIn, filed, looksLikeAnswers, valueIn, wordsOf } from "./parseAnswers.js";

const largestFile = 5_000_000;

type Around = {
  readonly shelf: Shelf;
  readonly state: () => State;
  readonly send: Send;
  /** Told where the focus belongs when the part of the page that adds occupations has come. */
  readonly arrived: (focus: string) => void;
};

/** What a person brings: files, and text that they paste. */
export class Intake {
  readonly #around: Around;
  #adding: typeof adding | null = null;

  constructor(around: Around) {
    this.#around = around;
  }

  /** What shows how an occupation is added, once it is here. */
  get view(): (typeof adding)["view"] | undefined {
    return this.#adding?.view;
  }

  /** Where it is not said what a file is, what it holds says it. */
  async readFile(file: File, meant?: "answers" | "occupations"): Promise<void> {
    const { send } = this.#around;
    const { name } = file;
    const problem = (message: string) =>
      meant === "occupations"
        ? send({ type: "adding", adding: { step: "problem", name, message } })
        : send({ type: "fileProblem", name, message });
    if (file.size > largestFile) {
      problem(
        meant === "answers" ? "It is far larger than a file of answers can be." : "It is too large for this page.",
      );
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
    else await this.find(name, text);
  }

  async open(): Promise<void> {
    this.#around.send({ type: "adding", adding: { step: "ask" } });
    if (await this.#load()) this.#around.arrived("add-text");
  }

  /** Reads occupations, and shows what was found before anything is added. */
  async find(name: string, text: string): Promise<void> {
    const { send, shelf, state } = this.#around;
    send({ type: "adding", adding: { step: "reading" } });
    const adding = await this.#load();
    if (!adding) return;
    const { added, answers } = state();
    try {
      const found = await adding.find(name, text, added);
      // Whether they make a catalogue, before a person is asked.
      if (found.step === "found") await shelf.prepare(merged(added, found.occupations), answers);
      send({ type: "adding", adding: found });
    } catch (error) {
      send({ type: "adding", adding: { step: "problem", name, message: capitalised(wordsOf(error)) } });
    }
  }

  /** A file of answers, with the occupations that were added where it comes from. */
  async #readAnswers(name: string, value: unknown): Promise<void> {
    const { send, shelf, state } = this.#around;
    const { answers, occupations } = filed(value);
    const added = merged(state().added, occupations ?? []);
    if (added.length > mostAdded) {
      const message = `It brings so many occupations that there would be ${added.length} added ones. This page keeps ${mostAdded} at most.`;
      send({ type: "fileProblem", name, message });
      return;
    }
    try {
      const reading = answersIn(answers, await shelf.prepare(added, answers));
      if (!reading.ok) return void send({ type: "fileProblem", name, message: reading.message });
      send({
        type: "fileRead",
        name,
        answers: reading.answers,
        warnings: reading.warnings,
        occupations: occupations ?? [],
      });
    } catch (error) {
      send({ type: "fileProblem", name, message: capitalised(wordsOf(error)) });
    }
  }

  /** What reads occupations comes with what shows them; most people need neither. */
  async #load(): Promise<typeof adding | null> {
    try {
      this.#adding ??= (await import("../add-occupation/addOccupation.js")).adding;
    } catch (error) {
      console.info(error);
      const message = "What adds occupations did not arrive. Your answers are safe; try again.";
      this.#around.send({ type: "adding", adding: { step: "problem", name: "This part of the page", message } });
    }
    return this.#adding;
  }
}
