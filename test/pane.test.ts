import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addressOf } from "../addin/analysis/index";
import { TABS, VIEWS, type View } from "../addin/taskpane/model";
import type { WorkbookSheet } from "../addin/workbook/book/write";
import { FUNCTIONS } from "./functions/node";
import { openExcel } from "./functions/excel";
import { launch, serve, type Site } from "./helpers/browser";
import { WEB } from "./helpers/paths";
import { openExcelWorkbook, type ExcelWorkbook } from "./hosts/excel/memoryExcel";

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), serve(WEB)]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

/** Waits until an element says something. The page's policy forbids the browser to wait for an expression. */
const says = (page: Page, selector: string, words: string): Promise<void> =>
  page.locator(selector, { hasText: words }).waitFor();

const shown = (page: Page, selector: string): Promise<string> => page.locator(selector).innerText();

const SHEETS: readonly WorkbookSheet[] = [
  {
    name: "财政局",
    rows: [
      ["2017年1-8月财政总收入（万元）"],
      ["地区", "累计", "上年同期"],
      ["华容县", 65300, 63275],
      ["平江县", 84150, 77270],
    ],
  },
];

/** Opens a view by its tab, or by the tab 更多 where it has none. */
async function show(page: Page, view: View): Promise<void> {
  if (!(TABS as readonly View[]).includes(view)) await page.locator("nav button[data-view=more]").click();
  await page.locator(`button[data-view=${view}]`).click();
}

/** What 状态 says under a label. */
const stated = (page: Page, label: string): Promise<string> =>
  page.locator("dl > div", { hasText: label }).locator("dd").innerText();

describe("the pane in Excel", () => {
  test.for([
    ["Win32$16.01", "zh-CN"],
    ["Win32$16.01", "en-US"],
    ["Mac$16.00", "zh-CN"],
    ["Mac$16.00", "en-US"],
  ] as const)("%s, %s, says in its language what it is, and asks no other host", async ([platform, locale]) => {
    const excel = await openExcelWorkbook(browser, site.origin, { sheets: SHEETS, platform, locale });
    const { page, foreign, complaints } = excel;
    const english = locale === "en-US";
    await page.locator("#month").waitFor();
    expect(await shown(page, "h1")).toBe(english ? "Monthly check" : "月度检查");
    await show(page, "state");
    await says(page, "dl", english ? "metadata" : "函数说明");
    expect(await stated(page, english ? "Functions" : "已登记")).toBe(
      english ? `${FUNCTIONS.size} registered` : `已登记${FUNCTIONS.size}个`,
    );
    expect(await stated(page, english ? "Server" : "服务器版本")).toMatch(
      english ? /^[\d.]+, metadata \w{8}$/ : /^[\d.]+，函数说明\w{8}$/,
    );
    expect(await stated(page, english ? "Host" : "运行环境")).toMatch(/^Excel (PC|Mac) [\d.]+ ExcelApi 1\.15$/);
    expect(await page.locator(".problem:visible, .caution").count()).toBe(0);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    await excel.close();
  });

  test("has what the ribbon calls", async () => {
    const { page } = await openExcel(browser, site.origin, { platform: "Win32$16.01", locale: "zh-CN" });
    const commands = await page.evaluate("Object.keys(Office.actions._association.mappings)");
    expect(commands).toEqual(expect.arrayContaining(["INSERTEXAMPLE", "OPENHELP"]));
    const ids = await page.evaluate("Object.keys(CustomFunctions._association.mappings)");
    expect((ids as string[]).sort()).toEqual([...FUNCTIONS.keys()].sort());
  });

  test.for([320, 350, 450])("fits a width of %i without a bar below, in every view", async (width) => {
    const excel = await openExcelWorkbook(browser, site.origin, { sheets: SHEETS, locale: "en-US" });
    const { page } = excel;
    await page.setViewportSize({ width, height: 600 });
    await page.locator("#month").waitFor();
    for (const view of VIEWS) {
      await show(page, view);
      await page.locator("main .empty", { hasText: "Opening…" }).waitFor({ state: "detached" });
      expect([view, await page.evaluate("document.documentElement.scrollWidth > innerWidth")]).toEqual([view, false]);
    }
    await excel.close();
  });

  test("names the function that a cell called last", async () => {
    const { page, call } = await openExcel(browser, site.origin, { platform: "Win32$16.01", locale: "zh-CN" });
    await call([{ id: "PACE", args: [201708] }]);
    expect(await page.evaluate("countyMonthly.last")).toBe("PACE");
  });
});

/**
 * The page with a stand-in for office.js, run before its own scripts.
 *
 * @param isPaused time stands still, and moves by `fastForward` alone, however long the page takes to load
 */
async function openWith(
  office: string,
  { missing = [] as string[], userAgent = "", isPaused = false } = {},
): Promise<Page> {
  const page = await browser.newPage(userAgent ? { userAgent } : {});
  await page.clock.install(isPaused ? { time: 0 } : {});
  if (isPaused) await page.clock.pauseAt(1_000);
  await page.route("**/office/office.js", (route) => route.fulfill({ contentType: "text/javascript", body: office }));
  for (const name of missing) await page.route(`**/${name}*`, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(`${site.origin}/taskpane.html`);
  return page;
}

const problems = (page: Page): Promise<string[]> =>
  page.locator("body > .problem:visible").evaluateAll((found) => found.map(({ id }) => id));

/** An Office that is ready in `host`, and has SharedRuntime or not. */
const office = (host: string | null, shared = true) => `
  window.CustomFunctions = { associate() {} };
  window.Office = {
    HostType: { Excel: "Excel" },
    actions: { associate(name, work) { (window.commands ??= {})[name] = work; } },
    addin: { async showAsTaskpane() { window.opened = true; } },
    context: {
      displayLanguage: "zh-CN",
      diagnostics: { platform: "PC", version: "16.0.1" },
      requirements: { isSetSupported: (name) => name === "SharedRuntime" && ${shared} },
    },
    onReady: async (call) => { const info = { host: ${JSON.stringify(host)} }; call?.(info); return info; },
  };
  window.Excel = { run: async () => { throw { code: "GeneralException", message: "no" }; } };`;

/** An Office that is ready when `answer()` is called. */
const SILENT = `
  const waiting = [];
  window.CustomFunctions = { associate() {} };
  window.Office = {
    HostType: { Excel: "Excel" },
    actions: { associate() {} },
    context: { displayLanguage: "zh-CN" },
    onReady: (call) => new Promise((done) => waiting.push(() => { call?.({ host: null }); done({ host: null }); })),
  };
  window.answer = () => { for (const one of waiting) one(); };`;

describe("the pane where something is wrong", () => {
  test("says which Excel it takes where the runtime is not shared", async () => {
    const page = await openWith(office("Excel", false));
    expect(await problems(page)).toEqual(["old"]);
    expect(await shown(page, "#old")).toMatch(/Excel 2021[\s\S]*2024[\s\S]*WebView2/);
    expect(await page.locator("#pane").isVisible()).toBe(false);
  });

  test.for([
    "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/70.0 Safari/537.36 Edge/18.17763",
  ])("says so in an old browser: %s", async (userAgent) => {
    const page = await openWith(office("Excel"), { userAgent });
    expect(await problems(page)).toEqual(["old"]);
  });

  test("waits five seconds for Excel, then says what to do, and no more once Excel answers", async () => {
    const page = await openWith(SILENT, { isPaused: true });
    await page.clock.fastForward(4_900);
    expect(await problems(page)).toEqual([]);
    await page.clock.fastForward(200);
    expect(await problems(page)).toEqual(["silent"]);
    expect(await shown(page, "#silent")).toMatch(/没有应答[\s\S]*重新加载/);
    await page.evaluate("answer()");
    expect(await problems(page)).toEqual([]);
  });

  test.for(["office/office.js", "functions.js", "taskpane.js"])(
    "says that %s is missing, and loads again",
    async (name) => {
      const page = await openWith(office("Excel"), { missing: [name] });
      expect(await problems(page)).toEqual(["incomplete"]);
      await page.unroute(`**/${name}*`);
      await page.locator("#incomplete button").click();
      await expect.poll(() => page.evaluate("countyMonthly?.pane")).toBe(true);
      await expect.poll(() => problems(page)).toEqual([]);
    },
  );

  test("says in a browser that it is not in Excel, and writes nothing there", async () => {
    const page = await openWith(office(null));
    await says(page, "#pane", "请在Excel中打开");
    expect(await page.locator("#pane button").count()).toBe(0);
    expect(await page.locator("#pane a").getAttribute("href")).toBe("workbench.html");
  });

  test("says what to do where Excel refuses everything", async () => {
    const page = await openWith(office("Excel"));
    await says(page, "#notice", "Excel没有完成这一步");
    expect(await shown(page, "#notice")).toContain("稍后再试");
    await page.getByRole("button", { name: "开始检查" }).waitFor();
  });

  test("says when the server has a newer version than the script", async () => {
    const page = await openWith(office("Excel"));
    await page.route("**/version.json", (route) =>
      route.fulfill({ json: { version: "9.9.9", metadata: "0", functions: 1 } }),
    );
    await page.reload();
    await show(page, "state");
    await says(page, "dl", "9.9.9");
    expect(await shown(page, ".caution")).toMatch(/版本不一致.*清除加载项缓存/);
  });
});

describe("inserting the example, as the ribbon asks", () => {
  const SHEET = "月报 '1'";
  const at = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
  const open = async (area = at(4, 27, 5, 27), locale: "zh-CN" | "en-US" = "zh-CN") => {
    const excel = await openExcelWorkbook(browser, site.origin, { sheets: [{ name: SHEET, rows: [] }], locale });
    await excel.page.locator("main .empty").waitFor();
    await excel.select({ sheet: SHEET, area });
    return excel;
  };
  const offer = (page: Page): Promise<unknown> =>
    page.evaluate(
      `new Promise((completed) => {
        Office.addin.showAsTaskpane = async () => undefined;
        Office.actions._association.mappings.INSERTEXAMPLE({ completed });
      })`,
    );
  const answer = (page: Page, words: string): Promise<void> =>
    page.locator(".prompt").getByRole("button", { name: words }).click();
  const written = ({ book }: ExcelWorkbook) =>
    Object.fromEntries(
      [...book.sheet(SHEET).known()].map(([row, column, { value, formula, format }]) => [
        addressOf(row, column),
        formula === undefined ? value : { value, formula, format },
      ]),
    );

  test("names the range below the selection, takes the keyboard there, and writes when told to", async () => {
    const excel = await open();
    const { page } = excel;
    await offer(page);
    expect(await shown(page, "#question")).toBe("将写入月报 '1' AB7:AE8，是否写入？");
    expect(written(excel)).toEqual({});
    expect(await page.evaluate("document.activeElement.textContent.trim()")).toBe("写入");
    await page.keyboard.press("Enter");
    await says(page, "#notice", "已写入");
    await expect
      .poll(() => written(excel))
      .toEqual({
        AB7: "指标（万元）",
        AC7: "1—8月",
        AD7: "上年同期",
        AE7: "同比增长",
        AB8: "财政总收入",
        AC8: 65300,
        AD8: 63275,
        AE8: { value: 0.032, formula: "=COUNTY.GROWTHRATE(AC8,AD8,1)", format: "0.0%" },
      });
    expect(await page.locator(".prompt").count()).toBe(0);
  });

  test("speaks English where Excel does", async () => {
    const { page } = await open(undefined, "en-US");
    await offer(page);
    expect(await shown(page, "#question")).toBe("月报 '1' AB7:AE8 will be written. Write?");
  });

  test("leaves everything as it is when told not to", async () => {
    const excel = await open();
    await offer(excel.page);
    await answer(excel.page, "取消");
    await excel.page.locator(".prompt").waitFor({ state: "detached" });
    expect(written(excel)).toEqual({});
  });

  test("refuses a range with content, also one that was filled while it asked", async () => {
    const excel = await open();
    await offer(excel.page);
    await excel.type(SHEET, 6, 27, "已有");
    await answer(excel.page, "写入");
    await says(excel.page, "#notice", "有内容，没有写入");
    expect(written(excel)).toEqual({ AB7: "已有" });
  });

  test("refuses where the sheet ends", async () => {
    const excel = await open(at(0, 0, 1_048_575, 0));
    await offer(excel.page);
    await answer(excel.page, "写入");
    await says(excel.page, "#notice", "放不下");
    expect(written(excel)).toEqual({});
  });

  test("says so where a cell is being edited", async () => {
    const excel = await open();
    excel.editing(true);
    await offer(excel.page);
    await says(excel.page, "#notice", "正在编辑");
    expect(written(excel)).toEqual({});
  });
});
