/**
 * A text without halves of characters, as a cut through an emoji leaves them. The engine refuses such a text, and nobody can
 * read that character any more.
 */
export const wholeText = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");
