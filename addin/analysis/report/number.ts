import { decimalOf, decimalToText, type Decimal } from "../model/decimal";
import { rationalOf, roundRational } from "../model/rational";
import { rounded, shiftPlaces } from "../model/rounding";
import { isNumber, type Figure } from "../model/figure";
import type { Against } from "../model/observation";
import { convert, countsThings, isRate, ratioPlaces, unitOf } from "../model/unit";
import { reasonWords, type Language } from "../model/words";

export interface NumberStyle {
  /** Places kept, zeros and all; the number's own when left out. */
  readonly decimals?: number;
  /** Thousands are separated by commas; not by default. */
  readonly grouped?: boolean;
}

/** Ten thousand 万元 are 1亿元: from there on a bulletin counts in 亿元. */
const WAN_IN_YI = 10_000;
const AMOUNT_DECIMALS = 2;

/**
 * A number in digits, rounded once from its decimal (law 2); without `decimals` no digit more than it has. What is not
 * finite is said to be no number.
 *
 * @example
 * digits(65300, { grouped: true }) // => "65,300"
 * digits(1.005, { decimals: 2 }) // => "1.01"
 * digits(-0.04, { decimals: 1 }) // => "0.0"
 */
export function digits(value: number, { decimals, grouped = false }: NumberStyle = {}): string {
  if (!Number.isFinite(value)) return reasonWords("not a number");
  const decimal = decimals === undefined ? trimmed(value) : roundRational(rationalOf(value), decimals);
  const text = decimalToText(decimal);
  return grouped ? text.replace(/^-?\d+/, inThousands) : text;
}

/** A whole number with commas between its thousands. */
function inThousands(whole: string): string {
  const [sign = ""] = /^-?/.exec(whole) ?? [];
  const first = sign.length + ((whole.length - sign.length) % 3 || 3);
  return [whole.slice(0, first), ...(whole.slice(first).match(/\d{3}/g) ?? [])].join(",");
}

function trimmed(value: number): Decimal {
  let { units, places } = decimalOf(value);
  for (; places > 0 && units % 10n === 0n; places--) units /= 10n;
  return { units, places };
}

/**
 * Places that a number needs to be written in full; 0 of what is not finite.
 *
 * @example
 * ownPlaces(6.50) // => 1
 */
export const ownPlaces = (value: number): number => (Number.isFinite(value) ? trimmed(value).places : 0);

/** Writes a number, or says why there is none. */
function written(figure: Figure, language: Language, write: (value: number) => string): string {
  if (!isNumber(figure)) return reasonWords(figure.absent, language);
  return Number.isFinite(figure) ? write(figure) : reasonWords("not a number", language);
}

/**
 * A ratio as a percentage (百分比); an absence as its reason.
 *
 * @param decimals places of the percentage, the ratio's own when left out
 *
 * @example
 * percent(0.0316, 1) // => "3.2%"
 * percent(1.1975) // => "119.75%"
 * percent({ absent: "zero base" }, 1) // => "基期为零"
 */
export function percent(ratio: Figure, decimals?: number, language: Language = "zh"): string {
  return written(ratio, language, (value) => rateWords(value, "%", decimals));
}

/**
 * A difference of two ratios in percentage points (个百分点), its sign kept.
 *
 * @example
 * points(0.1367, 2) // => "13.67个百分点"
 * points(-0.01, 1, "en") // => "-1.0 percentage points"
 */
export function points(ratio: Figure, decimals?: number, language: Language = "zh"): string {
  const unit = language === "zh" ? "个百分点" : " percentage points";
  return written(ratio, language, (value) => scaled(value, "个百分点", decimals) + unit);
}

/**
 * A difference of two ratios as a number of percentage points (个百分点), for a cell whose format says the unit.
 *
 * @example
 * pointsFigure(-0.1367) // => -13.67
 * pointsFigure({ absent: "already first" }) // => { absent: "already first" }
 */
export const pointsFigure = (ratio: Figure): Figure =>
  isNumber(ratio) ? shiftPlaces(ratio, ratioPlaces("个百分点")) : ratio;

/**
 * The number format of percentage points, for a cell that holds them as a number.
 *
 * @example
 * pointsFormat(2) // => '0.00"个百分点"'
 */
export const pointsFormat = (decimals: number): string => `${numberFormat(decimals)}"个百分点"`;

/**
 * The number format of a rate, for a cell that holds the ratio.
 *
 * @example
 * percentFormat(1) // => "0.0%"
 */
export const percentFormat = (decimals: number): string => `${numberFormat(decimals)}%`;

const numberFormat = (decimals: number): string => (decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`);

/**
 * A ratio in words, in the unit of its rate (百分比、百分点、千分比).
 *
 * @example
 * rateWords(0.0316, "%", 1) // => "3.2%"
 * rateWords(0.0052, "‰") // => "5.2‰"
 */
export function rateWords(ratio: number, unit: string, decimals?: number, language: Language = "zh"): string {
  if (unit === "个百分点") return points(ratio, decimals, language);
  return `${scaled(ratio, unit, decimals)}${unit}`;
}

const scaled = (ratio: number, unit: string, decimals?: number): string =>
  digits(shiftPlaces(ratio, ratioPlaces(unit)), decimals === undefined ? {} : { decimals });

/**
 * An amount as a bulletin prints it (6.53亿元, 1800万元).
 *
 * Money of 1亿元 and more is in 亿元 with two places, below that in whole 万元, below 1万元 as given. What comes in 亿元
 * keeps no zeros it was not given (30.2亿元). Other units stand as they are, with the number's own places; "%" takes a
 * ratio.
 *
 * @example
 * amount(65300, "万元") // => "6.53亿元"
 * amount(65000, "万元") // => "6.50亿元"
 * amount(30.2, "亿元") // => "30.2亿元"
 * amount(0.18, "亿元") // => "1800万元"
 * amount(35975.15, "平方米") // => "35975.15平方米"
 * amount({ absent: "not reported" }, "万元") // => "未报"
 */
export function amount(figure: Figure, unit: string): string {
  return written(figure, "zh", (value) => {
    if (isRate(unit)) return rateWords(value, unit);
    return money(value, unit) ?? digits(value) + unit;
  });
}

/** Places of an amount that was worked out, in a unit that is neither money nor counted one by one. */
const WORKED_DECIMALS = 2;

/**
 * An amount that was worked out and not submitted (推算数), such as a projection: as `amount` prints it, but in units other
 * than money with no more than two places, and with none where things are counted.
 *
 * @example
 * workedAmount(94945.1, "万元") // => "9.49亿元"
 * workedAmount(1000 / 3, "亩") // => "333.33亩"
 * workedAmount(1000 / 3, "户") // => "333户"
 */
export function workedAmount(figure: Figure, unit: string): string {
  const isKept = !isNumber(figure) || isRate(unit) || convert(figure, unit, "元") !== undefined;
  return amount(isKept ? figure : rounded(figure, countsThings(unit) ? 0 : WORKED_DECIMALS), unit);
}

function money(value: number, unit: string): string | undefined {
  const [yi, wan] = [convert(value, unit, "亿元"), convert(value, unit, "万元")];
  if (yi === undefined || wan === undefined || Math.abs(wan) < 1) return undefined;
  const whole = digits(wan, { decimals: 0 });
  if (Math.abs(Number(whole)) < WAN_IN_YI) return `${whole}万元`;
  const given = unitOf(unit)?.name === "亿元" ? Math.min(AMOUNT_DECIMALS, ownPlaces(yi)) : AMOUNT_DECIMALS;
  return `${digits(yi, { decimals: given })}亿元`;
}

const COMPARED: Readonly<Record<Against, readonly [over: string, level: string]>> = {
  lastYear: ["同比", "与上年同期持平"],
  yearStart: ["比年初", "与年初持平"],
  lastMonth: ["环比", "与上月持平"],
};

export interface GrowthStyle {
  /** The base of the rate: "lastYear" (同比, the default), "yearStart" (比年初) or "lastMonth" (环比). */
  readonly against?: Against;
  /** Growth of 100% and more is given in times with one place (增长1.6倍); not by default. */
  readonly times?: boolean;
  /** Without the word that names the base, as 增长 behind 同比增加 has it; with it by default. */
  readonly short?: boolean;
}

/**
 * A growth rate in words: 增长 or 下降 with a positive number, and 持平 where it prints as zero.
 *
 * @example
 * growthWords(0.032, 1) // => "同比增长3.2%"
 * growthWords(-0.021, 1) // => "同比下降2.1%"
 * growthWords(0.0004, 1) // => "与上年同期持平"
 * growthWords(1.6, 1, { times: true }) // => "同比增长1.6倍"
 * growthWords(0.032, 1, { short: true }) // => "增长3.2%"
 * growthWords({ absent: "loss to profit" }, 1) // => "扭亏"
 */
export function growthWords(
  ratio: Figure,
  decimals: number,
  { against = "lastYear", times = false, short = false }: GrowthStyle = {},
): string {
  const [base, level] = COMPARED[against];
  const over = short ? "" : base;
  return written(ratio, "zh", (value) => {
    const rate = percent(Math.abs(value), decimals);
    if (!/[1-9]/.test(rate)) return level;
    if (value < 0) return `${over}下降${rate}`;
    return times && value >= 1 ? `${over}增长${digits(value, { decimals: 1 })}倍` : `${over}增长${rate}`;
  });
}
