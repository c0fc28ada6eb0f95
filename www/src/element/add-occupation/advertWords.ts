import type { Advert } from "../../package/types.js";

/** "Home Office. London. Closes: 28 Nov." */
export function factsWords({ employer, place, closes }: Advert): string {
  const parts = [employer, place, closes ? `Closes: ${closes.written}` : ""].filter(Boolean);
  return parts.map((part) => `${part.replace(/\.$/, "")}.`).join(" ");
}
