// A total over a list: right where some reading of the list makes its parts add up, told where none does.
import { beforeAll, describe, expect, test } from "vitest";
import { isRoot, monthly, plainSheet, readingsOf, type CellValue, type Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";

type Rows = readonly (readonly CellValue[])[];

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

const HEAD: Rows = [["华容县2017年1—8月财政收入完成情况表"], ["单位：万元"]];
const monthOf = (rows: Rows) =>
  monthly({ sheets: [plainSheet([...HEAD, ...rows], { file: "财政局.xlsx" })], dictionary });
const told = (...rows: Rows): string[] =>
  monthOf(rows)
    .findings.filter(isRoot)
    .map(({ cell, rule, expected }) => `${cell} ${rule} ${expected}`);
/** The rows of a list in its first column of figures alone. */
const narrow = (rows: Rows): Rows => rows.map((row) => row.slice(0, 2));

const ITEMS: Rows = [
  ["税收收入", 100, 90],
  ["增值税", 60, 50],
  ["企业所得税", 30, 30],
  ["个人所得税", 10, 10],
  ["非税收入", 50, 40],
];
const HEADER = ["项目", "累计", "上年同期"];

describe("合计 over a flat list that goes on into the taxes", () => {
  test.each(["top", "bottom"] as const)("at the %s counts 税收收入 and not its taxes again", (at) => {
    const list = (total: number): Rows => {
      const line = ["合计", total, 130];
      return [HEADER, ...(at === "top" ? [line, ...ITEMS] : [...ITEMS, line])];
    };
    const cell = at === "top" ? "B4" : "B9";
    for (const rows of [list(150), narrow(list(150))]) expect(told(...rows)).toEqual([]);
    for (const rows of [list(160), narrow(list(160))]) expect(told(...rows)).toEqual([`${cell} sum-mismatch 150`]);
  });

  test("is borne out in the evidence of its column", () => {
    const { tables, names } = monthOf([HEADER, ...ITEMS, ["合计", 150, 130]]);
    const [reading] = readingsOf(tables, names);
    expect(reading?.columns.map(({ evidence }) => evidence)).toEqual([
      { right: 1, judged: 1 },
      { right: 1, judged: 1 },
    ]);
  });

  test("counts the parts that the dictionary states where only some taxes are listed", () => {
    const rows = [HEADER, ...ITEMS.filter(([name]) => name !== "个人所得税"), ["合计", 150, 130]];
    for (const list of [rows, narrow(rows)]) expect(told(...list)).toEqual([]);
  });

  test("may be of names that nobody knows, two levels deep", () => {
    const rows: Rows = [
      HEADER,
      ["甲项", 1000, 900],
      ["甲一", 600, 500],
      ["甲一甲", 450, 350],
      ["甲一乙", 150, 150],
      ["甲二", 400, 400],
      ["乙项", 500, 400],
    ];
    for (const list of [rows, narrow(rows)]) {
      expect(told(...list, ["合计", 1500, 1300].slice(0, list[0]?.length))).toEqual(
        told(...list).filter((line) => !line.includes("sum-mismatch")),
      );
      expect(told(...list, ["合计", 1510, 1300].slice(0, list[0]?.length))).toContain("B10 sum-mismatch 1500");
    }
  });

  test("that lists some of what it takes in is told as before", () => {
    expect(told(["项目", "累计"], ["合计", 150], ["增值税", 60], ["企业所得税", 30])).toEqual(["B4 sum-mismatch 90"]);
  });
});

describe("小计", () => {
  const behind = (tax: number, total: number): Rows => [
    ["项目", "累计"],
    ["增值税", 600],
    ["企业所得税", 300],
    ["小计", tax],
    ["专项收入", 200],
    ["罚没收入", 300],
    ["小计", 500],
    ["合计", total],
  ];
  const ahead = (tax: number, total: number): Rows => [
    ["项目", "累计"],
    ["合计", total],
    ["小计", tax],
    ["增值税", 600],
    ["企业所得税", 300],
    ["小计", 500],
    ["专项收入", 200],
    ["罚没收入", 300],
  ];

  test("behind its rows, or ahead of them, is their sum, and 合计 is that of 小计", () => {
    expect(told(...behind(900, 1400))).toEqual([]);
    expect(told(...behind(900, 1500))).toEqual(["B10 sum-mismatch 1400"]);
    expect(told(...behind(950, 1400))).toEqual(["B6 sum-mismatch 900"]);
    expect(told(...ahead(900, 1400))).toEqual([]);
    expect(told(...ahead(900, 1500))).toEqual(["B4 sum-mismatch 1400"]);
    expect(told(...ahead(950, 1400))).toEqual(["B5 sum-mismatch 900"]);
  });

  test("may stand for some of the rows alone", () => {
    const rows = (total: number): Rows => [
      ["项目", "累计"],
      ["增值税", 600],
      ["企业所得税", 300],
      ["小计", 900],
      ["非税收入", 500],
      ["合计", total],
    ];
    expect(told(...rows(1400))).toEqual([]);
    expect(told(...rows(1450))).toEqual(["B8 sum-mismatch 1400"]);
  });

  test("may be one of several totals, each over the one before it", () => {
    const rows: Rows = [
      ["项目", "累计"],
      ["税收收入", 1000],
      ["非税收入", 500],
      ["合计", 1500],
      ["上划中央收入", 700],
      ["上划省级收入", 300],
      ["总计", 2500],
    ];
    expect(told(...rows)).toEqual([]);
  });
});

describe("shares of a list that goes on into parts of its items", () => {
  const rows = (nontax: number, columns: readonly number[]): Rows =>
    (
      [
        ["项目", "累计", "比重%"],
        ["税收收入", 100, 66.7],
        ["增值税", 60, 40],
        ["企业所得税", 30, 20],
        ["个人所得税", 10, 6.7],
        ["非税收入", 50, nontax],
        ["合计", 150, 100],
      ] as Rows
    ).map((row) => columns.map((column) => row[column] as CellValue));

  test.each([
    [[0, 1, 2], "8 share-mismatch 0.333"],
    [[0, 2], "9 shares-unbalanced 1"],
  ])("make up the whole by its items alone (columns %j)", (columns, wrong) => {
    expect(told(...rows(33.3, columns))).toEqual([]);
    expect(told(...rows(35.3, columns)).map((line) => line.slice(1))).toEqual([wrong]);
  });

  test("do so under an item that is 100% too", () => {
    const list: Rows = [
      ["项目", "比重%"],
      ["财政总收入", 100],
      ["　税收收入", 66.7],
      ["　增值税", 40],
      ["　企业所得税", 20],
      ["　个人所得税", 6.7],
      ["　非税收入", 33.3],
    ];
    expect(told(...list)).toEqual([]);
  });
});
