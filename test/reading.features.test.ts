// Features of departments' sheets that were once read wrongly or lost with nothing said.
import { beforeAll, describe, test } from "vitest";
import type { CellValue, Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, type Case, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});
const holds = (...one: Case): void => holdsWith(dictionary, one);

const TITLE = "华容县2017年1-8月财政收入完成情况表";
const UNIT = "单位：万元";
/** A table of three indicators: header, and three figures for each column. */
const columns = (...cells: readonly (readonly [string, ...CellValue[]])[]): Rows => [
  [TITLE],
  [UNIT],
  ["项目", ...cells.map(([header]) => header)],
  ["财政总收入", ...cells.map(([, first = null]) => first)],
  ["税收收入", ...cells.map(([, , second = null]) => second)],
  ["非税收入", ...cells.map(([, , , third = null]) => third)],
];
const DONE: readonly [string, ...CellValue[]] = ["累计", 65300, 40049, 25251];
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
