import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { GridWorkbook } from "../../addin/workbook/grid/gridWorkbook";
import { writeWorkbook } from "../../addin/workbook/book/write";
import { ROOT } from "../helpers/paths";
import { openWorkbench } from "../helpers/workbench";
import {
  browser,
  choose,
  context,
  eventually,
  given,
  leave,
  nameOf,
  openSample,
  page,
  site,
  useWorkbench,
} from "./opened";

// The workbench in an officer's hands: keys, the edge of the pane, what is asked before something is lost, little room.

declare const window: Window & { countyWorkbook: GridWorkbook };

useWorkbench();

const pane = (on = page): Frame => on.frames().find((frame) => frame !== on.mainFrame()) as Frame;

/** Where the keyboard is. */
const region = (): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused?.id !== "pane") return focused?.closest("#bar") ? "toolbar" : "grid";
    const inside = (focused as HTMLIFrameElement).contentDocument?.activeElement;
    return inside?.closest("nav") ? "tabs" : "pane";
  });

/** Files dropped on the page together. */
async function drop(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (all) => {
      const data = new DataTransfer();
      for (const { name, bytes } of all) data.items.add(new File([Uint8Array.from(bytes)], name));
      return data;
    },
    files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })),
  );
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}

const sheetNames = (): Promise<string[]> =>
  page.evaluate(async () => (await window.countyWorkbook.sheets()).map(({ name }) => name));

describe("the keyboard", () => {
  test("goes round toolbar, grid, pane and tabs with F6, and back with Shift", async () => {
    await pane().locator("#departments").waitFor();
    await page.evaluate(() => window.countyWorkbook.focus());
    const round: string[] = [await region()];
    for (const key of ["F6", "F6", "F6", "F6", "Control+F6", "Shift+F6"]) {
      await page.keyboard.press(key);
      const before = round.at(-1);
      await eventually(region).not.toBe(before);
      round.push(await region());
    }
    expect(round).toEqual(["grid", "pane", "tabs", "toolbar", "grid", "pane", "grid"]);
  });

  test("makes the pane wider and narrower between 320 and 560 pixels", async () => {
    await page.locator("#splitter").focus();
    const width = (): Promise<number> => page.locator("#pane").evaluate((element) => element.clientWidth);
    for (let step = 0; step < 12; step++) await page.keyboard.press("ArrowLeft");
    expect(await width()).toBe(560);
    for (let step = 0; step < 15; step++) await page.keyboard.press("ArrowRight");
    expect(await width()).toBe(320);
    expect(await pane().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

test("what would be lost is asked for with the safe answer first and the losing one last", async () => {
  await page.evaluate(() => window.countyWorkbook.apply("加表", [{ change: "insertSheet", sheet: "新" }]));
  await page.locator("#sample").selectOption("template");
  const answers = page.locator("#dialog-buttons button:visible");
  await eventually(() => answers.allInnerTexts()).toEqual(["先保存", "取消", "不保存，继续打开"]);
  await page.keyboard.press("Escape");
  expect(await sheetNames()).toContain("新");
  await page.locator("#sample").selectOption("template");
  const saved = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  await saved;
  await eventually(() => nameOf()).toBe("空白报送表.xlsx");
});

test("files that come together are a month's workbook, to which later ones are added; what cannot be read is said", async () => {
  const file = async (name: string, title: string) => ({
    name,
    bytes: await writeWorkbook([
      { name: "表1", rows: [[title], ["指标", "本期"], ["税收收入", 40048]] },
      { name: "填报说明", rows: [["填报说明"], ["只填浅黄色的单元格。"]] },
    ]),
  });
  await leave(page, async () =>
    drop([
      await file("财政局.xlsx", "2017年8月财政局报表（万元）"),
      { name: "坏.xlsx", bytes: new Uint8Array([80, 75, 3, 4, 0, 255]) },
    ]),
  );
  await eventually(() => nameOf()).toBe("月报.xlsx");
  expect(await sheetNames()).toEqual(["财政局"]);
  await eventually(() =>
    pane()
      .locator(".received li")
      .allInnerTexts()
      .then((rows) => rows.length),
  ).toBe(2);
  expect(await pane().locator(".received .problem").innerText()).toMatch(/坏\.xlsx[\s\S]*读不了[\s\S]*(损坏|不是表格)/);
  await drop([await file("统计局.xlsx", "2017年8月统计局报表（万元）")]);
  await eventually(sheetNames).toEqual(["财政局", "统计局"]);
  await drop([await file("财政局.xlsx", "2017年8月财政局报表（万元）")]);
  await page.locator("#notice").getByText("已经收过同名的文件").waitFor();
  expect(await sheetNames()).toEqual(["财政局", "统计局"]);
  await pane().locator("[data-view=overview]").click();
  await pane().getByRole("button", { name: "统计局.xlsx" }).click();
  await eventually(() => page.evaluate(() => window.countyWorkbook.selection().then(({ sheet }) => sheet))).toBe(
    "统计局",
  );
});

test("one 撤销 takes back the pane's step, and names it", async () => {
  await page.evaluate(() => window.countyWorkbook.apply("试一步", [{ change: "insertSheet", sheet: "一步" }]));
  await eventually(() => page.locator("#undo").getAttribute("title")).toBe("撤销：试一步");
  expect(await pane().getByRole("button", { name: /撤销/ }).count()).toBe(0);
  await page.locator("#undo").click();
  await eventually(sheetNames).not.toContain("一步");
});

test("a step of the pane leaves the sheet in sight where it is", async () => {
  const before = await page.evaluate(() => window.countyWorkbook.selection());
  await page.evaluate(() => window.countyWorkbook.apply("记账", [{ change: "insertSheet", sheet: "账" }]));
  expect(await page.evaluate(() => window.countyWorkbook.selection())).toEqual(before);
});

describe("with little room", () => {
  test.each([
    { width: 683, height: 384 },
    { width: 320, height: 640 },
  ])("of %o nothing is out of reach", async (viewport) => {
    const own = await openWorkbench(browser, site.origin, { context: await browser.newContext({ viewport }) });
    await pane(own.page).locator("#departments").waitFor();
    expect(await own.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    for (const control of ["#open", "#save", "#help", "#language", "#toggle-pane", "#pane"]) {
      await own.page.locator(control).scrollIntoViewIfNeeded();
      const box = await own.page.locator(control).boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= viewport.width + 1).toBe(true);
    }
    expect(await pane(own.page).evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
    await own.page.context().close();
  });
});

test("axe has nothing against the page around the grid, light and dark", async () => {
  const axe = await readFile(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(async () => {
      const { axe: own } = window as unknown as {
        axe: { run(of: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      // The grid's own chrome is not ours to name.
      const { violations } = await own.run({ exclude: ["#grid", "#pane"] });
      return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 150)).join(" ")}`);
    });
    expect(found).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
});

describe("pages by themselves", () => {
  test("the pane in a browser says to open it in Excel, and offers the workbench", async () => {
    const own = await context.newPage();
    await own.goto(`${site.origin}/pane.html`);
    await own.getByText("请在Excel中打开").waitFor();
    expect(await own.getByRole("link", { name: "打开工作台" }).getAttribute("href")).toBe("workbench.html");
    await own.close();
  });

  test("the root of the site leads to the workbench", async () => {
    const own = await context.newPage();
    await own.goto(`${site.origin}/index.html`);
    await own.waitForURL(/workbench\.html$/);
    await own.close();
  });
});

test("the ledger of last month begins a month, to which files are added", async () => {
  const ledger = given("台账.xlsx", await readFile(join(ROOT, "seeds/台账.xlsx")));
  await leave(page, () => page.locator("#ledger-chooser").setInputFiles(ledger));
  await eventually(() => nameOf()).toBe("台账.xlsx");
  await choose(join(ROOT, "seeds/2017-08/人民银行.xls"));
  await eventually(sheetNames).toEqual(["台账", "台账历史", "人民银行"]);
});

test("a file that cannot be read has its row in the tray, alone too, and the open workbook stays what it is", async () => {
  await openSample("month");
  const before = await sheetNames();
  await drop([{ name: "单坏.xlsx", bytes: new Uint8Array([80, 75, 3, 4, 0, 255]) }]);
  await page.getByText("单坏.xlsx 没有打开").waitFor();
  await page.locator("#dialog-yes").click();
  await pane().locator("[data-view=overview]").click();
  const row = pane().locator(".received .problem", { hasText: "单坏.xlsx" });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/读不了[\s\S]*(损坏|不是表格)/);
  expect(await sheetNames()).toEqual(before);
  expect(await nameOf()).not.toBe("月报.xlsx");
});
