// Numbers that can be trusted on the screen: what is drawn, typed, pasted and completed.
import { describe, expect, test } from "vitest";
import { writeWorkbook, type WorkbookSheet } from "../../addin/workbook/book/write";
import type { GridWorkbook } from "../../addin/workbook/grid/gridWorkbook";
import {
  TRY,
  cellsOf,
  choose,
  emptySheet,
  eventually,
  formulaAt,
  given,
  nameOf,
  page,
  select,
  type,
  useWorkbench,
} from "./opened";

declare const window: Window & { countyWorkbook: GridWorkbook; drawn: Set<string> };

useWorkbench();

/** Notes in the page every text that is drawn on a canvas. */
const noteDrawing = (): Promise<void> =>
  page.evaluate(() => {
    window.drawn = new Set();
    const draw = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
      window.drawn.add(text);
      draw.call(this, text, ...place);
    };
  });
const drawn = (): Promise<string[]> => page.evaluate(() => [...window.drawn]);

async function open(sheet: Omit<WorkbookSheet, "name">, name: string): Promise<void> {
  await choose(given(name, await writeWorkbook([{ name: TRY, ...sheet }])));
  await eventually(() => nameOf()).toBe(name);
  await page.evaluate(() => window.countyWorkbook.settled());
}

const textsOf = (row: number, column: number): Promise<string> =>
  page.evaluate(
    async ([sheet, top, left]) => {
      await window.countyWorkbook.settled();
      const { texts } = await window.countyWorkbook.cells({ sheet, area: { top, left, bottom: top, right: left } });
      return texts[0]?.[0] ?? "";
    },
    [TRY, row, column] as const,
  );

describe("a number wider than its column", () => {
  test("shows ####, never its first digits; one of general format loses places first", async () => {
    await noteDrawing();
    const money = (value: number) => ({ value, format: "#,##0.00" });
    await open(
      {
        rows: [[money(123456789.12), money(1.5)], [1234567890123], [0.123456789012], ["一段文字比列宽得多"]],
        columnWidths: [7, 12],
      },
      "窄.xlsx",
    );
    await eventually(async () => (await drawn()).some((text) => /^#+$/.test(text))).toBe(true);
    const shown = await drawn();
    expect(shown).toContain("1.50");
    expect(shown).toContain("一段文字比列宽得多");
    expect(shown.filter((text) => /^(?:12345|123,45)/.test(text))).toEqual([]);
    expect(shown.filter((text) => text.startsWith("0.12")).map((text) => text.length)).toEqual([expect.any(Number)]);
    expect(shown.filter((text) => text.startsWith("0.12")).every((text) => text.length < 10)).toBe(true);
    // The cells themselves keep what they are, and are drawn whole in a wider column.
    expect(await cellsOf(TRY, 0, 0, 3)).toEqual([[123456789.12], [1234567890123], [0.123456789012]]);
    await page.evaluate((sheet) => window.countyWorkbook.apply("宽", [{ change: "widths", sheet, widths: [30] }]), TRY);
    await eventually(drawn).toEqual(expect.arrayContaining(["123,456,789.12", "1234567890123", "0.123456789012"]));
  });
});

describe("a row with wrapped text", () => {
  test("is as high as its text when its workbook opens, and when its sheet is first shown", async () => {
    const long = "增幅与本期数和基期数不符，请核对增幅和两个基础数，改正后重报；口径有调整的请说明。".repeat(3);
    const rows = [[{ value: long, style: { wrap: true } }], ["短"]];
    const bytes = await writeWorkbook([
      { name: TRY, rows, columnWidths: [20] },
      { name: "后", rows, columnWidths: [20] },
    ]);
    await choose(given("高.xlsx", bytes));
    await eventually(() => nameOf()).toBe("高.xlsx");
    const heightOf = (sheet: string): Promise<number> =>
      page.evaluate((name) => {
        const grid = window.countyWorkbook as unknown as {
          engine: { book(): { getSheetBySheetName(name: string): { getRowHeight(row: number): number } } };
        };
        return grid.engine.book().getSheetBySheetName(name).getRowHeight(0);
      }, sheet);
    await eventually(() => heightOf(TRY)).toBeGreaterThan(80);
    await page.evaluate(() =>
      window.countyWorkbook.select({ sheet: "后", area: { top: 0, left: 0, bottom: 0, right: 0 } }),
    );
    await eventually(() => heightOf("后")).toBeGreaterThan(80);
    // That is how it is shown, and no height of its own that a file would keep.
    expect(await page.evaluate(() => window.countyWorkbook.book().sheets.map(({ rowHeights }) => rowHeights))).toEqual([
      [],
      [],
    ]);
  });
});

describe("a percentage", () => {
  test("typed is its ratio exactly, and so is a number in brackets", async () => {
    await emptySheet();
    for (const [row, text] of ["8.8%", "61.33%", "-0.7%", "(3,030)", "（12）"].entries()) await type(row, 0, text);
    expect(await cellsOf(TRY, 0, 0, 5)).toEqual([[0.088], [0.6133], [-0.007], [-3030], [-12]]);
    expect(await textsOf(1, 0)).toBe("61.33%");
    await type(0, 1, "=COUNTY.TARGETGAP(8.8%,75%)");
    expect(await formulaAt(0, 1)).toBe("=COUNTY.TARGETGAP(8.8%,75%)");
  });

  test("is what a rate shows as in a cell of general format, at the places asked for, spilled or not", async () => {
    await emptySheet();
    await type(0, 0, "=COUNTY.GROWTHRATE(65300,63275,1)");
    await type(1, 0, "=COUNTY.SHARE(2,3)");
    await type(0, 2, "=COUNTY.GROWTHRATE({3;4},{2;5},1)");
    expect([await textsOf(0, 0), await textsOf(1, 0)]).toEqual(["3.2%", "66.67%"]);
    expect([await textsOf(0, 2), await textsOf(1, 2)]).toEqual(["50.0%", "-20.0%"]);
    await page.evaluate(
      (sheet) =>
        window.countyWorkbook.apply("格式", [
          { change: "format", block: { sheet, area: { top: 4, left: 0, bottom: 4, right: 0 } }, format: "0.0000" },
        ]),
      TRY,
    );
    await type(4, 0, "=COUNTY.SHARE(2,3)");
    expect(await textsOf(4, 0)).toBe("0.6667");
  });
});

async function paste(text: string, html = ""): Promise<void> {
  await page.evaluate(
    ([plain, rich]) => {
      const data = new DataTransfer();
      data.setData("text/plain", plain);
      if (rich !== "") data.setData("text/html", rich);
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    },
    [text, html] as const,
  );
  await page.evaluate(() => window.countyWorkbook.settled());
}

describe("pasting", () => {
  test("text: numbers stay numbers, and a quoted line break stays in its cell", async () => {
    await emptySheet();
    await select(0, 0);
    await paste('\t8.8%\t(3,030)\r\n"甲\n乙"\t3,030\t"说""是"""\r\n丙\t12\t\r\n');
    await eventually(() => cellsOf(TRY, 0, 0, 3, 3)).toEqual([
      [null, 0.088, -3030],
      ["甲\n乙", 3030, '说"是"'],
      ["丙", 12, null],
    ]);
  });

  test("a table of WPS brings the numbers behind ####; one of Excel cannot, and that is said", async () => {
    await emptySheet();
    await select(0, 0);
    const rows = '<tr><td x:num="3030">####</td><td x:num="0.088">8.80%</td><td>(1,200.5)</td></tr>';
    await paste(
      "",
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>${rows}</table></body></html>`,
    );
    await eventually(() => cellsOf(TRY, 0, 0, 1, 3)).toEqual([[3030, 0.088, -1200.5]]);
    await select(2, 0);
    await paste("", "<table><tr><td>####</td><td>5</td></tr></table>");
    await page.locator("#notice", { hasText: "1个单元格只有####" }).waitFor();
  });
});

/** Formulas to type, seven seconds each on a slowed processor: each of three at three speeds. `npm run fuzz` types a hundred. */
const FORMULAS = process.env["FUZZ_RUNS"] === undefined ? 9 : 100;

describe("the list of functions", () => {
  test("replaces no function that was typed whole, at 0 to 80 ms a key on a slowed processor", async () => {
    await emptySheet();
    for (const [row, value] of [8.8, 3.2, 6.5].entries()) await type(row, 0, String(value));
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const wrong: string[] = [];
    try {
      for (let i = 0; i < FORMULAS; i++) {
        const formula = ["=COUNTY.COMPETITIONRANK(A1,A1:A3)", "=COUNTY.PACE(201708)", "=COUNTY.SHARE(A1,A2)"][
          i % 3
        ] as string;
        await select(i % 20, 3 + Math.floor(i / 20));
        await page.keyboard.type(formula, { delay: (i * 10) % 90 });
        await page.keyboard.press("Enter");
        await eventually(() => formulaAt(i % 20, 3 + Math.floor(i / 20))).not.toBe("");
        const written = await formulaAt(i % 20, 3 + Math.floor(i / 20));
        if (written !== formula) wrong.push(`${formula} became ${written}`);
      }
    } finally {
      await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    }
    expect(wrong).toEqual([]);
  }, 900_000);

  test("has a category of ours, finds by Chinese words, shows the first on Enter, and fx writes nothing by itself", async () => {
    await emptySheet();
    await select(0, 0);
    await page.locator("[data-u-comp='formula-bar'] span.univer-cursor-pointer").first().click();
    const search = page.getByPlaceholder("搜索函数");
    await search.fill("增长");
    await page.getByText("COUNTY.GROWTHRATE").first().waitFor();
    await search.press("Enter");
    await page.getByText("语法").waitFor();
    // Characters of a pattern are left out of what is searched for, typed or pasted, and the list stays.
    await search.fill("");
    await search.pressSequentially("(GROWTH(");
    expect(await search.inputValue()).toBe("GROWTH");
    await search.fill("[增*长");
    expect(await search.inputValue()).toBe("增长");
    await page.getByText("COUNTY.GROWTHRATE").first().waitFor();
    await search.fill("");
    await page.locator("[data-u-comp='sidebar'] [data-u-comp='select']").click();
    await page.getByText("县域月报", { exact: true }).last().waitFor();
    await page.keyboard.press("Escape");
    expect(await formulaAt(0, 0)).toBe("");
    expect(await cellsOf(TRY, 0, 0)).toEqual([[null]]);
  });
});

describe("what comes once the grid stands", () => {
  const run = (id: string): Promise<unknown> =>
    page.evaluate(
      (command) =>
        (
          window.countyWorkbook as unknown as { engine: { commands: { executeCommand(id: string): Promise<boolean> } } }
        ).engine.commands
          .executeCommand(command)
          .catch((error: unknown) => String(error)),
      id,
    );

  test("rows are sorted by the column selected, and undone; not on a protected sheet", async () => {
    await emptySheet();
    for (const [row, value] of [3, 1, 2].entries()) await type(row, 0, String(value));
    const selectThree = (): Promise<void> =>
      page.evaluate(
        (sheet) => window.countyWorkbook.select({ sheet, area: { top: 0, left: 0, bottom: 2, right: 0 } }),
        TRY,
      );
    await selectThree();
    await run("sheet.command.sort-range-asc");
    await eventually(() => cellsOf(TRY, 0, 0, 3)).toEqual([[1], [2], [3]]);
    await page.locator("#undo").click();
    await eventually(() => cellsOf(TRY, 0, 0, 3)).toEqual([[3], [1], [2]]);
    await page.evaluate((sheet) => window.countyWorkbook.apply("保护", [{ change: "protect", sheet, but: [] }]), TRY);
    await selectThree();
    await run("sheet.command.sort-range-asc");
    await page.locator("#notice", { hasText: "工作表有保护" }).waitFor();
    expect(await cellsOf(TRY, 0, 0, 3)).toEqual([[3], [1], [2]]);
  });

  test("Ctrl+F finds a text", async () => {
    await emptySheet();
    await type(0, 0, "华容县");
    await select(3, 0);
    await page.keyboard.press("Control+F");
    const dialog = page.locator("[data-u-comp='find-replace-dialog']");
    await dialog.locator("input").first().fill("华容");
    await page.keyboard.press("Enter");
    await eventually(() => dialog.innerText()).toMatch(/1\s*\/\s*1/);
    await page.keyboard.press("Escape");
  });
});

describe("the tabs", () => {
  test("another workbook opened within half a second after a renaming leaves the grid whole", async () => {
    await open({ rows: [["甲"]] }, "改名.xlsx");
    const tab = page.locator("[data-u-comp='slide-tab-item']").first();
    await tab.dblclick();
    // Keys pressed before the tab takes them are no part of the name.
    const isNaming = (): Promise<boolean> =>
      page.evaluate(() => document.activeElement?.closest("[data-u-comp='slide-tab-item']") != null);
    await eventually(isNaming).toBe(true);
    await page.keyboard.type("新名");
    await page.evaluate(async () => {
      const grid = window.countyWorkbook;
      (document.activeElement as HTMLElement).blur();
      await grid.load(grid.book(), "再开.xlsx");
    });
    // Longer than the grid counts a press.
    await page.waitForTimeout(700);
    await page.evaluate(async () => {
      const grid = window.countyWorkbook;
      await grid.load(grid.book(), "三开.xlsx");
    });
    expect(await page.locator("#grid canvas").count()).toBeGreaterThan(0);
    expect(await page.locator("body > [data-u-comp='slide-tab-item']").count()).toBe(0);
    expect(await page.evaluate(() => window.countyWorkbook.sheets().then(([first]) => first?.name))).toBe("新名");
  });

  test("whatever takes the grid off the page is told in words", async () => {
    const own = await page.context().newPage();
    await own.goto(page.url());
    await own.locator("html.started").waitFor({ state: "attached" });
    await own.evaluate(() => document.getElementById("grid")?.replaceChildren());
    await own.getByText("表格显示出错").waitFor();
    await own.close();
  });
});
