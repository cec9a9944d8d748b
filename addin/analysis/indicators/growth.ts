import { add, ONE, subtract, type Rounding, type RoundingRule } from "../model/rational";
import { decimalNumber, quotient, roundedQuotient } from "../model/rounding";
import { amountFigure, exactly, over } from "../model/exact";
import { absence, isNumber, type Figure } from "../model/figure";

/**
 * Growth of a figure over its base (增长速度): (current − base) ÷ base.
 *
 * Over the same period of last year it is 同比, over the month before 环比. A base that carries no rate gives the
 * reason instead: zero, or a loss that turned into profit, narrowed, widened or stayed. A fall below zero from a
 * positive base is a plain rate under −100%.
 *
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * growth(108.3, 100) // => 0.083
 * growth(2007, 1991, { decimals: 1 }) // => 0.008
 * growth(-5, 100) // => -1.05
 * growth(125, 0) // => { absent: "zero base" }
 * growth(30, -40) // => { absent: "loss to profit" }
 * growth(-30, -40) // => { absent: "loss narrowed" }
 * growth(125, absence("not reported")) // => { absent: "not reported" }
 */
export function growth(current: Figure, base: Figure, { decimals, rule }: Rounding = {}): Figure {
  return cell(current, base, decimals === undefined ? -1 : decimals + 2, rule ?? "halfUp");
}

/**
 * Growth of every figure of a range over the base beside it (增长速度); a figure without a base has "not reported".
 *
 * @example
 * growths([108.3, 95], [100, 0], { decimals: 1 }) // => [0.083, { absent: "zero base" }]
 */
export function growths(
  current: readonly Figure[],
  base: readonly Figure[],
  { decimals, rule = "halfUp" }: Rounding = {},
): Figure[] {
  const places = decimals === undefined ? -1 : decimals + 2;
  const rates = new Array<Figure>(current.length);
  for (let i = 0; i < rates.length; i++) {
    rates[i] = cell(current[i] as Figure, base[i] ?? absence("not reported"), places, rule);
  }
  return rates;
}

/** `places` of the ratio, or -1 for as near as a number can be. */
function cell(current: Figure, base: Figure, places: number, rule: RoundingRule): Figure {
  if (typeof current === "number" && typeof base === "number" && base > 0 && current - current + base < Infinity) {
    const rate = places === -1 ? quotient(current, base, 1) : roundedQuotient(current, base, places, rule, 1);
    return rate - rate === 0 ? rate : absence("not a number");
  }
  return noRate(current, base);
}

/** The reason that there is no rate; ranges hold many such cells, so it needs no exact fractions. */
function noRate(current: Figure, base: Figure): Figure {
  if (!isNumber(current)) return current;
  if (!isNumber(base)) return base;
  if (!Number.isFinite(current) || !Number.isFinite(base)) return absence("not a number");
  if (base === 0) return absence("zero base");
  if (current >= 0) return absence("loss to profit");
  const change = decimalNumber(current) - decimalNumber(base);
  return absence(change > 0 ? "loss narrowed" : change < 0 ? "loss widened" : "loss unchanged");
}

/**
 * Balance at the end of last year and growth since (年初数, 比年初增长), from a balance and its change since then.
 *
 * @example
 * sinceYearEnd(230.86, 38.96, { decimals: 2 }) // => { start: 191.9, growth: 0.203 }
 */
export function sinceYearEnd(balance: Figure, change: Figure, rounding?: Rounding): { start: Figure; growth: Figure } {
  const start = amountFigure(exactly([balance, change], subtract));
  return { start, growth: isNumber(start) ? growth(balance, start, rounding) : start };
}

/**
 * Base on the basis of the current figure (可比口径基数), from the growth that was published: current ÷ (1 + growth).
 *
 * @param rounding `decimals` counts places of the amount
 *
 * @example
 * comparableBase(6.53, 0.032, { decimals: 2 }) // => 6.33
 * comparableBase(6.53, -1) // => { absent: "zero base" }
 */
export function comparableBase(current: Figure, publishedGrowth: Figure, rounding?: Rounding): Figure {
  return amountFigure(
    exactly([current, publishedGrowth], (now, rate) => over(now, add(ONE, rate))),
    rounding,
  );
}
