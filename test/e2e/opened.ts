import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { CellValue } from "../../addin/analysis/index";
import type { Book } from "../../addin/workbook/book/book";
import type { GridWorkbook } from "../../addin/workbook/grid/gridWorkbook";
import { builtAddin } from "../functions/built";
import { launch, serve, type Site } from "../helpers/browser";
import { openWorkbench, type OpenedWorkbench } from "../helpers/workbench";

declare const window: Window & { countyWorkbook: GridWorkbook };

/** The sheet that tests write on. */
export const TRY = "试";

/** One browser and one page of the workbench for a file of tests, and what they do with it. */
export let browser: Browser;
export let site: Site;
/** Where the built pages are, and a folder of the tests' own. */
export let web: string;
export let folder: string;
export let context: BrowserContext;
export let opened: OpenedWorkbench;
export let page: Page;

export function useWorkbench(): void {
  beforeAll(async () => {
    web = await builtAddin();
    [browser, site, folder] = await Promise.all([launch(), serve(web), mkdtemp(join(tmpdir(), "workbench-"))]);
    context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
    opened = await openWorkbench(browser, site.origin, { context });
    page = opened.page;
  });
  // What a failed test leaves open is no matter of the next one.
  afterEach(() => page.keyboard.press("Escape"));
  afterAll(async () => {
    expect([opened.foreign, opened.complaints]).toEqual([[], []]);
    await browser.close();
    await site.close();
    await rm(folder, { recursive: true });
  });
}

export const eventually = <T>(found: () => Promise<T>) => expect.poll(found, { timeout: 100_000, interval: 50 });

export const cellsOf = (
  sheet: string,
  row: number,
  column: number,
  rows = 1,
  columns = 1,
  on = page,
): Promise<CellValue[][]> =>
  on.evaluate(
    async ([name, top, left, bottom, right]) => {
      await window.countyWorkbook.settled();
      const { values } = await window.countyWorkbook.cells({ sheet: name, area: { top, left, bottom, right } });
      return values as CellValue[][];
    },
    [sheet, row, column, row + rows - 1, column + columns - 1] as const,
  );

/** A sheet to try things on, empty and in sight. */
export const emptySheet = (): Promise<void> =>
  page.evaluate(async (sheet) => {
    const grid = window.countyWorkbook;
    const there = (await grid.sheets()).some(({ name }) => name === sheet);
    await grid.apply("试", [
      ...(there ? [{ change: "deleteSheet", sheet } as const] : []),
      { change: "insertSheet", sheet },
    ]);
    await grid.select({ sheet, area: { top: 0, left: 0, bottom: 0, right: 0 } });
  }, TRY);

/** Selects a cell as a click on it does: the keys that follow go to the grid, whatever took them before. */
export const select = (row: number, column: number): Promise<void> =>
  page.evaluate(
    async ([sheet, top, left]) => {
      await window.countyWorkbook.select({ sheet, area: { top, left, bottom: top, right: left } });
      window.countyWorkbook.focus();
    },
    [TRY, row, column] as const,
  );

/** Types into a cell as a user does; the list of functions takes Enter for itself as long as it is there. */
export async function type(row: number, column: number, text: string): Promise<void> {
  await select(row, column);
  await page.keyboard.type(text);
  await page.locator("[data-u-comp='sheets-formula-editor']").waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  // The cell is written once the selection has moved on.
  await eventually(() => page.evaluate(() => window.countyWorkbook.selection().then(({ area }) => area.top))).toBe(
    row + 1,
  );
  await page.evaluate(() => window.countyWorkbook.settled());
}

export const formulaAt = (row: number, column: number): Promise<string | undefined> =>
  page.evaluate(
    async ([sheet, top, left]) => {
      const { formulas } = await window.countyWorkbook.cells({ sheet, area: { top, left, bottom: top, right: left } });
      return formulas[0]?.[0];
    },
    [TRY, row, column] as const,
  );

export const bookOf = (on = page): Promise<Book> =>
  on.evaluate(() => JSON.stringify(window.countyWorkbook.book())).then((text) => JSON.parse(text) as Book);

export const nameOf = (on = page): Promise<string> => on.locator("#name").innerText();

export interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
export const given = (name: string, bytes: Uint8Array): Given => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(bytes),
});

/** Says yes to leave what is not saved, where the page asks. */
export async function leave(on: Page, ask: () => Promise<unknown>): Promise<void> {
  const unsaved = (await on.title()).startsWith("●");
  await ask();
  if (unsaved) await on.getByText("不保存，继续打开").click();
}

/** Gives the page a file by its button. */
export const choose = (file: Given | string, on = page): Promise<void> =>
  leave(on, () => on.locator("#chooser").setInputFiles(file));

export async function openSample(sample: string): Promise<void> {
  await leave(page, () => page.locator("#sample").selectOption(sample));
  const names: Readonly<Record<string, string>> = { month: "2017年8月报表", template: "空白报送表", bad: "有错的报表" };
  await eventually(() => page.title()).toMatch(new RegExp(`^${names[sample]}`));
  await page.evaluate(() => window.countyWorkbook.settled());
}

export async function openFile(path: string, on = page): Promise<void> {
  await choose(path, on);
  await eventually(() => nameOf(on)).toBe(path.replace(/^.*[\\/]/, ""));
  await on.evaluate(() => window.countyWorkbook.settled());
}
