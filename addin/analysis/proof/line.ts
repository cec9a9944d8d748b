import { plain } from "../intake/words/text";

/** A paragraph in plain characters, and where each of them stands in the paragraph as written. */
export interface Line {
  readonly source: string;
  readonly text: string;
  /** By character of `text`, its place in `source`; one more for the end. */
  readonly at: readonly number[];
}

/** Digits in groups of three, parted by commas that belong to the number. */
const GROUPED = /(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)/g;
/** A full-width comma parts clauses, unless the digits before and after it can be one amount alone. */
const AMOUNT_FOLLOWS = /^(?:\.\d+)?(?:[万亿]?元|[万]?[人户亩])/;

/**
 * Makes a paragraph plain, one character at a time, so that places survive: half-width, without blanks, and without the
 * commas inside numbers.
 *
 * @example
 * lineOf("完成３４,０９６ 万元").text // => "完成34096万元"
 */
export function lineOf(source: string): Line {
  const characters: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < source.length;) {
    const character = String.fromCodePoint(source.codePointAt(i) as number);
    for (const one of plain(character)) {
      characters.push(one);
      at.push(i);
    }
    i += character.length;
  }
  const text = characters.join("");
  for (const match of [...text.matchAll(GROUPED)].reverse()) {
    const after = text.slice(match.index + match[0].length);
    for (let i = match.index + match[0].length - 1; i > match.index; i--) {
      if (characters[i] !== ",") continue;
      if (source.charAt(at[i] as number) === "，" && !AMOUNT_FOLLOWS.test(after)) continue;
      characters.splice(i, 1);
      at.splice(i, 1);
    }
  }
  return { source, text: characters.join(""), at: [...at, source.length] };
}

/** Where characters of the plain text stand in the paragraph as written. */
export function placeIn({ source, at }: Line, start: number, end: number): { start: number; end: number } {
  const from = at[start] ?? source.length;
  const last = at[end - 1] ?? from;
  return { start: from, end: Math.max(from, last + String.fromCodePoint(source.codePointAt(last) ?? 32).length) };
}
