import { html } from "lit/html.js";
import type { SkillsGapPlural, SkillsGapWords } from "../../package/elementTypes.js";
import { elementWords } from "../../package/elementWords.js";
import type { elementWordsLater } from "../../package/elementWordsLater.js";
import { elementWordsResult } from "../../package/elementWordsResult.js";
import { withArticle } from "./article.js";

type Table = typeof elementWords & typeof elementWordsResult & typeof elementWordsLater;

/** The name of a text of the element. */
export type WordKey = keyof Table;

/** The names of the values in a text. */
type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `a ${infer Bare}` ? Bare : Name) | NamesIn<Rest>
  : never;

type ValueName<Key extends WordKey> = Table[Key] extends string
  ? NamesIn<Table[Key]>
  : "count" | NamesIn<Table[Key][keyof Table[Key]]>;

/** The values of a text, if it has any. */
type Values<Key extends WordKey, Value> = [ValueName<Key>] extends [never]
  ? []
  : [values: { readonly [Name in ValueName<Key>]: Name extends "count" ? number : Value }];

/** The English texts that are loaded. */
const english: Partial<Record<string, string | SkillsGapPlural>> = { ...elementWords, ...elementWordsResult };

/** Adds the English texts of a part of the element that has just been loaded. */
export const addEnglish = (later: typeof elementWordsLater): void => void Object.assign(english, later);

/** A share of so many as a whole number of them. Of several, only all of it is all, only nothing is none. */
export function wholePart(share: number, of: number): number {
  if (share <= 0 || share >= 1) return share <= 0 ? 0 : of;
  return Math.max(1, Math.min(of - 1, Math.round(share * of)));
}

/** The words of one element: those that its page gives, in the page's language; else the English ones. */
export class Words {
  /** The language of the words, of numbers and of dates. */
  readonly lang: string;
  /** Whether the page has given none: then they are English, and stand from left to right, whatever the page around is. */
  readonly areEnglish: boolean;
  readonly #given: SkillsGapWords;
  /** Made when first asked for: a browser takes a tenth of a second to load what it knows of numbers. */
  #plurals: Intl.PluralRules | undefined;
  #numbers: Intl.NumberFormat | undefined;
  #percents: Intl.NumberFormat | undefined;
  /** What was said in English because the page has no words for it. */
  readonly #fallbacks = new Set<string>();

  /** @param lang The language of the page, as a tag that is valid. */
  constructor(given: SkillsGapWords | null, lang: string) {
    this.areEnglish = given === null;
    this.lang = given === null ? englishTag : lang;
    this.#given = given ?? {};
  }

  /** A text as it is said here, with its values. */
  say = <Key extends WordKey>(key: Key, ...[values]: Values<Key, string | number>): string => {
    const pieces = this.#pieces(this.#text(key, values), values);
    const said = pieces.join("");
    // A pattern alone, as "{text}.", says nothing in English.
    if (this.#isFallback(key) && literals(pieces).some((piece) => /\p{L}/u.test(piece)))
      this.#fallbacks.add(said.trim());
    return said;
  };

  /** Whether a text was said in English among the words of another language. */
  isFallback = (text: string): boolean => this.#fallbacks.has(text);

  #isFallback(key: WordKey): boolean {
    return !this.areEnglish && this.#given[key] === undefined;
  }

  /** A text for a template: its values may be parts of one, and `<b>` and `<vh>` count. */
  rich = <Key extends WordKey>(key: Key, ...[values]: Values<Key, unknown>): unknown[] =>
    this.#text(key, values)
      .split(/(<b>.*?<\/b>|<vh>.*?<\/vh>)/)
      .flatMap((part) => {
        const [, tag, inner] = /^<(b|vh)>(.*)<\/\1>$/.exec(part) ?? [];
        const pieces = this.#pieces(inner ?? part, values);
        if (this.#isFallback(key)) for (const piece of literals(pieces)) this.#fallbacks.add(piece.trim());
        if (inner === undefined) return pieces;
        return [tag === "b" ? html`<b>${pieces}</b>` : html`<span class="vh">${pieces}</span>`];
      });

  /** A whole percentage. Only all of it is 100%, only nothing is 0%. */
  percent(share: number): string {
    const shown = wholePart(share, 100);
    if (this.areEnglish) return `${shown}%`;
    this.#percents ??= new Intl.NumberFormat(this.lang, { style: "percent" });
    return this.#percents.format(shown / 100);
  }

  /** "communication, techniques and stakeholders"; with "or" in place of "and" where one of them is meant. */
  list(items: readonly string[], joint: "and" | "or" = "and"): string {
    if (items.length < 2) return items.join("");
    if (this.areEnglish) return `${items.slice(0, -1).join(", ")} ${joint} ${items.at(-1)}`;
    const type = joint === "and" ? "conjunction" : "disjunction";
    return new Intl.ListFormat(this.lang, { type }).format(items);
  }

  /** "4 held, 2 in part, 13 not asked yet" */
  row = (items: readonly string[]): string => items.join(this.say("comma"));

  /** "28 November 2025" */
  date(date: Date): string {
    return new Intl.DateTimeFormat(this.lang, { dateStyle: "long" }).format(date);
  }

  /** A whole number. */
  number(number: number): string {
    if (this.areEnglish && Math.abs(number) < 1000) return String(number);
    this.#numbers ??= new Intl.NumberFormat(this.lang);
    return this.#numbers.format(number);
  }

  capitalised(text: string): string {
    return text.charAt(0).toLocaleUpperCase(this.lang) + text.slice(1);
  }

  /** A sentence of its own. */
  sentence(text: string): string {
    return this.say("sentence", { text: this.capitalised(text) });
  }

  #text(key: WordKey, values: { readonly count?: unknown } | undefined): string {
    const given = this.#given[key];
    // What has not been loaded yet is not shown yet.
    const text = given ?? english[key] ?? "";
    if (typeof text === "string") return text;
    const count = Number(values?.count);
    if (!given) return (count === 1 ? text.one : undefined) ?? text.other;
    this.#plurals ??= new Intl.PluralRules(this.lang);
    return text[this.#plurals.select(count)] ?? text.other;
  }

  #pieces(text: string, values: object | undefined): unknown[] {
    return text.split(/\{([^{}]*)\}/).map((piece, index) => {
      if (index % 2 === 0) return piece;
      const isEnglish = piece.startsWith("a ");
      const value: unknown = values && Reflect.get(values, isEnglish ? piece.slice(2) : piece);
      if (typeof value === "number") return this.number(value);
      return isEnglish ? withArticle(String(value)) : value;
    });
  }
}

/** What stands between the values of a text. */
const literals = (pieces: readonly unknown[]): string[] => pieces.filter((_, at) => at % 2 === 0).map(String);

const englishTag = "en-GB";
