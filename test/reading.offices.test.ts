// Tables as offices of a county lay them out: each was once read wrongly with nothing said, or asked about for nothing.
import { beforeAll, describe, expect, test } from "vitest";
import { monthly, plainSheet, shareOf, type CellValue, type Dictionary, type Indicator } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, revenueUnder, UNIT, type Case, type ColumnOf, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

const TITLE = "华容县2017年1-8月财政收入完成情况表";
const TOTAL = "华容县|财政总收入|2017-8";
const TO_DATE: ColumnOf = ["累计", 65300, 40048, 25252];
const columns = (...cells: readonly ColumnOf[]): Rows => revenueUnder(TITLE, ...cells);

describe("a unit in a cell", () => {
  const amounts = (tax: CellValue): Rows => columns(["累计", 65300, tax, 25252]);
  test.each<Case>([
    ["of another kind than its column is asked about: a percentage", amounts("61%"), {}, ["two-readings B5"]],
    ["of another kind than its column is asked about: people", amounts("40048人"), {}, ["two-readings B5"]],
    [
      "of the same kind is read",
      amounts("4.0048亿元"),
      { B5: "华容县|税收收入|2017-8 yearToDate|actual|4.0048亿元" },
      [],
    ],
    [
      "of an amount among rates is asked about",
      columns(TO_DATE, ["增幅%", 3.2, "1548万元", 1.9]),
      { C4: `${TOTAL} yearToDate|growth|0.032%` },
      ["two-readings C5"],
    ],
    [
      "is its own where most figures carry theirs",
      [
        ["华容县2017年1-8月主要指标"],
        [UNIT],
        ["指标", "累计"],
        ["财政总收入", 65300],
        ["新增就业", "3200人"],
        ["新开工项目", "12个"],
      ],
      { B5: "华容县|新增就业|2017-8 yearToDate|actual|3200人" },
      [],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });

  test("is the percent sign of its format", () => {
    const shown = { formats: ["0%"], formatOf: [[], [], [], [], [-1, 0]] };
    holdsWith(
      dictionary,
      [
        "",
        columns(["累计", 65300, 0.61]),
        { B5: "华容县|税收收入|2017-8 yearToDate|actual|0.61%" },
        ["two-readings B5"],
      ],
      shown,
    );
  });
});

describe("times in rows", () => {
  const rows = (header: string, ...lines: readonly (readonly [string | number, number, number])[]): Rows => [
    ["华容县2017年财政收入分月情况"],
    [UNIT],
    [header, "财政总收入", "税收收入"],
    ...lines,
  ];
  const [JANUARY, FEBRUARY] = [["1月", 9000, 5000] as const, ["2月", 6200, 3900] as const];
  const TO_MARCH = { B7: "华容县|财政总收入|2017-3 yearToDate|actual|23300万元" };
  const three = (header: string): Rows => rows(header, JANUARY, FEBRUARY, ["3月", 8100, 4800], ["合计", 23300, 13700]);
  test.each<Case>([
    ["add up to date", three("月份"), TO_MARCH, []],
    ["add up to date, whatever their column is headed by", three("项目"), TO_MARCH, []],
    [
      "add up to date as numbers",
      rows("月份", [1, 9000, 5000], [2, 6200, 3900], [3, 8100, 4800], ["合计", 23300, 13700]),
      TO_MARCH,
      [],
    ],
    [
      "add up, or it is told",
      rows("月份", JANUARY, FEBRUARY, ["合计", 15300, 8900]),
      { B6: "华容县|财政总收入|2017-2 yearToDate|actual|15300万元" },
      ["sum-mismatch B6"],
    ],
    [
      "that begin later add up to no period of ours",
      rows("月份", ["5月", 9000, 5000], ["6月", 6200, 3900], ["合计", 15200, 8900]),
      { B6: "华容县|财政总收入/合计|2017-12 year|actual|15200万元" },
      ["unread-words A6"],
    ],
    [
      "that are quarters are told, and add up to date",
      rows("季度", ["一季度", 9000, 5000], ["二季度", 6200, 3900], ["合计", 15200, 8900]),
      {
        B4: "华容县|财政总收入|2017-3 yearToDate|actual|9000万元",
        B5: "华容县|财政总收入/二季度|2017-12 year|actual|6200万元",
        B6: "华容县|财政总收入|2017-6 yearToDate|actual|15200万元",
      },
      ["unread-words A5"],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("months to come", () => {
  test.each<Case>([
    [
      "are in no total of rows",
      [
        ["华容县2017年财政收入分月情况"],
        [UNIT],
        ["月份", "财政总收入"],
        ["1月", 9000],
        ["2月", 6200],
        ["3月", null],
        ["合计", 15200],
      ],
      { B7: "华容县|财政总收入|2017-2 yearToDate|actual|15200万元" },
      [],
    ],
    [
      "are in no total of columns",
      [
        ["华容县2017年城镇新增就业情况"],
        ["单位：人"],
        ["项目", "1月", "2月", "3月", "4月", "合计"],
        ["城镇新增就业", 500, 300, null, null, 800],
        ["再就业", 100, 90, null, null, 190],
      ],
      { F4: "华容县|城镇新增就业|2017-2 yearToDate|actual|800人" },
      [],
    ],
    [
      "with a base of their own leave a total open",
      [
        ["华容县2017年财政总收入分月情况"],
        [UNIT],
        ["月份", "当月", "上年同月"],
        ["1月", 9000, 8500],
        ["2月", 6200, 6000],
        ["3月", null, 7700],
        ["合计", 15200, 22200],
      ],
      {},
      ["unread-words A7"],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("names", () => {
  test.each<Case>([
    [
      "are not those of the trades behind them, and have a rate each behind their figures",
      [
        ["华容县2017年1-8月重点税源企业情况"],
        [UNIT],
        ["序号", "企业名称", "所属行业", "应税收入", "同比%", "入库税金", "同比%"],
        [1, "湖南棉纺织有限公司", "纺织业", 30200, 8.1, 900, 6.1],
        [2, "华容粮油公司", "食品加工业", 20100, 7.7, 300, -2.2],
      ],
      {
        D4: "华容县|湖南棉纺织有限公司/应税收入|2017-8 yearToDate|actual|30200万元",
        G5: "华容县|华容粮油公司/税金|2017-8 yearToDate|growth|-0.022%",
      },
      [],
    ],
    [
      "have the period that stands over the figures beside them",
      [
        ["华容县2017年度财政收入"],
        [UNIT],
        ["项目", "全年预算", "1-8月完成", "完成%"],
        ["财政总收入", 98000, 65300, 66.6],
        ["税收收入", 61000, 40048, 65.7],
      ],
      { D4: `${TOTAL} yearToDate|completion|0.666%` },
      [],
    ],
    [
      "are of 年初至本月累计 to date",
      columns(["全年任务", 98000, 61000, 37000], ["年初至本月累计", 65300, 40048, 25252]),
      { C4: `${TOTAL} yearToDate|actual|65300万元` },
      [],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("months in English", () => {
  const REVENUE = `${TOTAL} yearToDate|actual|65300万元`;
  test.each<Case>(
    ["Jan-Aug", "Jan.–Aug. 2017", "January to August", "Jan–Aug"].map((header) => [
      header,
      columns([header, 65300, 40048, 25252]),
      { B4: REVENUE },
      [],
    ]),
  )("are months: %s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("trades, companies and banks", () => {
  test.each<Case>([
    [
      "under 单位 are items",
      [
        ["华容县2017年1-8月分行业税收情况"],
        [UNIT],
        ["单位", "累计", "增幅%"],
        ["工业", 30000, 8.1],
        ["建筑业", 12000, 6.2],
        ["批发零售业", 9000, 3.1],
      ],
      { B4: "华容县|工业|2017-8 yearToDate|actual|30000万元" },
      [],
    ],
    [
      "under 单位名称 have what is theirs under their own name",
      [
        ["2017年8月末华容县各银行存贷款余额"],
        ["单位：亿元"],
        ["单位名称", "各项存款余额", "各项贷款余额"],
        ["中国工商银行华容支行", 30.2, 10.1],
        ["华容农商行", 60.1, 33.2],
        ["合计", 90.3, 43.3],
      ],
      { B4: "华容县|中国工商银行华容支行/各项存款余额|2017-8 balance|actual|30.2亿元" },
      [],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

/** The six counties, with a figure of each column for each of them. */
const SIX = ["岳阳县", "华容县", "湘阴县", "平江县", "汨罗市", "临湘市"];
const ofSix = (title: string, ...cells: readonly ColumnOf[]): Rows => [
  [title],
  [UNIT],
  ["县市", ...cells.map(([header]) => header)],
  ...SIX.map((county, index) => [county, ...cells.map(([, ...figures]) => figures[index] ?? null)]),
];
const LEVELS: ColumnOf = ["总量", 88100, 65300, 71260, 84800, 90112, 54217];
const GROWTHS: ColumnOf = ["增幅%", 8.8, 3.2, 6.5, 8.9, 5.6, 1.5];
const OF_SIX = "2017年1-8月六县（市）财政总收入排位表";

describe("places among counties", () => {
  test.each<Case>([
    [
      "that went up or down are no change of the figure",
      ofSix(OF_SIX, LEVELS, GROWTHS, ["增幅排位", 2, 5, 3, 1, 4, 6], ["升降", 0, -1, 0, 0, 1, 0]),
      { E5: "华容县|财政总收入/增幅升降|2017-8 yearToDate|rank|-1" },
      [],
    ],
    [
      "take in the parks of a city",
      [...ofSix(OF_SIX, LEVELS), ["经开区", 60000], ["屈原管理区", 12000]],
      { B5: `${TOTAL} yearToDate|actual|65300万元` },
      [],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("a place", () => {
  test("is a number behind 第", () => {
    holdsWith(dictionary, [
      "",
      ofSix(OF_SIX, LEVELS, GROWTHS, ["位次", "第2", "第5位", "第3", "第1", "第4位", "第6"]),
      { D5: `${TOTAL} yearToDate|rank|5` },
      [],
    ]);
  });
});

describe("a balance sheet", () => {
  test("has two panels with numbered lines", () => {
    holdsWith(dictionary, [
      "",
      [
        ["资产负债表"],
        ["编制单位：华容县城建投", "2017年8月31日", "单位：元"],
        ["资产", "行次", "期末余额", "年初余额", "负债", "行次", "期末余额", "年初余额"],
        ["货币资金", 1, 1200000, 1100000, "短期借款", 31, 500000, 400000],
        ["应收账款", 2, 300000, 250000, "应付账款", 32, 200000, 150000],
      ],
      {
        C4: "华容县|货币资金|2017-8 balance|actual|1200000元",
        H5: "华容县|应付账款|2017-8 balance|base yearStart|150000元",
      },
      [],
    ]);
  });
});

describe("the office that made the form", () => {
  test("is not the place that it is filled for", () => {
    holdsWith(dictionary, [
      "",
      [["岳阳市财政局制"], [TITLE], [UNIT], ["项目", "累计"], ["财政总收入", 65300], ["税收收入", 40048]],
      { B5: `${TOTAL} yearToDate|actual|65300万元` },
      [],
    ]);
  });
});

describe("the corner", () => {
  test("says the period where no title does", () => {
    holdsWith(dictionary, [
      "",
      [["华容县财政收入情况表"], [UNIT], ["2017年1-8月", "累计"], ["财政总收入", 65300], ["税收收入", 40048]],
      { B4: `${TOTAL} yearToDate|actual|65300万元` },
      [],
    ]);
  });
});

describe("rows of measures", () => {
  test("under a blank corner are no places", () => {
    holdsWith(dictionary, [
      "",
      [
        [TITLE],
        [UNIT],
        [null, "财政总收入", "税收收入"],
        ["累计", 65300, 40048],
        ["2016年1-8月", 63275, 38500],
        ["同比增长%", 3.2, 4],
      ],
      {
        B4: `${TOTAL} yearToDate|actual|65300万元`,
        B5: "华容县|财政总收入|2016-8 yearToDate|actual|63275万元",
        C6: "华容县|税收收入|2017-8 yearToDate|growth|0.04%",
      },
      [],
    ]);
  });
});

describe("beside the month's figures alone, under a title of the year so far", () => {
  const MONTH: ColumnOf = ["本月", 7300, 4200, 3100];
  test.each<Case>([
    ["a rate behind them is theirs", columns(MONTH, ["增长%", 2.8, -2.3, 10.7]), {}, []],
    ["a rate in front of them is asked about", columns(["增长%", 3.2, 4, 1.9], MONTH), {}, ["two-readings B3"]],
    [
      "a base that is too large for a month is asked about",
      columns(MONTH, ["上年同期", 63275, 38500, 24775]),
      {},
      ["two-readings C3"],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("headers", () => {
  test.each<Case>([
    [
      "of another year alone are asked about",
      columns(["2016年1-8月", 65300, 40048, 25252], ["增长%", 3.2, 4, 1.9]),
      {},
      ["period-disagreement B3"],
    ],
    [
      "have units in a row of their own",
      [
        ["2017年8月华容县城乡低保情况"],
        ["项目", "户数", "人数", "累计发放资金"],
        [null, "户", "人", "万元"],
        ["城市低保", 2100, 3500, 1280],
        ["农村低保", 8200, 15000, 2480],
      ],
      {
        B4: "华容县|城市低保/户数|2017-8 month|actual|2100户",
        D4: "华容县|城市低保/资金|2017-8 yearToDate|actual|1280万元",
      },
      [],
    ],
    [
      "stand over figures that are kept as text",
      [
        ["2017年1-8月各县（市）非税收入"],
        [UNIT],
        ["县市", "非税收入"],
        [null, "上年同期"],
        ["华容县", "24,775"],
        ["岳阳县", "30,112"],
      ],
      { B5: "华容县|非税收入|2017-8 yearToDate|base|24775万元" },
      [],
    ],
    [
      "under a county say what is unknown",
      [
        ["2017年1-8月两县财政收入"],
        [UNIT],
        ["指标", "岳阳县", null, "华容县", null],
        [null, "本期", "上期", "本期", "上期"],
        ["财政总收入", 88100, 80974, 65300, 63275],
        ["税收收入", 60000, 56000, 40048, 38500],
      ],
      { D5: `${TOTAL} yearToDate|actual|65300万元` },
      ["unread-words C4", "unread-words E4"],
    ],
    [
      "of one month under a place that reports",
      [["2017年1-8月各县（市）社会消费品零售总额"], [UNIT], ["单位", "8月份"], ["华容县", 49380], ["岳阳县", 30900]],
      { B4: "华容县|社会消费品零售总额|2017-8 month|actual|49380万元" },
      [],
    ],
    [
      "of one month in their lowest row",
      [
        ["2017年1-8月各县（市）税收收入"],
        [UNIT],
        ["县市", "税收收入"],
        [null, "8月份"],
        ["华容县", 4200],
        ["岳阳县", 6000],
      ],
      { B5: "华容县|税收收入|2017-8 month|actual|4200万元" },
      [],
    ],
    [
      "go on over a column that is left empty",
      [
        ["2017年1-8月两县财政收入"],
        [UNIT],
        ["县市", "财政总收入", null, null, "税收收入"],
        [null, "累计", null, "位次", "累计"],
        ["华容县", 65300, null, 2, 40048],
        ["岳阳县", 88100, null, 1, 60000],
      ],
      { D5: `${TOTAL} yearToDate|rank|2` },
      [],
    ],
    [
      "of what is done are to date beside the month's",
      [
        ["华容县2017年8月份财政收入完成情况表"],
        [UNIT],
        ["项目", "实际完成", "增长%", "本月数"],
        ["财政总收入", 65300, 3.2, 7300],
        ["税收收入", 40048, 4, 4200],
      ],
      {
        B4: `${TOTAL} yearToDate|actual|65300万元`,
        C4: `${TOTAL} yearToDate|growth|0.032%`,
        D4: `${TOTAL} month|actual|7300万元`,
      },
      [],
    ],
    [
      "of places are each of the name before them",
      [
        ["2017年1-8月两县主要指标排名"],
        ["县市", "固定资产投资增速%", "排名", "财政总收入增速%", "排名"],
        ["华容县", 13.1, 1, 3.2, 2],
        ["岳阳县", 12.8, 2, 8.8, 1],
      ],
      { C3: "华容县|固定资产投资|2017-8 yearToDate|rank|1", E3: `${TOTAL} yearToDate|rank|2` },
      [],
    ],
    [
      "by level of government are parts of a name",
      [
        [TITLE],
        [UNIT],
        ["税种", "累计入库", "累计入库", "累计入库"],
        [null, "合计", "中央", "县"],
        ["增值税", 18048, 9024, 9024],
        ["企业所得税", 6200, 3720, 2480],
      ],
      { B5: "华容县|增值税|2017-8 yearToDate|actual|18048万元" },
      [],
    ],
    [
      "of averages and of what is left to do are figures of their own",
      columns(TO_DATE, ["日均入库", 268, 165, 104], ["剩余任务", 32700, 20952, 11748]),
      { C4: "华容县|财政总收入/日均入库|2017-8 yearToDate|actual|268万元" },
      [],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("measures in rows", () => {
  const COUNTIES = ["岳阳县", "华容县", "湘阴县", "平江县", "汨罗市", "临湘市"];
  const ofCounties = (...rows: readonly (readonly CellValue[])[]): Rows => [
    ["2017年1-8月六县（市）财政总收入完成情况表"],
    [UNIT],
    ["指标", ...COUNTIES, "合计"],
    ...rows,
    ["注：数据为快报数。"],
  ];
  const NOW: readonly CellValue[] = ["累计", 88100, 65300, 71260, 84800, 90112, 54217, 453789];
  const BEFORE: readonly CellValue[] = ["上年同期", 80000, 63275, 70000, 80000, 88000, 53000, 434275];
  const ofItems = (...rows: readonly (readonly CellValue[])[]): Rows => [
    [TITLE],
    [UNIT],
    ["项目", "财政总收入", "税收收入", "非税收入"],
    ...rows,
  ];

  test.each<Case>([
    [
      "over counties leave a total to itself",
      ofCounties(NOW, BEFORE, ["增长%", 10.1, 3.2, 1.8, 6, 2.4, 2.3, 4.5]),
      {
        C4: `${TOTAL} yearToDate|actual|65300万元`,
        C6: `${TOTAL} yearToDate|growth|0.032%`,
        H4: "合计|财政总收入|2017-8 yearToDate|actual|453789万元",
      },
      [],
    ],
    [
      "over counties are added up",
      ofCounties(["累计", 88100, 65300, 71260, 84800, 90112, 54217, 463789], BEFORE),
      {},
      ["sum-mismatch H4"],
    ],
    [
      "over counties are recomputed",
      ofCounties(NOW, BEFORE, ["增长%", 10.1, 3.8, 1.8, 6, 2.4, 2.3, 4.5]),
      {},
      ["growth-mismatch C6"],
    ],
    [
      "below their items over counties are ranked",
      ofCounties(
        ["财政总收入", ...NOW.slice(1, 7)],
        BEFORE.slice(0, 7),
        ["增长%", 10.1, 3.2, 1.8, 6, 2.4, 2.3],
        ["位次", 1, 3, 6, 2, 4, 6],
      ).map((row) => row.slice(0, 7)),
      { C6: `${TOTAL} yearToDate|growth|0.032%` },
      ["rank-mismatch G7"],
    ],
    [
      "below their items of one county are recomputed",
      [
        [TITLE],
        [UNIT],
        ["指标", "数值"],
        ["财政总收入", 65300],
        ["上年同期", 63275],
        ["增长%", 9.2],
        ["年初预算", 98600],
        ["完成预算%", 66.2],
      ],
      {},
      ["growth-mismatch B6"],
    ],
    [
      "are none, and a total beside the counties is theirs",
      [
        ["2017年1-8月六县（市）收入情况"],
        [UNIT],
        ["项目", "岳阳县", "华容县", "合计"],
        ["增值税", 8100, 6300, 14400],
        ["契税", 810, 630, 1440],
        ["合计", 8910, 6930, 15840],
      ],
      { D4: "合计|增值税|2017-8 yearToDate|actual|14400万元" },
      [],
    ],
    [
      "over items are recomputed, and their unit goes on",
      ofItems(["累计完成(亿元)", 6.53, 4, 2.53], ["上年同期", 6.33, 3.8, 2.53], ["增长%", 9.2, 5.3, 0]),
      { B5: `${TOTAL} yearToDate|base|6.33亿元` },
      ["growth-mismatch B6"],
    ],
    [
      "of the month have the month's growth",
      ofItems(["本月", 7300, 4200, 3100], ["增长%", 2.8, -2.3, 10.7]),
      { B5: `${TOTAL} month|growth|0.028%` },
      [],
    ],
    [
      "are what they agree with, where they say change or growth, or a mere %",
      ofItems(["累计完成", 65300, 40048, 25252], ["上年同期", 63275, 38000, 25275], ["增减", 3.2, 5.4, -0.1]),
      { B6: `${TOTAL} yearToDate|growth|0.032%` },
      [],
    ],
    [
      "that no county has are told",
      [
        ["2017年1-8月主要经济指标"],
        ["地区", "财政总收入（万元）"],
        ["全市", 785600],
        ["华容县", 65300],
        ["占比%", 8.3],
      ],
      { B4: `${TOTAL} yearToDate|actual|65300万元` },
      ["unread-words A5"],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("a growth in one table, and its levels in another", () => {
  const told = (growth: number, ...more: readonly Rows[]) => {
    const tables: readonly Rows[] = [
      columns(TO_DATE, ["上年同期", 63275, 38000, 25275]),
      [["华容县2017年1-8月主要经济指标"], ["指标", "增长%"], ["财政总收入", growth]],
      ...more,
    ];
    const sheets = tables.map((rows, index) => plainSheet(rows, { file: `${index}.xlsx` }));
    return monthly({ sheets, dictionary }).findings.flatMap(({ rule, file, cell, severity, becauseOf }) =>
      becauseOf === null && severity !== "info" ? [[rule, severity, file, cell].join(" ")] : [],
    );
  };
  test("that agree are right", () => {
    expect(told(3.2)).toEqual([]);
  });
  test("that do not are asked about", () => {
    expect(told(9.2)).toEqual(["growth-mismatch warning 1.xlsx B3"]);
  });
  test("are not held against each other where the levels differ themselves", () => {
    const other = columns(["累计", 65400, 40048, 25352]);
    expect(told(9.2, other)).not.toContain("growth-mismatch warning 1.xlsx B3");
  });
});

describe("a share of two tables", () => {
  const table = (name: string, figure: number, ...notes: readonly string[]) =>
    plainSheet([[`2017年1-8月${name}`], [UNIT], ["县市", "累计"], ["华容县", figure], ...notes.map((note) => [note])], {
      file: `${name}.xlsx`,
    });
  const shareWith = (...notes: readonly string[]) => {
    const sheets = [table("财政总收入", 65300), table("税收收入", 40048, ...notes)];
    const { ledger, names } = monthly({ sheets, dictionary });
    const [indicator, part, whole] = ["税收占财政总收入比重", "税收收入", "财政总收入"].map((name) =>
      names.indicator(name),
    ) as [Indicator, Indicator, Indicator];
    const period = { year: 2017, month: 8, span: "yearToDate" } as const;
    return shareOf(ledger, { region: "华容县", indicator, period }, { part, whole });
  };
  test("is worked out", () => {
    expect(shareWith()).toBe(0.6133);
  });
  test("is not worked out where one of them leaves something out", () => {
    expect(shareWith("注：不含上划中央税收。")).toEqual({ absent: "basis changed" });
  });
});
