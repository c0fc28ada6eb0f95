import { shownName } from "../people/personName.js";
import { isAnythingSaid } from "../state/answers.js";
import type { Model } from "../state/model.js";
import { findingInShort } from "./words.js";

/** What the document may be called: the finding, once there is one, and whose it is. */
export function titleWords({ words, state, target, report }: Model): string {
  const name = shownName(words, state.people);
  const title = titleOf();
  return name ? words.say("title.of", { name, title }) : title;

  function titleOf(): string {
    if (!target) return words.say("title.none");
    if (!report || !isAnythingSaid(state.answers)) return words.say("title.target", { target: target.name });
    return words.say("title.finding", { finding: findingInShort(words, report.counts.overall), target: target.name });
  }
}
