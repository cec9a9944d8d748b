import { describe, expect, test } from "vitest";
import type { Book, BookSheet } from "../../addin/workbook/book/book";
import { openBook } from "../../addin/workbook/book/openBook";
import { saveBook } from "../../addin/workbook/book/saveBook";
import type { GridWorkbook } from "../../addin/workbook/grid/gridWorkbook";
import type { Change } from "../../addin/workbook/port/workbook";
import { writeWorkbook } from "../../addin/workbook/book/write";
import { bookOf, cellsOf, emptySheet, eventually, page, select, TRY, type, useWorkbench } from "./opened";

// What users expect of a grid beside cells: filters, notes, validations, conditional formats. Each is saved and read back.

declare const window: Window & { countyWorkbook: GridWorkbook };

useWorkbench();

const apply = (changes: readonly Change[]): Promise<void> =>
  page.evaluate((all) => window.countyWorkbook.apply("试", all), changes);

interface Running {
  readonly engine: {
    readonly commands: { executeCommand(id: string, params?: object): Promise<boolean> };
    book(): { getUnitId(): string; getActiveSheet(): { getSheetId(): string } };
  };
}

/** Gives the grid a command of its own, on the sheet in sight. */
const run = (id: string, params: object = {}): Promise<boolean> =>
  page.evaluate(
    async ([command, more]) => {
      const { engine } = window.countyWorkbook as unknown as Running;
      const ids = { unitId: engine.book().getUnitId(), subUnitId: engine.book().getActiveSheet().getSheetId() };
      return engine.commands.executeCommand(command, { ...ids, ...more });
    },
    [id, params] as const,
  );

const sheetOf = ({ sheets }: Book): BookSheet => sheets.find(({ name }) => name === TRY) as BookSheet;
const tried = async (): Promise<BookSheet> => sheetOf(await bookOf());

/** The book once it was saved as a file and opened again. */
async function again(): Promise<Book> {
  const book = await bookOf();
  // JSON has null where a row has no cell.
  const sheets = book.sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => row?.map((cell) => cell ?? undefined)),
  }));
  return openBook(await saveBook({ ...book, sheets }), "试.xlsx");
}
const reopened = async (): Promise<BookSheet> => sheetOf(await again());

const block = (top: number, left: number, bottom = top, right = left) => ({
  sheet: TRY,
  area: { top, left, bottom, right },
});

describe("a validation", () => {
  test("is enforced as one types, shown, saved, and taken back", async () => {
    await emptySheet();
    const allow = { list: ["华容县", "平江县"] };
    await apply([{ change: "validation", block: block(0, 0, 4, 0), allow }]);
    await select(0, 0);
    await page.keyboard.type("华容县");
    await page.keyboard.press("Enter");
    await eventually(() => cellsOf(TRY, 0, 0)).toEqual([["华容县"]]);
    await select(1, 0);
    await page.keyboard.type("岳阳市");
    await page.keyboard.press("Enter");
    const refusal = page.getByText("输入必须在指定的范围内");
    await refusal.waitFor();
    await page.keyboard.press("Enter");
    await refusal.waitFor({ state: "detached" });
    expect(await cellsOf(TRY, 0, 0, 2)).toEqual([["华容县"], [null]]);
    const { validations } = await reopened();
    expect(validations).toEqual([{ area: block(0, 0, 4, 0).area, allow }]);
    await page.locator("#undo").click();
    await page.locator("#undo").click();
    expect((await tried()).validations).toEqual([]);
  });

  test("goes with its rows", async () => {
    await emptySheet();
    await apply([{ change: "validation", block: block(2, 1), allow: { least: 0, most: 9 } }]);
    await select(0, 0);
    await run("sheet.command.insert-row-before", { value: 1 });
    await eventually(async () => (await tried()).validations.map(({ area }) => area.top)).toEqual([3]);
  });
});

describe("a note", () => {
  test("is saved, and goes with its row where rows are sorted", async () => {
    await emptySheet();
    for (const [row, value] of [3, 1, 2].entries()) await type(row, 0, String(value));
    await apply([{ change: "comment", sheet: TRY, row: 0, column: 0, text: "三的批注" }]);
    const at = async (): Promise<number[]> => (await tried()).comments.map(({ row }) => row);
    await page.evaluate((one) => window.countyWorkbook.select(one), block(0, 0, 2, 0));
    await run("sheet.command.sort-range-asc");
    await eventually(at).toEqual([2]);
    expect((await reopened()).comments).toEqual([{ row: 2, column: 0, text: "三的批注" }]);
    await page.locator("#undo").click();
    await eventually(at).toEqual([0]);
  });
});

describe("a filter", () => {
  test("hides rows from the check as from sight, is saved, and shows them again when it goes", async () => {
    await emptySheet();
    for (const [row, text] of ["县", "甲", "乙", "丙"].entries()) await type(row, 0, text);
    const range = { startRow: 0, startColumn: 0, endRow: 3, endColumn: 0 };
    await run("sheet.command.set-filter-range", { range });
    await run("sheet.command.set-filter-criteria", {
      col: 0,
      criteria: { colId: 0, filters: { filters: ["甲", "丙"] } },
    });
    const hidden = (): Promise<readonly number[] | undefined> =>
      page.evaluate(async (name) => (await window.countyWorkbook.read([name]))[0]?.hiddenRows, TRY);
    await eventually(hidden).toEqual([2]);
    const { filter, hiddenRows } = await reopened();
    expect(hiddenRows).toEqual([2]);
    expect(filter).toEqual({
      area: block(0, 0, 3, 0).area,
      columns: [{ column: 0, values: ["甲", "丙"] }],
    });
    const book = JSON.stringify(await again());
    await page.evaluate((text) => window.countyWorkbook.load(JSON.parse(text) as Book, "筛选.xlsx"), book);
    await page.evaluate((one) => window.countyWorkbook.select(one), block(0, 0));
    expect(await hidden()).toEqual([2]);
    await run("sheet.command.remove-sheet-filter");
    await eventually(hidden).toEqual([]);
  });

  test("by a condition that no file of ours can hold is named before saving", async () => {
    await emptySheet();
    for (const [row, value] of ["数", "3", "1"].entries()) await type(row, 0, value);
    await run("sheet.command.set-filter-range", { range: { startRow: 0, startColumn: 0, endRow: 2, endColumn: 0 } });
    const customFilters = { customFilters: [{ val: 2, operator: "greaterThan" }] };
    await run("sheet.command.set-filter-criteria", { col: 0, criteria: { colId: 0, customFilters } });
    await eventually(async () => (await bookOf()).lost).toEqual([{ kind: "filters", sheet: TRY, count: 1 }]);
    expect((await tried()).hiddenRows).toEqual([2]);
  });
});

describe("a conditional format", () => {
  const ranges = [{ startRow: 0, startColumn: 0, endRow: 4, endColumn: 0 }];
  const add = (cfId: string, rule: object): Promise<boolean> =>
    run("sheet.command.add-conditional-rule", { rule: { cfId, ranges, stopIfTrue: false, rule } });

  test("is saved; one that no file of ours can hold is named before saving", async () => {
    await emptySheet();
    const style = { bg: { rgb: "#ffc7ce" } };
    await add("a", { type: "highlightCell", subType: "number", operator: "lessThan", value: 0, style });
    await add("b", { type: "highlightCell", subType: "text", operator: "containsText", value: "错", style });
    const area = block(0, 0, 4, 0).area;
    const whens = async (): Promise<unknown[]> =>
      ((await reopened()).conditional ?? []).map(({ areas, when, style: look }) => ({ areas, when, look }));
    expect(await whens()).toEqual([
      { areas: [area], when: { is: "formula", formula: 'NOT(ISERROR(SEARCH("错",A1)))' }, look: { fill: "FFC7CE" } },
      { areas: [area], when: { is: "cell", operator: "lessThan", values: [0] }, look: { fill: "FFC7CE" } },
    ]);
    await add("c", { type: "highlightCell", subType: "timePeriod", operator: "today", style });
    const { lost } = await bookOf();
    expect(lost.filter(({ sheet }) => sheet === TRY)).toEqual([{ kind: "conditionalFormats", sheet: TRY, count: 1 }]);
  });
});

describe("printing", () => {
  test("gives the sheet in sight with its area, merges, repeated header and whole numbers, on A4", async () => {
    const bytes = await writeWorkbook([
      {
        name: "报表",
        rows: [
          ["2017年1—8月收入", null, null],
          ["县", "本期", "同比"],
          ["华容县", { value: 65300, format: "#,##0" }, { value: 0.032, format: "0.0%" }],
          ["平江县", { value: 123456789, format: "#,##0" }, { value: 0.089, format: "0.0%" }],
          ["不印", 1, 1],
        ],
        merges: [block(0, 0, 0, 2).area],
        columnWidths: [12, 5, 10],
        hiddenColumns: [2],
        print: {
          landscape: true,
          repeatRows: [1, 1],
          areas: [block(0, 0, 3, 2).area],
          lines: { oddFooter: "&C第&P页" },
        },
      },
    ]);
    const { sheets, ...rest } = await openBook(bytes, "印.xlsx");
    const chart = { title: "同比", data: block(1, 0, 3, 2).area };
    const charts = [{ at: block(6, 0, 15, 3).area, chart }];
    const book = JSON.stringify({ ...rest, sheets: sheets.map((one) => ({ ...one, charts })) });
    await page.evaluate((text) => window.countyWorkbook.load(JSON.parse(text) as Book, "印.xlsx"), book);
    const printed = await page.evaluate(
      () =>
        new Promise<string[][][]>((resolve) => {
          window.print = () => {
            const tables = [...document.querySelectorAll<HTMLTableElement>("#paper table")];
            const linesOf = (part: HTMLTableSectionElement | null): string[] =>
              [...(part?.rows ?? [])].map(({ cells }) =>
                [...cells]
                  .map(({ textContent, colSpan }) => `${textContent ?? ""}${colSpan > 1 ? `*${colSpan}` : ""}`)
                  .join("|"),
              );
            resolve(tables.map((table) => [linesOf(table.tHead), linesOf(table.tBodies[0] ?? null)]));
          };
          document.getElementById("print")?.click();
        }),
    );
    expect(printed).toEqual([
      [[], ["2017年1—8月收入*2"]],
      [["县|本期"], ["华容县|65,300", "平江县|123,456,789"]],
    ]);
    await page.emulateMedia({ media: "print" });
    const seen = await page.evaluate(() => ({
      others: [...document.body.children].filter((one) => one.id !== "paper" && one.getClientRects().length > 0).length,
      cut: [...document.querySelectorAll<HTMLElement>("#paper td")].flatMap((cell) =>
        /,\d/.test(cell.textContent ?? "") && cell.scrollWidth > cell.clientWidth ? [cell.textContent] : [],
      ),
      charts: [...document.querySelectorAll<HTMLCanvasElement>("#paper canvas")].map(
        (canvas) => new Set(canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data).size > 10,
      ),
      page: document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join(""),
    }));
    await page.emulateMedia({ media: null });
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    expect(seen.others).toBe(0);
    expect(seen.cut).toEqual([]);
    expect(seen.charts).toEqual([true]);
    expect(seen.page).toMatch(/size: a4 landscape/i);
    expect(await page.locator("#paper").count()).toBe(0);
  });
});
