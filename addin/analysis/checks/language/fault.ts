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
import { greatest } from "../../model/lists";
import type { MonthIndex } from "../monthIndex";
import { faultOf, type Fault, type Repair } from "../fault";
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
function solved(failing: Comparing, key: string, c: Context): FaultFigures | undefined {
  const { index, lead } = c;
  const { figure, unit } = index.observations[lead] as Observation;
  if (!isNumber(figure)) return undefined;
  const { factor } = index.scaleOf(lead);
  const value = index.rangeAt(lead, true).middle;
  const meeting = meetingAt(failing, key, value, c);
  if (!meeting) return undefined;
  const expected = written(divide(meeting, factor), index.placesOf(lead), failing.ends);
  return { expected, received: figure, unit };
}

/**
 * The value at which both sides of a comparison meet, of a reference or an observation; undefined where their difference is
 * not of the first degree in it.
 */
function meetingAt({ left, right }: Comparing, of: string | number, value: Rational, c: Context): Rational | undefined {
  const apartAt = (steps: bigint): Rational | undefined => {
    const given = { numerator: value.numerator + steps * value.denominator, denominator: value.denominator };
    c.given = { of, value: point(given) };
    const [a, b] = [left.exact(c), right.exact(c)];
    c.given = undefined;
    return isAbsent(a) || isAbsent(b) ? undefined : subtract(a.middle, b.middle);
  };
  const [at, next, after] = [apartAt(0n), apartAt(1n), apartAt(2n)];
  if (!at || !next || !after) return undefined;
  const slope = subtract(next, at);
  if (slope.numerator === 0n || compare(subtract(after, next), slope) !== 0) return undefined;
  return subtract(value, divide(at, slope));
}

/** Figures of one comparison that are looked into for a slip; a hand's slip is not to be found among more. */
const MOST_FIGURES = 40;

/** Every figure of this month in an equality, as the others would have it; beside a quotient, the item's own alone. */
export function repairsIn(failing: Failing, c: Context): readonly Repair[] {
  const { index, lead } = c;
  const read = [...c.seen].filter((at) => at < index.owned);
  // A comparison inside ANY or ALL is of another region or month than the item.
  if (failing.operator !== "=" || read.length > MOST_FIGURES || !isOfItem(failing, c)) return [];
  return read.flatMap((at) => {
    if (!failing.ends && !(at === lead && failing.alone !== null)) return [];
    const meeting = meetingAt(failing, at, index.rangeAt(at, true).middle, c);
    if (!meeting) return [];
    // 100 beside 40.5 was printed as 100.0: a cell drops trailing zeros.
    const alike = read.filter((other) => index.observations[other]?.unit === index.observations[at]?.unit);
    const decimals = greatest(alike.map((other) => index.placesOf(other)));
    const figure = toNumber(divide(meeting, index.scaleOf(at).factor), { decimals });
    return Number.isFinite(figure) ? [{ one: index.observations[at] as Observation, figure }] : [];
  });
}

/** True where the sides of a failed comparison are in the item itself as they were where it failed. */
function isOfItem({ left, right, received, expected }: Failing, c: Context): boolean {
  const [a, b] = [left.exact(c), right.exact(c)];
  if (isAbsent(a) || isAbsent(b)) return false;
  return compare(a.middle, received.middle) === 0 && compare(b.middle, expected.middle) === 0;
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
