import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { openBook } from "../../addin/workbook/book/openBook";
import type { GridWorkbook } from "../../addin/workbook/grid/gridWorkbook";
import type { Engine } from "../../addin/workbook/grid/engine";
import { writeWorkbook } from "../../addin/workbook/book/write";
import { browser, site, useSite } from "../helpers/site";
import { openWorkbench } from "../helpers/workbench";
import { CASES } from "../functions/cases";
import { conformance } from "./conformance";
import { layOut } from "./cases";
import { callInPage, type Call } from "./opened";

declare const window: Window & { countyWorkbook: GridWorkbook };

useSite();
let page: Page;
let call: Call;
beforeAll(async () => {
  page = (await openWorkbench(browser, site.origin)).page;
  call = await callInPage(page);
});

/** Runs in the page: the grid's next sheet is not inserted, whoever asks. */
function breakAtNextSheet(): void {
  const { commands } = (window.countyWorkbook as unknown as { engine: Engine }).engine;
  const listener = commands.beforeCommandExecuted(({ id }) => {
    if (id !== "sheet.mutation.insert-sheet") return;
    listener.dispose();
    throw new Error("no");
  });
}

// One page for all: each workbook is loaded in place of the one before.
conformance("grid", async (sheets) => {
  const book = await openBook(await writeWorkbook(sheets), "port.xlsx");
  await page.evaluate(([text]) => window.countyWorkbook.load(JSON.parse(text), "port.xlsx"), [
    JSON.stringify(book),
  ] as const);
  const whole = (): Promise<ReturnType<GridWorkbook["book"]>> =>
    page.evaluate(() => JSON.stringify(window.countyWorkbook.book())).then((text) => JSON.parse(text));
  return {
    call,
    state: whole,
    async fill(name, row, column) {
      const { sheets: all, styles } = await whole();
      const style = all.find((sheet) => sheet.name === name)?.rows[row]?.[column]?.style;
      const fill = style === undefined ? undefined : styles[style]?.fill;
      return fill === undefined ? null : `#${fill}`;
    },
    user: {
      async type(sheet, row, column, text) {
        await call("select", [{ sheet, area: { top: row, left: column, bottom: row, right: column } }]);
        await page.keyboard.type(text);
        await page.keyboard.press("Enter");
      },
      async select(block) {
        await call("select", [block]);
      },
    },
    provoke: {
      editing: (on) => page.keyboard.press(on ? "F2" : "Escape"),
      halfway: () => page.evaluate(breakAtNextSheet),
    },
    close: () => Promise.resolve(),
  };
});

describe("the functions in the grid", () => {
  test("show what the table of cases says, to the last bit and word, where a cell can hold what is handed over", async () => {
    const { book, placed } = layOut(CASES);
    const asked = placed.map(({ sheet, row, column, rows, columns }) => ({ sheet, row, column, rows, columns }));
    const text = await page.evaluate(
      async ([whole, places]) => {
        const grid = window.countyWorkbook;
        await grid.load(JSON.parse(whole), "cases.xlsx");
        await grid.settled();
        const answers = (JSON.parse(places) as typeof asked).map(async ({ sheet, row, column, rows, columns }) => {
          const area = { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
          const { values } = await grid.cells({ sheet, area });
          return { values, error: grid.pointed(sheet, row, column)?.error ?? null };
        });
        return JSON.stringify(await Promise.all(answers));
      },
      [JSON.stringify(book), JSON.stringify(asked)] as const,
    );
    const shown = JSON.parse(text) as unknown[];
    const wrong = placed.flatMap(({ says, expected }, index) =>
      isDeepStrictEqual(shown[index], expected) ? [] : [{ says, expected, shown: shown[index] }],
    );
    expect(wrong).toEqual([]);
    expect(placed.length).toBeGreaterThan(CASES.length - 30);
  });
});
