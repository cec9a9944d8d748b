import { tenTo } from "../../model/decimal";
import { multiply, type Rational } from "../../model/rational";
import { absence } from "../../model/figure";
import { isAbsent } from "../../model/exact";
import type { Range } from "../../indicators/verdict";
import type { MonthIndex } from "../monthIndex";
import { columnOf, type Item } from "./bindReference";
import type { BoundNumber, Context } from "./bound";
import { combined, point, statistic, type Interval } from "./interval";
import type { Numeric } from "./terms";

const MOST_PLACES = 12;

/** Places within which a fraction ends; Infinity where it does not within a dozen. */
function placesOf(value: Rational): number {
  for (let places = 0; places <= MOST_PLACES; places++) {
    if ((value.numerator * tenTo(places)) % value.denominator === 0n) return places;
  }
  return Infinity;
}

/** A literal in the base unit of its dimension. */
export const literalOf = ({ value, unit }: Extract<Numeric, { is: "literal" }>, index: MonthIndex): Rational =>
  multiply(value, index.scale(unit).factor);

/** Places within which a number always ends, in base units; Infinity of what is divided. */
export function endOf(numeric: Numeric, index: MonthIndex, item: Item): number {
  switch (numeric.is) {
    case "literal":
      return placesOf(literalOf(numeric, index));
    case "reference":
      return columnOf(index, numeric.reference, item)?.column.places ?? 0;
    case "variable":
      return 0;
    case "negative":
    case "abs":
      return endOf(numeric.of, index, item);
    case "binary": {
      if (numeric.operator === "/") return Infinity;
      const [left, right] = [endOf(numeric.left, index, item), endOf(numeric.right, index, item)];
      return numeric.operator === "*" ? left + right : Math.max(left, right);
    }
    case "over":
      return numeric.how === "sum" ? endOf(numeric.of, index, item) : Infinity;
    default:
      return Infinity;
  }
}

/** 年份 or 月份 of a period; NaN where the sheet names none. */
export function calendarOf(name: "year" | "month", index: MonthIndex, period: number): number {
  const month = index.months[period] ?? NaN;
  return name === "year" ? Math.floor(month / 12) : (month % 12) + 1;
}

/** 年份 or 月份 of the item. */
export const calendar = (name: "year" | "month"): BoundNumber => ({
  exact({ index, period }) {
    const value = calendarOf(name, index, period);
    return Number.isNaN(value) ? absence("not applicable") : point({ numerator: BigInt(value), denominator: 1n });
  },
  reads: [],
});

/** A number made of one other. */
export const single = (of: BoundNumber, work: (range: Range) => Range): BoundNumber => ({
  exact(c) {
    const value = of.exact(c);
    return isAbsent(value) ? value : work(value);
  },
  reads: of.reads,
});

export const binary = (operator: "+" | "-" | "*" | "/", a: BoundNumber, b: BoundNumber): BoundNumber => ({
  exact(c) {
    const left = a.exact(c);
    if (isAbsent(left)) return left;
    const right = b.exact(c);
    return isAbsent(right) ? right : combined(operator, left, right);
  },
  reads: [...a.reads, ...b.reads],
});

/** MIN, MAX, MEDIAN, MAD of numbers that the formula lists. */
export const several = (how: Parameters<typeof statistic>[0], of: readonly BoundNumber[]): BoundNumber => ({
  exact: (c: Context) =>
    gathered(
      how,
      of.map((one) => one.exact(c)),
      of.length,
    ),
  reads: of.flatMap(({ reads }) => reads),
});

/** A statistic of values of which at least `least` must be there. */
export function gathered(how: Parameters<typeof statistic>[0], values: readonly Interval[], least: number): Interval {
  const there = values.filter((value): value is Range => !isAbsent(value));
  if (there.length >= least && there.length > 0) return statistic(how, there);
  return values.find(isAbsent) ?? absence("not in the field");
}
