/** Tells whether figures add up: across units and tables, and down a column. */
import { tenTo } from "../model/decimal";
import { add, compare, multiply, negate, rationalOf, subtract, toNumber, type Rational } from "../model/rational";
import { sumVerdict } from "../indicators/verdict";
import { ratioPlaces, unitFactor } from "../model/unit";
import type { Known } from "./printed";

/** A term of a balance; its unit may be another than that of the figure it is set against. */
export type Term = readonly [sign: 1 | -1, one: Known];

/** The terms of a sum. */
export const sumOf = (parts: readonly Known[]): Term[] => parts.map((part): Term => [1, part]);

export interface Balance {
  readonly holds: boolean;
  /** The figure that the terms give, in its own unit and at its own places. */
  readonly expected: number;
}

/** Places of a figure as it is kept: those it is printed with, and of a ratio as many more as its unit has. */
const placesOf = ({ places, unit }: Known): number => places + ratioPlaces(unit);

const halfUnit = (places: number): Rational => ({ numerator: 1n, denominator: 2n * tenTo(places) });

/** How far a figure may be from the number that it is printed as. A place is counted, and not rounded. */
const allowanceOf = (one: Known): Rational =>
  one.measure === "rank" ? { numerator: 0n, denominator: 1n } : halfUnit(placesOf(one));

/**
 * Sets a figure against the terms that it should be the sum of, every one an interval of half a unit in its last printed
 * place, whatever unit and sheet it comes from. Undefined where their units cannot be compared.
 */
export function balance(own: Known, terms: readonly Term[]): Balance | undefined {
  const [only] = terms;
  if (terms.length === 1 && only?.[0] === 1 && only[1].figure === own.figure && only[1].unit === own.unit)
    return { holds: true, expected: own.figure };
  const places = placesOf(own);
  let sum: Rational = { numerator: 0n, denominator: 1n };
  let allowed = allowanceOf(own);
  for (const [sign, one] of terms) {
    const factor = unitFactor(one.unit, own.unit);
    if (!factor) return undefined;
    const value = multiply(rationalOf(one.figure), factor);
    sum = add(sum, sign === 1 ? value : negate(value));
    allowed = add(allowed, multiply(allowanceOf(one), factor));
  }
  const apart = subtract(rationalOf(own.figure), sum);
  const size = apart.numerator < 0n ? negate(apart) : apart;
  return { holds: compare(size, allowed) <= 0, expected: toNumber(sum, { decimals: Math.min(places, 15) }) };
}

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
