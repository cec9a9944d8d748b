import { multiply, rationalOf, toNumber, wholeRational, type Rational } from "./rational";
import { absence, isNumber, type Figure } from "./figure";

/** A unit: the dimension that it measures, and how many of the dimension's own unit it holds: 万元 is 10⁴ 元. */
export interface Unit {
  readonly name: string;
  readonly dimension: string;
  readonly factor: Rational;
}

/** Canonical name, dimension, factor, and the other spellings met in submitted sheets. */
const UNITS: readonly (readonly [name: string, dimension: string, factor: Rational, ...spellings: string[]])[] = [
  ["元", "元", wholeRational(1), "人民币元", "yuan", "RMB"],
  ["千元", "元", wholeRational(1000)],
  ["万元", "元", wholeRational(10_000), "人民币万元", "萬元"],
  ["百万元", "元", wholeRational(1_000_000)],
  ["千万元", "元", wholeRational(10_000_000)],
  ["亿元", "元", wholeRational(100_000_000), "人民币亿元", "億元"],
  ["美元", "美元", wholeRational(1), "dollars", "u.s. dollars", "us dollars", "$"],
  [
    "千美元",
    "美元",
    wholeRational(1000),
    "thousands of dollars",
    "thousand dollars",
    "in thousands of dollars",
    "$1000",
    "$1,000",
  ],
  ["百万美元", "美元", wholeRational(1_000_000), "millions of dollars", "million dollars"],
  ["万美元", "美元", wholeRational(10_000)],
  ["亿美元", "美元", wholeRational(100_000_000)],
  ["%", "%", wholeRational(1), "％", "百分比", "percent"],
  ["‰", "%", wholeRational(1), "千分比"],
  ["个百分点", "个百分点", wholeRational(1), "百分点", "pp"],
  ["亩", "亩", wholeRational(1)],
  ["万亩", "亩", wholeRational(10_000)],
  ["公顷", "亩", wholeRational(15)],
  ["平方米", "平方米", wholeRational(1), "平米", "㎡", "m2", "m²"],
  ["万平方米", "平方米", wholeRational(10_000), "万平米", "万㎡"],
  ["平方公里", "平方米", wholeRational(1_000_000)],
  ["人", "人", wholeRational(1), "名"],
  ["千人", "人", wholeRational(1000)],
  ["万人", "人", wholeRational(10_000)],
  ["户", "户", wholeRational(1)],
  ["万户", "户", wholeRational(10_000)],
  ["栋", "栋", wholeRational(1), "幢"],
  [
    "个",
    "个",
    wholeRational(1),
    "项",
    "处",
    "次",
    "家",
    "套",
    "件",
    "村",
    "宗",
    "头",
    "只",
    "羽",
    "台",
    "辆",
    "张",
    "座",
    "所",
    "条",
    "艘",
    "起",
    "例",
    "批",
    "间",
    "株",
    "份",
    "场",
  ],
  ["天", "天", wholeRational(1), "日"],
  ["人次", "人次", wholeRational(1)],
  ["万人次", "人次", wholeRational(10_000)],
  ["公斤", "吨", { numerator: 1n, denominator: 1000n }, "千克", "kg"],
  ["吨", "吨", wholeRational(1)],
  ["万吨", "吨", wholeRational(10_000)],
  ["吨标准煤", "吨标准煤", wholeRational(1), "吨标煤"],
  ["万吨标准煤", "吨标准煤", wholeRational(10_000), "万吨标煤"],
  ["立方米", "立方米", wholeRational(1), "m3", "m³"],
  ["万立方米", "立方米", wholeRational(10_000)],
  ["亿立方米", "立方米", wholeRational(100_000_000)],
  ["千瓦时", "千瓦时", wholeRational(1), "度", "kwh"],
  ["万千瓦时", "千瓦时", wholeRational(10_000), "万度"],
  ["亿千瓦时", "千瓦时", wholeRational(100_000_000), "亿度"],
  ["千瓦", "千瓦", wholeRational(1), "kw"],
  ["万千瓦", "千瓦", wholeRational(10_000)],
  ["万头", "头", wholeRational(10_000)],
  ["万只", "只", wholeRational(10_000), "万羽"],
  ["公里", "公里", wholeRational(1), "千米", "km"],
  ["吨公里", "吨公里", wholeRational(1)],
  ["万吨公里", "吨公里", wholeRational(10_000)],
  ["亿吨公里", "吨公里", wholeRational(100_000_000)],
  ["人公里", "人公里", wholeRational(1)],
  ["万人公里", "人公里", wholeRational(10_000)],
  ["亿人公里", "人公里", wholeRational(100_000_000)],
  ["位", "位", wholeRational(1), "名次"],
];

const BY_SPELLING = new Map<string, Unit>();
for (const [name, dimension, factor, ...spellings] of UNITS) {
  const unit = { name, dimension, factor };
  BY_SPELLING.set(name.toLowerCase(), unit);
  // 个, 项, 处 … count things of different kinds: each keeps its own name and is its own dimension.
  for (const spelling of spellings) {
    BY_SPELLING.set(spelling.toLowerCase(), name === "个" ? { name: spelling, dimension: spelling, factor } : unit);
  }
}

/**
 * The unit that a spelling means; undefined where it is none that we know.
 *
 * @example
 * unitOf("万平米")?.name // => "万平方米"
 * unitOf("单位") // => undefined
 */
export function unitOf(spelling: string): Unit | undefined {
  return BY_SPELLING.get(spelling.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase());
}

/** All spellings, longest first, for finding a unit inside a longer text. */
export const UNIT_SPELLINGS: readonly string[] = [...BY_SPELLING.keys()].sort((a, b) => b.length - a.length);

/**
 * The finest of some units (最小计量单位), in which a figure in any of the others is exact; undefined where they do not all
 * measure one thing.
 *
 * @example
 * finestUnit(["亿元", "万元"]) // => "万元"
 * finestUnit(["亩", "元"]) // => undefined
 */
export function finestUnit(units: readonly string[]): string | undefined {
  const [first, ...others] = units;
  return others.reduce<string | undefined>((finest, unit) => {
    const factor = finest === undefined ? undefined : unitFactor(unit, finest);
    return factor && (factor.numerator < factor.denominator ? unit : finest);
  }, first);
}

/**
 * Names of the units that a unit can be compared with (同量纲单位), itself among them.
 *
 * @example
 * sameDimension("亩") // => ["亩", "万亩", "公顷"]
 */
export function sameDimension(unit: string): string[] {
  const dimension = unitOf(unit)?.dimension;
  return UNITS.flatMap(([name, of]) => (of === dimension ? [name] : []));
}

/**
 * A value in another unit of the same dimension; undefined where the two cannot be compared.
 *
 * @example
 * convert(65300, "万元", "亿元") // => 6.53
 * convert(1, "亩", "元") // => undefined
 */
export function convert(value: number, from: string, to: string): number | undefined {
  if (from === to) return value;
  const factor = unitFactor(from, to);
  return factor && toNumber(multiply(rationalOf(value), factor));
}

/**
 * A figure in another unit; "basis changed" where the two cannot be compared (换算).
 *
 * @example
 * inUnit(65300, "万元", "亿元") // => 6.53
 * inUnit(1, "亩", "元") // => { absent: "basis changed" }
 */
export const inUnit = (figure: Figure, from: string, to: string): Figure =>
  isNumber(figure) ? (convert(figure, from, to) ?? absence("basis changed")) : figure;

/**
 * The number of one unit that another holds, exactly (换算系数); undefined where the two cannot be compared.
 *
 * @example
 * unitFactor("亿元", "万元") // => { numerator: 100000000n, denominator: 10000n }
 * unitFactor("亩", "元") // => undefined
 */
export function unitFactor(from: string, to: string): Rational | undefined {
  if (from === to) return wholeRational(1);
  const [source, target] = [unitOf(from), unitOf(to)];
  if (!source || !target || source.dimension !== target.dimension) return undefined;
  return {
    numerator: source.factor.numerator * target.factor.denominator,
    denominator: source.factor.denominator * target.factor.numerator,
  };
}

const RATIO_PLACES: Readonly<Record<string, number>> = { "%": 2, 个百分点: 2, "‰": 3 };

/**
 * Places that a ratio has beyond those of its unit as printed (比率多出的小数位): 61.3%, one place, is 0.613, three; 0 of a
 * unit whose figures are kept as they are printed.
 *
 * @example
 * ratioPlaces("%") // => 2
 * ratioPlaces("万元") // => 0
 */
export const ratioPlaces = (unit: string): number => RATIO_PLACES[unit] ?? 0;

/**
 * True of a unit whose figures are ratios (百分比、百分点、千分比): 61.33% is 0.6133.
 *
 * @example
 * isRate("个百分点") // => true
 * isRate("万元") // => false
 */
export const isRate = (unit: string): boolean => ratioPlaces(unit) > 0;

const COUNTED = new Set(["人", "户", "栋", "套", "个", "项", "处", "次", "家", "件", "村", "宗", "位"]);

/**
 * True of a unit in which things are counted one by one (计数单位), so that a whole number is exact and not rounded.
 *
 * @example
 * countsThings("户") // => true
 * countsThings("万户") // => false
 */
export const countsThings = (unit: string): boolean => COUNTED.has(unit);
