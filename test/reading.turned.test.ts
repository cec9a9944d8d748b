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
