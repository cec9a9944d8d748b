import { tenTo } from "../../model/decimal";
import { multiply, rationalToNumber, type Rational } from "../../model/rational";
import { absence } from "../../model/figure";
import { isAbsent } from "../../model/exact";
import type { Range } from "../../indicators/verdict";
import { Floats, type BoundNumber } from "./bound";
import type { Context } from "./bound";
import { combined, magnitude, negated, point, statistic, type Interval } from "./interval";
import { literalFloats, magnitudes, negatives, operate } from "./quick";
import type { Numeric } from "./terms";

const MOST_PLACES = 12;
/** Years and months are whole numbers below this. */
const MOST_YEARS = 1e6;
const nothing = (): void => undefined;

/** Places within which a fraction ends; Infinity where it does not within a dozen. */
function placesOf(value: Rational): number {
  for (let places = 0; places <= MOST_PLACES; places++) {
    if ((value.numerator * tenTo(places)) % value.denominator === 0n) return places;
  }
  return Infinity;
}

export function literal(value: Rational, factor: Rational, size: number): BoundNumber {
  const exact = point(multiply(value, factor));
  const whole = exact.middle.numerator % exact.middle.denominator === 0n;
  return {
    floats: literalFloats(rationalToNumber(exact.middle), whole, size),
    quick: nothing,
    exact: () => exact,
    places: placesOf(exact.middle),
    reads: [],
    held: false,
  };
}

/** 年份 or 月份 of the item. */
export function calendar(name: "year" | "month", size: number): BoundNumber {
  const floats = new Floats(size);
  floats.bound(MOST_YEARS, 0);
  const of = ({ index }: Context, period: number): number => {
    const month = index.months[period] ?? NaN;
    return name === "year" ? Math.floor(month / 12) : (month % 12) + 1;
  };
  return {
    floats,
    quick(c, { periods, count }) {
      for (let k = 0; k < count; k++) {
        floats.middle[k] = floats.low[k] = floats.high[k] = of(c, periods[k] as number);
      }
    },
    exact(c) {
      const value = of(c, c.period);
      return Number.isNaN(value) ? absence("not applicable") : point({ numerator: BigInt(value), denominator: 1n });
    },
    places: 0,
    reads: [],
    held: false,
  };
}

/** A number made of one other. */
const single = (of: BoundNumber, work: (range: Range) => Range, quickly: typeof negatives): BoundNumber => {
  const floats = new Floats(of.floats.size);
  return {
    floats,
    quick(c, block) {
      of.quick(c, block);
      quickly(of.floats, floats, block.count);
    },
    exact(c) {
      const value = of.exact(c);
      return isAbsent(value) ? value : work(value);
    },
    places: of.places,
    reads: of.reads,
    held: of.held,
  };
};

export const negative = (of: BoundNumber): BoundNumber => single(of, negated, negatives);
export const absolute = (of: BoundNumber): BoundNumber => single(of, magnitude, magnitudes);

export function binary(operator: "+" | "-" | "*" | "/", a: BoundNumber, b: BoundNumber): BoundNumber {
  const floats = new Floats(a.floats.size);
  const ends = operator === "/" ? Infinity : operator === "*" ? a.places + b.places : Math.max(a.places, b.places);
  return {
    floats,
    quick(c, block) {
      if (!c.again || a.held) a.quick(c, block);
      if (!c.again || b.held) b.quick(c, block);
      operate(operator, a.floats, b.floats, floats, block.count, c.ends);
    },
    exact(c) {
      const left = a.exact(c);
      if (isAbsent(left)) return left;
      const right = b.exact(c);
      return isAbsent(right) ? right : combined(operator, left, right);
    },
    places: ends,
    reads: [...a.reads, ...b.reads],
    held: a.held || b.held,
  };
}

/** A number that floats say nothing of. */
export const exactly = (
  exact: (context: Context) => Interval,
  size: number,
  reads: BoundNumber["reads"] = [],
): BoundNumber => ({ floats: new Floats(size), quick: nothing, exact, places: Infinity, reads, held: false });

/** MIN, MAX, MEDIAN, MAD of numbers that the formula lists. */
export const several = (
  how: Extract<Numeric, { is: "several" }>["how"],
  of: readonly BoundNumber[],
  size: number,
): BoundNumber =>
  exactly(
    (c) =>
      gathered(
        how,
        of.map((one) => one.exact(c)),
        of.length,
      ),
    size,
    of.flatMap(({ reads }) => reads),
  );

/** A statistic of values of which at least `least` must be there. */
export function gathered(how: Parameters<typeof statistic>[0], values: readonly Interval[], least: number): Interval {
  const there = values.filter((value): value is Range => !isAbsent(value));
  if (there.length >= least && there.length > 0) return statistic(how, there);
  return values.find(isAbsent) ?? absence("not in the field");
}
