import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { openBook } from "../../addin/workbook/book/openBook";
import type { GridWorkbook } from "../../addin/workbook/grid/gridWorkbook";
import type { Engine } from "../../addin/workbook/grid/engine";
import type { Book } from "../../addin/workbook/book/book";
import { writeWorkbook, type WorkbookSheet } from "../../addin/workbook/book/write";
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

describe("a chart", () => {
  const sheet = "排位";
  const rows = [
    ["县", "增幅"],
    ["华容县", { value: 0.032, format: "0.0%" }],
    ["湘阴县", { value: 0.081, format: "0.0%" }],
    ["平江县", { value: -0.02, format: "0.0%" }],
  ];
  const chart = { title: "增幅", data: { top: 0, left: 0, bottom: 3, right: 1 } };
  const at = { top: 5, left: 0, bottom: 15, right: 5 };
  const down = ({ top, left, bottom, right }: typeof at) => ({ top: top + 1, left, bottom: bottom + 1, right });
  const charts = (): Promise<unknown> =>
    page
      .evaluate(() => JSON.stringify(window.countyWorkbook.book().sheets[0]?.charts ?? []))
      .then((text) => JSON.parse(text));
  /** How many points of the page have the colour of bars. */
  const colored = (): Promise<number> =>
    page.evaluate(() =>
      [...document.querySelectorAll("canvas")].reduce((sum, canvas) => {
        if (canvas.width === 0 || canvas.height === 0) return sum;
        const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        let found = 0;
        for (let i = 0; i < data.length; i += 4)
          if (data[i] === 0x8f && data[i + 1] === 0xaa && data[i + 2] === 0xdc) found++;
        return sum + found;
      }, 0),
    );
  const load = async (): Promise<void> => {
    const book = await openBook(await writeWorkbook([{ name: sheet, rows }]), "排位.xlsx");
    await page.evaluate(([text]) => window.countyWorkbook.load(JSON.parse(text), "排位.xlsx"), [
      JSON.stringify(book),
    ] as const);
  };

  test("is drawn over the cells, and no longer once it is taken back", async () => {
    await load();
    expect(await colored()).toBe(0);
    await call("apply", ["插入图表", [{ change: "chart", sheet, at, chart }]]);
    await expect.poll(colored, { timeout: 20_000 }).toBeGreaterThan(500);
    await call("undo", []);
    await expect.poll(colored, { timeout: 20_000 }).toBe(0);
  });

  test("moves with rows that are inserted above it, goes with its cleared place, and comes back", async () => {
    await load();
    await call("apply", ["插入图表", [{ change: "chart", sheet, at, chart }]]);
    await call("select", [{ sheet, area: { top: 0, left: 0, bottom: 0, right: 0 } }]);
    await page.evaluate(() =>
      (window.countyWorkbook as unknown as { engine: Engine }).engine.commands.executeCommand(
        "sheet.command.insert-row-before",
        { value: 1 },
      ),
    );
    expect(await charts()).toEqual([{ at: down(at), chart: { ...chart, data: down(chart.data) } }]);
    await page.keyboard.press("Control+z");
    await expect.poll(charts).toEqual([{ at, chart }]);
    await call("select", [{ sheet, area: at }]);
    await page.keyboard.press("Delete");
    await expect.poll(charts).toEqual([]);
    await page.keyboard.press("Control+z");
    await expect.poll(charts).toEqual([{ at, chart }]);
  });
});

describe("a file's own things that the grid has no place for", () => {
  const older = { rows: 3, columns: 1 };
  /** The rows of a book once it was loaded, calculated and handed back; `type` is what a user types before. */
  async function backFrom(rows: WorkbookSheet["rows"], type?: readonly [row: number, column: number, text: string]) {
    const book = await openBook(await writeWorkbook([{ name: "表", rows }]), "a.xlsx");
    await page.evaluate(([text]) => window.countyWorkbook.load(JSON.parse(text), "a.xlsx"), [
      JSON.stringify(book),
    ] as const);
    if (type) {
      const [row, column, text] = type;
      await call("select", [{ sheet: "表", area: { top: row, left: column, bottom: row, right: column } }]);
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    }
    const text = await page.evaluate(async () => {
      await window.countyWorkbook.settled();
      return JSON.stringify(window.countyWorkbook.book());
    });
    return (JSON.parse(text) as Book).sheets[0]?.rows.map((row) => row?.map((cell) => cell ?? undefined));
  }

  test("arrays of the older kind keep their block and kind, and are worked out", async () => {
    const doubled = { value: 2, formula: "B1:B3*2", array: older };
    const rows = (first: number) => [
      [{ ...doubled, value: first * 2 }, { value: first }],
      [{ value: 4 }, { value: 2 }],
      [{ value: 6 }, { value: 3 }],
    ];
    expect(await backFrom(rows(1))).toEqual(rows(1));
    await expect.poll(() => backFrom(rows(1), [0, 1, "5"])).toEqual(rows(5));
  });

  test("a block that the grid cannot work out keeps the file's answers, and one of one answer is full of it", async () => {
    const unknown = [
      [{ value: 7, formula: "OTHERPROGRAMS(B1)", array: older }, { value: 1 }],
      [{ value: 8 }],
      [{ value: 9 }],
    ];
    expect(await backFrom(unknown)).toEqual(unknown);
    const one = [[{ value: 1, formula: "SUM(B1:B2)", array: older }, { value: 1 }], [{ value: 1 }], [{ value: 1 }]];
    expect(await backFrom(one)).toEqual(one);
  });

  test("validations stay on all their blocks, those of one rule together", async () => {
    const at = (row: number) => ({ top: row, left: 0, bottom: row, right: 0 });
    const [small, large] = [{ least: 0, most: 9 }, { least: 10 }];
    const given = [small, large, small].map((allow, index) => ({ area: at(index * 2), allow }));
    const rows = [0, 1, 2, 3, 4].map((value) => [{ value }]);
    const book = await openBook(await writeWorkbook([{ name: "表", rows, validations: given }]), "a.xlsx");
    const text = await page.evaluate(async (whole) => {
      await window.countyWorkbook.load(JSON.parse(whole), "a.xlsx");
      await window.countyWorkbook.addExtras();
      return JSON.stringify(window.countyWorkbook.book().sheets[0]?.validations);
    }, JSON.stringify(book));
    expect(JSON.parse(text)).toEqual([given[0], given[2], given[1]]);
  });

  test("empty texts stay, as constants and as answers", async () => {
    const rows = [[{ value: "" }, { value: 1 }], [{ value: "", formula: 'IF(B1=1,"",2)' }]];
    expect(await backFrom(rows)).toEqual(rows);
  });
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

  test("are found by comparisons of whole columns, one by one and spilled, also after an edit", async () => {
    const figures = [1, 2, 3, 3].map((value, row) => [
      { value },
      { value: null, formula: `A${row + 1}*2` },
      ...(row === 0
        ? [
            { value: null, formula: "A1:A4*2" },
            { value: null, formula: "SUM((B1:B4=6)*1)" },
            { value: null, formula: "SUM((C1:C4=6)*1)" },
            { value: null, formula: "SUM((B1:B4>=4)*1)" },
            // Over rows of which the first comparison has asked already, and some more.
            { value: null, formula: "SUM((B1:B5=C1:C5)*1)+SUM((B2:B9=6)*1)" },
          ]
        : []),
    ]);
    const counts = await page.evaluate(
      async (text) => {
        const grid = window.countyWorkbook;
        await grid.load(JSON.parse(text), "compared.xlsx");
        const area = { top: 0, left: 3, bottom: 0, right: 6 };
        const seen: unknown[] = [];
        for (const [row, value] of [
          [0, 1],
          [2, 1],
          [0, 3],
        ] as const) {
          await grid.apply("", [{ change: "write", sheet: "s", row, column: 0, cells: [[value]], over: "any" }]);
          await grid.settled();
          seen.push((await grid.cells({ sheet: "s", area })).values[0]);
        }
        return seen;
      },
      JSON.stringify(await openBook(await writeWorkbook([{ name: "s", rows: figures }]), "compared.xlsx")),
    );
    expect(counts).toEqual([
      [2, 2, 3, 7],
      [1, 1, 2, 6],
      [2, 2, 3, 6],
    ]);
  });
});
