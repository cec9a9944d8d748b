import type { Rounding } from "../model/rational";
import { decimalNumber, rounded, roundedUnits } from "../model/rounding";
import { isFiniteNumber } from "../model/exact";
import type { Figure } from "../model/figure";
import type { Best } from "../model/indicator";
import { radixOrder } from "./radix";

export interface RankOptions extends Rounding {
  /** The end that comes first: "high" (高优, the default) or "low" (低优). */
  readonly best?: Best;
}

/** Up to this many figures, comparing each with each is quickest. */
const FEW = 16;

/**
 * Figures as they are judged (law 4): units of the last printed place, or without `decimals` the numbers of their own
 * decimals; NaN for what has no number.
 */
export function judged(
  figures: ArrayLike<Figure>,
  { decimals, rule }: Rounding,
  values: Float64Array = new Float64Array(figures.length),
): Float64Array {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const figure = figures[i] as Figure;
    if (typeof figure !== "number" || figure - figure !== 0) values[i] = NaN;
    else {
      const value = decimals === undefined ? decimalNumber(figure) : roundedUnits(figure, decimals, rule);
      values[i] = value;
      if (value > largest) largest = value;
      else if (-value > largest) largest = -value;
    }
  }
  // Units that overflowed a double would tie: then the rounded numbers themselves are compared.
  if (largest < Infinity || decimals === undefined) return values;
  for (let i = 0; i < values.length; i++) {
    const figure = figures[i] as Figure;
    values[i] = isFiniteNumber(figure) ? rounded(figure, decimals, rule) : NaN;
  }
  return values;
}

/**
 * The place of every judged value: one more than the number of better values, or of better distinct values (`dense`);
 * 0 for NaN.
 */
export function placesOf(values: Float64Array, best: Best, dense: boolean): Int32Array {
  if (values.length <= FEW) return comparedPlaces(values, best, dense);
  return placesAlong(radixOrder(values, best) ?? sortedOrder(values, best), values, dense);
}

/** Compares each value with each. */
export function comparedPlaces(values: Float64Array, best: Best, dense: boolean): Int32Array {
  const places = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const own = values[i] as number;
    if (own !== own) continue;
    let place = 1;
    for (let j = 0; j < values.length; j++) {
      const rival = values[j] as number;
      const better = best === "high" ? rival > own : rival < own;
      if (better && !(dense && values.indexOf(rival) < j)) place++;
    }
    places[i] = place;
  }
  return places;
}

/** Positions of the values that are numbers, from the best to the worst. */
export function sortedOrder(values: Float64Array, best: Best): Uint32Array {
  const numbers = Uint32Array.from(values.keys()).filter((i) => values[i] === values[i]);
  const sign = best === "high" ? -1 : 1;
  return numbers.sort((a, b) => sign * ((values[a] as number) - (values[b] as number)));
}

/** Places along an order from the best to the worst; equal values share one. */
export function placesAlong(order: Uint32Array, values: Float64Array, dense: boolean): Int32Array {
  const places = new Int32Array(values.length);
  let place = 0;
  let last = NaN;
  for (let i = 0; i < order.length; i++) {
    const index = order[i] as number;
    const value = values[index] as number;
    if (value !== last) place = dense ? place + 1 : i + 1;
    last = value;
    places[index] = place;
  }
  return places;
}
