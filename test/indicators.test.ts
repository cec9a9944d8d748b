import { describe, expect, test } from "vitest";
import { absence, type Reason } from "../addin/analysis/model/figure";
import { averageGrowth, twoYearAverage } from "../addin/analysis/indicators/average";
import { balancedRounding } from "../addin/analysis/indicators/balance";
import { comparableBase, growth, growths, sinceYearEnd } from "../addin/analysis/indicators/growth";
import { jointMonths, periodOnPeriod, singleMonths, yearOnYear, yearToDate } from "../addin/analysis/indicators/months";
import { contribution, contributionRate, impliedWhole, pointChange, share } from "../addin/analysis/indicators/share";

const missing = absence("not reported");

describe("growth", () => {
  test.each<[number, number, Reason]>([
    [10, 0, "zero base"],
    [-10, 0, "zero base"],
    [0, 0, "zero base"],
    [0, -4, "loss to profit"],
    [3, -2, "loss to profit"],
    [-2, -4, "loss narrowed"],
    [-4, -2, "loss widened"],
    [-4, -4, "loss unchanged"],
  ])("of %f over %f is the reason %s", (current, base, reason) => {
    expect(growth(current, base)).toBe(absence(reason));
    expect(growth(current, base, { decimals: 1 })).toBe(absence(reason));
  });

  test("below zero from a positive base is a plain rate under -100%", () => {
    expect(growth(-3, 2, { decimals: 1 })).toBe(-2.5);
  });

  test("keeps the absence of either side, the current one first", () => {
    expect(growth(missing, 0)).toBe(missing);
    expect(growth(1, absence("basis changed"))).toBe(absence("basis changed"));
    expect(growth(missing, absence("basis changed"))).toBe(missing);
  });

  test("unrounded is the number nearest to the rate of the decimals", () => {
    expect(growth(108.3, 100)).toBe(0.083);
    expect(growth(0.3, 0.1)).toBe(2);
    expect(growth(0.1 + 0.2, 0.1)).toBe(2);
    expect(growth(1 / 3, 0.1, { decimals: 30 })).toBeCloseTo(2.3333333, 6);
  });

  test("of what is no finite number is not a number, and one too large for a number likewise", () => {
    expect(growth(NaN, 1)).toBe(absence("not a number"));
    expect(growth(1, Infinity)).toBe(absence("not a number"));
    expect(growth(1e308, 1e-300)).toBe(absence("not a number"));
    expect(share(Infinity, 1)).toBe(absence("not a number"));
    expect(share(1e308, 1e-300)).toBe(absence("not a number"));
  });

  test("over ranges is the growth of each pair, and a figure without a base has none", () => {
    expect(growths([108.3, missing, 5, 1], [100, 1, 0], { decimals: 1 })).toEqual([
      0.083,
      missing,
      absence("zero base"),
      missing,
    ]);
    expect(growths([121], [100])).toEqual([0.21]);
  });
});

describe("average growth", () => {
  test("is rounded by exact powers", () => {
    expect(averageGrowth(109308, 194697, 5, { decimals: 2 })).toBe(0.1224);
    expect(averageGrowth(100, 100, 3, { decimals: 1 })).toBe(0);
    expect(averageGrowth(100, 0, 3, { decimals: 1 })).toBe(-1);
    expect(averageGrowth(4, 9, 1, { decimals: 0 })).toBe(1.25);
  });

  test("decides a tie of the root by the rule, on both sides of zero", () => {
    // 1.0125² and 0.9875² are exact: the roots are 1.25% and -1.25%.
    const [up, down] = [1.02515625, 0.97515625];
    expect(averageGrowth(1, up, 2, { decimals: 1 })).toBe(0.013);
    expect(averageGrowth(1, up, 2, { decimals: 1, rule: "halfEven" })).toBe(0.012);
    expect(averageGrowth(1, down, 2, { decimals: 1 })).toBe(-0.013);
    expect(averageGrowth(1, down, 2, { decimals: 1, rule: "halfEven" })).toBe(-0.012);
    expect(averageGrowth(1, up + 1e-14, 2, { decimals: 1, rule: "halfEven" })).toBe(0.013);
    expect(averageGrowth(1, down + 1e-14, 2, { decimals: 1 })).toBe(-0.012);
  });

  test("needs a positive start, an end that is no loss, and whole intervals", () => {
    expect(averageGrowth(-1, 5, 2)).toBe(absence("negative base"));
    expect(averageGrowth(1, -5, 2)).toBe(absence("not applicable"));
    expect([0, 1.5, -1, 1e9, NaN].map((n) => averageGrowth(1, 2, n))).toEqual(Array(5).fill(absence("not applicable")));
    expect(averageGrowth(1, 2, missing)).toBe(missing);
    expect(averageGrowth(0, 2, missing)).toBe(absence("zero base"));
  });

  test("of two years is that of NBS", () => {
    expect(twoYearAverage(0.351, -0.135, { decimals: 1 })).toBe(0.081);
    expect(twoYearAverage(0.455, 0, { decimals: 1 })).toBe(0.206);
    expect(twoYearAverage(-1, 0.2, { decimals: 1 })).toBe(-1);
    expect(twoYearAverage(-1.5, -1.5)).toBe(absence("negative base"));
    expect(twoYearAverage(missing, 0.2)).toBe(missing);
  });

  test("unrounded is a float", () => {
    expect(averageGrowth(2007, 2468, 5)).toBeCloseTo(0.0422, 4);
    expect(averageGrowth(100, 108.3, 1)).toBe(0.083);
    expect(twoYearAverage(0.21, 0)).toBeCloseTo(0.1, 12);
  });
});

describe("growth since the end of last year", () => {
  test("gives the start and the rate over it", () => {
    expect(sinceYearEnd(98.28, 9.94, { decimals: 2 })).toEqual({ start: 88.34, growth: 0.1125 });
  });
  test("keeps an absence in both", () => {
    expect(sinceYearEnd(missing, 9.94)).toEqual({ start: missing, growth: missing });
    expect(sinceYearEnd(5, 5)).toEqual({ start: 0, growth: absence("zero base") });
  });
});

test("a comparable base needs a growth above -100%", () => {
  expect(comparableBase(30161, 0.146, { decimals: 0 })).toBe(26318);
  expect(comparableBase(1, -2)).toBe(absence("negative base"));
});

describe("single months", () => {
  test("of cumulative figures without January leave 1—2月 joint", () => {
    expect(singleMonths([missing, 25, 45])).toEqual([absence("joint months"), absence("joint months"), 20]);
    expect(jointMonths([missing, 25, 45])).toEqual([{ from: 1, to: 2, figure: 25 }]);
  });

  test("around a gap keep the gap's own reason and leave the next month undefined", () => {
    expect(singleMonths([10, missing, 45, 60])).toEqual([10, missing, absence("month before missing"), 15]);
    expect(jointMonths([10, missing, 45, 60])).toEqual([{ from: 2, to: 3, figure: 35 }]);
    expect(singleMonths([missing, missing, 45])).toEqual([missing, missing, absence("month before missing")]);
  });

  test("are matched by month and not by place", () => {
    expect(singleMonths([45, 10, 25], [3, 1, 2])).toEqual([20, 10, 15]);
    expect(singleMonths([30, 60], [3, 6])).toEqual(Array(2).fill(absence("month before missing")));
    expect(singleMonths([1], [])).toEqual([absence("month before missing")]);
  });

  test("can be negative, and zero is a figure", () => {
    expect(singleMonths([0, 10.1, 10])).toEqual([0, 10.1, -0.1]);
  });

  test("missing from a year to date leave it missing until a joint stretch closes the gap", () => {
    expect(yearToDate([10, missing, 20])).toEqual([10, missing, missing]);
    expect(yearToDate([10, missing, missing, 5], [{ from: 2, to: 3, figure: 35 }])).toEqual([10, missing, 45, 50]);
  });
});

describe("comparison of a series", () => {
  const series = { "2016-12": 50, "2016-08": 100, "2017-01": 60, "2017-08": 108.3 };
  test("is by period, so that a missing month is missing", () => {
    expect(yearOnYear(series, { year: 2017, month: 8, span: "month" }, { decimals: 1 })).toBe(0.083);
    expect(yearOnYear(series, { year: 2017, month: 7, span: "month" })).toBe(missing);
    expect(yearOnYear(series, { year: 2017, month: 1, span: "month" })).toBe(missing);
    expect(periodOnPeriod(series, { year: 2017, month: 1, span: "balance" })).toBe(0.2);
    expect(periodOnPeriod(series, { year: 2017, month: 8, span: "month" })).toBe(missing);
  });
  test("with the month before is never made of cumulative or annual figures", () => {
    expect(periodOnPeriod(series, { year: 2017, month: 1, span: "year" })).toBe(absence("not applicable"));
  });
});

describe("shares", () => {
  test("of a whole that is none give the reason", () => {
    expect(share(1, 0)).toBe(absence("zero base"));
    expect(share(1, -2, { decimals: 1 })).toBe(absence("negative base"));
    expect(share(missing, 0)).toBe(missing);
    expect(share(1, 3)).toBe(1 / 3);
  });
  test("change by points", () => {
    expect(pointChange(0.4257, 0.4603, { decimals: 2 })).toBe(-0.0346);
    expect(pointChange(0.3, 0.1)).toBe(0.2);
  });
  test("of the growth are 平遥's contributions of 2017", () => {
    const rates = [-0.016, 0.08, 0.936];
    expect(rates.map((rate) => contribution(rate * 46, 0, 1000, { decimals: 1 }))).toEqual([-0.001, 0.004, 0.043]);
    expect(contribution(1, 0, -5)).toBe(absence("negative base"));
  });
});

describe("rate of contribution", () => {
  test("may be negative or above one", () => {
    expect(contributionRate(90, 100, 1005, 1000)).toBe(-2);
    expect(contributionRate(120, 100, 1005, 1000)).toBe(4);
    expect(contributionRate(90, 100, 980, 1000)).toBe(0.5);
    expect(contributionRate(5, 0, 10, 0, { decimals: 1 })).toBe(0.5);
  });
  test("of a total that hardly changes is no number at the printed decimals", () => {
    expect(contributionRate(130, 100, 1000.4, 1000, { decimals: 1 })).toBe(absence("total unchanged"));
    expect(contributionRate(130, 100, 1000.5, 1000, { decimals: 1 })).toBe(60);
    expect(contributionRate(130, 100, 1000.4, 1000)).toBe(75);
    expect(contributionRate(0, 0, 0, 0)).toBe(absence("total unchanged"));
    expect(contributionRate(1, 0, 5, -5)).toBe(absence("negative base"));
  });
});

describe("whole behind a printed share", () => {
  test("is between the ends that the print allows", () => {
    const amount = impliedWhole(885.5, 0.6, 0);
    expect(amount).toEqual({ low: 885.5 / 0.605, high: 885.5 / 0.595, nearest: 8855 / 6 });
    expect(impliedWhole(30, 0.5, 1)).toEqual({ low: 300000 / 5005, high: 300000 / 4995, nearest: 60 });
  });
  test("has no end where the share may be zero", () => {
    expect(impliedWhole(1, 0.004, 0)).toBe(absence("zero base"));
    expect(impliedWhole(1, -0.4, 0)).toBe(absence("negative base"));
    expect(impliedWhole(missing, 0.4, 0)).toBe(missing);
  });
});

describe("balanced rounding", () => {
  test("gives the parts of the accounting software's own example", () => {
    expect(balancedRounding([50.23, 5.24], 10, 2)).toEqual([5.02, 0.53]);
  });
  test("gives equal remainders to the larger amount, then to the earlier", () => {
    expect(balancedRounding([1.5, 2.5], 1, 0)).toEqual([1, 3]);
    expect(balancedRounding([2.5, 2.5, 2.5], 1, 0)).toEqual([3, 3, 2]);
    expect(balancedRounding([-2.5, 2.5], 1, 0)).toEqual([-2, 2]);
  });
  test("leaves absences where they are, and refuses a unit that is none", () => {
    expect(balancedRounding([missing, missing], 10, 0)).toEqual([missing, missing]);
    expect(balancedRounding([1], 0, 0)).toEqual([absence("not applicable")]);
    expect(balancedRounding([NaN, 12], 10, 0)).toEqual([absence("not a number"), 1]);
  });
});
