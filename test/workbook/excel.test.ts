import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Area } from "../../addin/analysis/index";
import { Refusal, TONE_FILLS, type Change } from "../../addin/workbook/port/workbook";
import type { WorkbookSheet } from "../../addin/workbook/book/write";
import { browser, site, useSite } from "../helpers/site";
import { conformance, EMPTY, SHEETS, TITLES } from "./conformance";
import { openExcelWorkbook, type ExcelWorkbook } from "../hosts/excel/memoryExcel";
import { portScript } from "../hosts/excel/portScript";
import { callInPage, portOf, type Port } from "./opened";

// The port over Excel in the built page, without the pane, through Microsoft's own office.js.

useSite();
// One page for all, in which office.js is loaded once: each workbook takes the place of the one before.
let page: ExcelWorkbook["excel"];
beforeAll(async () => {
  page = (await openExcelWorkbook(browser, site.origin, { sheets: [], script: await portScript() })).excel;
});

const openSheets = (sheets: readonly WorkbookSheet[]): Promise<ExcelWorkbook> =>
  openExcelWorkbook(browser, site.origin, { sheets, excel: page });

/** Ends what still listens to a workbook, and the workbook. */
async function end(excel: ExcelWorkbook): Promise<void> {
  await (
    await callInPage(excel.page)
  )("stop", []);
  await excel.close();
}

type Write = Extract<Change, { change: "write" }>;

const area = (top: number, left: number, bottom = top, right = left): Area => ({ top, left, bottom, right });
const write = (sheet: string, cells: Write["cells"], more: Partial<Write> = {}): Write => ({
  change: "write",
  sheet,
  row: 0,
  column: 0,
  cells,
  ...more,
});

const opened: ExcelWorkbook[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map(end));
});

async function open(sheets: readonly WorkbookSheet[] = SHEETS): Promise<{ excel: ExcelWorkbook; port: Port }> {
  const excel = await openSheets(sheets);
  opened.push(excel);
  return { excel, port: portOf(await callInPage(excel.page)) };
}

const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.reason : String(error)),
  );

describe("what Excel refuses", () => {
  test.each([
    ["AccessDenied", "protected"],
    ["ItemAlreadyExists", "sheet exists"],
    ["ItemNotFound", "no sheet"],
    ["NonBlankCellOffSheet", "no room"],
    ["RequestPayloadSizeLimitExceeded", "too large"],
    ["UnsupportedOperation", "not supported"],
    ["GeneralException", "rejected"],
  ])("as %s is in the port's words: %s; and nothing stays changed", async (code, reason) => {
    const { excel, port } = await open();
    const before = excel.book.state();
    excel.rejectNext(code, 1);
    const step = [
      write(EMPTY, [["甲"]]),
      { change: "format", block: { sheet: EMPTY, area: area(0, 0) }, bold: true },
    ] as const;
    expect(await reasonOf(port.apply("写入", step))).toBe(reason);
    expect(excel.book.state()).toEqual(before);
    expect(await reasonOf(port.apply("写入", step))).toBe("done");
  });

  test("in a protected sheet or workbook, of whose password nobody knows, is not begun", async () => {
    const { excel, port } = await open();
    excel.protect(TITLES, "密码");
    excel.protectStructure(true);
    const before = excel.book.state();
    const changes: readonly Change[] = [
      write(TITLES, [["改"]], { over: "any" }),
      { change: "mark", block: { sheet: TITLES, area: area(0, 0) }, tone: "error" },
      { change: "protect", sheet: TITLES, but: null },
      { change: "insertSheet", sheet: "新" },
      { change: "hideSheet", sheet: EMPTY, hidden: true },
    ];
    for (const change of changes) {
      expect(await reasonOf(port.apply("一步", [write(EMPTY, [[1]]), change])), change.change).toBe("protected");
    }
    expect(excel.book.state()).toEqual(before);
  });

  test("because a sheet is gone meanwhile is said of reading, writing and taking back", async () => {
    const { excel, port } = await open();
    await port.apply("写入", [write(TITLES, [["丙"]], { row: 5 })]);
    await excel.deleteSheet(TITLES);
    expect(await reasonOf(port.read([TITLES]))).toBe("no sheet");
    expect(await reasonOf(port.apply("写入", [write(TITLES, [["丁"]])]))).toBe("no sheet");
    expect(await reasonOf(port.undo())).toBe("no sheet");
    expect(await port.undoable()).toBe("写入");
  });

  test("in the second piece of a large write takes the first back too", async () => {
    const { excel, port } = await open();
    const before = excel.book.state();
    const rows = Array.from({ length: 12_000 }, (_, row) => [row, `第${row}行`, null, row / 3, true]);
    // Office.js itself sends 1,500 cells at a time; the first request has 8,000 rows.
    excel.rejectNext("GeneralException", 30);
    expect(await reasonOf(port.apply("写入", [write(EMPTY, rows)]))).toBe("rejected");
    expect(excel.book.state()).toEqual(before);
  });
});

describe("marks in Excel", () => {
  const marks = (sheet: string): Change => ({
    change: "mark",
    block: { sheet, area: area(0, 0, 1, 1) },
    tone: "error",
  });

  test("are taken off in a later session, and leave the sheet's own conditional formats alone", async () => {
    const { excel, port } = await open();
    const own = { id: "own", type: "Custom", areas: [area(0, 0, 9, 9)], formula: "=A1>1", fill: "#00FF00" };
    excel.book.sheet(TITLES).formats.push(own);
    const before = excel.book.state();
    await port.apply("标记", [marks(TITLES)]);
    expect(excel.book.sheet(TITLES).fillAt(0, 0)).not.toBe("#00FF00");
    await excel.page.reload();
    await excel.page.evaluate("Office.onReady()");
    await expect.poll(() => excel.page.evaluate("typeof countyWorkbook")).toBe("object");
    const later = portOf(await callInPage(excel.page));
    await later.apply("清除", [{ change: "clearMarks", sheet: TITLES }]);
    expect(excel.book.state()).toEqual(before);
  });

  test("of five thousand cells go in few requests and come back in few", async () => {
    const { excel, port } = await open();
    const before = excel.book.state();
    const many = Array.from({ length: 5_000 }, (_, row): Change => {
      const block = { sheet: EMPTY, area: area(row, row % 7) };
      return { change: "mark", block, tone: row % 1_000 < 500 ? "error" : "warning" };
    });
    const first = excel.requests();
    await port.apply("标记", many);
    expect(excel.book.sheet(EMPTY).fillAt(4_999, 4_999 % 7)).toBe(TONE_FILLS.warning);
    await port.undo();
    expect(excel.requests() - first).toBeLessThan(30);
    expect(excel.book.state()).toEqual(before);
  });
});

describe("comments in Excel", () => {
  test("of five hundred cells go in few requests and come back in few", async () => {
    const { excel, port } = await open();
    const comment = (row: number, text: string): Change => ({ change: "comment", sheet: EMPTY, row, column: 0, text });
    const rows = Array.from({ length: 500 }, (_, row) => row);
    await port.apply(
      "批注",
      rows.map((row) => comment(row, `第${row}行`)),
    );
    const comments = (): unknown =>
      [...excel.book.sheet(EMPTY).comments]
        .sort((one, other) => one.row - other.row)
        .map(({ row, content }) => [row, content]);
    const before = comments();
    const first = excel.requests();
    await port.apply(
      "改注",
      rows.map((row) => comment(row, row % 2 === 0 ? "" : "改")),
    );
    expect(excel.book.sheet(EMPTY).comments.map(({ content }) => content)).toEqual(new Array(250).fill("改"));
    await port.undo();
    expect(excel.requests() - first).toBeLessThan(20);
    expect(comments()).toEqual(before);
  });
});

describe("reading from Excel", () => {
  test("two hundred sheets takes few requests", async () => {
    const sheets = Array.from({ length: 200 }, (_, index) => ({ name: `单位${index}`, rows: [["甲", index]] }));
    const { excel, port } = await open(sheets);
    const first = excel.requests();
    const read = await port.read();
    expect(read.map(({ rows }) => rows[0]?.[1])).toEqual(sheets.map((_, index) => index));
    expect(excel.requests() - first).toBeLessThan(10);
  });

  test("more merges than Excel tells at once gives each of them, once", async () => {
    const merges = Array.from({ length: 1_100 }, (_, row) => area(row * 2, 0, row * 2 + 1, 1));
    const rows = Array.from({ length: 2_200 }, (_, row) => (row % 2 === 0 ? ["甲", null, row] : [null, null, row]));
    const { port } = await open([{ name: "合并", rows, merges }]);
    const [sheet] = await port.read();
    expect([...(sheet?.merges ?? [])].sort((one, other) => one.top - other.top)).toEqual(merges);
  });

  test("more than Excel answers at once comes whole", async () => {
    const text = "说明".repeat(60);
    const rows = Array.from({ length: 15_000 }, (_, row) => [text, row, text]);
    const { port } = await open([{ name: "长文", rows }]);
    const [sheet] = await port.read();
    expect(sheet?.rows.length).toBe(15_000);
    expect(sheet?.rows.at(-1)).toEqual([text, 14_999, text]);
  });

  test("a whole column can be selected and cleared, and is too large to be looked at", async () => {
    const { excel, port } = await open();
    const column = { sheet: TITLES, area: area(0, 1, 1_048_575, 1) };
    await excel.select(column);
    expect(await port.selection()).toEqual(column);
    expect(await reasonOf(port.cells(column))).toBe("too large");
    await port.apply("清空", [{ change: "clear", block: column }]);
    expect((await port.read([TITLES]))[0]?.rows).toEqual([["甲"], ["乙"]]);
    await port.undo();
    expect((await port.read([TITLES]))[0]?.rows).toEqual([
      ["甲", 1],
      ["乙", 2],
    ]);
  });
});

conformance("Excel", async (sheets) => {
  const excel = await openSheets(sheets);
  const { book } = excel;
  return {
    call: await callInPage(excel.page),
    state: async () => {
      await excel.settled();
      return book.state();
    },
    fill: async (sheet, row, column) => book.sheet(sheet).fillAt(row, column),
    user: { type: excel.type, select: excel.select },
    provoke: {
      editing: async (on) => excel.editing(on),
      closed: async () => excel.closeBook(),
      halfway: async () => excel.rejectNext("GeneralException", 5),
    },
    close: () => end(excel),
  };
});
