import type { Words } from "../words/words.js";

/** The day here, as "2026-11-28". */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** "28 November 2026" */
export function dayWords(words: Words, day: string): string {
  const date = new Date(`${day}T12:00:00`);
  return Number.isNaN(date.getTime()) ? day : words.date(date);
}
