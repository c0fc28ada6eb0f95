// Just enough of PDF to say how much text is on each page.

import { inflateSync } from "node:zlib";

/** How many glyphs each page of a PDF shows, in the order of its pages. */
export function glyphsOfPages(bytes) {
  const objects = objectsIn(bytes);
  const pages = [];
  const walk = ({ text }) => {
    if (/\/Type\s*\/Pages\b/.test(text)) {
      const [, kids] = /\/Kids\s*\[([^\]]*)\]/.exec(text);
      for (const kid of references(kids)) walk(objects.get(kid));
    } else pages.push(text);
  };
  const root = [...objects.values()].find(({ text }) => /\/Type\s*\/Pages\b/.test(text) && !/\/Parent\b/.test(text));
  walk(root);
  return pages.map((page) => {
    const [, contents] = /\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(page);
    return glyphs(
      references(contents)
        .map((id) => objects.get(id).stream)
        .join("\n"),
      objects,
      page,
    );
  });
}

const references = (text) => [...text.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));

/** Each object by its number: the text of its dictionary, and its stream where it has one. */
function objectsIn(bytes) {
  const file = bytes.toString("latin1");
  const objects = new Map();
  for (const found of file.matchAll(/(?:^|[\r\n])(\d+) 0 obj\b/g)) {
    const start = found.index + found[0].length;
    const end = file.indexOf("endobj", start);
    const at = file.indexOf("stream", start);
    if (at < 0 || at > end) {
      objects.set(Number(found[1]), { text: file.slice(start, end), stream: "" });
      continue;
    }
    const from = at + (file.startsWith("stream\r\n", at) ? 8 : 7);
    const text = file.slice(start, at);
    const raw = bytes.subarray(from, file.indexOf("endstream", from));
    const stream = /FlateDecode/.test(text) ? inflateSync(raw, { finishFlush: 2 }).toString("latin1") : "";
    objects.set(Number(found[1]), { text, stream });
  }
  for (const { text, stream } of [...objects.values()]) {
    if (!/\/Type\s*\/ObjStm\b/.test(text)) continue;
    const first = Number(/\/First\s+(\d+)/.exec(text)[1]);
    const numbers = stream.slice(0, first).trim().split(/\s+/).map(Number);
    for (let at = 0; at < numbers.length; at += 2) {
      const next = numbers[at + 3] ?? stream.length;
      objects.set(numbers[at], { text: stream.slice(first + numbers[at + 1], first + next), stream: "" });
    }
  }
  return objects;
}

/** The glyphs of a content, and of the forms that it draws. */
function glyphs(content, objects, resources) {
  let count = 0;
  for (const [, shown] of content.matchAll(/(\[[^\]]*\]|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\)])*\))\s*T[jJ]/g))
    for (const [, hex, text] of shown.matchAll(/<([^>]*)>|\(((?:\\.|[^\\)])*)\)/g))
      count += hex === undefined ? text.length : hex.length / 4;
  for (const [, name] of content.matchAll(/\/(\w+)\s+Do\b/g)) {
    const id = new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(withResources(resources, objects))?.[1];
    const form = id && objects.get(Number(id));
    if (form && /\/Subtype\s*\/Form\b/.test(form.text)) count += glyphs(form.stream, objects, form.text);
  }
  return Math.round(count);
}

/** A dictionary with the resources that it only refers to. */
const withResources = (text, objects) => {
  const id = /\/Resources\s+(\d+) 0 R/.exec(text)?.[1];
  return id ? text + objects.get(Number(id)).text : text;
};
