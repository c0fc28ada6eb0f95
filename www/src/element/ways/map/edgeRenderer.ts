type Box = { readonly left: number; readonly right: number; readonly top: number; readonly height: number };
type Wire = { readonly path: SVGPathElement; readonly from: Box; readonly to: Box };

/** How far a line stays away from what it points at, for its tip. */
const tip = 7;
/** The room beside the nodes, for lines that lead round. */
const gutter = 44;

/**
 * Draws the lines of a map between its nodes, wherever the layout has put these, and again when it changes. A path
 * says by `data-from` and `data-to` which nodes it joins.
 */
export class Wires {
  #map: HTMLElement | null = null;
  #frame = 0;
  readonly #watch = new ResizeObserver(() => this.#lay());

  draw(map: HTMLElement | null): void {
    if (map !== this.#map) {
      this.#watch.disconnect();
      this.#map = map;
      // Tells the first size, too, and so draws.
      if (map) this.#watch.observe(map);
    } else if (map && this.#frame === 0) {
      // With the next frame's own layout: measuring now would lay out the whole page once more.
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
    const boxes = new Map<string, Box>();
    for (const node of map.querySelectorAll<HTMLElement>("[data-node]")) {
      const { left, top, width, height } = node.getBoundingClientRect();
      boxes.set(node.dataset["node"] ?? "", {
        left: left - origin.left,
        right: left - origin.left + width,
        top: top - origin.top,
        height,
      });
    }
    const wires = [...map.querySelectorAll<SVGPathElement>("path[data-from]")].flatMap((path): Wire[] => {
      const [from, to] = [boxes.get(path.dataset["from"] ?? ""), boxes.get(path.dataset["to"] ?? "")];
      return from && to ? [{ path, from, to }] : [];
    });
    // All is measured before anything is drawn.
    const ways = wires.map((wire) => wayOf(wire, wires));
    for (const [index, { path }] of wires.entries()) path.setAttribute("d", ways[index] ?? "");
  }
}

function wayOf(wire: Wire, wires: readonly Wire[]): string {
  const { from, to } = wire;
  if (from.left === to.left) return round(wire, wires);
  const onward = from.left < to.left;
  const [x1, x2] = onward ? [from.right, to.left - tip] : [from.left, to.right + tip];
  const y1 = port(wire, from, wires, onward);
  const y2 = port(wire, to, wires, !onward);
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** Within one column a line leads out at the right and back. The further it leads, the further out. */
function round(wire: Wire, wires: readonly Wire[]): string {
  const { from, to } = wire;
  const span = ({ from: a, to: b }: Wire) => Math.abs(a.top - b.top);
  const beside = wires.filter(({ from: a, to: b }) => a.left === b.left && a.left === from.left);
  const place = beside.filter(
    (other) => span(other) < span(wire) || (span(other) === span(wire) && other.from.top < from.top),
  ).length;
  const x = Math.max(from.right, to.right) + 12 + ((gutter - 14) * (place + 1)) / beside.length;
  const y1 = port(wire, from, wires, true);
  const y2 = port(wire, to, wires, true);
  return `M${from.right} ${y1} C${x} ${y1} ${x} ${y2} ${to.right + tip} ${y2}`;
}

/** Lines on one side of a node share it out, in the order of where they lead, so that they do not cross there. */
function port(wire: Wire, node: Box, wires: readonly Wire[], right: boolean): number {
  const other = ({ from, to }: Wire) => (from === node ? to : from);
  const onRight = (one: Wire) => other(one).left >= node.left;
  const here = wires
    .filter((one) => (one.from === node || one.to === node) && onRight(one) === right)
    .sort((a, b) => other(a).top - other(b).top || (a.from === node ? 1 : -1));
  return node.top + (node.height * (here.indexOf(wire) + 1)) / (here.length + 1);
}
