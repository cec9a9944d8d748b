// Changing a part of a package where it stands, as text: what is not changed keeps every character.

/** Text to put at a place, instead of so many characters that stand there. */
export interface Edit {
  readonly at: number;
  readonly instead: number;
  readonly text: string;
}

/** The text with all edits made; they do not overlap, and those at one place are made in their order. */
export function edited(text: string, edits: readonly Edit[]): string {
  let out = "";
  let from = 0;
  for (const { at, instead, text: put } of [...edits].sort((one, other) => one.at - other.at)) {
    out += text.slice(from, at) + put;
    from = at + instead;
  }
  return out + text.slice(from);
}

/** A tag with an attribute set. */
export function withAttribute(tag: string, name: string, value: string): string {
  const existing = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  return existing.test(tag)
    ? tag.replace(existing, `$1"${value}"`)
    : tag.replace(/\s*\/?>$/, (end) => ` ${name}="${value}"${end}`);
}

/** The prefix by which a part names its elements, with its colon: "" where it uses none. */
export function prefixOf(xml: string, root: string): string {
  return new RegExp(`<(\\w+:)?${root}[\\s>]`).exec(xml)?.[1] ?? "";
}

/** Text as XML holds it. */
export function asXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
}
