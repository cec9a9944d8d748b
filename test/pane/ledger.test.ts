// The ledger as sheets of the open workbook.
import { describe, expect, test } from "vitest";
import {
  closeMonth,
  historySheet,
  HISTORY_SHEET,
  LEDGER_SHEET,
  ledgerSheet,
  plainObservation,
  plainSheet,
  readHistory,
  recorded,
  type CellValue,
  type HistoryRow,
  type Sheet,
} from "../../addin/analysis/index";
import { ledgerBytes } from "../../addin/taskpane/fileBytes";
import { hash, isContinuation, ledgerChanges, ledgerIn } from "../../addin/taskpane/ledger";
import { readWorkbookBytes } from "../../addin/workbook/read/bytes";
import { memoryWorkbook } from "../hosts/memoryWorkbook";

const STAMP = { by: "张三", at: "2017-09-28T09:00:05+08:00" };
const figure = (region: string, value: number) =>
  plainObservation("财政总收入", {
    region,
    figure: value,
    unit: "万元",
    period: { year: 2017, month: 8, span: "yearToDate" },
    sheet: "财政局",
    cell: "B3",
  });
const entries = [figure("华容县", 65300), figure("平江县", 84150)].map(
  (observation) => ({ kind: "accept", observation }) as const,
);
const FIRST: readonly HistoryRow[] = recorded([], entries, STAMP, hash);
const CLOSED = closeMonth(FIRST, { year: 2017, month: 8 }, STAMP, hash).rows;

const sheetsOf = (rows: readonly HistoryRow[]): [history: Sheet, ledger: Sheet] => [
  historySheet(rows),
  ledgerSheet(rows, hash),
];
const withCell = (sheet: Sheet, row: number, column: number, value: CellValue): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? value : cell)) : cells)),
});

describe("the ledger's sheets", () => {
  test("are made by the first record, and then only added to", async () => {
    const workbook = memoryWorkbook([{ name: "财政局", rows: [["一"]] }], "月报.xlsx");
    await workbook.apply("入账", await ledgerChanges(workbook, [], FIRST));
    await workbook.apply("结账", await ledgerChanges(workbook, FIRST, CLOSED));
    expect((await workbook.sheets()).map(({ name }) => name)).toEqual(["财政局", HISTORY_SHEET, LEDGER_SHEET]);
    const [history, ledger] = await workbook.read([HISTORY_SHEET, LEDGER_SHEET]);
    expect(ledgerIn([history as Sheet, ledger as Sheet], "zh")).toEqual({ rows: CLOSED, problem: null });
  });

  test("refuse rows where the history has others by now", async () => {
    const workbook = memoryWorkbook([{ name: "财政局", rows: [["一"]] }], "月报.xlsx");
    await workbook.apply("入账", await ledgerChanges(workbook, [], FIRST));
    const changes = await ledgerChanges(workbook, [], FIRST);
    await expect(workbook.apply("入账", changes)).rejects.toMatchObject({ reason: "not empty" });
  });

  test("as a file are read back row by row", async () => {
    const sheets = await readWorkbookBytes(await ledgerBytes(CLOSED), "台账.xlsx");
    expect(sheets.map(({ name }) => name)).toEqual([LEDGER_SHEET, HISTORY_SHEET]);
    expect(ledgerIn(sheets, "zh")).toEqual({ rows: CLOSED, problem: null });
  });
});

describe("a ledger that must not be added to", () => {
  test("is one whose history was changed, told by its rows", () => {
    const [history, ledger] = sheetsOf(CLOSED);
    const broken = withCell(history, 1, 2, "李四");
    expect(ledgerIn([broken, ledger], "zh").problem).toMatch(/“台账历史”第2行被手工改过.*没有写入.*恢复原样/);
  });

  test("is one whose end was cut off", () => {
    const [history, ledger] = sheetsOf(CLOSED);
    const cut = { ...history, rows: history.rows.slice(0, -1) };
    expect(ledgerIn([cut, ledger], "zh").problem).toContain("台账历史");
  });

  test("is one whose figures were changed by hand, told by their cells", () => {
    const [history, ledger] = sheetsOf(FIRST);
    const column = (ledger.rows[1] ?? []).indexOf("数值");
    const { problem } = ledgerIn([history, withCell(ledger, 2, column, 1)], "zh");
    expect(problem).toMatch(/“台账” [A-Z]+3 被手工改过/);
  });

  test("is 台账 without its history, or another sheet of that name", () => {
    const [, ledger] = sheetsOf(FIRST);
    expect(ledgerIn([ledger], "zh").problem).toContain("没有“台账历史”");
    expect(ledgerIn([plainSheet([["固定资产台账"]], { name: LEDGER_SHEET })], "en").problem).toContain("rename");
  });

  test("is not one that is empty, or not there", () => {
    expect(ledgerIn([], "zh")).toEqual({ rows: [], problem: null });
    expect(ledgerIn(sheetsOf([]), "zh")).toEqual({ rows: [], problem: null });
  });
});

describe("a history", () => {
  test("goes on from one that it holds row by row, and from nothing", () => {
    expect(isContinuation(FIRST, CLOSED)).toBe(true);
    expect(isContinuation([], CLOSED)).toBe(true);
    expect(isContinuation(CLOSED, CLOSED)).toBe(true);
  });

  test("does not go on from one that is longer, or was written by another hand", () => {
    expect(isContinuation(CLOSED, FIRST)).toBe(false);
    expect(isContinuation(FIRST, recorded([], entries, { ...STAMP, by: "李四" }, hash))).toBe(false);
  });

  test("is the same after it went through a sheet", () => {
    expect(isContinuation(CLOSED, readHistory(historySheet(CLOSED)).rows)).toBe(true);
  });
});
