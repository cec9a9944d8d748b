// Words that are not understood are told, and what a table holds is read where it stands.
import { beforeAll, describe, expect, test } from "vitest";
import {
  EMPTY_DICTIONARY,
  monthly,
  namesOf,
  observationsOf,
  plainSheet,
  readSheet,
  readingsOf,
  type CellValue,
  type Dictionary,
  type Sheet,
} from "../addin/analysis/index";
import { knownOf } from "../addin/analysis/intake/words/known";
import { readHeader } from "../addin/analysis/intake/words/header";
import { shippedDictionary } from "./helpers/month";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});

const sheetOf = (rows: readonly (readonly CellValue[])[], more: Partial<Sheet> = {}): Sheet =>
  plainSheet(rows, { file: "财政局.xlsx", ...more });
/** `rule cell` of everything that is found at 核实 or above. */
const toldOf = (sheet: Sheet, own: Dictionary = dictionary): string[] =>
  monthly({ sheets: [sheet], dictionary: own }).findings.flatMap(({ rule, cell, severity, becauseOf }) =>
    severity === "info" || becauseOf !== null ? [] : [`${rule} ${cell}`],
  );
const readOf = (sheet: Sheet, own: Dictionary = dictionary): string[] =>
  observationsOf(readSheet(sheet, namesOf(own)).tables).map(
    ({ cell, indicator, measure, period, figure }) =>
      `${cell} ${indicator} ${measure} ${period?.span ?? "?"} ${JSON.stringify(figure)}`,
  );

describe("the segments of a header", () => {
  test.each([
    ["财政总收入累计", "财政总收入|累计"],
    ["1-8月税收收入", "1-8月|税收收入"],
    ["比上年同期增长%", "比上年同期|增长%"],
    ["财政总收入执行情况表", "财政总收入|执行情况|表?"],
    ["改征增值税", "改征增值税?"],
    ["本月完成数", "本月|完成数"],
    ["至本月累计数", "至本月累计数"],
    ["占财政总收入比重", "占财政总收入比重"],
  ])("of %s are %s", (header, expected) => {
    const segments = knownOf(namesOf(dictionary)).segments(header);
    expect(segments.map(({ kind, text }) => (kind === "unread" ? `${text}?` : text)).join("|")).toBe(expected);
    expect(segments.map(({ text }) => text).join("")).toBe(header);
  });

  test("say which month a base is of, and on which basis", () => {
    const names = namesOf(EMPTY_DICTIONARY);
    expect(readHeader(["上年同月数"], names)).toMatchObject({ measure: "base", span: "month" });
    expect(readHeader(["上年同期（可比口径）"], names)).toMatchObject({ measure: "base", comparable: true });
    expect(readHeader(["至本月累计数", "同比加减额"], names)).toMatchObject({ measure: "change", span: "yearToDate" });
  });
});

describe("words that are not understood", () => {
  const table = (header: string, label = "税收收入") =>
    sheetOf([["2017年1-8月财政收入（万元）"], ["项目", header], [label, 40048], ["非税收入", 25252]]);

  test("are told at their header, and the figures keep a name of their own", () => {
    expect(toldOf(table("累计（滚动）"))).toEqual(["unread-words B2"]);
    expect(readOf(table("累计（滚动）"))[0]).toBe("B3 税收收入/滚动 actual yearToDate 40048");
  });

  test("are told behind a name in a label, and not before it: that is another name", () => {
    expect(toldOf(table("累计", "税收收入初报"))).toEqual(["unread-words A3"]);
    expect(toldOf(table("累计", "改征增值税"))).toEqual([]);
  });

  test("are none once the bureau has taught them", () => {
    const taught = { ...dictionary, words: [{ word: "滚动", meaning: "不计" }] };
    expect(toldOf(table("累计（滚动）"), taught)).toEqual([]);
    expect(readOf(table("累计（滚动）"), taught)[0]).toBe("B3 税收收入 actual yearToDate 40048");
    const base = { ...dictionary, words: [{ word: "老数", meaning: "上年同期数" }] };
    expect(readOf(table("老数"), base)[0]).toBe("B3 税收收入 base yearToDate 40048");
  });

  test("are no budget codes, note marks or numbers in front of a name", () => {
    for (const label of ["101 税收收入", "税收收入①", "税收收入注1", "（一）税收收入", "税收收入*"]) {
      expect(toldOf(table("累计", label)), label).toEqual([]);
      expect(readOf(table("累计", label))[0], label).toBe("B3 税收收入 actual yearToDate 40048");
    }
  });
});

describe("a table", () => {
  const six = ["平江县", "岳阳县", "湘阴县", "汨罗市", "华容县", "临湘市"] as const;

  test("in two panels holds six counties", () => {
    const rows = six.slice(0, 3).map((name, i) => [name, 84800 - i, six[i + 3] ?? "", 65300 + i]);
    const sheet = sheetOf([["2017年1-8月财政总收入（万元）"], ["地区", "累计", "地区", "累计"], ...rows]);
    expect(toldOf(sheet)).toEqual([]);
    expect(readOf(sheet)).toHaveLength(6);
  });

  test("of revenue beside expenditure books neither as the other", () => {
    const sheet = sheetOf([
      ["2017年1-8月收支平衡表（万元）"],
      ["收入项目", "累计", "支出项目", "累计"],
      ["税收收入", 40048, "教育支出", 41000],
      ["非税收入", 25252, "农林水支出", 21000],
    ]);
    expect(readOf(sheet).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "B3 税收收入",
      "B4 非税收入",
      "D3 教育支出",
      "D4 农林水支出",
    ]);
  });

  test("with groups at its left names what comes again by its group", () => {
    const sheet = sheetOf([
      ["2017年1-8月分部门收入（万元）"],
      ["征收部门", "项目", "累计"],
      ["国税部门", "税收收入", 25048],
      [null, "非税收入", 252],
      ["地税部门", "税收收入", 15000],
      [null, "非税收入", 25000],
    ]);
    expect(readOf(sheet)[2]).toBe("C5 税收收入/地税部门 actual yearToDate 15000");
  });

  test("that states one thing twice is asked about", () => {
    const sheet = sheetOf([
      ["2017年1-8月财政收入（万元）"],
      ["项目", "累计"],
      ["税收收入", 40048],
      ["非税收入", 25252],
      ["税收收入", 44048],
    ]);
    expect(toldOf(sheet)).toEqual(["figures-disagree B5"]);
  });

  test("gives an amount that is merged over two counties to neither", () => {
    const sheet = sheetOf(
      [["2017年1-8月财政总收入（万元）"], ["地区", "累计"], ...six.map((name, i) => [name, i === 4 ? null : 132800])],
      { merges: [{ top: 5, bottom: 6, left: 1, right: 1 }] },
    );
    expect(toldOf(sheet)).toContain("merged-figure B6");
    expect(readOf(sheet)[3]).toBe('B6 财政总收入 actual yearToDate {"absent":"not reported"}');
  });

  test("whose arithmetic bears out another reading says so once", () => {
    const figures = [
      [84800, 70000, 77870, 8.9],
      [71200, 60000, 65441, 8.8],
      [69300, 60070, 65070, 6.5],
      [73500, 68602, 69602, 5.6],
      [65300, 61275, 63275, 3.2],
      [60500, 57606, 59606, 1.5],
    ];
    const sheet = sheetOf([
      ["2017年1-8月财政总收入（万元）"],
      ["地区", "累计", "上年同期", "年初预算", "增长%"],
      ...six.map((name, i) => [name, ...(figures[i] ?? [])]),
    ]);
    const { findings } = monthly({ sheets: [sheet], dictionary });
    const roots = findings.filter(({ becauseOf }) => becauseOf === null);
    expect(roots).toMatchObject([
      {
        rule: "reading-doubtful",
        cell: "E2",
        received: "（累计－上年同期）／上年同期",
        expected: "（累计－年初预算）／年初预算",
      },
    ]);
    expect(findings.filter(({ rule }) => rule === "growth-mismatch")).toHaveLength(6);
  });

  test("of which a share stands beside figures to date is to date throughout", () => {
    const sheet = sheetOf([
      ["2017年8月财政收入（万元）"],
      ["地区", "财政总收入", null, "税收占比（%）"],
      [null, "本月", "累计", null],
      ...six.map((name, i) => [name, 7300 + i, 65300 + i, 61.3]),
    ]);
    expect(readOf(sheet)[2]).toBe("D4 税收占财政总收入比重 share yearToDate 0.613");
  });
});

test("a reading says what the arithmetic bears out, and puts first what was assumed", () => {
  const figures = [
    [84800, 77870, 8.9],
    [71200, 65441, 8.8],
    [69300, 65070, 6.5],
  ];
  const sheet = sheetOf([
    ["2017年1-8月财政总收入（万元）"],
    ["地区", "财政总收入", "上年同期", "增长%", "税收收入"],
    ...["平江县", "岳阳县", "湘阴县"].map((name, i) => [name, ...(figures[i] ?? []), 40048 + i]),
  ]);
  const [{ columns } = { columns: [] }] = readingsOf(readSheet(sheet, namesOf(dictionary)).tables, namesOf(dictionary));
  expect(columns.map(({ column, evidence }) => [column.headerCell, column.assumed, evidence])).toEqual([
    ["B2", ["measure"], { right: 3, judged: 3 }],
    ["E2", ["measure"], null],
    ["C2", [], { right: 3, judged: 3 }],
    ["D2", [], { right: 3, judged: 3 }],
  ]);
});

test("a column of rates that holds amounts is asked about", () => {
  const sheet = sheetOf([
    ["2017年1-8月财政收入（万元）"],
    ["项目", "累计", "完成年初预算数"],
    ["税收收入", 40048, 40048],
    ["非税收入", 25252, 25252],
  ]);
  expect(toldOf(sheet)).toContain("not-a-rate C2");
});

test("names at the end of longer names, in titles too, are other names", () => {
  const titled = (title: string) =>
    readOf(sheetOf([[`2017年1-8月六县（市）${title}（万元）`], ["地区", "累计"], ["平江县", 900], ["华容县", 901]]))[0];
  expect(titled("土地增值税情况表")).toBe("B3 土地增值税 actual yearToDate 900");
  expect(titled("人均财政收入情况表")).toBe("B3 人均财政收入 actual yearToDate 900");
  expect(titled("财政总收入情况表")).toBe("B3 财政总收入 actual yearToDate 900");
});

test("a rate without a name is of the level to its left", () => {
  const sheet = sheetOf([
    ["2017年1-8月六县（市）主要经济指标（万元）"],
    ["地区", "财政总收入", "增长%", "税收收入", "增长%"],
    ["平江县", 84800, 8.9, 40048, 5.1],
    ["华容县", 65300, 3.2, 30048, 4.1],
  ]);
  expect(readOf(sheet).slice(0, 4)).toEqual([
    "B3 财政总收入 actual yearToDate 84800",
    "C3 财政总收入 growth yearToDate 0.089",
    "D3 税收收入 actual yearToDate 40048",
    "E3 税收收入 growth yearToDate 0.051",
  ]);
});

test("a town is no county, and a month without its number no period", () => {
  const region = (title: string) =>
    observationsOf(readSheet(sheetOf([[title], ["项目", "累计"], ["税收收入", 1000]]), namesOf(dictionary)).tables)[0]
      ?.region;
  expect(region("华容县章华镇2017年1-8月财政收入（万元）")).toBe("章华镇");
  expect(region("华容县2017年1-8月城镇居民收入（万元）")).toBe("华容县");
  const yearOnly = sheetOf([["华容县2017年财政收入（万元）"], ["项目", "本月", "累计"], ["税收收入", 5000, 40049]]);
  expect(toldOf(yearOnly)).toEqual(["no-period A1"]);
});

test("sections that are periods say the period of their rows", () => {
  const sheet = sheetOf([
    ["华容县2017年1-8月财政收入（万元）"],
    ["项目", "金额"],
    ["一、本月完成"],
    ["财政总收入", 8000],
    ["税收收入", 5000],
    ["二、1-8月累计"],
    ["财政总收入", 65300],
    ["税收收入", 40049],
  ]);
  expect(readOf(sheet).filter((line) => !line.includes("absent"))).toEqual([
    "B4 财政总收入 actual month 8000",
    "B5 税收收入 actual month 5000",
    "B7 财政总收入 actual yearToDate 65300",
    "B8 税收收入 actual yearToDate 40049",
  ]);
});
