import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { formatAt, type Area, type CellValue, type Sheet } from "../../addin/analysis/index";
import {
  Refusal,
  type Block,
  type Capability,
  type Change,
  type RefusalReason,
} from "../../addin/workbook/port/workbook";
import { writeWorkbook, type WorkbookSheet } from "../../addin/workbook/book/write";
import { sequences } from "./changes";
import { portOf, type Opened, type Port } from "./opened";

// What every implementation of the port keeps to. A host gives `open`: a workbook that holds these sheets and no others.

export const INCOME = "财政 收入";
export const TITLES = "O'Neil 的表";
export const HIDDEN = "底稿";
export const EMPTY = "空表";

export const SHEETS: readonly WorkbookSheet[] = [
  {
    name: INCOME,
    rows: [
      [{ value: "2017年8月财政收入", bold: true }],
      ["县（市）", "财政总收入", "上年同期", "税收占比", "截止日期"],
      ["华容县", 65300, 63275, { value: 0.6133, format: "0.00%" }, { value: 42978, format: "yyyy-mm-dd" }],
      ["湘阴县", 80210.5, null, { value: 0.5861, format: "0.00%" }, { value: 42978.5, format: "yyyy-mm-dd" }],
      ["合计", { value: 145510.5, formula: "SUM(B3:B4)" }, "00123", true, "5/6"],
    ],
    merges: [{ top: 0, left: 0, bottom: 0, right: 4 }],
    hiddenRows: [3],
    hiddenColumns: [2],
  },
  {
    name: TITLES,
    rows: [
      ["甲", 1],
      ["乙", 2],
    ],
  },
  { name: HIDDEN, rows: [["藏"]], hidden: true },
  { name: EMPTY, rows: [] },
];

const area = (top: number, left: number, bottom = top, right = left): Area => ({ top, left, bottom, right });
const block = (sheet: string, top: number, left: number, bottom = top, right = left): Block => ({
  sheet,
  area: area(top, left, bottom, right),
});

const write = (
  sheet: string,
  row: number,
  column: number,
  cells: Extract<Change, { change: "write" }>["cells"],
  over?: "any" | "empty",
): Change => ({ change: "write", sheet, row, column, cells, ...(over === undefined ? {} : { over }) });

/** Rows of a sheet without the blanks at their ends, which a host may or may not give. */
function filled(rows: Sheet["rows"]): CellValue[][] {
  const trimmed = rows.map((row) => row.slice(0, row.findLastIndex((value) => value !== null) + 1));
  return trimmed.slice(0, trimmed.findLastIndex((row) => row.length > 0) + 1);
}

/** Every change that names a sheet, on one that is there or not. */
const onSheet = (sheet: string): readonly Change[] => [
  write(sheet, 10, 10, [[1]]),
  { change: "clear", block: block(sheet, 10, 10) },
  { change: "format", block: block(sheet, 10, 10), bold: true },
  { change: "deleteSheet", sheet },
  { change: "hideSheet", sheet, hidden: true },
  { change: "widths", sheet, widths: [10] },
  { change: "merge", block: block(sheet, 10, 10, 11, 11) },
  { change: "mark", block: block(sheet, 10, 10), tone: "error" },
  { change: "clearMarks", sheet },
];

/** Changes that need something of the host, by what they need. */
const needing = (sheet: string): Readonly<Partial<Record<Capability, Change>>> => ({
  comments: { change: "comment", sheet, row: 0, column: 0, text: "请核对" },
  links: { change: "link", sheet, row: 0, column: 0, to: block(INCOME, 2, 1) },
  names: { change: "name", name: "总收入", block: block(sheet, 0, 0, 1, 1) },
  validation: { change: "validation", block: block(sheet, 0, 0), allow: { least: 0, most: 100 } },
  protection: { change: "protect", sheet, but: [area(0, 1)] },
  charts: {
    change: "chart",
    sheet,
    at: area(4, 4, 14, 10),
    chart: { title: "位次", data: area(0, 0, 1, 1) },
  },
});

export function conformance(host: string, open: (sheets: readonly WorkbookSheet[]) => Promise<Opened>): void {
  let opened: Opened;
  let port: Port;

  const start = async (sheets: readonly WorkbookSheet[] = SHEETS): Promise<void> => {
    opened = await open(sheets);
    port = portOf(opened.call);
  };
  const end = async (): Promise<void> => {
    await opened.close();
  };
  /** All that can be asked of the workbook through the port, and all that the host says of itself. */
  const snapshot = async (): Promise<unknown> => [
    await port.sheets(),
    (await port.read()).map((sheet) => ({ ...sheet, rows: filled(sheet.rows) })),
    await opened.state(),
  ];
  const valuesOf = async (at: Block): Promise<readonly (readonly CellValue[])[]> => (await port.cells(at)).values;
  const refusal = async (work: Promise<unknown>): Promise<RefusalReason | "done"> => {
    const reason: unknown = await work.then(
      () => "done",
      (error: unknown) => (error instanceof Refusal ? error.reason : error),
    );
    if (typeof reason !== "string") throw reason;
    return reason as RefusalReason;
  };
  /** Expects a refusal, and that nothing has changed. */
  const refuses = async (reason: RefusalReason, changes: readonly Change[]): Promise<void> => {
    const before = await snapshot();
    const step = await port.undoable();
    expect(await refusal(port.apply("不成", changes))).toBe(reason);
    expect(await snapshot()).toEqual(before);
    expect(await port.undoable()).toBe(step);
  };
  const eventually = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 5_000, interval: 20 });

  describe(`${host}: reading`, () => {
    beforeAll(() => start());
    afterAll(end);

    test("sheets come with their names, hidden or not, and what they use", async () => {
      expect(await port.sheets()).toEqual([
        { name: INCOME, hidden: false, protected: false, used: area(0, 0, 4, 4) },
        { name: TITLES, hidden: false, protected: false, used: area(0, 0, 1, 1) },
        { name: HIDDEN, hidden: true, protected: false, used: area(0, 0) },
        { name: EMPTY, hidden: false, protected: false, used: null },
      ]);
    });

    test("a sheet is read as intake takes it: values, dates as text, formats, merges, what is hidden", async () => {
      const [sheet, ...others] = await port.read([INCOME]);
      expect(others).toEqual([]);
      expect(sheet).toMatchObject({ name: INCOME, file: await port.name(), hidden: false });
      expect(filled((sheet as Sheet).rows)).toEqual([
        ["2017年8月财政收入"],
        ["县（市）", "财政总收入", "上年同期", "税收占比", "截止日期"],
        ["华容县", 65300, 63275, 0.6133, "2017-08-31"],
        ["湘阴县", 80210.5, null, 0.5861, "2017-08-31T12:00:00"],
        ["合计", 145510.5, "00123", true, "5/6"],
      ]);
      expect(sheet?.merges).toEqual([area(0, 0, 0, 4)]);
      expect(sheet?.hiddenRows).toEqual([3]);
      expect(sheet?.hiddenColumns).toEqual([2]);
      expect(formatAt(sheet as Sheet, 2, 3)).toBe("0.00%");
      expect(formatAt(sheet as Sheet, 2, 4)).toBe("yyyy-mm-dd");
      expect(formatAt(sheet as Sheet, 2, 1)).toBe("General");
    });

    test("sheets are read in the order asked, and all of them when none is named", async () => {
      expect((await port.read([TITLES, INCOME])).map(({ name }) => name)).toEqual([TITLES, INCOME]);
      expect((await port.read()).map(({ name, hidden }) => [name, hidden])).toEqual([
        [INCOME, false],
        [TITLES, false],
        [HIDDEN, true],
        [EMPTY, false],
      ]);
      expect(filled((await port.read([EMPTY]))[0]?.rows ?? [])).toEqual([]);
      expect(await port.read([])).toEqual([]);
    });

    test("cells come with value, formula, text as shown and format", async () => {
      expect(await port.cells(block(INCOME, 2, 1, 4, 3))).toEqual({
        values: [
          [65300, 63275, 0.6133],
          [80210.5, null, 0.5861],
          [145510.5, "00123", true],
        ],
        formulas: [
          ["", "", ""],
          ["", "", ""],
          ["=SUM(B3:B4)", "", ""],
        ],
        texts: [
          ["65300", "63275", "61.33%"],
          ["80210.5", "", "58.61%"],
          ["145510.5", "00123", "TRUE"],
        ],
        formats: [
          ["General", "General", "0.00%"],
          ["General", "General", "0.00%"],
          ["General", "General", "General"],
        ],
      });
    });

    test("cells beyond what a sheet uses are empty", async () => {
      expect(await port.cells(block(EMPTY, 1_048_575, 16_383))).toEqual({
        values: [[null]],
        formulas: [[""]],
        texts: [[""]],
        formats: [["General"]],
      });
    });

    test("a sheet that is not there is refused, and so is a block that no sheet has", async () => {
      expect(await refusal(port.read([INCOME, "没有"]))).toBe("no sheet");
      expect(await refusal(port.cells(block("没有", 0, 0)))).toBe("no sheet");
      expect(await refusal(port.select(block("没有", 0, 0)))).toBe("no sheet");
      expect(await refusal(port.cells(block(INCOME, 0, 0, 1_048_576, 0)))).toBe("no room");
      expect(await refusal(port.cells(block(INCOME, 0, 16_384)))).toBe("no room");
    });

    test("the selection is the block that was selected, on its sheet", async () => {
      await port.select(block(TITLES, 1, 0, 3, 2));
      expect(await port.selection()).toEqual(block(TITLES, 1, 0, 3, 2));
    });
  });

  describe(`${host}: changing`, () => {
    beforeEach(async () => {
      await start();
      return end;
    });

    test("a write puts values, formats and blanks where it says, and tells formulas from texts", async () => {
      const before = await snapshot();
      await port.apply("写入", [
        write(EMPTY, 4, 1, [
          ["甲", 1.5, null],
          [{ value: 0.083, format: "0.0%", bold: true }, true, { value: 0, formula: "SUM(C5:C5)" }],
        ]),
      ]);
      await port.settled();
      const cells = await port.cells(block(EMPTY, 4, 1, 5, 3));
      const calculated = (await port.capabilities()).has("formulas") ? 1.5 : 0;
      expect(cells.values).toEqual([
        ["甲", 1.5, null],
        [0.083, true, calculated],
      ]);
      expect(cells.formulas).toEqual([
        ["", "", ""],
        ["", "", "=SUM(C5:C5)"],
      ]);
      expect(cells.formats[1]).toEqual(["0.0%", "General", "General"]);
      expect(cells.texts[1]?.[0]).toBe("8.3%");
      expect((await port.sheets())[3]?.used).toEqual(area(4, 1, 5, 3));
      expect(await port.undoable()).toBe("写入");
      expect(await port.undo()).toBe("写入");
      expect(await snapshot()).toEqual(before);
      expect(await port.undoable()).toBe(null);
      expect(await port.undo()).toBe(null);
    });

    test("a text stays the text it is, whatever it looks like, also when it is put back", async () => {
      const texts = [
        "00123",
        "5/6",
        "2017-08",
        "1—8月",
        "=1+1",
        "+86",
        "-",
        "@甲",
        "TRUE",
        "'引",
        "1e5",
        "１２",
        "8.3%",
      ];
      await port.apply("写入", [write(EMPTY, 0, 0, [texts])]);
      const at = block(EMPTY, 0, 0, 0, texts.length - 1);
      const cells = await port.cells(at);
      expect(cells.values).toEqual([texts]);
      expect(cells.formulas).toEqual([texts.map(() => "")]);
      await port.apply("清空", [{ change: "clear", block: at }]);
      expect(await valuesOf(at)).toEqual([texts.map(() => null)]);
      await port.undo();
      expect((await port.cells(at)).values).toEqual([texts]);
      expect((await port.cells(at)).formulas).toEqual([texts.map(() => "")]);
    });

    test("a number stays a number where the cells are formatted as text", async () => {
      await port.apply("写入", [write(EMPTY, 0, 0, [[{ value: "007", format: "@" }]])]);
      await port.apply("写入", [write(EMPTY, 0, 0, [[7]], "any")]);
      expect(await valuesOf(block(EMPTY, 0, 0))).toEqual([[7]]);
      await port.undo();
      expect(await port.cells(block(EMPTY, 0, 0))).toMatchObject({ values: [["007"]], formats: [["@"]] });
    });

    test("a date format makes a date of a number", async () => {
      await port.apply("写入", [write(EMPTY, 0, 0, [[{ value: 42978, format: "yyyy-mm-dd" }]])]);
      expect(await port.cells(block(EMPTY, 0, 0))).toMatchObject({ values: [["2017-08-31"]], texts: [["2017-08-31"]] });
    });

    test("a write over content is refused, and done where it may be over any", async () => {
      await refuses("not empty", [write(TITLES, 1, 1, [[9, 9]])]);
      await refuses("not empty", [write(EMPTY, 0, 0, [[1]]), write(EMPTY, 0, 0, [[2]])]);
      await port.apply("改写", [write(TITLES, 1, 0, [[null, 9]], "any")]);
      expect(await valuesOf(block(TITLES, 0, 0, 1, 1))).toEqual([
        ["甲", 1],
        [null, 9],
      ]);
      await port.undo();
      expect(await valuesOf(block(TITLES, 0, 0, 1, 1))).toEqual([
        ["甲", 1],
        ["乙", 2],
      ]);
    });

    test("what one change empties or inserts, the next one of the step may fill", async () => {
      await port.apply("重写", [
        { change: "clear", block: block(TITLES, 0, 0, 1, 1) },
        write(TITLES, 0, 0, [["丙"]]),
        { change: "insertSheet", sheet: "位次表" },
        write("位次表", 0, 0, [["名次"]]),
      ]);
      expect(await valuesOf(block(TITLES, 0, 0, 1, 1))).toEqual([
        ["丙", null],
        [null, null],
      ]);
      expect(await valuesOf(block("位次表", 0, 0))).toEqual([["名次"]]);
    });

    test("the edge of the sheet can be written, and beyond it there is no room", async () => {
      await port.apply("写入", [write(EMPTY, 1_048_575, 16_383, [["角"]])]);
      expect(await valuesOf(block(EMPTY, 1_048_575, 16_383))).toEqual([["角"]]);
      await port.undo();
      await refuses("no room", [write(TITLES, 5, 0, [[1]]), write(EMPTY, 1_048_575, 0, [[1], [2]])]);
      await refuses("no room", [{ change: "mark", block: block(EMPTY, 0, 16_384), tone: "info" }]);
    });

    test("a block of a thousand rows is written and taken back", async () => {
      const rows = Array.from({ length: 1_000 }, (_, row) => [row, `第${row}行`, row / 7, null, row % 2 === 0]);
      const before = await snapshot();
      await port.apply("写入", [write(EMPTY, 0, 0, rows)]);
      expect(await valuesOf(block(EMPTY, 0, 0, 999, 4))).toEqual(rows);
      await port.undo();
      expect(await snapshot()).toEqual(before);
    });

    test("clearing takes content and leaves formats", async () => {
      await port.apply("清空", [{ change: "clear", block: block(INCOME, 2, 1, 4, 4) }]);
      const cells = await port.cells(block(INCOME, 2, 1, 4, 4));
      expect(cells.values.flat().every((value) => value === null)).toBe(true);
      expect(cells.formats[0]).toEqual(["General", "General", "0.00%", "yyyy-mm-dd"]);
      await port.undo();
      expect((await port.cells(block(INCOME, 4, 1))).formulas).toEqual([["=SUM(B3:B4)"]]);
    });

    test("a format changes how a block is shown, not what it holds", async () => {
      const before = await snapshot();
      await port.apply("格式", [
        { change: "format", block: block(INCOME, 2, 1, 3, 3), format: "#,##0.0", bold: true },
        { change: "format", block: block(INCOME, 2, 3), bold: false },
      ]);
      const cells = await port.cells(block(INCOME, 2, 1, 3, 1));
      expect(cells.values).toEqual([[65300], [80210.5]]);
      expect(cells.texts).toEqual([["65,300.0"], ["80,210.5"]]);
      await port.undo();
      expect(await snapshot()).toEqual(before);
    });

    test("sheets are inserted at the end, shown, hidden and deleted", async () => {
      await port.apply("加表", [{ change: "insertSheet", sheet: "审核'结果' 1" }]);
      expect((await port.sheets()).at(-1)).toEqual({
        name: "审核'结果' 1",
        hidden: false,
        protected: false,
        used: null,
      });
      await port.apply("隐藏", [{ change: "hideSheet", sheet: "审核'结果' 1", hidden: true }]);
      expect((await port.sheets()).at(-1)?.hidden).toBe(true);
      await port.undo();
      expect((await port.sheets()).at(-1)?.hidden).toBe(false);
      await port.undo();
      expect((await port.sheets()).map(({ name }) => name)).toEqual([INCOME, TITLES, HIDDEN, EMPTY]);
    });

    test("a deleted sheet is gone; it comes back by undo, or the host says that nothing can be taken back", async () => {
      await port.apply("写入", [write(TITLES, 5, 5, [[1]])]);
      const before = await snapshot();
      await port.apply("删表", [{ change: "deleteSheet", sheet: TITLES }]);
      expect((await port.sheets()).map(({ name }) => name)).toEqual([INCOME, HIDDEN, EMPTY]);
      if ((await port.undoable()) === null) return expect(await port.undo()).toBe(null);
      expect(await port.undo()).toBe("删表");
      return expect(await snapshot()).toEqual(before);
    });

    test("a sheet that exists, or that no workbook may have, is not inserted", async () => {
      await refuses("sheet exists", [write(EMPTY, 0, 0, [[1]]), { change: "insertSheet", sheet: TITLES }]);
      await refuses("sheet exists", [{ change: "insertSheet", sheet: TITLES.toLowerCase() }]);
      await refuses("sheet exists", [
        { change: "insertSheet", sheet: "新" },
        { change: "insertSheet", sheet: "新" },
      ]);
      for (const sheet of ["", "一/二", "[一]", "一:二", "一?", "'一", "字".repeat(32)]) {
        await refuses("rejected", [{ change: "insertSheet", sheet }]);
      }
    });

    test("one sheet stays, and stays in sight", async () => {
      await refuses("rejected", [
        { change: "deleteSheet", sheet: INCOME },
        { change: "deleteSheet", sheet: TITLES },
        { change: "deleteSheet", sheet: EMPTY },
      ]);
      await refuses("rejected", [
        { change: "hideSheet", sheet: INCOME, hidden: true },
        { change: "hideSheet", sheet: TITLES, hidden: true },
        { change: "hideSheet", sheet: EMPTY, hidden: true },
      ]);
    });

    test("widths are set and taken back", async () => {
      const before = await snapshot();
      await port.apply("列宽", [{ change: "widths", sheet: INCOME, widths: [20, undefined, 8.5] }]);
      expect(await snapshot()).not.toEqual(before);
      await port.undo();
      expect(await snapshot()).toEqual(before);
    });

    test("a merge keeps its first cell and swallows the others, until it is taken back", async () => {
      const before = await snapshot();
      await port.apply("合并", [{ change: "merge", block: block(TITLES, 0, 0, 1, 1) }]);
      const [sheet] = await port.read([TITLES]);
      expect(sheet?.merges).toEqual([area(0, 0, 1, 1)]);
      expect(filled((sheet as Sheet).rows)).toEqual([["甲"]]);
      await port.undo();
      expect(await snapshot()).toEqual(before);
    });

    test("marks differ by tone, and clearing them shows what was there before", async () => {
      const before = await snapshot();
      const shown = await opened.fill(TITLES, 0, 0);
      await port.apply("标记", [
        { change: "mark", block: block(TITLES, 0, 0), tone: "error" },
        { change: "mark", block: block(TITLES, 0, 1), tone: "warning" },
        { change: "mark", block: block(TITLES, 1, 0, 1, 1), tone: "info" },
      ]);
      const fills = [
        await opened.fill(TITLES, 0, 0),
        await opened.fill(TITLES, 0, 1),
        await opened.fill(TITLES, 1, 0),
        await opened.fill(TITLES, 1, 1),
      ];
      expect(new Set([shown, ...fills.slice(0, 3)]).size).toBe(4);
      expect(fills[3]).toBe(fills[2]);
      await port.apply("再标", [{ change: "mark", block: block(TITLES, 0, 0, 1, 1), tone: "error" }]);
      expect(await opened.fill(TITLES, 1, 1)).toBe(fills[0]);
      await port.apply("清除", [{ change: "clearMarks", sheet: TITLES }]);
      expect(await snapshot()).toEqual(before);
      await port.undo();
      expect(await opened.fill(TITLES, 1, 1)).toBe(fills[0]);
      await port.undo();
      expect(await opened.fill(TITLES, 1, 1)).toBe(fills[2]);
      await port.undo();
      expect(await snapshot()).toEqual(before);
    });

    test("clearing marks where there are none changes nothing", async () => {
      const before = await snapshot();
      await port.apply("清除", [{ change: "clearMarks", sheet: INCOME }]);
      expect(await snapshot()).toEqual(before);
    });

    test.for(["comments", "links", "names", "validation", "protection", "charts"] as const)(
      "%s are made and taken back, or refused where the host has none",
      async (capability) => {
        const before = await snapshot();
        const change = needing(TITLES)[capability] as Change;
        if (!(await port.capabilities()).has(capability)) {
          return refuses("not supported", [write(EMPTY, 0, 0, [[1]]), change]);
        }
        await port.apply("一步", [write(EMPTY, 0, 0, [[1]]), change]);
        expect(await snapshot()).not.toEqual(before);
        await port.undo();
        return expect(await snapshot()).toEqual(before);
      },
    );

    test("a comment is replaced by another, and taken away by an empty text", async ({ skip }) => {
      skip(!(await port.capabilities()).has("comments"), "the host has no comments");
      const before = await snapshot();
      const comment = (text: string): Change => ({ change: "comment", sheet: TITLES, row: 0, column: 0, text });
      await port.apply("批注", [comment("请核对")]);
      const one = await snapshot();
      await port.apply("批注", [comment("已核对")]);
      expect(await snapshot()).not.toEqual(one);
      await port.apply("批注", [comment("")]);
      expect(await snapshot()).toEqual(before);
      await port.undo();
      await port.undo();
      expect(await snapshot()).toEqual(one);
    });

    test("a protected sheet takes writes where they are let through, and nothing else", async ({ skip }) => {
      skip(!(await port.capabilities()).has("protection"), "the host has no protection");
      await port.apply("保护", [{ change: "protect", sheet: TITLES, but: [area(4, 0, 9, 1)] }]);
      expect((await port.sheets())[1]?.protected).toBe(true);
      await port.apply("填报", [write(TITLES, 4, 0, [["丙", 3]])]);
      await refuses("protected", [write(TITLES, 9, 0, [["丁"], ["戊"]])]);
      await refuses("protected", [write(EMPTY, 0, 0, [[1]]), { change: "clear", block: block(TITLES, 0, 0) }]);
      await refuses("protected", [{ change: "mark", block: block(TITLES, 0, 0), tone: "error" }]);
      await port.apply("解除", [{ change: "protect", sheet: TITLES, but: null }, write(TITLES, 9, 0, [["丁"]])]);
      expect((await port.sheets())[1]?.protected).toBe(false);
    });

    test.for(onSheet("没有").map((change) => [change.change, change] as const))(
      "%s on a sheet that is not there is refused, with all that came before it",
      async ([, change]) => {
        await refuses("no sheet", [write(EMPTY, 0, 0, [[1]]), change]);
        await refuses("no sheet", [
          { change: "insertSheet", sheet: "没有" },
          { change: "deleteSheet", sheet: "没有" },
          change,
        ]);
      },
    );

    test("changes of each kind go in one step and come back in one", async () => {
      const before = await snapshot();
      const changes = onSheet(TITLES).filter(({ change }) => change !== "deleteSheet");
      await port.apply("一步", [...changes, { change: "insertSheet", sheet: "新" }, write("新", 0, 0, [[1]])]);
      expect(await snapshot()).not.toEqual(before);
      expect(await port.undo()).toBe("一步");
      expect(await snapshot()).toEqual(before);
    });

    test("no change at all is a step of its own and changes nothing", async () => {
      const before = await snapshot();
      await port.apply("空", []);
      expect(await snapshot()).toEqual(before);
      expect(await port.undo()).toBe("空");
    });

    test("settings are kept by key, read back word for word, and taken away", async ({ skip }) => {
      const keeps = (await port.capabilities()).has("settings");
      if (!keeps) expect(await refusal(port.setSetting("县域", "华容县"))).toBe("not supported");
      skip(!keeps, "the host has no settings");
      expect(await port.setting("县域")).toBe(null);
      await port.setSetting("县域", '{"县":"华容县","语":"\\n\'"}');
      expect(await port.setting("县域")).toBe('{"县":"华容县","语":"\\n\'"}');
      await port.setSetting("县域", null);
      expect(await port.setting("县域")).toBe(null);
    });

    test("sheets of a file come to the end, under names that are free", async () => {
      const bytes = await writeWorkbook([
        { name: "部门表", rows: [["税收", 40048]] },
        { name: TITLES, rows: [["丙", { value: 0.5, format: "0%" }]] },
      ]);
      if (!(await port.capabilities()).has("sheetsFromFile")) {
        return expect(await refusal(port.insertSheets(bytes))).toBe("not supported");
      }
      const [first, second] = await port.insertSheets(bytes);
      expect(first).toBe("部门表");
      expect(second).not.toBe(TITLES);
      expect((await port.sheets()).map(({ name }) => name)).toEqual([INCOME, TITLES, HIDDEN, EMPTY, first, second]);
      expect((await port.read([String(second)])).map(({ rows }) => filled(rows))).toEqual([[["丙", 0.5]]]);
      return expect(await refusal(port.insertSheets(new Uint8Array([1, 2, 3])))).toBe("rejected");
    });

    test("another workbook is opened, and this one stays as it is", async () => {
      const bytes = await writeWorkbook([{ name: "审核结果", rows: [["甲"]] }]);
      const before = await snapshot();
      const done = await refusal(port.openNew(bytes, "审核结果.xlsx"));
      expect(done).toBe((await port.capabilities()).has("newWorkbook") ? "done" : "not supported");
      expect(await snapshot()).toEqual(before);
    });
  });

  describe(`${host}: listening`, () => {
    beforeEach(async () => {
      await start();
      return end;
    });

    test("a selection is heard with its sheet, until one stops to listen", async () => {
      await port.select(block(INCOME, 0, 0));
      await port.listen();
      await port.settled();
      const chosen = block(TITLES, 0, 1, 1, 1);
      await (opened.user?.select(chosen) ?? port.select(chosen));
      await eventually(async () => (await port.events()).selections.at(-1)).toEqual(chosen);
      await port.stop();
      await port.settled();
      await port.select(block(INCOME, 0, 0));
      await port.settled();
      expect((await port.events()).selections).toEqual([]);
    });

    test("a change is heard with its sheet: of the port, of the user, of a sheet itself", async () => {
      await port.listen();
      await port.settled();
      const changed = new Set<string>();
      const changes = async () => {
        for (const sheet of (await port.events()).changes) changed.add(sheet);
        return [...changed];
      };
      await port.apply("写入", [write(EMPTY, 0, 0, [[1]])]);
      await eventually(changes).toContain(EMPTY);
      await port.apply("加表", [{ change: "insertSheet", sheet: "新" }]);
      await eventually(changes).toContain("新");
      await port.apply("删表", [{ change: "deleteSheet", sheet: TITLES }]);
      await eventually(changes).toContain(TITLES);
      if (opened.user) {
        await opened.user.type(INCOME, 2, 1, "1");
        await eventually(changes).toContain(INCOME);
        expect(await valuesOf(block(INCOME, 2, 1))).toEqual([[1]]);
      }
      await port.stop();
    });
  });

  describe(`${host}: calculating`, () => {
    beforeEach(async ({ skip }) => {
      await start();
      const calculates = (await port.capabilities()).has("formulas");
      if (!calculates) await end();
      skip(!calculates, "the host does not calculate");
      return end;
    });

    const formula = (text: string) => ({ value: null, formula: text });

    test("a function of ours gets its value, and a new one when its cells change", async () => {
      await port.apply("写入", [
        write(TITLES, 0, 3, [[{ ...formula(`COUNTY.GROWTHRATE('${INCOME}'!B3,'${INCOME}'!C3,1)`), format: "0.0%" }]]),
      ]);
      await port.settled();
      expect(await port.cells(block(TITLES, 0, 3))).toMatchObject({ values: [[0.032]], texts: [["3.2%"]] });
      await port.apply("改数", [write(INCOME, 2, 2, [[65300]], "any")]);
      await port.settled();
      expect(await valuesOf(block(TITLES, 0, 3))).toEqual([[0]]);
      await port.apply("改数", [write(INCOME, 2, 2, [[0]], "any")]);
      await port.settled();
      expect(await valuesOf(block(TITLES, 0, 3))).toEqual([["基期为零"]]);
    });

    test("an answer of several cells spills, counts as content, and is gone with its formula", async () => {
      const before = await snapshot();
      await port.apply("写入", [write(TITLES, 4, 0, [[formula("COUNTY.COMPETITIONRANK(B1:B2,B1:B2)")]])]);
      await port.settled();
      expect(await valuesOf(block(TITLES, 4, 0, 5, 0))).toEqual([[2], [1]]);
      expect(filled((await port.read([TITLES]))[0]?.rows ?? []).at(-1)).toEqual([1]);
      expect((await port.cells(block(TITLES, 5, 0))).formulas).toEqual([[""]]);
      expect(await port.anchor(block(TITLES, 5, 0))).toEqual({ row: 4, column: 0 });
      expect(await port.anchor(block(TITLES, 4, 0))).toBeNull();
      expect(await port.anchor(block(TITLES, 0, 0))).toBeNull();
      await refuses("not empty", [write(TITLES, 5, 0, [[9]])]);
      await port.apply("清空", [{ change: "clear", block: block(TITLES, 4, 0, 5, 0) }]);
      await port.settled();
      expect(await valuesOf(block(TITLES, 4, 0, 5, 0))).toEqual([[null], [null]]);
      await port.undo();
      await port.settled();
      expect(await valuesOf(block(TITLES, 4, 0, 5, 0))).toEqual([[2], [1]]);
      await port.undo();
      await port.settled();
      expect(await snapshot()).toEqual(before);
    });

    test("an answer that has no room is #SPILL!, and spills once there is room", async () => {
      await port.apply("写入", [
        write(TITLES, 5, 0, [["挡"]]),
        write(TITLES, 4, 0, [[formula("COUNTY.COMPETITIONRANK(B1:B2,B1:B2)")]]),
      ]);
      await port.settled();
      expect(await valuesOf(block(TITLES, 4, 0, 5, 0))).toEqual([["#SPILL!"], ["挡"]]);
      await port.apply("清空", [{ change: "clear", block: block(TITLES, 5, 0) }]);
      await port.settled();
      expect(await valuesOf(block(TITLES, 4, 0, 5, 0))).toEqual([[2], [1]]);
    });

    test("a call that is wrong in itself is an error, read as its code", async () => {
      await port.apply("写入", [write(TITLES, 4, 0, [[formula("COUNTY.ROUNDED(1.25,99)")]])]);
      await port.settled();
      expect(await valuesOf(block(TITLES, 4, 0))).toEqual([["#VALUE!"]]);
      expect((await port.read([TITLES]))[0]?.rows[4]?.[0]).toBe("#VALUE!");
    });
  });

  describe(`${host}: what the host does`, () => {
    beforeEach(async () => {
      await start();
      return end;
    });

    test("while a cell is edited everything is refused, and afterwards done", async ({ skip }) => {
      const editing = opened.provoke?.editing;
      if (!editing) return skip("no cell is edited in this host");
      const before = await snapshot();
      await editing(true);
      const reasons = [
        await refusal(port.apply("写入", [write(EMPTY, 0, 0, [[1]])])),
        await refusal(port.read([INCOME])),
        await refusal(port.select(block(INCOME, 0, 0))),
      ];
      await editing(false);
      expect(reasons).toEqual(["editing", "editing", "editing"]);
      expect(await snapshot()).toEqual(before);
      return port.apply("写入", [write(EMPTY, 0, 0, [[1]])]);
    });

    test("what the host refuses halfway is put back as it was", async ({ skip }) => {
      const halfway = opened.provoke?.halfway;
      if (!halfway) return skip("nothing stops this host halfway");
      const before = await snapshot();
      await halfway();
      const reason = await refusal(
        port.apply("一步", [
          write(TITLES, 0, 0, [["改", { value: 1, formula: "SUM(B2:B2)" }]], "any"),
          { change: "format", block: block(TITLES, 0, 0, 1, 1), format: "0.00", bold: true },
          { change: "mark", block: block(TITLES, 1, 0), tone: "error" },
          { change: "insertSheet", sheet: "新" },
          write("新", 0, 0, [["满"]]),
        ]),
      );
      expect(reason).toBe("rejected");
      expect(await snapshot()).toEqual(before);
      return expect(await port.undoable()).toBe(null);
    });

    test("a workbook that is gone says so", async ({ skip }) => {
      const closed = opened.provoke?.closed;
      if (!closed) return skip("nobody closes this host's workbook");
      await closed();
      expect(await refusal(port.read())).toBe("closed");
      return expect(await refusal(port.apply("写入", [write(EMPTY, 0, 0, [[1]])]))).toBe("closed");
    });
  });

  describe(`${host}: laws`, () => {
    beforeAll(() => start());
    afterAll(end);

    test("any sequence of changes is done whole and comes back whole, or is refused and has changed nothing", async () => {
      const before = await snapshot();
      let done = 0;
      await fc.assert(
        fc.asyncProperty(sequences([INCOME, TITLES, EMPTY]), async (changes) => {
          const reason = await refusal(port.apply("一步", changes));
          if (reason === "done") {
            done++;
            expect(await port.undo()).toBe("一步");
          }
          await port.settled();
          expect(await snapshot()).toEqual(before);
        }),
        { numRuns: 60, seed: 201708 },
      );
      expect(done).toBeGreaterThan(20);
    });

    test("steps come back one by one, each to what was before it", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(sequences([INCOME, TITLES, EMPTY]), { maxLength: 4 }), async (steps) => {
          const states: unknown[] = [];
          for (const [index, changes] of steps.entries()) {
            const state = await snapshot();
            if ((await refusal(port.apply(String(index), changes))) === "done") states.push(state);
          }
          for (const state of states.reverse()) {
            await port.undo();
            await port.settled();
            expect(await snapshot()).toEqual(state);
          }
        }),
        { numRuns: 8, seed: 4 },
      );
    });
  });

  test(`${host}: twenty thousand rows are read whole`, async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [`单位${row}`, row * 1.25, "备注".repeat(8), row % 12]);
    await start([{ name: "大表", rows }]);
    try {
      const [sheet] = await port.read(["大表"]);
      expect(sheet?.rows.length).toBe(20_000);
      for (const row of [0, 1, 9_999, 19_999])
        expect(filled(sheet?.rows.slice(row, row + 1) ?? [])[0]).toEqual(rows[row]);
      expect(sheet?.rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(1.25 * ((19_999 * 20_000) / 2));
    } finally {
      await end();
    }
  });
}
