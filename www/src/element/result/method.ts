import { html, type TemplateResult } from "lit/html.js";
import type { GapReport } from "../../package/types.js";

/** How the result is worked out, and its limits. */
export function method({ engineVersion, catalogueVersion, requestHash, weights }: GapReport): TemplateResult {
  return html`<details class="block method">
    <summary><h2>How this was worked out</h2></summary>
    <ul class="sentences">
      <li>
        An occupation is described by statements of knowledge, skills and behaviours. Each one you rate counts by its
        point on the scale. A standard describes somebody fully competent, so being fully competent counts in full.
      </li>
      <li>
        What you rated in one occupation can carry over to a statement of the other when the two ask for much the same.
        This is estimated from the words and what they usually mean, so it can be wrong both ways. That is why you can see the reason and say
        “Not the same”, and why your own answer always comes first. Where the words are the same, your answer counts for both.
      </li>
      <li>
        The percentage adds up what you hold by your answers and, of each statement that nobody has asked you, what people with
        such answers hold on average. The range is where it should lie once all is answered, four times in five. That was so for simulated people; real ones may differ.
      </li>
      <li>
        ${
          weights === "duties"
            ? "Statements that more of the occupation’s duties need weigh more."
            : "All statements weigh the same, though in a real job some matter more."
        }
      </li>
      <li>
        These are your own ratings. Nobody has checked them, and this is no test and no qualification. Use it to talk with
        an employer, a tutor or a careers adviser.
      </li>
    </ul>
    <dl class="versions">
      <div><dt>Engine</dt><dd>${engineVersion}</dd></div>
      <div><dt>Catalogue</dt><dd>${catalogueVersion}</dd></div>
      <div><dt>Your answers’ fingerprint</dt><dd>${requestHash}</dd></div>
    </dl>
    <p class="small">With the same three, anyone gets the same result from the downloaded file.</p>
  </details>`;
}
