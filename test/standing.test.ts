import { describe, expect, test } from "vitest";
import { absence } from "../addin/analysis/model/figure";
import { leagueTable, standing } from "../addin/analysis/standing/league";
import { nextPlace } from "../addin/analysis/standing/nextPlace";
import { competitionRank, competitionRanks, denseRank, denseRanks, rankChange } from "../addin/analysis/standing/rank";
import { score } from "../addin/analysis/standing/score";
import {
  completion,
  pace,
  paceGap,
  projection,
  requiredGrowth,
  requiredMonthly,
  targetGap,
  taxToTarget,
} from "../addin/analysis/standing/target";
import { daysLeft, light } from "../addin/analysis/supervision/calendar";
import type { Period } from "../addin/analysis/model/period";

const missing = absence("not reported");
const month = (n: number): Period => ({ year: 2017, month: n, span: "yearToDate" });
const day = (m: number, d: number, year = 2017) => ({ year, month: m, day: d });

describe("ranks", () => {
  test("tie where the figures print the same", () => {
    expect(competitionRanks([4.9396, 4.8592, 4.8499], { decimals: 1 })).toEqual([1, 1, 3]);
    expect(competitionRanks([4.9396, 4.8592, 4.8499])).toEqual([1, 2, 3]);
    expect(competitionRanks([0.3, 0.1 + 0.2, 0.1])).toEqual([1, 1, 3]);
    expect(competitionRanks([0.35, 0.4], { decimals: 1, rule: "halfEven" })).toEqual([1, 1]);
    expect(denseRanks([0.25, 0.2, 0.1], { decimals: 1, rule: "halfEven" })).toEqual([1, 1, 2]);
  });

  test("leave out what has no number, and keep its reason", () => {
    expect(competitionRanks([missing, 5, NaN, 7])).toEqual([missing, 2, absence("not a number"), 1]);
    expect(competitionRank(NaN, [1])).toBe(absence("not a number"));
    expect(competitionRank(missing, [1])).toBe(missing);
    expect(competitionRanks([])).toEqual([]);
  });

  test("of figures whose units pass a number's range still tell them apart", () => {
    expect(competitionRanks([1e308, 1.5e308, -1.5e308], { decimals: 1 })).toEqual([2, 1, 3]);
  });

  test.each([
    ["few different units", 1, 1],
    ["many different units", 1000, 1],
    ["fractions", 1000, undefined],
  ])("of a large field (%s) are those of each figure alone", (_, scale, decimals) => {
    const field = Array.from({ length: 300 }, (_n, i) =>
      i % 17 === 0 ? missing : (((i * 7919) % 101) - 50) * scale + (i % 3 === 0 ? 0.04 : 0.125),
    );
    for (const best of ["high", "low"] as const) {
      const options = decimals === undefined ? { best } : { best, decimals };
      expect(competitionRanks(field, options)).toEqual(field.map((own) => competitionRank(own, field, options)));
      expect(denseRanks(field, options)).toEqual(field.map((own) => denseRank(own, field, options)));
    }
  });

  test("change upwards is positive", () => {
    expect([rankChange(5, 6), rankChange(6, 5), rankChange(missing, 5), rankChange(5, missing)]).toEqual([
      1,
      -1,
      missing,
      missing,
    ]);
  });
});

describe("a league table", () => {
  test("is sorted, with gaps between figures as printed", () => {
    expect(leagueTable(["甲", "乙", "丙", "丁"], [7.04, missing, 9.16, 7.01], { decimals: 1 })).toEqual([
      { name: "丙", place: 1, figure: 9.2, gapToLeader: 0, gapToNext: absence("already first") },
      { name: "甲", place: 2, figure: 7, gapToLeader: -2.2, gapToNext: -2.2 },
      { name: "丁", place: 2, figure: 7, gapToLeader: -2.2, gapToNext: -2.2 },
      { name: "乙", place: missing, figure: missing, gapToLeader: missing, gapToNext: missing },
    ]);
  });
  test("with the lowest best counts behind as negative too", () => {
    const [first, second] = leagueTable(["甲", "乙"], [0.9, 0.8], { best: "low" });
    expect([first?.name, second?.gapToLeader]).toEqual(["乙", -0.1]);
  });
  test("of nothing is empty, and a name without a figure is not reported", () => {
    expect(leagueTable([], [])).toEqual([]);
    expect(leagueTable(["甲"], [])[0]?.place).toBe(missing);
  });
});

describe("a standing", () => {
  const names = ["华容县", "湘阴县", "平江县", "岳阳县", "汨罗市", "临湘市"];
  test("says the place from both ends and who is below", () => {
    expect(standing("华容县", names, [61.33, 60.1, 70, 71, 72, 73])).toEqual({
      place: 5,
      tied: 0,
      fromBottom: 2,
      count: 6,
      of: 6,
      below: ["湘阴县"],
    });
  });
  test("counts ties and leaves out the units not reported", () => {
    expect(standing("华容县", names, [61.33, 61.3, missing, 71, 60, 73], { decimals: 1 })).toEqual({
      place: 3,
      tied: 1,
      fromBottom: 2,
      count: 5,
      of: 6,
      below: ["汨罗市"],
    });
  });
  test("of a name not in the field, or of no figure, is the reason", () => {
    expect(standing("君山区", names, [1, 2, 3, 4, 5, 6])).toBe(absence("not in the field"));
    expect(standing("平江县", names, [1, 2])).toBe(missing);
  });
});

describe("the next place", () => {
  test("asks for the smallest amount whose printed growth passes", () => {
    const extra = nextPlace(6.53, 6.33, [0.032, 0.041, 0.058], { decimals: 1 });
    expect(extra).toBe(0.07);
    const passes = (amount: number) => Math.round(((6.53 + amount) / 6.33 - 1) * 1000) / 1000 > 0.041;
    expect([passes(0.07), passes(0.06)]).toEqual([true, false]);
  });
  test("ignores the units level with it, and those without a number", () => {
    expect(nextPlace(103, 100, [0.03, 0.0304, missing], { decimals: 1 })).toBe(absence("already first"));
    expect(nextPlace(103, 100, [0.03, 0.05, 0.04], {})).toBe(1);
  });
  test("with the lowest best asks for less", () => {
    expect(nextPlace(103, 100, [0.03, 0.01], { best: "low" })).toBe(-2);
    expect(nextPlace(1030, 1000, [0.03, 0.01], { best: "low", decimals: 1 })).toBe(-21);
    expect(nextPlace(900, 1000, [-0.1, -0.08], { decimals: 1 })).toBe(21);
  });
  test("of a unit without a rate is the reason", () => {
    expect(nextPlace(5, 0, [0.1])).toBe(absence("zero base"));
    expect(nextPlace(missing, 5, [0.1])).toBe(missing);
  });
});

describe("targets", () => {
  test("are completed, missed and passed in the unit of the target", () => {
    expect(completion(23.95, 20, { decimals: 2 })).toBe(1.1975);
    expect(completion(1, 0)).toBe(absence("zero base"));
    expect([targetGap(23.95, 20), targetGap(0.6133, 0.75), targetGap(0.9, 0.84, { best: "low" })]).toEqual([
      3.95, -0.1367, -0.06,
    ]);
  });
  test("of a tax share that nothing can reach are not applicable", () => {
    expect(taxToTarget(4, 6, 1, "nonTaxFixed")).toBe(absence("not applicable"));
    expect(taxToTarget(4, 6, 0, "taxFixed")).toBe(absence("not applicable"));
    expect(taxToTarget(4, missing, 0.75)).toBe(missing);
    expect(taxToTarget(4, 6, 0.75)).toBe(0.5);
  });
  test("keep pace by months, rounded once", () => {
    expect(pace(month(8))).toBe(2 / 3);
    expect(pace(month(2), { decimals: 2 })).toBe(0.1667);
    expect(paceGap(1618, 10000, month(2), { decimals: 2 })).toBe(-0.0049);
    expect(paceGap(1618, 0, month(2))).toBe(absence("zero base"));
  });
  test("ask the remaining months for the rest, and December for nothing", () => {
    expect(requiredMonthly(600, 1000, month(9), { decimals: 2 })).toBe(133.33);
    expect(requiredMonthly(1100, 1000, month(10))).toBe(-50);
    expect(requiredMonthly(1, 2, month(12))).toBe(absence("year over"));
    expect(requiredGrowth(600, 580, 900, 1000, month(8))).toBe(0.25);
    expect(requiredGrowth(600, 900, 900, 1000, month(8))).toBe(absence("zero base"));
    expect(requiredGrowth(600, 580, 900, 1000, month(12))).toBe(absence("year over"));
  });
  test("are foreseen on last year's own profile", () => {
    expect(projection(6.53, 6.33, 9.1, { decimals: 2 })).toBe(9.39);
    expect(projection(6.53, 0, 9.1)).toBe(absence("zero base"));
  });
});

describe("a score", () => {
  test("is capped at its weight and never negative", () => {
    expect([score(0.9, 0.75, 8), score(-1, 0.75, 8), score(0.6133, 0.8, 8, { decimals: 2 })]).toEqual([8, 0, 6.13]);
  });
  test("of a negative indicator turns the ratio round", () => {
    const kind = "negative";
    expect([score(10, 12, 2, { kind }), score(0, 12, 2, { kind }), score(24, 12, 2, { kind })]).toEqual([2, 2, 1]);
    expect(score(1, -1, 2, { kind })).toBe(absence("negative base"));
  });
  test("of an interval falls in straight lines to its limits", () => {
    const options = { kind: "interval", upper: 6, limits: [1, 8] } as const;
    expect([0, 1, 2, 3, 6, 7, 9].map((n) => score(n, 3, 10, options))).toEqual([0, 0, 5, 10, 10, 5, 0]);
    expect(score(4, 3, 10, { kind: "interval" })).toBe(absence("not applicable"));
    expect(score(4, 3, 10, { ...options, limits: [3, 8] })).toBe(absence("not applicable"));
  });
});

describe("a light", () => {
  const [start, deadline] = [day(9, 1), day(9, 30)];
  test.each([
    ["green", 10, day(10, 5)],
    ["red", 9, day(10, 1)],
    ["yellow", 9.9, day(9, 30)],
    ["yellow", 3, day(9, 10)],
    ["green", 3, day(9, 9)],
    ["blue", 8, day(9, 23)],
    ["green", 8, day(9, 22)],
    ["green", 0, day(8, 20)],
  ] as const)("is %s with %f of 10 done on %o", (expected, done, asOf) => {
    expect(light(done, 10, start, deadline, asOf)).toBe(expected);
  });
  test("without a figure or a target is the reason", () => {
    expect(light(missing, 10, start, deadline, start)).toBe(missing);
    expect(light(1, absence("no target"), start, deadline, start)).toBe(absence("no target"));
    expect(light(1, -1, start, deadline, start)).toBe(absence("negative base"));
    expect(light(NaN, 1, start, deadline, start)).toBe(absence("not a number"));
  });
});

describe("days left", () => {
  const holidays = {
    years: [2017],
    days: [
      { day: day(9, 30), working: true },
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((d) => ({ day: day(10, d), working: false })),
    ],
  };
  test("are calendar days without a table, negative when overdue", () => {
    expect([daysLeft(day(12, 31), day(9, 28)), daysLeft(day(9, 28), day(10, 1))]).toEqual([94, -3]);
  });
  test("are working days by the table of 2017: Friday, the worked Saturday, then five days after the holidays", () => {
    expect(daysLeft(day(10, 15), day(9, 28), holidays)).toBe(7);
    expect(daysLeft(day(9, 28), day(10, 15), holidays)).toBe(-7);
    expect(daysLeft(day(10, 8), day(10, 1), holidays)).toBe(0);
    expect(daysLeft(day(9, 28), day(9, 28), holidays)).toBe(0);
  });
  test("beyond the years of the table are unknown", () => {
    expect(daysLeft(day(1, 5, 2018), day(12, 28), holidays)).toBe(absence("holidays unknown"));
  });
});
