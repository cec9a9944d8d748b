import { add, rationalOf, subtract, toNumber, wholeUnits } from "../model/decimal";
import { sumVerdict } from "../indicators/verdict";

/** Places that figures of a sheet seldom pass. */
const FEW = 6;

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

/** The exact difference of two numbers, as near as a number can be; on whole units where both have few places. */
export function exactDifference(a: number, b: number): number {
  for (let places = 0; places <= FEW; places++) {
    const units = wholeUnits(a, places) - wholeUnits(b, places);
    if (Math.abs(units) <= Number.MAX_SAFE_INTEGER) return units / 10 ** places;
  }
  return toNumber(subtract(rationalOf(a), rationalOf(b)));
}
