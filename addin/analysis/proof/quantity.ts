import { parseDecimal, type Decimal } from "../model/decimal";
import { multiply, rationalOf, type Rational } from "../model/rational";
import { countsThings, isRate, ratioPlaces, unitFactor, unitOf } from "../model/unit";
import { exactRange, rangeOf, type Range } from "../indicators/verdict";
import { findPeriods } from "../intake/words/period";
import { decimalText } from "./numeral";

/** Words that make a number a rough one: 约 about, 近 and 不到 under, 超 and 余 over. */
export type Roughly = "about" | "under" | "over";

/** A number of a line, with its unit. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  /** As printed: 61.33 of 61.33%. */
  readonly printed: Decimal;
  /** A name of `unitOf` where it knows the unit, else the unit as written; 倍, 番 and 成 are themselves. */
  readonly unit: string;
  readonly roughly: Roughly | null;
  /** It stands in brackets. */
  readonly inBrackets: boolean;
  /** It names a class (5亿元以上), a thing (19.7亿元项目) or an end of a range (5%—8%), and states no figure. */
  readonly isNoFigure: boolean;
}

const UNITS =
  "万亿元|[千百十]?亿元|[千百十]?万元|千元|元|[万亿]?美元|%|‰|个?百分点|万?亩|公顷|[万亿]?平方米|平方公里|[万千]?平米|m2|[万亿]?吨|公里|千米|[万亿]?人次|万?人|名|万?户|栋|幢|[万千]?个|项|处|次|家|[万]?套|件|宗|倍|成|番|天|万?台|万?辆|所|座|条|批|笔|对|万?头|万?只|万?羽|亿斤|万斤|公斤|[万亿]?千瓦时|万?千瓦|万?件|万?张|份|支|名|期|场|届";
const NUMBER = new RegExp(
  `(近|约|超过|超|逾|突破|不到|不足|将近|接近|大约|达|高达)?(-?\\d+(?:\\.\\d+)?)([余多来])?(${UNITS})?(余|多)?(左右|以上|以下|以内|上下)?`,
  "g",
);
const CHINESE = /百分之([〇零一二三四五六七八九十百点]+)|([一二两三四五六七八九十])(倍|成|番)(?![绩果立])/g;
const ROUGHLY: Readonly<Record<string, Roughly>> = {
  近: "under",
  将近: "under",
  接近: "under",
  不到: "under",
  不足: "under",
  以内: "under",
  以下: "under",
  约: "about",
  大约: "about",
  左右: "about",
  上下: "about",
  来: "about",
  超过: "over",
  超: "over",
  逾: "over",
  突破: "over",
  余: "over",
  多: "over",
  以上: "over",
};
/** Numbers that state no figure: titles, document numbers, years, ordinals, durations, headings. */
const MASKED = [
  /《[^》]{0,200}》/g,
  /〔\d+〕\d*号?|\[\d{4}\]\d+号/g,
  /(?:19|20)\d{2}年?[-至](?:19|20)?\d{2}年/g,
  /(?:19|20)\d{2}(?:[-/.]\d{1,2}){1,2}(?:\d{1,2}:\d{2}(?::\d{2})?)?/g,
  /(?<!\d)\d+(?:个月|年|月|日|时|分钟?|周年|号|期工程|周岁|岁|楼|层|路|幢号)/g,
  /第\d+/g,
  /^[(]?\d+[).、](?!\d)/g,
  /(?<!\d)\d+(?:\.\d+)?[:：]\d+(?:\.\d+)?(?:[:：]\d+(?:\.\d+)?)*/g,
];
/** Right behind an amount of money, the noun that it is a size of: 19.7亿元项目, 20亿元的年度任务. */
const IS_SIZE =
  /^(?:的)?(?:年度|全年|重大|重点|产业|工业|招商|大)*(?:项目|产业|基金|贷款项目|工程|企业|大关|级|规模企业)/;
const CLASS_FOLLOWS = /^(?:的)?[\p{Script=Han}"“]/u;

/** Blanks for what is masked, so that places stay. */
const blank = (words: string): string => "\u0001".repeat(words.length);

/** The line with what states no figure blanked: periods, titles, document numbers. */
export function masked(text: string): string {
  let line = text;
  for (const { words } of findPeriods(text)) {
    if (words === "") continue;
    for (let at = line.indexOf(words); at >= 0; at = line.indexOf(words, at + words.length))
      line = line.slice(0, at) + blank(words) + line.slice(at + words.length);
  }
  return MASKED.reduce((rest, pattern) => rest.replace(pattern, blank), line);
}

const bracketed = (text: string): readonly boolean[] => {
  let depth = 0;
  return [...text].map((character) => {
    if (character === "(" || character === "[") depth++;
    const inside = depth > 0;
    if ((character === ")" || character === "]") && depth > 0) depth--;
    return inside;
  });
};

/** The numbers of a plain line that may state a figure, in their order. */
export function quantitiesIn(text: string): Quantity[] {
  const line = masked(text);
  const inside = bracketed(text);
  const found: Quantity[] = [];
  const shared = sharedUnits(line);
  for (const match of line.matchAll(NUMBER)) {
    const [words, before = "", digits = "", between = "", own = "", behind = "", after = ""] = match;
    const unit = shared.get(match.index + before.length) ?? own;
    if (unit === "") continue;
    const start = match.index + before.length;
    const previous = line.charAt(start - 1);
    // A hyphen behind a digit or a sign is that of a range, and no minus.
    const isRange = digits.startsWith("-") && /[\d%‰元点]/.test(previous);
    const number = isRange ? digits.slice(1) : digits;
    const printed = parseDecimal(number);
    const end = match.index + words.length;
    const rest = text.slice(end);
    if (!printed || /[\d.]/.test(previous)) continue;
    const roughly = ROUGHLY[after] ?? ROUGHLY[between] ?? ROUGHLY[behind] ?? ROUGHLY[before] ?? null;
    const isClass = /以[上下内]/.test(after) && CLASS_FOLLOWS.test(rest);
    const isSize = /元$/.test(unit) && IS_SIZE.test(rest);
    const isEnd = isRange || /^-\d/.test(rest);
    found.push({
      start,
      end,
      printed,
      unit: canonical(unit),
      roughly,
      inBrackets: inside[start] === true,
      isNoFigure: isClass || isSize || isEnd,
    });
  }
  for (const match of line.matchAll(CHINESE)) {
    const text = decimalText(match[1] ?? match[2] ?? "");
    const printed = text === undefined ? undefined : parseDecimal(text);
    if (!printed) continue;
    const [start, end] = [match.index, match.index + match[0].length];
    const unit = match[1] === undefined ? (match[3] as string) : "%";
    const roughly = unit === "成" || ROUGHLY[line.charAt(start - 1)] ? "about" : null;
    found.push({ start, end, printed, unit, roughly, inBrackets: inside[start] === true, isNoFigure: false });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Numbers in a row whose unit stands behind the last: 0.9、2.6、3.0个百分点; 个 alone may stand behind the others. */
const ROW = /(?<![\d.])((?:\d+(?:\.\d+)?个?[、和及与])+)(\d+(?:\.\d+)?)(个?百分点|%|[万亿]元)/g;

/** By the place of a number, the unit that it shares with the last of its row; all are printed at the same places. */
function sharedUnits(line: string): ReadonlyMap<number, string> {
  const units = new Map<number, string>();
  for (const { index, 1: row = "", 2: last = "", 3: unit = "" } of line.matchAll(ROW)) {
    const places = placesOf(last);
    const numbers = [...row.matchAll(/\d+(?:\.\d+)?/g)];
    const isAlike = numbers.every(([words]) => placesOf(words) === places);
    if (!isAlike || (row.includes("个") && !unit.endsWith("百分点"))) continue;
    for (const number of numbers) units.set(index + number.index, unit);
  }
  return units;
}

const placesOf = (number: string): number => number.split(".")[1]?.length ?? 0;

/** 百万元 counts as itself, so that places are those printed; a unit that is not known is kept as written. */
const canonical = (unit: string): string => (unit === "百分点" ? "个百分点" : (unitOf(unit)?.name ?? unit));

const BIG: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  万亿元: ["亿元", 10_000],
  千亿元: ["亿元", 1000],
  百亿元: ["亿元", 100],
  十亿元: ["亿元", 10],
  十万元: ["万元", 10],
};

/** How far a rough number may be off, of itself. */
const ROUGH = { numerator: 1n, denominator: 10n };

/** The range that a printed number stands for, in a unit: half a unit of its last place either way, more where it is a rough one. */
export function rangeIn({ printed, unit, roughly }: Quantity, to: string): Range | undefined {
  const [known, times] = BIG[unit] ?? [unit, 1];
  const factor = known === to ? rationalOf(1) : unitFactor(known, to);
  if (!factor) return undefined;
  const isExact = printed.places === 0 && (countsThings(unit) || !unitOf(unit)) && roughly === null;
  const range = isExact ? exactRange(printed) : rangeOf(printed);
  const scale = multiply(factor, rationalOf(times));
  const scaled = (value: Rational): Rational => multiply(value, scale);
  return widened({ low: scaled(range.low), middle: scaled(range.middle), high: scaled(range.high) }, roughly);
}

/** A printed rate as a ratio, with the places of the ratio: 61.33% is 0.6133. */
export function ratioOf({ printed, unit }: Quantity): Decimal {
  return { units: printed.units, places: printed.places + ratioPlaces(unit) };
}

export const rateRange = (quantity: Quantity): Range => widened(rangeOf(ratioOf(quantity)), quantity.roughly);

function widened(range: Range, roughly: Roughly | null): Range {
  if (roughly === null) return range;
  const more = { ...multiply(range.middle, ROUGH) };
  const size = more.numerator < 0n ? { ...more, numerator: -more.numerator } : more;
  const sum = (a: Rational, b: Rational): Rational => ({
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  });
  const less = { ...size, numerator: -size.numerator };
  return {
    low: roughly === "over" ? range.low : sum(range.low, less),
    middle: range.middle,
    high: roughly === "under" ? range.high : sum(range.high, size),
  };
}

/** True where two numbers can be added: they measure one thing. */
export const isAlike = (a: Quantity, b: Quantity): boolean => rangeIn(a, unitIn(b)) !== undefined;

/** The unit in which a number's ranges are counted. */
export const unitIn = ({ unit }: Quantity): string => BIG[unit]?.[0] ?? unit;

/** True of an amount or a count, not of a rate, a multiple or a place. */
export const isAmount = ({ unit }: Quantity): boolean => !isRate(unit) && !["倍", "番", "成"].includes(unit);
