// 读法: a corrected reading is written into the workbook's own sheet, and read by the dictionary from there.
import { describe, expect, test } from "vitest";
import {
  acceptance,
  dictionarySheets,
  EMPTY_DICTIONARY,
  historySheet,
  plainSheet,
  READINGS_SHEET,
  readDictionary,
  readingsSheet,
  type HistoryRow,
  type Sheet,
  type TaughtReading,
} from "../../addin/analysis/index";
import { readingChanges } from "../../addin/documents/readings";
import { monthRequest } from "../../addin/taskpane/month";
import { runMonth } from "../../addin/taskpane/runMonth";
import { sourcesOf } from "../../addin/taskpane/sources";
import type { WorkbookSheet } from "../../addin/workbook/book/write";
import { shippedDictionary } from "../helpers/month";
import { memoryWorkbook } from "../hosts/memoryWorkbook";

const of = { department: "财政局", layout: "县市|累计|同比", column: "同比" };
const taught: TaughtReading = {
  ...of,
  ...{ instead: "增幅、上年同期、累计、%", meaning: "上年同期数", indicator: "财政总收入", unit: "万元" },
  ...{ span: "yearToDate", against: "lastYear", period: null, figures: "" },
};
const other: TaughtReading = { ...taught, column: "累计", meaning: "本月数", against: null };

/** The workbook after a correction was kept in it or taken back, and the corrections that it then holds. */
async function corrected(
  change: TaughtReading | null,
  inUse: readonly TaughtReading[],
  sheets: readonly WorkbookSheet[] = [{ name: "财政局", rows: [["一"]] }],
) {
  const workbook = memoryWorkbook(sheets, "月报.xlsx");
  const sheet = (await workbook.read()).find(({ name }) => name === READINGS_SHEET);
  const made = readingChanges({ of, taught: change, inUse, sheet });
  await workbook.apply("改读法", made.changes);
  const { dictionary, findings } = readDictionary(await workbook.read());
  return { workbook, made, readings: dictionary.readings, findings };
}

describe("a corrected reading", () => {
  test("makes the sheet 读法 of the corrections in use, with itself among them", async () => {
    const { made, readings, findings } = await corrected(taught, [other, { ...taught, meaning: "增减额" }]);
    expect([made.isNew, findings]).toEqual([true, []]);
    expect(readings).toEqual([other, taught]);
    expect(made.at.area).toMatchObject({ top: 2, bottom: 2, left: 0 });
  });

  test("takes the row of the earlier one of its column, and else the next below", async () => {
    const own = (readings: readonly TaughtReading[]): WorkbookSheet => readingsSheet(readings);
    const first = await corrected({ ...taught, meaning: "增减额" }, [], [own([taught, other])]);
    expect([first.made.at.area.top, first.made.isNew]).toEqual([1, false]);
    expect(first.readings).toEqual([{ ...taught, meaning: "增减额" }, other]);
    const next = await corrected(taught, [], [own([other])]);
    expect(next.made.at.area.top).toBe(2);
    expect(next.readings).toEqual([other, taught]);
  });

  test("finds the columns of a sheet that a person laid out, and adds those that it lacks", async () => {
    const sheet = {
      name: READINGS_SHEET,
      rows: [["本县用"], ["列", "版式", "含义", "部门"], ["累计", of.layout, "本月数", ""]],
    };
    const { made, readings, findings } = await corrected(taught, [], [sheet]);
    expect([made.at.area.top, findings]).toEqual([3, []]);
    expect(readings.map(({ column, meaning, department }) => [column, meaning, department])).toEqual([
      ["累计", "本月数", ""],
      ["同比", "上年同期数", "财政局"],
    ]);
    expect(readings[1]).toEqual(taught);
  });

  test("is taken back with its row alone", async () => {
    const { readings, findings } = await corrected(null, [], [readingsSheet([other, taught])]);
    expect([readings, findings]).toEqual([[other], []]);
  });

  test("is one step to undo", async () => {
    const { workbook } = await corrected(taught, []);
    await workbook.undo();
    expect((await workbook.sheets()).map(({ name }) => name)).toEqual(["财政局"]);
  });
});

test("the sheet of the dictionary workbook is the same as the pane's", () => {
  expect(dictionarySheets({ ...EMPTY_DICTIONARY, readings: [taught, other] })[READINGS_SHEET]).toEqual(
    readingsSheet([taught, other]),
  );
});

test("a layout that changed since the month that the workbook's ledger took in is told by the pane", async () => {
  const dictionary = await shippedDictionary();
  const table = (month: string, base: string): Sheet =>
    plainSheet(
      [
        [`2017年1—${month}月财政收入`],
        ["单位：万元"],
        ["县（市）", "财政总收入累计", base],
        ["平江县", 84150, 78900],
        ["华容县", 65300, 63275],
      ],
      { file: "月报.xlsx", name: "财政局" },
    );
  const monthOf = (now: Sheet, history: readonly HistoryRow[] = []) =>
    runMonth(monthRequest(sourcesOf([now, historySheet(history)], [], dictionary, [])), () => undefined);
  const { layouts } = monthOf(table("8", "上年同期"));
  const submission = { observations: [], findings: [], layouts, files: { "月报.xlsx": "1" } };
  const { rows } = acceptance([], submission, { by: "张三", at: "2017-09-28" }, String);
  const told = (now: Sheet): string[] =>
    monthOf(now, rows).findings.flatMap(({ rule, expected, received }) =>
      rule === "layout-changed" ? [`${expected}→${received}`] : [],
    );
  expect(told(table("9", "上年同期"))).toEqual([]);
  expect(told(table("9", "上年同月数"))).toEqual(["上年同期→上年同月数"]);
});
