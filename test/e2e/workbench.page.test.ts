import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { GridWorkbook } from "../../addin/workbook/grid/gridWorkbook";
import { writeWorkbook } from "../../addin/workbook/book/write";
import { openWorkbench } from "../helpers/workbench";
import {
  useWorkbench,
  TRY,
  browser,
  cellsOf,
  choose,
  context,
  eventually,
  given,
  nameOf,
  openSample,
  opened,
  page,
  site,
  web,
} from "./opened";

declare const window: Window & { countyWorkbook: GridWorkbook };

useWorkbench();

/** Waits until the page has kept its session. */
const kept = (on: Page, cell: string): Promise<void> =>
  eventually(() =>
    on.evaluate(
      (wanted) =>
        new Promise<boolean>((resolve) => {
          const opening = indexedDB.open("county-monthly", 1);
          opening.onsuccess = () => {
            const all = opening.result.transaction("sessions").objectStore("sessions").getAll();
            all.onsuccess = () => {
              opening.result.close();
              resolve(JSON.stringify(all.result).includes(wanted));
            };
          };
        }),
      cell,
    ),
  ).toBe(true);

/** A workbook of one cell, opened in a tab. */
async function openCell(on: Page, cell: string): Promise<void> {
  await choose(given(`${cell}.xlsx`, await writeWorkbook([{ name: TRY, rows: [[cell]] }])), on);
  await eventually(() => nameOf(on)).toBe(`${cell}.xlsx`);
  await kept(on, cell);
}

describe("what is kept in this browser", () => {
  test("a tab that is closed and opened again shows what it had, changes included", async () => {
    const own = await browser.newContext();
    const first = (await openWorkbench(browser, site.origin, { context: own })).page;
    await openCell(first, "会话");
    await first.evaluate(
      (sheet) => window.countyWorkbook.apply("改", [{ change: "write", sheet, row: 0, column: 1, cells: [["改过"]] }]),
      TRY,
    );
    await kept(first, "改过");
    await first.close();
    const again = (await openWorkbench(browser, site.origin, { context: own })).page;
    expect(await nameOf(again)).toBe("会话.xlsx");
    expect(await cellsOf(TRY, 0, 0, 1, 2, again)).toEqual([["会话", "改过"]]);
    expect(await again.locator("#state").innerText()).toContain("未保存");
    await again.locator("#clear").click();
    await again.locator("#dialog-yes").click();
    await again.getByText("本机数据已清除").waitFor();
    await again.close();
    const cleared = (await openWorkbench(browser, site.origin, { context: own })).page;
    expect(await nameOf(cleared)).toBe("2017年8月报表.xlsx");
    await own.close();
  });

  test("two tabs keep their own, and neither takes the other's", async () => {
    const own = await browser.newContext();
    const tabs = [0, 1].map(() => openWorkbench(browser, site.origin, { context: own }).then((one) => one.page));
    const [left, right] = (await Promise.all(tabs)) as [Page, Page];
    await openCell(left, "左");
    await openCell(right, "右");
    await Promise.all([left.reload(), right.reload()]);
    for (const tab of [left, right]) await tab.locator("html.started").waitFor({ state: "attached" });
    expect([await nameOf(left), await nameOf(right)]).toEqual(["左.xlsx", "右.xlsx"]);
    await own.close();
  });

  test("another workbook opens beside this one, in a tab of its own", async () => {
    const bytes = [...(await writeWorkbook([{ name: "审核结果", rows: [["结果"]] }]))];
    const opening = context.waitForEvent("page");
    await page.evaluate((all) => window.countyWorkbook.openNew(Uint8Array.from(all), "审核结果.xlsx"), bytes);
    const beside = await opening;
    await beside.locator("html.started").waitFor({ state: "attached" });
    expect(await nameOf(beside)).toBe("审核结果.xlsx");
    expect(await cellsOf("审核结果", 0, 0, 1, 1, beside)).toEqual([["结果"]]);
    await beside.close();
  });

  test("leaving what is not saved asks first", async () => {
    const own = await openWorkbench(browser, site.origin);
    await own.page.locator("#grid").click();
    await own.page.evaluate(() => window.countyWorkbook.apply("加表", [{ change: "insertSheet", sheet: "新" }]));
    const asked = own.page.waitForEvent("dialog");
    await Promise.all([own.page.close({ runBeforeUnload: true }), asked.then((dialog) => dialog.accept())]);
    expect((await asked).type()).toBe("beforeunload");
    await own.page.context().close();
  });
});

describe("the page", () => {
  test("starts with the month's live sample, says that nothing leaves, and has the pane beside it", async () => {
    const own = await openWorkbench(browser, site.origin);
    expect(await nameOf(own.page)).toBe("2017年8月报表.xlsx");
    expect(await cellsOf("本月核算", 4, 0, 1, 6, own.page)).toEqual([["华容县", 65300, 63275, 0.032, 5, 0.6133]]);
    expect(await own.page.locator("#local").innerText()).toContain("数据不离开本机");
    expect(await own.page.locator("#field").innerText()).toMatch(
      /把各单位的表拖到这里[\s\S]*看示例[\s\S]*从上月台账开始/,
    );
    await own.page.locator("#dismiss").click();
    expect(await own.page.locator("#welcome").isVisible()).toBe(false);
    await own.page.frameLocator("#pane").getByText("月度检查").first().waitFor();
    await own.page.locator("#toggle-pane").click();
    expect(await own.page.locator("#pane").isVisible()).toBe(false);
    await own.page.context().close();
  });

  test("says that it shows the sample for as long as it does", async () => {
    const own = await openWorkbench(browser, site.origin);
    expect(await own.page.locator("#welcome").innerText()).toContain("眼前是示例");
    const buffer = Buffer.from(await writeWorkbook([{ name: "甲", rows: [["甲", 1]] }]));
    await own.page
      .locator("#chooser")
      .setInputFiles({ name: "自己的.xlsx", mimeType: "application/octet-stream", buffer });
    await eventually(() => nameOf(own.page)).toBe("自己的.xlsx");
    expect(await own.page.locator("#welcome").isVisible()).toBe(false);
    await own.page.context().close();
  });

  test("every example of the functions agrees with the value that was expected", async () => {
    await openSample("month");
    const counted = async (): Promise<unknown[]> => {
      const verdicts = await page.evaluate(async () => {
        await window.countyWorkbook.settled();
        return (await window.countyWorkbook.read()).flatMap(({ name, rows }) =>
          name.startsWith("示例") ? rows.map((row) => row[12] ?? null) : [],
        );
      });
      return verdicts.filter((verdict) => verdict !== null && verdict !== "核对");
    };
    // The sample may be open already, under the same title, while it is opened anew: all is asked of one reading.
    await eventually(async () => {
      const verdicts = await counted();
      return [[...new Set(verdicts)], verdicts.length > 30];
    }).toEqual([["相符"], true]);
  });

  test("speaks English when told to, in its words, its help and its errors", async () => {
    const own = await openWorkbench(browser, site.origin);
    await own.page.locator("#language").click();
    await own.page.getByText("Nothing leaves this computer").waitFor();
    await own.page.locator("html.started").waitFor({ state: "attached" });
    await own.page.evaluate(async (sheet) => {
      const cells = [[{ value: null, formula: "COUNTY.GROWTHRATE(2,1,99)" }]];
      await window.countyWorkbook.apply("new", [
        { change: "insertSheet", sheet },
        { change: "write", sheet, row: 0, column: 0, cells },
      ]);
      await window.countyWorkbook.settled();
    }, TRY);
    const pointed = await own.page.evaluate((sheet) => window.countyWorkbook.pointed(sheet, 0, 0), TRY);
    expect(pointed?.error?.words).toBe("decimals takes a whole number from 0 to 10");
    await own.page.context().close();
  });

  test.for(["workbench.js", "workbench/grid.js", "functions.js", "functions.json", "samples/month.json"])(
    "says why instead of staying blank where %s is missing",
    async (name) => {
      const own = await browser.newPage();
      await own.route(`**/${name}*`, (route) => route.fulfill({ status: 404, body: "" }));
      await own.goto(`${site.origin}/workbench.html`);
      await own.locator("#failed").waitFor();
      expect(await own.locator("#failed").innerText()).toMatch(/工作台没有打开[\s\S]*重新载入/);
      expect(await own.locator("#why").innerText()).not.toBe("");
      await own.close();
    },
  );

  test("loads at most 2.0 MB of script, gzipped, before its sample is calculated", async () => {
    const own = await (await browser.newContext()).newPage();
    // The page names its grid once the sample is calculated; what it asks for after that does not count.
    await own.addInitScript(() => {
      let grid: GridWorkbook;
      Object.defineProperty(window, "countyWorkbook", {
        get: () => grid,
        set: (given: GridWorkbook) => {
          grid = given;
          performance.mark("calculated");
        },
      });
    });
    await own.goto(`${site.origin}/workbench.html`);
    await own.locator("html.started").waitFor({ state: "attached" });
    const asked = await own.evaluate(() => {
      const [calculated] = performance.getEntriesByName("calculated");
      return performance
        .getEntriesByType("resource")
        .filter(({ startTime }) => startTime < (calculated?.startTime ?? 0))
        .map(({ name }) => new URL(name).pathname);
    });
    const scripts = new Set(asked.filter((path) => path.endsWith(".js")));
    const sizes = await Promise.all([...scripts].map(async (path) => gzipSync(await readFile(join(web, path))).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000);
    expect([...scripts]).toContain("/functions.js");
    await own.context().close();
  });

  test("asks no other host for anything, and complains of nothing", () => {
    expect([opened.foreign, opened.complaints]).toEqual([[], []]);
  });
});
