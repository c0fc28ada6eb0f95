type Box = { readonly left: number; readonly right: number; readonly top: number; readonly height: number };
type DrawnEdge = { readonly path: SVGPathElement; readonly from: Box; readonly to: Box };

/** The space between the end of a line and its node, for the arrow head, in pixels. */
const tip = 7;
/** The space beside the nodes for lines within a column, in pixels: of the only column, and between columns. */
const [gutter, between] = [42, 28];
/** The nearest that such a line comes to a node. */
const least = 12;

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
  // Straight through where the loops of a column are.
  const [start, end] = rightward ? [x1 + between, x2] : [x1, x2 + between];
  const bend = (end - start) / 2;
  return `M${x1} ${y1} H${start} C${start + bend} ${y1} ${end - bend} ${y2} ${end} ${y2} H${x2}`;
}

/** A line within one column: out at the right, along the nodes, and back. One around another runs further out. */
function loopPath(edge: DrawnEdge, edges: readonly DrawnEdge[]): string {
  const { from, to } = edge;
  const beside = edges
    .filter(({ from: a, to: b }) => a.left === b.left && a.left === from.left)
    .sort((a, b) => span(a) - span(b) || a.from.top - b.from.top);
  const tracks = new Map<DrawnEdge, number>();
  for (const one of beside) {
    const within = [...tracks].filter(([other]) => overlap(one, other)).map(([, track]) => track);
    tracks.set(one, Math.max(0, ...within) + 1);
  }
  const room = edges.every(({ from: a, to: b }) => a.left === b.left) ? gutter : between;
  const out = (room - least) / Math.max(...tracks.values());
  const x = Math.max(from.right, to.right) + least + out * (tracks.get(edge) ?? 1);
  const y1 = port(edge, from, edges, true);
  const y2 = port(edge, to, edges, true);
  const round = Math.min(8, Math.abs(y2 - y1) / 2);
  const turn = Math.sign(y2 - y1) * round;
  return `M${from.right} ${y1} H${x - round} Q${x} ${y1} ${x} ${y1 + turn} V${y2 - turn} Q${x} ${y2} ${x - round} ${y2} H${to.right + tip}`;
}

const span = ({ from, to }: DrawnEdge): number => Math.abs(from.top - to.top);

/** Whether two lines within a column run beside each other somewhere, or meet at a node: there they would look like one. */
const overlap = (a: DrawnEdge, b: DrawnEdge): boolean =>
  Math.min(a.from.top, a.to.top) <= Math.max(b.from.top, b.to.top) &&
  Math.min(b.from.top, b.to.top) <= Math.max(a.from.top, a.to.top);

/**
 * Where a line meets a node. Lines on one side are spread so that none cross there: from the top those that lead up beside
 * it, the nearest first; those that go on, in the order of their other ends; those that lead down, the farthest first.
 */
function port(edge: DrawnEdge, node: Box, edges: readonly DrawnEdge[], right: boolean): number {
  const other = ({ from, to }: DrawnEdge) => (from === node ? to : from);
  const turn = (one: DrawnEdge) => (other(one).left === node.left ? Math.sign(other(one).top - node.top) : 0);
  const order = (a: DrawnEdge, b: DrawnEdge) =>
    turn(a) - turn(b) ||
    (turn(a) === 0
      ? other(a).top - other(b).top || b.from.left - a.from.left
      : other(b).top - other(a).top || (a.from === node ? 1 : -1));
  const isOnRight = (one: DrawnEdge) => other(one).left >= node.left;
  const here = edges.filter((one) => (one.from === node || one.to === node) && isOnRight(one) === right).sort(order);
  return node.top + (node.height * (here.indexOf(edge) + 1)) / (here.length + 1);
}
