import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  absence,
  cumulativeOf,
  driversOf,
  EMPTY_DICTIONARY,
  growth,
  growthDecomposition,
  growthToShare,
  isNumber,
  ledgerOf,
  monthly,
  namesOf,
  outlook,
  plainSheet,
  projection,
  projectionError,
  prospectOf,
  share,
  shareAfter,
  shareCaseOf,
  shareShift,
  spread,
  yearsToShare,
  type Figure,
  type Monthly,
} from "../addin/analysis/index";
import { plainIndicator } from "../addin/analysis/model/indicator";
import { rationalOf, roundRational } from "../addin/analysis/model/rational";
import { studentProbability, studentQuantile } from "../addin/analysis/standing/student";
import { county } from "./helpers/command";
import { monthOf, sheetsOf } from "./helpers/month";
import { SEEDS } from "./helpers/paths";

const amounts = fc.integer({ min: 1, max: 10_000_000 });
const pairs = fc.record({ current: amounts, base: amounts });

/** Hundredths of a percentage point, exactly. */
const units = (figure: Figure): bigint => roundRational(rationalOf(figure as number), 4).units;
const sumOf = (figures: readonly Figure[]): bigint => figures.map(units).reduce((sum, one) => sum + one, 0n);

describe("the decomposition of a growth", () => {
  const totalOf = (parts: readonly { current: number; base: number }[]) => ({
    current: parts.reduce((sum, { current }) => sum + current, 0),
    base: parts.reduce((sum, { base }) => sum + base, 0),
  });

  test("adds up as printed: contributions to the growth, rates to one", () => {
    fc.assert(
      fc.property(fc.array(pairs, { minLength: 1, maxLength: 12 }), (parts) => {
        const total = totalOf(parts);
        const found = growthDecomposition(total, parts, { decimals: 2 });
        expect(found.rest.change).toBe(0);
        expect(sumOf(found.parts.map(({ contribution }) => contribution))).toBe(
          units(growth(total.current, total.base, { decimals: 2 })),
        );
        const rates = found.parts.map(({ rate }) => rate);
        if (rates.every(isNumber)) expect(sumOf(rates)).toBe(10_000n);
      }),
    );
  });

  test("keeps every printed part within one last place of itself", () => {
    fc.assert(
      fc.property(fc.array(pairs, { minLength: 1, maxLength: 8 }), (parts) => {
        const total = totalOf(parts);
        const found = growthDecomposition(total, parts, { decimals: 2 }).parts;
        parts.forEach(({ current, base }, i) => {
          const itself = (current - base) / total.base;
          expect(Math.abs((found[i]?.contribution as number) - itself)).toBeLessThan(0.0001 + 1e-9);
        });
      }),
    );
  });

  test("tells what the parts named leave over, and takes no missing part for nothing", () => {
    const total = { current: 110, base: 100 };
    expect(growthDecomposition(total, [{ current: 64, base: 60 }], { decimals: 1 }).rest).toEqual({
      change: 6,
      growth: 0.15,
      contribution: 0.06,
      rate: 0.6,
    });
    const missing = { current: absence("not reported"), base: 60 };
    const found = growthDecomposition(total, [missing, { current: 50, base: 40 }], { decimals: 1 });
    expect(found.rest.change).toEqual(absence("not reported"));
    expect(found.parts.map(({ contribution }) => contribution)).toEqual([absence("not reported"), 0.1]);
  });

  test("gives no rate where the total does not change, and rates of a falling total that add up", () => {
    const still = growthDecomposition({ current: 100, base: 100 }, [{ current: 40, base: 50 }], { decimals: 1 });
    expect(still.parts[0]?.rate).toEqual(absence("total unchanged"));
    expect(still.total.growth).toBe(0);
    const falling = growthDecomposition(
      { current: 90, base: 100 },
      [
        { current: 48, base: 50 },
        { current: 42, base: 50 },
      ],
      { decimals: 1 },
    );
    expect(falling.parts.map(({ rate }) => rate)).toEqual([0.2, 0.8]);
  });
});

describe("the change of a share", () => {
  test("is the effect of the part and that of the rest, as printed", () => {
    fc.assert(
      fc.property(pairs, pairs, (part, rest) => {
        const whole = { current: part.current + rest.current, base: part.base + rest.base };
        const found = shareShift(part, whole, { decimals: 2 });
        expect(units(found.byPart) + units(found.byRest)).toBe(units(found.change));
        expect(Math.sign(found.byRest as number)).toBe(
          -Math.sign(found.byRest === 0 ? 0 : rest.current - rest.base) || 0,
        );
      }),
    );
  });

  test("is all the part's where the rest stands still", () => {
    const found = shareShift({ current: 70, base: 60 }, { current: 110, base: 100 });
    expect(found.byRest).toBe(0);
    expect(found.byPart).toBe(found.change);
  });
});

describe("the years until a share", () => {
  test("are the first after which the share is reached", () => {
    const rates = fc.integer({ min: -10, max: 40 }).map((percentage) => percentage / 100);
    fc.assert(
      fc.property(rates, rates, fc.integer({ min: 40, max: 95 }), (own, other, percentage) => {
        const target = percentage / 100;
        const years = yearsToShare(60, 100, own, other, target);
        const after = (n: number) => shareAfter(60, 100, own, other, n) as number;
        if (!isNumber(years)) expect(after(100)).toBeLessThan(target);
        else {
          expect(after(years)).toBeGreaterThanOrEqual(target);
          if (years > 0) expect(after(years - 1)).toBeLessThan(target);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("and the growth that so many years need answer each other", () => {
    for (const years of [1, 3, 10]) {
      const needed = growthToShare(40048, 65300, 0.03, 0.75, years, { decimals: 4 }) as number;
      expect(shareAfter(40048, 65300, needed + 1e-6, 0.03, years) as number).toBeGreaterThan(0.75);
      expect(shareAfter(40048, 65300, needed - 1e-6, 0.03, years) as number).toBeLessThan(0.75);
    }
  });

  test("have a reason where there is no answer", () => {
    expect(growthToShare(0, 100, 0.03, 0.75, 3)).toEqual(absence("zero base"));
    expect(growthToShare(60, 100, 0.03, 0.75, 0)).toEqual(absence("not applicable"));
    expect(growthToShare(120, 100, 0.03, 0.75, 2)).toEqual(absence("not applicable"));
    expect(shareAfter(60, 100, 0.1, 0.1, 2.5)).toEqual(absence("not applicable"));
    expect(yearsToShare(absence("not reported"), 100, 0.1, 0.1, 0.7)).toEqual(absence("not reported"));
    expect(yearsToShare(0, 0, 0.1, 0.1, 0.7)).toEqual(absence("zero base"));
  });
});

test("the robust measures hardly move for an outlier, the plain ones do", () => {
  const [without, outlying] = [spread([10, 11, 12, 13, 14]), spread([10, 11, 12, 13, 140])];
  expect([outlying.median, outlying.medianDeviation]).toEqual([without.median, without.medianDeviation]);
  expect(outlying.mean).not.toBe(without.mean);
  expect(spread([5]).deviation).toEqual(absence("not reported"));
});

describe("the outlook", () => {
  test.each([
    [0.9, 1, 3.0777],
    [0.95, 2, 2.92],
    [0.9, 5, 1.4759],
    [0.975, 5, 2.5706],
    [0.975, 10, 2.2281],
    [0.995, 30, 2.75],
  ])("stands on Student's t: %d of %d degrees is %d, as printed tables say", (probability, degrees, quantile) => {
    expect(studentQuantile(probability, degrees)).toBeCloseTo(quantile, 3);
    expect(studentProbability(quantile, degrees)).toBeCloseTo(probability, 4);
    expect(studentProbability(-quantile, degrees)).toBeCloseTo(1 - probability, 4);
  });

  test("is wider for a surer level and surer of a lower target", () => {
    const errors = [0.01, -0.02, 0.005, 0.015];
    const [narrow, wide] = [outlook(1000, errors, 990), outlook(1000, errors, 990, { level: 0.95 })];
    expect(wide.high as number).toBeGreaterThan(narrow.high as number);
    expect(wide.low as number).toBeLessThan(narrow.low as number);
    expect(outlook(1000, errors, 980).probability as number).toBeGreaterThan(narrow.probability as number);
    expect(narrow.expected).toBeCloseTo(1002.5, 9);
  });

  test("says nothing of errors that show no spread, and keeps the reason of what is missing", () => {
    expect(outlook(1000, [0.01, 0.01], 990).low).toEqual(absence("not applicable"));
    expect(outlook(absence("zero base"), [0.01, 0.02], 990).low).toEqual(absence("zero base"));
    expect(outlook(1000, [0.01, absence("not reported"), 0.02], absence("no target"))).toMatchObject({
      low: expect.any(Number) as number,
      probability: absence("no target"),
    });
  });

  test("takes as error what the year brought over what was projected", () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, amounts, (actual, before, lastYear, outturn) => {
        const projected = projection(actual, before, lastYear) as number;
        const expected = outturn / projected - 1;
        const error = projectionError(actual, before, lastYear, outturn) as number;
        // A projection far too low makes an error of thousands: as exact as floats are at that size.
        expect(Math.abs(error - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
      }),
    );
  });
});

describe("the analyses of a month", () => {
  let month: Monthly;
  beforeAll(async () => {
    const years = [2015, 2016, 2017].map((year) => `${SEEDS}/history/${year}.xlsx`);
    month = await monthOf(await sheetsOf(`${SEEDS}/2017-08/财政局.xlsx`), { history: await sheetsOf(...years) });
  });
  const here = () => ({ ledger: month.ledger, names: month.names, region: "华容" });

  test("take January from the month that its sheet is headed by, and end at the last month reported", () => {
    const indicator = plainIndicator("财政总收入");
    const year = (at: number) => cumulativeOf(month.ledger, { region: "华容县", indicator }, at);
    expect(year(2017)).toEqual([10600, 17248, 25977, 33575, 41121, 51490, 58371, 65300]);
    expect(year(2016)).toHaveLength(12);
    expect(year(2014)).toEqual([]);
  });

  test("give the speech's share, gap and ways", () => {
    expect(shareCaseOf(here(), "税收占财政总收入比重")).toMatchObject({
      now: 0.6133,
      gap: -0.1367,
      ways: { totalFixed: 8927, nonTaxFixed: 35708 },
      rest: { current: 25252, base: 24013 },
    });
  });

  test("look at the month asked for", () => {
    const july = driversOf({ ...here(), period: { year: 2017, month: 7 } }, "财政总收入", ["税收收入", "非税收入"]);
    expect(july?.total.current).toBe(58371);
    expect(july?.total.base).toBe(56612);
    expect(share(july?.parts[0]?.current ?? 0, 58371, { decimals: 2 })).toBe(0.6132);
  });

  test("back-test every month of last year in every county", () => {
    const found = prospectOf(here(), "财政总收入");
    expect(found?.backTests.map((one) => one.month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(
      found?.backTests.every(({ errors }) => errors.length === 6 && errors.every(({ error }) => isNumber(error))),
    ).toBe(true);
    expect(found?.target).toBe(98600);
  });

  test("take a figure in another unit for the same amount", () => {
    const sheets = [
      plainSheet([["2017年1-8月收入（亿元）"], ["项目", "累计", "上年同期"], ["财政总收入", 6.53, 6.3275]]),
    ];
    const dictionary = {
      ...EMPTY_DICTIONARY,
      indicators: [{ ...plainIndicator("财政总收入"), unit: "万元" }],
      peers: { name: "", members: [], home: "华容县" },
    };
    const found = driversOf({ ...monthly({ sheets, dictionary }), region: "华容县" }, "财政总收入", []);
    expect(found).toMatchObject({ unit: "万元", total: { current: 65300, base: 63275, change: 2025 } });
  });

  test("know nothing of what the ledger has never heard of", () => {
    const empty = { ledger: ledgerOf([]), names: namesOf(EMPTY_DICTIONARY), region: "华容县" };
    expect(driversOf(empty, "财政总收入", [])).toBeUndefined();
    expect(prospectOf(empty, "财政总收入")).toBeUndefined();
    expect(shareCaseOf(empty, "税收占比")).toBeUndefined();
  });
});

describe("the commands drivers, share and outlook", () => {
  test("print what they found", async () => {
    const { out } = await county(
      "drivers",
      "seeds/2017-08",
      "--indicator",
      "财政总收入",
      "--parts",
      "税收收入，非税收入",
    );
    expect(out.split("\n")).toEqual([
      "华容县财政总收入（2017年1—8月）",
      "项目            本期  上年同期  增速         拉动  贡献率",
      "财政总收入  6.53亿元  6.33亿元  3.2%  3.2个百分点  100.0%",
      "税收收入    4.00亿元  3.93亿元  2.0%  1.2个百分点   38.8%",
      "非税收入    2.53亿元  2.40亿元  5.2%  2.0个百分点   61.2%",
      "",
    ]);
    const files = ["seeds/2017-08", "--history", "seeds/history"];
    expect((await county("share", ...files, "--indicator", "税收占财政总收入比重")).out).toMatch(
      /其余不变需增 +3\.57亿元/,
    );
    expect((await county("outlook", ...files, "--indicator", "财政总收入", "--lang", "en")).out).toMatch(
      /probability +99\.6%/,
    );
  });

  test("say what is missing in the call", async () => {
    expect(await county("drivers", "seeds/2017-08")).toMatchObject({ status: 2, err: "需要 --indicator 指标名称。\n" });
    expect((await county("outlook", "seeds/2017-08", "--indicator", "无此指标")).err).toContain("没有“无此指标”的数据");
  });
});
