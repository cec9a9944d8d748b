import fc from "fast-check";
import { absence, type Figure } from "../../addin/analysis/model/figure";
import { EMPTY_DICTIONARY, namesOf, plainIndicator, type Names } from "../../addin/analysis/model/indicator";
import { plainObservation, type Observation } from "../../addin/analysis/model/observation";
import type { Period } from "../../addin/analysis/model/period";
import { warehouseOf, type Warehouse } from "../../addin/analysis/warehousing";

export const REGIONS = ["甲县", "乙县", "丙县", "丁县", "戊'市", "全市"];

/** A dictionary of amounts, a share, a rate at constant prices, and one of which less is better. */
export const NAMES: Names = namesOf({
  ...EMPTY_DICTIONARY,
  indicators: [
    { ...plainIndicator("总收入"), unit: "万元" },
    { ...plainIndicator("税收"), unit: "万元", decimals: 2 },
    { ...plainIndicator("税收占比"), unit: "%", decimals: 2, part: "税收", whole: "总收入" },
    { ...plainIndicator("生产总值"), growthRecomputable: false },
    { ...plainIndicator("不良贷款"), best: "low" },
  ],
  peers: { name: "五县", members: [], whole: "全市" },
  targets: [
    ["总收入", "", "市考核", 120_000.5, "万元"],
    ["总收入", "乙县", "县定", 15, "亿元"],
    ["税收占比", "", "小康考核", 0.75125, ""],
    ["不良贷款", "", "市考核", 0, "万元"],
    ["税收", "", "市考核", -4, "万元"],
  ].map(([indicator, region, family, value, unit]) => ({
    ...{ indicator, region, family, value, unit, year: 2017 },
  })) as Names["dictionary"]["targets"],
});

const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2_000, max: 200_000 }).map((n) => n / 100) },
  { weight: 3, arbitrary: fc.integer({ min: -20, max: 40 }).map((n) => n / 20) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      0,
      -0,
      1.005,
      2.675,
      0.1 + 0.2,
      1e15 + 0.3,
      123456789.123456,
      2 ** 53 + 2,
      9.0071992547409e16,
    ),
  },
);
const figure: fc.Arbitrary<Figure> = fc.oneof(
  { weight: 12, arbitrary: number },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...(["not reported", "not applicable", "not a number"] as const)).map(absence),
  },
);
const period: fc.Arbitrary<Period> = fc.record({
  year: fc.integer({ min: 2015, max: 2017 }),
  month: fc.constantFrom(1, 2, 12),
  span: fc.constantFrom("month", "yearToDate", "balance", "year"),
});

/** Figures of a few counties with gaps, submitted bases, growths and shares, in several units and on two bases. */
export const anyFigures: fc.Arbitrary<Observation[]> = fc.array(
  fc
    .record({
      indicator: fc.constantFrom("总收入", "税收", "税收占比", "生产总值", "不良贷款", "别的"),
      region: fc.constantFrom(...REGIONS),
      period,
      kind: fc.constantFrom(...(["actual", "actual", "actual", "actual", "base", "growth", "share"] as const)),
      figure,
      unit: fc.constantFrom("万元", "万元", "万元", "亿元", "人"),
      basis: fc.constantFrom("", "", "", "新口径", "旧口径"),
    })
    .map(({ indicator, region, period, kind, figure, unit, basis }) => {
      const isRate = kind === "growth" || kind === "share";
      return plainObservation(indicator, {
        ...{ region, period, measure: kind, figure, basis, unit: isRate ? "%" : unit },
        against: kind === "growth" || kind === "base" ? "lastYear" : null,
      });
    }),
  { minLength: 1, maxLength: 250 },
);

export const warehouseFrom = (observations: readonly Observation[]): Warehouse => warehouseOf(observations, NAMES);
