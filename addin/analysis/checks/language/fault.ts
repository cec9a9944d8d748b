import {
  compare,
  divide,
  roundRational,
  rationalOfDecimal,
  subtract,
  toNumber,
  type Rational,
} from "../../model/rational";
import { isAbsent } from "../../model/exact";
import { isNumber } from "../../model/figure";
import type { Observation } from "../../model/observation";
import { unitOf } from "../../model/unit";
import type { MonthIndex } from "../monthIndex";
import { faultOf, type Fault } from "../fault";
import { referenceKey } from "./bindReference";
import type { Compiled } from "./compile";
import type { Comparing, Context, Failing } from "./bound";
import { point } from "./interval";
import type { Range } from "../../indicators/verdict";

/** Places within which a number is given in full; beyond them it is rounded as its cell is printed. */
export const MOST_PLACES = 12;

/** The figures of a fault. */
export type FaultFigures = Pick<Fault, "expected" | "received" | "unit">;

/** A failed item as a fault, with the figure that the item should be, or with both sides where that cannot be told. */
export function exactFault({ name, anchor }: Compiled, c: Context): Fault {
  const { index, failing, lead } = c;
  const at = anchor.grouped && failing?.observation !== undefined ? failing.observation : lead;
  const figures = failing && (solved(failing, referenceKey(anchor.reference), c) ?? sides(failing, c));
  const rests = [...c.seen].filter((i) => i < index.owned).map((i) => index.observations[i] as Observation);
  return faultOfItem(index, at, name, figures, rests);
}

/**
 * The fault of an item.
 *
 * @param rests the observations of this month that were read: a figure accepted before is no cell that could be mended
 */
export function faultOfItem(
  index: MonthIndex,
  at: number,
  label: string,
  figures: FaultFigures | undefined,
  rests: readonly Observation[],
): Fault {
  const one = index.observations[at] as Observation;
  const { region, indicator, figure, unit } = one;
  const { expected, received } = figures ?? { expected: null, received: isNumber(figure) ? figure : null };
  const about = { region, indicator, period: index.periodAt(at), label };
  return faultOf(one, { about, expected, received, unit: figures?.unit ?? unit, what: "", rests });
}

/** The figure that the item should be, where the failed comparison is of the first degree in it. */
function solved({ left, right, ends }: Comparing, key: string, c: Context): FaultFigures | undefined {
  const { index, lead } = c;
  const { figure, unit } = index.observations[lead] as Observation;
  if (!isNumber(figure)) return undefined;
  const { factor } = index.scaleOf(lead);
  const value = index.rangeAt(lead, true).middle;
  const apartAt = (steps: bigint): Rational | undefined => {
    const given = { numerator: value.numerator + steps * value.denominator, denominator: value.denominator };
    c.given = { key, value: point(given) };
    const [a, b] = [left.exact(c), right.exact(c)];
    c.given = undefined;
    return isAbsent(a) || isAbsent(b) ? undefined : subtract(a.middle, b.middle);
  };
  const [at, next, after] = [apartAt(0n), apartAt(1n), apartAt(2n)];
  if (!at || !next || !after) return undefined;
  const slope = subtract(next, at);
  if (slope.numerator === 0n || compare(subtract(after, next), slope) !== 0) return undefined;
  const difference = divide(divide(at, slope), factor);
  const expected = written(subtract(divide(value, factor), difference), index.placesOf(lead), ends);
  return { expected, received: figure, unit };
}

/** Both sides, in the unit of the item where they are of its kind. */
function sides({ received, expected, kind }: Failing, { index, lead }: Context): FaultFigures {
  const unit = sideUnit(kind, index, lead);
  const { factor } = index.scale(unit);
  const places = index.placesOf(lead);
  const number = ({ middle }: Range): number => written(divide(middle, factor), places, true);
  return { expected: number(expected), received: number(received), unit };
}

function sideUnit({ is, dimension }: Failing["kind"], index: MonthIndex, lead: number): string {
  if (is === "ratio") return "%";
  if (is === "points") return "个百分点";
  if (is === "number" || is === "any") return "";
  return index.scaleOf(lead).dimension === dimension
    ? (index.observations[lead]?.unit ?? "")
    : (unitOf(dimension)?.name ?? dimension);
}

/** A number in full where it ends, else rounded as the item's figure is printed. */
function written(value: Rational, places: number, ends: boolean): number {
  const full = roundRational(value, MOST_PLACES);
  const isFull = ends && compare(rationalOfDecimal(full), value) === 0;
  return toNumber(value, isFull ? {} : { decimals: places });
}
