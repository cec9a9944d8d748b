import { decimalToNumber } from "../model/decimal";
import { add, compare, divide, multiply, ONE, subtract, type Rational, type Rounding } from "../model/rational";
import { exactly, finite, isAbsent, over, ratioFigure, type Exact } from "../model/exact";
import { absence, isNumber, type Figure } from "../model/figure";
import { roundRoot } from "./root";

/** Years beyond which steady growth says nothing of a county. */
const MOST_YEARS = 100;
/** Places of a root that is not asked to be rounded. */
const UNROUNDED = 18;

const power = ({ numerator, denominator }: Rational, years: number): Rational => ({
  numerator: numerator ** BigInt(years),
  denominator: denominator ** BigInt(years),
});

const countable = (years: Figure): years is number =>
  isNumber(years) && Number.isInteger(years) && years >= 0 && years <= MOST_YEARS;

/** The share after some years of steady growth, exactly. */
function shareIn(part: Rational, whole: Rational, partGrowth: Rational, restGrowth: Rational, years: number): Exact {
  const grown = multiply(part, power(add(ONE, partGrowth), years));
  const rest = multiply(subtract(whole, part), power(add(ONE, restGrowth), years));
  return over(grown, add(grown, rest));
}

/**
 * Share after some years in which the part and the rest each grow steadily (若干年后占比).
 *
 * @param years a whole number from 0 to 100, else "not applicable"
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * shareAfter(40048, 65300, 0.1, 0.05, 3, { decimals: 2 }) // => 0.6458
 * shareAfter(60, 100, 0.1, 0.1, 5) // => 0.6
 */
export function shareAfter(
  part: Figure,
  whole: Figure,
  partGrowth: Figure,
  restGrowth: Figure,
  years: number,
  rounding?: Rounding,
): Figure {
  const share = exactly([part, whole, partGrowth, restGrowth], (own, all, growth, other): Exact =>
    countable(years) ? shareIn(own, all, growth, other, years) : absence("not applicable"),
  );
  return ratioFigure(share, rounding);
}

/**
 * Whole years of steady growth until a share is reached (达标所需年数); 0 where it is already, "not applicable" where a
 * hundred years do not bring it.
 *
 * @example
 * yearsToShare(40048, 65300, 0.1, 0.05, 0.75) // => 14
 * yearsToShare(40048, 65300, 0.05, 0.1, 0.75) // => { absent: "not applicable" }
 * yearsToShare(80, 100, 0.05, 0.1, 0.75) // => 0
 */
export function yearsToShare(
  part: Figure,
  whole: Figure,
  partGrowth: Figure,
  restGrowth: Figure,
  targetShare: Figure,
): Figure {
  let years: Figure = absence("not applicable");
  const found = exactly(
    [part, whole, partGrowth, restGrowth, targetShare],
    (own, all, growth, other, target): Exact => {
      for (let n = 0; n <= MOST_YEARS; n++) {
        const share = shareIn(own, all, growth, other, n);
        if (isAbsent(share)) return share;
        if (compare(share, target) >= 0) {
          years = n;
          break;
        }
      }
      return ONE;
    },
  );
  return isAbsent(found) ? found : years;
}

/**
 * Growth a year that the part needs for a share to be reached in so many years, while the rest grows steadily
 * (达标所需年均增速), exactly rounded by powers.
 *
 * @param years a whole number from 1 to 100, else "not applicable"
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * growthToShare(40048, 65300, 0.05, 0.75, 3, { decimals: 1 }) // => 0.299
 * growthToShare(40048, 65300, 0, 0.75, 1, { decimals: 2 }) // => 0.8916
 * growthToShare(40048, 65300, 0.05, 1, 3) // => { absent: "not applicable" }
 */
export function growthToShare(
  part: Figure,
  whole: Figure,
  restGrowth: Figure,
  targetShare: Figure,
  years: number,
  { decimals = UNROUNDED - 2, rule }: Rounding = {},
): Figure {
  // The whole growth of the part that the share asks for: target × rest after the years ÷ (1 − target) ÷ part.
  const times = exactly([part, whole, restGrowth, targetShare], (own, all, other, target): Exact => {
    const beside = subtract(ONE, target);
    if (!countable(years) || years === 0 || beside.numerator <= 0n) return absence("not applicable");
    const rest = multiply(subtract(all, own), power(add(ONE, other), years));
    if (rest.numerator < 0n) return absence("not applicable");
    return over(divide(multiply(target, rest), beside), own);
  });
  if (isAbsent(times)) return times;
  return finite(decimalToNumber(roundRoot({ radicand: times, degree: years, shift: -1n }, decimals + 2, rule)));
}
