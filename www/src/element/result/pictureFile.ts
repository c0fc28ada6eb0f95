import type { GapReport } from "../../package/types.js";
import { assumptionWords, findingSentences, standingName, standings, startOf } from "../shared/words.js";
import type { Words } from "../words/words.js";

/** As large as a picture in a message is shown, in CSS pixels. */
const size = { width: 1200, height: 630 };
const margin = 56;

/** How many pixels of the file are one of the picture. */
const density = 2;

type Colours = { readonly paper: string; readonly ink: string; readonly soft: string };

/**
 * The result as a picture to send: the finding, the bridge, and the numbers. It is drawn from the bridge on screen, in its
 * colours. `null` where the browser cannot make one.
 */
export function pictureFile(
  bridge: SVGSVGElement,
  report: GapReport,
  words: Words,
  ofAdvert: boolean,
  whose: string,
): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = size.width * density;
  canvas.height = size.height * density;
  const to = canvas.getContext("2d");
  if (!to) return Promise.resolve(null);
  const style = getComputedStyle(bridge);
  const of = (name: string): string => colourOf(bridge, name);
  const colours = { paper: of("--paper"), ink: of("--ink"), soft: of("--soft") };
  to.scale(density, density);
  to.fillStyle = colours.paper;
  to.fillRect(0, 0, size.width, size.height);
  texts(to, report, style.fontFamily, colours, words, ofAdvert, whose);
  const { width, height } = bridge.viewBox.baseVal;
  const scale = (size.width - 2 * margin) / width;
  to.save();
  to.translate(margin, 225);
  to.scale(scale, scale);
  for (const shape of bridge.querySelectorAll<SVGElement>("path, rect, circle, text")) draw(to, shape);
  to.restore();
  legend(to, report, bridge, 225 + height * scale + 58, colours, style.fontFamily, words);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/** The colour that a custom property comes to. */
function colourOf(bridge: SVGSVGElement, name: string): string {
  const probe = document.createElementNS("http://www.w3.org/2000/svg", "g");
  probe.style.color = `var(${name})`;
  bridge.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function texts(
  to: CanvasRenderingContext2D,
  report: GapReport,
  font: string,
  { ink, soft }: Colours,
  words: Words,
  ofAdvert: boolean,
  whose: string,
): void {
  const width = size.width - 2 * margin;
  const text = (style: string, colour: string, what: string, y: number, most: number, rows: number, high: number) => {
    to.fillStyle = colour;
    to.font = `${style} ${font}`;
    const found = cut(to, lines(to, what, most), most, rows);
    found.forEach((line, index) => {
      to.fillText(line, margin, y + high * index);
    });
    return y + high * (found.length - 1);
  };
  const from = startOf(report);
  const way = `${from ? `${from.name} → ` : ""}${report.target.name}`;
  text("400 22px", soft, whose ? `${whose}: ${way}` : way, 70, width, 1, 0);
  // As on the screen, the first sentence is large.
  const [first = "", ...rest] = findingSentences(words, report, ofAdvert);
  to.font = `700 40px ${font}`;
  const isShort = to.measureText(first).width <= width;
  const end = text(isShort ? "700 40px" : "700 32px", ink, first, isShort ? 122 : 112, width, 2, 40);
  text("600 24px", ink, rest.join(" "), end + 40, width, isShort ? 2 : 1, 32);
  const assumed = assumptionWords(words, report.assumed, report.current?.reference);
  const rests = assumed ? words.say("picture.assumes", { what: assumed }) : words.say("picture.own");
  const foot = [words.date(new Date()), location.host].filter(Boolean).join(" · ");
  to.font = `400 18px ${font}`;
  const footWidth = to.measureText(foot).width;
  text("400 18px", soft, rests, size.height - 34, width - footWidth - 32, 1, 0);
  to.fillText(foot, size.width - margin - footWidth, size.height - 34);
}

/** The numbers, each with its plank. */
function legend(
  to: CanvasRenderingContext2D,
  { counts: { overall } }: GapReport,
  bridge: SVGSVGElement,
  y: number,
  { ink }: Colours,
  font: string,
  words: Words,
): void {
  const marks = bridge.getRootNode() as Document | ShadowRoot;
  const shown = standings.filter((standing) => overall[standing] > 0);
  const step = (size.width - 2 * margin) / Math.max(shown.length, 1);
  shown.forEach((standing, index) => {
    const x = margin + step * index;
    to.save();
    to.translate(x, y - 28);
    to.scale(1.4, 1.4);
    const mark = marks.querySelector(`.count[data-standing=${standing}] .plank-mark`);
    for (const shape of mark?.querySelectorAll<SVGElement>("path, rect") ?? []) draw(to, shape);
    to.restore();
    to.fillStyle = ink;
    to.font = `700 34px ${font}`;
    const number = String(overall[standing]);
    to.fillText(number, x + 38, y + 4);
    const after = x + 50 + to.measureText(number).width;
    to.font = `400 20px ${font}`;
    const room = x + step - after - 8;
    const name = cut(to, lines(to, words.capitalised(standingName(words, standing, overall)), room), room, 2);
    name.forEach((line, row) => {
      to.fillText(line, after, y + (name.length > 1 ? 24 * row - 12 : 0));
    });
  });
}

/** Draws one shape as its styles say. */
function draw(to: CanvasRenderingContext2D, shape: SVGElement): void {
  const { fill, stroke, strokeWidth, strokeDasharray, opacity, fontSize, fontWeight, fontFamily, textAnchor } =
    getComputedStyle(shape);
  to.save();
  to.globalAlpha = Number(opacity);
  if (shape instanceof SVGTextElement) {
    to.fillStyle = fill;
    to.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    to.textAlign = textAnchor === "middle" ? "center" : "start";
    to.fillText(shape.textContent, number(shape, "x"), number(shape, "y"));
  } else {
    const path = outline(shape);
    if (fill !== "none") {
      to.fillStyle = fill;
      to.fill(path);
    }
    if (stroke !== "none") {
      to.strokeStyle = stroke;
      to.lineWidth = Number.parseFloat(strokeWidth);
      to.setLineDash(strokeDasharray === "none" ? [] : strokeDasharray.split(",").map(Number.parseFloat));
      to.stroke(path);
    }
  }
  to.restore();
}

function outline(shape: SVGElement): Path2D {
  if (shape instanceof SVGPathElement) return new Path2D(shape.getAttribute("d") ?? "");
  const path = new Path2D();
  const of = (name: string): number => number(shape, name);
  if (shape instanceof SVGCircleElement) path.arc(of("cx"), of("cy"), of("r"), 0, 2 * Math.PI);
  else path.roundRect(of("x"), of("y"), of("width"), of("height"), of("rx"));
  return path;
}

const number = (shape: SVGElement, name: string): number => Number(shape.getAttribute(name) ?? 0);

/** A text broken so that each line is at most `width` wide. */
function lines(to: CanvasRenderingContext2D, text: string, width: number): string[] {
  const found: string[] = [];
  for (const word of text.split(" ")) {
    const longer = found.length > 0 ? `${found.at(-1)} ${word}` : word;
    if (found.length > 0 && to.measureText(longer).width <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

/** The first lines, the last of them with "…" where more follow. No letter is pressed to fit. */
function cut(to: CanvasRenderingContext2D, all: readonly string[], width: number, most: number): string[] {
  return all.slice(0, most).map((line, index) => {
    let shown = index === most - 1 && all.length > most ? `${line}…` : line;
    while (shown.length > 2 && to.measureText(shown).width > width) shown = `${shown.slice(0, -2)}…`;
    return shown;
  });
}
