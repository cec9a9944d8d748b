import { describe, expect, test } from "vitest";
import { absence, type Figure } from "../addin/analysis/model/figure";
import { growth } from "../addin/analysis/indicators/growth";
import { periodOnPeriod, yearOnYear } from "../addin/analysis/indicators/months";
import { competitionRanks, denseRanks } from "../addin/analysis/standing/rank";

const missing = absence("not reported");
const low = { best: "low" } as const;

describe("ranks agree with", () => {
  test("pandas (method min and dense, ascending and descending)", () => {
    const series: Figure[] = [1, 3, 4, 2, missing, 2, 1, 5, missing, 3];
    expect(competitionRanks(series, low)).toEqual([1, 5, 7, 3, missing, 3, 1, 8, missing, 5]);
    expect(denseRanks(series, low)).toEqual([1, 3, 4, 2, missing, 2, 1, 5, missing, 3]);
    expect(competitionRanks(series)).toEqual([7, 3, 2, 5, missing, 5, 7, 1, missing, 3]);
    expect(denseRanks(series)).toEqual([5, 3, 2, 4, missing, 4, 5, 1, missing, 3]);
  });

  test.each([
    [[100], [1], [1]],
    [
      [100, 100, 100],
      [1, 1, 1],
      [1, 1, 1],
    ],
    [
      [100, 300, 200],
      [1, 3, 2],
      [1, 3, 2],
    ],
    [
      [100, 200, 300, 200],
      [1, 2, 4, 2],
      [1, 2, 3, 2],
    ],
    [
      [100, 200, 300, 200, 100],
      [1, 3, 5, 3, 1],
      [1, 2, 3, 2, 1],
    ],
    [Array(30).fill(10), Array(30).fill(1), Array(30).fill(1)],
  ])("scipy rankdata of %j", (values: number[], min, dense) => {
    expect(competitionRanks(values, low)).toEqual(min);
    expect(denseRanks(values, low)).toEqual(dense);
  });

  test("dplyr min_rank and dense_rank, where NA and NaN take no place", () => {
    const none = absence("not a number");
    expect(competitionRanks([1, 2, missing, 1, 0, NaN], low)).toEqual([2, 4, missing, 2, 1, none]);
    expect(denseRanks([1, 2, missing, 1, 0, NaN], low)).toEqual([2, 3, missing, 2, 1, none]);
  });

  test("Excel on decimals, where the float sum 0.1 + 0.2 is 0.3", () => {
    expect(competitionRanks([0.3, 0.1 + 0.2, 0.4])).toEqual([2, 2, 1]);
  });
});

describe("rates agree with", () => {
  test("tsbox on 1 … 8 by quarter", () => {
    expect(growth(8, 7, { decimals: 4 })).toBe(0.142857);
    expect(growth(8, 4)).toBe(1);
  });

  test("dates and not rows, where pandas' pct_change shifts rows", () => {
    const gap = { "2016-01": 100, "2016-03": 120, "2017-01": 110, "2017-02": 130 };
    expect(yearOnYear(gap, { year: 2017, month: 2, span: "month" })).toBe(missing);
    expect(periodOnPeriod(gap, { year: 2016, month: 3, span: "month" })).toBe(missing);
    expect(yearOnYear(gap, { year: 2017, month: 1, span: "month" })).toBe(0.1);
  });

  test("nobody on a negative base: a loss that shrinks is no fall of 50%", () => {
    expect(growth(-2, -4)).toEqual({ absent: "loss narrowed" });
    expect(growth(3, -2)).toEqual({ absent: "loss to profit" });
  });
});
