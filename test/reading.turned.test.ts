// Tables that stand the other way: measures in rows, counties in columns or again under every item.
import { beforeAll, describe, test } from "vitest";
import type { CellValue, Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, UNIT, type Case, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

const TITLE = "2017年1-8月六县（市）主要指标完成情况表";
const FOUR = ["岳阳县", "华容县", "湘阴县", "平江县"];
const NOW = [88100, 65300, 71260, 84800];
const under = (header: readonly CellValue[], ...rows: readonly (readonly CellValue[])[]): Rows => [
  [TITLE],
  [UNIT],
  header,
  ...rows,
];

describe("counties in columns", () => {
  test.each<Case>([
    [
      "are ranked, below items that take in each other",
      under(
        ["项目", ...FOUR],
        ["财政总收入", ...NOW],
        ["位次", 1, 4, 3, 2],
        ["　其中：税收收入", 48100, 40048, 41260, 44800],
        ["位次", 1, 4, 2, 3],
      ),
      {},
      ["rank-mismatch D7"],
    ],
    [
      "are added up, whatever their total is called, below items that take in each other",
      under(
        ["项目", ...FOUR, "共计"],
        ["税收收入", 48100, 40048, 41260, 44800, 174308],
        ["　其中：增值税", 18100, 10048, 11260, 14800, 54208],
        ["　　　　契税", 1810, 1004, 1126, 1480, 5420],
      ),
      { F5: "共计|增值税|2017-8 yearToDate|actual|54208万元" },
      ["sum-mismatch F4"],
    ],
    [
      "are each the head of 本月 and 累计, and are ranked by each",
      under(
        ["指标", "岳阳县", null, "华容县", null, "湘阴县", null, "平江县", null],
        [null, ...FOUR.flatMap(() => ["本月", "累计"])],
        ["财政总收入", 8810, 88100, 7300, 65300, 7126, 71260, 8480, 84800],
        ["增长%", 10.1, 10.1, 4.3, 3.2, 1.8, 1.8, 6, 6],
        ["位次", 1, 1, 3, 3, 4, 2, 2, 4],
      ),
      { C7: "岳阳县|财政总收入|2017-8 yearToDate|rank|1" },
      ["rank-mismatch G7"],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("counties that come again under every item", () => {
  const long = (place: number): Rows =>
    under(
      ["县市", "指标", "累计", "增长%", "位次"],
      ...FOUR.flatMap((county, index) => [
        [county, "财政总收入", NOW[index] ?? null, [10.1, 3.2, 1.8, 6][index] ?? null, [1, 3, 4, 2][index] ?? null],
        [
          county,
          "税收收入",
          [48100, 40048, 41260, 44800][index] ?? null,
          [6.9, 4.6, 3.2, 6.7][index] ?? null,
          [1, place, 4, 2][index] ?? null,
        ],
      ]),
    );
  test.each<Case>([
    ["are ranked by each item", long(3), { E7: "华容县|税收收入|2017-8 yearToDate|rank|3" }, []],
    ["and a wrong place is found", long(2), {}, ["rank-mismatch E7"]],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("rows of measures", () => {
  const OF_TOTAL = "华容县|财政总收入|2017-8 yearToDate";
  const OF_TAX = "华容县|税收收入|2017-8 yearToDate";
  const now = ["累计", 88100, 65300, 71260, 84800];
  const before = ["上年同期", 80000, 63275, 70000, 80000];
  const growth = ["增长%", 10.1, 3.8, 1.8, 6];
  const place = ["位次", 1, 3, 4, 1];
  const tax = [
    ["累计", 48100, 40048, 41260, 44800],
    ["上年同期", 45000, 38275, 40000, 42000],
    ["增减", 6.9, 4.6, 3.2, 6.7],
    ["位次", 1, 3, 4, 2],
  ];
  /** The places of the four counties, with the two that a table of four leaves out. */
  const besides = (cell: string, ...told: readonly string[]): string[] => [
    `missing-region ${cell}`,
    `missing-region ${cell}`,
    ...told,
  ];
  test.each<Case>([
    [
      "behind their items are each of these",
      under(
        ["指标", "项目", ...FOUR],
        ["财政总收入", ...now],
        [null, ...before],
        [null, ...growth],
        ["税收收入", ...(tax[0] ?? [])],
        ...tax.slice(1).map((row) => [null, ...row]),
      ),
      { D6: `${OF_TOTAL}|growth|0.038%`, D9: `${OF_TAX}|growth|0.046%`, D10: `${OF_TAX}|rank|3` },
      besides("A3", "growth-mismatch D6"),
    ],
    [
      "under lines of their items are each of these",
      under(
        ["指标", ...FOUR],
        ["一、财政总收入", null, null, null, null],
        now,
        before,
        growth,
        ["二、税收收入", null, null, null, null],
        ...tax,
      ),
      { C7: `${OF_TOTAL}|growth|0.038%`, C11: `${OF_TAX}|growth|0.046%`, C12: `${OF_TAX}|rank|3` },
      besides("A3", "growth-mismatch C7"),
    ],
    [
      "behind their counties are of the items over them, and no county twice",
      [
        [TITLE],
        ["县市", "项目", "财政总收入", "税收收入"],
        ...FOUR.flatMap((county, index) => [
          [county, "累计（万元）", NOW[index] ?? null, [48100, 40048, 41260, 44800][index] ?? null],
          [null, "增长%", [10.1, 3.2, 1.8, 6][index] ?? null, [6.9, 4.6, 3.2, 6.7][index] ?? null],
        ]),
      ],
      { D5: `${OF_TAX}|actual|40048万元`, D6: `${OF_TAX}|growth|0.046%` },
      besides("A2"),
    ],
    [
      "below their items, each in a unit of its own, are each of these",
      under(
        ["指标", ...FOUR],
        ["财政总收入（亿元）", 8.81, 6.53, 7.126, 8.48],
        ["增长%", 10.1, 3.2, 1.8, 6],
        ["位次", 1, 4, 3, 2],
        ["税收收入", 48100, 40048, 41260, 44800],
        ["上年同期", 45000, 38275, 40000, 42000],
        ["增减", 6.9, 4.6, 3.2, 6.7],
      ),
      { C4: `${OF_TOTAL}|actual|6.53亿元`, C8: `${OF_TAX}|base|38275万元`, C9: `${OF_TAX}|growth|0.046%` },
      besides("A3"),
    ],
    [
      "in tables one below another are of what each corner names",
      [...under(["财政总收入", ...FOUR], now, before, growth, place), [], ["税收收入", ...FOUR], ...tax],
      { C6: `${OF_TOTAL}|growth|0.038%`, C12: `${OF_TAX}|growth|0.046%`, C13: `${OF_TAX}|rank|3` },
      ["growth-mismatch C6", ...besides("A3"), ...besides("A9")],
    ],
    [
      "in tables one below another are of what stands over each, known or not",
      [
        [TITLE],
        ["一、财政总收入"],
        ["单位：亿元"],
        ["指标", ...FOUR],
        ["累计", 8.81, 6.53, 7.126, 8.48],
        ["上年同期", 8, 6.3275, 7, 8],
        [],
        ["二、规模以上工业增加值"],
        ["单位：亿元"],
        ["指标", ...FOUR],
        ["累计", 48.1, 40.048, 41.26, 44.8],
        ["上年同期", 45, 38.275, 40, 42],
      ],
      {
        C5: `${OF_TOTAL}|actual|6.53亿元`,
        C11: "华容县|规模以上工业增加值|2017-8 yearToDate|actual|40.048亿元",
      },
      [...besides("A4"), ...besides("A10")],
    ],
    [
      "in columns of tables one below another are of what stands over each",
      [
        ["2017年1-8月分县（市）收支情况"],
        [UNIT],
        ["（一）收入"],
        ["县市", "累计"],
        ["岳阳县", 88100],
        ["华容县", 65300],
        [],
        ["（二）支出"],
        ["县市", "累计"],
        ["岳阳县", 300000],
        ["华容县", 245000],
      ],
      {
        B6: "华容县|收入|2017-8 yearToDate|actual|65300万元",
        B11: "华容县|支出|2017-8 yearToDate|actual|245000万元",
      },
      [],
    ],
    [
      "over items by 本月 and 累计 are recomputed by each",
      [
        ["2017年8月华容县财政收入情况表"],
        ["指标", "财政总收入", null, "税收收入", null],
        [null, "本月", "累计", "本月", "累计"],
        ["完成（亿元）", 0.73, 6.53, 0.42, 4.0048],
        ["上年同期（亿元）", 0.7, 6.3275, 0.43, 3.8],
        ["增减", 4.3, 3.2, -2.3, 9.4],
      ],
      { B6: "华容县|财政总收入|2017-8 month|growth|0.043%", C6: `${OF_TOTAL}|growth|0.032%` },
      ["growth-mismatch E6"],
    ],
    [
      "of the month and to date have each the growth below them",
      under(
        ["指标", ...FOUR],
        ["财政总收入本月", 8810, 7300, 7126, 8480],
        ["增长%", 10.1, 4.3, 1.8, 6],
        ["财政总收入累计", 88100, 65300, 71260, 84800],
        ["增长%", 10.1, 3.2, 1.8, 6],
      ),
      { C5: "华容县|财政总收入|2017-8 month|growth|0.043%", C7: `${OF_TOTAL}|growth|0.032%` },
      besides("A3"),
    ],
    [
      "below a share are those of the share",
      under(
        ["项目", ...FOUR],
        ["税收收入", 48100, 40048, 41260, 44800],
        ["位次", 1, 4, 3, 2],
        ["税收占比%", 54.6, 61.3, 57.9, 52.8],
        ["上年同期占比%", 54, 60, 57, 52],
      ),
      { C7: "华容县|税收占财政总收入比重|2017-8 yearToDate|base|0.6%" },
      besides("A3"),
    ],
    [
      "under a corner that names their item and its unit are in that unit",
      [
        ["2017年1-8月六县（市）完成情况"],
        ["财政总收入（亿元）", ...FOUR],
        ["累计", 8.81, 6.53, 7.126, 8.48],
        ["上年同期", 8, 6.3275, 7, 8],
      ],
      { C3: `${OF_TOTAL}|actual|6.53亿元`, C4: `${OF_TOTAL}|base|6.3275亿元` },
      besides("A2"),
    ],
    [
      "that leave a cell out leave no figure out",
      under(["财政总收入", ...FOUR, "合计"], now.concat(309460), before.concat(293275), place),
      { C4: `${OF_TOTAL}|actual|65300万元` },
      besides("A3", "rank-mismatch E6"),
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("a rate or a place over counties", () => {
  test.each<Case>([
    [
      "is of the name that it stands behind, and reaches as far",
      [
        ["2017年8月六县（市）财政收入完成情况表"],
        [UNIT],
        ["县市", "财政总收入本月", "增长%", "财政总收入累计", "增长%"],
        ["华容县", 7300, 4.3, 65300, 3.2],
        ["湘阴县", 7126, 1.8, 71260, 1.8],
      ],
      {
        C4: "华容县|财政总收入|2017-8 month|growth|0.043%",
        E4: "华容县|财政总收入|2017-8 yearToDate|growth|0.032%",
      },
      [],
    ],
    [
      "that is a share without a whole is of the name that it stands behind",
      [
        ["2017年1-8月岳阳市财政收入"],
        [UNIT],
        ["地区", "财政总收入", "税收收入", "占比%"],
        ["岳阳县", 88100, 48100, 54.6],
        ["华容县", 65300, 40048, 61.3],
      ],
      { D5: "华容县|税收收入|2017-8 yearToDate|share|0.613%" },
      [],
    ],
    [
      "is of the name that it stands behind, where the title names no indicator",
      under(["县市", "税收收入", "位次"], ["华容县", 40048, 2], ["湘阴县", 41260, 1]),
      { C4: "华容县|税收收入|2017-8 yearToDate|rank|2" },
      [],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});

describe("a name that stands once before several rows", () => {
  test.each<Case>([
    [
      "is that of every county behind it",
      under(
        ["指标", "县市", "1-8月", "去年同期", "增减%"],
        ["财政总收入", "岳阳县", 88100, 80000, 10.1],
        [null, "华容县", 65300, 63275, 3.2],
        ["税收收入", "岳阳县", 48100, 45000, 6.9],
        [null, "华容县", 40048, 38000, 5.4],
      ),
      {
        C5: "华容县|财政总收入|2017-8 yearToDate|actual|65300万元",
        C7: "华容县|税收收入|2017-8 yearToDate|actual|40048万元",
      },
      [],
    ],
    [
      "is a part of the names that come again, and these are totals alone",
      [
        ["华容县2017年1-8月财政收支"],
        [UNIT],
        ["类别", "项目", "累计"],
        ["收入", "税收收入", 40048],
        [null, "非税收入", 25252],
        [null, "小计", 65300],
        ["支出", "教育支出", 52000],
        [null, "农林水支出", 48000],
        [null, "小计", 100000],
      ],
      {
        C4: "华容县|税收收入|2017-8 yearToDate|actual|40048万元",
        C6: "华容县|小计/收入|2017-8 yearToDate|actual|65300万元",
        C9: "华容县|小计/支出|2017-8 yearToDate|actual|100000万元",
      },
      [],
    ],
  ])("%s", (...one) => {
    holdsWith(dictionary, one);
  });
});
