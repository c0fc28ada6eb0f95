import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit/html.js";
import type { GapReport, Kind, Standing, StatementReport } from "../../package/types.js";
import { findingInShort, kindKeys, oneStanding } from "../shared/words.js";
import type { Send } from "../state/model.js";
import type { Words } from "../words/words.js";

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
type Placed = Box & { readonly statement: StatementReport };
type Span = { readonly kind: Kind; readonly planks: readonly Placed[]; readonly from: number; readonly to: number };

/** What the picture shows beside the report. */
export type Looking = {
  readonly plank: string | null;
  /** Whether a person aims at their own job. */
  readonly isOwn: boolean;
  readonly words: Words;
  readonly send: Send;
};

/**
 * The bridge from where a person is to where they want to be: a plank for each statement, in a span for each kind. A
 * picture only: the numbers below it and the table of all statements say the same in words.
 */
export function bridge(report: GapReport, looking: Looking): TemplateResult {
  const { counts, target, current } = report;
  const { words } = looking;
  const [count, finding] = [counts.overall.total, findingInShort(words, counts.overall)];
  const label = current
    ? words.say("bridge.labelFrom", { count, current: current.name, target: target.name, finding })
    : words.say("bridge.label", { count, target: target.name, finding });
  return html`<figure class="bridge" role="img" aria-label=${label} @animationend=${hasFallen}>${wide(report, looking)}${tall(report, looking)}</figure>`;
}

/** The planks fall into place once, however often they are drawn. */
const hasFallen = ({ target }: Event): void => {
  if (target instanceof Element) target.closest(".skills-gap")?.classList.add("has-fallen");
};

/** The planks alone, in a small arc. */
export function bridgeInBrief(report: GapReport): TemplateResult {
  const [width, height, top] = [260, 74, 12];
  const arc = (x: number): number => top + 24 * (1 - Math.sin((Math.PI * x) / width));
  const place = (start: number, size: number): Box => ({ x: start, y: arc(start), w: size * 0.8, h: 28 });
  const spans = layOut(report.statements, 4, width - 4, 8, place);
  return html`<svg class="bridge-brief" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">
    ${spans.flatMap(({ planks }) => planks.map((plank) => svg`<g>${drawn(plank.statement.standing, plank)}</g>`))}
  </svg>`;
}

function wide(report: GapReport, looking: Looking): TemplateResult {
  const [width, height, bank] = [1140, 248, 120];
  const deck = (x: number): number => 116 - 46 * Math.sin((Math.PI * (x - bank)) / (width - 2 * bank));
  const spans = layOut(report.statements, bank, width - bank, 26, (start, size) => ({
    x: start + size * 0.07,
    y: deck(start + size / 2),
    w: size * 0.86,
    h: 42,
  }));
  const rail = Array.from({ length: 61 }, (_, step) => bank - 12 + (step * (width - 2 * bank + 24)) / 60);
  const looked = spans.flatMap(({ planks }) => planks).find(({ statement }) => statement.code === looking.plank);
  const [from, to] = ends(report, looking);
  return html`<svg class="bridge-wide bridge-falls" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">
    <path class="bridge-bank" d="M0 ${height} V140 H88 q24 2 28 24 L128 ${height} Z" />
    <path class="bridge-bank" d="M${width} ${height} V140 H${width - 88} q-24 2 -28 24 L${width - 128} ${height} Z" />
    ${[0, 12, 24].map((down) => svg`<path class="bridge-water" d="M150 ${height - 34 + down} q20 -7 40 0 ${"t40 0 ".repeat(20)}" />`)}
    <path class="bridge-rail" d="M${rail.map((x) => `${round(x)} ${round(deck(x) - 36)}`).join("L")}" />
    ${spans.slice(1).map(({ from: x }) => {
      const [at, top] = [x - 13, deck(x) - 42];
      return svg`<path class="bridge-pier" d="M${at - 6} ${round(top)} h12 l6 ${round(height - 10 - top)} h-24 Z" />`;
    })}
    ${spans.map(
      ({ kind, planks, from: start, to: end }) =>
        svg`
        <text x=${round((start + end) / 2)} y=${round(deck((start + end) / 2) - 50)} text-anchor="middle">${looking.words.say(`kind.${kind}`)}</text>
        ${planks.map((plank) => svg`<path class="bridge-rope" d="M${round(plank.x + plank.w / 2)} ${round(plank.y - 36)} v34" />`)}
        ${planks.map((plank) => touchable(plank, looking))}` as SVGTemplateResult,
    )}
    ${looked && isCarried(looked.statement) ? svg`<path class="bridge-thread" d="M60 128 C 110 240, ${round(looked.x - 40)} 236, ${round(looked.x + looked.w / 2)} ${round(looked.y + looked.h + 2)}" />` : nothing}
    <circle class="bridge-from" cx="60" cy="124" r="12" />
    <text x="60" y="168" text-anchor="middle">${from.name}</text>
    ${from.more.map((line, index) => svg`<text class="bridge-small" x="60" y=${186 + 16 * index} text-anchor="middle">${line}</text>`)}
    <circle class="bridge-ring" cx=${width - 60} cy="116" r="18" /><circle class="bridge-to" cx=${width - 60} cy="116" r="7" />
    <text x=${width - 60} y="168" text-anchor="middle">${to.name}</text>
    ${to.more.map((line, index) => svg`<text class="bridge-small" x=${width - 60} y=${186 + 16 * index} text-anchor="middle">${line}</text>`)}
  </svg>`;
}

/** Walked downwards, for a narrow screen. Where planks are many, several lie abreast, so that a finger meets one. */
function tall(report: GapReport, looking: Looking): TemplateResult {
  const [width, deck, top, gap] = [340, 140, 54, 14];
  const { statements, target } = report;
  const abreast = Math.min(3, Math.ceil(statements.length / 15));
  const length = Math.max(444, rowsOf(statements, abreast) * finger + 2 * gap);
  const goal = lines(target.name, 20);
  const end = top + length + 34;
  const height = end + 28 + (goal.length - 1) * 18;
  const bend = (y: number): number => 68 + 24 * Math.sin((Math.PI * (y - top)) / length);
  const w = (deck + 4) / abreast - 4;
  const spans = layOut(
    statements,
    top,
    top + length,
    gap,
    (start, size, beside) => ({ x: bend(start) + beside * (w + 4), y: start + size * 0.1, w, h: size * 0.8 }),
    abreast,
  );
  return html`<svg class="bridge-tall" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">
    <circle class="bridge-from" cx="138" cy="24" r="10" />
    <text x="160" y="29">${looking.words.say(report.current ? "bridge.job" : "bridge.you")}</text>
    ${spans.map(
      ({ kind, planks, from, to }) =>
        svg`${planks.map((plank) => touchable(plank, looking))}
        <text x=${round(bend((from + to) / 2) + deck + 14)} y=${round((from + to) / 2 + 5)}>${looking.words.say(`kind.${kind}`)}</text>` as SVGTemplateResult,
    )}
    <circle class="bridge-ring" cx="138" cy=${end} r="15" /><circle class="bridge-to" cx="138" cy=${end} r="5.5" />
    ${goal.map((line, index) => svg`<text x="166" y=${end + 5 + 18 * index}>${line}</text>`)}
  </svg>`;
}

/** What a finger meets surely, also where the picture is drawn at 288 px. */
const finger = 29;

/** A plank that opens its line when it is touched. */
function touchable(plank: Placed, { plank: looked, words, send }: Looking): SVGTemplateResult {
  const { statement, x, y, w, h } = plank;
  const { code, standing } = statement;
  return svg`<g class="plank-group" data-plank=${code} @click=${() => send({ type: "lookAt", code: looked === code ? null : code })}>
    <title>${words.say("bridge.plank", { code, statement: statement.statement, standing: oneStanding(words, statement) })}</title>
    ${drawn(standing, plank)}
    <rect class="plank-touch" x=${round(x - 2)} y=${round(y - h / 8)} width=${round(w + 4)} height=${round(h * 1.25)} />
    ${looked === code ? svg`<rect class="plank-chosen" x=${round(x - 2.5)} y=${round(y - 2.5)} width=${round(w + 5)} height=${round(h + 5)} rx="5" />` : nothing}
  </g>`;
}

/** One plank by its standing: firm, hatched, half firm, dashed, pale. */
export function drawn(standing: Standing, { x, y, w, h }: Box): SVGTemplateResult {
  const rect = (kind: string, box: Box): SVGTemplateResult =>
    svg`<rect class=${kind} x=${round(box.x)} y=${round(box.y)} width=${round(box.w)} height=${round(box.h)} rx=${Math.min(3, box.w / 4, box.h / 4)} />`;
  const box = { x, y, w, h };
  switch (standing) {
    case "held":
      return rect("plank-held", box);
    case "probably":
      return svg`${rect("plank-probably", box)}<path class="plank-hatch" d=${hatch(box)} />`;
    case "partly": {
      const half = h >= w ? { x, y: y + h / 2, w, h: h / 2 } : { x, y, w: w / 2, h };
      return svg`${rect("plank-frame", box)}${rect("plank-held", half)}`;
    }
    case "toLearn":
      return rect("plank-learn", box);
    case "open":
      return rect("plank-open", box);
  }
}

/** Slanted lines within a box. */
function hatch({ x, y, w, h }: Box): string {
  const short = Math.min(w, h);
  const lines = [];
  for (let at = short; at <= Math.max(w, h); at += 6.5) {
    lines.push(
      h >= w
        ? `M${round(x)} ${round(y + at)} L${round(x + w)} ${round(y + at - short)}`
        : `M${round(x + at - short)} ${round(y + h)} L${round(x + at)} ${round(y)}`,
    );
  }
  return lines.join("");
}

/** Lays the planks in rows from `start` to `end`, so many `abreast`, with a `gap` between the kinds. */
function layOut(
  statements: readonly StatementReport[],
  start: number,
  end: number,
  gap: number,
  place: (start: number, size: number, beside: number) => Box,
  abreast = 1,
): Span[] {
  const kinds = kindKeys
    .map(([kind]) => ({ kind, own: statements.filter((one) => one.kind === kind) }))
    .filter(({ own }) => own.length > 0);
  const size = (end - start - gap * (kinds.length - 1)) / Math.max(1, rowsOf(statements, abreast));
  let at = start;
  return kinds.map(({ kind, own }) => {
    const from = at;
    const planks = own.map((statement, index) => ({
      statement,
      ...place(from + Math.floor(index / abreast) * size, size, index % abreast),
    }));
    const to = from + rowsOf(own, abreast) * size;
    at = to + gap;
    return { kind, planks, from, to };
  });
}

/** How many rows the planks take, each kind rows of its own. */
const rowsOf = (statements: readonly StatementReport[], abreast: number): number =>
  kindKeys.reduce((sum, [kind]) => sum + Math.ceil(statements.filter((one) => one.kind === kind).length / abreast), 0);

/** The words on the two banks. */
function ends({ current, target }: GapReport, { isOwn, words: { say } }: Looking): [from: Bank, to: Bank] {
  const level = target.level === null ? [] : [say("levelNumber", { level: target.level })];
  return [
    current ? { name: say("bridge.job"), more: lines(current.name, 16) } : { name: say("bridge.you"), more: [] },
    { name: say(isOwn ? "bridge.job" : "bridge.goal"), more: [...lines(target.name, 16), ...level].slice(0, most) },
  ];
}

type Bank = { readonly name: string; readonly more: readonly string[] };

/** So many lines fit on a bank. */
const most = 4;

/** A name in lines of so many letters. */
function lines(name: string, letters: number): string[] {
  const found: string[] = [];
  for (const word of name.split(" ").map((one) => shortened(one, letters))) {
    const last = found.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  return found.length <= most ? found : [...found.slice(0, most - 1), `${found[most - 1]} …`];
}

const shortened = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

const isCarried = ({ evidence }: StatementReport): boolean => evidence.type === "carried" || evidence.type === "same";

const round = (number: number): number => Math.round(number * 10) / 10;
