import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axesOf, cubeFrom, cubeOf } from "../addin/analysis/cube/build";
import { fieldOf, figureIn, type Axes, type Cube } from "../addin/analysis/cube/cube";
import { gapCube } from "../addin/analysis/cube/gap";
import { rankCube } from "../addin/analysis/cube/rank";
import { growthCube, shareCube } from "../addin/analysis/cube/ratios";
import { absence, REASONS, type Figure } from "../addin/analysis/model/figure";
import { growth } from "../addin/analysis/indicators/growth";
import { levelOf } from "../addin/analysis/indicators/ofLedger";
import { share } from "../addin/analysis/indicators/share";
import { plainIndicator, type Best } from "../addin/analysis/model/indicator";
import { ledgerOf } from "../addin/analysis/model/ledger";
import { plainObservation, type Observation } from "../addin/analysis/model/observation";
import { monthBefore, periodKey, yearBefore, type Period } from "../addin/analysis/model/period";
import { competitionRank } from "../addin/analysis/standing/rank";
import { targetGap } from "../addin/analysis/standing/target";

const august = (year: number): Period => ({ year, month: 8, span: "yearToDate" });

const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2_000, max: 200_000 }).map((n) => n / 100) },
  { weight: 3, arbitrary: fc.integer({ min: -20, max: 40 }).map((n) => n / 20) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1.005, 2.675, 0.1 + 0.2, 1e15 + 0.3, 123456789.123456) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
);
const figure: fc.Arbitrary<Figure> = fc.oneof(
  { weight: 12, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom(...REASONS).map(absence) },
);
const period = fc.record({
  year: fc.integer({ min: 2015, max: 2017 }),
  month: fc.integer({ min: 1, max: 3 }),
  span: fc.constantFrom("month" as const, "yearToDate" as const),
});
const nameOf = (period: Period): string => `${periodKey(period)} ${period.span}`;
const axes: fc.Arbitrary<Axes> = fc
  .record({
    regions: fc.integer({ min: 1, max: 40 }),
    indicators: fc.integer({ min: 1, max: 3 }),
    periods: fc.uniqueArray(period, { minLength: 1, maxLength: 6, selector: nameOf }),
  })
  .map(({ regions, indicators, periods }) => ({
    regions: Array.from({ length: regions }, (_, i) => `县${i}`),
    indicators: Array.from({ length: indicators }, (_, i) => ({ name: `指标${i}`, unit: "万元" })),
    periods,
  }));
const cube: fc.Arbitrary<Cube> = axes.chain((about) => {
  const size = about.regions.length * about.indicators.length * about.periods.length;
  return fc.array(figure, { minLength: size, maxLength: size }).map((figures) => {
    let next = 0;
    return cubeFrom(about, () => figures[next++] as Figure);
  });
});
const rounding = fc.record(
  { decimals: fc.integer({ min: 0, max: 3 }), rule: fc.constantFrom("halfUp" as const, "halfEven" as const) },
  { requiredKeys: [] },
);
const best = fc.constantFrom<Best>("high", "low");

/** Every field of a cube, with the names that it is about. */
const fields = (of: Cube): { name: string; period: Period; field: Figure[] }[] =>
  of.indicators.flatMap(({ name }) => of.periods.map((period) => ({ name, period, field: fieldOf(of, name, period) })));

/** Buffers of the right size, full of what a run before might have left. */
const used = (size: number) => ({ values: new Float64Array(size).fill(7), reasons: new Uint8Array(size).fill(3) });

describe("a cube gives what the functions give of each figure alone:", () => {
  const baseOf = (of: Cube, name: string, before: Period, region: number): Figure =>
    fieldOf(of, name, before)[region] ?? absence("not reported");

  test("growth over the year before, by period and never by place", () => {
    fc.assert(
      fc.property(cube, rounding, (of, options) => {
        const result = growthCube(of, { ...options, into: used(of.values.length) });
        for (const { name, period, field } of fields(of)) {
          expect(fieldOf(result, name, period)).toEqual(
            field.map((current, i) => growth(current, baseOf(of, name, yearBefore(period), i), options)),
          );
        }
      }),
    );
  });

  test("growth over the month before, which figures to date do not have", () => {
    fc.assert(
      fc.property(cube, rounding, (of, options) => {
        const result = growthCube(of, { ...options, months: 1 });
        for (const { name, period, field } of fields(of)) {
          expect(fieldOf(result, name, period)).toEqual(
            field.map((current, i) =>
              period.span === "yearToDate"
                ? absence("not applicable")
                : growth(current, baseOf(of, name, monthBefore(period), i), options),
            ),
          );
        }
      }),
    );
  });

  test("share of one indicator in another", () => {
    fc.assert(
      fc.property(cube, rounding, (of, options) => {
        const named = { name: "占比", part: "指标0", whole: "指标1" };
        const result = shareCube(of, [named], { ...options, into: used(of.regions.length * of.periods.length) });
        for (const period of of.periods) {
          const whole = fieldOf(of, named.whole, period);
          expect(fieldOf(result, named.name, period)).toEqual(
            fieldOf(of, named.part, period).map((part, i) =>
              whole.length === 0 ? absence("not reported") : share(part, whole[i] as Figure, options),
            ),
          );
        }
      }),
    );
  });

  test("competition rank of every field", () => {
    fc.assert(
      fc.property(cube, rounding, best, (of, options, end) => {
        const result = rankCube(of, { ...options, best: end }, { into: used(of.values.length) });
        for (const { name, period, field } of fields(of)) {
          expect(fieldOf(result, name, period)).toEqual(
            field.map((own) => competitionRank(own, field, { ...options, best: end })),
          );
        }
      }),
    );
  });

  test("gap to the target of its indicator", () => {
    fc.assert(
      fc.property(cube, fc.array(figure, { maxLength: 3 }), fc.array(best, { maxLength: 3 }), (of, targets, ends) => {
        const result = gapCube(of, targets, ends, { into: used(of.values.length) });
        for (const [i, { name }] of of.indicators.entries()) {
          const target = targets[i] ?? absence("no target");
          for (const period of of.periods) {
            expect(fieldOf(result, name, period)).toEqual(
              fieldOf(of, name, period).map((actual) => targetGap(actual, target, { best: ends[i] ?? "high" })),
            );
          }
        }
      }),
    );
  });
});

describe("ranks of large fields are those of each figure alone,", () => {
  const spread = (draw: (i: number) => Figure): Figure[] =>
    Array.from({ length: 300 }, (_, i) => (i % 23 === 0 ? absence("not applicable") : draw((i * 7919) % 1009)));

  test.each([
    ["amounts of very different sizes, losses among them", spread((n) => (n - 50) * 10 ** (n % 6))],
    ["fractions far apart", spread((n) => n ** 3 / 7)],
    ["figures that lie close, with one far off", spread((n) => (n === 7 ? -1e9 : 1e6 + n / 8))],
    ["rates that are mostly equal", spread((n) => (n % 4) / 8)],
    ["one figure for all", spread(() => 0.5)],
    ["none at all", spread(() => absence("not reported"))],
  ])("whether %s", (_, field) => {
    const of = cubeFrom(
      { regions: field.map((_, i) => `县${i}`), indicators: [{ name: "指标", unit: "" }], periods: [august(2017)] },
      (region) => field[region] as Figure,
    );
    for (const end of ["high", "low"] as const) {
      expect(fieldOf(rankCube(of, { best: end }), "指标", august(2017))).toEqual(
        field.map((own) => competitionRank(own, field, { best: end })),
      );
    }
  });
});

describe("a cube", () => {
  const two: Axes = {
    regions: ["华容县", "平江县"],
    indicators: [
      { name: "税收收入", unit: "万元" },
      { name: "财政总收入", unit: "亿元" },
      { name: "工业用电量", unit: "千瓦时" },
    ],
    periods: [august(2016), august(2017)],
  };

  test("keeps a missing value apart from 0, and every reason apart from every other", () => {
    const of = cubeFrom({ ...two, regions: [...REASONS] }, (region) => absence(REASONS[region] ?? "not reported"));
    expect(fieldOf(of, "税收收入", august(2017))).toEqual(REASONS.map(absence));
    expect(Number.isNaN(of.values[0])).toBe(true);
    expect(
      fieldOf(
        cubeFrom(two, () => 0),
        "税收收入",
        august(2017),
      ),
    ).toEqual([0, 0]);
    expect(
      fieldOf(
        cubeFrom(two, () => Infinity),
        "税收收入",
        august(2017),
      ),
    ).toEqual([absence("not a number"), absence("not a number")]);
  });

  test("takes numbers from arrays that are there already, and doubts what is not finite in them", () => {
    const of: Cube = {
      regions: ["华容县", "平江县", "湘阴县"],
      indicators: [{ name: "税收收入", unit: "万元" }],
      periods: [august(2016), august(2017)],
      values: Float64Array.of(100, 100, 100, NaN, Infinity, 110),
      reasons: new Uint8Array(6),
    };
    const doubtful = [absence("not a number"), absence("not a number")];
    expect(fieldOf(growthCube(of), "税收收入", august(2017))).toEqual([...doubtful, 0.1]);
    expect(fieldOf(rankCube(of), "税收收入", august(2017))).toEqual([...doubtful, 1]);
    expect(fieldOf(gapCube(of, [100]), "税收收入", august(2017))).toEqual([...doubtful, 10]);
  });

  test("knows nothing of what it is not about", () => {
    const of = cubeFrom(two, () => 1);
    const missing = absence("not reported");
    expect(figureIn(of, "湘阴县", "税收收入", august(2017))).toBe(missing);
    expect(figureIn(of, "华容县", "税收占比", august(2017))).toBe(missing);
    expect(figureIn(of, "华容县", "税收收入", { ...august(2017), span: "month" })).toBe(missing);
    expect(fieldOf(of, "税收占比", august(2017))).toEqual([]);
  });

  test("brings the whole of a share to the unit of its part, or says that it cannot", () => {
    const of = cubeFrom(
      two,
      (region, indicator) => [40048, region === 0 ? 6.53 : absence("joint months"), 1][indicator] as Figure,
    );
    const shares = [
      { name: "占比", part: "税收收入", whole: "财政总收入" },
      { name: "电耗", part: "税收收入", whole: "工业用电量" },
    ];
    const result = shareCube(of, shares, { decimals: 2 });
    expect(fieldOf(result, "占比", august(2017))).toEqual([0.6133, absence("joint months")]);
    expect(fieldOf(result, "电耗", august(2017))).toEqual([absence("basis changed"), absence("basis changed")]);
  });

  test("ranks each indicator at its own decimals and from its own end", () => {
    const of = cubeFrom(two, (region) => [8.36, 8.31][region] as number);
    const ranks = rankCube(of, [{ decimals: 1 }, { decimals: 0 }, { best: "low" }]);
    const places = two.indicators.map(({ name }) => fieldOf(ranks, name, august(2017)));
    expect(places).toEqual([
      [1, 2],
      [1, 1],
      [2, 1],
    ]);
  });

  test("lays a result into buffers of its size alone, and names its unit", () => {
    const of = cubeFrom(two, () => 1);
    const fitting = used(of.values.length);
    expect(growthCube(of, { into: fitting }).values).toBe(fitting.values);
    expect(growthCube(of, { into: used(3) }).values).toHaveLength(of.values.length);
    expect([growthCube(of), rankCube(of), gapCube(of, [])].map(({ indicators }) => indicators[0]?.unit)).toEqual([
      "%",
      "位",
      "万元",
    ]);
  });
});

describe("a cube of observations", () => {
  const observation = (change: Partial<Observation>): Observation =>
    plainObservation("财政总收入", { region: "华容县", period: august(2017), figure: 1, unit: "万元", ...change });

  test("holds the levels of a ledger, at every region, indicator and period", () => {
    const observations = fc.array(
      fc
        .record({
          region: fc.constantFrom("华容县", "平江县", "湘阴县"),
          indicator: fc.constantFrom("财政总收入", "税收收入"),
          period: fc.oneof(period, fc.constant(null)),
          measure: fc.constantFrom("actual" as const, "base" as const, "growth" as const),
          figure,
        })
        .map(observation),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(observations, (all) => {
        const of = cubeOf(all);
        const ledger = ledgerOf(all);
        for (const { name, period, field } of fields(of)) {
          const level = (region: string) => levelOf(ledger, { region, indicator: plainIndicator(name), period }).figure;
          expect(field).toEqual(of.regions.map(level));
        }
        const levels = all.filter((one) => one.measure === "actual" && one.period !== null);
        expect(new Set(of.regions)).toEqual(new Set(levels.map(({ region }) => region)));
        const order = of.periods.map(({ year, month }) => year * 12 + month);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });

  test("is in one unit for each indicator; what cannot be brought to it is on another basis", () => {
    const of = cubeOf([
      observation({ figure: absence("not a number"), unit: "" }),
      observation({ figure: 65300 }),
      observation({ region: "平江县", figure: 8.415, unit: "亿元" }),
      observation({ region: "湘阴县", figure: 12, unit: "亩" }),
    ]);
    expect(of.indicators).toEqual([{ name: "财政总收入", unit: "万元" }]);
    expect(fieldOf(of, "财政总收入", august(2017))).toEqual([65300, 84150, absence("basis changed")]);
  });

  test("leaves out what the axes that are given do not name", () => {
    const given: Axes = { ...axesOf([observation({})]), regions: ["平江县", "华容县"] };
    const of = cubeOf([observation({}), observation({ region: "岳阳县", figure: 3 })], given);
    expect(fieldOf(of, "财政总收入", august(2017))).toEqual([absence("not reported"), 1]);
  });
});
