// Features of departments' sheets that were once read wrongly or lost with nothing said.
import { beforeAll, describe, expect, test } from "vitest";
import {
  monthly,
  namesOf,
  plainSheet,
  readingsOf,
  readSheet,
  type CellValue,
  type Dictionary,
} from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, revenueUnder, UNIT, type Case, type ColumnOf, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});
const holds = (...one: Case): void => holdsWith(dictionary, one);

const TITLE = "华容县2017年1-8月财政收入完成情况表";
const columns = (...cells: readonly ColumnOf[]): Rows => revenueUnder(TITLE, ...cells);
const DONE: ColumnOf = ["累计", 65300, 40049, 25251];
const TOTAL = "华容县|财政总收入|2017-8 yearToDate";

describe("a column of figures that are no numbers", () => {
  const lost = ["not-a-number B4", "not-a-number B5", "not-a-number B6"];
  test.each<Case>([
    [
      "is told, all estimates",
      columns(["累计", "约65300", "约40049", "约25251"], ["上年同期", 63275, 38000, 25275]),
      {},
      lost,
    ],
    [
      "is told, all with remarks",
      columns(["累计", "65300(预计)", "40049+", ">25251"], ["上年同期", 63275, 38000, 25275]),
      {},
      lost,
    ],
    [
      "is told, all with note marks",
      columns(["累计", "65300*", "40049 注", "25251 [1]"], ["上年同期", 63275, 38000, 25275]),
      {},
      lost,
    ],
    [
      "is told behind other figures",
      columns(DONE, ["增减额", "2025万", "2049万", "-24万"]),
      { B4: `${TOTAL}|actual|65300万元` },
      ["not-a-number C4", "not-a-number C5", "not-a-number C6"],
    ],
    [
      "is told under a name",
      [
        ["2017年1-8月六县（市）"],
        [UNIT],
        ["县市", "财政总收入", "税收收入"],
        ["岳阳县", 61000, "约40000"],
        ["平江县", 65300, "约40049"],
      ],
      {},
      ["not-a-number C4", "not-a-number C5"],
    ],
    [
      "is none where its words are remarks",
      columns(DONE, ["完成情况", "已按计划完成第3季度全部任务并上报", "正常", "正常"]),
      {},
      [],
    ],
  ])("%s", holds);
});

describe("places before the names", () => {
  const rows: Rows = [
    ["2017年1-8月六县（市）财政总收入排名"],
    [UNIT],
    ["名次", "县市", "累计", "名次", "县市", "增长%"],
    [1, "湘阴县", 90000, 1, "岳阳县", 5.1],
    [2, "平江县", 80000, 2, "湘阴县", 4],
    [3, "华容县", 65300, 3, "华容县", 3.2],
    [4, "汨罗市", 61000, 4, "平江县", 3],
    [5, "岳阳县", 60000, 5, "汨罗市", 2.1],
    [6, "临湘市", 50000, 6, "临湘市", 1],
  ];
  test("are those of the names behind them", () => {
    holds(
      "",
      rows,
      {
        A4: "湘阴县|财政总收入|2017-8 yearToDate|rank|1",
        D4: "岳阳县|财政总收入|2017-8 yearToDate|rank|1",
        F4: "岳阳县|财政总收入|2017-8 yearToDate|growth|0.051%",
      },
      [],
    );
  });
});

const LAST: ColumnOf = ["上年同期", 63275, 38000, 25275];

describe("a change or a rate that does not say against what", () => {
  test.each<Case>([
    [
      "is against the year's beginning where the balances say so",
      [
        ["华容县金融情况"],
        ["单位：亿元"],
        ["项目", "2017年8月31日", "2016年12月31日", "比年初增减", "增长%"],
        ["各项存款余额", 230.86, 191.9, 38.96, 20.3],
        ["各项贷款余额", 98.28, 88.34, 9.94, 11.3],
      ],
      { E4: "华容县|各项存款余额|2017-8 balance|growth yearStart|0.203%" },
      [],
    ],
    [
      "is against last month where the figures say so, and what stands at its end is what came in",
      columns(
        ["8月末", 65300, 40049, 25251],
        ["7月末", 58000, 35649, 22351],
        ["比上月增减", 7300, 4400, 2900],
        ["增减%", 12.6, 12.3, 13],
      ),
      { B4: `${TOTAL}|actual|65300万元`, E4: `${TOTAL}|growth lastMonth|0.126%` },
      [],
    ],
    [
      "is against last year's else",
      columns(DONE, ["比上月增减", 7300, 4400, 2900], ["增减%", 3.2, 5.4, -0.1]),
      { D4: `${TOTAL}|growth|0.032%` },
      [],
    ],
    [
      "is against the same as the row above",
      [
        ["华容县2017年8月金融情况"],
        ["单位：亿元"],
        ["项目", "数值"],
        ["各项存款余额", 230.86],
        ["比年初增加", 38.96],
        ["增长%", 20.3],
      ],
      { B6: "华容县|各项存款余额|2017-8 balance|growth yearStart|0.203%" },
      [],
    ],
  ])("%s", holds);
});

describe("last year's figure that does not say how far it reaches", () => {
  const whole: ColumnOf = ["上年完成", 101000, 66000, 35000];
  const plan: ColumnOf = ["本年计划", 110000, 70000, 40000];
  test.each<Case>([
    [
      "is the whole year where its size says so and the growth is of another",
      columns(whole, plan, ["累计完成", 65300, 40049, 25251], ["比上年同期±%", 3.2, 5.4, -0.1]),
      { B4: "华容县|财政总收入|2017-12 year|base|101000万元" },
      [],
    ],
    [
      "is asked where only its size says so",
      columns(whole, plan, ["累计完成", 65300, 40049, 25251]),
      {},
      ["two-readings B3"],
    ],
    [
      "is that of the same time by its size",
      columns(["上年数", 63275, 38000, 25275], ["本年数", 65300, 40049, 25251]),
      { B4: `${TOTAL}|base|63275万元` },
      [],
    ],
    [
      "is that of the same time by the growth",
      columns(["上年数", 101000, 66000, 35000], ["本年数", 65300, 40049, 25251], ["增减%", -35.3, -39.3, -27.9]),
      { B4: `${TOTAL}|base|101000万元` },
      [],
    ],
  ])("%s", holds);
});

describe("places that do not say of what", () => {
  const counties = ["岳阳县", "华容县", "湘阴县", "平江县", "汨罗市", "临湘市"];
  const six = (headers: readonly string[], ...lines: readonly (readonly number[])[]): Rows => [
    ["2017年1-8月六县（市）财政总收入"],
    [UNIT],
    ["县市", ...headers],
    ...counties.map((name, i) => [name, ...lines.map((line) => line[i] ?? null)]),
  ];
  const levels = [61000, 65300, 90000, 80000, 70000, 50000];
  const rates = [5.1, 3.2, 4, 4.1, 2, 1];
  test.each<Case>([
    [
      "are of what they stand behind",
      six(["累计", "位次", "增长%", "位次"], levels, [5, 4, 1, 2, 3, 6], rates, [1, 4, 3, 2, 5, 6]),
      { C5: "华容县|财政总收入|2017-8 yearToDate|rank|4", E4: "岳阳县|财政总收入/增幅|2017-8 yearToDate|rank|1" },
      [],
    ],
    [
      "are told where two differ",
      six(["位次", "位次"], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 6, 5]),
      {},
      ["figures-disagree C8", "figures-disagree C9"],
    ],
  ])("%s", holds);
});

describe("a figure is taken", () => {
  test.each<Case>([
    [
      "as an amount where it says so beside points",
      columns(DONE, ["与序时进度差额", -8033, -6617, -1416]),
      { C4: `华容县|财政总收入/与序时进度差额|2017-8 yearToDate|change|-8033万元` },
      [],
    ],
    ["per mille where it says so", columns(DONE, ["占GDP‰", 16, 8, 5]), { C4: `${TOTAL}|share|0.016‰` }, []],
    [
      "under the name to its left in rows of periods",
      [["华容县2017年财政收入"], [UNIT], ["时间", "税收收入", "增长%"], ["1-8月", 40049, 5.4], ["8月", 4400, 4.8]],
      { C4: "华容县|税收收入|2017-8 yearToDate|growth|0.054%", C5: "华容县|税收收入|2017-8 month|growth|0.048%" },
      [],
    ],
    [
      "under the header above a period of its own",
      [
        ["华容县财政收入"],
        [UNIT],
        ["项目", "本月", "增长%"],
        ["2017年7月"],
        ["财政总收入", 9500, 3.2],
        ["税收收入", 5149, 3],
        ["2017年8月"],
        ["财政总收入", 7300, 6.1],
        ["税收收入", 4400, 3],
      ],
      { C5: "华容县|财政总收入|2017-7 month|growth|0.032%", B8: "华容县|财政总收入|2017-8 month|actual|7300万元" },
      [],
    ],
    [
      "for the towns of the county",
      [["华容县2017年1-8月各乡镇财政收入完成情况"], [UNIT], ["乡镇", "累计"], ["章华镇", 3200], ["三封寺镇", 500]],
      { B4: "章华镇|财政总收入|2017-8 yearToDate|actual|3200万元" },
      [],
    ],
  ])("%s", holds);

  const formats = (...codes: readonly string[]) => ({
    formats: codes,
    formatOf: Array.from({ length: 6 }, (_, r) => (r < 3 ? undefined : [-1, ...codes.map((_, c) => c)])),
  });
  test("by the section of its format that shows it", () => {
    holdsWith(
      dictionary,
      [
        "",
        columns(["累计", 490490000, 400490000, 9000], ["上年同期", 460000000, 380000000, 8000]),
        { B4: `${TOTAL}|actual|49049万元`, B6: "华容县|非税收入|2017-8 yearToDate|actual|9000万元" },
        [],
      ],
      formats("[>=10000]0!.0,;0", "[<10000]0;0!.0,"),
    );
  });
  test("and told where its format shows nothing", () => {
    holdsWith(dictionary, ["", columns(DONE, LAST), {}, ["hidden-value C4"]], formats("0", ";;;"));
  });
});

describe("a title", () => {
  const titled = (title: string): Rows => [
    [title],
    [UNIT],
    ["项目", "金额"],
    ["财政总收入", 65300],
    ["税收收入", 40049],
  ];
  const said = (title: string, period: string): Case => [
    title,
    titled(title),
    { B4: `华容县|财政总收入|${period}|actual|65300万元` },
    period === "?" ? ["no-period A1"] : [],
  ];
  test.each<Case>([
    said("华容县2017年8月止财政收入", "2017-8 yearToDate"),
    said("华容县财政收入（至2017年8月底）", "2017-8 yearToDate"),
    said("华容县财政收入（自2017年1月1日起至2017年8月31日止）", "2017-8 yearToDate"),
    said("华容县财政收入 January-August 2017", "2017-8 yearToDate"),
    said("华容县财政收入 August 2017", "2017-8 month"),
    said("华容县财政收入 March-May 2017", "?"),
    said("华容县财政收入2017Q1", "2017-3 yearToDate"),
    said("华容县财政收入2017Q3", "?"),
    said("华容县2017年财政收入（第三季度）", "?"),
    said("华容县2017年8月1-20日财政收入", "?"),
    said("华容县2017年8月第3周财政收入", "?"),
    said("华容县财政收入（截至2017年8月20日止）", "?"),
  ])("%s", holds);
});

describe("a name that holds a word of measure", () => {
  const row = (name: string, unit = UNIT): Rows => [
    ["华容县2017年1-8月主要指标"],
    [unit],
    ["项目", "累计"],
    ["契税", 5000],
    [name, 60],
  ];
  const of = (name: string, read: string, told: readonly string[] = []): Case => [
    name,
    row(name),
    { B5: `华容县|${read}` },
    told,
  ];
  test.each<Case>([
    [
      "规模工业增加值增速（%）",
      row("规模工业增加值增速（%）"),
      { B5: "华容县|规模工业增加值|2017-8 yearToDate|growth|0.6%" },
      [],
    ],
    of("减少贫困人口", "减少贫困人口|2017-8 yearToDate|actual|60", ["no-unit A1"]),
    of("增减挂钩指标", "增减挂钩指标|2017-8 yearToDate|actual|60万元"),
    of("环比指数", "环比指数|2017-8 yearToDate|actual|60", ["no-unit A1"]),
    of("征收率", "征收率|2017-8 yearToDate|actual|60", ["no-unit A1"]),
    of("财政供养人数", "财政供养人数|2017-8 yearToDate|actual|60人"),
    ["城镇化率 in %", row("城镇化率", "单位：万元、%"), { B5: "华容县|城镇化率|2017-8 yearToDate|actual|0.6%" }, []],
    of("债务余额", "债务余额|2017-8 balance|actual|60万元"),
  ])("%s", holds);
});

describe("figures that say too little are told:", () => {
  test.each<Case>([
    [
      "a ratio among percentages",
      columns(DONE, ["增幅%", 0.032, 5.4, -0.1]),
      { C5: "华容县|税收收入|2017-8 yearToDate|growth|0.054%" },
      ["two-readings C4"],
    ],
    ["a percentage of last year's figure", columns(DONE, ["占上年同期%", 103.2, 105.4, 99.9]), {}, ["unread-words C3"]],
    [
      "rows of one name that the dictionary does not have",
      [[TITLE], [UNIT], ["项目", "累计"], ["资源税", 2000], ["车船税", 900], ["资源税", 2500]],
      {},
      ["figures-disagree B6"],
    ],
  ])("%s", holds);

  test("rows under two groups have the names of both where one does not tell them apart", () => {
    holds(
      "",
      [
        ["2017年1-8月税收"],
        [UNIT],
        ["级次", "部门", "项目", "累计"],
        ["中央", "国税", "增值税", 9000],
        [null, "地税", "增值税", 300],
        ["地方", "国税", "增值税", 1000],
        [null, "地税", "增值税", 200],
      ],
      {
        D4: "|增值税/中央/国税|2017-8 yearToDate|actual|9000万元",
        D7: "|增值税/地方/地税|2017-8 yearToDate|actual|200万元",
      },
      [],
    );
  });
});

describe("the arithmetic of a table bears out", () => {
  const evidenceIn = (rows: Rows): readonly (readonly [string, string])[] => {
    const names = namesOf(dictionary);
    const { tables } = readSheet(plainSheet(rows, { file: "财政局.xlsx" }), names);
    return readingsOf(tables, names)
      .flatMap(({ columns: all }) => all)
      .sort((a, b) => a.column.column - b.column.column)
      .map(
        ({ column, evidence }) => [column.header, evidence ? `${evidence.right}/${evidence.judged}` : "none"] as const,
      );
  };

  test("changes, growth, completion, and the sums of levels", () => {
    const rows: Rows = [
      ...columns(
        DONE,
        LAST,
        ["增减额", 2025, 2049, -24],
        ["增减%", 3.2, 5.4, -0.1],
        ["年初预算", 110000, 70000, 40000],
        ["完成预算%", 59.4, 57.2, 60],
      ),
    ];
    expect(evidenceIn(rows)).toEqual([
      ["累计", "3/3"],
      ["上年同期", "3/3"],
      ["增减额", "3/3"],
      ["增减%", "3/3"],
      ["年初预算", "2/3"],
      ["完成预算%", "2/3"],
    ]);
    expect(evidenceIn([[TITLE], [UNIT], ["项目", "累计"], ["契税", 3], ["资源税", 4], ["合计", 7]])).toEqual([
      ["累计", "1/1"],
    ]);
  });

  test("shares, by the names of the dictionary or by the row that is all of it, changes of them in points, and places", () => {
    const six = ["岳阳县", "华容县", "湘阴县", "平江县", "汨罗市", "临湘市"];
    const levels = [61000, 65300, 90000, 80000, 70000, 50000];
    const taxes = [40000, 40049, 60000, 50000, 50000, 30000];
    const shares = [65.6, 61.3, 66.7, 62.5, 71.4, 60];
    const before = [65, 60, 66, 62, 71, 61];
    const changes = [0.6, 1.3, 0.7, 0.5, 0.4, -1];
    const places = [5, 4, 1, 2, 3, 6];
    const rows: Rows = [
      ["2017年1-8月六县（市）"],
      [UNIT],
      ["县市", "财政总收入", "位次", "税收收入", "税收占比%", "上年同期占比%", "占比增减（百分点）"],
      ...six.map((name, i) => [
        name,
        levels[i] ?? 0,
        places[i] ?? 0,
        taxes[i] ?? 0,
        shares[i] ?? 0,
        before[i] ?? 0,
        changes[i] ?? 0,
      ]),
    ];
    expect(evidenceIn(rows)).toEqual([
      ["财政总收入", "6/6"],
      ["位次", "6/6"],
      ["税收收入", "6/6"],
      ["税收占比%", "6/6"],
      ["上年同期占比%", "6/6"],
      ["占比增减（百分点）", "6/6"],
    ]);
    expect(
      evidenceIn([
        ["华容县2017年1-8月各行业投资"],
        [UNIT],
        ["项目", "累计", "比重%"],
        ["投资合计", 200, 100],
        ["农业投资", 50, 25],
        ["水利投资", 150, 75],
      ]),
    ).toContainEqual(["比重%", "2/2"]);
  });

  test("another change in every row, which is said once", () => {
    const rows = columns(
      ["本月", 7300, 4400, 2900],
      DONE,
      LAST,
      ["年初预算", 110000, 70000, 40000],
      ["比上年同期增减额", 65300 - 110000, 40049 - 70000, 25251 - 40000],
    );
    const { findings } = monthly({ sheets: [plainSheet(rows, { file: "财政局.xlsx" })], dictionary });
    expect(findings.filter(({ becauseOf }) => becauseOf === null)).toMatchObject([
      { rule: "reading-doubtful", cell: "F3", received: "累计－上年同期", expected: "累计－年初预算" },
    ]);
    expect(findings.filter(({ rule }) => rule === "change-mismatch")).toHaveLength(3);
  });
});

describe("a row of figures that are no numbers", () => {
  test.each<Case>([
    [
      "within a table is a row of it",
      [[TITLE], [UNIT], ["项目", "累计"], ["财政总收入", 65300], ["税收收入", "约40049"], ["非税收入", 25251]],
      { B6: `华容县|非税收入|2017-8 yearToDate|actual|25251万元` },
      ["not-a-number B5"],
    ],
    [
      "at its head is a row of it, under a group too",
      [["2017年1-8月税收"], [UNIT], ["部门", "项目", "累计"], ["国税", "增值税", "约9000"], [null, "契税", 500]],
      { C5: "|契税|2017-8 yearToDate|actual|500万元" },
      ["not-a-number C4"],
    ],
    [
      "at its end is told",
      [[TITLE], [UNIT], ["项目", "累计"], ["财政总收入", 65300], ["税收收入", "1990（预计）"]],
      { B4: `${TOTAL}|actual|65300万元` },
      ["unread-figures B5"],
    ],
  ])("%s", holds);

  test("stands under a heading with a note mark before its unit, beside places in the first column", () => {
    holds(
      "",
      [["2017年1-8月财政总收入"], ["名次", "县市", "累计①（万元）"], [1, "华容县", 65300], [2, "平江县", 60000]],
      { A3: "华容县|财政总收入|2017-8 yearToDate|rank|1", C3: `${TOTAL}|actual|65300万元` },
      [],
    );
    holds(
      "",
      [["2017年1-8月财政总收入"], ["名次", "县市", "累计"], [1, "华容县", 65300], [2, "平江县", 60000], ["单位：万元"]],
      { C3: `${TOTAL}|actual|65300万元` },
      [],
    );
  });
});

test("names in other letters are one name, within a month and against the months before", () => {
  const of = (year: number, names: readonly string[], amounts: readonly number[]) =>
    plainSheet(
      [
        [`State Government Finances: ${year}`],
        ["(Thousands of dollars)"],
        ["Item", "ALABAMA", "Alaska"],
        ...names.map((name, i) => [name, amounts[i] ?? 0, 200]),
      ],
      { file: `${year}.xlsx` },
    );
  const now = of(2017, ["GENERAL REVENUE", "Ｇｅｎｅｒａｌ　Revenue"], [5100, 5300]);
  const { observations, findings } = monthly({
    sheets: [now],
    history: [of(2016, ["General revenue"], [5000])],
    dictionary,
  });
  expect(new Set(observations.map(({ indicator }) => indicator))).toEqual(new Set(["General revenue"]));
  expect(findings.map(({ rule, cell }) => `${rule} ${cell}`)).toEqual(["figures-disagree B5"]);
});

test("a year that a blank parts from its month belongs to it", () => {
  holds(
    "",
    [
      ["华容县财政收入"],
      [UNIT],
      ["项目", "2017 8月", "2016 8月", "2017 1-8月"],
      ["财政总收入", 7300, 7100, 65300],
      ["税收收入", 4400, 4200, 40049],
    ],
    {
      B4: "华容县|财政总收入|2017-8 month|actual|7300万元",
      C4: "华容县|财政总收入|2016-8 month|actual|7100万元",
      D4: `${TOTAL}|actual|65300万元`,
    },
    [],
  );
  holds(
    "",
    [["华容县财政收入"], [UNIT], ["项目", "金额"], ["2017 8月 财政总收入", 7300], ["2017. 1-8月 税收收入", 40049]],
    { B4: "华容县|财政总收入|2017-8 month|actual|7300万元", B5: "华容县|税收收入|2017-8 yearToDate|actual|40049万元" },
    [],
  );
});

test("a place is read by its office, and told with a remark", () => {
  const rows = (behind: string): Rows => [
    ["2017年1-8月财政总收入"],
    [UNIT],
    ["填报单位", "累计"],
    ...["岳阳县", "华容县", "湘阴县", "平江县", "汨罗市", "临湘市"].map((name, i) => [`${name}${behind}`, 60000 + i]),
  ];
  holds("", rows("财政局"), { B5: `${TOTAL}|actual|60001万元` }, []);
  const told = ["A4", "A5", "A6", "A7", "A8", "A9"].map((cell) => `unread-words ${cell}`);
  holds("", rows("（含园区）"), { B5: `${TOTAL}|actual|60001万元` }, told);
});

test("figures as ranges are told", () => {
  holds(
    "",
    columns(DONE, ["预计全年", "100000-110000", "60000~66000", "约3.5万"]),
    { B4: `${TOTAL}|actual|65300万元` },
    ["unread-words C3", "not-a-number C4", "not-a-number C5", "not-a-number C6"],
  );
});

test("a time of day is no period", () => {
  const rows = (...lines: readonly string[]): Rows => [
    ["华容县财政收入"],
    ...lines.map((line) => [line]),
    [UNIT],
    ["项目", "累计"],
    ["财政总收入", 65300],
  ];
  holds("", rows("操作员：张三  2017-09-05 10:22:31"), {}, ["no-period A1"]);
  holds("", rows("2017年1-8月", "admin 2017/9/5 8:05"), { B6: `${TOTAL}|actual|65300万元` }, []);
});

test("a dash of another kind is no other name", () => {
  const names = namesOf({ ...dictionary, regions: [{ name: "城陵矶—松阳湖", aliases: [] }] });
  expect(names.region("城陵矶-松阳湖")?.name).toBe("城陵矶—松阳湖");
});

describe("a rate or a place that names nothing, among columns of regions", () => {
  const main = (header: readonly string[], ...rows: readonly (readonly CellValue[])[]): Rows => [
    ["2017年1-8月主要经济指标"],
    header,
    ...rows,
  ];
  test.each<Case>([
    [
      "is of the region that it stands behind",
      main(
        ["指标", "单位", "全市", "增速%", "华容县", "增速%", "位次"],
        ["固定资产投资", "亿元", 1560.2, 13.1, 145.6, 13.6, 3],
        ["财政总收入", "万元", 785600, 5.2, 65300, 3.2, 5],
      ),
      {
        D3: "岳阳市|固定资产投资|2017-8 yearToDate|growth|0.131%",
        F3: "华容县|固定资产投资|2017-8 yearToDate|growth|0.136%",
        G3: "华容县|固定资产投资|2017-8 yearToDate|rank|3",
        D4: "岳阳市|财政总收入|2017-8 yearToDate|growth|0.052%",
      },
      [],
    ],
    [
      "is of the one that is not the whole, behind both",
      main(["指标", "全市", "华容县", "占比%"], ["财政总收入（万元）", 785600, 65300, 8.3]),
      { D3: "华容县|财政总收入|2017-8 yearToDate|share|0.083%" },
      [],
    ],
    [
      "is asked about behind several",
      main(["指标", "单位", "华容县", "湘阴县", "平江县", "位次"], ["财政总收入", "万元", 65300, 70000, 81000, 3]),
      {},
      ["two-readings F2"],
    ],
    [
      "is of the growth, in a row of growth below the level's own",
      main(
        ["指标", "单位", "全市", "华容县", "位次"],
        ["固定资产投资", "亿元", 1560.2, 145.6, 4],
        ["固定资产投资增速", "%", 13.1, 13.6, 3],
      ),
      {
        E3: "华容县|固定资产投资|2017-8 yearToDate|rank|4",
        E4: "华容县|固定资产投资/增幅|2017-8 yearToDate|rank|3",
      },
      [],
    ],
  ])("%s", holds);
});

describe("a unit in the corner of a header", () => {
  test.each<Case>([
    [
      "leaves the header whole",
      [
        ["华容县居民收入"],
        ["单位：元", "2017年上半年", "2016年上半年", "增长%"],
        ["城镇居民人均可支配收入", 13500, 12450, 8.4],
        ["农村居民人均可支配收入", 7100, 6530, 8.7],
      ],
      {
        B3: "华容县|城镇居民人均可支配收入|2017-6 yearToDate|actual|13500元",
        C3: "华容县|城镇居民人均可支配收入|2016-6 yearToDate|actual|12450元",
        D4: "华容县|农村居民人均可支配收入|2017-6 yearToDate|growth|0.087%",
      },
      [],
    ],
    [
      "is that of the table",
      [[TITLE], ["单位：亿元", "本月", "累计"], ["财政总收入", 0.78, 6.53]],
      { C3: `${TOTAL}|actual|6.53亿元` },
      [],
    ],
  ])("%s", holds);
});

describe("a growth in % of what is a rate", () => {
  const rows = (...row: readonly CellValue[]): Rows => [
    ["华容县2017年1-8月主要经济指标"],
    ["指标", "单位", "累计", "上年同期", "增减%"],
    ["财政总收入", "万元", 65300, 63275, 3.2],
    row,
  ];
  test.each<Case>([
    ["may be points, and is asked about", rows("产销率", "%", 97.9, null, -0.2), {}, ["two-readings E4"]],
    ["is held against its base where that stands beside it", rows("产销率", "%", 97.9, 98.1, -0.2), {}, []],
    ["is a growth where no rate is printed (规模工业增加值 %)", rows("规模工业增加值", "%", "—", null, 7.8), {}, []],
  ])("%s", holds);
});
