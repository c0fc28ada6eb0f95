import { html, type TemplateResult } from "lit/html.js";

/** The most letters of a name that is seen in full wherever it is said, and how many are seen of a longer one. */
const [most, seen] = [60, 48];

/** A name. Of a long one, the beginning is seen; who listens, or points at it, gets all of it, as does paper. */
export function longName(name: string): string | TemplateResult {
  if (name.length <= most) return name;
  const space = name.lastIndexOf(" ", seen);
  const end = space > seen / 2 ? space : seen;
  return html`<span title=${name}>${name.slice(0, end)}<span class="name-dots" aria-hidden="true">…</span><span class="name-rest">${name.slice(end)}</span></span>`;
}

/** A text with names in it, as views of the long ones and of what stands between them. */
export function withLongNames(text: string, names: readonly string[]): (string | TemplateResult)[] {
  const [name, ...others] = names.filter((one) => one.length > most);
  if (name === undefined) return [text];
  return text
    .split(name)
    .flatMap((piece, at) => [...(at === 0 ? [] : [longName(name)]), ...withLongNames(piece, others)]);
}
