import { decimalOf } from "../model/decimal";
import { rounded } from "../model/rounding";
import { isNumber, type Figure } from "../model/figure";
import type { Observation } from "../model/observation";
import { convert, ratioPlaces } from "../model/unit";

/**
 * True where two observations say the same (数据一致): the same number in whatever unit, to the places of the
 * coarser of the two.
 *
 * @example
 * saysTheSame(plainObservation("收入", { figure: 65300, unit: "万元", text: "65,300" }), plainObservation("收入", { figure: 6.53, unit: "亿元", text: "6.53" })) // => true
 * saysTheSame(plainObservation("收入", { figure: 65310, unit: "万元", text: "65,310" }), plainObservation("收入", { figure: 65300, unit: "万元", text: "65,300" })) // => false
 */
export function saysTheSame(one: Observation, other: Observation): boolean {
  return roundsTo(one, other) || roundsTo(other, one);
}

/** True where two figures are one number, or are missing for one reason. */
export const sameFigure = (a: Figure, b: Figure): boolean =>
  isNumber(a) || isNumber(b) ? a === b : a.absent === b.absent;

/** True where a figure, in the unit of a coarser one and at its places, is the coarser one. */
export function roundsTo(finer: Observation, coarser: Observation): boolean {
  if (!isNumber(finer.figure) || !isNumber(coarser.figure)) return sameFigure(finer.figure, coarser.figure);
  const units = [finer.unit, coarser.unit];
  const inUnit = units.includes("") ? finer.figure : convert(finer.figure, finer.unit, coarser.unit);
  return inUnit !== undefined && rounded(inUnit, placesOf(coarser)) === coarser.figure;
}

/** Places of a figure as it is kept: those it is printed with, or its own where it has more. */
function placesOf({ figure, places, unit }: Observation): number {
  return Math.max(places + ratioPlaces(unit), isNumber(figure) ? decimalOf(figure).places : 0);
}
