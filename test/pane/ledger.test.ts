// The ledger as sheets of the open workbook.
import { describe, expect, test } from "vitest";
import {
  closeMonth,
  historySheet,
  HISTORY_SHEET,
  ledgerSheet,
  LEDGER_SHEET,
  plainObservation,
  recorded,
  type HistoryRow,
} from "../../addin/analysis/index";
import { ledgerBytes } from "../../addin/documents/files";
import { ledgerChanges } from "../../addin/documents/ledger";
import { hash, stateOf, workbookLedger } from "../../addin/taskpane/ledger";
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

describe("the ledger's sheets", () => {
  test("are made by the first record, and then only added to", async () => {
    const workbook = memoryWorkbook([{ name: "财政局", rows: [["一"]] }], "月报.xlsx");
    await workbook.apply("入账", ledgerChanges(await workbook.sheets(), [], FIRST, hash));
    await workbook.apply("结账", ledgerChanges(await workbook.sheets(), FIRST, CLOSED, hash));
    expect((await workbook.sheets()).map(({ name }) => name)).toEqual(["财政局", HISTORY_SHEET, LEDGER_SHEET]);
    expect(await workbookLedger(workbook)).toMatchObject({ rows: CLOSED, fault: null });
  });

  test("refuse rows where the history has others by now", async () => {
    const workbook = memoryWorkbook([{ name: "财政局", rows: [["一"]] }], "月报.xlsx");
    await workbook.apply("入账", ledgerChanges(await workbook.sheets(), [], FIRST, hash));
    const changes = ledgerChanges(await workbook.sheets(), [], FIRST, hash);
    await expect(workbook.apply("入账", changes)).rejects.toMatchObject({ reason: "not empty" });
  });

  test("as a file are read back row by row", async () => {
    const sheets = await readWorkbookBytes(
      await ledgerBytes(historySheet(CLOSED), ledgerSheet(CLOSED, hash)),
      "台账.xlsx",
    );
    expect(sheets.map(({ name }) => name)).toEqual([LEDGER_SHEET, HISTORY_SHEET]);
    expect(stateOf(sheets)).toMatchObject({ rows: CLOSED, fault: null });
  });
});
