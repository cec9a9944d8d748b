import {
  countQuery,
  isNumber,
  periodsQuery,
  periodWords,
  resultsOfQuery,
  type Figure,
  type Period,
  type Reason,
  type Warehouse,
  type WarehouseResult,
} from "../analysis";
import { WarehouseProblem, type Engine } from "./engine";

/** A figure that the database has otherwise than the module; null where one of them has none at all. */
export interface Difference {
  readonly definition: string;
  readonly indicator: string;
  readonly region: string;
  readonly period: string;
  readonly family: string;
  readonly expected: number | Reason | null;
  readonly found: number | Reason | null;
}

export interface Verified {
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** Figures that are compared with all that is made of them; of more, as many as the periods hold that are taken out of all. */
const FIGURES = 20_000;

/** Works out a sample of a warehouse with the module, and says what the database has otherwise. */
export async function verifyWarehouse(engine: Engine, warehouse: Warehouse): Promise<Verified> {
  try {
    return await compared(engine, warehouse);
  } catch (cause) {
    if (cause instanceof WarehouseProblem) throw cause;
    throw new WarehouseProblem(
      "数据库中没有可核对的数据，请先用 warehouse 载入。",
      "The database holds nothing to compare; load it with warehouse first.",
      { cause },
    );
  }
}

async function compared(engine: Engine, { rows, fields, resultsOf }: Warehouse): Promise<Verified> {
  const differences: Difference[] = [];
  const [[count] = []] = await engine.rows(countQuery());
  if (Number(count) !== rows.figures.length) {
    const about = { definition: "figures", indicator: "", region: "", period: "", family: "" };
    differences.push({ ...about, expected: rows.figures.length, found: Number(count) });
  }
  const codes = [...new Set(fields.map(({ periodCode }) => periodCode))].sort((one, other) => other - one);
  const every = Math.ceil(rows.figures.length / FIGURES);
  const sample = new Set(codes.filter((_, i) => i % every === 0));
  const expected = fields.filter(({ periodCode }) => sample.has(periodCode)).flatMap(resultsOf);
  differences.push(...differing(expected, await foundOf(engine, expected)));
  return { compared: expected.length, differences };
}

const periodKeyOf = ({ year, month, span }: Period): string => `${year}|${month}|${span}`;

/** The subject of a result, as a key. */
const keyOf = ({ definition, indicator, region, family, period }: WarehouseResult): string =>
  [definition, indicator, region, family, periodKeyOf(period)].join("|");

/** The results that a database has of the periods of those that are expected; it is asked by its own codes. */
async function foundOf(engine: Engine, expected: readonly WarehouseResult[]): Promise<Map<string, number | Reason>> {
  const asked = new Set(expected.map(({ period }) => periodKeyOf(period)));
  const periods = new Map(
    (await engine.rows(periodsQuery())).map((row) => [Number(row.at(-1)), row.slice(0, -1).join("|")]),
  );
  const codes = [...periods].filter(([, key]) => asked.has(key)).map(([code]) => code);
  if (codes.length === 0) return new Map();
  const rows = await engine.rows(resultsOfQuery(codes));
  return new Map(
    rows.map(([definition, indicator, region, family, code, value, reason]) => [
      [definition, indicator, region, family, periods.get(Number(code))].join("|"),
      value === null ? (String(reason) as Reason) : Number(value),
    ]),
  );
}

function differing(expected: readonly WarehouseResult[], found: Map<string, number | Reason>): Difference[] {
  const differences: Difference[] = [];
  for (const result of expected) {
    const { definition, indicator, region, period, family, figure } = result;
    const has = found.get(keyOf(result)) ?? null;
    found.delete(keyOf(result));
    if (isSame(figure, has)) continue;
    const about = { definition, indicator, region, period: periodWords(period, { year: true }), family };
    differences.push({ ...about, expected: isNumber(figure) ? figure : figure.absent, found: has });
  }
  for (const [key, has] of found) {
    const [definition = "", indicator = "", region = "", family = "", ...period] = key.split("|");
    differences.push({ definition, indicator, region, period: period.join(" "), family, expected: null, found: has });
  }
  return differences;
}

/** Equal, but for the last bits of a floating number, which stand far behind any place that is printed. */
const isSame = (figure: Figure, has: number | Reason | null): boolean =>
  isNumber(figure)
    ? typeof has === "number" && Math.abs(figure - has) <= 4 * Number.EPSILON * Math.abs(figure)
    : has === figure.absent;
