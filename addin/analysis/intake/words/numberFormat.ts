import { decimalOf, decimalToText } from "../../model/decimal";
import { rationalOf, roundRational } from "../../model/rational";
import { roundedUnits, shiftPlaces } from "../../model/rounding";
import { unitOf } from "../../model/unit";

interface NumberFormat {
  readonly percent: boolean;
  /** Power of ten that the figure on the screen is smaller by: 3 of `0,`, 4 of `0!.0,`. */
  readonly scale: number;
  /** A unit that the format writes behind the figure, "" where it writes none. */
  readonly unit: string;
  /** Places printed; null where the format leaves them to the number. */
  readonly places: number | null;
  readonly grouped: boolean;
}

const GENERAL: NumberFormat = { percent: false, scale: 0, unit: "", places: null, grouped: false };
const FORMATS = new Map<string, NumberFormat>([["General", GENERAL]]);

/**
 * Reads a number format: percent, places, thousands separators, and the scale that commas behind the digits
 * and a point written as a mere character (`0!.0,`, the formats for 万元) give the figure on the screen.
 */
export function numberFormat(code: string, value?: unknown): NumberFormat {
  const own = code.includes("[") && typeof value === "number" ? sectionFor(code, value) : code;
  let format = FORMATS.get(own);
  if (!format) FORMATS.set(own, (format = parsedFormat(own)));
  return format;
}

const CONDITION = /\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]/;

/** The section of a format that a number is shown by, where its sections have conditions: `[>=10000]0!.0,;0`. */
function sectionFor(code: string, value: number): string {
  if (!CONDITION.test(code)) return code;
  const sections = code.split(";");
  return sections.find((section) => holdsFor(section, value)) ?? sections.at(-1) ?? code;
}

function holdsFor(section: string, value: number): boolean {
  const [condition, sign, limit] = CONDITION.exec(section) ?? [];
  if (condition === undefined) return true;
  const apart = value - Number(limit);
  const isEqual = apart === 0;
  if (sign === "=") return isEqual;
  if (sign === "<>") return !isEqual;
  return (sign?.startsWith("<") ? apart < 0 : apart > 0) || (isEqual && sign?.endsWith("=") === true);
}

/** True of a format that shows no number at all: `;;;`. */
export const showsNothing = (code: string): boolean => /^;+$/.test(code.trim());

/** A point that the format writes as a character, apart from the decimal point. */
const WRITTEN_POINT = "·";

function parsedFormat(code: string): NumberFormat {
  let words = "";
  const literal = (text: string): string => {
    if (text === ".") return WRITTEN_POINT;
    words += text;
    return "";
  };
  const digits = (code.split(";")[0] ?? "")
    .replace(/\[[^[\]]*\]|_.|\*./g, "")
    .replace(/"([^"]*)"|[\\!](.)/g, (_, quoted?: string, escaped?: string) => literal(quoted ?? escaped ?? ""))
    .replace(/\p{Script=Han}+/gu, literal)
    .trim();
  const [, whole = "", fraction, behind = ""] =
    /([#0?,·]*)(?:\.([#0?]*))?(,*)/.exec(digits.replace(/^[^#0?]*/, "")) ?? [];
  const commas = (fraction === undefined ? (/(?<!,),*$/.exec(whole)?.[0].length ?? 0) : 0) + behind.length;
  const written = whole.includes(WRITTEN_POINT) ? whole.split(WRITTEN_POINT).at(-1)?.replace(/,/g, "").length : 0;
  const isFixed = /^[#0?,·]*(?:\.0*[#?]*,*)?%?$/.test(digits) && /[0#?]/.test(digits);
  const unit = words.trim();
  return {
    percent: digits.includes("%"),
    scale: 3 * commas + (written ?? 0),
    unit: unit === "" ? "" : ((unitOf(unit) ?? unitOf(`${unit}元`))?.name ?? ""),
    places: isFixed ? (fraction ?? "").length + (written ?? 0) : null,
    grouped: /,[#0?]/.test(whole),
  };
}

/**
 * A number as its cell shows it.
 *
 * @example
 * formattedText(0.6133, "0.00%") // => "61.33%"
 * formattedText(65300, "#,##0") // => "65,300"
 * formattedText(3.2, "General") // => "3.2"
 * formattedText(653000000, "0!.0,") // => "65300.0"
 * formattedText(65300.00000000001, "General") // => "65300"
 */
export function formattedText(value: number, code: string): string {
  const { percent, scale, places, grouped } = numberFormat(code, value);
  if (!percent && places === null) return generalText(value);
  const shift = (percent ? 2 : 0) - scale;
  const text = fixedText(shift === 0 ? value : shiftPlaces(value, shift), places);
  const spaced = grouped ? withSeparators(text) : text;
  return percent ? `${spaced}%` : spaced;
}

/** Digits that a double certainly keeps, and that Excel keeps of it: what is behind them is noise of the arithmetic. */
const SAFE_DIGITS = 15;

function generalText(value: number): string {
  const text = String(value);
  if (text.length <= SAFE_DIGITS && !text.includes("e")) return text;
  const kept = Number(value.toPrecision(SAFE_DIGITS));
  return decimalToText(decimalOf(Number.isFinite(kept) ? kept : value));
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
