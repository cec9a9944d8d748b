import { decimalNumber, rounded, roundedUnits, type Rounding } from "../model/decimal";
import { isFiniteNumber } from "../model/exact";
import type { Figure } from "../model/figure";
import type { Best } from "../model/indicator";
import { isWhole, orderOf, roomFor, type Room } from "./order";

export interface RankOptions extends Rounding {
  /** Which end comes first: "high" (高优, the default) or "low" (低优). */
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
 * 0 for NaN. Few distinct units are counted, the rest sorted: the cost grows as the number of values.
 *
 * @param room for many fields of this size; the places then lie in it
 */
export function placesOf(values: Float64Array, best: Best, dense: boolean, room?: Room): Int32Array {
  if (values.length <= FEW) return comparedPlaces(values, best, dense);
  let low = Infinity;
  let high = -Infinity;
  for (let i = values.length; i-- > 0;) {
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const [first, last] = best === "high" ? [high, low] : [low, high];
  const within = room ?? roomFor(values.length);
  const range = high - low;
  if (range <= values.length && isWhole(values)) return countedPlaces(values, first, range, dense, within);
  return numbered(values, orderOf(values, first, last, within), dense, within.places);
}

function comparedPlaces(values: Float64Array, best: Best, dense: boolean): Int32Array {
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

function countedPlaces(
  values: Float64Array,
  first: number,
  range: number,
  dense: boolean,
  { places, counts }: Room,
): Int32Array {
  counts.fill(0, 0, range + 1);
  for (const value of values) {
    const distance = Math.abs(first - value);
    if (distance === distance) counts[distance] = (counts[distance] as number) + 1;
  }
  let place = 1;
  for (let distance = 0; distance <= range; distance++) {
    const count = counts[distance] as number;
    counts[distance] = place;
    place += dense ? Math.min(count, 1) : count;
  }
  for (let i = 0; i < values.length; i++) {
    const distance = Math.abs(first - (values[i] as number));
    places[i] = distance === distance ? (counts[distance] as number) : 0;
  }
  return places;
}

/** Places along an order from the best to the worst; equal values share one. */
function numbered(values: Float64Array, order: Uint32Array, dense: boolean, places: Int32Array): Int32Array {
  places.fill(0);
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
