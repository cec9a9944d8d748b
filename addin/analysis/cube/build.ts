import { absence, isNumber, type Figure } from "../model/figure";
import type { Observation } from "../model/observation";
import { monthsBetween, periodKey, type Period } from "../model/period";
import { inUnit } from "../model/unit";
import { cubeWithin, fieldStart, read, write, type Axes, type Cube } from "./cube";

/**
 * A cube of figures from any source, asked for one by one.
 *
 * @param figureAt takes the positions of the region, the indicator and the period in the axes
 *
 * @example
 * fieldOf(cubeFrom({ regions: ["华容县", "平江县"], indicators: [{ name: "财政总收入", unit: "万元" }], periods: [august] }, (region) => 65300 + region), "财政总收入", august) // => [65300, 65301]
 */
export function cubeFrom(axes: Axes, figureAt: (region: number, indicator: number, period: number) => Figure): Cube {
  const cube = cubeWithin(axes);
  let at = 0;
  for (let indicator = 0; indicator < axes.indicators.length; indicator++) {
    for (let period = 0; period < axes.periods.length; period++) {
      for (let region = 0; region < axes.regions.length; region++)
        write(cube, at++, figureAt(region, indicator, period));
    }
  }
  return cube;
}

/**
 * The axes of the levels among observations (指标、地区和期间): regions and indicators as they come, each
 * indicator in the first unit that it is given in, periods in the order of time.
 *
 * @example
 * axesOf([]) // => { regions: [], indicators: [], periods: [] }
 */
export function axesOf(observations: readonly Observation[]): Axes {
  const units = new Map<string, string>();
  const periods = new Map<string, Period>();
  const regions = new Set<string>();
  for (const { region, indicator, period, unit } of levels(observations)) {
    regions.add(region);
    units.set(indicator, units.get(indicator) || unit);
    periods.set(keyOf(period), period);
  }
  return {
    regions: [...regions],
    indicators: [...units].map(([name, unit]) => ({ name, unit })),
    periods: [...periods.values()].sort((a, b) => monthsBetween(b, a)),
  };
}

/**
 * A cube of the levels (本期数) among observations, each in the unit of its indicator; what is not there is "not
 * reported", and what cannot be brought to that unit "basis changed". Of several for one figure, the first with a number.
 *
 * @example
 * figureIn(cubeOf(sample.ledger.observations), "平江县", "财政总收入", august) // => 84150
 */
export function cubeOf(observations: readonly Observation[], axes: Axes = axesOf(observations)): Cube {
  const cube = cubeFrom(axes, () => absence("not reported"));
  const regions = positions(axes.regions);
  const indicators = positions(axes.indicators.map(({ name }) => name));
  const periods = positions(axes.periods.map(keyOf));
  const known = new Uint8Array(cube.values.length);
  for (const { region, indicator, period, figure, unit } of levels(observations)) {
    const [row, block, month] = [regions.get(region), indicators.get(indicator), periods.get(keyOf(period))];
    if (row === undefined || block === undefined || month === undefined) continue;
    const at = fieldStart(cube, block, month) + row;
    if (isNumber(read(cube, at)) || (known[at] === 1 && !isNumber(figure))) continue;
    known[at] = 1;
    write(cube, at, inUnit(figure, unit, axes.indicators[block]?.unit ?? unit));
  }
  return cube;
}

type Level = Observation & { readonly period: Period };

const levels = (observations: readonly Observation[]): Level[] =>
  observations.filter((one): one is Level => one.measure === "actual" && one.period !== null);

const keyOf = (period: Period): string => `${periodKey(period)} ${period.span}`;

const positions = (keys: readonly string[]): Map<string, number> => new Map(keys.map((key, index) => [key, index]));
