import { add, rationalOf, toNumber } from "../model/rational";
import { sumVerdict } from "../indicators/verdict";

/** Float sums of figures are off by less than this part of the figures' sizes: 15-digit decimals, added in any order. */
const FLOAT_ERROR = 1e-14;

/**
 * True where a total can be the sum of its parts, all being intervals of half a unit at `places` (XBRL Calculations 1.1).
 * A float decides where it safely can; the exact verdict where it cannot.
 */
export function sumHolds(total: number, parts: readonly number[], places: number): boolean {
  let sum = 0;
  let size = Math.abs(total);
  for (const part of parts) {
    sum += part;
    size += Math.abs(part);
  }
  const apart = Math.abs(total - sum);
  const allowed = ((parts.length + 1) / 2) * 10 ** -places;
  const error = size * FLOAT_ERROR * (parts.length + 1);
  if (apart < allowed - error) return true;
  if (apart > allowed + error) return false;
  return sumVerdict(total, parts, places).verdict !== "disagree";
}

/** The exact sum of numbers, as near as a number can be. */
export const exactSum = (parts: readonly number[]): number =>
  toNumber(parts.map(rationalOf).reduce(add, { numerator: 0n, denominator: 1n }));
