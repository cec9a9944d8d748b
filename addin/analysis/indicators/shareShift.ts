import { multiply, negate, subtract, type Rational, type Rounding } from "../model/rational";
import { exactly, over, ratioFigure } from "../model/exact";
import type { Figure } from "../model/figure";
import type { Change } from "./decomposition";
import { pointChange, share } from "./share";

/** The change of a share by its two causes. */
export interface ShareShift {
  readonly before: Figure;
  readonly now: Figure;
  readonly change: Figure;
  /** Percentage points, as a ratio, by which the growth of the part moved it. */
  readonly byPart: Figure;
  /** Those by which the growth of the rest did; the two add up to the change. */
  readonly byRest: Figure;
}

/**
 * Splits the change of a share into the effect of the part's growth and that of the rest's (占比变动分解,
 * shift-share): from a share s, with growth g of the part, h of the rest and w of the whole, s(1−s)g ÷ (1+w) and −s(1−s)h ÷ (1+w).
 *
 * With `decimals` the effect of the rest is rounded, and that of the part is what the printed change leaves beside it.
 *
 * @param part 税收 of now and of then
 * @param whole 财政总收入 of now and of then
 * @param rounding `decimals` counts places of the percentage point
 *
 * @example
 * shareShift({ current: 40048, base: 39262 }, { current: 65300, base: 63275 }, { decimals: 2 }) // => { before: 0.6205, now: 0.6133, change: -0.0072, byPart: 0.0046, byRest: -0.0118 }
 * shareShift({ current: 66, base: 60 }, { current: 110, base: 100 }, { decimals: 2 }) // => { before: 0.6, now: 0.6, change: 0, byPart: 0.0218, byRest: -0.0218 }
 * shareShift({ current: 66, base: 0 }, { current: 110, base: 0 }).change // => { absent: "zero base" }
 */
export function shareShift(part: Change, whole: Change, rounding: Rounding = {}): ShareShift {
  const of = (formula: (now: Rational, before: Rational, all: Rational, allBefore: Rational) => Rational): Figure => {
    const ratio = exactly([part.current, part.base, whole.current, whole.base], (now, before, all, allBefore) =>
      over(formula(now, before, all, allBefore), multiply(all, allBefore)),
    );
    return ratioFigure(ratio, rounding);
  };
  const change = of((now, before, all, allBefore) => subtract(multiply(now, allBefore), multiply(before, all)));
  const byRest = of((now, before, all, allBefore) => {
    const grown = subtract(subtract(all, now), subtract(allBefore, before));
    return negate(multiply(grown, before));
  });
  const byPart =
    rounding.decimals === undefined
      ? of((now, before, _all, allBefore) => multiply(subtract(now, before), subtract(allBefore, before)))
      : pointChange(change, byRest);
  return {
    before: share(part.base, whole.base, rounding),
    now: share(part.current, whole.current, rounding),
    change,
    byPart,
    byRest,
  };
}
