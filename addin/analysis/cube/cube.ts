import { absence, isNumber, REASONS, type Figure, type Reason } from "../model/figure";
import type { Indicator } from "../model/indicator";
import { samePeriod, type Period } from "../model/period";

/** The axes of a cube. An indicator's amounts are all in one unit. */
export interface Axes {
  readonly regions: readonly string[];
  readonly indicators: readonly Pick<Indicator, "name" | "unit">[];
  readonly periods: readonly Period[];
}

/** Numbers and, beside each NaN, the code of the reason why there is none; the code of a number is 0. */
export interface Buffers {
  readonly values: Float64Array;
  readonly reasons: Uint8Array;
}

/**
 * Region × indicator × period (数据立方体): indicator by indicator, in each period by period, in each region by region,
 * so that the field of one indicator at one period lies together.
 */
export interface Cube extends Axes, Buffers {}

/** One for all indicators, or one for each in the order of the cube. */
export type PerIndicator<T> = T | readonly T[];

/** Buffers for the result to lie in, as those of a result before, never the cube's own; new ones where they do not fit. */
export interface Into {
  readonly into?: Buffers;
}

/** The value for one indicator, given for all of them or for each. */
export const ofIndicator = <T extends string | object>(given: PerIndicator<T>, indicator: number): T | undefined =>
  isList(given) ? given[indicator] : given;

const isList = <T>(given: PerIndicator<T>): given is readonly T[] => Array.isArray(given);

/** A cube that lies in the buffers given, whatever they hold, or in new ones. */
export function cubeWithin({ regions, indicators, periods }: Axes, into?: Buffers): Cube {
  const size = regions.length * indicators.length * periods.length;
  const fits = into?.values.length === size && into.reasons.length === size;
  const { values, reasons } = fits ? into : { values: new Float64Array(size), reasons: new Uint8Array(size) };
  return { regions, indicators, periods, values, reasons };
}

/** Position at which the field of an indicator at a period begins. */
export const fieldStart = ({ regions, periods }: Axes, indicator: number, period = 0): number =>
  (indicator * periods.length + period) * regions.length;

/** Position of a period in a cube; -1 where it has none such. */
export const periodAt = ({ periods }: Axes, sought: Period): number =>
  periods.findIndex((period) => samePeriod(period, sought));

/** The figure at a position of the buffers. */
export function read({ values, reasons }: Buffers, at: number): Figure {
  const code = reasons[at] as number;
  const reason = code === 0 ? undefined : REASONS[code - 1];
  return reason === undefined ? (values[at] as number) : absence(reason);
}

/** Puts a figure at a position of the buffers; what is no finite number is "not a number". */
export function write(to: Buffers, at: number, figure: Figure): void {
  if (!isNumber(figure)) writeCode(to, at, codeOf(figure.absent));
  else if (!Number.isFinite(figure)) writeCode(to, at, codeOf("not a number"));
  else {
    to.values[at] = figure;
    to.reasons[at] = 0;
  }
}

const CODES = new Map(REASONS.map((reason, index) => [reason, index + 1]));

/** The code of a reason: its place in `REASONS`, counted from 1. */
export const codeOf = (reason: Reason): number => CODES.get(reason) as number;

/** Puts an absence at a position of the buffers, by the code of its reason. */
export function writeCode({ values, reasons }: Buffers, at: number, code: number): void {
  values[at] = NaN;
  reasons[at] = code;
}

/**
 * The figure of a region, an indicator and a period; "not reported" of what the cube is not about.
 *
 * @example
 * figureIn(cubeOf(sample.ledger.observations), "华容县", "税收收入", august) // => 40048
 */
export function figureIn(cube: Cube, region: string, indicator: string, period: Period): Figure {
  return fieldOf(cube, indicator, period)[cube.regions.indexOf(region)] ?? absence("not reported");
}

/**
 * The figures of all regions for an indicator at a period, in the order of the cube's regions; none of what the cube is
 * not about.
 *
 * @example
 * fieldOf(cubeOf(sample.ledger.observations), "税收收入", august) // => [40048, 60000]
 */
export function fieldOf(cube: Cube, indicator: string, period: Period): Figure[] {
  const [at, month] = [cube.indicators.findIndex(({ name }) => name === indicator), periodAt(cube, period)];
  if (at === -1 || month === -1) return [];
  const start = fieldStart(cube, at, month);
  return cube.regions.map((_, region) => read(cube, start + region));
}
