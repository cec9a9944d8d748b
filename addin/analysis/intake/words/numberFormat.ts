import { decimalOf, decimalToText } from "../../model/decimal";
import { rationalOf, roundRational } from "../../model/rational";
import { roundedUnits, shiftPlaces } from "../../model/rounding";

interface NumberFormat {
  readonly percent: boolean;
  /** Places printed; null where the format leaves them to the number. */
  readonly places: number | null;
  readonly grouped: boolean;
}

const GENERAL: NumberFormat = { percent: false, places: null, grouped: false };
const FORMATS = new Map<string, NumberFormat>([["General", GENERAL]]);

/** Reads a number format: percent, places, thousands separators. */
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
 * formattedText(0.6133, "0.00%") // => "61.33%"
 * formattedText(65300, "#,##0") // => "65,300"
 * formattedText(3.2, "General") // => "3.2"
 */
export function formattedText(value: number, code: string): string {
  const { percent, places, grouped } = numberFormat(code);
  if (!percent && places === null) return generalText(value);
  const text = percent ? fixedText(shiftPlaces(value, 2), places) : fixedText(value, places);
  const spaced = grouped ? withSeparators(text) : text;
  return percent ? `${spaced}%` : spaced;
}

/** Digits that a double certainly keeps, so that its shortest text is its decimal. */
const SAFE_LENGTH = 15;

function generalText(value: number): string {
  const text = String(value);
  return text.length <= SAFE_LENGTH && !text.includes("e") ? text : decimalToText(decimalOf(value));
}

function fixedText(value: number, places: number | null): string {
  if (places === null) return generalText(value);
  const units = roundedUnits(value, places);
  if (Math.abs(units) >= 1e15) return decimalToText(roundRational(rationalOf(value), places));
  // Whole units of a place, as a double, print as exactly that many.
  return (units / 10 ** places).toFixed(places);
}

function withSeparators(text: string): string {
  const point = text.includes(".") ? text.indexOf(".") : text.length;
  const first = text.startsWith("-") ? 1 : 0;
  let spaced = text.slice(point);
  let end = point;
  for (; end - first > 3; end -= 3) spaced = `,${text.slice(end - 3, end)}${spaced}`;
  return text.slice(0, end) + spaced;
}
