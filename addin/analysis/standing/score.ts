import {
  compare,
  divide,
  multiply,
  ONE,
  rationalOf,
  subtract,
  ZERO,
  type Rational,
  type Rounding,
} from "../model/rational";
import { amountFigure, exactly, isAbsent, over, type Exact } from "../model/exact";
import { absence, type Figure } from "../model/figure";

export interface ScoreOptions extends Rounding {
  /** 正指标 (the default), 逆指标 or 区间指标. */
  readonly kind?: "positive" | "negative" | "interval";
  /** The interval's other end: `target` is its low end. */
  readonly upper?: number;
  /** The values below and above an interval at which its score has fallen to zero. */
  readonly limits?: readonly [low: number, high: number];
}

/**
 * Score of an indicator (小康监测得分): its achievement × weight, the achievement kept between 0 and 1.
 *
 * Positive: actual ÷ target. Negative: target ÷ actual, and 1 where nothing at all happened. Interval: 1 from `target` to
 * `upper`, falling in a straight line to 0 at the limits; an interval without both is "not applicable".
 *
 * @param options `decimals` counts places of the score
 *
 * @example
 * score(0.6133, 0.75, 8, { decimals: 2 }) // => 6.54
 * score(0.8, 0.75, 8) // => 8
 * score(15, 12, 2, { kind: "negative" }) // => 1.6
 * score(2, 3, 4, { kind: "interval", upper: 6, limits: [1, 8] }) // => 2
 * score(0.6, 0, 8) // => { absent: "zero base" }
 */
export function score(actual: Figure, target: Figure, weight: Figure, options: ScoreOptions = {}): Figure {
  const points = exactly([actual, target, weight], (done, goal, full): Exact => {
    const part = achievement(done, goal, options);
    return isAbsent(part) ? part : multiply(clamped(part), full);
  });
  return amountFigure(points, options);
}

const clamped = (part: Rational): Rational => (compare(part, ZERO) < 0 ? ZERO : compare(part, ONE) > 0 ? ONE : part);

function achievement(done: Rational, goal: Rational, { kind = "positive", upper, limits }: ScoreOptions): Exact {
  if (kind === "positive") return over(done, goal);
  if (kind === "negative") {
    if (goal.numerator < 0n) return absence("negative base");
    return done.numerator <= 0n ? ONE : divide(goal, done);
  }
  if (upper === undefined || limits === undefined) return absence("not applicable");
  const [top, low, high] = [rationalOf(upper), rationalOf(limits[0]), rationalOf(limits[1])];
  if (compare(low, goal) >= 0 || compare(goal, top) > 0 || compare(top, high) >= 0) return absence("not applicable");
  if (compare(done, goal) < 0) return divide(subtract(done, low), subtract(goal, low));
  return compare(done, top) > 0 ? divide(subtract(high, done), subtract(high, top)) : ONE;
}
