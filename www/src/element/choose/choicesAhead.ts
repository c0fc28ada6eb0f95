import { render } from "lit/html.js";
import type { OccupationSummary } from "../../package/types.js";
import type { Commands } from "../commands.js";
import { noResultsYet } from "../queries/queryRunner.js";
import { noAnswers } from "../state/answers.js";
import type { Model, Send } from "../state/model.js";
import { defaultSettings } from "../state/settings.js";
import { initialState } from "../state/state.js";
import { isRecord } from "../storage/peopleStore.js";
import { appView } from "../view.js";
import type { Words } from "../words/words.js";
import { hasExample } from "./example.js";
import { maxInSelect, Picker } from "./picker/picker.js";

type Context = {
  readonly root: HTMLElement;
  readonly words: Words;
  readonly say: (message: string) => void;
};

/**
 * The screen of choosing before the engine is here: the names come with the catalogue. What a person does on it is done
 * once the engine has come. The same view is drawn in the same place then: what is chosen, and the focus, stay.
 */
export class ChoicesAhead {
  readonly #context: Context;
  readonly #occupations: readonly OccupationSummary[];
  #waiting: readonly ((commands: Commands) => void)[] = [];
  /** Whether the person has done more than choose: that shows in the fields. */
  #isAwaited = false;

  constructor(context: Context, occupations: readonly OccupationSummary[]) {
    this.#context = context;
    this.#occupations = occupations;
  }

  show(): void {
    const { root, words } = this.#context;
    const model: Model = {
      state: { ...initialState(noAnswers, [], [], defaultSettings, []), slowLoads: this.#isAwaited ? 1 : 0 },
      occupations: this.#occupations,
      current: null,
      target: null,
      parts: [],
      part: null,
      scale: { points: [] },
      report: null,
      occupationOf: () => null,
      summaryOf: () => undefined,
      queries: noResultsYet,
      words,
    };
    render(appView(model, this.#commands(), "first", { explore: undefined, adding: undefined }), root);
  }

  /** Does what the person has done meanwhile. */
  handOver(commands: Commands): void {
    for (const act of this.#waiting) act(commands);
    this.#waiting = [];
  }

  #await(act: (commands: Commands) => void): void {
    const { words, say } = this.#context;
    this.#waiting = [...this.#waiting, act];
    if (!this.#isAwaited) say(words.say("said.slow"));
    this.#isAwaited = true;
    this.show();
  }

  #send: Send = (action) => {
    if (action.type === "chooseTarget" || action.type === "chooseCurrent") {
      this.#waiting = [...this.#waiting, ({ send }) => send(action)];
    } else this.#await(({ send }) => send(action));
  };

  /** What this screen has no button for does nothing. */
  #commands(): Commands {
    const nothing = () => undefined;
    const picker = (id: string): Picker =>
      new Picker(id, {
        search: async () => ({ total: 0, results: [] }),
        all: () => [],
        choose: nothing,
        render: nothing,
        announce: nothing,
        words: () => this.#context.words,
      });
    return {
      send: this.#send,
      add: {
        open: () => this.#await(({ add }) => add.open()),
        text: nothing,
        file: nothing,
        again: nothing,
        take: nothing,
        as: nothing,
        offerAdvert: nothing,
        takeAdvert: nothing,
      },
      showExample: hasExample(this.#occupations) ? () => this.#await(({ showExample }) => showExample?.()) : null,
      pickers: { current: picker("current"), target: picker("target") },
      loadAgain: nothing,
      download: nothing,
      downloadUnreadable: nothing,
      readFile: nothing,
      downloadPlan: nothing,
      downloadTable: nothing,
      makeLink: null,
      savePicture: nothing,
      print: nothing,
    };
  }
}

/** The occupations in the records of a catalogue; `null` where they are too many for a list, or no names are in them. */
export function namesIn(records: unknown): OccupationSummary[] | null {
  if (!Array.isArray(records) || records.length > maxInSelect) return null;
  const names = records.map(nameIn).filter((one) => one !== null);
  return names.length > 0 && names.length === records.length ? names : null;
}

/** What this screen shows of an occupation. Its band of levels and its numbers of statements stand on none of it. */
function nameIn(record: unknown): OccupationSummary | null {
  if (!isRecord(record)) return null;
  const { reference, name, route, level, overview } = record;
  const texts = [reference, name, route, overview].filter((text) => typeof text === "string");
  const [of, called, within, about] = texts;
  if (of === undefined || called === undefined || within === undefined || about === undefined) return null;
  if (level !== null && typeof level !== "number") return null;
  const statements = { knowledge: 0, skills: 0, behaviours: 0 };
  return { reference: of, name: called, route: within, level, technicalLevel: null, overview: about, statements };
}
