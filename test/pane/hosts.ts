import type { Browser, Frame, Page } from "playwright-core";
import { expect } from "vitest";
import type { CellValue } from "../../addin/analysis/index";
import type { Book } from "../../addin/workbook/book/book";
import type { GridWorkbook } from "../../addin/workbook/grid/gridWorkbook";
import type { Block } from "../../addin/workbook/port/workbook";
import { writeWorkbook, type WorkbookSheet } from "../../addin/workbook/book/write";
import { openWorkbench } from "../helpers/workbench";
import { openExcelWorkbook, type ExcelWorkbook } from "../hosts/excel/memoryExcel";
import { WORKBOOK } from "./seedMonth";

/**
 * The built pane on an open workbook, in either host. What the workbook holds is told by the host itself, never by the
 * port that the pane writes through.
 */
export interface PaneHost {
  readonly host: "Excel" | "workbench";
  readonly page: Page;
  readonly pane: Frame;
  /** What the pages complained of, and what they asked of other hosts. */
  readonly complaints: readonly string[];
  readonly foreign: readonly string[];
  /** Blocks that hold nothing give nulls. */
  values(block: Block): Promise<CellValue[][]>;
  formulaAt(sheet: string, row: number, column: number): Promise<string>;
  sheetNames(): Promise<string[]>;
  /** As `#RRGGBB`; null where the cell shows none. */
  fill(sheet: string, row: number, column: number): Promise<string | null>;
  /** All that it holds, to be compared. */
  state(): Promise<unknown>;
  selection(): Promise<Block>;
  /** What a user does at the grid. */
  type(sheet: string, row: number, column: number, text: string): Promise<void>;
  select(block: Block): Promise<void>;
  close(): Promise<void>;
}

export interface ExcelHost extends PaneHost {
  readonly host: "Excel";
  readonly excel: ExcelWorkbook;
}

/** Real office.js over a workbook in memory. */
export async function excelHost(
  browser: Browser,
  origin: string,
  sheets: readonly WorkbookSheet[],
  locale: "zh-CN" | "en-US" = "zh-CN",
): Promise<ExcelHost> {
  const excel = await openExcelWorkbook(browser, origin, { sheets, locale });
  const { book, page } = excel;
  await page.setViewportSize(NARROW);
  await ready(page);
  return {
    host: "Excel",
    excel,
    page,
    pane: page.mainFrame(),
    complaints: excel.complaints,
    foreign: excel.foreign,
    async values({ sheet, area }) {
      await excel.settled();
      return cellsOf(area, (row, column) => {
        const value = book.sheet(sheet).valueAt(row, column);
        return value === "" ? null : value;
      });
    },
    async formulaAt(sheet, row, column) {
      await excel.settled();
      return book.sheet(sheet).at(row, column).formula ?? "";
    },
    sheetNames: async () => book.sheets.map(({ name }) => name),
    fill: async (sheet, row, column) => book.sheet(sheet).fillAt(row, column),
    state: async () => {
      await excel.settled();
      return book.state();
    },
    selection: async () => ({ sheet: book.selection.sheet.name, area: book.selection.areas[0] as Block["area"] }),
    type: excel.type,
    select: excel.select,
    close: excel.close,
  };
}

/** How long a control may keep a user waiting, in milliseconds. */
export const PATIENCE = 15_000;

async function ready(page: Page): Promise<void> {
  page.setDefaultTimeout(PATIENCE);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
}

/** A pane as narrow as Excel first shows it. */
export const NARROW = { width: 350, height: 700 } as const;

type Workbench = Window & { countyWorkbook: GridWorkbook };
declare const window: Workbench;

/** The workbench with the workbook opened by its button, and the pane beside it. */
export async function workbenchHost(
  browser: Browser,
  origin: string,
  sheets: readonly WorkbookSheet[],
): Promise<PaneHost> {
  const { page, complaints, foreign } = await openWorkbench(browser, origin);
  await ready(page);
  await openInWorkbench(page, sheets);
  const pane = page.frames().find((frame) => frame !== page.mainFrame()) as Frame;
  // The pane starts with the sample's month, and anew with this one's.
  await pane.locator("main", { hasText: "作为报表检查的工作表", hasNotText: "本月核算" }).waitFor();
  await pane.locator(".progress").waitFor({ state: "detached" });
  const book = async (): Promise<Book> => {
    await page.evaluate(() => window.countyWorkbook.settled());
    return JSON.parse(await page.evaluate(() => JSON.stringify(window.countyWorkbook.book()))) as Book;
  };
  const cellAt = async (name: string, row: number, column: number) =>
    (await book()).sheets.find((sheet) => sheet.name === name)?.rows[row]?.[column];
  const selection = (): Promise<Block> => page.evaluate(() => window.countyWorkbook.selection());
  const select = (block: Block): Promise<void> => page.evaluate((at) => window.countyWorkbook.select(at), block);
  return {
    host: "workbench",
    page,
    pane,
    complaints,
    foreign,
    async values(block) {
      return page.evaluate(async (at) => {
        await window.countyWorkbook.settled();
        const { values } = await window.countyWorkbook.cells(at);
        return values as CellValue[][];
      }, block);
    },
    formulaAt: async (sheet, row, column) => {
      const formula = (await cellAt(sheet, row, column))?.formula;
      return formula === undefined ? "" : `=${formula}`;
    },
    sheetNames: async () => (await book()).sheets.map(({ name }) => name),
    async fill(sheet, row, column) {
      const { styles } = await book();
      const style = (await cellAt(sheet, row, column))?.style;
      const fill = style === undefined ? undefined : styles[style]?.fill;
      return fill === undefined ? null : `#${fill}`;
    },
    state: book,
    selection,
    select,
    async type(sheet, row, column, text) {
      await select({ sheet, area: { top: row, left: column, bottom: row, right: column } });
      // The keys go to the grid, wherever the focus was.
      await page.locator("[id^='univer-sheet-main-canvas']").click({ position: { x: 400, y: 300 } });
      await select({ sheet, area: { top: row, left: column, bottom: row, right: column } });
      // The first key opens the cell's editor; the others come at once, as from an input method.
      await page.keyboard.type(text.slice(0, 1));
      await page.keyboard.insertText(text.slice(1));
      await page.keyboard.press("Enter");
      await expect.poll(async () => (await selection()).area.top).toBe(row + 1);
    },
    close: () => page.context().close(),
  };
}

/** Opens a workbook in place of the one that is open. */
export async function openInWorkbench(page: Page, sheets: readonly WorkbookSheet[], name = WORKBOOK): Promise<void> {
  const buffer = Buffer.from(await writeWorkbook(sheets));
  await page.locator("#chooser").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.locator("#name").getByText(name, { exact: true }).waitFor();
}

const cellsOf = (
  { top, left, bottom, right }: Block["area"],
  at: (row: number, column: number) => CellValue,
): CellValue[][] =>
  Array.from({ length: bottom - top + 1 }, (_row, r) =>
    Array.from({ length: right - left + 1 }, (_cell, c) => at(top + r, left + c)),
  );
