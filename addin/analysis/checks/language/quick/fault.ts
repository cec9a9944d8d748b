import { isNumber } from "../../../model/figure";
import type { Observation } from "../../../model/observation";
import type { Fault } from "../../fault";
import type { Context, Find } from "../bound";
import { faultOfItem, MOST_PLACES, type FaultFigures } from "../fault";
import { FALSE, STEP_ERROR, UNSURE } from "./block";
import type { Leaf, QuickCondition } from "./condition";

const POWERS = Array.from({ length: MOST_PLACES + 1 }, (_, places) => 10 ** places);
const MOST_WHOLE = 10 ** MOST_PLACES;

/** Buffer of the observations that a fault rests on: the copy has no room to grow, which keeps thousands of faults small. */
const RESTS: Observation[] = [];

/**
 * The fault of an item that fails, as `exactFault` gives it; undefined where doubles are not sure of every digit, or of every
 * part of the condition.
 *
 * @param reads of the exact condition
 */
export function quickFault(
  name: string,
  { leaves }: QuickCondition,
  reads: readonly Find[],
  k: number,
  c: Context,
): Fault | undefined {
  const { index, lead } = c;
  let failed: Leaf["told"] = null;
  for (const { outcomes, told } of leaves) {
    if (outcomes[k] === UNSURE) return undefined;
    if (outcomes[k] === FALSE) failed ??= told;
  }
  const figures = failed === null ? undefined : solved(failed, k, c);
  if (failed !== null && !figures) return undefined;
  let count = 0;
  for (const find of reads) {
    const at = find(c);
    if (typeof at !== "number" || at >= index.owned) continue;
    const read = index.observations[at] as Observation;
    if (count === 0 || RESTS.lastIndexOf(read, count - 1) < 0) RESTS[count++] = read;
  }
  return faultOfItem(index, lead, name, figures, RESTS.slice(0, count));
}

/** Of one side that is the item's figure alone, the other is the figure that it should be. */
function solved(
  { alone, left, right }: NonNullable<Leaf["told"]>,
  k: number,
  { index, lead }: Context,
): FaultFigures | undefined {
  if (alone === null) return undefined;
  const { figure, unit } = index.observations[lead] as Observation;
  const { floats } = alone === "left" ? right : left;
  const value = floats.middle[k] as number;
  const scale = index.scaleOf(lead).number;
  const places = Math.max(left.places, right.places);
  const ends = Number.isFinite(places);
  const power = POWERS[ends ? places : index.placesOf(lead)] ?? NaN;
  const units = ends ? value * power : (value / scale) * power;
  const nearest = Math.round(units);
  const error = (floats.error * power) / (ends ? 1 : scale) + Math.abs(units) * STEP_ERROR;
  // A number that ends at a whole unit is that unit; one that is rounded must be clear of the half.
  const sure = ends ? error < 0.25 : Math.abs(units - nearest) + error < 0.5;
  const whole = ends ? power * scale : power;
  if (!isNumber(figure) || !sure || whole > MOST_WHOLE || Math.abs(nearest) > Number.MAX_SAFE_INTEGER) return undefined;
  return { expected: nearest / whole + 0, received: figure, unit };
}
