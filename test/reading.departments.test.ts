// Tables as the departments of a county lay them out: lines of dates, headers, panels and signs that were read wrongly or asked about for nothing.
import { beforeAll, describe, expect, test } from "vitest";
import { plainSheet, type CellValue, type Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, readOf, revenueUnder, toldOf, UNIT, type Case, type ColumnOf, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});
const holds = (...one: Case): void => holdsWith(dictionary, one);

const TITLE = "华容县2017年8月财政收入完成情况表";
const columns = (...cells: readonly ColumnOf[]): Rows => revenueUnder(TITLE, ...cells);
const TO_DATE: ColumnOf = ["累计", 65300, 40048, 25252];
const BASE: ColumnOf = ["上年同期", 63275, 38500, 24775];
const TOTAL = "华容县|财政总收入|2017-8";

describe("the period of a table", () => {
  const periodOf = (...lines: readonly string[]): string => {
    const [, , ...table] = columns(["完成数", 65300, 40048, 25252]);
    const sheet = plainSheet([...lines.map((line) => [line]), [UNIT], ...table], { file: "财政局.xlsx" });
    const told = toldOf(sheet, dictionary);
    return told.length > 0
      ? told.join()
      : (readOf(sheet, dictionary)
          .get(`B${lines.length + 3}`)
          ?.split("|")[2] ?? "");
  };
  const REVENUE = "华容县财政收入完成情况表";
  const TO_AUGUST = "2017-8 yearToDate";

  test.each([
    ["a dash that was typed as 一", TO_AUGUST, ["华容县2017年1一8月财政收入完成情况表"]],
    ["a dash that was typed as a line", TO_AUGUST, ["华容县2017年1_8月财政收入完成情况表"]],
    ["months behind a point", TO_AUGUST, [REVENUE, "2017.1-8"]],
    ["numbered periods", TO_AUGUST, [REVENUE, "会计期间：2017年1期至2017年8期"]],
    ["a first and a last day apart", TO_AUGUST, [REVENUE, "入库日期起：2017-01-01 入库日期止：2017-08-31"]],
    ["a day up to which it reaches", TO_AUGUST, [REVENUE, "数据截止：2017年8月31日"]],
    ["a last day in a line of its own", TO_AUGUST, [REVENUE, "起始日期：2017-01-01", "结束日期：2017-08-31"]],
    ["two years that are compared, the later first", TO_AUGUST, ["华容县2017年与2016年1—8月财政收入对比表"]],
    ["the period of the base in a line of its own", "2017-8 month", [TITLE, "上年同期：2016年8月"]],
  ])("is read from %s", (_, period, lines) => {
    expect(periodOf(...lines)).toBe(period);
  });

  test.each([
    ["a day in Chinese numerals", [REVENUE, "二〇一七年九月五日"]],
    ["the number of an issue", [REVENUE, "2017年度第8期"]],
    ["months that are listed", [REVENUE, "2017年1、8月"]],
    ["the year of a budget alone", [REVENUE, "预算年度：2017"]],
  ])("is asked where there is only %s", (_, lines) => {
    expect(periodOf(...lines)).toBe("no-period A1");
  });

  test("is that of the group over a base, which is a year older", () => {
    holds(
      "",
      [
        [TITLE],
        [UNIT],
        ["项目", "2017年1-8月", "2017年1-8月", "2017年1-8月"],
        [null, "累计完成", "上年同期", "增减%"],
        ["财政总收入", 65300, 63275, 3.2],
        ["税收收入", 40048, 38500, 4],
      ],
      { C5: `${TOTAL} yearToDate|base|63275万元`, D5: `${TOTAL} yearToDate|growth|0.032%` },
      [],
    );
  });
});

describe("words of a header", () => {
  test.each<Case>([
    [
      "今年 under 当月 is of the month",
      [
        [TITLE],
        [UNIT],
        ["项目", "当月", "当月", "当月", "累计", "累计", "累计"],
        [null, "今年", "去年", "±%", "今年", "去年", "±%"],
        ["财政总收入", 7300, 7100, 2.8, 65300, 63275, 3.2],
        ["税收收入", 4200, 4300, -2.3, 40048, 38500, 4],
      ],
      { B5: `${TOTAL} month|actual|7300万元`, E5: `${TOTAL} yearToDate|actual|65300万元` },
      [],
    ],
    [
      "支出 behind a period is the figure itself",
      columns(["年初预算", 98000, 61000, 37000], ["1-8月支出", 65300, 40048, 25252]),
      {
        C4: `${TOTAL} yearToDate|actual|65300万元`,
      },
      [],
    ],
    [
      "支出 behind a name is a part of another name",
      [[TITLE], [UNIT], ["地区", "非税支出"], ["华容县", 7300], ["岳阳县", 4200]],
      {},
      ["unknown-indicator B3", "unread-words B3"],
    ],
    [
      "幅度 beside 金额 is a rate",
      [
        [TITLE],
        [UNIT],
        ["项目", "累计", "上年同期", "比上年同期增减", "比上年同期增减"],
        [null, null, null, "金额", "幅度"],
        ["财政总收入", 65300, 63275, 2025, "3.2%"],
        ["税收收入", 40048, 38500, 1548, "4.0%"],
      ],
      { D5: `${TOTAL} yearToDate|change|2025万元`, E5: `${TOTAL} yearToDate|growth|0.032%` },
      [],
    ],
    [
      "增减比例 is a rate",
      columns(TO_DATE, BASE, ["增减比例", "3.2%", "4.0%", "1.9%"]),
      { D4: `${TOTAL} yearToDate|growth|0.032%` },
      [],
    ],
    [
      "增（减）额 is a change",
      columns(TO_DATE, BASE, ["增（减）额", 2025, 1548, 477]),
      { D4: `${TOTAL} yearToDate|change|2025万元` },
      [],
    ],
    [
      "an earlier year beside 上年同期 is a whole one, whatever the year of the plan",
      columns(
        ["2016年完成数", 95000, 58200, 36800],
        ["2017年计划数", 98000, 61000, 37000],
        ["1-8月完成", 65300, 40048, 25252],
        ["占计划%", 66.6, 65.7, 68.2],
        BASE,
        ["增长%", 3.2, 4, 1.9],
      ),
      { B4: "华容县|财政总收入|2016-12 year|actual|95000万元", F4: `${TOTAL} yearToDate|base|63275万元` },
      [],
    ],
    [
      "与序时进度比 is a figure of its own",
      columns(TO_DATE, ["与序时进度比（±百分点）", -0.1, -1, 1.5]),
      {
        C4: `华容县|财政总收入/与序时进度比|2017-8 yearToDate|change|-0.001个百分点`,
      },
      [],
    ],
    [
      "财政 beside 国税 and 地税 is a part of the name",
      [
        [TITLE],
        [UNIT],
        ["项目", "累计", "累计", "累计", "累计"],
        [null, "合计", "国税", "地税", "财政"],
        ["增值税", 18048, 10000, 8048, 0],
        ["罚没收入", 5000, 0, 1000, 4000],
      ],
      { E6: "华容县|罚没收入/财政|2017-8 yearToDate|actual|4000万元" },
      [],
    ],
    [
      "比年初 over figures that no rates reach is a change",
      [
        ["华容县2017年8月末存贷款余额"],
        [UNIT],
        ["项目", "余额", "比年初"],
        ["各项存款", 2308600, 389600],
        ["各项贷款", 982800, 99400],
      ],
      { C4: "华容县|各项存款余额|2017-8 balance|change yearStart|389600万元" },
      [],
    ],
    [
      "a unit of another kind is one",
      [
        ["华容县2017年8月用电量情况"],
        ["单位：万千瓦时"],
        ["指标", "本月", "累计"],
        ["全社会用电量", 12010, 82440],
        ["工业用电量", 5210, 38440],
      ],
      { B4: "华容县|全社会用电量|2017-8 month|actual|12010万千瓦时" },
      [],
    ],
  ])("%s", holds);
});

describe("收入 and 支出 side by side", () => {
  const rows = (...header: Rows): Rows => [
    ["华容县2017年1-8月财政收支平衡表"],
    [UNIT],
    ...header,
    ["税收收入", 61000, 40048, "一般公共服务支出", 32000, 21000],
    ["非税收入", 37000, 25252, "教育支出", 66000, 44300],
    ["合计", 98000, 65300, "合计", 98000, 65300],
  ];
  test.each<Case>([
    [
      "are headings of their panels, labels and all",
      rows(["收入", null, null, "支出", null, null], ["项目", "年初预算", "累计", "项目", "年初预算", "累计"]),
      {
        B5: "华容县|税收收入|2017-8 year|target|61000万元",
        C7: "华容县|收入合计|2017-8 yearToDate|actual|65300万元",
        F7: "华容县|支出合计|2017-8 yearToDate|actual|65300万元",
      },
      [],
    ],
    [
      "are named by the headers of their labels",
      rows(["收入项目", "年初预算", "累计", "支出项目", "年初预算", "累计"]),
      {
        C4: "华容县|税收收入|2017-8 yearToDate|actual|40048万元",
        F6: "华容县|支出合计|2017-8 yearToDate|actual|65300万元",
      },
      [],
    ],
  ])("%s", (...one) => {
    holdsWith(
      dictionary,
      one,
      one[1][2]?.[1] === null ? { merges: [0, 3].map((left) => ({ top: 2, left, bottom: 2, right: left + 2 })) } : {},
    );
  });
});

describe("a sign before a number", () => {
  const FELL: Rows = columns(["累计", 65300, 40049, 25251], ["上年同期", 63275, 42000, 21275]);
  const withSigns = (...signs: readonly CellValue[]): Rows =>
    FELL.map((line, row) => [...line, row === 2 ? "增减%" : (signs[row - 3] ?? null)]);
  const RATE = "华容县|税收收入|2017-8 yearToDate|growth";
  test.each<Case>([
    ["△ is minus where the levels beside it fell", withSigns(3.2, "△4.6", 18.7), { D5: `${RATE}|-0.046%` }, []],
    ["▲ is minus where the levels beside it fell", withSigns(3.2, "▲4.6", 18.7), { D5: `${RATE}|-0.046%` }, []],
    ["▲ is up beside ▼", withSigns("▲3.2", "▼4.6", "▲18.7"), { D5: `${RATE}|-0.046%` }, []],
    [
      "▲ among numbers without a mark is asked about where there are no levels",
      columns(["增减%", 3.2, "▲4.6", 18.7]),
      {},
      ["two-readings B5"],
    ],
    [
      "▲ throughout is up",
      columns(["增减%", "▲3.2", "▲4.6", "▲18.7"]),
      { B5: "华容县|税收收入|2017-8 month|growth|0.046%" },
      [],
    ],
    [
      "△ before an amount is asked about",
      columns(["累计", 65300, 67300, "△2000"]),
      {},
      ["two-readings B6", "part-exceeds-whole B5"],
    ],
  ])("%s", holds);
});

describe("times that are named", () => {
  test.each<Case>([
    [
      "behind 比 are no period of the column",
      [
        ["2017年1-8月两县财政总收入"],
        [UNIT],
        ["县市", "累计", "增幅%", "增幅比1-7月±（百分点）"],
        ["岳阳县", 88100, 8.8, -0.1],
        ["华容县", 65300, 3.2, -0.3],
      ],
      { B5: `${TOTAL} yearToDate|actual|65300万元`, D5: "华容县|比1-7月|2017-8 yearToDate|change|-0.003个百分点" },
      [],
    ],
    [
      "behind 比 with last year's number are last year",
      columns(TO_DATE, ["比2016年1-8月增长%", 3.2, 4, 1.9]),
      { C4: `${TOTAL} yearToDate|growth|0.032%` },
      [],
    ],
    [
      "are added up to date",
      [
        ["华容县2017年财政收入分月完成情况"],
        [UNIT],
        ["项目", "1月", "2月", "3月", "合计"],
        ["财政总收入", 9000, 6200, 8100, 23300],
        ["税收收入", 5000, 3900, 4800, 13700],
      ],
      {
        D4: "华容县|财政总收入|2017-3 month|actual|8100万元",
        E4: "华容县|财政总收入|2017-3 yearToDate|actual|23300万元",
      },
      [],
    ],
    [
      "as numbers of months are of what the title is about",
      [["华容县2017年分月财政总收入"], [UNIT], ["月份", "当月", "累计"], [7, 8700, 58000], [8, 7300, 65300]],
      { C5: `${TOTAL} yearToDate|actual|65300万元` },
      [],
    ],
  ])("%s", holds);

  test("as dates that are shown without a day are months", () => {
    const rows: Rows = [
      ["华容县财政总收入分月情况"],
      [UNIT],
      ["月份", "当月", "累计"],
      ["2017-07-01", 8700, 58000],
      ["2017-08-01", 7300, 65300],
    ];
    const month = { formats: ['yyyy"年"m"月"'], formatOf: [[], [], [], [0], [0]] };
    holdsWith(dictionary, ["", rows, { C5: `${TOTAL} yearToDate|actual|65300万元` }, []], month);
  });

  test("in a title without a year take it from the file", () => {
    const rows: Rows = [["华容县8月份财政收入情况表"], [UNIT], ["项目", "8月", "1-8月"], ["财政总收入", 7300, 65300]];
    holdsWith(dictionary, ["", rows, { C4: `${TOTAL} yearToDate|actual|65300万元` }, []], {
      file: "财政局2017年8月.xlsx",
    });
    holdsWith(dictionary, ["", rows, {}, ["no-period A1"]], { file: "财政局2017年9月.xlsx" });
  });
});

describe("nothing is asked", () => {
  test.each<Case>([
    [
      "of a row that says how its columns are worked out",
      [
        [TITLE],
        [UNIT],
        ["项目", "行次", "年初预算", "累计", "完成预算%"],
        ["栏次", null, 1, 2, "3=2/1"],
        ["财政总收入", 1, 98000, 65300, 66.6],
        ["税收收入", 2, 61000, 40048, 65.7],
      ],
      { D5: `${TOTAL} yearToDate|actual|65300万元` },
      [],
    ],
    [
      "of 市本级 among counties",
      [
        ["2017年1-8月财政总收入情况"],
        [UNIT],
        ["单位", "累计"],
        ["市本级", 302000],
        ["岳阳县", 88100],
        ["华容县", 65300],
        ["湘阴县", 71260],
        ["平江县", 84800],
        ["汨罗市", 90112],
        ["临湘市", 54217],
      ],
      { B6: `${TOTAL} yearToDate|actual|65300万元` },
      [],
    ],
    [
      "of 年初 and 调整后 under 预算数",
      [
        [TITLE],
        [UNIT],
        ["项目", "预算数", "预算数", "完成数", "完成数"],
        [null, "年初", "调整后", "当月", "累计"],
        ["财政总收入", 98000, 99000, 7300, 65300],
        ["税收收入", 61000, 62000, 4200, 40048],
      ],
      {
        B5: "华容县|财政总收入|2017-8 year|target|98000万元",
        C5: "华容县|财政总收入/调整后|2017-8 year|target|99000万元",
      },
      [],
    ],
    [
      "of the unit that a note says",
      [
        ["华容县2017年1-8月财政收入"],
        ["项目", "累计"],
        ["财政总收入", 65300],
        ["税收收入", 40048],
        ["注：单位为万元。"],
      ],
      { B3: `${TOTAL} yearToDate|actual|65300万元` },
      [],
    ],
    [
      "of growths in a table of nothing else",
      [
        ["2017年华容县财政收入增幅对比"],
        ["单位：%"],
        ["项目", "1-6月", "1-7月", "1-8月"],
        ["财政总收入", 4, 3.5, 3.2],
        ["税收收入", 5.1, 4.4, 4],
      ],
      { D4: `${TOTAL} yearToDate|growth|0.032%` },
      [],
    ],
  ])("%s", holds);
});

describe("six counties", () => {
  const TITLE_OF_SIX = "2017年1-8月六县（市）财政总收入完成情况表";
  test("in two panels have their places among all six", () => {
    holds(
      "",
      [
        [TITLE_OF_SIX],
        [UNIT],
        ["县市", "累计", "增幅%", "位次", "县市", "累计", "增幅%", "位次"],
        ["岳阳县", 88100, 8.8, 2, "平江县", 84800, 8.9, 1],
        ["华容县", 65300, 3.2, 5, "汨罗市", 90112, 5.6, 4],
        ["湘阴县", 71260, 6.5, 3, "临湘市", 54217, 1.5, 6],
      ],
      { H5: "汨罗市|财政总收入|2017-8 yearToDate|rank|4" },
      [],
    );
  });

  test("are all added up, with a blank before one of them", () => {
    holds(
      "",
      [
        [TITLE_OF_SIX],
        [UNIT],
        ["县市", "累计"],
        ["岳阳县", 88100],
        ["华容县", 65300],
        [" 湘阴县 ", 71260],
        ["平江县", 84800],
        ["汨罗市", 90112],
        ["临湘市", 54217],
        ["合计", 453789],
      ],
      { B6: "湘阴县|财政总收入|2017-8 yearToDate|actual|71260万元" },
      [],
    );
  });
});

describe("rows of measures under a name", () => {
  const rows = (...measures: readonly (readonly [string, number, number])[]): Rows => [
    ["2017年8月两县财政收入情况"],
    [UNIT],
    ["项目", null, "岳阳县", "华容县"],
    ...measures.map(([words, ...figures], index) => [index === 0 ? "财政总收入" : null, words, ...figures]),
  ];
  test.each<Case>([
    [
      "reach as far as the figures to date",
      rows(["当月", 9300, 7300], ["累计", 88100, 65300], ["增长%", 8.8, 3.2]),
      {
        D6: `${TOTAL} yearToDate|growth|0.032%`,
      },
      [],
    ],
    [
      "reach as far as the row above, where they come twice",
      rows(["当月", 9300, 7300], ["增长%", 5.7, 2.8], ["累计", 88100, 65300], ["增长%", 8.8, 3.2]),
      {
        D5: `${TOTAL} month|growth|0.028%`,
        D7: `${TOTAL} yearToDate|growth|0.032%`,
      },
      [],
    ],
  ])("%s", holds);
});

describe("rows of periods", () => {
  test("are followed by the base and the measures of the latest", () => {
    holds(
      "",
      [
        ["华容县2017年财政收入"],
        [UNIT],
        ["期间", "财政总收入", "税收收入"],
        ["1-7月", 58000, 35848],
        ["1-8月", 65300, 40048],
        ["去年1-8月", 63275, 38500],
        ["增长%", 3.2, 4],
      ],
      { B6: `${TOTAL} yearToDate|base|63275万元`, B7: `${TOTAL} yearToDate|growth|0.032%` },
      [],
    );
  });
});

describe("columns beside each other", () => {
  test.each<Case>([
    [
      "发放金额 is the figure itself",
      [
        ["华容县2017年8月低保资金发放情况"],
        ["项目", "发放贷款户数（户）", "本月发放金额（万元）", "累计发放金额（万元）"],
        ["城市低保", 2100, 160, 1280],
        ["农村低保", 8200, 310, 2480],
      ],
      { D3: "华容县|城市低保|2017-8 yearToDate|actual|1280万元" },
      [],
    ],
    [
      "上年截至同月累计 is the base to date",
      columns(["截至本月累计", 65300, 40048, 25252], ["上年截至同月累计", 63275, 38500, 24775]),
      {
        C4: `${TOTAL} yearToDate|base|63275万元`,
      },
      [],
    ],
    [
      "比上月末 is against last month",
      [
        ["华容县2017年8月末存贷款"],
        ["单位：亿元"],
        ["指标", "本月末", "上月末", "比上月末增减"],
        ["各项存款余额", 230.86, 228.55, 2.31],
        ["各项贷款余额", 98.28, 97.48, 0.8],
      ],
      { D4: "华容县|各项存款余额|2017-8 balance|change lastMonth|2.31亿元" },
      [],
    ],
    [
      "应完成进度数 and 超欠进度 are figures of their own",
      columns(["年度任务", 98000, 61000, 37000], ["应完成进度数", 65333, 40667, 24667], TO_DATE, [
        "超欠进度",
        -33,
        -619,
        585,
      ]),
      {
        C4: "华容县|财政总收入/应完成进度数|2017-8 yearToDate|actual|65333万元",
        D4: `${TOTAL} yearToDate|actual|65300万元`,
      },
      [],
    ],
    [
      "本期数 beside 本年累计 is of the month",
      columns(["本期数", 7300, 4200, 3100], ["本年累计", 65300, 40048, 25252]),
      {
        B4: `${TOTAL} month|actual|7300万元`,
      },
      [],
    ],
    [
      "本月累计 beside 本年累计 is of the month",
      columns(["本月累计", 7300, 4200, 3100], ["本年累计", 65300, 40048, 25252]),
      {
        B4: `${TOTAL} month|actual|7300万元`,
        C4: `${TOTAL} yearToDate|actual|65300万元`,
      },
      [],
    ],
    [
      "a rate is of the figure before it, where all have names",
      [
        ["华容县2017年1-8月规模工业分行业情况"],
        [UNIT],
        ["代码", "行业", "产值", "增长%"],
        [13, "农副食品加工业", 320000, 8.1],
        [17, "纺织业", 210000, 6.2],
      ],
      { D4: "华容县|农副食品加工业/产值|2017-8 yearToDate|growth|0.081%" },
      [],
    ],
    [
      "差距 is a figure of its own",
      [
        ["华容县2017年1-8月小康指标"],
        ["单位：%"],
        ["指标", "实际值", "目标值", "差距"],
        ["税收占财政总收入比重", 61.33, 75, -13.67],
      ],
      { B4: "华容县|税收占财政总收入比重|2017-8 yearToDate|share|0.6133%" },
      [],
    ],
    [
      "a unit stands behind the comma of a name",
      [
        ["华容县2017年1-8月主要指标"],
        ["指标", "1-8月", "同比%"],
        ["财政总收入，万元", 65300, 3.2],
        ["地区生产总值，亿元", 201.3, 7.6],
      ],
      { B3: `${TOTAL} yearToDate|actual|65300万元`, B4: "华容县|地区生产总值|2017-8 yearToDate|actual|201.3亿元" },
      [],
    ],
    [
      "增速 in a title is no part of the name",
      [
        ["2017年1-8月六县（市）规模工业增加值增速"],
        ["单位：%"],
        ["单位", "增速", "位次"],
        ["岳阳县", 8.1, 2],
        ["华容县", 7.6, 3],
        ["湘阴县", 8.6, 1],
        ["平江县", 7.1, 4],
        ["汨罗市", 6.9, 5],
        ["临湘市", 6.2, 6],
      ],
      { B5: "华容县|规模工业增加值|2017-8 yearToDate|growth|0.076%" },
      [],
    ],
  ])("%s", holds);
});
