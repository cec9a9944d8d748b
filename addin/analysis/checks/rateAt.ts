// The judgement of a rate that a table prints of two of its figures.
import { shareVerdict, verdict, type Judgement } from "../indicators/verdict";
import type { Table } from "../model/observation";
import { toNumber } from "../model/rational";
import { shiftPlaces } from "../model/rounding";
import { unitFactor } from "../model/unit";
import type { At } from "./inRows";
import { figureAt, isUnrounded, printedPlaces } from "./printed";

/** Places at which a rate is judged that its cell holds in full. */
const FULL = 6;

/** Places of the percentage at which the rate of a cell is judged. */
export function judgedPlaces(table: Table, r: number, c: number): number {
  const places = printedPlaces(table, r, c);
  return isUnrounded(places) ? FULL : places;
}

/** The judgement of a rate that a table prints of two of its figures; "undecided" where one of them is missing. */
export function rateAt(table: Table, of: "growth" | "share", printed: At, over: At, under: At): Judgement {
  const rate = figureAt(table, ...printed);
  let [part, whole] = [figureAt(table, ...over), figureAt(table, ...under)];
  let [partPlaces, wholePlaces] = [printedPlaces(table, ...over), printedPlaces(table, ...under)];
  // 65300万元 of 9.8亿元: the smaller unit is made the larger.
  const shift = placesBetween(table, over, under);
  if (shift > 0) [part, partPlaces] = [shiftPlaces(part, -shift), partPlaces + shift];
  if (shift < 0) [whole, wholePlaces] = [shiftPlaces(whole, shift), wholePlaces - shift];
  const judge = of === "growth" ? verdict : shareVerdict;
  return judge(rate, part, whole, judgedPlaces(table, ...printed), { places: [partPlaces, wholePlaces] });
}

/** How many places the unit of one figure is smaller than that of another; 0 where no power of ten lies between. */
function placesBetween({ cells }: Table, [r, c]: At, [row, column]: At): number {
  const [unit = "", other = ""] = [cells[r]?.[c]?.unit, cells[row]?.[column]?.unit];
  const factor = unit === other ? undefined : unitFactor(other, unit);
  const places = factor === undefined ? 0 : Math.log10(toNumber(factor));
  return Number.isInteger(places) ? places : 0;
}
