import { absence, type Figure } from "../model/figure";
import type { Indicator, Names, Target } from "../model/indicator";
import type { Period } from "../model/period";
import { inUnit } from "../model/unit";

/** A target in the unit of the figure that it is for; "no target" where there is none. */
export const targetIn = (target: Target | undefined, unit: string): Figure =>
  target ? inUnit(target.value, target.unit === "" ? unit : target.unit, unit) : absence("no target");

/** The target of a year that holds for the region; of one family, or the first of any. */
export function targetOf(
  { dictionary, indicator: called }: Names,
  { name }: Indicator,
  region: string,
  { year }: Period,
  family: string,
): Target | undefined {
  return dictionary.targets.find(
    (target) =>
      called(target.indicator)?.name === name &&
      target.year === year &&
      (target.region === "" || target.region === region) &&
      (family === "" || target.family === family),
  );
}
