import {
  absence,
  competitionRanks,
  cubeFrom,
  fieldOf,
  gapCube,
  growth,
  growthCube,
  isNumber,
  rankCube,
  share,
  shareCube,
  targetGap,
  yearBefore,
  type Axes,
  type Cube,
  type Figure,
  type Reason,
} from "county-monthly";
import type { Nation } from "./database";
import { nationFigure, nationTargets } from "./generate";

/** The views of the SQL, with the column of their figures and of what these are about. */
export const NATION_VIEWS = [
  { view: "growth_rates", figure: "growth_rate", about: "indicator_code", title: "同比增速" },
  { view: "share_rates", figure: "share_rate", about: "share_code", title: "税收占比" },
  { view: "competition_places", figure: "place", about: "indicator_code", title: "位次" },
  { view: "target_gaps", figure: "target_gap", about: "indicator_code", title: "与目标差距" },
] as const;

export const [PART, WHOLE] = ["税收收入", "财政总收入"];

/** Figures of the made-up nation as a cube. */
export const nationCube = (axes: Axes): Cube => cubeFrom(axes, nationFigure);

/** The results of the views as the module's cubes give them, in the same order. */
export const nationResults = (cube: Cube): Cube[] => [
  growthCube(cube, { decimals: 1 }),
  shareCube(cube, [{ name: "税收占比", part: PART, whole: WHOLE }], { decimals: 2 }),
  rankCube(cube, { decimals: 1 }),
  gapCube(cube, nationTargets),
];

export interface Agreement {
  readonly title: string;
  readonly compared: number;
  readonly differing: number;
}

/** All figures and reasons of the views against the cubes of the same data: how many differ. */
export async function cubeAgreement(nation: Nation, results: readonly Cube[]): Promise<Agreement[]> {
  const agreements: Agreement[] = [];
  for (const [i, { view, figure, about, title }] of NATION_VIEWS.entries()) {
    const result = results[i] as Cube;
    let [compared, differing] = [0, 0];
    for (const [code, { name }] of result.indicators.entries()) {
      const [numbers = [], reasons = []] = await nation.columns(
        `SELECT CAST(${figure} AS DOUBLE), reason FROM ${view} WHERE ${about} = ${code} ORDER BY month_number, region_code`,
      );
      const own = result.periods.flatMap((period) => fieldOf(result, name, period));
      compared += numbers.length;
      differing += Math.abs(numbers.length - own.length);
      own.forEach((expected, at) => {
        if (!same(expected, figureOf(numbers[at], reasons[at]))) differing++;
      });
    }
    agreements.push({ title, compared, differing });
  }
  return agreements;
}

/** Every so many fields of the cubes against the functions of the module, called figure by figure. */
export function functionAgreement(cube: Cube, results: readonly Cube[], every: number): Agreement[] {
  const fields = cube.indicators.flatMap(({ name }) => cube.periods.map((period) => ({ name, period })));
  const sample = fields.filter((_, i) => i % every === 0);
  const alone = sample.map(({ name, period }) => {
    const field = fieldOf(cube, name, period);
    const bases = fieldOf(cube, name, yearBefore(period));
    const wholes = fieldOf(cube, WHOLE, period);
    const target = nationTargets[cube.indicators.findIndex((one) => one.name === name)] ?? absence("no target");
    return [
      field.map((current, i) => growth(current, bases[i] ?? absence("not reported"), { decimals: 1 })),
      fieldOf(cube, PART, period).map((part, i) => share(part, wholes[i] as Figure, { decimals: 2 })),
      competitionRanks(field, { decimals: 1 }),
      field.map((actual) => targetGap(actual, target)),
    ];
  });
  return NATION_VIEWS.map(({ title }, i) => {
    const result = results[i] as Cube;
    const pairs = sample.flatMap(({ name, period }, at) => {
      const own = fieldOf(result, result.indicators.length === 1 ? "税收占比" : name, period);
      return own.map((figure, region) => same(figure, alone[at]?.[i]?.[region]));
    });
    return { title, compared: pairs.length, differing: pairs.filter((agrees) => !agrees).length };
  });
}

/** Reads a figure from a row of the SQL: a number, or null with a reason beside it. */
export const figureOf = (value: unknown, reason: unknown = "not reported"): Figure =>
  value == null ? absence(reason as Reason) : Number(value);

const same = (own: Figure, other: Figure | undefined): boolean =>
  other !== undefined && (isNumber(own) || isNumber(other) ? own === other : own.absent === other.absent);
