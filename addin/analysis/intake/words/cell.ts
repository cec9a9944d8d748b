import { decimalToNumber, parseDecimal } from "../../model/decimal";
import { shiftPlaces } from "../../model/rounding";
import { absence, type Figure, type Reason } from "../../model/figure";
import type { CellValue } from "../../model/sheet";
import { unitOf } from "../../model/unit";
import { reasonOf } from "../../model/words";
import { cached } from "../../model/cache";
import { meaningOf } from "./text";

/** A cell read by itself, before its column gives it a meaning. */
export interface CellReading {
  readonly figure: Figure;
  /** The text carried a percent sign, 倍 or 个百分点, so `figure` is a ratio already. */
  readonly isRatio: boolean;
  /** A unit written in the cell, "" where there is none. */
  readonly unit: string;
}

const NOT_REPORTED: CellReading = { figure: absence("not reported"), isRatio: false, unit: "" };
const NOT_APPLICABLE: CellReading = { figure: absence("not applicable"), isRatio: false, unit: "" };
const NOT_A_NUMBER: CellReading = { figure: absence("not a number"), isRatio: false, unit: "" };

/** 持平: a rate of 0, and no amount. */
export const UNCHANGED: CellReading = { figure: 0, isRatio: true, unit: "" };

/** Words in which departments state a reason, besides our own. */
const OTHER_REASON_WORDS: Readonly<Record<string, Reason>> = {
  上年同期为零: "zero base",
  扭亏为盈: "loss to profit",
  未填报: "not reported",
  缺报: "not reported",
  未上报: "not reported",
  无: "not reported",
};

/**
 * Reads a cell as a figure: a number, numeric text, or the reason there is none.
 *
 * Full-width digits, signs and percent signs, thousands separators, 1.6倍, (123) for −123 and the many dashes for
 * "missing" are understood. A percentage becomes a ratio. What is neither a number nor a known reason is
 * "not a number", and a rule will ask about it.
 *
 * @example
 * readCell("１，２３４.5").figure // => 1234.5
 * readCell("61.33 %").figure // => 0.6133
 * readCell("1.6倍").figure // => 1.6
 * readCell("—").figure // => { absent: "not reported" }
 * readCell("▼3.2").figure // => -3.2
 * readCell("¥65,300").unit // => "元"
 * readCell("'65300").figure // => 65300
 * readCell("15..3%").figure // => { absent: "not a number" }
 * readCell("65300①").figure // => { absent: "not a number" }
 */
export function readCell(value: CellValue | undefined): CellReading {
  if (typeof value === "number") {
    return Number.isFinite(value) ? { figure: value === 0 ? 0 : value, isRatio: false, unit: "" } : NOT_A_NUMBER;
  }
  if (value === null || value === undefined) return NOT_REPORTED;
  if (typeof value === "boolean") return NOT_A_NUMBER;
  return PLAIN_NUMBER.test(value) ? readPlain(value) : readText(value);
}

/** 123.45 and 61.33%: what needs no second look, and comes in too many spellings to remember. */
export const PLAIN_NUMBER = /^-?\d{1,12}(?:\.\d{1,8})?%?$/;

function readPlain(text: string): CellReading {
  if (!text.endsWith("%")) return { figure: Number(text) + 0, isRatio: false, unit: "" };
  return { figure: shiftPlaces(Number(text.slice(0, -1)), -2), isRatio: true, unit: "%" };
}

/** Signs that lead to a note, which half-width letters would turn into digits: 65300① is no 653,001. */
const NOTE_MARK = /\d\s*[①-⓿❶-➓¹²³⁰⁴-⁹₀-₉]/;

const readText = cached((value): CellReading => {
  if (NOTE_MARK.test(value)) return NOT_A_NUMBER;
  const text = value
    .replace(KEPT_AS_TEXT, "$1")
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212\u2500\uFE58\u30FC]/g, "-")
    .replace(/[\u200B\uFEFF]/g, "")
    .trim();
  if (/^[-~_/\\.·*—\s]*$/.test(text)) return NOT_REPORTED;
  const bare = text.replace(/\s+/g, "");
  const reason = reasonOf(bare) ?? reasonOf(text) ?? meaningOf(OTHER_REASON_WORDS, bare);
  if (bare === "持平") return UNCHANGED;
  if (reason) return { figure: absence(reason), isRatio: false, unit: "" };
  if (/^(n\/?a|\(na\)|null|none|nil)$/i.test(bare)) return NOT_REPORTED;
  if (/^(x|n|\(x\)|z|\(z\))$/i.test(bare)) return NOT_APPLICABLE;
  const [place, digits] = PLACE.exec(bare) ?? [];
  if (place !== undefined) return { figure: Number(digits), isRatio: false, unit: "位" };
  return readNumber(text) ?? NOT_A_NUMBER;
});

/** 第5, 第5位: a place, and in any other column a figure of another kind. */
const PLACE = /^第(\d{1,3})[位名]?$/;

/** A text that Excel was made to keep as text: '65300, ="65300". */
const KEPT_AS_TEXT = /^(?:['‘’`]\s*|=\s*"([^"]*)"$)/;

const NUMBER =
  /^(增长|上升|提高|增加|下降|减少|降低|[↑▲△+]|[↓▼▽-])?\s*(\(?)([+-]?)(?:(?<=[(+-])\s*)?(?:([¥￥$])\s*)?((?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d*)?|\.\d+)(e[+-]?\d+)?\s*(\)?)/i;
const FALLING = new Set(["下降", "减少", "降低", "↓", "▼", "▽", "-"]);

function readNumber(text: string): CellReading | undefined {
  // (3.0%) is (3.0)%.
  const written = text.replace(/^\(([^()]*\d)\s*%\)$/, "($1)%");
  const parts = NUMBER.exec(written);
  if (!parts) return undefined;
  const [whole, direction = "", open = "", sign = "", currency = "", digits = "", exponent = "", close = ""] = parts;
  const tail = written.slice(whole.length);
  if ((open === "") !== (close === "") || (sign !== "" && /[+-]/.test(direction))) return undefined;
  const decimal = parseDecimal(digits.replace(/[, ]/g, "") + exponent);
  if (!decimal || !Number.isFinite(decimalToNumber(decimal))) return undefined;
  const falls = FALLING.has(direction) !== (sign === "-");
  const negative = open === "(" ? !falls : falls;
  const value = (places: number) =>
    decimalToNumber({ units: negative ? -decimal.units : decimal.units, places: decimal.places + places });
  const suffix = tail.replace(/\s+/g, "");
  const money = currency === "" ? "" : currency === "$" ? "美元" : "元";
  if (suffix === "") return { figure: value(0), isRatio: false, unit: money };
  if (suffix === "%" || suffix === "个百分点" || suffix === "百分点") {
    return { figure: value(2), isRatio: true, unit: suffix === "%" ? "%" : "个百分点" };
  }
  if (suffix === "‰") return { figure: value(3), isRatio: true, unit: "‰" };
  if (suffix === "倍") return { figure: value(0), isRatio: true, unit: "%" };
  const unit = unitOf(suffix);
  // ¥5万元 is 万元; $5万元 is neither.
  if (!unit || (money !== "" && unit.dimension !== money)) return undefined;
  return { figure: value(0), isRatio: false, unit: unit.name };
}

/** A percentage as stored (61.33) as its ratio (0.6133), exactly. */
export const percentToRatio = (percent: number): number => shiftPlaces(percent, -2);
