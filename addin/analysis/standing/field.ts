import { decimalOf } from "../model/decimal";
import { isNumber, type Figure } from "../model/figure";

/** Of few small figures rounding alone would let almost any be the sum of the rest: a sum is this near besides. */
const NEAR = 0.01;

/**
 * Positions of the units that compete: all but one that is the sum of the others (全市, 合计, the nation), which would
 * stand in its own field. Sums of rounded figures may be off by half a unit of the last printed place for each.
 *
 * @example
 * competitors([6, 1, 2, 3]) // => [1, 2, 3]
 * competitors([4, 1, 2, 3]) // => [0, 1, 2, 3]
 * competitors([60.1, 10.2, 20.2, 29.8]) // => [1, 2, 3]
 */
export function competitors(levels: readonly Figure[]): number[] {
  const everyone = levels.map((_, i) => i);
  const numbers = levels.filter(isNumber);
  if (numbers.length < 3) return everyone;
  const largest = Math.max(...numbers);
  const others = numbers.reduce((total, figure) => total + figure, -largest);
  const places = Math.max(...numbers.map((figure) => decimalOf(figure).places));
  const allowed = Math.min((numbers.length / 2) * 10 ** -places, largest * NEAR) + largest * 1e-12;
  const isWhole = largest > 0 && Math.abs(others - largest) <= allowed;
  return isWhole ? everyone.filter((i) => i !== levels.indexOf(largest)) : everyone;
}
