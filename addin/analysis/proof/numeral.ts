/** Chinese numerals (中文数字): 五, 十二, 二十四, 一百零五, 三点二. */

const DIGITS = "〇一二三四五六七八九";
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A numeral of either kind, as a part of a pattern. */
export const NUMERAL = "(?:\\d+|[一二三四五六七八九十百两]+)";

/**
 * A whole number in digits or in Chinese numerals; undefined where the words are none.
 *
 * @example
 * wholeNumber("二十四") // => 24
 * wholeNumber("14") // => 14
 * wholeNumber("很多") // => undefined
 */
export function wholeNumber(words: string): number | undefined {
  if (/^\d+$/.test(words)) return Number(words);
  if (!/^[〇零一二两三四五六七八九十百千]+$/.test(words)) return undefined;
  let [sum, digit] = [0, 0];
  for (const character of words.replace(/两/g, "二").replace(/零/g, "〇")) {
    const ten = TENS[character];
    if (ten === undefined) digit = DIGITS.indexOf(character);
    else {
      sum += (digit === 0 ? 1 : digit) * ten;
      digit = 0;
    }
  }
  return sum + digit;
}

/**
 * A decimal in digits or in Chinese numerals, as decimal text; undefined where the words are none.
 *
 * @example
 * decimalText("三点二五") // => "3.25"
 * decimalText("十二") // => "12"
 */
export function decimalText(words: string): string | undefined {
  const [whole = "", fraction] = words.split("点");
  const number = wholeNumber(whole);
  if (number === undefined || (fraction !== undefined && !/^[〇零一二三四五六七八九]+$/.test(fraction)))
    return undefined;
  const places = [...(fraction ?? "")].map((one) => DIGITS.indexOf(one === "零" ? "〇" : one)).join("");
  return places === "" ? String(number) : `${number}.${places}`;
}
