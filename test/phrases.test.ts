// The grammar of the bulletin's phrases: each row has the numbers that were reported, a template of the sheet 文字 and the
// words that come of them.

import { describe, expect, test } from "vitest";
import {
  absence,
  EMPTY_DICTIONARY,
  formulaOfNumber,
  ledgerOf,
  monthly,
  namesOf,
  numberOfTag,
  plainIndicator,
  plainObservation,
  plainSheet,
  sourcesOfNumber,
  tagOfNumber,
  wordsOfNumber,
  bulletin,
  type Indicator,
  type NumberId,
  type Observation,
  type Period,
} from "../addin/analysis/index";

const OWN = "华容县";
const OTHERS = ["岳阳县", "湘阴县", "平江县", "汨罗市", "临湘市"];
const [REVENUE, TAX, SHARE, GDP, STOCK] = [
  "财政总收入",
  "税收收入",
  "税收占比",
  "地区生产总值",
  "各项存款余额",
] as const;

/** A figure of now and the one of the same time last year. */
type Pair = readonly [now: number, base?: number];

interface Given {
  readonly month?: number;
  readonly of?: string;
  readonly unit?: string;
  readonly best?: "low";
  readonly decimals?: number;
  /** Level and base, or part and whole of a share. */
  readonly own?: Pair;
  /** Growth in percent of the five others, over a base of 1000; of a share, the parts of a whole of 10000. */
  readonly others?: readonly number[];
  readonly city?: Pair;
  readonly lastMonth?: Pair;
  readonly othersLastMonth?: readonly number[];
  readonly lastYear?: Pair;
  readonly tax?: Pair;
  readonly nonTax?: Pair;
  readonly target?: number;
  readonly lastTarget?: number;
  readonly since?: number;
  readonly growth?: number;
}

function wordsOf(template: string, given: Given): string {
  const { month = 8, of = REVENUE, unit = "万元", decimals } = given;
  const now: Period = { year: 2017, month, span: of === STOCK ? "balance" : "yearToDate" };
  const seen: Observation[] = [];
  const put = (region: string, period: Period, pair: Pair | undefined, indicator: string = of): void => {
    if (pair === undefined) return;
    const [first, second] = of === SHARE && indicator === of ? [TAX, REVENUE] : [indicator, indicator];
    const at = { region, period, unit };
    seen.push(plainObservation(first, { ...at, figure: pair[0] }));
    if (pair[1] === undefined) return;
    if (first !== second) seen.push(plainObservation(second, { ...at, figure: pair[1] }));
    else seen.push(plainObservation(first, { ...at, figure: pair[1], measure: "base", against: "lastYear" }));
  };
  const pairOf = (rate: number): Pair => (of === SHARE ? [rate, 10_000] : [1000 + rate * 10, 1000]);
  const before = month === 1 ? { ...now, year: 2016, month: 12 } : { ...now, month: month - 1 };
  put(OWN, now, given.own);
  OTHERS.forEach((region, i) => {
    const [rate, earlier] = [given.others?.[i], given.othersLastMonth?.[i]];
    put(region, now, rate === undefined ? undefined : pairOf(rate));
    put(region, before, earlier === undefined ? undefined : pairOf(earlier));
  });
  put("岳阳市", now, given.city);
  put(OWN, before, given.lastMonth);
  put(OWN, { ...now, year: 2016 }, given.lastYear);
  put(OWN, now, given.tax, "增值税");
  put(OWN, now, given.nonTax, "罚没收入");
  const about = { region: OWN, period: now };
  if (given.since !== undefined)
    seen.push(plainObservation(of, { ...about, unit, figure: given.since, measure: "change", against: "yearStart" }));
  if (given.growth !== undefined)
    seen.push(
      plainObservation(of, { ...about, unit: "%", figure: given.growth, measure: "growth", against: "lastYear" }),
    );
  const named = (name: string, more: Partial<Indicator> = {}): Indicator => ({
    ...plainIndicator(name),
    unit,
    ...(given.best === undefined ? {} : { best: given.best }),
    ...(decimals === undefined ? {} : { decimals }),
    ...more,
  });
  const share = { unit: "%", decimals: 2, part: TAX, whole: REVENUE };
  const targetOf = (year: number, value: number | undefined) =>
    value === undefined
      ? []
      : [{ indicator: of, year, region: OWN, family: "小康考核", value, unit: of === SHARE ? "%" : unit }];
  const names = namesOf({
    ...EMPTY_DICTIONARY,
    indicators: [
      ...[REVENUE, TAX, STOCK, "增值税", "罚没收入"].map((name) => named(name)),
      named(SHARE, share),
      named(GDP, { growthRecomputable: false }),
    ],
    peers: { name: "六县（市）", members: [OWN, ...OTHERS], whole: "岳阳市", home: OWN },
    targets: [...targetOf(2017, given.target), ...targetOf(2016, given.lastTarget)],
    clauses: [{ sentence: 1, indicator: of, template: `{期间}${template}`, family: "" }],
  });
  const [said] = bulletin({ ledger: ledgerOf(seen), names, region: OWN, period: now });
  return said?.text === "" ? said.missing.map(({ text }) => text).join("；") : (said?.text ?? "");
}

describe("the phrases of the bulletin", () => {
  test.each<[template: string, given: Given, expected: string]>([
    // Periods
    ["{指标}{数值}", { own: [65300] }, "1—8月财政总收入6.53亿元。"],
    ["{指标}{数值}", { own: [6530], month: 1 }, "1月财政总收入6530万元。"],
    ["{指标}{数值}", { own: [6530], month: 2 }, "1—2月财政总收入6530万元。"],
    ["{指标}{数值}", { own: [9999], month: 12 }, "全年财政总收入9999万元。"],
    ["，{期间:通称}{数值}", { own: [10000], month: 3 }, "1—3月，一季度1.00亿元。"],
    ["，{期间:通称}{数值}", { own: [10000], month: 6 }, "1—6月，上半年1.00亿元。"],
    ["，{期间:通称}{数值}", { own: [10000], month: 9 }, "1—9月，前三季度1.00亿元。"],
    ["，{期间：通称}{数值}", { own: [10000], month: 12 }, "全年，全年1.00亿元。"],
    ["，{期间:不写}{数值}", { own: [10000] }, "1—8月，1.00亿元。"],
    ["{指标}{数值}", { own: [230.86], of: STOCK, unit: "亿元" }, "8月末各项存款余额230.86亿元。"],
    // Levels
    ["{数值}", { own: [0.18], unit: "亿元" }, "1—8月1800万元。"],
    ["{数值}", { own: [35975.15], unit: "平方米" }, "1—8月35975.15平方米。"],
    ["{数值}", { own: [41], unit: "个" }, "1—8月41个。"],
    // Changes of amounts: 渌口 2015, 常德 元至5月
    ["{增减}", { own: [67949, 61432] }, "1—8月同比增加6517万元。"],
    ["{增减}", { own: [12133, 12415] }, "1—8月同比减少282万元。"],
    ["{增减}，{增长}", { own: [37.78, 38.24], unit: "亿元" }, "1—8月同比减少4600万元，同比下降1.2%。"],
    ["{增减}", { own: [100, 100] }, "1—8月与上年同期持平。"],
    ["{增减}", { own: [100] }, "财政总收入增减额：未报"],
    // Growth
    ["{增长}", { own: [65300, 63275] }, "1—8月同比增长3.2%。"],
    ["{增长}", { own: [67949, 61432], decimals: 2 }, "1—8月同比增长10.61%。"],
    ["{增长}", { own: [12133, 12415], decimals: 2 }, "1—8月同比下降2.27%。"],
    ["{增长}", { own: [10004, 10000] }, "1—8月与上年同期持平。"],
    ["{增长}", { own: [9996, 10000] }, "1—8月与上年同期持平。"],
    ["{增长}", { own: [10005, 10000] }, "1—8月同比增长0.1%。"],
    ["{增长}", { own: [480, 100] }, "1—8月同比增长380.0%。"],
    ["{增长:倍}", { own: [480, 100] }, "1—8月同比增长3.8倍。"],
    ["{增长:倍}", { own: [200, 100] }, "1—8月同比增长1.0倍。"],
    ["{增长:倍}", { own: [199, 100] }, "1—8月同比增长99.0%。"],
    ["{增长:倍}", { own: [80, 100] }, "1—8月同比下降20.0%。"],
    ["{指标}{增长}", { of: GDP, own: [1], growth: 0.076 }, "1—8月地区生产总值同比增长7.6%。"],
    ["增速{增速}", { own: [979, 1000] }, "1—8月增速-2.1%。"],
    // No rate: zero and negative bases
    ["{指标}{增减情况}", { own: [125, 0] }, "1—8月财政总收入上年同期为零。"],
    ["{指标}{增减情况}", { own: [0, 0] }, "1—8月财政总收入与上年同期持平。"],
    ["{指标}{增减情况}", { own: [30, -40] }, "1—8月财政总收入由负转正，净增70万元。"],
    ["{指标}{增减情况}", { own: [-30, -40] }, "1—8月财政总收入减亏10万元。"],
    ["{指标}{增减情况}", { own: [-50, -40] }, "1—8月财政总收入增亏10万元。"],
    ["{指标}{增减情况}", { own: [-40, -40] }, "1—8月财政总收入与上年同期持平。"],
    ["{指标}{增减情况:倍}", { own: [480, 100] }, "1—8月财政总收入同比增长3.8倍。"],
    ["{指标}{增减情况}", { own: [480] }, "财政总收入增长：未报"],
    ["{指标}{增长}", { own: [125, 0] }, "财政总收入增长：基期为零"],
    // Growth beside an earlier report: 济源 «较1—7月回落0.3个百分点»
    ["{增速变化}", { own: [1037, 1000], lastMonth: [1040, 1000] }, "1—8月增速较1—7月回落0.3个百分点。"],
    ["{增速变化}", { own: [1053, 1000], lastMonth: [1040, 1000] }, "1—8月增速较1—7月加快1.3个百分点。"],
    ["{增速变化}", { own: [980, 1000], lastMonth: [968, 1000] }, "1—8月降幅较1—7月收窄1.2个百分点。"],
    ["{增速变化}", { own: [950, 1000], lastMonth: [968, 1000] }, "1—8月降幅较1—7月扩大1.8个百分点。"],
    ["{增速变化}", { own: [1010, 1000], lastMonth: [980, 1000] }, "1—8月较1—7月由降转增。"],
    ["{增速变化}", { own: [980, 1000], lastMonth: [1010, 1000] }, "1—8月较1—7月由增转降。"],
    ["{增速变化}", { own: [1010, 1000], lastMonth: [1000, 1000] }, "1—8月较1—7月由持平转为增长。"],
    ["{增速变化}", { own: [1000, 1000], lastMonth: [990, 1000] }, "1—8月较1—7月由下降转为持平。"],
    ["{增速变化}", { own: [1040, 1000], lastMonth: [520, 500] }, "1—8月增速与1—7月持平。"],
    ["{增速变化}", { own: [960, 1000], lastMonth: [480, 500] }, "1—8月降幅与1—7月持平。"],
    ["{增速变化:上年}", { own: [1037, 1000], lastYear: [1000, 757] }, "1—8月增速同比回落28.4个百分点。"],
    ["{增速变化:上年}", { own: [1037, 1000], lastYear: [1000, 1021] }, "1—8月同比由降转增。"],
    ["{增速变化}", { own: [103, 100], month: 1, lastMonth: [110, 100] }, "1月增速较上年全年回落7.0个百分点。"],
    ["{增速变化}", { own: [103, 100] }, "财政总收入增速变化：未报"],
    // Shares
    ["{指标}为{比重}", { of: SHARE, own: [40048, 65300] }, "1—8月税收占比为61.33%。"],
    [
      "{比重}，{比重变化}",
      { of: SHARE, own: [6133, 10000], lastYear: [6007, 10000] },
      "1—8月61.33%，同比提高1.26个百分点。",
    ],
    ["{比重变化}", { of: SHARE, own: [6133, 10000], lastYear: [6205, 10000] }, "1—8月同比下降0.72个百分点。"],
    ["{比重变化}", { of: SHARE, own: [6133, 10000], lastYear: [6133, 10000] }, "1—8月与上年同期持平。"],
    ["{比重变化:上月}", { of: SHARE, own: [7790, 10000], lastMonth: [6450, 10000] }, "1—8月较1—7月提高13.40个百分点。"],
    // Places
    ["居{组}{位次}", { own: [1089, 1000], others: [8.8, 6.5, 3.2, 5.6, 1.5] }, "1—8月居六县（市）首位。"],
    ["居{组}{位次}", { own: [1032, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月居六县（市）第5位。"],
    ["排名{倒数位次}", { own: [1032, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月排名倒数第二。"],
    ["居{倒数位次}", { own: [1010, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月居末位。"],
    ["居{倒数位次}", { own: [1070, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月居第3位。"],
    ["居{倒数位次}", { own: [1060, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月居倒数第三。"],
    ["居{位次}", { own: [1065, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月居并列第3位。"],
    ["居{倒数位次}", { own: [1015, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月居并列末位。"],
    ["居{位次}", { own: [1032, 1000], others: [8.8, 6.5, 8.9, 5.6] }, "1—8月居第5位（5/6已报）。"],
    ["{高于}", { own: [1032, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月仅高于临湘市。"],
    ["{高于}", { own: [1060, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月高于汨罗市、临湘市。"],
    ["{高于}", { own: [1001, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月居末位。"],
    ["{高于}", { own: [1099, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月居首位。"],
    ["居{位次}", { best: "low", own: [1001, 1000], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月居首位。"],
    ["总量居{位次:总量}", { own: [65300, 63275], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月总量居首位。"],
    ["总量居{倒数位次:总量}", { own: [1030, 500], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月总量居倒数第二。"],
    ["{高于:总量}", { own: [1030, 500], others: [8.8, 6.5, 8.9, 5.6, 1.5] }, "1—8月仅高于临湘市。"],
    [
      "{位次变化}",
      {
        own: [1032, 1000],
        lastMonth: [1001, 1000],
        others: [8.8, 6.5, 8.9, 5.6, 1.5],
        othersLastMonth: [8, 6, 8, 5, 1],
      },
      "1—8月较1—7月上升1位。",
    ],
    [
      "{位次变化}",
      {
        own: [1032, 1000],
        lastMonth: [1070, 1000],
        others: [8.8, 6.5, 8.9, 5.6, 1.5],
        othersLastMonth: [8, 6, 8, 5, 1],
      },
      "1—8月较1—7月下降2位。",
    ],
    [
      "{位次变化}",
      {
        own: [1032, 1000],
        lastMonth: [1020, 1000],
        others: [8.8, 6.5, 8.9, 5.6, 1.5],
        othersLastMonth: [8, 6, 8, 5, 1],
      },
      "1—8月与1—7月持平。",
    ],
    // Beside the mean of the whole
    ["增幅{与平均}", { own: [1199, 1000], city: [1110, 1000] }, "1—8月增幅高于全市平均8.9个百分点。"],
    ["增幅{与平均}", { own: [1032, 1000], city: [1053, 1000] }, "1—8月增幅低于全市平均2.1个百分点。"],
    ["增幅{与平均}", { own: [1053, 1000], city: [10530, 10000] }, "1—8月增幅与全市平均持平。"],
    ["{与平均}", { of: SHARE, own: [6133, 10000], city: [7000, 10000] }, "1—8月低于全市平均8.67个百分点。"],
    ["{与平均}", { own: [1032, 1000] }, "财政总收入平均水平：未报"],
    // Targets: 昭通 上半年 53.5%, 泉州 一季度 31.7%, 广州 1—4月 36.7%, 临洮 2月 16.18%
    [
      "占年度目标的{完成率:1}，{序时进度:1}",
      { own: [535], target: 1000, month: 6 },
      "1—6月占年度目标的53.5%，快于序时进度3.5个百分点。",
    ],
    ["{序时进度:1}", { own: [317], target: 1000, month: 3 }, "1—3月快于序时进度6.7个百分点。"],
    ["{序时进度:1}", { own: [367], target: 1000, month: 4 }, "1—4月快于序时进度3.4个百分点。"],
    ["{序时进度}", { own: [1618], target: 10000, month: 2 }, "1—2月慢于序时进度0.49个百分点。"],
    ["{序时进度}", { own: [500], target: 1000, month: 6 }, "1—6月与序时进度持平。"],
    ["{完成率}", { own: [23.95], target: 20, unit: "亿元" }, "1—8月119.75%。"],
    ["{完成情况}", { own: [23.95], target: 20, unit: "亿元" }, "1—8月超额完成19.75%。"],
    ["年度任务{完成情况:1}", { own: [615], target: 1000 }, "1—8月年度任务完成61.5%。"],
    ["年度任务{完成情况}", { own: [1000], target: 1000 }, "1—8月年度任务全面完成。"],
    ["{目标差距}", { own: [23.95], target: 20, unit: "亿元" }, "1—8月相比超过3.95亿元。"],
    [
      "{指标}为{比重}，与{目标类别}年度目标值{目标值}{目标差距}",
      { of: SHARE, own: [40048, 65300], target: 0.75 },
      "1—8月税收占比为61.33%，与小康考核年度目标值75.00%相差13.67个百分点。",
    ],
    ["{目标差距}", { of: SHARE, own: [7600, 10000], target: 0.75 }, "1—8月相比超过1.00个百分点。"],
    ["{目标差距}", { of: SHARE, own: [7500, 10000], target: 0.75 }, "1—8月持平。"],
    ["{同期进度:1}", { own: [700], target: 1000, lastYear: [556], lastTarget: 800 }, "1—8月快于上年同期0.5个百分点。"],
    ["{月均需完成}", { own: [65300], target: 98600 }, "1—8月后4个月月均需完成8325万元。"],
    ["{月均需完成}", { own: [99000], target: 98600 }, "1—8月已完成全年目标。"],
    ["{完成率}", { own: [65300] }, "财政总收入完成率：未设目标"],
    // Since the start of the year
    ["比年初{比年初}", { own: [230.86], since: 38.96, of: STOCK, unit: "亿元" }, "8月末比年初增加38.96亿元。"],
    ["比年初{比年初}", { own: [98.28], since: -9.94, of: STOCK, unit: "亿元" }, "8月末比年初减少9.94亿元。"],
    // What drove it
    [
      "{动因:增值税、罚没收入}",
      { own: [65300, 63275], tax: [12000, 11000], nonTax: [3000, 3500] },
      "1—8月增值税增加1000万元，拉动1.6个百分点，贡献率49.4%；罚没收入减少500万元，下拉0.8个百分点，贡献率-24.7%。",
    ],
    ["{动因:增值税}", { own: [65300, 63275] }, "财政总收入增长动因：未报"],
    ["{拉动:增值税}", { own: [12600, 12000], tax: [60000, 50000] }, "1—8月拉动增值税增长1.2个百分点。"],
    ["{拉动:增值税}", { own: [11800, 12000], tax: [60000, 50000] }, "1—8月下拉增值税0.4个百分点。"],
    ["贡献率{贡献率:增值税}", { own: [12600, 12000], tax: [52000, 50000] }, "1—8月贡献率30.0%。"],
    // What is none of ours
    ["{增长:番}", { own: [480, 100] }, "财政总收入{增长:番}：不适用"],
    ["{动因}", { own: [480, 100] }, "财政总收入{动因}：不适用"],
    ["{toString}", { own: [480, 100] }, "财政总收入{toString}：不适用"],
  ])("%s of %o", (template, given, expected) => {
    expect(wordsOf(template, given)).toBe(expected);
  });
});

describe("a number of a bulletin", () => {
  const id = (more: Partial<NumberId> = {}): NumberId => ({
    region: OWN,
    indicator: REVENUE,
    period: { year: 2017, month: 8, span: "yearToDate" },
    placeholder: "增长",
    family: "",
    ...more,
  });
  const month = (level: number) =>
    monthly({
      sheets: [plainSheet([["2017年1-8月财政总收入（万元）"], ["地区", "累计", "上年同期"], [OWN, level, 63275]])],
      dictionary: {
        ...EMPTY_DICTIONARY,
        indicators: [plainIndicator(REVENUE)],
        regions: [{ name: OWN, aliases: [] }],
        peers: { name: "一县", members: [OWN], home: OWN },
      },
    });

  test.each([
    id(),
    id({ placeholder: "动因:税收收入、非税收入", family: "小康考核" }),
    id({ indicator: "甲|乙 100%", region: "", period: { year: 2016, month: 12, span: "year" } }),
    id({ period: { year: 2017, month: 8, span: "balance" } }),
    id({ period: { year: 2017, month: 8, span: "month" } }),
  ])("is read back from its tag: %o", (one) => {
    expect(numberOfTag(tagOfNumber(one))).toEqual(one);
  });

  test.each([
    "",
    "CM",
    "CM|2017-8t|a|b|c|",
    "CM|2017-13t|a|b|c|",
    "CM|2017-08q|a|b|c|",
    "XX|2017-08t|a|b|c|",
    "CM|2017-08t|a|b|c",
  ])("is none of ours: %s", (tag) => {
    expect(numberOfTag(tag)).toBeNull();
  });

  test("has a tag that Word takes: of 64 characters at most", () => {
    const longest = id({
      indicator: "国有资源（资产）有偿使用收入",
      placeholder: "拉动:财政总收入",
      family: "小康考核",
    });
    expect(tagOfNumber(longest).length).toBeLessThanOrEqual(64);
  });

  test("has its words of today, which follow the ledger", () => {
    expect(wordsOfNumber(month(65300), id())).toBe("同比增长3.2%");
    expect(wordsOfNumber(month(62000), id())).toBe("同比下降2.0%");
    expect(wordsOfNumber(month(65300), id({ indicator: "没有的指标" }))).toEqual(absence("not reported"));
    expect(wordsOfNumber(month(65300), id({ placeholder: "没有的" }))).toEqual(absence("not applicable"));
  });

  test("leads to its cells, and says how it is worked out", () => {
    expect(sourcesOfNumber(month(65300), id()).map(({ cell }) => cell)).toEqual(["B3", "C3"]);
    expect(sourcesOfNumber(month(65300), id({ placeholder: "数值" })).map(({ cell }) => cell)).toEqual(["B3"]);
    expect(formulaOfNumber(month(65300), id())).toBe("（本期数－上年同期数）÷上年同期数");
  });
});
