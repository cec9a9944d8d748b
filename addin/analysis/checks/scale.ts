import type { Rational } from "../model/rational";
import { countsThings, ratioPlaces, unitOf } from "../model/unit";

/** A unit as a dimension and a factor. */
export interface Scale {
  readonly unit: string;
  readonly dimension: string;
  readonly factor: Rational;
  readonly number: number;
  /** Places that the figure has beyond those it is printed with: a ratio is printed as a percentage. */
  readonly shift: number;
  /** It counts things one by one. */
  readonly counts: boolean;
}

export function scaleOfUnit(unit: string): Scale {
  const one = { numerator: 1n, denominator: 1n };
  const shift = ratioPlaces(unit);
  if (shift > 0) return { unit, dimension: unit === "‰" ? "%" : unit, factor: one, number: 1, shift, counts: false };
  const known = unitOf(unit);
  const factor = known?.factor ?? one;
  return {
    unit,
    dimension: known?.dimension ?? unit,
    factor,
    number: Number(factor.numerator) / Number(factor.denominator),
    shift: 0,
    counts: countsThings(unit),
  };
}
