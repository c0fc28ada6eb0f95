import { type SVGTemplateResult, svg } from "lit/html.js";
import type { Standing } from "../../package/types.js";

/**
 * The mark of one statement. Standings differ in shape, not only in colour. There are a full dot, a half dot, a diamond
 * for what is carried over, a cross, and an empty ring.
 */
export function standingMark(standing: Standing, x: number, y: number, r: number): SVGTemplateResult {
  switch (standing) {
    case "shown":
      return svg`<circle class="mark mark-shown" cx=${x} cy=${y} r=${r} />`;
    case "partly":
      return svg`<circle class="mark mark-open" cx=${x} cy=${y} r=${r} />
        <path class="mark mark-partly" d="M${x} ${y - r} A${r} ${r} 0 0 0 ${x} ${y + r} Z" />`;
    case "carried": {
      const d = r * 1.25;
      return svg`<path class="mark mark-carried" d="M${x - d} ${y} L${x} ${y - d} L${x + d} ${y} L${x} ${y + d} Z" />`;
    }
    case "notYet": {
      const d = r * 0.75;
      return svg`<path class="mark mark-not-yet" d="M${x - d} ${y - d} L${x + d} ${y + d} M${x - d} ${y + d} L${x + d} ${y - d}" />`;
    }
    case "unknown":
      return svg`<circle class="mark mark-open" cx=${x} cy=${y} r=${r} />`;
  }
}
