// Several workbooks as one: a month's files side by side.
import { describe, expect, test } from "vitest";
import { openBook } from "../../addin/workbook/book/openBook";
import { together, withSheetNames } from "../../addin/workbook/book/together";
import { writeWorkbook } from "../../addin/workbook/book/write";

const names = new Map([
  ["表1", "财政局 表1"],
  ["sheet1", "财政局"],
]);

describe("formulas", () => {
  test.each([
    ["表1!B3+1", "'财政局 表1'!B3+1"],
    ["SUM('表1'!$B$3:$B$5,Sheet1!A1)", "SUM('财政局 表1'!$B$3:$B$5,'财政局'!A1)"],
    ['IF(A1="表1!B3",表1!B3,"")', 'IF(A1="表1!B3",\'财政局 表1\'!B3,"")'],
    ["[2]表1!B3+'[年报.xlsx]表1'!B3+表10!A1", "[2]表1!B3+'[年报.xlsx]表1'!B3+表10!A1"],
    ["B3*2", "B3*2"],
  ])("%s", (formula, wanted) => {
    expect(withSheetNames(formula, names)).toBe(wanted);
  });
});

test("books become one: sheets by their files' names, formulas after them, no name twice, styles their own", async () => {
  const book = async (file: string, sheets: readonly string[]) =>
    openBook(
      await writeWorkbook(
        sheets.map((name, i) => ({
          name,
          rows: [[{ value: 0.1 + i, format: i === 0 ? "0.0%" : "0.00" }], [{ value: 1, formula: `${sheets[0]}!A1*2` }]],
        })),
      ),
      file,
    );
  const one = await book("财政局.xlsx", ["表1", "表2"]);
  const other = await book("统计局.xlsx", ["表1"]);
  const all = together(
    [
      ["财政局", one],
      ["统计局", other],
    ],
    ["统计局"],
  );
  expect(all.sheets.map(({ name }) => name)).toEqual(["财政局 表1", "财政局 表2", "统计局 (2)"]);
  expect(all.sheets.map(({ rows }) => rows[1]?.[0]?.formula)).toEqual([
    "'财政局 表1'!A1*2",
    "'财政局 表1'!A1*2",
    "'统计局 (2)'!A1*2",
  ]);
  const formats = all.sheets.map(({ rows }) => all.styles[rows[0]?.[0]?.style ?? -1]?.format);
  expect(formats).toEqual(["0.0%", "0.00", "0.0%"]);
});
