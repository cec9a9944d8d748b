import { decimalOf, decimalToNumber, parseDecimal, tenTo, type Decimal } from "../model/decimal";
import type { Cause, Verdict } from "../model/finding";
import { averageGrowthOver, FORMULAS, twoYearAverageOfBoth, type Formula } from "../indicators/formulas";
import { isAbsent } from "../model/exact";
import { roundRoot } from "../indicators/root";
import { cornersOf, exactRange, judge, rangeOf, sumRange, type Range } from "../indicators/verdict";

/** The field of an item for which it cannot be read. */
export type PublishedProblem = "item" | "kind" | "published" | "digits" | "inputs";

/** The verdict on a published figure; `recomputed` is in the unit that was published. */
export interface PublishedVerdict {
  readonly name: string;
  readonly verdict: Verdict;
  readonly recomputed: number | null;
  readonly cause: Cause | null;
  /** The field that keeps the item from being judged; null where it was judged. */
  readonly problem: PublishedProblem | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** The formula of a kind with its inputs; `percent` where the result is a percentage. */
interface Work {
  readonly formula: Formula;
  readonly inputs: readonly Range[];
  readonly percent: boolean;
}

/** Digits beyond which a text is no figure of a bulletin. */
const MOST_DIGITS = 40;
const MOST_YEARS = 200;

/**
 * Recomputes one published figure from its published inputs and says whether it holds (公布数核对).
 *
 * Kinds: yoy {cur, base}; yoy_from_increment {cur, inc}; share {part, whole}; sum {parts}; pp_diff {a, b};
 * cagr {start, end, years}; two_year_avg {vs2019} or {a, b}; pull=contrib*growth {contrib, growth}. Rates are
 * percentages. Inputs and published are decimal text, whose zeros count as places, or numbers; published may end in %
 * or 个百分点. Printed rates are exact in pp_diff: their difference is wrong or right. An item that cannot be read is
 * "undecided".
 *
 * @param item {src, name, kind, inputs, published, digits}; digits null means the places of published
 *
 * @example
 * verifyPublished({ name: "税收占比", kind: "share", inputs: { part: "36552", whole: "67949" }, published: "53.79", digits: 2 }) // => { name: "税收占比", verdict: "agree", recomputed: 53.79, cause: null, problem: null }
 * verifyPublished({ name: "占比", kind: "share", inputs: { part: "28.1", whole: "38.3" }, published: "73.5%", digits: 1 }) // => { name: "占比", verdict: "withinRounding", recomputed: 73.4, cause: null, problem: null }
 * verifyPublished({ name: "差距", kind: "pp_diff", inputs: { a: "16.18", b: "16.67" }, published: "-0.48", digits: 2 }) // => { name: "差距", verdict: "disagree", recomputed: -0.49, cause: null, problem: null }
 * verifyPublished({ name: "增速", kind: "yoy", inputs: { cur: "10", base: "0" }, published: "1", digits: 1 }) // => { name: "增速", verdict: "undecided", recomputed: null, cause: null, problem: null }
 * verifyPublished({ name: "增速", kind: "qoq", inputs: {}, published: "1", digits: 1 }).problem // => "kind"
 */
export function verifyPublished(item: unknown): PublishedVerdict {
  const fields = fieldsOf(item);
  const name = typeof fields["name"] === "string" ? fields["name"] : "";
  const undecided = (problem: PublishedProblem): PublishedVerdict => ({
    ...{ name, verdict: "undecided", recomputed: null, cause: null, problem },
  });
  if (!isRecord(item)) return undecided("item");
  if (!isKind(fields["kind"])) return undecided("kind");
  const stated = decimalFrom(fields["published"]);
  if (!stated) return undecided("published");
  const digits = digitsOf(fields["digits"], stated);
  if (digits === undefined) return undecided("digits");
  const work = workOf(fields["kind"], fieldsOf(fields["inputs"]));
  if (!work) return undecided("inputs");
  const printed = atDigits(stated, digits);
  const { recomputed, ...judged } = judge(work.formula, work.inputs, work.percent ? asRatio(printed) : printed);
  if (judged.cause === "chained rounding" && judged.verdict === "withinRounding" && isPrecise(work, printed.places)) {
    judged.verdict = "disagree";
  }
  return {
    name,
    ...judged,
    problem: null,
    recomputed: recomputed && decimalToNumber({ units: recomputed.units, places: digits }),
  };
}

/**
 * True where the inputs' own rounding moves the result by less than a printed unit either way. They then settle the digit but
 * for a sliver beside the half, and a number with the marks of chained rounding is rounded in a chain, not in the sliver. A
 * rule over a submitted sheet takes the milder explanation; a published figure is judged by the likelier one.
 */
function isPrecise({ formula, inputs, percent }: Work, places: number): boolean {
  const finer = places + (percent ? 2 : 0) + 2;
  const results = cornersOf(inputs).map(formula);
  const units = results
    .map((result) => (isAbsent(result) ? undefined : roundRoot(result, finer).units))
    .filter((unit) => unit !== undefined);
  const [low, high] = [units.reduce((a, b) => (b < a ? b : a)), units.reduce((a, b) => (b > a ? b : a))];
  return units.length === results.length && high - low < 200n;
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fieldsOf = (value: unknown): Fields => (isRecord(value) ? value : {});

const KINDS = [
  ...(["yoy", "yoy_from_increment", "share", "sum", "pp_diff", "cagr", "two_year_avg"] as const),
  "pull=contrib*growth",
] as const;

type Kind = (typeof KINDS)[number];

const isKind = (kind: unknown): kind is Kind => KINDS.some((known) => known === kind);

function workOf(kind: Kind, fields: Fields): Work | undefined {
  switch (kind) {
    case "yoy":
      return work(FORMULAS.growth, [amount(fields["cur"]), amount(fields["base"])], true);
    case "yoy_from_increment":
      return work(FORMULAS.growthFromIncrement, [amount(fields["cur"]), amount(fields["inc"])], true);
    case "share":
      return work(FORMULAS.share, [amount(fields["part"]), amount(fields["whole"])], true);
    case "sum":
      return work(FORMULAS.itself, [sumOf(fields["parts"])], false);
    case "pp_diff":
      return work(FORMULAS.difference, [point(fields["a"]), point(fields["b"])], true);
    case "cagr": {
      const years = decimalFrom(fields["years"]);
      const intervals = years && decimalToNumber(years);
      if (!intervals || !Number.isInteger(intervals) || intervals < 1 || intervals > MOST_YEARS) return undefined;
      return work(averageGrowthOver(intervals), [amount(fields["start"]), amount(fields["end"])], true);
    }
    case "two_year_avg":
      return "vs2019" in fields
        ? work(twoYearAverageOfBoth, [rate(fields["vs2019"])], true)
        : work(FORMULAS.twoYearAverage, [rate(fields["a"]), rate(fields["b"])], true);
    case "pull=contrib*growth":
      return work(FORMULAS.product, [rate(fields["contrib"]), rate(fields["growth"])], true);
  }
}

function work(formula: Formula, inputs: readonly (Range | undefined)[], percent: boolean): Work | undefined {
  const known = inputs.filter((input) => input !== undefined);
  return known.length === inputs.length ? { formula, inputs: known, percent } : undefined;
}

const asRatio = ({ units, places }: Decimal): Decimal => ({ units, places: places + 2 });

const amount = (value: unknown): Range | undefined => ranged(value, rangeOf);
const rate = (value: unknown): Range | undefined => ranged(value, (decimal) => rangeOf(asRatio(decimal)));
const point = (value: unknown): Range | undefined => ranged(value, (decimal) => exactRange(asRatio(decimal)));

function ranged(value: unknown, range: (decimal: Decimal) => Range): Range | undefined {
  const decimal = decimalFrom(value);
  return decimal && range(decimal);
}

function sumOf(parts: unknown): Range | undefined {
  if (!Array.isArray(parts) || parts.length === 0) return undefined;
  const ranges = parts.map(amount).filter((range) => range !== undefined);
  return ranges.length === parts.length ? sumRange(ranges) : undefined;
}

/** A published number: digits of any width, thousands separated or not, with a sign or a % or without. */
function decimalFrom(value: unknown): Decimal | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? decimalOf(value) : undefined;
  if (typeof value !== "string" || value.length > 2 * MOST_DIGITS) return undefined;
  const text = value
    .normalize("NFKC")
    .replace(/[\u2212\u2013\u2014]/, "-")
    .replace(/\s+|%$|个?百分点$/g, "");
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replace(/,/g, "") : text;
  return /^[+-]?[\d.]+$/.test(grouped) ? parseDecimal(grouped) : undefined;
}

/** Places that the figure is judged at: as the item says, or its own where it shows more than that. */
function digitsOf(digits: unknown, stated: Decimal): number | undefined {
  if (digits === null || digits === undefined) return stated.places;
  const asked = Number.isInteger(digits) ? (digits as number) : -1;
  if (asked < 0 || asked > MOST_DIGITS) return undefined;
  let places = stated.places;
  for (let units = stated.units; places > asked && units % 10n === 0n; units /= 10n) places--;
  return Math.max(asked, places);
}

/** Written with other digits; those dropped are zeros. */
const atDigits = ({ units, places }: Decimal, digits: number): Decimal => ({
  units: digits >= places ? units * tenTo(digits - places) : units / tenTo(places - digits),
  places: digits,
});
