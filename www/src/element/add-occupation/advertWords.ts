import type { Advert } from "../../package/types.js";
import type { Words } from "../words/words.js";

/** "Home Office. London. Closes: 28 Nov." */
export function factsWords({ say }: Words, { employer, place, closes }: Advert): string {
  const parts = [employer, place, closes ? say("advert.closes", { date: unbroken(closes.written) }) : ""].filter(
    Boolean,
  );
  return parts.map((part) => say("sentence", { text: part.replace(/\.$/, "") })).join(" ");
}

/** "11:59 pm" in one piece. */
const unbroken = (time: string): string => time.replaceAll(/(\d) ([ap]\.?m\b)/gi, "$1\u00a0$2");
