import { describe, expect, test } from "vitest";
import type { GridWorkbook, Pointed } from "../../addin/workbook/grid/gridWorkbook";
import { useWorkbench, TRY, cellsOf, emptySheet, formulaAt, page, select, type } from "./opened";

declare const window: Window & { countyWorkbook: GridWorkbook };

useWorkbench();

describe("typing in the grid", () => {
  test("offers our functions with their Chinese help, and takes one with Tab", async () => {
    await emptySheet();
    await type(0, 0, "108.3");
    await type(0, 1, "100");
    await select(2, 0);
    await page.keyboard.type("=COUNTY.GR");
    const list = page.locator("[data-u-comp='sheets-formula-editor']");
    await list.waitFor();
    expect(await list.innerText()).toMatch(/COUNTY\.GROWTHRATE[\s\S]*增长速度/);
    await page.keyboard.press("Tab");
    const help = page.locator("[data-u-comp='rect-popup']", {
      hasText: "COUNTY.GROWTHRATE(本期数,基期数,[百分数保留的小数位])",
    });
    await help.waitFor();
    await page.keyboard.type("A1,B1,1)");
    await page.keyboard.press("Enter");
    expect(await formulaAt(2, 0)).toBe("=COUNTY.GROWTHRATE(A1,B1,1)");
    expect(await cellsOf(TRY, 2, 0)).toEqual([[0.083]]);
  });

  test("spills, is blocked and says so, spills again, and follows its cells", async () => {
    await emptySheet();
    for (const [row, value] of [8.8, 3.2, 6.5].entries()) await type(row, 0, String(value));
    await type(0, 2, "=COUNTY.COMPETITIONRANK(A1:A3,A1:A3)");
    expect(await cellsOf(TRY, 0, 2, 3)).toEqual([[1], [3], [2]]);
    await type(2, 2, "9");
    expect(await cellsOf(TRY, 0, 2, 3)).toEqual([["#SPILL!"], [null], [9]]);
    await select(2, 2);
    await page.keyboard.press("Delete");
    expect(await cellsOf(TRY, 0, 2, 3)).toEqual([[1], [3], [2]]);
    await type(1, 0, "10");
    expect(await cellsOf(TRY, 0, 2, 3)).toEqual([[2], [1], [3]]);
  });

  test("a wrong call shows its words under the pointer, and none once it is mended", async () => {
    await emptySheet();
    await type(0, 0, "=COUNTY.GROWTHRATE(2,1,99)");
    expect(await cellsOf(TRY, 0, 0)).toEqual([["#VALUE!"]]);
    const box = await page.locator("[id^='univer-sheet-main-canvas']").boundingBox();
    const [x, y] = [(box?.x ?? 0) + 80, (box?.y ?? 0) + 30];
    await page.mouse.move(x, y + 100);
    await page.mouse.move(x, y);
    await page.locator("#hint.visible").waitFor();
    expect(await page.locator("#hint").innerText()).toBe("#VALUE! 小数位应为0到10的整数");
    await type(0, 0, "=COUNTY.GROWTHRATE(2,1)");
    const pointed = await page.evaluate((sheet): Pointed | null => window.countyWorkbook.pointed(sheet, 0, 0), TRY);
    expect([await cellsOf(TRY, 0, 0), pointed]).toEqual([[[1]], null]);
  });

  test("an answer in words stays the text it is, and is read back as the reason", async () => {
    await emptySheet();
    await type(0, 0, "=COUNTY.GROWTHRATE(5,0)");
    await type(1, 0, "=COUNTY.SHARE(A1,10)");
    await type(2, 0, '=COUNTY.STANDING("甲",{"甲";"乙"},{2;1})');
    expect(await cellsOf(TRY, 0, 0, 3)).toEqual([["基期为零"], ["基期为零"], ["首位"]]);
  });

  test("undo takes back the user's typing and the pane's step alike", async () => {
    await emptySheet();
    await type(0, 0, "1");
    await page.evaluate(
      (sheet) => window.countyWorkbook.apply("写入", [{ change: "write", sheet, row: 0, column: 1, cells: [[2]] }]),
      TRY,
    );
    await page.locator("#undo").click();
    expect(await cellsOf(TRY, 0, 0, 1, 2)).toEqual([[1, null]]);
    await page.locator("#undo").click();
    expect(await cellsOf(TRY, 0, 0, 1, 2)).toEqual([[null, null]]);
    // The button gives the keyboard back to the grid.
    await type(3, 0, "写在表里");
    expect(await cellsOf(TRY, 3, 0)).toEqual([["写在表里"]]);
  });

  test("a protected sheet keeps the user's hand off, and says so", async () => {
    await emptySheet();
    await page.evaluate(
      (sheet) =>
        window.countyWorkbook.apply("保护", [
          { change: "protect", sheet, but: [{ top: 1, left: 0, bottom: 1, right: 0 }] },
        ]),
      TRY,
    );
    await select(0, 0);
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
    await page.locator("#notice", { hasText: "工作表有保护" }).waitFor();
    await type(1, 0, "2");
    expect(await cellsOf(TRY, 0, 0, 2)).toEqual([[null], [2]]);
  });
});
