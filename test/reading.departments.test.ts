// Tables as the departments of a county lay them out: lines of dates, headers, panels and signs that were read wrongly or asked about for nothing.
import { beforeAll, describe, expect, test } from "vitest";
import { plainSheet, type CellValue, type Dictionary } from "../addin/analysis/index";
import { shippedDictionary } from "./helpers/month";
import { holdsWith, readOf, toldOf, type Case, type Rows } from "./helpers/reading";

let dictionary: Dictionary;
beforeAll(async () => {
  dictionary = await shippedDictionary();
});
const holds = (...one: Case): void => holdsWith(dictionary, one);

const UNIT = "单位：万元";
const TITLE = "华容县2017年8月财政收入完成情况表";
/** Revenue, tax and the rest of it, under one column each; a column is its header with its figures. */
const columns = (...cells: readonly (readonly [string, ...CellValue[]])[]): Rows => [
  [TITLE],
  [UNIT],
  ["项目", ...cells.map(([header]) => header)],
  ["财政总收入", ...cells.map(([, first = null]) => first)],
  ["税收收入", ...cells.map(([, , second = null]) => second)],
  ["非税收入", ...cells.map(([, , , third = null]) => third)],
];
const TO_DATE: readonly [string, ...CellValue[]] = ["累计", 65300, 40048, 25252];
const BASE: readonly [string, ...CellValue[]] = ["上年同期", 63275, 38500, 24775];
const TOTAL = "华容县|财政总收入|2017-8";

describe("the period of a table", () => {
  const periodOf = (...lines: readonly string[]): string => {
    const [, , ...table] = columns(["完成数", 65300, 40048, 25252]);
    const sheet = plainSheet([...lines.map((line) => [line]), [UNIT], ...table], { file: "财政局.xlsx" });
    const told = toldOf(sheet, dictionary);
    return told.length > 0 ? told.join() : (readOf(sheet, dictionary).get(`B${lines.length + 3}`)?.split("|")[2] ?? "");
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
