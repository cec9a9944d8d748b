import { cached } from "../../model/cache";

/**
 * Text as it is compared: full-width made half-width, every dash a hyphen, no blanks.
 *
 * @example
 * plain("１—８月　累 计（万元）") // => "1-8月累计(万元)"
 */
export const plain = cached((text) =>
  text
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212\u2500\uFE58\u30FC~\u301C\u223C]/g, "-")
    .replace(/[\s\u200B\uFEFF]+/g, ""),
);

/** True where a cell holds nothing that a reader could see. */
export function isBlank(value: unknown): boolean {
  if (typeof value !== "string") return value === null || value === undefined;
  // A letter or a digit settles it, as it does nearly always.
  return !(value.charCodeAt(0) > 32 && value.charCodeAt(0) < 128) && /^[\s\u200B\uFEFF]*$/.test(value);
}

/** A cell's value as words; "" where there is none. */
export const wordsOf = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** The meaning of a word in a list of words; undefined where it is not listed. */
export const meaningOf = <T>(words: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(words, word) ? words[word] : undefined;
