/** The article follows the sound: an HR officer, a utilities engineer. */
export function withArticle(name: string): string {
  const spelt = /^[AEFHILMNORSX](?=[A-Z])/.test(name);
  const vowel = /^[aeiou]/i.test(name) && !/^(?:eu|one|uni|use|uti)/i.test(name) && !/^U[A-Z]/.test(name);
  return `${spelt || vowel ? "an" : "a"} ${name}`;
}
