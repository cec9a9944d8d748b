import { cached } from "../../model/cache";
import { DASHES } from "../../model/region";

/**
 * Text as it is compared: full-width made half-width, every dash a hyphen, no blanks.
 *
 * @example
 * plain("１—８月　累 计（万元）") // => "1-8月累计(万元)"
 */
export const plain = cached((text) =>
  text
    .normalize("NFKC")
    .replace(DASHES, "-")
    .replace(/[\s\u200B\uFEFF]+/g, ""),
);

/** Marks that lead to a note: ①, ¹, 注1, [注], a star; m² and ㎡ are units and no marks. */
const MARK =
  "(?:[①-⑳❶-❿⑴-⒇*※]|(?<!m)[¹²³⁰⁴-⁹]|[(（\\[【]注释?[\\d一二三四五]{0,2}[)）\\]】]|注释?[\\d一二三四五]{1,2})";
const MARKS = new RegExp(`(?<=.)${MARK}+\\s*(?=$|[(（][^()（）]*[)）]\\s*$)`, "u");
/** Characters at the end of a text among which its marks are looked for. */
const MARKED = 500;

/**
 * A text without the note marks at its end, or before a bracket there; they have to go before the text is made plain, which would turn them into digits.
 *
 * @example
 * withoutMarks("财政总收入①") // => "财政总收入"
 * withoutMarks("非税收入注1") // => "非税收入"
 * withoutMarks("累计①（万元）") // => "累计（万元）"
 */
export const withoutMarks = cached((text) => text.slice(0, -MARKED) + text.slice(-MARKED).replace(MARKS, ""));

/** A budget code in front of a name: 101 税收收入, 10101增值税. */
const CODE =
  /^\s*\d{3,11}[\s\-—.、]*(?=\p{Script=Han})(?!年|月|日|万|亿|千|百|元|户|人(?![大民])|个(?!人)|亩|吨|家|套|件|公[里顷斤]|平方)/u;

/**
 * A label without the budget code in front of it.
 *
 * @example
 * withoutCode("101 税收收入") // => "税收收入"
 * withoutCode("10106个人所得税") // => "个人所得税"
 * withoutCode("2017年税收收入") // => "2017年税收收入"
 */
export const withoutCode = cached((text) => text.replace(CODE, ""));

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
