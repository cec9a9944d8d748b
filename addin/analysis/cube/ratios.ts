import type { Rounding } from "../model/rational";
import { quotient, roundedQuotient } from "../model/rounding";
import { absence, type Figure } from "../model/figure";
import { growth } from "../indicators/growth";
import { share } from "../indicators/share";
import type { Indicator } from "../model/indicator";
import type { Period } from "../model/period";
import { inUnit } from "../model/unit";
import { codeOf, cubeWithin, fieldStart, periodAt, read, write, writeCode, type Cube, type Into } from "./cube";

/**
 * Growth of every figure of a cube over that of so many months before (同比, 环比), as `growth` gives it.
 *
 * Periods are matched by year, month and span. A figure whose base the cube has no period for is "not reported"; one to
 * date over another month of the year is "not applicable".
 *
 * @param options `months` back to the base, 12 when left out; `decimals` counts places of the percentage
 *
 * @example
 * fieldOf(growthCube(cubeOf(sample.ledger.observations), { decimals: 1 }), "财政总收入", august) // => [0.032, 0.067]
 */
export function growthCube(
  cube: Cube,
  { months = 12, into, ...rounding }: Rounding & Into & { readonly months?: number } = {},
): Cube {
  const result = cubeWithin({ ...cube, indicators: cube.indicators.map(({ name }) => ({ name, unit: "%" })) }, into);
  const count = cube.regions.length;
  const rate = (current: Figure, base: Figure): Figure => growth(current, base, rounding);
  for (const [month, period] of cube.periods.entries()) {
    const base = periodAt(cube, monthsBefore(period, months));
    const ofOtherMonth = months % 12 !== 0 && (period.span === "yearToDate" || period.span === "year");
    for (let indicator = 0; indicator < cube.indicators.length; indicator++) {
      const at = fieldStart(cube, indicator, month);
      if (ofOtherMonth) put(result, at, count, () => absence("not applicable"));
      else if (base === -1) withoutBase(result, at, count, cube);
      else divide(result, at, count, cube, at, fieldStart(cube, indicator, base), 1, rounding, rate);
    }
  }
  return result;
}

const monthsBefore = (period: Period, months: number): Period => {
  const month = period.year * 12 + period.month - 1 - months;
  return { ...period, year: Math.floor(month / 12), month: month - Math.floor(month / 12) * 12 + 1 };
};

/** A share by name: the figure of `part` over that of `whole`, both names of indicators. */
export type NamedShare = Required<Pick<Indicator, "name" | "part" | "whole">>;

/**
 * Shares of indicators in others (比重) for every region and period of a cube, as `share` gives them.
 *
 * A whole in another unit is brought to that of its part, or is "basis changed". What the cube is not about is "not
 * reported".
 *
 * @param options `decimals` counts places of the percentage
 *
 * @example
 * fieldOf(shareCube(cubeOf(sample.ledger.observations), [{ name: "税收占比", part: "税收收入", whole: "财政总收入" }], { decimals: 2 }), "税收占比", august) // => [0.6133, 0.713]
 */
export function shareCube(
  cube: Cube,
  shares: readonly NamedShare[],
  { into, ...rounding }: Rounding & Into = {},
): Cube {
  const result = cubeWithin({ ...cube, indicators: shares.map(({ name }) => ({ name, unit: "%" })) }, into);
  const count = fieldStart(cube, 1);
  const ratio = (part: Figure, whole: Figure): Figure => share(part, whole, rounding);
  const block = (sought: string) => {
    const at = cube.indicators.findIndex(({ name }) => name === sought);
    return { start: at === -1 ? -1 : fieldStart(cube, at), unit: cube.indicators[at]?.unit ?? "" };
  };
  for (const [indicator, named] of shares.entries()) {
    const [part, whole] = [block(named.part), block(named.whole)];
    const at = fieldStart(result, indicator);
    if (part.start === -1 || whole.start === -1) put(result, at, count, () => absence("not reported"));
    else if (part.unit === whole.unit) divide(result, at, count, cube, part.start, whole.start, 0, rounding, ratio);
    else {
      const over = (i: number): Figure => inUnit(read(cube, whole.start + i), whole.unit, part.unit);
      put(result, at, count, (i) => ratio(read(cube, part.start + i), over(i)));
    }
  }
  return result;
}

function put(result: Cube, at: number, count: number, figure: (i: number) => Figure): void {
  for (let i = 0; i < count; i++) write(result, at + i, figure(i));
}

/** Marks figures without a base "not reported"; those without a number keep their own reason. */
function withoutBase(result: Cube, at: number, count: number, cube: Cube): void {
  const unknown = codeOf("not reported");
  for (let i = at; i < at + count; i++) writeCode(result, i, (cube.reasons[i] as number) || unknown);
}

/** A stretch of figures over another, less 0 or 1: by the kernel of `scalar` where both carry a ratio, else by `scalar`. */
function divide(
  result: Cube,
  at: number,
  count: number,
  cube: Cube,
  above: number,
  below: number,
  less: 0 | 1,
  { decimals, rule }: Rounding,
  scalar: (above: Figure, below: Figure) => Figure,
): void {
  const places = decimals === undefined ? -1 : decimals + 2;
  const { values } = cube;
  result.reasons.fill(0, at, at + count);
  for (let i = 0; i < count; i++) {
    const a = values[above + i] as number;
    const b = values[below + i] as number;
    const plain = b > 0 && a - a + b < Infinity;
    const ratio = !plain ? NaN : places === -1 ? quotient(a, b, less) : roundedQuotient(a, b, places, rule, less);
    if (ratio - ratio === 0) result.values[at + i] = ratio;
    else unplain(result, at + i, cube, above + i, below + i, scalar);
  }
}

/** Works out the ratios that the kernel gives up; apart from the loop, which stays small enough to be compiled as a whole. */
function unplain(
  result: Cube,
  at: number,
  { values, reasons }: Cube,
  above: number,
  below: number,
  scalar: (above: Figure, below: Figure) => Figure,
): void {
  const code = (reasons[above] as number) || (reasons[below] as number);
  if (code !== 0) writeCode(result, at, code);
  else write(result, at, scalar(values[above] as number, values[below] as number));
}
