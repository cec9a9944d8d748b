// Words that can be read in two ways: the table's own figures decide, or somebody is asked.
import { beforeAll, describe, expect, test } from "vitest";
import { monthly, plainSheet, type CellValue, type Dictionary, type Sheet } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, toldOf as toldWith, type Case, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

const TITLE = "华容县2017年1-8月财政收入完成情况表";
const UNIT = "单位：万元";
/** A table of two indicators: header, and two figures for each column. */
const columns = (...cells: readonly (readonly [string, CellValue, CellValue])[]): Rows => [
  [TITLE],
  [UNIT],
  ["项目", "累计完成", ...cells.map(([header]) => header)],
  ["财政总收入", 65300, ...cells.map(([, first]) => first)],
  ["税收收入", 40049, ...cells.map(([, , second]) => second)],
];

const toldOf = (sheet: Sheet): string[] => toldWith(sheet, dictionary);
const holds = (...one: Case): void => holdsWith(dictionary, one);

const TOTAL = "华容县|财政总收入";
const TO_DATE = `${TOTAL}|2017-8 yearToDate`;
const LAST: readonly [string, CellValue, CellValue] = ["上年同期", 63275, 38000];

describe("an amount or a rate, where words leave it open, is", () => {
  test.each<Case>([
    [
      "the amount that base and level give",
      columns(LAST, ["比上年同期", 2025, 2049]),
      { D4: `${TO_DATE}|change|2025万元` },
      [],
    ],
    ["the rate that they give", columns(LAST, ["比上年同期", 3.2, 5.4]), { D4: `${TO_DATE}|growth|0.032%` }, []],
    ["the rate against custom", columns(LAST, ["增减", 3.2, 5.4]), { D4: `${TO_DATE}|growth|0.032%` }, []],
    [
      "the amount beside a rate",
      columns(["比上年同期±", 2025, 2049], ["比上年同期±%", 3.2, 5.4]),
      { C4: `${TO_DATE}|change|2025万元`, D4: `${TO_DATE}|growth|0.032%` },
      [],
    ],
    ["by custom a rate", columns(["同比", 3.2, 5.4]), { C4: `${TO_DATE}|growth|0.032%` }, []],
    ["asked where custom does not fit", columns(["同比", 2025, 249]), {}, ["two-readings C3"]],
    ["asked where an amount would be slight", columns(["同比增减", 3.2, 5.4]), {}, ["two-readings C3"]],
    ["asked where there is no custom", columns(["比年初", 38.9, 9.9]), {}, ["two-readings C3"]],
    [
      "read by its percent sign",
      columns(["比年初", "38.9%", "9.9%"]),
      { C4: `${TO_DATE}|growth yearStart|0.389%` },
      [],
    ],
    [
      "under a comparison the amount or the rate that the columns say",
      [
        [TITLE],
        [UNIT],
        ["项目", "累计完成", "与上年同期相比", null],
        [null, null, "金额", "%"],
        ["财政总收入", 65300, 2025, 3.2],
        ["税收收入", 40049, 2049, 5.4],
      ],
      { C5: `${TO_DATE}|change|2025万元`, D5: `${TO_DATE}|growth|0.032%` },
      [],
    ],
    [
      "of a row what its unit says, and asked without one",
      [
        ["华容县2017年8月金融情况"],
        ["指标", "计量单位", "数值"],
        ["各项存款余额", "亿元", 230.86],
        ["存款余额比年初", "亿元", 38.96],
        ["贷款余额比年初", "%", 9.1],
        ["贷款余额比上月", null, 1.1],
      ],
      {
        C3: "华容县|各项存款余额|2017-8 balance|actual|230.86亿元",
        C4: "华容县|各项存款余额|2017-8 balance|change yearStart|38.96亿元",
        C5: "华容县|各项贷款余额|2017-8 balance|growth yearStart|0.091%",
      },
      ["two-readings A6"],
    ],
  ])("%s", holds);
});

describe("a figure of another year or of the whole year", () => {
  test.each<Case>([
    [
      "is the whole of last year's accounts",
      columns(["上年决算数", 101000, 66000]),
      { C4: `${TOTAL}|2017-12 year|base|101000万元` },
      [],
    ],
    [
      "is all that was done last year",
      columns(["去年全年完成", 101000, 66000]),
      { C4: `${TOTAL}|2017-12 year|base|101000万元` },
      [],
    ],
    [
      "is a year's accounts and a year's budget",
      columns(["2016年决算", 101000, 66000], ["2017年预算", 110000, 70000]),
      { C4: `${TOTAL}|2016-12 year|actual|101000万元`, D4: `${TOTAL}|2017-8 year|target|110000万元` },
      [],
    ],
    [
      "is a whole year beside a part of the next",
      [["华容县财政收入情况（2017年8月）"], [UNIT], ["项目", "2016年", "2017年1-8月"], ["财政总收入", 101000, 65300]],
      { B4: `${TOTAL}|2016-12 year|actual|101000万元`, C4: `${TO_DATE}|actual|65300万元` },
      [],
    ],
    [
      "is a part of its year where the growth beside it says so",
      columns(["2016年", 63275, 38000], ["增长%", 3.2, 5.4]),
      { C4: `${TOTAL}|2016-8 yearToDate|actual|63275万元` },
      [],
    ],
    [
      "is as far as the table's own year beside it",
      [[TITLE], [UNIT], ["项目", "2016年", "2017年"], ["财政总收入", 63275, 65300], ["税收收入", 38000, 40049]],
      { B4: `${TOTAL}|2016-8 yearToDate|actual|63275万元` },
      [],
    ],
    [
      "stands in a row of its own",
      [[TITLE], [UNIT], ["年份", "财政总收入"], ["2015年", 90000], ["2016年", 101000], ["2017年1-8月", 65300]],
      { B4: `${TOTAL}|2015-12 year|actual|90000万元`, B6: `${TO_DATE}|actual|65300万元` },
      [],
    ],
    [
      "goes with the name above where its own label is blank",
      [[TITLE], [UNIT], ["项目", "年度", "累计"], ["税收收入", "2017年", 40049], [null, "2016年", 38000]],
      { C5: "华容县|税收收入|2016-8 yearToDate|actual|38000万元" },
      [],
    ],
    [
      "is last year's share",
      columns(["占比%", 61, 39], ["去年1-8月占比%", 60, 40]),
      { D4: `${TO_DATE}|base|0.6%` },
      [],
    ],
    ["is told where it is last year's growth", columns(["上年同期增幅%", 7.1, 8.3]), {}, ["unread-words C3"]],
    ["is told where it is another year's growth", columns(["去年1-8月增长%", 7.1, 8.3]), {}, ["unread-words C3"]],
    ["is told where it is last year's target", columns(["上年预算数", 100000, 60000]), {}, ["unread-words C3"]],
    [
      "is no last year's growth where base and level give it",
      columns(LAST, ["上年同期增长%", 3.2, 5.4]),
      { D4: `${TO_DATE}|growth|0.032%` },
      [],
    ],
    [
      "is the growth of a budget",
      [
        ["华容县2017年预算收入"],
        [UNIT],
        ["项目", "2016年决算", "2017年预算", "增长%"],
        ["财政总收入", 101000, 110000, 8.9],
      ],
      { D4: `${TOTAL}/预算|2017-12 year|growth|0.089%` },
      [],
    ],
  ])("%s", holds);
});

describe("a change of a rate", () => {
  test.each<Case>([
    [
      "is told",
      columns(["增长%", 3.2, 5.4], ["增幅比上月±", -0.9, -0.6]),
      { C4: `${TO_DATE}|growth|0.032%` },
      ["unread-words D3"],
    ],
    ["is told of a completion", columns(["完成率比上年同期±", 1.1, -1.1]), {}, ["unread-words C3"]],
    [
      "is in points of a share",
      columns(["占比%", 61.3, 38.7], ["比上年同期±百分点", 1.1, -1.1]),
      { D4: `${TO_DATE}|change|0.011个百分点` },
      [],
    ],
  ])("%s", holds);
});

describe("columns that say the same", () => {
  test.each<Case>([
    [
      "of two wholes have names of their own",
      columns(["占总收入%", 100, 61.3], ["占税收%", 163, 100]),
      { C5: "华容县|税收收入|2017-8 yearToDate|share|0.613%", D5: "华容县|税收收入/税收|2017-8 yearToDate|share|1%" },
      [],
    ],
    [
      "of two targets have names of their own, and completions go with theirs",
      columns(
        ["年初预算", 110000, 70000],
        ["调整预算", 120000, 80000],
        ["占年初预算%", 59.4, 57.2],
        ["占调整预算%", 54.4, 50.1],
      ),
      {
        C4: `${TOTAL}|2017-8 year|target|110000万元`,
        D4: `${TOTAL}/调整预算|2017-8 year|target|120000万元`,
        E4: `${TO_DATE}|completion|0.594%`,
        F4: `${TOTAL}/调整预算|2017-8 yearToDate|completion|0.544%`,
      },
      [],
    ],
    [
      "of two targets have the completion of the one that its figures are of",
      columns(["年初预算数", 110000, 70000], ["调整预算数", 120000, 80000], ["完成率%", 54.4, 50.1]),
      { E4: `${TOTAL}/调整预算|2017-8 yearToDate|completion|0.544%` },
      [],
    ],
    [
      "of two sources have names of their own",
      [[TITLE], [UNIT], ["项目", "快报数", "国库数"], ["财政总收入", 65300, 65310], ["税收收入", 40049, 40050]],
      { B4: `${TO_DATE}|actual|65300万元`, C4: `${TOTAL}/国库|2017-8 yearToDate|actual|65310万元` },
      [],
    ],
  ])("%s", holds);
});

describe("a unit or a scale", () => {
  test.each<Case>([
    [
      "of a column goes with the level beside it",
      [[TITLE], [UNIT], ["项目", "累计完成(亿元)", "上年同期"], ["财政总收入", 6.53, 6.33], ["税收收入", 4, 3.8]],
      { C4: `${TO_DATE}|base|6.33亿元` },
      [],
    ],
    [
      "of a column stays the table's where its figures are of that size",
      [
        [TITLE],
        [UNIT],
        ["项目", "累计完成(亿元)", "上年同期", "增长%"],
        ["财政总收入", 6.53, 63275, 3.2],
        ["税收收入", 4, 38000, 5.4],
      ],
      { C4: `${TO_DATE}|base|63275万元` },
      [],
    ],
    [
      "in two lines is asked",
      [
        [TITLE, null, UNIT],
        ["填报单位：华容县财政局", null, "金额单位：亿元"],
        ["项目", "累计", "增长%"],
        ["财政总收入", 6.53, 3.2],
      ],
      {},
      ["two-readings C2"],
    ],
    [
      "below the table is read",
      [[TITLE], ["项目", "累计"], ["财政总收入", 65300], [UNIT]],
      { B3: `${TO_DATE}|actual|65300万元` },
      [],
    ],
    ["of small shares is asked", columns(["占比", 0.61, 0.39]), {}, ["two-readings C3"]],
    [
      "of small shares is told by the levels",
      [
        ["2017年1-8月（万元）"],
        ["县", "财政总收入", "税收收入", "税收占比"],
        ["华容县", 65300, 40049, 0.61],
        ["平江县", 30000, 25251, 0.84],
      ],
      { D3: "华容县|税收占财政总收入比重|2017-8 yearToDate|share|0.61%" },
      [],
    ],
    ["of a currency sign is asked", columns(["上年同期", "¥63,275", "¥38,000"]), {}, ["two-readings C4"]],
    [
      "of a currency sign is read where the table is in it",
      [[TITLE], ["单位：元"], ["项目", "累计"], ["财政总收入", "￥65,300"]],
      { B4: `${TO_DATE}|actual|65300元` },
      [],
    ],
    [
      "is none of a number that was kept as text",
      columns(["上年同期", "'63275", '="38000"']),
      { C4: `${TO_DATE}|base|63275万元`, C5: "华容县|税收收入|2017-8 yearToDate|base|38000万元" },
      [],
    ],
  ])("%s", holds);
});

describe("a title", () => {
  const titled = (title: string): Rows => [
    [title],
    [UNIT],
    ["项目", "累计"],
    ["财政总收入", 65300],
    ["税收收入", 40049],
  ];
  test.each<Case>([
    [
      "of the province is no county's",
      titled("2017年1-8月全省财政收入情况"),
      { B4: "全省|财政总收入|2017-8 yearToDate|actual|65300万元" },
      [],
    ],
    [
      "of two years is the later one's",
      titled("华容县2016年1-8月和2017年1-8月财政收入对比表"),
      { B4: `${TO_DATE}|actual|65300万元` },
      [],
    ],
    ["of two months is asked", titled("华容县2017年7月、8月财政收入情况"), {}, ["no-period A1"]],
    ["up to a day within a month is asked", titled("华容县财政收入情况（截至2017年8月20日）"), {}, ["no-period A1"]],
    [
      "up to the last of a month is read",
      titled("华容县财政收入情况（截至2017年8月31日）"),
      { B4: `${TO_DATE}|actual|65300万元` },
      [],
    ],
  ])("%s", holds);

  test("of single days is asked", () => {
    holds(
      "",
      [["华容县2017年8月财政收入日报"], [UNIT], ["日期", "财政总收入"], ["2017-08-05", 653], ["2017-08-06", 660]],
      {},
      ["no-period A1"],
    );
  });
});

describe("words of the field", () => {
  test.each<Case>([
    [
      "for the time that is gone are a figure of their own",
      columns(["完成率%", 65.3, 66.7], ["序时进度%", 66.7, 66.7], ["比序时进度±百分点", -1.4, 0]),
      {
        D4: `${TOTAL}/序时进度|2017-8 yearToDate|completion|0.667%`,
        E4: `${TOTAL}/比序时进度±|2017-8 yearToDate|change|-0.014个百分点`,
      },
      [],
    ],
    [
      "for what is above a plan are one",
      columns(["超收额", 1000, -10]),
      { C4: `${TOTAL}/超收额|2017-8 yearToDate|actual|1000万元` },
      [],
    ],
    [
      "for goals are targets",
      columns(["考核目标", 120000, 80000]),
      { C4: `${TOTAL}|2017-8 year|target|120000万元` },
      [],
    ],
    [
      "for a whole project are no amount of a month",
      [
        ["华容县2017年8月重点项目进度表"],
        [UNIT],
        ["项目名称", "总投资", "本月完成投资"],
        ["田家湖湿地公园", 197000, 4000],
        ["三荷机场路", 50000, 1000],
      ],
      { B4: "华容县|田家湖湿地公园/总投资|2017-8 balance|actual|197000万元" },
      [],
    ],
    [
      "for a level of government make another name",
      [[TITLE], [UNIT], ["项目", "累计"], ["增值税（地方）", 6000], ["增值税（中央部分）", 4000]],
      { B4: "华容县|增值税(地方)|2017-8 yearToDate|actual|6000万元" },
      [],
    ],
  ])("%s", holds);
});

describe("formulas that were never computed", () => {
  const rows: Rows = columns(LAST, ["增减额", 0, 0]);
  const sum = ["合计", 0, 0, 0];
  test("are told", () => {
    const formulaCells = ["D4", "D5", "B6", "C6", "D6"];
    const told = toldOf(plainSheet([...rows, sum], { file: "财政局.xlsx", formulaCells }));
    expect(told).toContain("formula-unsaved D4");
  });
  test("are not differences that are 0 by right", () => {
    const checked = [...columns(LAST, ["核对差额", 0, 0]), ["合计", 105349, 101275, 0]];
    const told = toldOf(plainSheet(checked, { file: "财政局.xlsx", formulaCells: ["D4", "D5", "D6"] }));
    expect(told.filter((one) => one.startsWith("formula-unsaved"))).toEqual([]);
  });
});

describe("tables of states, one below another", () => {
  const unit = "(Amounts in thousands. Per capita amounts in dollars)";
  const block = (state: string, amount: number): Rows => [
    [state],
    [unit],
    ["General revenue", amount, 2.5],
    ["Taxes", amount / 2, 1.5],
  ];

  test("begin with a name over the unit line, and are that state's", () => {
    holds(
      "",
      [
        ["State Government Finances: 1992"],
        [unit],
        ["Item", "Amount", "Per capita"],
        ["General revenue", 900, 2],
        ["Taxes", 400, 1],
        ...block("ALABAMA", 1000),
        ...block("ALASKA", 1100),
      ],
      {
        B8: "ALABAMA|General revenue|1992-12 year|actual|1000千美元",
        B12: "ALASKA|General revenue|1992-12 year|actual|1100千美元",
      },
      [],
    );
  });

  test("make up their total by the rows that come to it, and not by those behind them", () => {
    const shares = (last: number): Rows => [
      ["State Government Finances: 1999"],
      ["(Thousands of dollars)"],
      ["Item", "Amount", "Percent distribution"],
      ["Total expenditure", 1600, 100],
      ["   Current", 1000, 62.5],
      ["   Capital outlay", 600, last],
      ["   Debt at end of year", 400, 25],
    ];
    expect(toldOf(plainSheet(shares(37.5)))).toEqual([]);
    expect(toldOf(plainSheet(shares(36.5)))).toEqual(["share-mismatch C6"]);
  });
});

describe("growth over one of two bases", () => {
  const COMPARABLE = "上年同期（可比口径）";
  const told = (...rates: readonly [number, number, number]): string[] =>
    toldOf(
      plainSheet([
        [TITLE],
        [UNIT],
        ["项目", "累计", "上年同期", COMPARABLE, "增长%"],
        ["契税", 2100, 2000, 1950, rates[0]],
        ["车船税", 4300, 4000, 3900, rates[1]],
        ["印花税", 6200, 6000, 5800, rates[2]],
      ]),
    );
  test("is judged against the one that most rates are of", () => {
    expect(told(5, 7.5, 3.3)).toEqual([]);
    expect(told(7.7, 10.3, 6.9)).toEqual([]);
    expect(told(7.7, 10.3, 9.6)).toEqual(["growth-mismatch E6"]);
  });
});

describe("a table of a department", () => {
  test.each<Case>([
    [
      "names its rows by the project, and not by an attribute beside it",
      [
        ["2017年华容县重点项目建设进度表（1-8月）"],
        [UNIT],
        ["序号", "项目名称", "建设性质", "2017年计划投资", "1-8月完成投资"],
        [1, "田家湖湿地公园", "续建", 50000, 31000],
        [2, "三荷机场路", "新建", 20000, 12000],
        [3, "沱江大桥", "新建", 10000, 9000],
      ],
      { E4: "华容县|田家湖湿地公园/固定资产投资|2017-8 yearToDate|actual|31000万元" },
      [],
    ],
    [
      "has revenue and expenditure of one fund apart, and what is left over",
      [
        ["华容县2017年8月社会保险基金收支情况表"],
        [UNIT],
        ["险种", "上年结余", "本月收入", "本年累计收入", "本月支出", "本年累计支出", "累计结余"],
        ["企业职工养老", 5000, 1000, 8000, 1100, 8500, 4500],
        ["城乡居民医保", 4000, 500, 4000, 400, 3000, 5000],
      ],
      {
        B4: "华容县|企业职工养老/上年结余|2017-8 balance|actual|5000万元",
        C4: "华容县|企业职工养老/收入|2017-8 month|actual|1000万元",
        F4: "华容县|企业职工养老/支出|2017-8 yearToDate|actual|8500万元",
        G4: "华容县|企业职工养老/累计结余|2017-8 balance|actual|4500万元",
      },
      [],
    ],
    [
      "tells columns that it cannot tell apart",
      [["华容县2017年8月情况"], [UNIT], ["险种", "本月完成", "当月执行"], ["养老", 1, 2], ["医保", 3, 4]],
      { B4: "华容县|养老|2017-8 month|actual|1万元", C4: "华容县|养老/当月执行|2017-8 month|actual|2万元" },
      ["unread-words C3"],
    ],
    [
      "has two kinds of places, each of its own",
      [
        [TITLE],
        [UNIT],
        ["项目", "累计", "位次", "增幅%", "增幅位次"],
        ["财政总收入", 65300, 2, 3.2, 4],
        ["税收收入", 40049, 3, 5.4, 1],
      ],
      { C4: `${TO_DATE}|rank|2`, E4: `${TOTAL}/增幅|2017-8 yearToDate|rank|4` },
      [],
    ],
    [
      "in units that it does not give to its columns is asked",
      [
        ["华容县2017年早稻生产情况"],
        ["单位：万亩、公斤、吨"],
        ["乡镇", "播种面积", "总产"],
        ["章华镇", 3.2, 13440],
        ["三封寺镇", 4.1, 16810],
      ],
      {},
      ["two-readings A1"],
    ],
    [
      "has a price in its own unit",
      [
        ["华容县2017年1-8月土地出让情况"],
        ["地块", "面积（亩）", "单价（万元/亩）"],
        ["城关", 30, 200],
        ["三封", 20, 150],
      ],
      { C3: "华容县|城关/单价|2017-8 yearToDate|actual|200万元/亩" },
      [],
    ],
    [
      "has shares of a total, and last year's",
      [
        ["华容县2017年1-8月财政支出结构"],
        [UNIT],
        ["科目", "支出数", "占总支出", "上年占比"],
        ["教育支出", 35000, 23.3, 22.1],
        ["农林水支出", 21000, 14, 15],
      ],
      { C4: "华容县|教育支出|2017-8 yearToDate|share|0.233%", D4: "华容县|教育支出|2017-8 yearToDate|base|0.221%" },
      [],
    ],
    [
      "has an index that is no growth",
      [["华容县2017年8月居民消费价格指数"], ["项目", "同比"], ["总指数", 101.2], ["食品", 99.2]],
      {},
      ["two-readings B2"],
    ],
    [
      "reaches from January to this month",
      [["华容县2017年8月主要经济指标"], ["指标", "计量单位", "本月", "1-本月"], ["固定资产投资", "亿元", 9.1, 80.2]],
      { D3: "华容县|固定资产投资|2017-8 yearToDate|actual|80.2亿元" },
      [],
    ],
    ["has rates in brackets below zero", columns(["增减%", "(3.0%)", "2.6%"]), { C4: `${TO_DATE}|growth|-0.03%` }, []],
    [
      "has a completion under % alone, by its figures",
      [
        [TITLE],
        [UNIT],
        ["项目", "预算", "执行", "%"],
        ["财政总收入", 100000, 65300, 65.3],
        ["税收收入", 60000, 40049, 66.7],
      ],
      { D4: `${TO_DATE}|completion|0.653%` },
      [],
    ],
    [
      "has a growth under % alone, by its figures",
      columns(LAST, ["%", 3.2, 5.4]),
      { D4: `${TO_DATE}|growth|0.032%` },
      [],
    ],
    ["has a rate under % alone that nothing tells", columns(["%", 3.2, 5.4]), {}, ["two-readings C3"]],
    [
      "has a completion that is not of what is owed",
      [
        ["华容县2017年1-8月税收任务完成情况"],
        [UNIT],
        ["乡镇", "全年任务", "累计完成", "尚欠", "完成率"],
        ["章华镇", 1000, 600, 400, "60%"],
        ["三封寺镇", 800, 700, 100, "87.5%"],
      ],
      { B4: "章华镇|税收收入|2017-8 year|target|1000万元", E4: "章华镇|税收收入|2017-8 yearToDate|completion|0.6%" },
      [],
    ],
    [
      "has last year's month as the base",
      [
        ["华容县2017年8月"],
        [UNIT],
        ["项目", "8月", "去年8月", "同比±%"],
        ["财政总收入", 8000, 7500, 6.7],
        ["税收收入", 5000, 4800, 4.2],
      ],
      { C4: `${TOTAL}|2017-8 month|base|7500万元`, D4: `${TOTAL}|2017-8 month|growth|0.067%` },
      [],
    ],
  ])("%s", holds);
});

test("a figure whose thousands may have gone to the remarks is asked about", () => {
  const rows = [
    ["2017年1—8月收入（万元）"],
    ["项目", "累计", "备注"],
    ["税收收入", 65, 300],
    ["非税收入", 40, null],
    ["契税", 12, "新增"],
  ];
  holds("", rows, {}, ["two-readings B3"]);
});

describe("columns under one header that is no name of the dictionary", () => {
  const counties = (...headers: readonly string[]): Rows => [
    ["2017年1—8月六县（市）园区情况"],
    [UNIT],
    ["地区", ...headers],
    ...["岳阳县", "华容县", "湘阴县", "平江县", "汨罗市", "临湘市"].map((name, i) => [
      name,
      ...headers.map((header, c) => (header === "增长%" ? 3.1 + i + c : 1000 + i * 137 + c * 31)),
    ]),
  ];

  test("are kept apart, each with the rates beside it, and told", () => {
    const sheet = plainSheet(counties("园区产值", "增长%", "园区产值", "增长%"));
    expect(toldOf(sheet)).toEqual(
      expect.arrayContaining(["two-readings D3", "two-readings E3", "unknown-indicator B3", "unknown-indicator D3"]),
    );
    expect(namesIn(sheet)).toEqual([
      "B4 园区产值 actual",
      "C4 园区产值 growth",
      "D4 园区产值（2） actual",
      "E4 园区产值（2） growth",
    ]);
  });

  test("are told where the name comes from the title, and nothing of them is told as stated twice", () => {
    const sheet = plainSheet(counties("完成数", "完成数", "完成数"));
    expect(toldOf(sheet)).toEqual(["two-readings C3", "two-readings D3"]);
    expect(new Set(namesIn(sheet)).size).toBe(3);
  });

  test("are told over rows of known names", () => {
    const rows: Rows = [[TITLE], [UNIT], ["项目", "甲数", "甲数"], ["税收收入", 100, 200], ["非税收入", 50, 60]];
    const sheet = plainSheet(rows);
    expect(toldOf(sheet)).toEqual(["two-readings C3", "unread-words B3", "unread-words C3"]);
    expect(namesIn(sheet)).toEqual(["B4 税收收入/甲数 actual", "C4 税收收入/甲数（2） actual"]);
  });

  /** The names of the figures in row 4. */
  const namesIn = (sheet: Sheet): string[] =>
    monthly({ sheets: [sheet], dictionary })
      .observations.filter(({ cell }) => cell.endsWith("4"))
      .map(({ cell, indicator, measure }) => `${cell} ${indicator} ${measure}`);
});
