import type { InitialData } from "../catalogue/initialData.js";
import { parseAnswers } from "../files/parseAnswers.js";
import type { AnswerStore } from "../storage/answerStore.js";
import type { People, PeopleStore } from "../storage/peopleStore.js";
import { loadSettings } from "../storage/settingsStore.js";
import type { StoragePlace } from "../storage/storagePlace.js";
import { type Answers, noAnswers } from "./answers.js";
import { initialState, type State } from "./state.js";

type Kept = {
  readonly store: AnswerStore;
  readonly initialData: InitialData;
  readonly people: People | null;
  readonly peopleStore: PeopleStore;
  readonly storagePlace: StoragePlace;
};

/** The state as it was left here. Text that cannot be read is set aside. */
export function restoredState({ store, initialData, people, peopleStore, storagePlace }: Kept): State {
  const { catalogue, added, stored } = initialData;
  const { text, failure } = stored;
  const parsed = text === null ? null : parseAnswers(text, catalogue);
  if (text !== null && !parsed?.ok) store.setUnreadableAside(text);
  const [answers, warnings] = parsed?.ok
    ? [parsed.answers, [...initialData.warnings, ...parsed.warnings]]
    : [noAnswers, initialData.warnings];
  const known = new Set(catalogue.occupations().map(({ reference }) => reference));
  const id = people?.open ?? "";
  const settings = loadSettings(storagePlace, id, (reference) => known.has(reference));
  const state = initialState(answers, warnings, store.unreadable(), settings, added, people, peopleStore.days(id));
  const example = shownExample(initialData);
  return {
    ...state,
    ...(example ? { answers: example, own: answers } : {}),
    saveStatus: failure ?? (parsed?.ok ? "saved" : null),
  };
}

/** The example that was shown before a reload. */
function shownExample({ example, catalogue }: InitialData): Answers | null {
  const parsed = example === null ? null : parseAnswers(example, catalogue);
  return parsed?.ok ? parsed.answers : null;
}
