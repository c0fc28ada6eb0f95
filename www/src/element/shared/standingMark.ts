import { type SVGTemplateResult, svg } from "lit/html.js";
import type { Standing } from "../../package/types.js";

/**
 * The mark of one statement. Standings differ in shape, not only in colour. There are a full dot, a half dot, a diamond
 * for what is probably held, a cross for what is to learn, and an empty ring for what nobody has asked.
 */
export function standingMark(standing: Standing, x: number, y: number, r: number): SVGTemplateResult {
  switch (standing) {
    case "held":
      return svg`<circle class="mark mark-held" cx=${x} cy=${y} r=${r} />`;
    case "partly":
      return svg`<circle class="mark mark-open" cx=${x} cy=${y} r=${r} />
        <path class="mark mark-partly" d="M${x} ${y - r} A${r} ${r} 0 0 0 ${x} ${y + r} Z" />`;
    case "probably": {
      const d = r * 1.25;
      return svg`<path class="mark mark-probably" d="M${x - d} ${y} L${x} ${y - d} L${x + d} ${y} L${x} ${y + d} Z" />`;
    }
    case "toLearn": {
      const d = r * 0.75;
      return svg`<path class="mark mark-to-learn" d="M${x - d} ${y - d} L${x + d} ${y + d} M${x - d} ${y + d} L${x + d} ${y - d}" />`;
    }
    case "open":
      return svg`<circle class="mark mark-open" cx=${x} cy=${y} r=${r} />`;
  }
}
