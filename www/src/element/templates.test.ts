import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { it } from "node:test";

// A build leaves out what indents the lines of the element's source (`vite.indents.ts`): no text may rest on it.

const root = "src/element/";
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
const sources = files.filter((file) => /\.(ts|css)$/.test(file) && !file.endsWith(".test.ts"));

/** Its one text over several lines is a style sheet. */
const styles = "notices/offerAgain.ts";

it("has no text over several lines but templates, whose spaces a browser shows as one", () => {
  for (const file of sources.filter((one) => one.endsWith(".ts"))) {
    for (const { tag, text } of templatesIn(readFileSync(root + file, "utf8")))
      if (text.includes("\n") && file !== styles) assert.match(tag, /^(html|svg)$/, `${file}: ${text.slice(0, 60)}`);
  }
});

it("finds such a text", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source.
  const code = 'const a = "`"; // `\nconst b = [/`/, html`<p>${`x\n`}</p>\n`, `${say(`}`)}`];';
  assert.deepEqual(
    templatesIn(code).map(({ tag, text }) => `${tag}|${text}`),
    ["|x\n", "html|<p></p>\n", "|}", "|"],
  );
});

it("has nothing that shows each space", () => {
  for (const file of sources)
    assert.doesNotMatch(readFileSync(root + file, "utf8"), /<pre\b|white-space(-collapse)?: *(pre|break)/, file);
});

/** The template literals of a source, each with what tags it and its own text, without its values. */
function templatesIn(code: string): { tag: string; text: string }[] {
  const found: { tag: string; text: string }[] = [];
  /** The templates that are open, each with the braces that are open in its value. */
  const open: { tag: string; text: string; braces: number }[] = [];
  let isText = false;
  for (let at = 0; at < code.length; at += 1) {
    const [sign, rest, inner] = [code.charAt(at), code.slice(at), open.at(-1)];
    if (isText && inner) {
      if (sign === "`") {
        found.push({ tag: inner.tag, text: inner.text });
        open.pop();
        isText = false;
      } else if (rest.startsWith("${")) {
        inner.braces = 1;
        isText = false;
        at += 1;
      } else {
        inner.text += sign === "\\" ? code.slice(at, at + 2) : sign;
        if (sign === "\\") at += 1;
      }
      continue;
    }
    const skipped = skip.exec(rest);
    if (skipped && !(sign === "/" && rest[1] !== "/" && rest[1] !== "*" && isDivision(code.slice(0, at)))) {
      at += skipped[0].length - 1;
    } else if (sign === "`") {
      open.push({ tag: /[\w.]*$/.exec(code.slice(0, at))?.[0] ?? "", text: "", braces: 0 });
      isText = true;
    } else if (inner && (sign === "{" || sign === "}")) {
      inner.braces += sign === "{" ? 1 : -1;
      isText = inner.braces === 0;
    }
  }
  assert.deepEqual(open, [], "each template ends");
  return found;
}

/** What stands for itself: a comment, a text in quotes, a regular expression. */
const skip =
  /^(?:\/\/.*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/)/;

/** Whether a stroke after this divides: then a value stands before it. */
const isDivision = (before: string): boolean => /[\w)\]]\s*$/.test(before) && !/\breturn\s*$/.test(before);
