import { decimalOf, decimalToNumber, tenTo, type Decimal } from "../model/decimal";
import {
  add,
  compare,
  multiply,
  ONE,
  rationalOf,
  rationalOfDecimal,
  roundRational,
  subtract,
  type Rational,
} from "../model/rational";
import { amountFigure, exactly, isAbsent, rateOver } from "../model/exact";
import { absence, isNumber, type Figure } from "../model/figure";
import type { RankOptions } from "./places";

/**
 * Extra amount that moves a unit up one place by growth (追赶上一位尚需增加额), in the unit of the level.
 *
 * With `decimals` the printed growth must strictly pass the nearest better printed one (an equal print is a tie and
 * gains nothing): the answer is the smallest amount, at the places that own and base are written with, that does so.
 * Without it the answer draws level, and any more passes. With best "low" the amount is negative: how much less.
 *
 * @param own level of the period reported
 * @param ownBase level that its growth is taken over
 * @param growths growth of every unit of the field, as ratios, its own among them
 * @param options `decimals` counts places of the percentage
 *
 * @example
 * nextPlace(6.53, 6.33, [0.03, 0.041, 0.058]) // => 0.05953
 * nextPlace(6.53, 6.33, [0.032, 0.041, 0.058], { decimals: 1 }) // => 0.07
 * nextPlace(6.53, 6.33, [0.032, 0.02], { decimals: 1 }) // => { absent: "already first" }
 */
export function nextPlace(
  own: Figure,
  ownBase: Figure,
  growths: readonly Figure[],
  { decimals, rule, best = "high" }: RankOptions = {},
): Figure {
  const rate = exactly([own, ownBase], rateOver);
  if (isAbsent(rate)) return rate;
  const [level, base] = [decimalOf(own as number), decimalOf(ownBase as number)];
  const ahead = best === "high" ? 1 : -1;
  const print = (value: Rational): Rational =>
    decimals === undefined ? value : rationalOfDecimal(roundRational(value, decimals + 2, rule));
  const better = growths
    .filter((growth) => isNumber(growth) && Number.isFinite(growth))
    .map((growth) => print(rationalOf(growth as number)))
    .filter((growth) => compare(growth, print(rate)) * ahead > 0);
  if (better.length === 0) return absence("already first");
  const rival = better.reduce((nearest, growth) => (compare(growth, nearest) * ahead < 0 ? growth : nearest));
  const levelWith = multiply(rationalOfDecimal(base), add(ONE, rival));
  const extra = subtract(levelWith, rationalOfDecimal(level));
  if (decimals === undefined) return amountFigure(extra);

  const passes = (amount: Decimal): boolean => {
    const reached = rateOver(add(rationalOfDecimal(level), rationalOfDecimal(amount)), rationalOfDecimal(base));
    return !isAbsent(reached) && compare(print(reached), rival) * ahead > 0;
  };
  return smallest(extra, Math.max(level.places, base.places), base, decimals, ahead, passes);
}

/** The amount nearest to `levelWith` that passes: half a printed unit of growth beyond it, give or take one unit of the level. */
function smallest(
  levelWith: Rational,
  places: number,
  base: Decimal,
  decimals: number,
  ahead: number,
  passes: (amount: Decimal) => boolean,
): Figure {
  const halfUnit = { numerator: BigInt(ahead), denominator: 2n * tenTo(decimals + 2) };
  const target = add(levelWith, multiply(rationalOfDecimal(base), halfUnit));
  const step = BigInt(ahead);
  let units = roundRational(target, places).units - 2n * step;
  while (!passes({ units, places })) units += step;
  return decimalToNumber({ units, places });
}
