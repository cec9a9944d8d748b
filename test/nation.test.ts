// What the SQL of notebook 5 says, the module says too: figure by figure, reason by reason.

import type { Cube, Period } from "county-monthly";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  cubeAgreement,
  functionAgreement,
  hundredths,
  NATION_TABLES,
  NATION_VIEWS,
  nationAxes,
  nationCube,
  nationFigure,
  nationResults,
  nationSettings,
  nationStatements,
  openNation,
  SOME_REGIONS,
  type Nation,
} from "../notebooks/nation/index";
import { hasPostgres, IN_POSTGRES, startPostgres, type Postgres } from "./helpers/postgres";

describe("the made-up nation", () => {
  test("is the same whenever it is made, and holds what is hard", () => {
    const { values, reasons } = nationCube(nationAxes(20));
    expect(Buffer.compare(Buffer.from(values.buffer), Buffer.from(nationCube(nationAxes(20)).values.buffer))).toBe(0);
    const part = (of: (value: number, at: number) => boolean) => values.filter(of).length / values.length;
    expect(part((_, at) => reasons[at] !== 0)).toBeCloseTo(0.02, 2);
    expect(part((value) => value === 0)).toBeCloseTo(0.005, 3);
    expect(part((value) => value < 0)).toBeCloseTo(0.005, 3);
    expect(nationFigure(7, 0, 119)).toBe(112561.71);
  });
});

describe(`in DuckDB, at ${SOME_REGIONS} counties,`, () => {
  let nation: Nation;
  beforeAll(async () => {
    nation = await openNation(SOME_REGIONS);
  });
  afterAll(() => nation.close());

  test("the SQL gives every figure and every reason that the cube gives, and the functions give one by one", async () => {
    const cube = nationCube(nation.axes);
    const results = nationResults(cube);
    const bySql = await cubeAgreement(nation, results);
    const byFunctions = functionAgreement(cube, results, 97);
    expect([...bySql, ...byFunctions].filter(({ differing }) => differing > 0)).toEqual([]);
    const all = cube.values.length;
    expect(bySql.map(({ compared }) => compared)).toEqual([all, all / cube.indicators.length, all, all]);
    expect(byFunctions.map(({ compared }) => compared > 10_000)).toEqual([true, true, true, true]);
  });
});

describe("a comparison", () => {
  test("finds each figure that differs, and each reason", async () => {
    const nation = await openNation(3);
    const cube = nationCube(nation.axes);
    const results = nationResults(cube);
    const [growths, , places, gaps] = results as [Cube, Cube, Cube, Cube];
    growths.values[200] = 0.5;
    gaps.reasons[gaps.reasons.findIndex((code) => code > 0)] = 2;
    places.reasons.fill(1);
    const differing = (await cubeAgreement(nation, results)).map((one) => one.differing);
    nation.close();
    expect(differing).toEqual([1, 0, cube.values.filter(Number.isFinite).length, 1]);
    expect(functionAgreement(cube, results, 1).map((one) => one.differing)).toEqual([1, 0, differing[2], 1]);
  });
});

describe.skipIf(!hasPostgres)(IN_POSTGRES, () => {
  const regions = 6;
  let postgres: Postgres;
  beforeAll(() => {
    postgres = startPostgres();
  });
  afterAll(() => postgres.stop());

  test("the same text gives the same figures and reasons as in DuckDB", async () => {
    const { periods, indicators } = nationAxes(regions);
    const first = periods[0] as Period;
    const rows = periods.flatMap((_, month) =>
      indicators.flatMap((_, indicator) =>
        Array.from({ length: regions }, (_, region) => {
          const amount = hundredths(nationFigure(region, indicator, month));
          const text = amount === null ? "\\N" : (amount / 100).toFixed(2);
          return [region, indicator, first.year * 12 + first.month - 1 + month, text].join("\t");
        }),
      ),
    );
    postgres.psql(
      [...NATION_TABLES, ...nationSettings(), `COPY figures FROM STDIN`].join(";\n") + `;\n${rows.join("\n")}\n\\.\n`,
    );
    postgres.psql(nationStatements().join(";\n"));
    const nation = await openNation(regions);
    for (const { view, figure, about } of NATION_VIEWS) {
      const lines = `SELECT region_code || ' ' || ${about} || ' ' || month_number || ' ' ||
        COALESCE(CAST(${figure} AS VARCHAR), reason) FROM ${view} ORDER BY ${about}, month_number, region_code`;
      const [expected = []] = await nation.columns(lines);
      expect(postgres.psql(lines).trimEnd().split("\n")).toEqual(expected);
      expect(expected.length).toBeGreaterThan(700);
    }
    nation.close();
  });
});
