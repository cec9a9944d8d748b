import {
  compare,
  divide,
  roundRational,
  rationalOfDecimal,
  subtract,
  toNumber,
  type Rational,
} from "../../model/rational";
import { exactDifference } from "../../model/rounding";
import { isAbsent } from "../../model/exact";
import { isNumber } from "../../model/figure";
import type { Observation } from "../../model/observation";
import { unitOf } from "../../model/unit";
import type { MonthIndex } from "../monthIndex";
import type { Fault } from "../fault";
import { referenceKey } from "./bindReference";
import type { Compiled } from "./compile";
import type { Comparing, Context, Failing } from "./bound";
import { point } from "./interval";
import { FALSE, STEP_ERROR, type BoundCondition } from "./bound";
import type { Range } from "../../indicators/verdict";

/** Places within which a number is given in full; beyond them it is rounded as its cell is printed. */
const MOST_PLACES = 12;
const POWERS = Array.from({ length: MOST_PLACES + 1 }, (_, places) => 10 ** places);
/** Whole numbers below this are decimals of at most 15 digits, each of which is its own double. */
const MOST_UNITS = 1e15;

/** What a fault says of its figures. */
type Said = Pick<Fault, "expected" | "received" | "difference" | "unit">;

/** A failed item as a fault: what the item's figure should be, or what the two sides came to where that cannot be told. */
export function exactFault({ name, anchor }: Compiled, c: Context): Fault {
  const { index, failing, lead } = c;
  const at = anchor.grouped && failing?.observation !== undefined ? failing.observation : lead;
  const said = failing && (solved(failing, referenceKey(anchor.reference), c) ?? sides(failing, c));
  return faultOf(index, at, name, said, ownOf(c));
}

/** What a fault rests on, gathered where there is room for it. */
const RESTS: Observation[] = [];

/** The same in floats, where they are sure of every digit; undefined where they are not. */
export function quickFault({ name }: Compiled, condition: BoundCondition, k: number, c: Context): Fault | undefined {
  const { index, lead } = c;
  const failed = firstFailed(condition, k);
  const said = failed && quicklySolved(failed, k, c);
  if (failed && !said) return undefined;
  let count = 0;
  for (const find of condition.reads) {
    const at = find(c);
    if (typeof at === "number" && at < index.owned) RESTS[count++] = index.observations[at] as Observation;
  }
  return faultOf(index, lead, name, said, RESTS.slice(0, count));
}

function firstFailed({ comparisons }: BoundCondition, k: number): Comparing | undefined {
  for (const { outcomes, comparing } of comparisons) if (outcomes[k] === FALSE) return comparing;
  return undefined;
}

/** What was accepted before is no cell of this month that could be mended: faults do not rest on it. */
function ownOf({ index, seen }: Context): Observation[] {
  return [...seen].filter((i) => i < index.owned).map((i) => index.observations[i] as Observation);
}

function faultOf(
  index: MonthIndex,
  at: number,
  name: string,
  said: Said | undefined,
  rests: readonly Observation[],
): Fault {
  const one = index.observations[at] as Observation;
  // An observation is its own place, and arrays hold no room to grow: what keeps thousands of faults small.
  const about = { region: one.region, indicator: one.indicator, period: index.periodAt(at), label: name };
  const { expected, received, difference, unit } = said ?? unsaid(one);
  return { at: one, about, expected, received, difference, cause: null, unit, what: "", rests };
}

const unsaid = ({ figure, unit }: Observation): Said => ({
  expected: null,
  received: isNumber(figure) ? figure : null,
  difference: null,
  unit,
});

/** Of one side that is the item's figure alone, the other is what it should be. */
function quicklySolved({ left, right, alone }: Comparing, k: number, c: Context): Said | undefined {
  if (alone === null) return undefined;
  const { index, lead } = c;
  const { figure, unit } = index.observations[lead] as Observation;
  const other = alone === "left" ? right : left;
  const value = other.floats.middle[k] as number;
  const scale = index.scaleOf(lead).number;
  const ends = Number.isFinite(other.places);
  const power = POWERS[ends ? other.places : index.placesOf(lead)] ?? NaN;
  const units = ends ? value * power : (value / scale) * power;
  const nearest = Math.round(units);
  const error = (other.floats.error * power) / (ends ? 1 : scale) + Math.abs(units) * STEP_ERROR;
  // What ends at a whole unit is that unit; what is rounded must be clear of the half.
  const sure = ends ? error < 0.25 : Math.abs(units - nearest) + error < 0.5;
  if (!isNumber(figure) || !sure || Math.abs(nearest) > Number.MAX_SAFE_INTEGER) return undefined;
  const whole = ends ? power * scale : power;
  const expected = nearest / whole + 0;
  // Two whole numbers of one unit differ by a whole number of it.
  const own = Math.round(figure * whole);
  const isWhole = own / whole === figure && Math.abs(own) < MOST_UNITS && Math.abs(nearest) < MOST_UNITS;
  const difference = isWhole ? (own - nearest) / whole : exactDifference(figure, expected);
  return { expected, received: figure, difference, unit };
}

/** What the item's figure should be, where the failed comparison is of the first degree in it. */
function solved({ left, right }: Comparing, key: string, c: Context): Said | undefined {
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
  const ends = Number.isFinite(left.places + right.places);
  const expected = written(subtract(divide(value, factor), difference), index.placesOf(lead), ends);
  return { expected, received: figure, difference: exactDifference(figure, expected), unit };
}

/** What the sides came to, in the unit of the item where they are of its kind. */
function sides({ received, expected, kind }: Failing, { index, lead }: Context): Said {
  const unit = sideUnit(kind, index, lead);
  const { factor } = index.scale(unit);
  const places = index.placesOf(lead);
  const number = ({ middle }: Range): number => written(divide(middle, factor), places, true);
  const [was, limit] = [number(received), number(expected)];
  return { expected: limit, received: was, difference: exactDifference(was, limit), unit };
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
