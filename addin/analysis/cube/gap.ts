import { wholeUnits } from "../model/quick";
import { absence, type Figure } from "../model/figure";
import { isFiniteNumber } from "../model/exact";
import type { Best } from "../model/indicator";
import { targetGap } from "../standing/target";
import { cubeWithin, fieldStart, ofIndicator, read, write, type Cube, type Into, type PerIndicator } from "./cube";

/**
 * Gaps of every figure of a cube to the target of its indicator (与目标值差距), as `targetGap` gives them.
 *
 * @param targets one for each indicator in the order of the cube, in its unit; "no target" where left out
 * @param best which end the target is meant for: "high" when left out
 *
 * @example
 * fieldOf(gapCube(shareCube(cubeOf(sample.ledger.observations), [{ name: "税收占比", part: "税收收入", whole: "财政总收入" }], { decimals: 2 }), [0.75]), "税收占比", august) // => [-0.1367, -0.037]
 */
export function gapCube(
  cube: Cube,
  targets: readonly Figure[],
  best: PerIndicator<Best> = "high",
  { into }: Into = {},
): Cube {
  const { values } = cube;
  const result = cubeWithin(cube, into);
  result.reasons.fill(0);
  for (let indicator = 0; indicator < cube.indicators.length; indicator++) {
    const target = targets[indicator] ?? absence("no target");
    const end = ofIndicator(best, indicator) ?? "high";
    const sign = end === "high" ? 1 : -1;
    const [start, stop] = [fieldStart(cube, indicator), fieldStart(cube, indicator + 1)];
    const whole = isFiniteNumber(target) ? wholeUnits(target, 2) : NaN;
    for (let at = start; at < stop; at++) {
      const difference = sign * (wholeUnits(values[at] as number, 2) - whole);
      if (difference === difference) result.values[at] = difference / 100 + 0;
      // A figure finer than two places, or no number.
      else write(result, at, targetGap(read(cube, at), target, { best: end }));
    }
  }
  return result;
}
