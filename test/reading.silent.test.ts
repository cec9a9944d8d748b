// Figures that were read wrongly without a word: of another month, of a part of a year, of no place at all.
import { beforeAll, describe, expect, test } from "vitest";
import { plainSheet, type CellValue, type Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, readOf, toldOf, type Case, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});
const holds = (...one: Case): void => holdsWith(dictionary, one);

const growths = (header: string, ...beside: readonly (readonly [string, CellValue, CellValue])[]): Rows => [
  ["华容县2017年1-8月工业经济运行情况"],
  ["指标", "累计（万元）", "增速（%）", header, ...beside.map(([one]) => one)],
  ["规模工业总产值", 652300, 8.8, 8.9, ...beside.map(([, one]) => one)],
  ["规模工业增加值", 165300, 7.6, 7.7, ...beside.map(([, , one]) => one)],
];
const GROWTH = "规模工业总产值|2017-8 yearToDate|growth";

describe("the growth of another time", () => {
  test.each<Case>([
    [
      "is no growth against last month, beside points against it",
      growths("上月增速（%）", ["比上月±（百分点）", -0.1, -0.1]),
      { C3: `华容县|${GROWTH}|0.088%` },
      ["unread-words D2"],
    ],
    ["is no growth of this year, however near to it", growths("上年同期增速（%）"), {}, ["unread-words D2"]],
    [
      "is no growth of this year where an amount stands beside it",
      growths("上年同期增幅%", ["同比增减额（万元）", 52759, 11675]),
      {},
      ["unread-words D2"],
    ],
    [
      "is this year's where the base beside it says so",
      [
        ["华容县2017年1-8月工业经济运行情况（万元）"],
        ["指标", "累计", "上年同期", "上年同期增长%"],
        ["规模工业总产值", 652300, 600000, 8.7],
        ["规模工业增加值", 165300, 154000, 7.3],
      ],
      { D3: `华容县|${GROWTH}|0.087%` },
      [],
    ],
  ])("%s", holds);
});

const jobs = (...rows: Rows): Rows => [
  ["2017年华容县城镇新增就业情况"],
  ...rows.slice(0, 1),
  ["乡镇", "目标任务（人）", "完成（人）", "完成率%"],
  ["章华镇", 800, 560, 70],
  ["三封寺镇", 300, 210, 70],
  ...rows.slice(1),
];
const DONE = "章华镇|城镇新增就业";
const WHOLE = { C4: `${DONE}|2017-12 year|actual|560人` };
const OPEN = { B4: `${DONE}|2017-12 year|target|800人`, C4: `${DONE}|?|actual|560人` };

describe("figures under a title of a year", () => {
  test.each<Case>([
    ["are of all of it", jobs([]), WHOLE, []],
    ["are of all of it where the table was sent later", jobs([], ["填报时间：2018年1月5日"]), WHOLE, []],
    ["are open where it was sent within it", jobs(["填报时间：2017年9月5日"]), OPEN, ["no-period A1"]],
    ["are open where its foot says so", jobs([], ["填报时间：2017年9月5日"]), OPEN, ["no-period A1"]],
    ["are open where a cell beside says so", jobs(["填报日期：", "2017-09-05"]), OPEN, ["no-period A1"]],
    ["are open where a signature says so", jobs([], ["华容县人社局"], ["2017年9月5日"]), OPEN, ["no-period A1"]],
    [
      "are of the months that a column names",
      [
        ["2017年华容县财政收入（万元）"],
        ["填报时间：2017年9月5日"],
        ["项目", "1-8月", "增长%"],
        ["财政总收入", 65300, 3.2],
      ],
      {
        B4: "华容县|财政总收入|2017-8 yearToDate|actual|65300万元",
        C4: "华容县|财政总收入|2017-8 yearToDate|growth|0.032%",
      },
      [],
    ],
  ])("%s", holds);
  test("are open where the file is named after a day of it", () => {
    const sheet = plainSheet(jobs([]), { file: "人社局20170905.xlsx" });
    expect(readOf(sheet, dictionary).get("C4")).toBe(OPEN.C4);
    expect(toldOf(sheet, dictionary)).toEqual(["no-period A1"]);
  });
});

/** Growth of four indicators, by place and by the gaps between them. */
const gaps = (retail: number, ...header: readonly string[]): Rows => [
  ["2017年1-8月主要经济指标增速对比（%）"],
  ["指标", ...header],
  ["固定资产投资", 13.1, 12.8, 0.3, 14.2],
  ["社会消费品零售总额", 10.4, 10.6, retail, 10.8],
  ["财政总收入", 3.2, 6.1, -2.9, 8.8],
  ["税收收入", 5.4, 8.2, -2.8, 9.8],
];
const RETAIL = "社会消费品零售总额|2017-8 yearToDate";
const gapIs = (words: string, gap: number) => ({
  D4: `华容县|${RETAIL.replace("|", `/${words}|`)}|change|${gap}个百分点`,
  E4: `平江县|${RETAIL}|growth|0.108%`,
});

describe("a gap among counties", () => {
  test.each<Case>([
    ["is no county", gaps(-0.2, "华容县", "全市", "与全市比", "平江县"), gapIs("与全市比", -0.002), []],
    [
      "is told where it is wrong",
      gaps(0.2, "华容县", "全市", "高于全市", "平江县"),
      gapIs("高于全市", 0.002),
      ["change-mismatch D4"],
    ],
    [
      "is of none that it is held against",
      gaps(-0.2, "华容县", "汨罗市", "与汨罗市相比", "平江县"),
      gapIs("与汨罗市相比", -0.002),
      [],
    ],
    [
      "is asked about behind several",
      gaps(-0.2, "华容县", "汨罗市", "比全省±", "平江县"),
      { E4: gapIs("", 0).E4 },
      ["two-readings D2"],
    ],
    [
      "is no county in a row",
      [
        ["2017年1-8月主要经济指标增速（%）"],
        ["地区", "固定资产投资", "税收收入", "财政总收入"],
        ["华容县", 13.1, 5.4, 3.2],
        ["全市", 12.8, 8.2, 8.2],
        ["与全市比", 0.3, -2.8, -5],
      ],
      {},
      ["unread-words A5"],
    ],
  ])("%s", holds);
});

const twoMonths = (growth: number, ...more: readonly CellValue[]): Rows => [
  ["华容县2017年7月、8月财政收入对比表（万元）"],
  ["项目", "7月", "8月", ...(more.length > 0 ? ["合计"] : ["环比%"])],
  ["财政总收入", 8200, 9300, ...(more.length > 0 ? [17500] : [13.4])],
  ["税收收入", 5100, 5800, ...(more.length > 0 ? more : [growth])],
];

describe("two months of a title", () => {
  test.each<Case>([
    [
      "are those of the columns, and a change is of the later",
      twoMonths(13.7),
      {
        B3: "华容县|财政总收入|2017-7 month|actual|8200万元",
        C3: "华容县|财政总收入|2017-8 month|actual|9300万元",
        D3: "华容县|财政总收入|2017-8 month|growth lastMonth|0.134%",
      },
      [],
    ],
    ["show a wrong change", twoMonths(31.7), {}, ["growth-mismatch D4"]],
    [
      "have no total that is to date",
      twoMonths(0, 10900),
      { D3: "华容县|财政总收入|?|actual|17500万元" },
      ["no-period A1"],
    ],
    [
      "say nothing of columns that name neither",
      [["华容县2017年7月、8月财政收入（万元）"], ["项目", "完成数"], ["财政总收入", 9300]],
      { B3: "华容县|财政总收入|?|actual|9300万元" },
      ["no-period A1"],
    ],
  ])("%s", holds);
});

const TOWNS = ["章华镇", "三封寺镇", "治河渡镇", "北景港镇", "鲇鱼须镇", "插旗镇", "注滋口镇"];
const pensions = (...places: readonly number[]): Rows => [
  ["华容县2017年1-8月城乡居民养老保险征缴情况"],
  ["乡镇", "参保率%", "征缴金额（万元）", "排名"],
  ...[90, 95, 87.5, 97, 89, 84.2, 86.4].map((rate, index) => [
    TOWNS[index] ?? "",
    rate,
    [288, 114, 70, 90, 89, 64, 95][index] ?? null,
    places[index] ?? null,
  ]),
];
const COUNTIES = ["平江县", "汨罗市", "华容县", "岳阳县", "临湘市", "湘阴县"];
const inFront = (places: readonly number[]): Rows => [
  ["2017年1-8月各县市区排名"],
  ["名次", "县市区", "税收占比（%）", "财政总收入增速（%）"],
  ...[8.8, 8.1, 7.6, 7.2, 7, 6.9].map((rate, index) => [
    places[index] ?? null,
    COUNTIES[index] ?? "",
    [70, 66, 75, 73, 79, 61][index] ?? null,
    rate,
  ]),
];
const FIRST = "2017-8 yearToDate|rank";

describe("a place without a name", () => {
  test.each<Case>([
    ["is of the column whose order it is", pensions(3, 2, 5, 1, 4, 7, 6), { D3: `章华镇|参保率|${FIRST}|3` }, []],
    [
      "is so where two are wrong, which are told",
      pensions(4, 2, 5, 1, 3, 7, 6),
      { D3: `章华镇|参保率|${FIRST}|4` },
      ["rank-mismatch D3"],
    ],
    [
      "in front of the names is of a column behind them",
      inFront([1, 2, 3, 4, 5, 6]),
      { A3: `平江县|财政总收入|${FIRST}|1` },
      [],
    ],
    [
      "in front of the names is told where it is wrong",
      inFront([1, 2, 4, 3, 5, 6]),
      { A5: `华容县|财政总收入|${FIRST}|4` },
      ["rank-mismatch A5"],
    ],
    [
      "in front of two tables is of each one's own",
      [
        ["2017年1-8月各县市区排名"],
        ["名次", "县市区", "财政总收入增速（%）", "名次", "县市区", "税收占比（%）"],
        ...COUNTIES.map((county, index) => [index + 1, county, 9 - index, index + 1, county, 75 - index]),
      ],
      { A3: `平江县|财政总收入|${FIRST}|1`, D3: `平江县|税收占财政总收入比重|${FIRST}|1` },
      [],
    ],
  ])("%s", holds);
});

const parts = (second: number): Rows => [
  ["华容县2017年1-8月财政支出情况（万元）"],
  ["项目", "累计支出"],
  ["教育支出", 56200],
  ["其中：基本支出", 41200],
  ["　　　项目支出", 15000],
  ["科学技术支出", 45200],
  ["其中：基本支出", second],
  ["　　　项目支出", 15000],
];

describe("a name that comes under several others", () => {
  test.each<Case>([
    [
      "is of each of them",
      parts(30200),
      {
        B4: "华容县|基本支出/教育支出|2017-8 yearToDate|actual|41200万元",
        B7: "华容县|基本支出/科学技术支出|2017-8 yearToDate|actual|30200万元",
      },
      [],
    ],
    ["is one where its figures are", parts(30200), { B5: "华容县|项目支出|2017-8 yearToDate|actual|15000万元" }, []],
  ])("%s", holds);
});

const FUNDS = "2017年8月社会保险基金收支情况表（万元）";
const funds = (...rates: readonly CellValue[]): Rows => [
  [FUNDS],
  ["险种", "收入预算", "本年收入", "支出预算", "本年支出", "期末结余", "执行率%"],
  ["企业职工养老", 23000, 15800, 21000, 14600, 9800, rates[0] ?? null],
  ["城乡居民养老", 9000, 6100, 8200, 5330, 7300, rates[1] ?? null],
  ["职工医保", 12000, 8210, 11000, 7100, 5200, rates[2] ?? null],
];
const RATE = "2017-8 yearToDate|completion";
const budgets = (income: string, done: string): Rows => [
  [FUNDS],
  ["险种", income, done, "完成率%", "累计支出"],
  ["企业职工养老", 23000, 15800, 68.7, 14600],
  ["城乡居民养老", 9000, 6100, 67.8, 5330],
];

describe("a completion behind several targets", () => {
  test.each<Case>([
    ["is of that which its figures are of", funds(69.5, 65, 64.5), { G3: `|企业职工养老/支出预算|${RATE}|0.695%` }, []],
    ["is so where it is printed without places", funds(70, 65, 65), { G3: `|企业职工养老/支出预算|${RATE}|0.7%` }, []],
    ["is of the first where it is that one's", funds(68.7, 67.8, 68.4), { G3: `|企业职工养老|${RATE}|0.687%` }, []],
    ["is asked about where it is of none", funds(79.5, 55, 44.5), {}, ["two-readings G2"]],
  ])("%s", holds);
});

describe("a budget that is named before its side", () => {
  test.each<Case>([
    [
      "is a target beside what came in",
      budgets("预算收入", "累计收入"),
      { B3: "|企业职工养老|2017-8 year|target|23000万元" },
      [],
    ],
    [
      "is one beside that of the year",
      budgets("预算收入", "本年收入"),
      { B3: "|企业职工养老/收入|2017-8 year|target|23000万元" },
      [],
    ],
    [
      "is a name over what came in",
      [["华容县2017年1-8月财政收支（万元）"], ["项目", "累计"], ["预算收入", 65300], ["预算支出", 154600]],
      { B3: "华容县|预算收入|2017-8 yearToDate|actual|65300万元" },
      [],
    ],
  ])("%s", holds);
});

describe("a rate behind a figure that says little", () => {
  test.each<Case>([
    [
      "is of the total and of no part of it",
      [
        ["2017年1-8月集中支付情况（万元）"],
        ["乡镇", "授权支付", "直接支付", "合计", "增幅%"],
        ["章华镇", 12300, 45200, 57500, 3.1],
        ["三封寺镇", 15300, 52100, 67400, 4.2],
      ],
      { E3: "章华镇|集中支付|2017-8 yearToDate|growth|0.031%" },
      [],
    ],
    [
      "reaches as far as that, and a stock stands at the end of the month",
      [
        ["华容县2017年8月市场主体发展情况"],
        ["类型", "累计新增（户）", "注册资本（亿元）", "同比增长%", "纳税（万元）", "增长%"],
        ["企业", 480, 82.1, 18.2, 310, 2.1],
        ["个体工商户", 2200, 21.3, 10.2, 520, 4.2],
      ],
      {
        C3: "华容县|企业/注册资本|2017-8 balance|actual|82.1亿元",
        D3: "华容县|企业/注册资本|2017-8 balance|growth|0.182%",
        E3: "华容县|企业/纳税|2017-8 month|actual|310万元",
        F3: "华容县|企业/纳税|2017-8 month|growth|0.021%",
      },
      [],
    ],
    [
      "is of the mean that stands before it",
      [
        ["2017年8月华容县环境空气质量（微克/立方米）"],
        ["项目", "8月", "变化幅度%", "1-8月均值", "变化幅度%"],
        ["细颗粒物", 28, -9.7, 42, -8.7],
        ["可吸入颗粒物", 52, -5.5, 71, -6.6],
      ],
      { C3: "华容县|细颗粒物|2017-8 month|growth|-0.097%", E3: "华容县|细颗粒物|2017-8 yearToDate|growth|-0.087%" },
      ["no-unit A1"],
    ],
  ])("%s", holds);
});

describe("what stands behind a figure of the whole", () => {
  test.each<Case>([
    [
      "is of the table's own place, where it is a gap or a place",
      [
        ["2017年1-8月华容县主要指标与全市对比"],
        ["指标", "总量（亿元）", "增速（%）", "全市增速（%）", "差距（百分点）", "全市位次"],
        ["固定资产投资", 152.3, 13.1, 12.8, 0.3, 3],
        ["财政总收入", 6.53, 3.2, 6.1, -2.9, 5],
      ],
      {
        C3: "|固定资产投资|2017-8 yearToDate|growth|0.131%",
        D3: "岳阳市|固定资产投资|2017-8 yearToDate|growth|0.128%",
        E3: "|固定资产投资/差距|2017-8 yearToDate|actual|0.003个百分点",
        F3: "|固定资产投资|2017-8 yearToDate|rank|3",
      },
      [],
    ],
    [
      "is of the whole where the table has no other",
      [["2017年1-8月岳阳市指标（%）"], ["指标", "全市增速", "全省位次"], ["固定资产投资", 12.8, 3]],
      { C3: "岳阳市|固定资产投资|2017-8 yearToDate|rank|3" },
      [],
    ],
  ])("%s", holds);
});

const plans = (done: number): Rows => [
  ["华容县2017年8月用款计划执行情况（万元）"],
  ["单位", "8月计划", "8月实际", "执行率%", "1-8月计划", "1-8月实际", "执行率%"],
  ["教育局", 6500, 6200, 95.4, 57000, 56200, 98.6],
  ["卫健局", 4100, 4000, 97.6, 33500, 33100, done],
];

describe("a plan of a part of the year", () => {
  test.each<Case>([
    [
      "is none of the year",
      plans(98.8),
      {
        B3: "华容县|教育局|2017-8 month|target|6500万元",
        D3: "华容县|教育局|2017-8 month|completion|0.954%",
        E3: "华容县|教育局|2017-8 yearToDate|target|57000万元",
      },
      [],
    ],
    ["is what its own rate is held to", plans(89.8), {}, ["completion-mismatch G4"]],
    [
      "is of the year under a month that is that of what was done",
      [
        ["华容县财政收入（万元）"],
        ["项目", "2017年8月", "2017年8月"],
        [null, "预算数", "累计"],
        ["财政总收入", 98000, 65300],
      ],
      { B4: "华容县|财政总收入|2017-8 year|target|98000万元" },
      [],
    ],
  ])("%s", holds);
});

describe("a place within another", () => {
  test.each<Case>([
    [
      "is what its row is about",
      [
        ["2017年8月税收（万元）"],
        ["区域", "县市区", "税收收入"],
        ["东部", "平江县", 60040],
        [null, "汨罗市", 46200],
        [null, "小计", 106240],
      ],
      {
        C3: "平江县|税收收入|2017-8 month|actual|60040万元",
        C4: "汨罗市|税收收入|2017-8 month|actual|46200万元",
      },
      [],
    ],
    [
      "is that of the figures beside an indicator",
      [["2017年8月税收（万元）"], ["区域", "税种", "累计"], ["东部", "增值税", 30040], [null, "企业所得税", 6200]],
      { C4: "东部|企业所得税|2017-8 yearToDate|actual|6200万元" },
      [],
    ],
  ])("%s", holds);
});

const AGAIN: Readonly<Record<string, readonly CellValue[]>> = {
  累计: [152.3, 13.1],
  上年同期: [134.7, 14.2],
  上月累计: [132.5, 12.8],
  本月: [19.8, 13.7],
};
/** Headers of levels, each with 同比% behind it where it says so: 累计+. */
const again = (...levels: readonly string[]): Rows => {
  const cells = levels.flatMap((level) => {
    const [figure = null, growth = null] = AGAIN[level.replace("+", "")] ?? [];
    return [[level.replace("+", ""), figure] as const, ...(level.endsWith("+") ? [["同比%", growth] as const] : [])];
  });
  return [
    ["2017年8月主要指标（亿元）"],
    ["指标", ...cells.map(([header]) => header)],
    ["固定资产投资", ...cells.map(([, figure]) => figure)],
  ];
};
const INVESTED = "|固定资产投资|";

describe("a growth that comes again", () => {
  test.each<Case>([
    [
      "behind the base is that of the base",
      again("累计+", "上年同期+"),
      { C3: `${INVESTED}2017-8 yearToDate|growth|0.131%`, E3: `${INVESTED}2016-8 yearToDate|growth|0.142%` },
      [],
    ],
    [
      "behind last month's figure is that of last month",
      again("累计+", "上月累计+"),
      { E3: `${INVESTED}2017-7 yearToDate|growth|0.128%` },
      [],
    ],
    [
      "before the figure is that of the base",
      again("上年同期+", "累计+"),
      { C3: `${INVESTED}2016-8 yearToDate|growth|0.142%`, E3: `${INVESTED}2017-8 yearToDate|growth|0.131%` },
      [],
    ],
    [
      "behind the figure and its base is that of the figure",
      again("本月+", "累计", "上年同期+"),
      { C3: `${INVESTED}2017-8 month|growth|0.137%`, F3: `${INVESTED}2017-8 yearToDate|growth|0.142%` },
      ["growth-mismatch F3"],
    ],
  ])("%s", holds);
});

describe("what came and what went", () => {
  test.each<Case>([
    [
      "side by side is no change against last year",
      [
        ["华容县2016年预算调整情况（万元）"],
        ["科目", "年初预算", "增加", "减少", "调整后预算"],
        ["教育支出", 78000, 4500, 500, 82000],
      ],
      {
        C3: "华容县|教育支出/增加|2016-12 year|actual|4500万元",
        D3: "华容县|教育支出/减少|2016-12 year|actual|500万元",
      },
      [],
    ],
    [
      "is one where but one stands beside a figure",
      [["华容县2017年1-8月支出（万元）"], ["科目", "累计", "增加"], ["教育支出", 56200, 4500]],
      { C3: "华容县|教育支出|2017-8 yearToDate|change|4500万元" },
      [],
    ],
  ])("%s", holds);
  test("up to a day of a year is not that of all of it", () => {
    const sheet = plainSheet(
      [["华容县重点工程进度（截至2017年8月25日）"], ["项目", "2017年完成"], ["桃花山公路", 3600]],
      { file: "交通局.xlsx" },
    );
    expect(readOf(sheet, dictionary).get("B3")).toBe("华容县|桃花山公路|?|actual|3600");
    expect(toldOf(sheet, dictionary)).toContain("no-period A1");
  });
});
