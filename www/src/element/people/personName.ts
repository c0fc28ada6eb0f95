import { maxName, maxPeople, type People, type Person } from "../storage/peopleStore.js";
import type { Words } from "../words/words.js";

/** What somebody is called: as they were named, or by a number. */
export function personName(words: Words, { all }: Pick<People, "all">, id: string): string {
  return namesOf(words, all)[all.findIndex((one) => one.id === id)] ?? "";
}

/** What whoever is shown is called; nothing where nobody else is kept here. */
export const shownName = (words: Words, all: People | null): string => (all ? personName(words, all, all.open) : "");

/** The name for whom stands at `at`, now or soon: the given one, else a number. Nobody else here is called that. */
export function freeName(words: Words, all: readonly Person[], at: number, given: string): string {
  const taken = new Set(namesOf(words, all).filter((_name, index) => index !== at));
  if (!given) return unnamed(words, at, taken);
  let name = given;
  for (let number = 2; taken.has(name); number += 1) {
    name = `${given.slice(0, maxName - 1 - String(number).length)} ${number}`;
  }
  return name;
}

/** Whether somebody chose the name: a number is none. */
export const isGiven = ({ say }: Words, name: string): boolean =>
  name !== "" &&
  !Array.from({ length: maxPeople }, (_, at) => say("people.unnamed", { number: at + 1 })).includes(name);

function namesOf(words: Words, all: readonly Person[]): string[] {
  const taken = new Set(all.map(({ name }) => name));
  return all.map(({ name }, at) => {
    const said = name || unnamed(words, at, taken);
    taken.add(said);
    return said;
  });
}

/** The number of the place, or the next that is free. */
function unnamed({ say }: Words, at: number, taken: ReadonlySet<string>): string {
  let number = at + 1;
  while (taken.has(say("people.unnamed", { number }))) number += 1;
  return say("people.unnamed", { number });
}
