import { judged, placesOf, type RankOptions } from "../standing/places";
import { codeOf, cubeWithin, fieldStart, ofIndicator, type Cube, type Into, type PerIndicator } from "./cube";

/**
 * Competition ranks of the regions for every indicator at every period of a cube (位次), as `competitionRanks` gives them.
 *
 * @param options `decimals` counts places of the values as they are in the cube
 *
 * @example
 * fieldOf(rankCube(cubeOf(sample.ledger.observations)), "财政总收入", august) // => [2, 1]
 */
export function rankCube(cube: Cube, options: PerIndicator<RankOptions> = {}, { into }: Into = {}): Cube {
  const result = cubeWithin({ ...cube, indicators: cube.indicators.map(({ name }) => ({ name, unit: "位" })) }, into);
  const size = cube.regions.length;
  const units = new Float64Array(size);
  result.reasons.set(cube.reasons);
  const noNumber = codeOf("not a number");
  for (let indicator = 0; indicator < cube.indicators.length; indicator++) {
    const ranking = ofIndicator(options, indicator) ?? {};
    for (let period = 0; period < cube.periods.length; period++) {
      const start = fieldStart(cube, indicator, period);
      judged(cube.values.subarray(start, start + size), ranking, units);
      const places = placesOf(units, ranking.best ?? "high", false);
      for (let region = 0; region < size; region++) {
        const place = places[region] as number;
        const at = start + region;
        result.values[at] = place > 0 ? place : NaN;
        if (place === 0 && result.reasons[at] === 0) result.reasons[at] = noNumber;
      }
    }
  }
  return result;
}
