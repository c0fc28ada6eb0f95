type Box = { readonly left: number; readonly right: number; readonly top: number; readonly height: number };
type DrawnEdge = { readonly path: SVGPathElement; readonly from: Box; readonly to: Box };

/** The space between the end of a line and its node, for the arrow head, in pixels. */
const tip = 7;
/** The space beside the nodes, for lines within a column, in pixels. */
const gutter = 44;

/**
 * Draws the edges of a map between its nodes as they are laid out, and again when the layout changes. `data-from` and
 * `data-to` of a path name the nodes that it joins.
 */
export class EdgeRenderer {
  #map: HTMLElement | null = null;
  #frame = 0;
  readonly #watch = new ResizeObserver(() => this.#lay());

  draw(map: HTMLElement | null): void {
    if (map !== this.#map) {
      this.#watch.disconnect();
      this.#map = map;
      // Also reports the first size, and so draws.
      if (map) this.#watch.observe(map);
    } else if (map && this.#frame === 0) {
      // In the next frame: measuring now would force another layout of the whole page.
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#lay();
      });
    }
  }

  #lay(): void {
    const map = this.#map;
    if (!map) return;
    const origin = map.getBoundingClientRect();
    // From right to left, all is measured from the right: the styles turn the lines round.
    const isMirrored = getComputedStyle(map).direction === "rtl";
    const boxes = new Map<string, Box>();
    for (const node of map.querySelectorAll<HTMLElement>("[data-node]")) {
      const { left, right, top, width, height } = node.getBoundingClientRect();
      const start = isMirrored ? origin.right - right : left - origin.left;
      boxes.set(node.getAttribute("data-node") ?? "", {
        left: start,
        right: start + width,
        top: top - origin.top,
        height,
      });
    }
    const edges = [...map.querySelectorAll<SVGPathElement>("path[data-from]")].flatMap((path): DrawnEdge[] => {
      const [from, to] = [
        boxes.get(path.getAttribute("data-from") ?? ""),
        boxes.get(path.getAttribute("data-to") ?? ""),
      ];
      return from && to ? [{ path, from, to }] : [];
    });
    // Measures everything before it writes anything, so that the page is laid out once.
    const paths = edges.map((edge) => edgePath(edge, edges));
    for (const [index, { path }] of edges.entries()) path.setAttribute("d", paths[index] ?? "");
  }
}

function edgePath(edge: DrawnEdge, edges: readonly DrawnEdge[]): string {
  const { from, to } = edge;
  if (from.left === to.left) return loopPath(edge, edges);
  const rightward = from.left < to.left;
  const [x1, x2] = rightward ? [from.right, to.left - tip] : [from.left, to.right + tip];
  const y1 = port(edge, from, edges, rightward);
  const y2 = port(edge, to, edges, !rightward);
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** A line within one column: out at the right and back. A longer line runs further out. */
function loopPath(edge: DrawnEdge, edges: readonly DrawnEdge[]): string {
  const { from, to } = edge;
  const span = ({ from: a, to: b }: DrawnEdge) => Math.abs(a.top - b.top);
  const beside = edges.filter(({ from: a, to: b }) => a.left === b.left && a.left === from.left);
  const place = beside.filter(
    (other) => span(other) < span(edge) || (span(other) === span(edge) && other.from.top < from.top),
  ).length;
  const x = Math.max(from.right, to.right) + 12 + ((gutter - 14) * (place + 1)) / beside.length;
  const y1 = port(edge, from, edges, true);
  const y2 = port(edge, to, edges, true);
  return `M${from.right} ${y1} C${x} ${y1} ${x} ${y2} ${to.right + tip} ${y2}`;
}

/** Where a line meets a node. Lines on one side are spread in the order of their other ends, so that none cross there. */
function port(edge: DrawnEdge, node: Box, edges: readonly DrawnEdge[], right: boolean): number {
  const other = ({ from, to }: DrawnEdge) => (from === node ? to : from);
  const isOnRight = (one: DrawnEdge) => other(one).left >= node.left;
  const here = edges
    .filter((one) => (one.from === node || one.to === node) && isOnRight(one) === right)
    .sort((a, b) => other(a).top - other(b).top || (a.from === node ? 1 : -1));
  return node.top + (node.height * (here.indexOf(edge) + 1)) / (here.length + 1);
}
