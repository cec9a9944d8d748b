import { decimalOf, decimalToText, rationalOfDecimal, roundRational, shiftPlaces, type Decimal } from "../decimal";

interface NumberFormat {
  readonly percent: boolean;
  /** Places shown; null where the format leaves them to the number. */
  readonly places: number | null;
  readonly grouped: boolean;
}

const GENERAL: NumberFormat = { percent: false, places: null, grouped: false };
const FORMATS = new Map<string, NumberFormat>([["General", GENERAL]]);

/** What a number format does to a number: percent, places, thousands separators. */
export function numberFormat(code: string): NumberFormat {
  let format = FORMATS.get(code);
  if (!format) {
    const first = (code.split(";")[0] ?? "").replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
    const digits = /([#0?,]*)(?:\.([#0?]+))?/.exec(first.replace(/^[^#0?]*/, ""));
    const fixed = /^[#0?,]*(\.0*[#?]*)?%?$/.test(first.trim()) && /[0#?]/.test(first);
    format = {
      percent: first.includes("%"),
      places: fixed ? (digits?.[2] ?? "").length : null,
      grouped: (digits?.[1] ?? "").includes(","),
    };
    FORMATS.set(code, format);
  }
  return format;
}

/**
 * A number as its cell shows it.
 *
 * @example
 * shownText(0.6133, "0.00%") // => "61.33%"
 * shownText(65300, "#,##0") // => "65,300"
 * shownText(3.2, "General") // => "3.2"
 */
export function shownText(value: number, code: string): string {
  const { percent, places, grouped } = numberFormat(code);
  if (!percent && places === null)
    return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : decimalToText(decimalOf(value));
  const scaled: Decimal = percent ? decimalOf(shiftPlaces(value, 2)) : decimalOf(value);
  const text = decimalToText(places === null ? scaled : roundRational(rationalOfDecimal(scaled), places));
  const spaced = grouped ? text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",") : text;
  return percent ? `${spaced}%` : spaced;
}
