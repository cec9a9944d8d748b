// Edits of a part where it stands, as text: all that is not edited keeps every character.
import type { XmlElement } from "./xml";

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

/** Puts text at the end of an element's content; an element that closes itself is opened for it. */
export function append(xml: string, { prefix, name, start, tagEnd, contentEnd }: XmlElement, text: string): Edit {
  if (!closesItself(xml, tagEnd)) return { at: contentEnd, instead: 0, text };
  return {
    at: start,
    instead: tagEnd - start,
    text: `${openedTag(xml.slice(start, tagEnd))}${text}</${prefix}${name}>`,
  };
}

/** A tag that closes itself, opened for content. */
export const openedTag = (tag: string): string => tag.replace(/(?<!\s)\s*\/>$/, ">");

export const closesItself = (xml: string, tagEnd: number): boolean => xml.charAt(tagEnd - 2) === "/";

/** A tag with an attribute set. */
export function withAttribute(tag: string, name: string, value: string): string {
  const existing = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  return existing.test(tag)
    ? tag.replace(existing, `$1"${value}"`)
    : tag.replace(/(?<!\s)\s*\/?>$/, (end) => ` ${name}="${value}"${end}`);
}

/** Text with the characters escaped that XML reserves, and without those that it cannot have. */
export function asXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
}
