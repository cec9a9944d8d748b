import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBook } from "../../addin/workbook/book/openBook";
import { saveBook } from "../../addin/workbook/book/saveBook";
import type { Block } from "../../addin/workbook/port/workbook";
import type { GridWorkbook } from "../../addin/workbook/grid/gridWorkbook";
import { builtAddin } from "../functions/built";
import { launch, serve, type Site } from "../helpers/browser";
import { SEEDS } from "../helpers/paths";
import { openWorkbench } from "../helpers/workbench";
import { YARDSTICK } from "../pane/scenario";

// One month, by the keyboard alone: thirteen files come, what is wrong is mended or explained, the month is accepted and
// closed, its table and its sentences are written, and next month's template is made.

declare const window: Window & { countyWorkbook: GridWorkbook };

let browser: Browser;
let site: Site;
let page: Page;
let pane: Frame;
let complaints: readonly string[];
let keys = 0;

const FINANCE = "财政局 六县市收入";
const MONTH = join(SEEDS, "2017-08");
/** Keys beside those that write texts. */
const MOST_KEYS = 120;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), builtAddin().then(serve)]);
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const opened = await openWorkbench(browser, site.origin, { context });
  ({ page, complaints } = opened);
  page.setDefaultTimeout(30_000);
  pane = page.frames().find((frame) => frame !== page.mainFrame()) as Frame;
  await pane.locator("#departments").waitFor();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const eventually = <T>(found: () => Promise<T>) => expect.poll(found, { timeout: 30_000, interval: 50 });

async function press(...pressed: string[]): Promise<void> {
  for (const key of pressed) {
    keys++;
    await page.keyboard.press(key);
  }
}

/** Presses Tab until a control of the pane has the focus. */
async function tabTo(name: string | RegExp): Promise<void> {
  const control = pane.getByRole("button", { name, exact: true });
  await control.waitFor();
  for (let step = 0; step < 25; step++) {
    if (await control.evaluate((element) => element.ownerDocument.activeElement === element)) return;
    await press("Tab");
  }
  throw new Error(`Tab does not come to ${name}`);
}

const idle = (): Promise<void> => pane.locator(".progress").waitFor({ state: "detached" });
const current = () => pane.locator("li.finding[aria-current=true]");
const selection = (): Promise<Block> => page.evaluate(() => window.countyWorkbook.selection());
const valueAt = (sheet: string, row: number, column: number): Promise<unknown> =>
  page.evaluate(
    async ([name, top, left]) => {
      await window.countyWorkbook.settled();
      const { values } = await window.countyWorkbook.cells({
        sheet: name,
        area: { top, left, bottom: top, right: left },
      });
      return values[0]?.[0];
    },
    [sheet, row, column] as const,
  );

/** The month's files, with two slips of 财政局: the growth of two counties. */
async function files(): Promise<{ readonly name: string; readonly bytes: number[] }[]> {
  const names = (await readdir(MONTH)).sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = new Uint8Array(await readFile(join(MONTH, name)));
      if (name !== "财政局.xlsx") return { name, bytes: [...bytes] };
      const book = await openBook(bytes, name);
      const slips = new Map([
        ["六县市收入 4 5", 9.9],
        ["六县市收入 8 5", 9.9],
      ]);
      const sheets = book.sheets.map((sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row, r) =>
          row?.map((cell, c) => {
            const value = slips.get(`${sheet.name} ${r} ${c}`);
            return cell && value !== undefined ? { ...cell, value } : cell;
          }),
        ),
      }));
      return { name, bytes: [...(await saveBook({ ...book, sheets }))] };
    }),
  );
}

/** Walks the list to a finding. */
async function walkTo(words: string, key = "ArrowDown"): Promise<void> {
  for (let step = 0; step < 20; step++) {
    if ((await current().innerText()).includes(words)) return;
    await press(key);
  }
  throw new Error(`${key} does not come to ${words}`);
}

/** Shows a tab of the pane, from anywhere in the pane, and goes into it. */
async function show(view: string): Promise<void> {
  await press("F6");
  await eventually(() => pane.evaluate(() => document.activeElement?.closest("nav") !== null)).toBe(true);
  const order = ["overview", "findings", "standing", "text", "more"];
  const at = await pane.evaluate(() => (document.activeElement as HTMLElement).dataset["view"] ?? "");
  const step = order.indexOf(view) - order.indexOf(at);
  for (let i = 0; i < Math.abs(step); i++) await press(step > 0 ? "ArrowRight" : "ArrowLeft");
  await press("Enter");
  await pane.locator(`main[data-shows=${view}]`).waitFor();
  await press("Shift+F6");
}

test("thirteen files become the month's workbook, with a row for each", async () => {
  const transfer = await page.evaluateHandle(
    (all) => {
      const data = new DataTransfer();
      for (const { name, bytes } of all) data.items.add(new File([Uint8Array.from(bytes)], name));
      return data;
    },
    await files(),
  );
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await pane.locator(".received li").nth(12).waitFor();
  await idle();
  expect(await page.locator("#name").innerText()).toBe("月报.xlsx");
  const rows = await pane.locator(".received li").allInnerTexts();
  expect(rows).toHaveLength(13);
  expect(rows.find((row) => row.startsWith("财政局.xlsx"))).toMatch(
    /已读[\s\S]*财政局 · 2017年8月 · \d+个数[\s\S]*处问题/,
  );
  expect(await pane.locator(".strip").innerText()).toMatch(/报送\s+13\/13/);
});

test("what is wrong is gone to, mended by the worked-out figure or by hand, and explained", async () => {
  await page.evaluate(() => window.countyWorkbook.focus());
  await press("F6");
  await show("findings");
  await current().waitFor();
  await walkTo("F5");
  await eventually(selection).toMatchObject({ sheet: FINANCE, area: { top: 4, left: 5 } });
  expect(await current().innerText()).toMatch(/9\.9%\s*→\s*8\.8%/);
  await press("a");
  await pane.getByRole("textbox", { name: /经办人姓名/ }).waitFor();
  await page.keyboard.insertText("李四");
  await press("Enter");
  await pane.getByRole("alertdialog").waitFor();
  await press("Enter");
  await eventually(() => valueAt(FINANCE, 4, 5)).toBe(8.8);
  await idle();
  // 台账历史 was made, and the grid stayed where the work is.
  expect(await selection()).toMatchObject({ sheet: FINANCE });

  await eventually(() => pane.evaluate(() => document.activeElement?.className)).toBe("go");
  await walkTo("F9");
  await press("Enter");
  await eventually(() => page.evaluate(() => document.activeElement?.id)).not.toBe("pane");
  expect(await selection()).toMatchObject({ sheet: FINANCE, area: { top: 8, left: 5 } });
  await page.keyboard.type("5.6");
  await press("Enter");
  await eventually(() => valueAt(FINANCE, 8, 5)).toBe(5.6);
  await press("F6");
  await pane.locator("li.finding.edited").first().waitFor();
  expect(await pane.locator("li.finding.edited").first().innerText()).toContain("已改，待复查");
  await press("r");
  await idle();
  await pane.locator("li.finding.edited").waitFor({ state: "detached" });

  await walkTo("口径不明", "ArrowUp");
  await press("e");
  await pane.locator("form.explain textarea").waitFor();
  await page.keyboard.insertText("按国土部门口径");
  await press("Enter");
  await pane.getByText("按国土部门口径").first().waitFor();
  await idle();
});

test("the month is accepted and closed", async () => {
  await show("overview");
  await tabTo("接收入账");
  expect(await pane.locator("main button.primary").allInnerTexts()).toEqual(["接收入账"]);
  await press("Enter");
  await pane.getByRole("alertdialog").waitFor();
  await press("Enter");
  await pane.locator(".strip li").nth(2).getByText("13/13").waitFor();
  await idle();
  await tabTo("结账");
  await press("Enter");
  await pane.getByRole("alertdialog").waitFor();
  await press("Enter");
  await pane.getByText("本月已结账。").waitFor();
  await idle();
  // What undoes the work is not what is offered first.
  expect(await pane.locator("main button.primary").allInnerTexts()).toEqual(["做下月模板"]);
});

test("table, sentences and next month's template are written", async () => {
  await show("standing");
  await tabTo("插入到新工作表");
  await press("Enter");
  await pane.getByRole("alertdialog").waitFor();
  await press("Enter");
  await eventually(() => valueAt("排位表", 2, 6)).toBe("平江县");
  await show("text");
  await tabTo("插入到所选单元格");
  await press("Enter");
  await pane.getByRole("alertdialog").waitFor();
  await press("Enter");
  await eventually(async () => {
    const rows = await Promise.all(Array.from({ length: 12 }, (_, row) => valueAt("排位表", 8 + row, 0)));
    return rows.includes(YARDSTICK);
  }).toBe(true);
  expect(await pane.locator(".stale").count()).toBe(0);
  await show("overview");
  await tabTo("做下月模板");
  await press("Enter");
  await pane.locator("main[data-shows=templates]").waitFor();
  await tabTo("加到本工作簿");
  await press("Enter");
  await eventually(() => pane.locator("#notice").innerText()).toContain("已加入工作表");
  expect(await pane.locator(".stale").count()).toBe(0);
});

test("it took no mouse, no dead end, and few keys", () => {
  expect(keys).toBeLessThan(MOST_KEYS);
  expect(complaints).toEqual([]);
});
