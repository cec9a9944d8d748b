// What a total is made up of: the dictionary's sums, and those that a table bears out itself.
import { beforeAll, describe, expect, test } from "vitest";
import {
  isRoot,
  message,
  monthly,
  plainSheet,
  type CellValue,
  type Dictionary,
  type Finding,
} from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";

type Rows = readonly (readonly CellValue[])[];

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

const HEAD: Rows = [["华容县2017年1—8月财政收入完成情况表"], ["单位：万元"]];
const findingsOf = (rows: Rows, title = HEAD): readonly Finding[] =>
  monthly({ sheets: [plainSheet([...title, ...rows], { file: "财政局.xlsx" })], dictionary }).findings;
/** Roots with their severity, an error without: a right table has none but hints. */
const told = (rows: Rows, title = HEAD): string[] =>
  findingsOf(rows, title)
    .filter(isRoot)
    .map(({ severity, cell, rule }) => [...(severity === "error" ? [] : [severity]), cell, rule].join(" "));
const BASIS = "info B4 identity-mismatch";

describe("a total that its table makes up in another way than the dictionary", () => {
  const local: Rows = [
    ["项目", "累计", "上年同期"],
    ["财政总收入", 67949, 61432],
    ["地方一般公共预算收入", 51653, 46000],
    ["税收收入", 20256, 19000],
    ["非税收入", 31397, 27000],
    ["上划中央收入", 12133, 12000],
    ["上划省级收入", 4163, 3432],
  ];

  test("is told once that its basis is another, where tax and charges are those of the local revenue", () => {
    expect(told(local)).toEqual([BASIS]);
    const [basis] = findingsOf(local) as [Finding];
    expect(basis).toMatchObject({ expected: 51653, received: 67949, cause: "basis" });
    expect(message(basis)).toContain("另一种口径");
    expect(message(basis, "en")).toContain("another basis");
  });

  test("is, over counties, told once for the sheet", () => {
    const rows: Rows = [
      ["地区", "财政总收入", "地方收入", "税收收入", "非税收入", "上划中央收入", "上划省级收入"],
      ["岳阳县", 78460, 60000, 40000, 20000, 15000, 3460],
      ["华容县", 65300, 51000, 30000, 21000, 10000, 4300],
      ["湘阴县", 92380, 67000, 45000, 22000, 20000, 5380],
      ["平江县", 84150, 60000, 40000, 20000, 20000, 4150],
      ["汨罗市", 118240, 90000, 70000, 20000, 20000, 8240],
      ["临湘市", 71060, 50000, 30000, 20000, 20000, 1060],
    ];
    expect(told(rows, [["2017年1—8月六县（市）财政收入"], ["单位：万元"]])).toEqual([BASIS]);
  });

  test("may be made up by collectors that the dictionary does not know", () => {
    const collected: Rows = [
      ["项目", "累计"],
      ["财政总收入", 67949],
      ["税务部门", 37347],
      ["财政部门", 30602],
      ["税收收入", 20256],
      ["非税收入", 31397],
    ];
    expect(told(collected)).toEqual([BASIS]);
  });

  test("is wrong where nothing in the table makes it up", () => {
    const rows: Rows = [
      ["项目", "累计"],
      ["财政总收入", 67949],
      ["税收收入", 20256],
      ["非税收入", 31397],
    ];
    expect(told(rows)).toEqual(["B4 identity-mismatch"]);
    expect(told([...rows, ["地方收入", 51000], ["上划中央收入", 12133], ["上划省级收入", 4163]])).toEqual([
      "B4 identity-mismatch",
    ]);
  });

  test("keeps its basis where the dictionary's sum holds elsewhere on the sheet", () => {
    const rows: Rows = [
      ["项目", "累计", "上年同期"],
      ["财政总收入", 67949, 61432],
      ["地方收入", 51653, 46000],
      ["税收收入", 36552, 34190],
      ["非税收入", 32007, 27242],
      ["上划中央收入", 12133, 12000],
      ["上划省级收入", 4163, 3432],
    ];
    expect(told(rows)).toEqual(["B4 identity-mismatch"]);
  });

  test("is wrong where a slip of the hand explains the difference", () => {
    const rows = (nontax: number): Rows => [
      ["项目", "累计"],
      ["财政总收入", 67949],
      ["地方收入", 51653],
      ["税收收入", 36552],
      ["非税收入", nontax],
      ["上划中央收入", 12133],
      ["上划省级收入", 4163],
    ];
    expect(told(rows(31397))).toEqual([]);
    expect(told(rows(31937))).toEqual(["B7 mistyped"]);
  });
});

describe("a share of a part that belongs to another total", () => {
  const rows = (label: string, share: number): Rows => [
    ["项目", "累计"],
    ["财政总收入", 67949],
    ["地方收入", 51653],
    ["税收收入", 20256],
    ["非税收入", 31397],
    [label, share],
    ["上划中央收入", 12133],
    ["上划省级收入", 4163],
  ];

  test("is over that total, and told so", () => {
    expect(told(rows("税收占比（%）", 39.22))).toEqual([BASIS, "info B8 share-mismatch"]);
    const [, share] = findingsOf(rows("税收占比（%）", 39.22));
    expect(message(share as Finding)).toContain("是以地方收入为分母的");
    expect(message(share as Finding, "en")).toContain("over 地方收入");
  });

  test("is wrong where its words name the whole, or it is over neither", () => {
    expect(told(rows("税收占财政总收入比重（%）", 39.22))).toEqual([BASIS, "B8 share-mismatch"]);
    expect(told(rows("税收占比（%）", 41.22))).toEqual([BASIS, "B8 share-mismatch"]);
  });
});

describe("two names of one indicator in a table", () => {
  const rows = (local: readonly [number, number]): Rows => [
    ["项目", "累计", "上年同期"],
    ["财政总收入", 67949, 61432],
    ["一般公共预算收入", ...local],
    ["上划中央收入", 12133, 12000],
    ["上划省级收入", 4163, 3432],
  ];

  test("are two things where every figure is another: the alias is kept apart, and asked about", () => {
    expect(told(rows([51653, 46000]))).toEqual(["warning A5 two-readings"]);
    const { observations } = monthly({ sheets: [plainSheet([...HEAD, ...rows([51653, 46000])])], dictionary });
    expect(observations.slice(0, 4).map(({ cell, indicator }) => `${cell} ${indicator}`)).toEqual([
      "B4 财政总收入",
      "C4 财政总收入",
      "B5 一般公共预算收入",
      "C5 一般公共预算收入",
    ]);
  });

  test("are one where a figure is the same", () => {
    expect(told(rows([67949, 61432]))).toEqual([]);
    expect(told(rows([67949, 61422]))).toEqual(["C5 figures-disagree"]);
  });

  test("are told apart over columns too, with the rates beside them", () => {
    const table = [
      ["地区", "财政总收入", "增长%", "一般公共预算收入", "增长%"],
      ["岳阳县", 78460, 8.8, 60000, 7],
      ["华容县", 65300, 3.2, 51000, 2.1],
      ["湘阴县", 92380, 6.5, 67000, 4.1],
      ["平江县", 84150, 8.9, 60100, 8.1],
      ["汨罗市", 118240, 5.6, 90000, 6],
      ["临湘市", 71060, 1.5, 50000, 1.1],
    ];
    const title = [["2017年1—8月六县（市）财政收入"], ["单位：万元"]];
    expect(told(table, title)).toEqual(["warning D3 two-readings"]);
    const { observations } = monthly({ sheets: [plainSheet([...title, ...table])], dictionary });
    expect(observations.slice(0, 4).map(({ indicator, measure }) => `${indicator} ${measure}`)).toEqual([
      "财政总收入 actual",
      "财政总收入 growth",
      "一般公共预算收入 actual",
      "一般公共预算收入 growth",
    ]);
  });
});

describe("a sentence that names a total by an alias", () => {
  const local: Rows = [
    ["项目", "累计", "上年同期"],
    ["财政总收入", 67949, 61432],
    ["地方收入", 51653, 46000],
    ["上划中央收入", 12133, 12000],
    ["上划省级收入", 4163, 3432],
  ];
  const saying = (sentence: string): string[] => told([...local, [sentence]]);

  test("may mean a part of it: its basis is another", () => {
    expect(saying("1—8月，华容县一般公共预算收入完成51653万元，同比增长12.3%。")).toEqual([
      "info A8 claim-mismatch",
      "info A8 claim-mismatch",
    ]);
    const [basis] = findingsOf([...local, ["1—8月，华容县一般公共预算收入完成51653万元。"]]) as [Finding];
    expect(message(basis)).toContain("是表中地方收入的数");
    expect(message(basis, "en")).toContain("is the figure of 地方收入");
  });

  test("is wrong where the figure is that of nothing, or the name is the indicator's own", () => {
    expect(saying("1—8月，华容县一般公共预算收入完成51664万元。")).toEqual(["warning A8 claim-mismatch"]);
    expect(saying("1—8月，华容县财政总收入完成51653万元。")).toEqual(["warning A8 claim-mismatch"]);
    expect(saying("1—8月，华容县一般公共预算收入完成67949万元。")).toEqual([]);
  });
});
