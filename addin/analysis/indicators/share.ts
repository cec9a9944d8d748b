import { tenTo } from "../model/decimal";
import { quickDifference } from "../model/quick";
import {
  add,
  divide,
  rationalToNumber,
  roundRational,
  subtract,
  type Rational,
  type Rounding,
} from "../model/rational";
import { exactDifference } from "../model/rounding";
import { exactly, finite, isAbsent, isFiniteNumber, over, ratioOver, ratioFigure, type Exact } from "../model/exact";
import { absence, type Absence, type Figure } from "../model/figure";

/**
 * Share of a part in its whole (比重): part ÷ whole. The caller names the denominator: tax in 财政总收入 and local tax in
 * 地方一般公共预算收入 are two shares.
 *
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * share(36552, 67949, { decimals: 2 }) // => 0.5379
 * share(30, 0) // => { absent: "zero base" }
 * share(30, -5) // => { absent: "negative base" }
 */
export function share(part: Figure, whole: Figure, rounding?: Rounding): Figure {
  return ratioOver(part, whole, rounding);
}

/**
 * Change of a share or of a rate (比重变化, 百分点): now − before, as a ratio.
 *
 * @param rounding `decimals` counts places of the percentage point
 *
 * @example
 * pointChange(0.6133, 0.5879) // => 0.0254
 */
export function pointChange(shareNow: Figure, shareBefore: Figure, rounding?: Rounding): Figure {
  if (rounding?.decimals === undefined && isFiniteNumber(shareNow) && isFiniteNumber(shareBefore)) {
    return finite(exactDifference(shareNow, shareBefore));
  }
  return ratioFigure(exactly([shareNow, shareBefore], subtract), rounding);
}

/**
 * Contribution of a part to the growth of the total (拉动, 百分点): the part's change ÷ the total's base, as a ratio.
 * The contributions of all parts add up to the growth of the total.
 *
 * @param rounding `decimals` counts places of the percentage point
 *
 * @example
 * contribution(130, 100, 1000) // => 0.03
 */
export function contribution(partCurrent: Figure, partBase: Figure, totalBase: Figure, rounding?: Rounding): Figure {
  if (isFiniteNumber(partCurrent) && isFiniteNumber(partBase)) {
    const change = quickDifference(partCurrent, partBase);
    if (change === change) return ratioOver(change, totalBase, rounding);
  }
  return ratioFigure(
    exactly([partCurrent, partBase, totalBase], (now, before, total) => over(subtract(now, before), total)),
    rounding,
  );
}

/**
 * Rate of contribution (贡献率): the part's change ÷ the total's change. All parts' rates add up to one; a rate may be
 * negative or above one.
 *
 * Where the total hardly changes the rate says nothing: it is "total unchanged" when the total's change is zero or, with
 * `decimals` given, when the total's growth itself prints as zero at those decimals. A total that was negative gives
 * "negative base".
 *
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * contributionRate(130, 100, 1060, 1000) // => 0.5
 * contributionRate(130, 100, 1000, 1000) // => { absent: "total unchanged" }
 * contributionRate(130, 100, 1000.4, 1000, { decimals: 1 }) // => { absent: "total unchanged" }
 */
export function contributionRate(
  partCurrent: Figure,
  partBase: Figure,
  totalCurrent: Figure,
  totalBase: Figure,
  rounding: Rounding = {},
): Figure {
  const rate = exactly([partCurrent, partBase, totalCurrent, totalBase], (now, before, total, base): Exact => {
    if (base.numerator < 0n) return absence("negative base");
    const change = subtract(total, base);
    if (change.numerator === 0n || printsAsZero(change, base, rounding)) return absence("total unchanged");
    return divide(subtract(now, before), change);
  });
  return ratioFigure(rate, rounding);
}

const printsAsZero = (change: Rational, base: Rational, { decimals, rule }: Rounding): boolean =>
  decimals !== undefined &&
  base.numerator !== 0n &&
  roundRational(divide(change, base), decimals + 2, rule).units === 0n;

/** The wholes that a printed share allows, both ends included, and the one that it names if taken as exact. */
export interface ImpliedWhole {
  readonly low: number;
  readonly high: number;
  readonly nearest: number;
}

/**
 * Whole behind a part and its printed share (反推任务数): 60% done with 885.5亩 means a task of 1463.6–1488.2亩.
 *
 * The printed share stands for every ratio within half a unit of its last place. A count is a whole number: its low end
 * goes up and its high end down to one. A share that could be zero bounds nothing and gives "zero base".
 *
 * @param printedShare a ratio: 0.6
 * @param decimals places of the percentage as printed
 *
 * @example
 * impliedWhole(313, 0.51, 0, { count: true }) // => { low: 608, high: 619, nearest: 614 }
 * impliedWhole(885.5, 0, 0) // => { absent: "zero base" }
 */
export function impliedWhole(
  part: Figure,
  printedShare: Figure,
  decimals: number,
  { count = false }: { readonly count?: boolean } = {},
): ImpliedWhole | Absence {
  const half = tenTo(decimals + 2) * 2n;
  const whole = (halves: bigint): Exact =>
    exactly([part, printedShare], (done, ratio) => over(done, add(ratio, { numerator: halves, denominator: half })));
  const [nearest, low, high] = [whole(0n), whole(1n), whole(-1n)];
  if (isAbsent(nearest)) return nearest;
  if (isAbsent(low) || isAbsent(high)) return absence("zero base");
  const value = (end: Rational, toWhole: (n: number) => number) =>
    count ? toWhole(rationalToNumber(end)) : rationalToNumber(end);
  return { low: value(low, Math.ceil), high: value(high, Math.floor), nearest: value(nearest, Math.round) };
}
