// Whether a ledger may be written: the file on the disk and the open workbook are judged alike, in the same words.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  closeMonth,
  historySheet,
  HISTORY_SHEET,
  LEDGER_SHEET,
  ledgerSheet,
  ledgerState,
  ledgerWords,
  plainObservation,
  plainSheet,
  recorded,
  reopenMonth,
  type CellValue,
  type HistoryRow,
  type LedgerFault,
  type Sheet,
} from "../addin/analysis/index";
import { stateOf, workbookLedger } from "../addin/taskpane/ledger";
import { writeWorkbook } from "../addin/workbook/book/write";
import { changeLedger, waitingName } from "../addin/workbook/disk/ledgerFile";
import { sha256 } from "../addin/workbook/disk/sha256";
import { LedgerProblem } from "../addin/workbook/disk/ledgerProblem";
import { temporaryFolder } from "./helpers/folder";
import { memoryWorkbook } from "./hosts/memoryWorkbook";

const STAMP = { by: "张三", at: "2017-09-28T09:00:00+08:00" };
const MONTH = { year: 2017, month: 8 };
const accepted = (value: number, by = STAMP.by): readonly HistoryRow[] =>
  recorded(
    [],
    ["华容县", "平江县"].map((region) => ({
      kind: "accept",
      observation: plainObservation("财政总收入", {
        ...{ region, figure: value, unit: "万元", period: { ...MONTH, span: "yearToDate" } },
      }),
    })),
    { ...STAMP, by },
    sha256,
  );
const ROWS = closeMonth(accepted(65_300), MONTH, STAMP, sha256).rows;
const MORE = reopenMonth(ROWS, MONTH, STAMP, sha256, "补录").rows;

const HISTORY = historySheet(ROWS);
const LEDGER = ledgerSheet(ROWS, sha256);
const FIGURE = (LEDGER.rows[1] ?? []).indexOf("数值");

const withCell = (sheet: Sheet, row: number, column: number, value: CellValue): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? value : cell)) : cells)),
});
const withRows = (sheet: Sheet, keep: (row: number) => boolean): Sheet => ({
  ...sheet,
  rows: sheet.rows.filter((_, row) => keep(row)),
});
/** A sheet with a column more: its header above a note in the first line. */
const withColumn = (sheet: Sheet, header: string, note: string): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((cells, row) => (row === 1 ? [...cells, header] : row === 2 ? [...cells, note] : cells)),
});
const named = (name: string, ...rows: CellValue[][]): Sheet => plainSheet(rows, { name });

interface Case {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  readonly fault: LedgerFault | null;
  readonly cells?: readonly string[];
}

const CASES: readonly Case[] = [
  { title: "as it was written", sheets: [LEDGER, HISTORY], fault: null },
  { title: "without 台账, which says how long its history is", sheets: [HISTORY], fault: "no head" },
  { title: "with 台账 emptied", sheets: [named(LEDGER_SHEET), HISTORY], fault: "no head" },
  {
    title: "without 台账, and with the end of its history cut off",
    sheets: [withRows(HISTORY, (row) => row < 3)],
    fault: "no head",
  },
  { title: "with 台账 older than its history", sheets: [LEDGER, historySheet(MORE)], fault: null },
  { title: "without its history", sheets: [LEDGER], fault: "not a ledger" },
  { title: "that is another sheet called 台账", sheets: [named(LEDGER_SHEET, ["固定资产"])], fault: "not a ledger" },
  {
    title: "whose history is one line of something else",
    sheets: [named(HISTORY_SHEET, ["固定资产"])],
    fault: "not a ledger",
  },
  {
    title: "whose 台账 is another sheet, beside an empty history",
    sheets: [named(LEDGER_SHEET, ["固定资产"]), historySheet([])],
    fault: "edited by hand",
    cells: ["A1"],
  },
  {
    title: "with a row of history that cannot be read",
    sheets: [LEDGER, withCell(HISTORY, 2, 1, "大概")],
    fault: "chain broken",
    cells: ["A3"],
  },
  {
    title: "with a row of history changed",
    sheets: [LEDGER, withCell(HISTORY, 1, 2, "李四")],
    fault: "chain broken",
    cells: ["A2"],
  },
  {
    title: "with two rows of history in each other's place",
    sheets: [LEDGER, { ...HISTORY, rows: [0, 2, 1, 3].map((row) => HISTORY.rows[row] ?? []) }],
    fault: "chain broken",
    cells: ["A2", "A3"],
  },
  {
    title: "with a column of somebody's own beside its history",
    sheets: [LEDGER, withColumn(HISTORY, "备注", "已电话核实")],
    fault: "chain broken",
    cells: ["Z2"],
  },
  {
    title: "with the end of its history cut off",
    sheets: [LEDGER, withRows(HISTORY, (row) => row < 3)],
    fault: "chain broken",
    cells: ["A3"],
  },
  {
    title: "with all rows of its history deleted",
    sheets: [LEDGER, withRows(HISTORY, (row) => row === 0)],
    fault: "chain broken",
    cells: ["A2"],
  },
  {
    title: "with a figure changed by hand",
    sheets: [withCell(LEDGER, 3, FIGURE, 1), HISTORY],
    fault: "edited by hand",
    cells: ["I4"],
  },
  {
    title: "with a line deleted by hand",
    sheets: [withRows(LEDGER, (row) => row !== 3), HISTORY],
    fault: "edited by hand",
    cells: [],
  },
  {
    title: "whose 台账 no longer says which history it comes of",
    sheets: [withCell(LEDGER, 0, 2, null), HISTORY],
    fault: "no head",
    cells: ["A1"],
  },
  {
    title: "with a column of the officer's own, which writing would lose",
    sheets: [withColumn(LEDGER, "我的备注", "已电话核实"), HISTORY],
    fault: "edited by hand",
    cells: ["R2"],
  },
];

const { path: top } = temporaryFolder(tmpdir, "state-");
let folders = 0;

/** The sheets as a file of their own, and beside it another that waits. */
async function onDisk(sheets: readonly Sheet[], waiting?: readonly Sheet[]): Promise<string> {
  const folder = join(top(), String((folders += 1)));
  mkdirSync(folder);
  const path = join(folder, "台账.xlsx");
  writeFileSync(path, await writeWorkbook(sheets));
  if (waiting) writeFileSync(waitingName(path), await writeWorkbook(waiting));
  return path;
}

/** What a program is told that adds a row to a ledger on the disk; null where it was added. */
async function refusalOnDisk(path: string): Promise<LedgerProblem | null> {
  const other = { year: 2016, month: 12 };
  const written = changeLedger(path, ({ rows }) => closeMonth(rows, other, STAMP, sha256).rows, { by: "张三" });
  const refusal = await written.then(
    () => null,
    (error: unknown) => error,
  );
  expect(refusal === null || refusal instanceof LedgerProblem).toBe(true);
  return refusal as LedgerProblem | null;
}

const saidOf = (fault: LedgerFault, cells: readonly string[]) =>
  `台账.xlsx：${(["zh", "en"] as const).map((language) => ledgerWords(fault, language, { cells })).join(" ")}`;

describe("a ledger may be written, or not, on the disk and in the open workbook alike", () => {
  test.each(CASES)("$title", async ({ sheets, fault, cells = [] }) => {
    expect(ledgerState(sheets, sha256)).toMatchObject({ fault, cells });
    const workbook = memoryWorkbook([{ name: "财政局", rows: [["一"]] }, ...sheets], "月报.xlsx");
    expect(await workbookLedger(workbook)).toMatchObject({ fault, cells });
    const refusal = await refusalOnDisk(await onDisk(sheets));
    if (fault === null) expect(refusal).toBeNull();
    else expect(refusal).toMatchObject({ reason: fault, message: saidOf(fault, cells) });
  });

  test("two that do not go on from each other are told, imported or waiting, and neither is written over", async () => {
    const other = accepted(65_300, "李四");
    const sheets = [ledgerSheet(other, sha256), historySheet(other)];
    expect(stateOf(sheets, ROWS)).toMatchObject({ fault: "not a continuation", cells: [] });
    for (const [kept, waiting] of [
      [[LEDGER, HISTORY], sheets],
      [sheets, [LEDGER, HISTORY]],
    ] as const) {
      const message = saidOf("not a continuation", []);
      const refusal = await refusalOnDisk(await onDisk(kept, waiting));
      expect(refusal).toMatchObject({ reason: "not a continuation", message });
    }
  });

  test("one that goes on from another is taken, imported or waiting", async () => {
    const sheets = [ledgerSheet(MORE, sha256), historySheet(MORE)];
    expect(stateOf(sheets, ROWS)).toMatchObject({ fault: null, rows: MORE });
    expect(await refusalOnDisk(await onDisk([LEDGER, HISTORY], sheets))).toBeNull();
    expect(await refusalOnDisk(await onDisk(sheets, [LEDGER, HISTORY]))).toBeNull();
  });

  test("one that is shorter than its newest backup is told, and goes on once that is settled", async () => {
    const path = await onDisk([LEDGER, HISTORY]);
    expect(await refusalOnDisk(path)).toBeNull();
    const [backup = ""] = readdirSync(join(path, "../台账备份"));
    expect(backup).toMatch(/^台账-\d{17}-0000003\.xlsx$/);
    const short = accepted(65_300);
    writeFileSync(path, await writeWorkbook([ledgerSheet(short, sha256), historySheet(short)]));
    const message = saidOf("rows missing", []);
    expect(await refusalOnDisk(path)).toMatchObject({ reason: "rows missing", message });
    await changeLedger(path, ({ rows }) => rows, { by: "张三", settlesEdits: true });
    expect(await refusalOnDisk(path)).toBeNull();
  });

  test("every reason has a case", () => {
    const faults: Readonly<Record<LedgerFault, true>> = {
      ...{ "not a ledger": true, "chain broken": true, "edited by hand": true, "not a continuation": true },
      ...{ "no head": true, "rows missing": true },
    };
    const seen = new Set([...CASES.flatMap(({ fault }) => fault ?? []), "not a continuation", "rows missing"]);
    expect([...seen].sort()).toEqual(Object.keys(faults).sort());
  });
});

test("a reason names its rows or cells, of many the first, and says what to do", () => {
  const cells = ["A2", "A3", "A4", "A5", "A6", "A7"];
  expect(ledgerWords("chain broken", "zh", { cells })).toBe(
    "“台账历史”第2、3、4、5、6…行被手工改过，没有写入。请恢复原样，或从备份中取回改动前的台账。",
  );
  expect(ledgerWords("edited by hand", "zh", { cells: ["I3"], attempted: false })).toBe(
    "“台账” I3 有手工改动。请恢复原样；确需更正的，改报表后重新入账。",
  );
  expect(ledgerWords("edited by hand", "en")).toMatch(/^Nothing was written: 台账 was edited by hand\. Restore/);
  expect(ledgerWords("not a ledger", "en", { attempted: false })).toMatch(/^There is no sheet 台账历史.*rename/);
  expect(HISTORY_SHEET).toBe(HISTORY.name);
});
