// Tables as offices of a county lay them out: each was once read wrongly with nothing said, or asked about for nothing.
import { beforeAll, describe, test } from "vitest";
import type { CellValue, Dictionary } from "../addin/analysis/index";
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
